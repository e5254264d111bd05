"""A view as it is counted, before anything is drawn: its edges as rows of numbers, a twentieth of their graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import SettingsError
from kg.views.counts import COPIES
from kg.views.definitions import view_definition
from kg.views.edges import drawn
from kg.views.filters import view_filter
from kg.views.reading import UNNAMED, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.base import View
    from kg.views.definitions import ViewDefinition
    from kg.views.edges import Drawn
    from kg.views.filters import ViewFilter
    from kg.views.reading import Reading

EdgeRow = tuple[str, str, str, dict[str, Any]]
"""Source, target, id, values."""


@dataclass(frozen=True, slots=True)
class CountedView:
    """What a view draws, not yet drawn."""

    definition: ViewDefinition
    reading: Reading
    found: Drawn

    def rows(self) -> Iterator[EdgeRow]:
        """Each edge with its values, made when its turn comes; in the order of their ends, kinds, hops and slices."""
        copies = COPIES[self.reading.filter.copies]
        for edge in self.found.edges:
            values = {"copies": copies, **edge.attributes(self.definition.unit)}
            yield *edge.ends, edge.identifier(self.definition.name), values

    def refuse_more_than(self, edges: int) -> None:
        """Raises SettingsError UJ738 where there are more edges to draw."""
        found = len(self.found.edges)
        if found > edges:
            raise SettingsError(
                "UJ738",
                f"the view {self.definition.name} has {found:,} edges, a graph is drawn of {edges:,} at most",
                place=f"filter: {self.reading.filter.describe()}",
                cure="take its edges as CSV, which is written for any number; ask for less (dates, outlets, "
                "min_quotes); or raise the limit in the settings: a graph takes about 2 kB an edge",
            )


def count_view(name: str, view: View, *, unit: str | None = None, by: str | None = None, **wanted: Any) -> CountedView:
    """Counts the view `name` of the store; arguments and errors are those of `kg.views.build.build_view`."""
    definition = view_definition(name).chosen(unit=unit, by=by)
    wish = view_filter(**wanted)
    reading = read(view, wish, with_unnamed=_with_unnamed(definition, wish))
    return CountedView(definition, reading, drawn(definition, reading))


def _with_unnamed(definition: ViewDefinition, wish: ViewFilter) -> bool:
    """Who wishes a kind of unnamed sources wishes unnamed sources."""
    if wish.anonymous is not None:
        return wish.anonymous
    return definition.with_unnamed or not UNNAMED.isdisjoint(wish.kind)
