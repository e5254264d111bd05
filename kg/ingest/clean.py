"""From a document to the article that extraction reads: boilerplate cut, lines joined, glued words parted.

Nothing is lost: `Article.offsets` maps every span back to the text as given. What is cut and what may be
parted is data of the language pack.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from kg.lang.pack import LanguagePack
from kg.memo import remembered
from kg.model.attribution import CueForm
from kg.model.text import Article, OffsetMap, SourceDocument

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_DASH = re.compile(r"[\s\-–—|]+")
_DATELINE = re.compile(r"([^\n]{2,70}?)\s*(?:--|[-–—])\s*(?=[\w\"“‘'(])")
_SHOUTED_OUTLET = re.compile(r".{0,120}?\b[A-Z]{3,}\.(?:COM|ID|CO)\b[^-–—]{0,40}[-–—]{1,2}\s*")
_FINAL = '.!?…:;"”’»)]'
_CONTINUES = re.compile(r"[a-z,.;:)%]")
_DATELINE_LINES = 6
_SHORTEST_GLUED_CHARS = 5
"""A shorter common word at the end of a name is part of it ("Pasaribu")."""
_LONGEST_KNOWN_CHARS = 60
"""No lexicon has a longer word: what is longer is neither a common word nor a name's."""
_LOOSE_MARKS = re.compile(
    r"""
    (?<=[.,!?…]”)(?=[^\W_])               # “…,”kata
    | (?<=[a-z)]),(?=[^\W\d_]|“)           # selesai,kata
    | (?<=[a-z]{2}[.?!])(?=[A-Z][a-z])    # selesai.Ia
    | (?<=["”)][.?!])(?=[A-Z])            # selesai".Ia
    | (?<=[a-z])(?=“)
    | (?<=\bdari)(?=[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,9}\.(?:com|id|net|co)\b)   # darinews.example.com
    """,
    re.VERBOSE,
)
_STRAIGHT_GLUED = re.compile(r"[.,!?…]\"(?=[^\W_])")
_CAPITAL_INSIDE = re.compile(r"\b[^\W\d_]*[a-z]{2}[A-Z](?:[a-z]{2}|[A-Z])\w*")
_CAPITAL = re.compile(r"[A-Z]")
_LOW_TO_HIGH = re.compile(r"[a-z]{2}(?=[A-Z](?:[a-z]{2}|[A-Z]))")
_LONG_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{6,}\b")
_LOWER_GLUED = re.compile(r"\b[a-z]{8,}\b")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    joins: bool = False
    """Whether it goes on from the line before, in the same paragraph."""


def clean(document: SourceDocument, pack: LanguagePack) -> Article:
    """The article of `document`; its text is empty where nothing but boilerplate was given."""
    lines, dateline = _cut_dateline(document.text, _kept(document.text, pack), pack)
    text, offsets = _assemble(document, _joined(document.text, lines), pack)
    return Article(document, pack.code, text, offsets, dateline)


def _kept(text: str, pack: LanguagePack) -> list[_Line]:
    lines: list[_Line] = []
    few: list[bool] = []  # whether a line could be a dateline's place
    skips_next = False
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if skips_next and _is_link_title(stripped):
            skips_next = False
            continue
        if lines and few[len(lines) - 1] and _DASH.fullmatch(stripped):
            lines.pop()  # the dateline of outlets that put place and dash on lines of their own
            continue
        cut = _boilerplate(stripped, pack)
        skips_next = cut == "next"
        if cut is None:
            lines.append(_Line(start, start + len(stripped)))
            few[len(lines) - 1 :] = [len(stripped.split(maxsplit=5)) <= 4]
    return lines


def _is_link_title(line: str) -> bool:
    words = line.split()
    capitals = sum(1 for word in words if not word[0].islower())
    return line[-1] not in '.,"”' and line[0] not in '"“' and len(words) <= 25 and capitals >= len(words) / 2


def _boilerplate(line: str, pack: LanguagePack) -> str | None:
    if len(line) > 200:
        return None
    return next((row.cut for row in pack.boilerplate if row.pattern.fullmatch(line)), None)


def _cut_dateline(text: str, lines: list[_Line], pack: LanguagePack) -> tuple[list[_Line], str | None]:
    for number, line in enumerate(lines[:_DATELINE_LINES]):
        words = text[line.start : line.end]
        length, place = _dateline(words, pack)
        if length:
            rest = _Line(line.start + length, line.end)
            return [*lines[:number], *([rest] if rest.start < rest.end else []), *lines[number + 1 :]], place
    return lines, None


