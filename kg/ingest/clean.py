"""From a document to the article that extraction reads: boilerplate cut, lines joined, glued words parted.

Nothing is lost: `Article.offsets` maps every span back to the text as given. What is cut and what may be
parted is data of the language pack.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from kg.ingest.glue import Glue
from kg.ingest.glued_headings import heading_end
from kg.ingest.quoted_lines import quoted_lines
from kg.lang.pack import Boilerplate, LanguagePack, fold
from kg.model.text import Article, OffsetMap, SourceDocument
from kg.text.tokens import is_initials

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_DASH = re.compile(r"[\s\-–—|]+")
_DATELINE = re.compile(r"([^\n\"“]{2,70}?)(?:\s*(?:--|[–—])\s*|\s+-\s*|-(?:\s+|(?![a-z]))|\s{2,})(?=[\w\"“‘'(])")
_SHOUTED_OUTLET = re.compile(r".{0,120}?\b[A-Z]{3,}\.(?:COM|ID|CO)\b[^-–—]{0,40}[-–—]{1,2}\s*")
_STOPPED = re.compile(r"([\w-]+)[)\]%]*[.!?]\Z")
_FINAL = '.!?…:;"”’»)]'
_CONTINUES = re.compile(r"[a-z,.;:)%]")
_DATELINE_LINES = 6
_MOST_HYPHENS = 3
"""Of a dateline's names that are no dash."""
_MOST_ANCHORS = 3
_ANCHOR_WORDS = 6
"""Words of a line that holds only an office, or the name of its body or holder."""
_LEAST_BEFORE_WORDS = 5
"""Of a line that a link may end; a shorter one may be a sub-heading."""
_LINK_WORDS = 7
"""Words of a line that holds only a link; a longer one that begins high is a paragraph, be the mark before it lost."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    joins: bool = False
    """Whether it goes on from the line before, in the same paragraph."""


def clean(document: SourceDocument, pack: LanguagePack) -> Article:
    """The article of `document`; its text is empty where nothing but boilerplate was given."""
    lines, dateline = _cut_dateline(document.text, _kept(document, pack), pack)
    text, offsets = _assemble(document, _joined(document.text, lines, pack), pack)
    return Article(document, pack.code, text, offsets, dateline)


def _kept(document: SourceDocument, pack: LanguagePack) -> list[_Line]:
    text, outlet = document.text, fold(f"{document.outlet or ''} {document.url or ''}")
    rows = [row for row in pack.boilerplate if row.outlet in outlet]
    heading = heading_end(pack)
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
        cut = _boilerplate(stripped, rows)
        skips_next = cut == "next"
        for first, last in _around_teasers(stripped, rows, heading) if cut is None else ():
            lines.append(_Line(start + first, start + last))
            few[len(lines) - 1 :] = [len(stripped[first:last].split(maxsplit=5)) <= 4]
    return lines


def _around_teasers(line: str, rows: list[Boilerplate], heading: re.Pattern[str]) -> list[tuple[int, int]]:
    """What is left of a line without the titles of other articles that are glued into it; its whole range mostly.

    A heading that runs into its text is a part of its own.
    """
    ends = [match.end() for match in heading.finditer(line)]
    found = (match.span() for row in rows if row.cut == "inside" for match in row.pattern.finditer(line))
    teasers = [(first, _first_behind(ends, first, last)) for first, last in found if first]
    kept: list[tuple[int, int]] = []
    position = 0
    for first, last in sorted([*teasers, *zip(ends, ends, strict=True)]):
        kept.append((position, max(first, position)))
        position = max(last, position)
    kept.append((position, len(line)))
    return [(first, last) for first, last in kept if line[first:last].strip()]


def _first_behind(ends: list[int], first: int, last: int) -> int:
    """The first of the sorted `ends` behind an offset; `last` where that comes earlier."""
    number = bisect_right(ends, first)
    return min(ends[number], last) if number < len(ends) else last


def _is_link_title(line: str) -> bool:
    words = line.split()
    capitals = sum(1 for word in words if not word[0].islower())
    return line[-1] not in '.,"”' and line[0] not in '"“' and len(words) <= 25 and capitals >= len(words) / 2


def _boilerplate(line: str, rows: list[Boilerplate]) -> str | None:
    if len(line) > 200:
        return None
    return next((row.cut for row in rows if row.cut != "inside" and row.pattern.fullmatch(line)), None)


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
    end = _dateline_end(words, pack)
    if end:
        return end, _place_in(words[:end], pack)
    site = rf"[\w-]+(?:\.[\w-]+)?\.(?:{'|'.join(sorted(pack.words('domains', 'clean')))})"
    head = re.match(rf"{site},\s*|(?P<place>[A-Z][A-Z ]{{2,}}), {site}\s+(?=[A-Z])", words)
    if head and head["place"]:
        return head.end(), _place_in(head["place"], pack)
    if head:
        place = max((name for name in pack.places if words.startswith(name, head.end())), key=len, default="")
        return head.end() + len(place), place or None
    return 0, None


def _dateline_end(words: str, pack: LanguagePack) -> int:
    """Where the words behind a dateline's dash begin, or behind the two spaces where a site's dash was lost; else 0.

    A hyphen inside a name is no dash: "HARIAN-PESISIR.com, …", "SANTA-RATNA- …".
    """
    end = 0
    for _ in range(_MOST_HYPHENS):
        match = _DATELINE.match(words, end)
        if match is None or not _is_dateline([part.strip() for part in match[1].split(",")], pack):
            break
        sign = words[match.end(1) : match.end()]
        if sign.isspace() and not _has_site(match[1], pack):
            break
        end = match.end()
        if sign != "-":
            break
    return end


def _has_site(head: str, pack: LanguagePack) -> bool:
    """Whether the name of a site stands in a dateline: "JAKARTA, Kabarnusa.com"."""
    return re.search(rf"\w\.(?:{'|'.join(sorted(pack.words('domains', 'clean')))})\b", head, re.IGNORECASE) is not None


def _is_dateline(parts: list[str], pack: LanguagePack) -> bool:
    domain = re.compile(rf"[\w.]+\.(?:{'|'.join(sorted(pack.words('domains', 'clean')))})", re.IGNORECASE)
    outlets = [part for part in parts if domain.fullmatch(part)]
    known = [part for part in parts if part in pack.places or (len(part) > 3 and part.isupper())]
    short = [part for part in parts if part and part[0].isupper() and len(part.split()) <= 3]
    shouted = bool(parts) and len(parts[0]) > 3 and parts[0].isupper()
    return len(outlets) + len(known) == len(parts) or ((outlets or shouted) and len(outlets) + len(short) >= len(parts))


def _place_in(head: str, pack: LanguagePack) -> str | None:
    parts = [part.strip(" -–—") for part in re.split(r",|[–—]|-(?!\w)|\s-", head) if part.strip(" -–—")]
    names = [part.title() if part.isupper() else part for part in parts if "." not in part]
    return next((name for name in names if name in pack.places), names[0] if names else None)


def _joined(text: str, lines: list[_Line], pack: LanguagePack) -> list[_Line]:
    """Lines that go on from the one before are marked: an anchor on a line of its own breaks lines, and so do posts."""
    found: list[_Line] = []
    is_office = False
    quoted = quoted_lines([text[line.start : line.end] for line in lines], pack)
    for number, line in enumerate(lines):
        goes_on = number in quoted
        if found:
            before = lines[number - 1]
            gap = text[before.end : line.start]
            open_end = text[before.end - 1] not in _FINAL
            closing = text[before.start : before.end].rsplit(maxsplit=1)[-1]
            is_office = _is_office(text, before, pack) or (is_office and found[-1].joins)
            is_anchor = _is_anchor(text, lines, number, most=_MOST_ANCHORS if is_office else 1)
            waits = _awaits_name(closing, pack) or is_office
            low_end = (closing[0].islower() or waits) and not _is_clitic_cue(closing, pack)
            is_inside = is_anchor or _holds_link(text, before, line, pack)
            starts_low = _starts_low(text, line) and not _follows_stop(text, before, line, pack)
            joins = starts_low or (open_end and low_end and is_inside)
            goes_on = goes_on or (joins and gap.count("\n") <= 1)
        found.append(_Line(line.start, line.end, goes_on))
    return found


def _holds_link(text: str, before: _Line, line: _Line, pack: LanguagePack) -> bool:
    """Whether a line behind one of some words may be a link that ends its sentence: it is short, or "kepada" waits."""
    words = text[before.start : before.end].split()
    waits = words[-1] in pack.words("object_prepositions") | pack.words("clause_connectors")
    is_short = waits or len(text[line.start : line.end].split()) <= _LINK_WORDS
    return is_short and len(words) > _LEAST_BEFORE_WORDS


def _is_anchor(text: str, lines: list[_Line], number: int, *, most: int) -> bool:
    """Whether a line stands inside a sentence that a line in lower case goes on, at most `most` lines below."""
    for place in range(number, min(number + most, len(lines) - 1)):
        line, after = lines[place], lines[place + 1]
        if text[line.end - 1] in _FINAL or (
            place > number and len(text[line.start : line.end].split()) > _ANCHOR_WORDS
        ):
            return False
        if _starts_low(text, after):
            return True
    return False


def _is_office(text: str, line: _Line, pack: LanguagePack) -> bool:
    """Whether a short line begins with a title, so that its holder's name may follow on a line: "Gubernur Sagara"."""
    words = text[line.start : line.end].split()
    return words[0][0].isupper() and words[0].lower() in pack.titles and len(words) <= _ANCHOR_WORDS


