"""Who is quoted: overall, by which outlet, and how sources are divided within each outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from kg.curation.authority import load_authority
from kg.model.quote import AgentKind
from kg.views import concentration, space
from kg.views import rows as views_rows
from kg.views.analyses.answer import Cell, Found, Row, number, ranked
from kg.views.analyses.asking import Asking, amounts, label, share, told
from kg.views.counts import Count
from kg.views.drawings import Bars, Caption, Series
from kg.views.reading import UNNAMED

if TYPE_CHECKING:
    import networkx as nx

DRAWN = 20
"""Bars in a picture."""
_UNKNOWN = "unknown"


def most_quoted(asking: Asking) -> Found:
    """Speakers by claims, quotes and articles, with the number of outlets and the share in all of them."""
    reading = asking.counted()
    counts: dict[str, Count] = defaultdict(Count)
    outlets: dict[str, set[str]] = defaultdict(set)
    for quote in reading.quotes:
        if quote.speaker:
            counts[quote.speaker].add(quote)
            outlets[quote.speaker].update([quote.article.outlet] if quote.article.outlet else [])
    found = {speaker: count.edge_attributes(asking.unit) for speaker, count in counts.items()}
    total = sum(data[asking.unit] for data in found.values())
    words, leads = space.words(reading), space.leads(reading)
    agents = views_rows.agents(asking.store, found)
    rows = [
        (
            agents[node].label,
            agents[node].kind,
            data["claims"],
            data["quotes"],
            data["articles"],
            len(outlets[node]),
            words[node],
            leads[node],
            share(data[asking.unit], total),
            node,
        )
        for node, data in found.items()
    ]
    columns = ("speaker", "kind", "claims", "quotes", "articles", "outlets", "words", "leads", "share", "id")
    value = columns.index(asking.unit)
    notes = (
        f"share: of the {total:,} {asking.unit} of all {len(rows):,} speakers",
        "words, leads: words of the quotes, and articles whose first quote is the speaker's, every copy counted",
    )
    draw = partial(bars, value=value, label=asking.unit, share_of=columns.index("share"))
    return Found(columns, ranked(rows, value), told(reading), draw, notes)


def outlets_speakers(asking: Asking) -> Found:
    """Pairs of outlet and speaker, with the speaker's share among what the outlet printed."""
    graph = asking.graph("speakers")
    totals: Counter[str] = Counter()
    for outlet, _, data in graph.edges(data=True):
        totals[outlet] += data[asking.unit]
    rows = [
        (
            label(graph, outlet),
            label(graph, speaker),
            data["claims"],
            data["quotes"],
            data["articles"],
            share(data[asking.unit], totals[outlet]),
            data["id"],
        )
        for outlet, speaker, data in graph.edges(data=True)
    ]
    columns = ("outlet", "speaker", "claims", "quotes", "articles", "share_of_outlet", "edge")
    return Found(columns, ranked(rows, columns.index(asking.unit)), graph.graph, lambda *_: graph)


def source_concentration(asking: Asking) -> Found:
    """How concentrated the sources of each outlet are; the outlet with the most counted first."""
    graph = asking.graph("speakers")
    rows: list[Row] = []
    for outlet, counts in _of_outlets(graph, asking.unit).items():
        rows.append(
            (
                label(graph, outlet),
                sum(counts),
                len(counts),
                concentration.hhi(counts),
                concentration.effective_number(counts),
                concentration.gini(counts),
                concentration.top_share(counts),
                outlet,
            )
        )
    return Found(
        ("outlet", asking.unit, "sources", "hhi", "effective_sources", "gini", "top_10_share", "id"),
        ranked(rows, 1),
        graph.graph,
        partial(bars, value=6, label="share of the 10 most quoted sources", is_share=True),
        ("an outlet with few sources is concentrated by necessity: compare outlets of about the same size",),
    )


