"""`ujar agreement`: filled coding sheets compared with each other, and with the system's answers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from kg.cli.app import FAILED
from kg.cli.console import complain, say
from kg.cli.options import examples
from kg.cli.output import output, write_lines
from kg.evaluation.agreement import of_articles, of_quotes
from kg.evaluation.agreement_report import agreement_json, agreement_lines, check_lines, checks_json
from kg.evaluation.checked import Key, check_articles, check_quotes, read_key
from kg.evaluation.coding import ARTICLES, QUOTES, READ
from kg.evaluation.filled import Filled, kind_of, read_articles, read_quotes
from kg.evaluation.together import check_files, strangers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.evaluation.agreement import Agreement
    from kg.evaluation.checked import Check

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_SHOWN = 20
_KINDS = {
    QUOTES.name: (read_quotes, of_quotes, check_quotes),
    ARTICLES.name: (read_articles, of_articles, check_articles),
}
Result = tuple[str, "Agreement | None", "Sequence[Check]"]


@click.command(
    epilog=examples(
        "ujar agreement sampel-quotes-ani.xlsx sampel-quotes-budi.xlsx",
        "ujar agreement sampel-quotes-ani.xlsx sampel-quotes-budi.csv --key sampel-key.xlsx",
        "ujar agreement sampel-articles-bersama.csv --key sampel-key.csv --json",
    )
)
@click.argument("sheets", type=_FILE, nargs=-1, required=True, metavar="SHEET…")
@click.option("--key", type=_FILE, default=None, metavar="KEY", help="The system's answers, to judge it by.")
@click.option("--json", "is_json", is_flag=True, help="One line of JSON, shares from 0 to 1.")
def command(*, sheets: tuple[Path, ...], key: Path | None, is_json: bool) -> int:
    """Compare filled coding sheets with each other, and with the system's answers.

    Two or more sheets of one kind give the agreement between coders; with --key, one is enough. CSV (comma, semicolon
    or tab) and XLSX may be mixed. Case, spaces and marks never decide; empty cells are counted and left out.
    """
    check_files(sheets)
    filled = _read(sheets)
    known = read_key(key) if key else None
    problems = [problem for group in filled.values() for sheet in group for problem in sheet.problems]
    for kind, group in filled.items():
        problems.extend(strangers(group, known.ids(kind) if known else None))
    for problem in problems[:_SHOWN]:
        complain(str(problem))
    if problems:
        complain(f"{len(problems)} cells or rows cannot be read; mend them and run it again")
        return FAILED
    if key is None and all(len(group) < 2 for group in filled.values()):
        raise click.UsageError("give two or more filled sheets of one kind, or one with --key")
    for sheet in (sheet for group in filled.values() for sheet in group):
        _tell(sheet)
    results = list(_results(filled, known))
    with output(None) as out:
        write_lines(out, [orjson.dumps(_json(results)).decode()] if is_json else _lines(results))
    return 0


def _read(paths: Sequence[Path]) -> dict[str, list[Filled]]:
    found: dict[str, list[Filled]] = {}
    for path in paths:
        kind = kind_of(path)
        found.setdefault(kind, []).append(_KINDS[kind][0](path))
    return found


def _tell(sheet: Filled) -> None:
    """Says how much of a sheet was filled, and what may be wrong in it."""
    coded = Counter(sheet.empty)
    unread = coded.pop(READ.name, 0)
    note = f"; {unread} not marked as read, left out" if unread else ""
    say(f"{sheet.name}: {sheet.rows} units{note}; empty cells: {coded.total()}")
    for doubt in sheet.doubts[:_SHOWN]:
        say(f"note: {doubt}")
    if len(sheet.doubts) > _SHOWN:
        say(f"note: {len(sheet.doubts) - _SHOWN} more rows like these")


def _results(filled: dict[str, list[Filled]], key: Key | None) -> Iterator[Result]:
    for kind, group in filled.items():
        _, agree, check = _KINDS[kind]
        yield kind, agree(group) if len(group) > 1 else None, check(group, key) if key else ()


def _lines(results: Sequence[Result]) -> Iterator[str]:
    for kind, agreement, checks in results:
        if agreement:
            yield from agreement_lines(kind, agreement)
        yield from check_lines(kind, checks)


def _json(results: Sequence[Result]) -> dict[str, Any]:
    return {
        kind: {"agreement": agreement_json(agreement) if agreement else None, "system": checks_json(checks)}
        for kind, agreement, checks in results
    }
