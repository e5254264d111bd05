"""`ujar view`: relationship graphs as files for graph tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import complain, say
from kg.cli.options import (
    examples,
    for_excel,
    in_language,
    output_option,
    picture_language_option,
    reading_settings,
    store_option,
    view_options,
)
from kg.cli.output import output, write_lines
from kg.cli.stores import reading
from kg.cli.views import described, listed
from kg.errors import SettingsError
from kg.export.network import from_view
from kg.export.picture.strongest import MOST_NODES, TOP_NODES
from kg.export.registry import Exporter, ExportKind, by_ending, exporter, names
from kg.views import VIEWS
from kg.views.build import draw
from kg.views.counted import count_view
from kg.views.counts import DEFAULT_UNIT, UNITS
from kg.views.trace import of_backbone, trace

if TYPE_CHECKING:
    from collections.abc import Sized
    from pathlib import Path

WAYS = list(dict.fromkeys(way.name for row in VIEWS for way in row.ways))
"""Of all views."""

_DEFAULT = "gexf"

_OF_FILE = ("top", "lang", "excel")
"""Options that are no filters."""

_TOP = f"Draw at most this many nodes, the strongest (svg, png, html; otherwise {TOP_NODES})."

_TRACE = "Instead of the graph, write N of its edges, drawn at random, with the sentences that they rest on (Markdown)."


@click.command(
    epilog=examples(
        "ujar view --list",
        "ujar view coquoted --list --lang id",
        "ujar view speakers -o penutur.gexf",
        "ujar view about --min-quotes 5 --format dot | sfdp -Tsvg > tentang.svg",
        "ujar view chains --format graphml --after 2025-06 -o rantai.graphml",
        "ujar view speakers --ego 'Ratna Wibisana' --radius 2 -o sekitar.gexf",
        "ujar view coquoted --by event --slice month -o bersama.gexf",
        "ujar view propagation --format csv > lebih-dulu.csv",
        "ujar view about --type direct --min-quotes 3 --format csv > tentang.csv",
        "ujar view coquoted --backbone 0.2 --measures -o inti.gexf",
        "ujar view coquoted --format html --top 80 --lang id -o bersama.html",
        "ujar view speakers --trace 20 --seed 7 -o periksa.md",
    )
)
@click.argument("name", required=False)
@click.option("--list", "is_list", is_flag=True, help="List the views, or tell all about NAME, and end.")
@store_option
@click.option(
    "--format", "form", type=click.Choice(names(ExportKind.NETWORK)), help="Default: by the file's ending, else gexf."
)
@view_options
@click.option("--by", type=click.Choice(WAYS), help="In which way edges are drawn, where a view has several.")
@click.option(
    "--unit", type=click.Choice(list(UNITS)), default=DEFAULT_UNIT, show_default=True, help="What weights count."
)
@click.option("--backbone", type=float, metavar="ALPHA", help="Only edges stronger than chance at this level, 0 to 1.")
@click.option("--measures", is_flag=True, help="Degree, strength, PageRank, betweenness, core and community of nodes.")
@click.option("--top", type=click.IntRange(2, MOST_NODES), metavar="N", help=_TOP)
@click.option("--trace", "traced", type=click.IntRange(1), metavar="N", help=_TRACE)
@click.option("--seed", type=int, default=None, help="Which edges --trace draws.  [default: 1]")
@picture_language_option
@click.option("--excel", is_flag=True, help="Make CSV safe for spreadsheets: byte order mark, no formulas.")
@output_option
def command(
    *,
    name: str | None,
    is_list: bool,
    store: Path | None,
    form: str | None,
    backbone: float | None,
    measures: bool,
    path: Path | None,
    traced: int | None,
    seed: int | None,
    **wanted: Any,
) -> None:
    """Compute the relationship graph NAME and write it for Gephi, Cytoscape, R, or a spreadsheet, or draw it.

    csv is the table of edges, nodes that of nodes; gephi and gephi-nodes are those that Gephi imports, neo4j a zip of
    tables for neo4j-admin, links node-link JSON as many samples of D3 want it; svg, png and html are pictures, html one
    to click.
    """
    if is_list or name is None:
        with output(None) as out:
            write_lines(
                out, listed(wanted["lang"] or "en") if name is None else described(name, wanted["lang"] or "en")
            )
        return
    settings = reading_settings(store)
    wish = _wish(wanted)
    if wish["radius"] and not wish["ego"]:
        raise SettingsError("UJ737", "there is nobody to be around", place="--radius", cure="name somebody with --ego")
    if traced:
        _check_trace(path, {"measures": measures, "format": form, **{one: wanted[one] for one in _OF_FILE}})
        with reading(settings) as view:
            counted = count_view(name, view, **wish)
            if backbone is not None:
                counted = of_backbone(counted, backbone, most_edges=settings.view_edges)
            with output(path) as out:
                write_lines(out, trace(counted, traced, seed=1 if seed is None else seed))
        _warn_of_nothing(counted.found.edges)
        return
    if seed is not None:
        raise SettingsError("UJ737", "only --trace draws edges", place="--seed", cure="leave it out, or give --trace")
    row = _row(form, path)
    options = _options(row, is_excel=wanted["excel"], top=wanted["top"], language=wanted["lang"])
    with reading(settings) as view:
        counted = count_view(name, view, **wish)
        is_whole = measures or backbone is not None
        network = None
        if row.write_counted is None or is_whole:
            network = from_view(draw(counted, most_edges=settings.view_edges, backbone=backbone, measures=measures))
    with output(path) as out:
        if network is not None:
            row.write(network, out, **options)
        elif row.write_counted:
            row.write_counted(counted, out, **options)
    nodes, edges = (network.nodes, network.edges) if network else (counted.found.agents, counted.found.edges)
    size = f"nodes {len(nodes):,}, edges {len(edges):,}"
    say(f"view {name}: {size}" + (f" → {path}" if path else ""))
    _warn_of_nothing(edges)


def _warn_of_nothing(edges: Sized) -> None:
    if not edges:
        complain("warning: the graph has no edges; filter less")


def _wish(wanted: dict[str, Any]) -> dict[str, Any]:
    """The filters that were given; an option that may be repeated and was not given is no wish."""
    return {
        name: value or None if isinstance(value, tuple) else value
        for name, value in wanted.items()
        if name not in _OF_FILE
    }


def _row(form: str | None, path: Path | None) -> Exporter:
    """The exporter that the option names, else the ending of the file."""
    named = by_ending(path.name, {ExportKind.NETWORK}) if path and not form else None
    return named or exporter(form or _DEFAULT, kind=ExportKind.NETWORK)


def _check_trace(path: Path | None, given: dict[str, Any]) -> None:
    """Raises SettingsError UJ737 for what a sheet of edges has not."""
    wrong = [f"--{option}" for option, value in given.items() if value]
    cure = f"leave out {wrong[0]}, or --trace" if wrong else "leave out --trace, or name the file .md"
    if path and by_ending(path.name, {ExportKind.NETWORK}):
        wrong.append(str(path))
    if wrong:
        problem = "--trace writes edges with their sentences, as Markdown"
        raise SettingsError("UJ737", problem, place=wrong[0], cure=cure)


def _options(row: Exporter, *, is_excel: bool, top: int | None, language: str | None) -> dict[str, Any]:
    """What the writer is told. Raises SettingsError UJ713 and UJ737 for what only tables and pictures have."""
    if top is not None and not row.is_picture:
        cure = "leave --top out, or take --format svg, png or html"
        raise SettingsError("UJ737", f"the format {row.name} holds all nodes", place="--top", cure=cure)
    given: dict[str, Any] = {"top": top} if top is not None else {}
    return given | in_language(row, language) | for_excel(row, is_excel=is_excel)