def diversity(asking: Asking) -> Found:
    """How the sources of each outlet divide by kind of agent, unnamed ones among them."""
    graph = asking.graph("speakers", anonymous=True)
    kinds = [kind.value for kind in AgentKind]
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for outlet, speaker, data in graph.edges(data=True):
        found[outlet][graph.nodes[speaker]["kind"]] += data[asking.unit]
    rows: list[Row] = []
    for outlet, counts in found.items():
        total = counts.total()
        rows.append(
            (
                label(graph, outlet),
                total,
                concentration.entropy(counts.values()),
                concentration.evenness(list(counts.values())),
                share(sum(counts[kind] for kind in UNNAMED), total),
                *(share(counts[kind], total) for kind in kinds),
                outlet,
            )
        )
    columns = ("outlet", asking.unit, "entropy_bits", "evenness", "unnamed_share", *kinds, "id")
    return Found(
        columns,
        ranked(rows, 1),
        graph.graph,
        partial(_stacked, kinds=kinds, first=columns.index(kinds[0])),
        ("unnamed: " + ", ".join(sorted(UNNAMED)), "the columns of kinds are shares and sum to 1"),
    )


def gender(asking: Asking) -> Found:
    """Persons by the gender that curated files say; all others are unknown, for nothing is guessed from a name."""
    graph = asking.graph("speakers")
    known = load_authority(asking.options.people)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for node, data in graph.nodes(data=True):
        if data["kind"] == AgentKind.PERSON.value:
            entry = known.find(AgentKind.PERSON, data["label"])
            counts = found[entry.gender if entry and entry.gender else _UNKNOWN]
            counts.update(amounts(graph, node) | {"speakers": 1})
    totals: Counter[str] = Counter()
    for counts in found.values():
        totals.update(counts)
    whole = totals[asking.unit]
    rows = [
        (
            name,
            counts["speakers"],
            counts["claims"],
            counts["quotes"],
            share(counts["speakers"], totals["speakers"]),
            share(counts[asking.unit], whole),
            *concentration.wilson(counts[asking.unit], whole),
        )
        for name, counts in found.items()
    ]
    return Found(
        ("gender", "speakers", "claims", "quotes", "share_of_speakers", "share", "low", "high"),
        sorted(ranked(rows, 5), key=lambda row: row[0] == _UNKNOWN),
        graph.graph,
        partial(bars, value=5, label=f"share of {asking.unit}", is_share=True, interval=(6, 7)),
        (
            f"share: of the {whole:,} {asking.unit} of persons",
            "low and high: 95 % score interval (Wilson) of the share, as if what was counted were drawn at random",
            "gender stands in curated files only (docs/analyses.md); it is never guessed from a name",
        ),
    )


def bars(
    caption: Caption,
    rows: Sequence[Row],
    *,
    value: int,
    label: str,
    share_of: int | None = None,
    is_share: bool = False,
    interval: tuple[int, int] | None = None,
) -> Bars:
    """A bar for each of the first rows: column 0 names it, column `value` is its length."""
    shown = rows[:DRAWN]
    low, high = ([number(row[place]) for row in shown] for place in interval) if interval else ([], [])
    return Bars(
        caption,
        categories=tuple(str(row[0]) for row in shown),
        series=(Series(label, tuple(_value(row[value]) for row in shown), tuple(low), tuple(high)),),
        value_label=label,
        shares=tuple(number(row[share_of]) for row in shown) if share_of is not None else (),
        is_share=is_share,
    )


def _stacked(caption: Caption, rows: Sequence[Row], *, kinds: Sequence[str], first: int) -> Bars:
    shown = rows[:DRAWN]
    series = tuple(
        Series(kind, tuple(number(row[place]) for row in shown)) for place, kind in enumerate(kinds, start=first)
    )
    names = tuple(str(row[0]) for row in shown)
    return Bars(caption, names, series, value_label="share by kind of source", is_share=True, is_stacked=True)


def _value(cell: Cell) -> float | None:
    return None if cell is None else number(cell)


def _of_outlets(graph: nx.Graph[str], unit: str) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for outlet, _, data in graph.edges(data=True):
        found[outlet].append(data[unit])
    return found
