"""Encodings: what a mark, the bytes, or neither say."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.ingest.encodings import check_is_text, decode, detect

TEXT = "“Kami siap,” kata Sari Wulandari – Bupati Tanjung Rawa."
LONG = TEXT + " Hujan turun sejak pagi di seluruh kabupaten." * 20


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_text_comes_back(codec: str) -> None:
    text, encoding = decode(LONG.encode(codec), "berita.txt")
    assert text == LONG
    assert encoding.is_guess is (codec == "cp1252")


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_chunks_may_cut_a_character(size: int) -> None:
    data = LONG.encode()
    assert detect(data[at : at + size] for at in range(0, len(data), size)).name == "utf-8"


def test_broken_utf8_is_not_taken_for_windows() -> None:
    with pytest.raises(InputError, match=r"berita\.txt:2: byte 0xff \(number \d+\) is not UTF-8 .*UJ104"):
        decode(LONG.encode() + b"\nrusak \xff di sini", "berita.txt")


def test_cut_utf8_is_broken() -> None:
    with pytest.raises(InputError, match="UJ104"):
        decode(LONG.encode() + "”".encode()[:2], "berita.txt")


def test_many_high_bytes_are_no_indonesian() -> None:
    with pytest.raises(InputError, match="UJ104"):
        decode("Привет, мир".encode("koi8-r"), "berita.txt")


BINARY = (
    (b"%PDF-1.7 ...", "PDF"),
    (b"PK\x03\x04 ...", "ZIP"),
    (b"\xd0\xcf\x11\xe0" + bytes(20), "old Office file"),
    (bytes(range(256)) * 4, "binary"),
    (bytes(400), "binary"),
)


@pytest.mark.parametrize(("start", "what"), BINARY)
def test_binary_files_are_named(start: bytes, what: str) -> None:
    with pytest.raises(InputError, match=f"{what}.*UJ103"):
        check_is_text(start, "x.txt")


def test_wide_text_without_mark_is_named() -> None:
    with pytest.raises(InputError, match=r"UTF-16.*UJ104"):
        check_is_text(LONG.encode("utf-16-le"), "x.txt")


@pytest.mark.parametrize("data", [LONG.encode(), LONG.encode("utf-16"), b"", b"baris\tdengan\ttab\r\n"])
def test_text_is_let_through(data: bytes) -> None:
    check_is_text(data, "x.txt")
    assert decode(data, "x.txt")[0].isprintable() or b"\t" in data
