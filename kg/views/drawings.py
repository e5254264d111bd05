"""What can be drawn beside a graph, as plain data: bars, trends over slices of time, and dated events.

An analysis gives one of these, or a graph; `kg.export.picture` draws it. Every drawing carries a caption, because
a count without its unit and its treatment of copies says nothing (law 10 in DESIGN.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Caption:
    """What every picture says of itself; an empty text is left out."""

    title: str
    """The question that the picture answers."""
    unit: str
    """What is counted: "claims: distinct pairs of speaker and claim, …"."""
    copies: str = ""
    """How syndicated and relayed copies are treated."""
    filter: str = "everything"
    read: str = ""
    """What the filter took."""
    store: str = ""
    """Version of the store."""
    left_out: str = ""
    notes: tuple[str, ...] = ()
    """Whatever else must stand beside the numbers: sampling, exclusions, warnings."""
    language: str = "en"
    """Of these texts, and of those that the drawing adds: a code."""


@dataclass(frozen=True, slots=True)
class Series:
    """One value per category or time; None is no value, which is not zero."""

    name: str
    values: tuple[float | None, ...]
    low: tuple[float | None, ...] = ()
    """Lower end of each interval, as many as values; empty where there are none."""
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, in the order given: one bar a category, or one a series where there are several."""

    caption: Caption
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    value_label: str
    """What the axis counts, in a word or two: "claims"."""
    shares: tuple[float | None, ...] = ()
    """Share of the whole, 0 to 1, written beside the value of the first series; empty where there is none."""
    is_share: bool = False
    """Whether the values are shares, 0 to 1, and written as percentages."""
    is_stacked: bool = False
    """Whether the series of a category stand end to end, as parts of one whole."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Lines over slices of time."""

    caption: Caption
    times: tuple[str, ...]
    """Slices in order, as they are to be read: 2025-01, 2025-Q1, 2025."""
    series: tuple[Series, ...]
    value_label: str
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something at a day, month or year; `date` is an ISO date, with or without a time."""

    date: str
    label: str = ""
    kind: str = ""
    """Events of one kind have one colour and one line in the legend."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a timeline."""

    label: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated events in rows: when each outlet printed a claim, for example."""

    caption: Caption
    lanes: tuple[Lane, ...]


Drawing: TypeAlias = Bars | Trend | Timeline
