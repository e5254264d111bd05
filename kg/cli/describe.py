"""`ujar describe`: what the store, or a selection of its articles, covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import examples, output_option, reading_settings, selection_options, store_option
from kg.cli.output import is_packed, output, table, write_lines
from kg.cli.stores import reading
from kg.errors import SettingsError
from kg.export.coverage import Coverage, coverage
from kg.export.description import describe, description
from kg.export.selection import select
from kg.rdf.serialize import FORMATS
from kg.views.filters import view_filter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TABLE = "table"
_FORMATS = {row.extension: row.media_type for row in FORMATS}


@click.command(
    epilog=examples(
        "ujar describe",
        "ujar describe --outlet KabarNusa --after 2025-04",
        "ujar describe -o void.ttl",
        "ujar describe --served --format jsonld > void.jsonld",
    )
)
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice([_TABLE, *_FORMATS]),
    help="Default: by the file's ending, else a table for people.",
)
@selection_options
@click.option("--served", "is_served", is_flag=True, help="Name the endpoint and downloads that ujar serve has.")
@click.option("--with-runs", is_flag=True, help="Say when the last ingest ended.")
@output_option
def command(
    *, store: Path | None, form: str | None, is_served: bool, with_runs: bool, path: Path | None, **wanted: Any
) -> None:
    """Tell what the store, or a selection of its articles, covers: articles and quotes by outlet and month.

    As RDF it is the description of the dataset in VoID and DCAT, with the counts of classes and properties, and with
    title, publisher, licence and rights as the settings UJAR_TITLE, UJAR_PUBLISHER, UJAR_LICENCE and UJAR_RIGHTS say.
    """
    name = form or _by_ending(path)
    if name == _TABLE and (is_served or with_runs):
        given = "--served" if is_served else "--with-runs"
        cure = f"use --format {', '.join(_FORMATS)}"
        raise SettingsError("UJ737", "the table for people does not say that", place=given, cure=cure)
    settings = reading_settings(store)
    filters = {name: value for name, value in wanted.items() if value}
    with reading(settings) as view:
        chosen = select(view, view_filter(**filters)) if filters else None
        if name == _TABLE:
            with output(path) as out:
                write_lines(out, _lines(coverage(view, chosen)))
            return
        triples = describe(view, settings=settings, selection=chosen, is_served=is_served, with_runs=with_runs)
        with output(path) as out:
            out.write(description(triples, _FORMATS[name], base=view.base))


def _by_ending(path: Path | None) -> str:
    ending = "" if path is None else (path.with_suffix("") if is_packed(path) else path).suffix.lower()
    return ending.lstrip(".") if ending.lstrip(".") in _FORMATS else _TABLE


def _lines(covered: Coverage) -> Iterator[str]:
    rows = [
        (cell.name or cell.outlet or "(no outlet)", cell.month or "(no date)", f"{cell.articles:,}", f"{cell.quotes:,}")
        for cell in covered.cells
    ]
    dates = f", published {covered.first} to {covered.last}" if covered.first else ""
    yield (
        f"articles {covered.articles:,}{dates}, without a date {covered.undated:,}; outlets {covered.outlets:,}; "
        f"quotes {covered.quotes:,} (every copy counted), distinct speaker-claim pairs {covered.claims:,}"
    )
    yield ""
    yield from table(("outlet", "month", "articles", "quotes"), rows)
