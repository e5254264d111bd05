"""What one token is."""

from __future__ import annotations

import pytest

from kg.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Ratna mengatakan air surut.", ["Ratna", "mengatakan", "air", "surut", "."]),
        ('"Air surut," katanya.', ['"', "Air", "surut", ",", '"', "katanya", "."]),
        ("Rabu (18/6/2025) pukul 07.30", ["Rabu", "(", "18/6/2025", ")", "pukul", "07.30"]),
        ("Rp 1.950.000,50", ["Rp", "1.950.000,50"]),
        ("anak-anak Jum'at al-Hikmah", ["anak-anak", "Jum'at", "al-Hikmah"]),
        ("S.H. dan detik.com", ["S.H", ".", "dan", "detik.com"]),
        ("akun @warga.pesisir_1,", ["akun", "@warga.pesisir_1", ","]),
        ("Covid19 G20", ["Covid19", "G20"]),
        ("naik 5 persen–7 persen", ["naik", "5", "persen–7", "persen"]),
        ("  \n\t", []),
        ("", []),
    ],
)
def test_tokens(text, tokens):
    assert [token.text for token in tokenize(text)] == tokens


def test_a_token_knows_its_place_and_its_lower_case():
    first, second = tokenize("Air Surut")
    assert (first.start, first.end, first.lower) == (0, 3, "air")
    assert (second.start, second.end, second.lower) == (4, 9, "surut")
