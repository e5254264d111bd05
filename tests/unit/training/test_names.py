"""Training on a handful of our own sentences: it learns them, twice the same, and is scored strictly."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from types import SimpleNamespace

import pytest

from kg.errors import InputError, SettingsError
from kg.extract.tagger import open_tagger
from kg.lang import load_pack
from kg.training import clusters
from kg.training.clusters import cluster_words, packed
from kg.training.labelled import LabelledSentence
from kg.training.names import card, score, train
from tests.unit.training.examples import labelled, texts

PACK = load_pack("id")
pytest.importorskip("sklearn")


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    return train(labelled(), texts(), pack=PACK, folder=folder), folder


def test_it_finds_what_it_learned(trained):
    result = score(open_tagger(PACK, trained[1]), labelled())
    assert (result.precision, result.recall, result.f1) == (1, 1, 1)
    assert set(result.by_kind) == {"PER", "ORG", "LOC"}


def test_it_says_what_it_wrote(trained):
    said, folder = trained
    assert said.sentences == len(labelled())
    assert said.made == 300
    assert said.words == 729
    for name, digest in said.digests.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest


def test_training_twice_gives_the_same_bytes(trained, tmp_path):
    again = train(labelled(), texts(), pack=PACK, folder=tmp_path)
    assert again == trained[0]


def test_the_card_is_toml(trained):
    said, folder = trained
    read = tomllib.loads(card(said, {"a/test.txt": score(open_tagger(PACK, folder), labelled())}))
    assert read["files"] == dict(said.digests)
    assert read["scores"]["a/test.txt"]["f1"] == 1


@pytest.mark.parametrize(
    ("tags", "right", "found", "f1"),
    [
        (["O", "B-PER", "I-PER", "O", "B-LOC"], 2, 2, 1.0),
        (["O", "B-PER", "O", "O", "B-LOC"], 1, 2, 0.5),
        (["O", "B-ORG", "I-ORG", "O", "O"], 0, 1, 0.0),
        (["O", "O", "O", "O", "O"], 0, 0, 0.0),
    ],
)
def test_a_name_counts_with_borders_and_kind_only(tags, right, found, f1):
    gold = LabelledSentence(("kata", "Ratna", "Prameswari", "di", "Sagara"), ("O", "B-PER", "I-PER", "O", "B-LOC"))
    result = score(SimpleNamespace(tags=lambda words: tags[: len(words)]), [gold])
    assert (result.right, result.found, result.expected) == (right, found, 2)
    assert result.f1 == pytest.approx(f1)


def test_clusters_are_the_same_twice_and_packed_the_same():
    first, second = cluster_words(texts()), cluster_words(texts())
    assert list(first) == sorted(first)
    assert packed(first) == packed(second)


def test_too_few_words_for_clusters_are_told():
    with pytest.raises(InputError, match="UJ102"):
        cluster_words(["air surut air surut air surut"])


def test_without_scikit_learn_the_cure_is_told(monkeypatch):
    monkeypatch.setattr(clusters, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"ujar\[train\].*UJ721"):
        cluster_words(texts())
