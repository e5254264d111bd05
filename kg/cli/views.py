"""The table of views for people: a line each, or all that is to be known of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.output import table
from kg.views import VIEWS, view_definition

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "id": {
        "view": "pandangan",
        "question": "pertanyaan",
        "nodes": "simpul",
        "by": "by",
        "an edge says": "arti garis",
        "weight counts": "bobot",
        "measures": "ukuran",
        "limits": "batas",
        "filters": "saringan",
    }
}
"""Headings in languages other than English; names of views, ways, units and filters are what is typed."""


def listed(language: str) -> Iterator[str]:
    """A line for each view, and one for each further way in which it is drawn."""
    header = ("view", "question", "nodes", "by", "an edge says", "weight counts")
    return table([_word(name, language) for name in header], _lines(language))


def described(name: str, language: str) -> Iterator[str]:
    """Everything about one view, a line each. Raises SettingsError UJ730 where there is none of this name."""
    row = view_definition(name)
    told = [
        ("view", row.name),
        ("question", row.question[language]),
        ("nodes", row.nodes[language]),
        ("an edge says", row.edges[language]),
        *(("by", f"{way.name}: {way.edges[language]}") for way in row.ways),
        ("weight counts", row.unit),
        ("measures", row.measures[language]),
        ("limits", row.limits[language]),
        ("filters", ", ".join(row.filters)),
    ]
    return (f"{_word(label, language)}: {text}" for label, text in told)


def _lines(language: str) -> Iterator[tuple[str, ...]]:
    for row in VIEWS:
        first, *others = row.ways or (None,)
        by = first.name if first else ""
        yield row.name, row.question[language], row.nodes[language], by, row.edges[language], row.unit
        for way in filter(None, others):
            yield "", "", "", way.name, way.edges[language], ""


def _word(name: str, language: str) -> str:
    return _WORDS.get(language, {}).get(name, name)
