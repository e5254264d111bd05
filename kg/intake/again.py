"""Extraction again, of the texts that a store keeps: after an upgrade, the articles that it gives other graphs for.

An article is to be extracted again when its graphs were made by another version, or with another configuration, than
this program has. Everything then goes the way of every ingest, so a store that was extracted again holds what a fresh
ingest of the same texts gives, and what was interrupted goes on where it stopped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Final

from kg.ids import article_key
from kg.intake import IntakeReport, ingest
from kg.intake.extraction import current_state, digest
from kg.lang import available
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store.base import Store, View

_UNKNOWN: Final = "und"
_NOBODY: Final = "-"
_UNFINISHED: Final = ""
"""The state of an article that is to be extracted whatever made its graphs."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which articles are to be extracted again; the numbers say how many are left as they are, and why."""

    keys: tuple[str, ...]
    """By key, which is no order: keys are digests of texts."""
    versions: tuple[tuple[str, str, int], ...] = ()
    """What extracted these articles, what would extract them, and how many they are; most first.

    Each is name, version and configuration; "-" for articles that are not finished, or whose maker nobody said.
    """
    current: int = 0
    """Their graphs are what this program gives."""
    without_text: int = 0
    """The store has no text of them: they were imported as graphs alone."""
    without_pack: int = 0
    """No pack of their language is installed."""
    renamed: int = 0
    """This program gives them other ids: extracted again, they would stand beside what is there."""


@dataclass(frozen=True, slots=True)
class Again:
    """What extracting again did: the plan, and the report of the ingest that carried it out."""

    plan: Plan
    report: IntakeReport


def plan(view: View, *, selected: Container[str] | None = None, everything: bool = False) -> Plan:
    """The articles that this program would extract again, of those with a key in `selected` (None: of all).

    `everything` takes also those whose graphs this program made, as for a change of its code that has no version yet.
    """
    installed = frozenset(available())
    keys: list[str] = []
    versions: Counter[tuple[str, str]] = Counter()
    left = dict.fromkeys(("current", "without_text", "without_pack", "renamed"), 0)
    for key, document in view.texts.items():
        if selected is not None and key not in selected:
            continue
        state = view.texts.state(key)
        why = _left(key, document, state, installed)
        if why is None or (why == "current" and everything):
            keys.append(key)
            versions[_maker(state), _maker(current_state(state, "") if state else None)] += 1
        else:
            left[why] += 1
    made = sorted(versions.items(), key=lambda row: (-row[1], row[0]))
    return Plan(tuple(keys), tuple((before, after, number) for (before, after), number in made), **left)


def reextract(
    store: Store,
    *,
    settings: Settings,
    selected: Container[str] | None = None,
    everything: bool = False,
    progress: Callable[[int], None] | None = None,
    validate: bool = False,
) -> Again:
    """Extracts again what `plan` names, from the store's texts, rebuilds what is derived, and publishes.

    An article whose extraction fails keeps its graphs and is a failure of the report. `progress` and `validate` are
    those of `ingest`. One that was interrupted is finished by calling this again, without `everything`.
    """
    planned = plan(store, selected=selected, everything=everything)
    if everything:
        store.texts.set_states((key, _UNFINISHED) for key in planned.keys)
    documents = (document for key in planned.keys if (document := store.texts.get(key)))
    return Again(planned, ingest(documents, store, settings=settings, progress=progress, validate=validate))


def _maker(state: str | None) -> str:
    """Name, version and configuration in a state."""
    return " ".join((state or "").split(" ")[2:]).replace("import - -", _NOBODY) or _NOBODY


def _left(key: str, document: SourceDocument, state: str | None, installed: Container[str]) -> str | None:
    """Why an article is left as it is, as the field of Plan that counts it; None for one to extract again."""
    if not document.text:
        return "without_text"
    language = state.split()[1] if state else document.language or _UNKNOWN
    if language != _UNKNOWN and language not in installed:
        return "without_pack"
    if article_key(document) != key:
        return "renamed"
    return "current" if state and state == current_state(state, digest(document)) else None
