from __future__ import annotations

import pytest

from kg.errors import SettingsError
from kg.export.registry import EXPORTERS, Exporter, ExportKind, by_ending, exporter, names


def test_names_are_unique_among_exporters_of_one_kind() -> None:
    keys = [(row.kind, row.name) for row in EXPORTERS]
    assert len(keys) == len(set(keys))
    assert len({(row.kind, row.extension) for row in EXPORTERS}) == len(EXPORTERS)


@pytest.mark.parametrize("row", EXPORTERS, ids=lambda row: f"{row.kind}-{row.name}")
def test_every_row_is_found_by_its_name(row: Exporter) -> None:
    assert exporter(row.name, kind=row.kind) is row
    assert row.extension.startswith(".")
    assert "/" in row.media_type


@pytest.mark.parametrize("row", EXPORTERS, ids=lambda row: f"{row.kind}-{row.name}")
def test_every_row_is_found_by_the_ending_of_a_file(row: Exporter) -> None:
    assert by_ending(f"a.b{row.extension.upper()}.gz", {row.kind}) is row


def test_a_short_ending_is_found_and_no_other() -> None:
    assert by_ending("a.csv", {ExportKind.NETWORK}) is exporter("csv", kind=ExportKind.NETWORK)
    assert by_ending("a.txt", {ExportKind.NETWORK}) is None


def test_the_formats_that_commands_promise_are_there() -> None:
    assert {"nq", "trig", "ttl", "jsonld"} <= set(names(ExportKind.QUADS))
    assert {"gexf", "graphml", "json", "csv"} <= set(names(ExportKind.NETWORK))
    assert names(ExportKind.ROWS) == ("csv",)


def test_a_format_that_is_not_there_is_named_with_its_cure() -> None:
    with pytest.raises(SettingsError, match="UJ735") as raised:
        exporter("gefx", kind=ExportKind.NETWORK)
    assert "did you mean gexf? the formats are gexf, graphml" in str(raised.value)
