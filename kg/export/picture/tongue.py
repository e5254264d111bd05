"""What pictures say in another language: sentences are known by their English and put as its catalogue has them.

What others wrote, names above all, stays as it is; so does a sentence that no catalogue has.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

from kg.views import VIEWS
from kg.views.analyses import ANALYSES

ENGLISH = "en"
LANGUAGES = (ENGLISH, "id")
_FOLDER = Path(__file__).parent / "assets"
_GAP, _GAPS = "{}", "{*}"
_BETWEEN = (" | ", "; ")
"""Between slices of time, and between sentences."""
_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?(?: %)?")
_WRITTEN = "1,234.5"
"""By this a catalogue shows how its language writes numbers."""
_PLACE = re.compile(r"\{\*?\}")
_WITHIN = {_GAP: r"((?:(?!; | [|] ).)+?)", _GAPS: "(.+)"}
"""What stands in a gap: {} one sentence, or a part of it; {*} any number."""


def say(text: str, language: str) -> str:
    """A text of a picture in one of LANGUAGES: as a whole, else sentence by sentence between semicolons."""
    if language == ENGLISH:
        return text
    return _catalogue(language).put(text)


def template(text: str, language: str) -> str:
    """A sentence with its gaps, {}, still open."""
    return text if language == ENGLISH else sentences(language)[text]


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence that a language other than English has, by its English."""
    found = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {**{text[ENGLISH]: text[language] for text in _of_tables()}, **found}


def _of_tables() -> Iterator[Mapping[str, str]]:
    for view in VIEWS:
        yield from (view.question, view.nodes, view.edges, *(way.edges for way in view.ways))
    for analysis in ANALYSES:
        yield analysis.question


@dataclass(frozen=True, slots=True)
class _Catalogue:
    whole: Mapping[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    """Of sentences with gaps."""
    signs: Mapping[int, str]
    """What stands for the comma and the point of a number."""

    def put(self, text: str) -> str:
        """A text as far as it is known."""
        if _FIGURE.fullmatch(text):
            return text.translate(self.signs)
        whole = self.find(text)
        if whole is not None:
            return whole
        between = next((between for between in _BETWEEN if between in text), None)
        return text if between is None else between.join(map(self.put, text.split(between)))

    def find(self, text: str) -> str | None:
        """A sentence in the language of the catalogue; None where it has none."""
        if text in self.whole:
            return self.whole[text]
        for pattern, said in self.patterns:
            if found := pattern.fullmatch(text):
                return said.format(*map(self.put, found.groups()))
        return None


@cache
def _catalogue(language: str) -> _Catalogue:
    whole, patterns = {}, []
    for text, said in sentences(language).items():
        if gaps := _PLACE.findall(text):
            fixed = map(re.escape, _PLACE.split(text))
            pattern = "".join(f"{words}{_WITHIN.get(gap, '')}" for words, gap in zip_longest(fixed, gaps))
            patterns.append((re.compile(pattern), said.replace(_GAPS, _GAP)))
        else:
            whole[text] = said
    written = whole[_WRITTEN]
    return _Catalogue(whole, tuple(patterns), str.maketrans({",": written[1], ".": written[-2]}))