def _awaits_name(word: str, pack: LanguagePack) -> bool:
    """Whether a line that ends in a word waits for a name: "Aktris" before "Ratna Prameswari" on a line of its own."""
    return word.lower() in pack.titles


def _is_clitic_cue(word: str, pack: LanguagePack) -> bool:
    """Whether a word ends a quotation's sentence by itself: "katanya"."""
    clitic: str = pack.raw["cue_rules"]["clitic"]
    return word.endswith(clitic) and word.removesuffix(clitic) in pack.cues


def _starts_low(text: str, line: _Line) -> bool:
    return _CONTINUES.match(text, line.start) is not None


def _follows_stop(text: str, before: _Line, line: _Line, pack: LanguagePack) -> bool:
    """Whether a line that begins with a small letter begins a sentence: behind a full stop, and not with a cue.

    Brands do ("iPhone 15 …"), and numbered points, and a first word in which the capital was forgotten.
    """
    word = re.match(r"\w+", text[line.start : line.end])
    end = _STOPPED.search(text, before.start, before.end)
    if word is None or end is None or is_initials(end[1]) or end[1] in pack.words("abbreviations", "sentences"):
        return False
    return word[0] not in pack.cues and not _is_clitic_cue(word[0], pack)


def _assemble(document: SourceDocument, lines: list[_Line], pack: LanguagePack) -> tuple[str, OffsetMap]:
    text = document.text
    glue = Glue(text, pack, own=frozenset((document.outlet or "").split()))
    parts: list[str] = []
    repaired: list[int] = []
    source: list[int] = []
    lengths: list[int] = []
    size = 0
    for line in lines:
        is_apart = text[line.start] not in ".,;:)" and not (parts and parts[-1].endswith("("))
        gap = "" if not parts else " " if line.joins and is_apart else "" if line.joins else "\n"
        parts.append(gap)
        size += len(gap)
        for start, end in _pieces(text, line, glue):
            parts.append(text[start:end])
            repaired.append(size)
            source.append(start)
            lengths.append(end - start)
            size += end - start
            if end < line.end:
                parts.append(" ")
                size += 1
    return "".join(parts), OffsetMap(tuple(repaired), tuple(source), tuple(lengths))


def _pieces(text: str, line: _Line, glue: Glue) -> list[tuple[int, int]]:
    """The line's stretches between the places where a space is missing."""
    words = text[line.start : line.end]
    cuts = sorted({line.start + place for place in glue.missing_spaces(words)})
    borders = [line.start, *cuts, line.end]
    return [(start, end) for start, end in pairwise(borders) if start < end]