def _dateline(words: str, pack: LanguagePack) -> tuple[int, str | None]:
    shouted = _SHOUTED_OUTLET.match(words)
    if shouted:
        return shouted.end(), _place_in(shouted[0], pack)
    match = _DATELINE.match(words)
    if match and _is_dateline([part.strip() for part in match[1].split(",")], pack):
        return match.end(), _place_in(match[1], pack)
    head = re.match(rf"\w+\.(?:{'|'.join(sorted(pack.words('domains', 'clean')))}),\s*", words)
    if head:
        place = max((name for name in pack.places if words.startswith(name, head.end())), key=len, default="")
        return head.end() + len(place), place or None
    return 0, None


def _is_dateline(parts: list[str], pack: LanguagePack) -> bool:
    domain = re.compile(rf"[\w.]+\.(?:{'|'.join(sorted(pack.words('domains', 'clean')))})", re.IGNORECASE)
    outlets = [part for part in parts if domain.fullmatch(part)]
    known = [part for part in parts if part in pack.places or (len(part) > 3 and part.isupper())]
    short = [part for part in parts if part and part[0].isupper() and len(part.split()) <= 3]
    shouted = bool(parts) and len(parts[0]) > 3 and parts[0].isupper()
    return len(outlets) + len(known) == len(parts) or ((outlets or shouted) and len(outlets) + len(short) >= len(parts))


def _place_in(head: str, pack: LanguagePack) -> str | None:
    parts = [part.strip(" -–—") for part in re.split(r"[,\-–—]", head) if part.strip(" -–—")]
    names = [part.title() if part.isupper() else part for part in parts if "." not in part]
    return next((name for name in names if name in pack.places), names[0] if names else None)


def _joined(text: str, lines: list[_Line]) -> list[_Line]:
    """Lines that go on from the one before are marked: an anchor that stood on a line of its own breaks lines."""
    found: list[_Line] = []
    for number, line in enumerate(lines):
        goes_on = False
        if found:
            before = lines[number - 1]
            gap = text[before.end : line.start]
            open_end = text[before.end - 1] not in _FINAL
            after = lines[number + 1] if number + 1 < len(lines) else None
            is_anchor = after is not None and _starts_low(text, after) and text[line.end - 1] not in _FINAL
            low_end = text[before.start : before.end].rsplit(maxsplit=1)[-1][0].islower()
            goes_on = gap.count("\n") <= 1 and (
                _starts_low(text, line)
                or (open_end and low_end and (is_anchor or len(text[before.start : before.end].split()) > 5))
            )
        found.append(_Line(line.start, line.end, goes_on))
    return found


def _starts_low(text: str, line: _Line) -> bool:
    return _CONTINUES.match(text, line.start) is not None


def _assemble(document: SourceDocument, lines: list[_Line], pack: LanguagePack) -> tuple[str, OffsetMap]:
    text = document.text
    own = frozenset((document.outlet or "").split())
    parts: list[str] = []
    repaired: list[int] = []
    source: list[int] = []
    lengths: list[int] = []
    size = 0
    for line in lines:
        gap = "" if not parts else " " if line.joins and text[line.start] not in ".,;:)" else "" if line.joins else "\n"
        parts.append(gap)
        size += len(gap)
        for start, end in _pieces(text, line, pack, own):
            parts.append(text[start:end])
            repaired.append(size)
            source.append(start)
            lengths.append(end - start)
            size += end - start
            if end < line.end:
                parts.append(" ")
                size += 1
    return "".join(parts), OffsetMap(tuple(repaired), tuple(source), tuple(lengths))


def _pieces(text: str, line: _Line, pack: LanguagePack, own: frozenset[str]) -> list[tuple[int, int]]:
    """The line's stretches between the places where a space is missing."""
    words = text[line.start : line.end]
    cuts = sorted({line.start + place for place in _missing_spaces(words, pack, own)})
    borders = [line.start, *cuts, line.end]
    return [(start, end) for start, end in pairwise(borders) if start < end]


