"""Making a release: what is in it, one id for one content, and a folder only when it is whole."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS

from kg import resources
from kg.errors import SettingsError, StoreError
from kg.export.rdf import MEDIA_TYPES, write_rdf
from kg.export.release import Edition, Release, freeze, verify
from kg.export.release.folder import files_of, write_sorted
from kg.export.selection import select
from kg.ids import Namer
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.rdf.triples import literal, quads_of
from kg.rdf.vocab import LABEL
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import View
from kg.views.filters import view_filter
from tests.unit.export.release.edition import EDITION, SETTINGS

SAMPLES = sorted((resources.folder("data") / "sample" / "id").glob("*.txt"))


def told(folder: Path) -> dict[str, object]:
    return json.loads((folder / "release.json").read_bytes())


def frozen_lines(folder: Path) -> list[bytes]:
    return gzip.decompress((folder / "graphs.nq.gz").read_bytes()).splitlines(keepends=True)


def test_the_graphs_are_the_export_sorted(release: Release, archive: View) -> None:
    out = io.BytesIO()
    write_rdf(archive, out, media_type=MEDIA_TYPES["nq"])
    assert frozen_lines(release.folder) == sorted(out.getvalue().splitlines(keepends=True))


def test_more_lines_than_fit_into_memory_are_sorted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.export.release.folder._RUN_LINES", 3)
    given = [b"# a comment\n", *(f"<{number * 7 % 11}> .\n".encode() for number in range(30))]

    def write(out: io.BytesIO) -> None:
        data = b"".join(given)
        assert all(out.write(data[start : start + 5]) for start in range(0, len(data), 5))

    assert write_sorted(tmp_path, write) == 11
    assert frozen_lines(tmp_path) == sorted(set(given[1:]))


def test_the_id_is_the_digest_of_the_contents_and_every_describing_file_names_it(release: Release) -> None:
    contents = (release.folder / "contents.sha256").read_bytes()
    assert release.facts.id == f"sha256:{sha256(contents).hexdigest()}"
    for name in ("release.json", "datapackage.json", "CITATION.cff", "README.md", "void.ttl"):
        assert release.facts.id in (release.folder / name).read_text(encoding="utf-8"), name
    graph = rdflib.Graph().parse(release.folder / "void.ttl")
    dataset = rdflib.URIRef(f"{SETTINGS.base}.well-known/void#dataset")
    assert str(graph.value(dataset, DCTERMS.identifier)) == release.facts.id


def test_the_digests_are_those_that_sha256sum_checks(release: Release) -> None:
    ran = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=release.folder, check=False)
    assert ran.returncode == 0
    listed = {line.partition("  ")[2] for line in (release.folder / "SHA256SUMS").read_text().splitlines()}
    assert listed == set(files_of(release.folder)) - {"SHA256SUMS"}


def test_counts_say_their_units(release: Release) -> None:
    row = told(release.folder)
    assert row["counts"] == {
        "statements": len(frozen_lines(release.folder)),
        "articles": len(SAMPLES),
        "articles_without_date": 0,
        "outlets": 6,
        "quotes_every_copy_counted": row["rows"]["quotes"],
        "distinct_speaker_claim_pairs": release.facts.covered.claims,
    }
    assert row["extractors"][0]["articles"] == len(SAMPLES)
    assert row["made_with"]["ujar"]


def test_the_order_of_ingest_and_what_is_said_of_the_edition_do_not_change_the_id(
    release: Release, tmp_path: Path
) -> None:
    settings = Settings()
    with closing(open_store(tmp_path / "store", settings=settings)) as store:
        for half in (SAMPLES[::-2], SAMPLES[::-1]):
            ingest((one for path in half for one in read_documents(path)), store, settings=settings)
    with closing(open_store(tmp_path / "store", settings=settings, read_only=True)) as view:
        other = freeze(view, tmp_path / "again", settings=SETTINGS, edition=EDITION)
        assert {name: (other.folder / name).read_bytes() for name in files_of(other.folder)} == {
            name: (release.folder / name).read_bytes() for name in files_of(release.folder)
        }
        plain = freeze(view, tmp_path / "plain", settings=SETTINGS, edition=Edition.here())
        assert plain.facts.id == release.facts.id
        renamed = freeze(view, tmp_path / "named", settings=replace(SETTINGS, title="Lain"), edition=EDITION)
        assert renamed.facts.id != release.facts.id


def test_a_selection_holds_whole_articles_and_says_so(archive: View, tmp_path: Path) -> None:
    chosen = select(archive, view_filter(speaker="Ratna Prameswari", after="2025"))
    made = freeze(archive, tmp_path / "a", settings=SETTINGS, edition=EDITION, selection=chosen)
    assert made.facts.covered.articles == len(chosen.keys) < len(SAMPLES)
    assert told(made.folder)["selection"] == {"after": "2025", "speaker": ["Ratna Prameswari"]}
    assert "speaker Ratna Prameswari" in (made.folder / "CITATION.cff").read_text()
    graph = rdflib.Graph().parse(made.folder / "void.ttl")
    (main,) = graph.subjects(DCTERMS.identifier, rdflib.Literal(made.facts.id))
    assert int(graph.value(main, rdflib.VOID.triples)) == made.facts.statements
    assert not made.is_remembered
    assert verify(made.folder).problems == ()


@pytest.mark.parametrize(
    ("there", "force", "problem"),
    [
        ({"catatan.txt": "x"}, False, "something else"),
        ({"catatan.txt": "x"}, True, "something else"),
        ({"release.json": "{}"}, True, "something else"),
        (dict.fromkeys(("release.json", "graphs.nq.gz", "contents.sha256", "SHA256SUMS"), ""), False, "a release"),
    ],
)
def test_what_is_there_is_left_alone(
    archive: View, tmp_path: Path, there: dict[str, str], *, force: bool, problem: str
) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    for name, text in there.items():
        (folder / name).write_text(text)
    with pytest.raises(SettingsError, match=problem) as caught:
        freeze(archive, folder, settings=SETTINGS, edition=EDITION, force=force)
    assert caught.value.code == "UJ740"
    assert files_of(tmp_path) == sorted(f"a/{name}" for name in there)


def test_force_replaces_a_release_and_nothing_is_left_of_it(archive: View, copy: Path) -> None:
    (copy / "README.md").write_text("lain")
    freeze(archive, copy, settings=SETTINGS, edition=EDITION, force=True)
    assert verify(copy).problems == ()
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_a_link_to_a_release_stays_one(archive: View, copy: Path) -> None:
    link = copy.parent / "rilis"
    link.symlink_to(copy)
    freeze(archive, link, settings=SETTINGS, edition=EDITION, force=True)
    assert link.readlink() == copy
    assert verify(copy).problems == ()
    assert sorted(path.name for path in copy.parent.iterdir()) == sorted([copy.name, "rilis"])


def test_an_interrupted_release_leaves_nothing(archive: View, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.export.release.frozen.compute", stop)
    for folder, force in ((copy, True), (copy.parent / "new", False)):
        with pytest.raises(KeyboardInterrupt):
            freeze(archive, folder, settings=SETTINGS, edition=EDITION, force=force)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert verify(copy).problems == ()


def test_nothing_to_release_is_an_error(archive: View, tmp_path: Path) -> None:
    nothing = select(archive, view_filter(after="2090"))
    with closing(open_store(None, settings=SETTINGS)) as empty:
        for view, chosen in ((archive, nothing), (empty, None)):
            with pytest.raises(SettingsError) as caught:
                freeze(view, tmp_path / "a", settings=SETTINGS, edition=EDITION, selection=chosen)
            assert caught.value.code == "UJ741"
    assert files_of(tmp_path) == []


def test_a_store_whose_derived_graphs_are_others_is_not_released(tmp_path: Path) -> None:
    with closing(open_store(None, settings=SETTINGS)) as store:
        ingest(read_documents(SAMPLES[0]), store, settings=SETTINGS)
        namer = Namer(store.base)
        graph = namer.graph("identities")
        odd = quads_of(graph, [(namer.authority("x"), LABEL, literal("Siapa"))])
        store.replace_graphs([graph], [*store.quads(graph), *odd])
        with pytest.raises(StoreError, match="graph/identities") as caught:
            freeze(store, tmp_path / "a", settings=SETTINGS, edition=EDITION)
    assert caught.value.code == "UJ421"
