"""`ujar export`: everything in the store, as RDF or as a table of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import examples, output_option, reading_settings, store_option
from kg.cli.output import output
from kg.cli.stores import reading
from kg.errors import SettingsError
from kg.export.registry import ExportKind, exporter, names
from kg.store.index_rows import quote_rows

if TYPE_CHECKING:
    from pathlib import Path

_FORMATS = {name: kind for kind in (ExportKind.QUADS, ExportKind.ROWS) for name in names(kind)}


@click.command(
    epilog=examples(
        "ujar export --format trig -o arsip.trig",
        "ujar export --format nq | sort > arsip.nq",
        "ujar export --format csv --excel -o kutipan.csv",
    )
)
@store_option
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="nq", show_default=True)
@click.option("--excel", is_flag=True, help="Make CSV safe for spreadsheets: byte order mark, no formulas.")
@click.option("--with-runs", is_flag=True, help="RDF with graph/runs, which says when articles were ingested.")
@output_option
def command(*, store: Path | None, form: str, excel: bool, with_runs: bool, path: Path | None) -> None:
    """Write the whole graph as RDF, or all quotes as CSV, one line a quote.

    nq, trig and jsonld keep the named graphs; ttl, nt and rdfxml hold their union. The same articles give the same
    RDF, whenever and in whatever order they were ingested.
    """
    row = exporter(form, kind=_FORMATS[form])
    if excel and not row.has_excel:
        raise SettingsError("UJ713", f"{form} knows no spreadsheets", place="--excel", cure="use it with --format csv")
    with reading(reading_settings(store)) as view, output(path) as out:
        if row.kind is ExportKind.ROWS:
            row.write(quote_rows(view), out, excel=excel)
        else:
            row.write(view, out, with_runs=with_runs)