def _missing_spaces(words: str, pack: LanguagePack, own: frozenset[str]) -> list[int]:
    found = [match.end() if match[0] == "," else match.start() for match in _LOOSE_MARKS.finditer(words)]
    marks, counted = 0, 0
    for match in _STRAIGHT_GLUED.finditer(words):
        marks += words.count('"', counted, match.end())
        counted = match.end()
        opens = marks % 2 == 1  # selesai."Kami, but "…,"kata
        found.append(match.start() + 1 if opens else match.end())
    for match in _CAPITAL_INSIDE.finditer(words):
        if match[0] in own:
            continue  # the article's own outlet is written like this
        found.extend(match.start() + place for place in _inner_cuts(match[0], pack))
    is_alone = _Occurrences(words).is_alone
    for match in _LONG_CAPITAL.finditer(words):
        if len(match[0]) > _LONGEST_KNOWN_CHARS:
            continue
        place = _tail_cut(match[0], pack)
        if place and is_alone(match[0]):
            found.append(match.start() + place)
    for match in _LOWER_GLUED.finditer(words):
        place = _head_cut(match[0], pack)
        if place:
            found.append(match.start() + place)
    return found


class _Occurrences:
    """How often words stand in a line, inside other words too; counts all words of one length at once."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._by_length: dict[int, Counter[str]] = {}

    def is_alone(self, word: str) -> bool:
        """Whether a word that begins with a capital stands in the line once."""
        size = len(word)
        if size not in self._by_length:
            places = (match.start() for match in _CAPITAL.finditer(self._line))
            self._by_length[size] = Counter(self._line[place : place + size] for place in places)
        return self._by_length[size][word] == 1


def _inner_cuts(word: str, pack: LanguagePack) -> list[int]:
    """Where spaces are missing in a word with capitals inside ("NegeriIranAbbas", "kepadaPEOPLEmengenai")."""
    head = _glued_head(word, pack)
    if head:
        return [head]
    cuts: list[int] = []
    for match in _LOW_TO_HIGH.finditer(word):
        begin = cuts[-1] if cuts else 0
        if match.end() - begin > _LONGEST_KNOWN_CHARS and not word[begin].islower():
            continue
        if _is_glued(word[begin : match.end()], word, pack):
            cuts.append(match.end())
    tail = _tail_cut(word[cuts[-1] :], pack) if cuts else 0
    return [*cuts, cuts[-1] + tail] if tail else cuts


def _glued_head(word: str, pack: LanguagePack) -> int:
    """Length of a preposition or cue that is glued to a name which holds a capital itself ("daridetikNews")."""
    heads = (head for head in pack.words("glue_heads", "clean") if word.startswith(head))
    return next((len(head) for head in heads if word[len(head) :] in pack.words("brands", "clean")), 0)


def _is_glued(left: str, word: str, pack: LanguagePack) -> bool:
    """Whether a capital inside `word` shows that a space was lost behind `left`."""
    if word in pack.words("brands", "clean") or word.startswith(("Mc", "Mac", "De", "Le", "La")):
        return False
    if left[0].islower():
        return True
    is_common = left.lower() in pack.common and len(left) >= _SHORTEST_GLUED_CHARS
    return is_common or left in pack.place_words or left in pack.name_words or left.lower() in pack.titles


@remembered(65536)
def _tail_cut(word: str, pack: LanguagePack) -> int:
    """Where a common word is glued to a name ("Polandiamenegaskan"); 0 if nowhere."""
    if word.lower() in pack.common or word in pack.name_words or word in pack.place_words:
        return 0
    for cut in range(len(word) - 3, max(2, len(word) - _LONGEST_KNOWN_CHARS), -1):
        head, tail = word[:cut], word[cut:]
        known = head in pack.place_words and len(tail) >= _SHORTEST_GLUED_CHARS
        shouted = head.isupper() and len(head) > 2
        if tail in pack.common and (known or shouted or _is_active(tail, pack)):
            return cut
    return 0


def _is_active(word: str, pack: LanguagePack) -> bool:
    entry = pack.cues.get(word)
    return entry is not None and entry.form is CueForm.ACTIVE and len(word) > 6


@remembered(65536)
def _head_cut(word: str, pack: LanguagePack) -> int:
    """Where a word is glued to a cue or preposition before it ("katawakil"); 0 if nowhere."""
    if word in pack.common:
        return 0
    for head in sorted(pack.words("glue_heads", "clean"), key=len, reverse=True):
        tail = word[len(head) :]
        if word.startswith(head) and len(tail) > 3 and (tail in pack.common or tail in pack.titles):
            return len(head)
    return 0
