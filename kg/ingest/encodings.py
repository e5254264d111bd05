"""Which encoding bytes are in, and what is no text at all.

The rule: a byte order mark decides; else UTF-8 if every byte fits; else Windows-1252 if no multi-byte
character of UTF-8 is in it and high bytes are few, as in Indonesian text typed on Windows, where they are
curly quotation marks and dashes; else it is broken UTF-8.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError, Worded

if TYPE_CHECKING:
    from collections.abc import Iterable

CHUNK_BYTES = 1 << 20
UTF8_CURE = Worded("{save_as_utf8}")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF file", Worded("{from_document}")),
    (b"PK\x03\x04", "a ZIP archive (.xlsx, .docx and .odt are such)", Worded("{from_archive}")),
    (b"\xd0\xcf\x11\xe0", "an old Office file", Worded("{from_office}")),
    (b"\x89PNG", "a picture", "give its text"),
    (b"\xff\xd8\xff", "a picture", "give its text"),
    (b"PAR1", "a Parquet file", Worded("{from_table}")),
    (b"SQLite format 3", "a SQLite database", Worded("{from_table}")),
    (b"\x7fELF", "a program", "give a text"),
)
_ASCII = bytes(range(0x80))
_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\r\f\x0b\x00\x1a\x1b"))
_UNDEFINED_1252 = b"\x81\x8d\x8f\x90\x9d"
_CONTROL_SHARE = 0.02
"""Share of control characters above which bytes are no text; texts have none, compressed data 10 % and more."""
_CONTROL_COUNT = 8
"""Control characters up to which a short input is still text; each is then refused where it stands."""
_HIGH_SHARE = 0.05
"""Share of high bytes up to which text may be Windows-1252; Indonesian news has below 1 % of them."""
_NUL_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Encoding:
    """Codec and its error handler; `is_guess` where no mark and no proof says so."""

    name: str
    errors: str = "strict"
    is_guess: bool = False


def check_is_text(start: bytes, place: str) -> None:
    """Raises InputError UJ103 if the first bytes of an input are those of a binary file."""
    if mark_of(start):
        return
    for magic, what, cure in _MAGIC:
        if start.startswith(magic):
            raise InputError("UJ103", f"this is {what}, not text", place=place, cure=cure)
    if start.count(0) > len(start) * _NUL_SHARE and start.count(0) < len(start) * 0.6 and _is_wide(start):
        raise InputError("UJ104", "this looks like UTF-16 without its mark", place=place, cure=UTF8_CURE)
    control = len(start) - len(start.translate(None, _CONTROL + b"\x00"))
    if control > max(len(start) * _CONTROL_SHARE, _CONTROL_COUNT):
        raise InputError("UJ103", "this is a binary file, not text", place=place, cure="give a text")


def mark_of(start: bytes) -> Encoding | None:
    """The encoding that a byte order mark announces, or None."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return Encoding(name)
    return None


def detect(chunks: Iterable[bytes]) -> Encoding:
    """Encoding of a whole input, given in chunks of any size.

    Broken UTF-8 is `surrogateescape`, so that a reader can refuse the rows it is in and keep the others.
    """
    decoder, evidence = codecs.getincrementaldecoder("utf-8")("replace"), _Evidence()
    for number, chunk in enumerate(chunks):
        if not number and (marked := mark_of(chunk)):
            return marked
        if not chunk.isascii() or evidence.pending:
            evidence = evidence.plus(chunk, decoder.decode(chunk), pending=bool(decoder.getstate()[0]))
        else:
            evidence = evidence.plus(chunk, "", pending=False)
    return evidence.verdict(is_cut=bool(decoder.getstate()[0]))


def decode(data: bytes, place: str) -> tuple[str, Encoding]:
    """The text of `data` without its mark.

    Raises InputError UJ104, with the line and byte, for bytes that fit no encoding of the rule.
    """
    encoding = detect((data,))
    if encoding.errors == "surrogateescape":
        encoding = Encoding("utf-8")
    try:
        return data.decode(encoding.name), encoding
    except UnicodeDecodeError as error:
        raise wrong_encoding(data, error, place) from error


def wrong_encoding(data: bytes, error: UnicodeDecodeError, place: str) -> InputError:
    """The error UJ104 for the byte at which `data` cannot be decoded."""
    line = data.count(b"\n", 0, error.start) + 1
    problem = f"byte 0x{data[error.start]:02x} (number {error.start + 1}) is not {error.encoding.upper()}"
    return InputError("UJ104", problem, place=f"{place}:{line}", cure=UTF8_CURE)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Counts over what was seen: bytes, high bytes, bytes that Windows-1252 lacks, characters of UTF-8, failures."""

    size: int = 0
    high: int = 0
    undefined: int = 0
    wide: int = 0
    broken: int = 0
    pending: bool = False

    def plus(self, chunk: bytes, text: str, *, pending: bool) -> _Evidence:
        """The evidence with one more chunk and what UTF-8 made of it."""
        if not text:
            return _Evidence(self.size + len(chunk), self.high, self.undefined, self.wide, self.broken, pending)
        high = chunk.translate(None, _ASCII)
        broken = text.count("�")
        return _Evidence(
            self.size + len(chunk),
            self.high + len(high),
            self.undefined + len(high) - len(high.translate(None, _UNDEFINED_1252)),
            self.wide + sum(1 for char in text if char > "\x7f") - broken,
            self.broken + broken,
            pending,
        )

    def verdict(self, *, is_cut: bool) -> Encoding:
        """The encoding; `is_cut` where the last character of UTF-8 is not whole."""
        if not self.broken and not is_cut:
            return Encoding("utf-8")
        if not self.wide and not self.undefined and self.high <= max(self.size * _HIGH_SHARE, 3):
            return Encoding("cp1252", is_guess=True)
        return Encoding("utf-8", "surrogateescape", is_guess=True)


def _is_wide(start: bytes) -> bool:
    """Whether zero bytes stand in every other place, as in UTF-16 of Latin text."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    return max(even, odd) > 5 * min(even, odd)
