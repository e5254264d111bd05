"""What a word can be, by its letters and the pack."""

from __future__ import annotations

import pytest

from kg.extract.words import WordClass, cue_entry, is_predicate, word_class
from kg.model.attribution import CueForm
from tests.unit.extract.examples import PACK


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ratna", WordClass.NAME),
        ("Budi", WordClass.NAME),
        ("Polda", WordClass.ORGANIZATION),
        ("WNPT", WordClass.ORGANIZATION),
        ("Jakarta", WordClass.PLACE),
        ("AS-Rusia", WordClass.PLACE),
        ("Menteri", WordClass.ROLE),
        ("menteri", WordClass.ROLE),
        ("presiden/panglima", WordClass.ROLE),
        ("S.H", WordClass.DEGREE),
        ("dr", WordClass.DEGREE),
        ("Perhubungan", WordClass.COMMON),
        ("Banjir", WordClass.COMMON),
        ("Rumahnya", WordClass.COMMON),
        ("banjir", WordClass.LOWER),
        ("2025", WordClass.NUMBER),
        ("@warga", WordClass.MARK),
        (",", WordClass.MARK),
    ],
)
def test_the_class_of_a_word(word, expected):
    assert word_class(word, PACK) is expected


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("kata", "kata", CueForm.BARE),
        ("mengatakan", "kata", CueForm.ACTIVE),
        ("dikatakan", "kata", CueForm.PASSIVE),
        ("katanya", "kata", CueForm.CLITIC),
        ("dijelaskannya", "jelas", CueForm.CLITIC),
        ("menurut", "turut", CueForm.ACCORDING),
        ("menurutnya", "turut", CueForm.CLITIC),
        ("ujanya", "ujar", CueForm.CLITIC),
        ("bilang", "bilang", CueForm.ACTIVE),
    ],
)
def test_the_entry_of_a_reporting_expression(word, lemma, form):
    entry = cue_entry(word, PACK)
    assert entry is not None
    assert (entry.lemma, entry.form) == (lemma, form)


@pytest.mark.parametrize("word", ["rumah", "rumahnya", "nya", "perkataan", ""])
def test_other_words_have_no_entry(word):
    assert cue_entry(word, PACK) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("akan", True),
        ("tidak", True),
        ("memeriksa", True),
        ("ditangkap", True),
        ("menteri", False),
        ("direktur", False),
        ("rumah", False),
        ("warga", False),
    ],
)
def test_predicates(word, expected):
    assert is_predicate(word, PACK) is expected
