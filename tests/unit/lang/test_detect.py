"""Which language a text is in."""

from __future__ import annotations

import pytest

from kg.lang.detect import detect

INDONESIAN = (
    "Wali Kota Wanatirta mengatakan air sungai sudah surut sejak pagi dan warga bisa kembali ke rumah masing-masing. "
    "Petugas masih berjaga di tanggul karena hujan diperkirakan turun lagi malam nanti."
)
ENGLISH = (
    "The mayor said the river had fallen since the morning and people could go back to their homes. "
    "Officers were still guarding the levee because more rain was expected during the night."
)


@pytest.mark.parametrize(("text", "code"), [(INDONESIAN, "id"), (ENGLISH, "en")])
def test_whole_texts(text, code):
    assert detect(text) == code


def test_a_short_text_is_one_of_the_known():
    assert detect("Air surut.", ("id", "ms")) in {"id", "ms"}


def test_an_article_that_quotes_another_language_is_in_that_of_its_lead():
    assert detect(f"{INDONESIAN} {ENGLISH * 4}", ("id",)) == "id"


def test_another_language_is_not_forced_into_the_known():
    assert detect(ENGLISH, ("id",)) == "en"


def test_an_empty_text_has_some_answer():
    assert detect("", ("id",)) == "id"
