"""How an analysis asks the store: with the filters and options of one call."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.views.build import build_view
from kg.views.counts import DEFAULT_UNIT
from kg.views.definitions import view_definition
from kg.views.edges import drawn
from kg.views.facts import NOBODY
from kg.views.filters import ViewFilter, view_filter
from kg.views.reading import UNNAMED, Reading, read

if TYPE_CHECKING:
    import networkx as nx

    from kg.store.base import View


@dataclass(frozen=True, slots=True)
class Options:
    """What some analyses can be told beside the filters."""

    alpha: float | None = None
    """Level of significance of a backbone; None for the analysis's own."""
    view: str | None = None
    """The view that is looked at, where there is a choice; None for the analysis's own."""
    people: Path | None = None
    """Folder of authority files that say the gender of persons; None for data/authority."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One call of an analysis."""

    store: View
    wanted: Mapping[str, Any]
    """Filters, by the names of `kg.views.filters.ViewFilter`."""
    unit: str = DEFAULT_UNIT
    """What is counted; one of UNITS."""
    options: Options = field(default_factory=Options)

    @property
    def filter(self) -> ViewFilter:
        """The filters as one value. Raises SettingsError UJ731 and UJ732."""
        return view_filter(**self.wanted)

    def graph(self, view: str, **default: Any) -> nx.Graph[str]:
        """A view of the store through the filters; `default` holds filters where none is given."""
        return build_view(view, self.store, unit=self.unit, **{**default, **self.wanted})

    def reading(self) -> Reading:
        """The quotes that the filters take, without those of unnamed sources unless they are wanted."""
        wish = self.filter
        asks_for_unnamed = not UNNAMED.isdisjoint(wish.kind)
        return read(self.store, wish, with_unnamed=asks_for_unnamed if wish.anonymous is None else wish.anonymous)

    def counted(self) -> Reading:
        """The same for an analysis that counts quotes and no edges, with what edges otherwise see to.

        `ego` takes the quotes on the edges of the view `speakers` around somebody, `min_quotes` those of speakers who
        have so many.
        """
        reading = self.reading()
        wish = reading.filter
        if wish.ego:
            whole = replace(reading, filter=replace(wish, min_quotes=1, slice=None))
            edges = drawn(view_definition("speakers"), whole).edges
            reading = replace(reading, rows=array("I", sorted({row for edge in edges for row in edge.count.rows})))
        if wish.min_quotes > 1:
            speaker_at = reading.facts.speaker_at
            quotes = Counter(speaker_at[row] for row in reading.rows)
            quotes[NOBODY] = 0
            kept = (row for row in reading.rows if quotes[speaker_at[row]] >= wish.min_quotes)
            reading = replace(reading, rows=array("I", kept))
        return reading


def told(reading: Reading, **more: str) -> dict[str, str]:
    """What a reading says of itself, as a graph of a view does."""
    return {**reading.told(), **more}


def amounts(graph: nx.Graph[str], node: str) -> dict[str, int]:
    """Claims and quotes of a node, and the articles on its edges."""
    data = graph.nodes[node]
    edges = [*graph.in_edges(node, data=True), *graph.out_edges(node, data=True)]  # type: ignore[attr-defined]
    articles = sum(values["articles"] for _, _, values in edges)
    return {"claims": data["claim_count"], "quotes": data["quote_count"], "articles": articles}


def label(graph: nx.Graph[str], node: str) -> str:
    """The name of a node."""
    return str(graph.nodes[node]["label"])


def share(part: float, whole: float) -> float:
    """A part of the whole, from 0 to 1; 0 of nothing."""
    return part / whole if whole else 0.0
