"""Sentences made from patterns."""

from __future__ import annotations

import pytest

from kg.errors import LexiconError
from kg.training.labelled import LabelledSentence
from kg.training.patterns import made_sentences, read_patterns

DATA = [
    LabelledSentence(("Ratna", "Prameswari", "di", "Sagara"), ("B-PER", "I-PER", "O", "B-LOC")),
    LabelledSentence(("Hadi", "Sukmana", "dari", "Posko"), ("B-PER", "I-PER", "O", "B-ORG")),
]


def made(*patterns: str, count: int = 1) -> list[LabelledSentence]:
    return made_sentences(patterns, DATA, titles=["bupati"], count=count)


def test_slots_are_filled_with_names_of_the_data():
    (sentence,) = made("kata Kepala BPBD|B-ORG {LOC|ORG} {PER} .")
    assert sentence.words[:4] == ("kata", "Kepala", "BPBD", "Sagara")
    assert sentence.words[4] in {"Ratna", "Hadi"}
    assert sentence.tags[:6] == ("O", "O", "B-ORG", "I-ORG", "B-PER", "I-PER")
    assert (sentence.words[-1], sentence.tags[-1]) == (".", "O")


def test_titles_have_no_tag():
    assert {(s.words[1].lower(), s.tags[1]) for s in made("kata {title} {PER}", count=20)} == {("bupati", "O")}


def test_the_same_data_make_the_same_sentences():
    assert made("kata {PER}", "{PER} pulang", count=50) == made("kata {PER}", "{PER} pulang", count=50)


def test_without_patterns_or_names_nothing_is_made():
    assert made() == []
    assert made_sentences(["kata {PER}"], DATA[:1], titles=["bupati"], count=3) == []


def test_an_unknown_slot_is_named(tmp_path):
    path = tmp_path / "names.patterns.txt"
    path.write_text("# patterns\nkata {PER}\nkata {EVENT}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="UJ203") as caught:
        read_patterns(path)
    assert f"{path}:3" in str(caught.value)


def test_a_pack_may_have_no_patterns(tmp_path):
    assert read_patterns(tmp_path / "names.patterns.txt") == []
