"""The table of exporters; choices of commands, media types of routes, and contract tests are derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.export import gexf, network, rdf, table

if TYPE_CHECKING:
    from collections.abc import Callable


class ExportKind(StrEnum):
    """What an exporter takes, before the binary file that it writes to."""

    QUADS = "quads"
    """A view of a store; options `graph`, the IRI of one graph, and `with_runs`, whether times of runs go with it."""
    NETWORK = "network"
    """A `kg.export.model.Network`."""
    ROWS = "rows"
    """An iterable of `kg.store.quote_row.QuoteRow`."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One row of the table; `name` is unique among the exporters of its kind."""

    name: str
    media_type: str
    extension: str
    kind: ExportKind
    write: Callable[..., None]
    has_excel: bool = False
    """Whether `write` takes the option `excel`."""


def _rdf(name: str, extension: str) -> Exporter:
    media_type = rdf.MEDIA_TYPES[name]
    return Exporter(name, media_type, extension, ExportKind.QUADS, partial(rdf.write_rdf, media_type=media_type))


EXPORTERS = (
    _rdf("nq", ".nq"),
    _rdf("trig", ".trig"),
    _rdf("nt", ".nt"),
    _rdf("ttl", ".ttl"),
    _rdf("jsonld", ".jsonld"),
    _rdf("rdfxml", ".rdf"),
    Exporter("csv", "text/csv", ".csv", ExportKind.ROWS, table.write_quotes, has_excel=True),
    Exporter("gexf", "application/gexf+xml", ".gexf", ExportKind.NETWORK, gexf.write_gexf),
    Exporter("graphml", "application/graphml+xml", ".graphml", ExportKind.NETWORK, network.write_graphml),
    Exporter("json", "application/json", ".json", ExportKind.NETWORK, network.write_node_link),
    Exporter("cytoscape", "application/json", ".cyjs", ExportKind.NETWORK, network.write_cytoscape),
    Exporter("csv", "text/csv", ".edges.csv", ExportKind.NETWORK, table.write_edges, has_excel=True),
    Exporter("nodes", "text/csv", ".nodes.csv", ExportKind.NETWORK, table.write_nodes, has_excel=True),
)


def names(kind: ExportKind) -> tuple[str, ...]:
    """The names of the exporters that take `kind`, in the order of the table."""
    return tuple(row.name for row in EXPORTERS if row.kind is kind)


def exporter(name: str, *, kind: ExportKind) -> Exporter:
    """The exporter called `name` that takes `kind`. Raises SettingsError UJ735 with the names there are."""
    for row in EXPORTERS:
        if row.name == name and row.kind is kind:
            return row
    near = get_close_matches(name, names(kind), n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    cure = f"{hint}the formats are {', '.join(names(kind))}"
    raise SettingsError("UJ735", f"there is no format {name!r} for {kind.value}", cure=cure)
