"""Which language a text is in."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from kg.lang import load_pack
from kg.lang.detect import detect
from kg.lang.everyday import plain_language
from tests.unit.lang.neighbours import ENGLISH, INDONESIAN, JAVANESE, MALAY, MALAY_PLAIN, OTHERS

PACKS = (load_pack("id"),)
SENTENCE = "Hadi Sukmana mengatakan air sungai sudah surut sejak pagi dan warga yang mengungsi dapat kembali ke rumah."


@pytest.mark.parametrize(("text", "code"), [(INDONESIAN, "id"), (ENGLISH, "en"), (MALAY, "ms"), (JAVANESE, "jv")])
def test_whole_texts(text, code):
    assert detect(text, PACKS) == code
    assert detect(text) == code


def test_a_short_text_is_one_that_a_pack_reads():
    assert detect("Air surut.", PACKS) in {"id", "ms"}


def test_an_article_that_quotes_another_language_is_in_that_of_its_lead():
    text = f"{INDONESIAN} {ENGLISH * 6}"
    assert plain_language(text[:3000], PACKS) is None
    assert detect(text, PACKS) == "id"


def test_another_language_is_not_forced_into_that_of_a_pack():
    assert detect(ENGLISH, PACKS) == "en"


def test_an_empty_text_has_some_answer():
    assert detect("", PACKS) == "id"


def test_plain_indonesian_needs_no_library(monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert detect(INDONESIAN, PACKS) == "id"


@pytest.mark.parametrize("text", [text for texts in OTHERS.values() for text in texts])
def test_no_other_language_is_plainly_indonesian(text):
    assert plain_language(text, PACKS) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{SENTENCE} Polisi belum bisa menyebut kerugian karena masih mendata.", "id"),
        (f"{SENTENCE} Polis belum dapat menyebut kerugian sebab masih mendata.", None),  # nothing of its own
        (f"{SENTENCE} Polisi belum bisa menyebut kerugian kerana masih mendata kantor.", None),  # a Malay word
        ("Polisi belum bisa menyebut kerugian karena masih mendata.", None),  # too short
        ("Polri Resmi Dokter Klub Stadion " * 9, None),  # too few everyday words
        (f"{INDONESIAN} {MALAY}", None),
        (f"{INDONESIAN} {JAVANESE}", None),
        (f"{MALAY_PLAIN} Kami ke Wanatirta, Maret lalu.", None),
        ("", None),
    ],
)
def test_only_what_is_certain_is_told_at_once(text, code):
    assert plain_language(text, PACKS) == code


def test_nothing_is_certain_when_another_pack_comes_near():
    twin = replace(PACKS[0], code="xx")
    assert plain_language(INDONESIAN, (*PACKS, twin)) is None


def test_nothing_is_certain_when_a_pack_has_no_words_for_it():
    bare = replace(PACKS[0], code="xx", raw={})
    assert plain_language(INDONESIAN, (*PACKS, bare)) is None
    assert plain_language(INDONESIAN, ()) is None
