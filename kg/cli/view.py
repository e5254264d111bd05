"""`ujar view`: relationship graphs as files for graph tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.console import say
from kg.cli.options import examples, output_option, reading_settings, selection_options, store_option
from kg.cli.output import output, table, write_lines
from kg.cli.stores import reading
from kg.export.network import from_networkx
from kg.export.registry import ExportKind, exporter, names
from kg.model.quote import QuoteType
from kg.views import VIEWS, build_view
from kg.views.counts import DEFAULT_UNIT, UNITS

if TYPE_CHECKING:
    from pathlib import Path
from typing import Any


@click.command(
    epilog=examples(
        "ujar view --list",
        "ujar view speakers -o penutur.gexf",
        "ujar view chains --format graphml --after 2025-06 -o rantai.graphml",
        "ujar view about --type direct --min-quotes 3 --format csv > tentang.csv",
    )
)
@click.argument("name", required=False)
@click.option("--list", "is_list", is_flag=True, help="List the views and end.")
@store_option
@click.option("--format", "form", type=click.Choice(names(ExportKind.NETWORK)), default="gexf", show_default=True)
@selection_options
@click.option(
    "--type", multiple=True, type=click.Choice([kind.value for kind in QuoteType]), help="Only quotes of this type."
)
@click.option("--min-quotes", type=click.IntRange(1), default=1, help="Leave out edges that rest on fewer quotes.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out quotes less sure.")
@click.option(
    "--unit", type=click.Choice(list(UNITS)), default=DEFAULT_UNIT, show_default=True, help="What weights count."
)
@click.option("--anonymous/--named", "anonymous", default=None, help="With or without unnamed sources.")
@click.option("--excel", is_flag=True, help="Make CSV safe for spreadsheets: byte order mark, no formulas.")
@output_option
def command(
    *, name: str | None, is_list: bool, store: Path | None, form: str, path: Path | None, **wanted: Any
) -> None:
    """Compute the relationship graph NAME and write it for Gephi, Cytoscape, R, or a spreadsheet.

    csv is the table of edges, nodes that of nodes.
    """
    if is_list or name is None:
        with output(None) as out:
            rows = [(row.name, row.question["en"], row.nodes["en"], row.unit) for row in VIEWS]
            write_lines(out, table(("view", "question", "nodes", "edges count"), rows))
        return
    row = exporter(form, kind=ExportKind.NETWORK)
    options = {"excel": True} if wanted.pop("excel") and row.has_excel else {}
    wish: dict[str, Any] = {
        name: value or None if isinstance(value, tuple) else value for name, value in wanted.items()
    }
    with reading(reading_settings(store)) as view:
        network = from_networkx(build_view(name, view, **wish))
    with output(path) as out:
        row.write(network, out, **options)
    say(f"view {name}: nodes {len(network.nodes):,}, edges {len(network.edges):,}" + (f" → {path}" if path else ""))
