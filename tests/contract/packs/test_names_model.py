"""What every pack with a trained tagger must keep: files that load, and cards that name them."""

from __future__ import annotations

import tomllib
from hashlib import sha256

import pytest

from kg.extract.tagger import MODEL, load_tagger
from kg.lang import available, load_pack
from kg.lang.clusters import CLUSTERS, read_clusters
from kg.training.names import CARD
from kg.training.patterns import FILE, read_patterns

WITH_MODEL = [code for code in available() if (load_pack(code).folder / MODEL).is_file()]
LARGEST_BYTES = 3_000_000


@pytest.fixture(params=WITH_MODEL)
def pack(request):
    return load_pack(request.param)


def test_indonesian_has_a_model():
    assert "id" in WITH_MODEL


def test_the_model_loads_and_finds_names(pack):
    tagger = load_tagger(pack)
    assert tagger is not None
    assert {tag[2:] for tag in tagger._model.labels()} == {"", "PER", "ORG", "LOC"}


@pytest.mark.parametrize("name", [MODEL, CLUSTERS])
def test_both_cards_name_the_digest(pack, name):
    content = (pack.folder / name).read_bytes()
    digest = sha256(content).hexdigest()
    assert len(content) < LARGEST_BYTES
    assert tomllib.loads((pack.folder / CARD).read_text(encoding="utf-8"))["files"][name] == digest
    assert digest[:12] in (pack.folder / "names.md").read_text(encoding="utf-8")


def test_the_card_has_the_scores_that_were_measured(pack):
    measured = tomllib.loads((pack.folder / CARD).read_text(encoding="utf-8"))["scores"]
    page = (pack.folder / "names.md").read_text(encoding="utf-8")
    assert [name for name, score in measured.items() if f"{score['f1']:.3f}" not in page] == []


def test_the_clusters_are_words_and_numbers(pack):
    clusters = read_clusters(pack.folder / CLUSTERS)
    assert len(clusters) > 10_000
    assert all(word[0].isalpha() and word == word.lower() for word in clusters)
    assert all(coarse.isdigit() and fine.isdigit() for coarse, fine in clusters.values())


def test_the_patterns_are_read(pack):
    assert len(read_patterns(pack.folder / FILE)) > 10


def test_the_model_is_part_of_the_digest(pack, tmp_path):
    from kg.lang.pack import read_pack

    for path in pack.folder.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    assert read_pack(tmp_path).digest == pack.digest
    (tmp_path / MODEL).write_bytes(b"another")
    assert read_pack(tmp_path).digest != pack.digest
