"""`ujar analyse`: questions about the store, answered as tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import complain, remark
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
from kg.cli.output import output, table, write_lines
from kg.cli.stores import reading
from kg.errors import SettingsError
from kg.export.registry import ExportKind, by_ending, exporter, names
from kg.views import VIEWS
from kg.views.analyses import ANALYSES, Answer, analyse
from kg.views.analyses.table import LIMIT
from kg.views.counts import DEFAULT_UNIT, UNITS

if TYPE_CHECKING:
    from kg.export.registry import Exporter

TABLE = "table"
_PEOPLE = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command(
    epilog=examples(
        "ujar analyse --list",
        "ujar analyse most-quoted --after 2025-01",
        "ujar analyse concentration --unit quotes --format csv -o pemusatan.csv",
        "ujar analyse backbone --view about --alpha 0.01",
        "ujar analyse ego --ego 'Ratna Wibisana' --radius 2",
        "ujar analyse slices --slice quarter --outlet detik.com --format json",
        "ujar analyse gender --format svg --lang id -o perempuan-dan-laki-laki.svg",
        "ujar analyse most-quoted --kind person --without-copies --slice year --limit 5",
    )
)
@click.argument("name", required=False)
@click.option("--list", "is_list", is_flag=True, help="List the analyses and end.")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice([TABLE, *names(ExportKind.ANSWER)]),
    help="Default: by the file's ending, else a table for people.",
)
@click.option("--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help="Rows at most.")
@click.option("--all", "is_all", is_flag=True, help="All rows.")
@view_options
@click.option(
    "--unit", type=click.Choice(list(UNITS)), default=DEFAULT_UNIT, show_default=True, help="What is counted."
)
@click.option("--alpha", type=float, default=None, help="Level of significance (backbone, communities).")
@click.option(
    "--view", type=click.Choice([row.name for row in VIEWS]), default=None, help="Of which view (backbone, ego)."
)
@click.option("--people", type=_PEOPLE, default=None, metavar="DIR", help="Authority files with gender (gender).")
@picture_language_option
@click.option("--excel", is_flag=True, help="Make CSV safe for spreadsheets: byte order mark, no formulas.")
@output_option
def command(
    *,
    name: str | None,
    is_list: bool,
    store: Path | None,
    form: str | None,
    limit: int,
    is_all: bool,
    excel: bool,
    lang: str | None,
    path: Path | None,
    **wanted: Any,
) -> None:
    """Answer the question NAME about the store: a ranked table, with its unit and what must be known beside it.

    NAME may be the number of the analysis. With --slice each month, quarter or year is answered by itself.
    """
    if is_list or name is None:
        with output(None) as out:
            rows = [(str(one.number), one.name, one.question["en"], one.measure["en"]) for one in ANALYSES]
            write_lines(out, table(("no", "analysis", "question", "measured"), rows))
        return
    row = _row(form, path)
    if lang is not None and row is None:
        raise SettingsError("UJ737", "a table is in no language", place="--lang", cure="take --format svg, png or html")
    options: dict[str, Any] = {**for_excel(row, is_excel=excel), **(in_language(row, lang) if row else {})}
    wish: dict[str, Any] = {key: value or None if isinstance(value, tuple) else value for key, value in wanted.items()}
    with reading(reading_settings(store)) as view:
        answer = analyse(name, view, limit=None if is_all else limit, **wish)
    with output(path) as out:
        if row is None:
            write_lines(out, _table(answer))
        else:
            row.write(answer, out, **options)
    for line in (answer.question["en"], f"counted: {answer.counted}; {answer.copies}", *answer.notes):
        remark(line)
    remark(f"filter: {answer.filter}; read: {answer.read}" + (f"; store: {answer.store}" if answer.store else ""))
    if not answer.rows:
        complain("warning: the answer has no rows; filter less")


def _row(form: str | None, path: Path | None) -> Exporter | None:
    """The exporter that the option names, else the ending of the file; None for the table."""
    if form is None:
        return by_ending(path.name, {ExportKind.ANSWER}) if path else None
    return None if form == TABLE else exporter(form, kind=ExportKind.ANSWER)


def _table(answer: Answer) -> list[str]:
    return list(table(answer.columns, ([_cell(cell) for cell in row] for row in answer.rows)))


def _cell(cell: object) -> str:
    """Numbers for people: four digits are enough for a share."""
    if isinstance(cell, float):
        return f"{cell:.4g}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell or "")
