"""A release of a store with versions: current ones only, and what became of the others, which is checked."""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.export.release import freeze, verify
from kg.ids import Namer
from kg.intake import ingest
from kg.intake.notices import note
from kg.rdf.vocab import WAS_REVISION_OF
from kg.store import open_store
from kg.store.archive import NoticeKind
from tests.unit.export.release.edition import EDITION, SETTINGS
from tests.unit.intake.test_versions import ADDRESS, K1, K3, KO, OTHER, TEXTS


@pytest.fixture
def store():
    with closing(open_store(None, settings=SETTINGS)) as opened:
        ingest(TEXTS, opened, settings=SETTINGS)
        note(opened, [ADDRESS], NoticeKind.CORRECTION, date="2025-06-21", reason="Angkanya keliru.")
        note(opened, [OTHER.id], NoticeKind.WITHDRAWAL, date="2025-06-22", reason="Tidak pernah dikatakan.")
        yield opened


def test_a_release_holds_current_versions_and_says_what_became_of_the_others(store, tmp_path: Path) -> None:
    release = freeze(store, tmp_path / "rilis", settings=SETTINGS, edition=EDITION)
    assert release.facts.covered.articles == 1
    assert verify(tmp_path / "rilis").problems == ()
    text = gzip.decompress((tmp_path / "rilis" / "graphs.nq.gz").read_bytes()).decode()
    assert f"/graph/article/{K3}>" in text
    assert "Tidak pernah dikatakan." in text
    assert not any(f"/graph/article/{key}>" in text for key in (K1, KO))


@pytest.mark.parametrize("fault", ["a withdrawn article is current", "a revision of what is current"])
def test_what_does_not_agree_with_its_versions_is_not_released(store, tmp_path: Path, fault: str) -> None:
    namer = Namer(SETTINGS.base)
    if fault == "a withdrawn article is current":
        graphs = [namer.graph(kind, KO) for kind in ("article", "prov")]
        store.replace_graphs(graphs, store.archive.quads(KO))
    else:
        graph = namer.graph("versions")
        kept = [quad for quad in store.quads(graph) if quad.predicate != WAS_REVISION_OF]
        store.replace_graphs([namer.graph("article", K1), graph], [*store.archive.quads(K1, "article"), *kept])
    with pytest.raises(StoreError, match="graph/versions") as caught:
        freeze(store, tmp_path / "rilis", settings=SETTINGS, edition=EDITION)
    assert caught.value.code == "UJ421"
