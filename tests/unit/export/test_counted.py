"""The edges of a view that is not drawn are the table of its graph, byte for byte."""

from __future__ import annotations

from io import BytesIO

import pytest

from kg.export.counted import write_counted
from kg.export.network import from_view
from kg.export.table import write_edges
from kg.views import VIEWS
from kg.views.build import draw
from kg.views.counted import CountedView, count_view
from tests.unit.views.newsroom import Line, filled


def both(counted: CountedView, *, excel: bool = False) -> tuple[str, str]:
    """The table without a graph, and that of the graph."""
    ours, theirs = BytesIO(), BytesIO()
    write_counted(counted, ours, excel=excel)
    write_edges(from_view(draw(counted)), theirs, excel=excel)
    return ours.getvalue().decode(), theirs.getvalue().decode()


@pytest.mark.parametrize("name", [row.name for row in VIEWS])
@pytest.mark.parametrize("excel", [True, False])
def test_the_table_of_every_view_is_that_of_its_graph(name: str, excel: bool) -> None:
    with filled() as store:
        ours, theirs = both(count_view(name, store), excel=excel)
    assert ours == theirs
    assert ours.count("\n") > 1


@pytest.mark.parametrize("wanted", [{"after": "2025-05"}, {"outlet": "Warta Samudra"}, {"slice": "month"}])
def test_filters_and_units_change_both_alike(wanted: dict[str, str]) -> None:
    with filled() as store:
        ours, theirs = both(count_view("speakers", store, **wanted))
    assert ours == theirs


def test_edges_of_the_same_ends_stand_in_the_order_of_their_ids() -> None:
    lines = tuple(Line("a1", number, "ratna", f"c{number}", about=("bima",)) for number in range(1, 4))
    more = tuple(Line("a1", number, "ratna", f"c{number}", mentions=("bima",)) for number in range(4, 7))
    with filled((*lines, *more)) as store:
        ours, theirs = both(count_view("about", store))
    assert ours == theirs
    assert ours.count("\n") == 3


def test_a_store_without_quotes_has_a_header_only() -> None:
    with filled(()) as store:
        ours, theirs = both(count_view("speakers", store))
    assert ours == theirs
    assert ours.count("\n") == 1
