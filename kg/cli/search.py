"""`ujar search`: quotes by words, speaker, outlet, date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import orjson

from kg.cli.console import say
from kg.cli.options import examples, reading_settings, store_option
from kg.cli.output import output, table, write_lines
from kg.cli.rows import manner
from kg.cli.stores import reading
from kg.export.table import write_quotes
from kg.query.explain import explain
from kg.query.language import KEYS, Search, parse
from kg.query.search import MAX_LIMIT, Order, Page, search

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store.base import View
    from kg.store.quote_row import QuoteRow

HEADER = ("published", "outlet", "type", "who", "quote")
FORMATS = ("table", "csv", "jsonl")
_KEYED = re.compile(r"(-?[^\W\d][\w.]*:)([^\"“”:]*\s[^\"“”:]*)")


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": ["-h", "--help"]},
    epilog=examples(
        "ujar search banjir",
        'ujar search speaker:"Vladimir Putin" about:Hamas type:direct',
        "ujar search '\"dua negara\" outlet:liputan6.com after:2025-04' -gencatan",
        "ujar search via:Antara --all --format csv > kutipan.csv",
    ),
)
@click.argument("words", nargs=-1, required=True)
@store_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Quotes shown.")
@click.option("--all", "is_all", is_flag=True, help="Show every quote that matches.")
@click.option(
    "--order", type=click.Choice([order.value for order in Order]), help="Default: best for words, else newest."
)
@click.option("--explain", "is_explained", is_flag=True, help="Show how the search is answered, and as SPARQL.")
@click.option("--excel", is_flag=True, help="Make CSV safe for spreadsheets: byte order mark, no formulas.")
def command(
    *,
    words: tuple[str, ...],
    store: Path | None,
    form: str,
    limit: int,
    is_all: bool,
    order: str | None,
    is_explained: bool,
    excel: bool,
) -> None:
    """Find quotes. Words are found by their stem, words in quotation marks exactly; -word leaves out.

    Conditions are joined by "and". Keys: {keys}. Any other key is a column of your input, such as rubrik:Daerah,
    or field.type:opini where it is called like a key.
    """
    wanted = parse(" ".join(requoted(word) for word in words))
    with reading(reading_settings(store)) as view:
        if is_explained:
            _explain(view, wanted)
            return
        first = search(view, wanted, limit=min(limit, MAX_LIMIT), order=Order(order) if order else None)
        rows = [
            row
            for _, row in zip(range(first.total if is_all else limit), _rows(view, str(wanted), first), strict=False)
        ]
    with output(None) as out:
        if form == "csv":
            write_quotes(rows, out, excel=excel)
        elif form == "jsonl":
            out.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
        elif rows:
            write_lines(out, table(HEADER, map(cells, rows)))
    say(f"{wanted}: quotes {first.total:,} (copies count each time), shown {len(rows):,}, {first.order} first")


command.help = (command.help or "").format(keys=", ".join(key.name for key in KEYS))


def requoted(word: str) -> str:
    """A condition as typed: the shell takes the quotation marks of `speaker:"Vladimir Putin"` away."""
    keyed = _KEYED.fullmatch(word)
    return f'{keyed[1]}"{keyed[2]}"' if keyed else word


def _explain(view: View, wanted: Search) -> None:
    shown = explain(view, wanted)
    with output(None) as out:
        write_lines(out, [f"search: {shown.search}", *(f"index: {clause}" for clause in shown.clauses), shown.sparql])


def _rows(view: View, wanted: str, page: Page) -> Iterator[QuoteRow]:
    while True:
        yield from page.rows
        if page.next is None:
            return
        page = search(view, wanted, limit=MAX_LIMIT, cursor=page.next, order=page.order)


def cells(row: QuoteRow) -> tuple[str | None, ...]:
    """A quote under `HEADER`."""
    return row.published, row.outlet, manner(row), row.who, row.text
