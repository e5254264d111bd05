"""The table of exporters; choices of commands, media types of routes, and contract tests are derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.export import answer, counted, dot, gephi, gexf, graphml, jsongraph, neo4j, picture, rdf, table

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class ExportKind(StrEnum):
    """What an exporter takes, before the binary file that it writes to."""

    QUADS = "quads"
    """A view of a store; options `graph`, the IRI of one graph, and `with_runs`, whether times of runs go with it."""
    NETWORK = "network"
    """A `kg.export.model.Network`."""
    ROWS = "rows"
    """An iterable of `kg.store.quote_row.QuoteRow`."""
    ANSWER = "answer"
    """A `kg.views.analyses.Answer`."""


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
    is_picture: bool = False
    """Whether `write` draws a picture: it takes the options `top`, how many nodes it shows, and `language`."""
    write_counted: Callable[..., None] | None = None
    """Writes a `kg.views.counted.CountedView` of any size without drawing it, as `write` would write its graph."""


def _rdf(name: str, extension: str) -> Exporter:
    media_type = rdf.MEDIA_TYPES[name]
    return Exporter(name, media_type, extension, ExportKind.QUADS, partial(rdf.write_rdf, media_type=media_type))


_LINKS = partial(jsongraph.write_node_link, edges="links")

EXPORTERS = (
    _rdf("nq", ".nq"),
    _rdf("trig", ".trig"),
    _rdf("nt", ".nt"),
    _rdf("ttl", ".ttl"),
    _rdf("jsonld", ".jsonld"),
    _rdf("rdfxml", ".rdf"),
    Exporter("csv", "text/csv", ".csv", ExportKind.ROWS, table.write_quotes, has_excel=True),
    Exporter("gexf", "application/gexf+xml", ".gexf", ExportKind.NETWORK, gexf.write_gexf),
    Exporter("graphml", "application/graphml+xml", ".graphml", ExportKind.NETWORK, graphml.write_graphml),
    Exporter("json", "application/json", ".json", ExportKind.NETWORK, jsongraph.write_node_link),
    Exporter("links", "application/json", ".links.json", ExportKind.NETWORK, _LINKS),
    Exporter("cytoscape", "application/json", ".cyjs", ExportKind.NETWORK, jsongraph.write_cytoscape),
    Exporter(
        "csv",
        "text/csv",
        ".edges.csv",
        ExportKind.NETWORK,
        table.write_edges,
        has_excel=True,
        write_counted=counted.write_counted,
    ),
    Exporter("nodes", "text/csv", ".nodes.csv", ExportKind.NETWORK, table.write_nodes, has_excel=True),
    Exporter("gephi", "text/csv", ".gephi.csv", ExportKind.NETWORK, gephi.write_gephi_edges, has_excel=True),
    Exporter(
        "gephi-nodes", "text/csv", ".gephi-nodes.csv", ExportKind.NETWORK, gephi.write_gephi_nodes, has_excel=True
    ),
    Exporter("neo4j", "application/zip", ".neo4j.zip", ExportKind.NETWORK, neo4j.write_neo4j),
    Exporter("dot", "text/vnd.graphviz", ".dot", ExportKind.NETWORK, dot.write_dot),
    Exporter("csv", "text/csv", ".csv", ExportKind.ANSWER, answer.write_answer_csv, has_excel=True),
    Exporter("json", "application/json", ".json", ExportKind.ANSWER, answer.write_answer_json),
    Exporter("svg", "image/svg+xml", ".svg", ExportKind.NETWORK, picture.write_svg, is_picture=True),
    Exporter("png", "image/png", ".png", ExportKind.NETWORK, picture.write_png, is_picture=True),
    Exporter("html", "text/html", ".html", ExportKind.NETWORK, picture.write_html, is_picture=True),
    Exporter("svg", "image/svg+xml", ".svg", ExportKind.ANSWER, picture.write_svg, is_picture=True),
    Exporter("png", "image/png", ".png", ExportKind.ANSWER, picture.write_png, is_picture=True),
    Exporter("html", "text/html", ".html", ExportKind.ANSWER, picture.write_html, is_picture=True),
)


def names(kind: ExportKind) -> tuple[str, ...]:
    """The names of the exporters that take `kind`, in the order of the table."""
    return tuple(row.name for row in EXPORTERS if row.kind is kind)


def by_ending(file_name: str, kinds: Collection[ExportKind]) -> Exporter | None:
    """The exporter whose extension, else whose name, a file ends in, before a `.gz`; None where it ends in no such."""
    ending = file_name.lower().removesuffix(".gz")
    rows = [row for row in EXPORTERS if row.kind in kinds]
    found = [row for row in rows if ending.endswith(row.extension)] or [
        row for row in rows if ending.endswith(f".{row.name}")
    ]
    return max(found, key=lambda row: len(row.extension), default=None)


def exporter(name: str, *, kind: ExportKind) -> Exporter:
    """The exporter called `name` that takes `kind`. Raises SettingsError UJ735 with the names there are."""
    for row in EXPORTERS:
        if row.name == name and row.kind is kind:
            return row
    near = get_close_matches(name, names(kind), n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    cure = f"{hint}the formats are {', '.join(names(kind))}"
    raise SettingsError("UJ735", f"there is no format {name!r} for {kind.value}", cure=cure)
