"""What `ujar withdraw` and `ujar correct` have in common: their options, and what they tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.options import reading_settings, settings_for, store_option
from kg.cli.output import output, table, write_lines
from kg.cli.stores import reading, writing
from kg.errors import SettingsError
from kg.ingest.dates import iso_date
from kg.store.archive import NoticeKind, Why
from kg.store.layout import Layout

if TYPE_CHECKING:
    from pathlib import Path

    from kg.intake.notices import Listed, Noted

Function = TypeVar("Function", bound=Callable[..., Any])

_DONE = {NoticeKind.WITHDRAWAL: "withdrawn", NoticeKind.CORRECTION: "corrected"}
_BACK = {NoticeKind.WITHDRAWAL: "withdrawal taken back", NoticeKind.CORRECTION: "correction taken back"}
_HEADER = ("date", "key", "article", "address", "stands", "reason")
_PLACES = {
    Why.WITHDRAWN: "not current: withdrawn",
    Why.SUPERSEDED: "not current: a later version took its place",
    Why.CAPTURE: "not current: another copy of this version counts",
}


def notice_options(function: Function) -> Function:
    """ARTICLE…, `--on`, `--reason`, `--undo`, `--list` and `--store`."""
    function = store_option(function)
    shown = "List what was noted of all articles and stands: when, of what, and why."
    function = click.option("--list", "is_list", is_flag=True, help=shown)(function)
    undo = "Take back what was noted of the articles, only that of the date if --on is given."
    function = click.option("--undo", "is_undone", is_flag=True, help=undo)(function)
    function = click.option("--reason", metavar="TEXT", help="Why; it is shown on the article's page.")(function)
    dated = "Day of the notice, as 2025-06-17; a time may follow."
    function = click.option("--on", "date", metavar="DATE", help=dated)(function)
    return click.argument("articles", nargs=-1, metavar="[ARTICLE…]")(function)


def run(
    kind: NoticeKind,
    articles: tuple[str, ...],
    *,
    date: str | None,
    reason: str | None,
    is_undone: bool,
    is_list: bool,
    store: Path | None,
) -> None:
    """Notes or takes back and prints one line an article, or lists what stands."""
    from kg.intake.notices import note, take_back

    if is_list:
        if articles or date or reason or is_undone:
            message = "--list goes with --store only"
            raise click.UsageError(message)
        _list(kind, store)
        return
    if not articles:
        message = "name an ARTICLE, or give --list"
        raise click.UsageError(message)
    day = _date(date)
    words = _words(reason)
    if is_undone == (words is not None) or (not is_undone and day is None):
        message = "give --on DATE and --reason TEXT, or --undo without a reason"
        raise click.UsageError(message)
    settings = settings_for(store)
    Layout(settings.store).base()  # a folder without a store would become one
    with writing(settings) as target:
        if is_undone:
            done = take_back(target, articles, kind, date=day)
        else:
            done = note(target, articles, kind, date=day or "", reason=words or "")
    with output(None) as out:
        write_lines(out, [_line(one, _BACK[kind] if is_undone else _DONE[kind]) for one in done])


def _list(kind: NoticeKind, store: Path | None) -> None:
    from kg.intake.notices import listed

    with reading(reading_settings(store)) as view:
        rows = [_row(one) for one in listed(view, kind)]
    with output(None) as out:
        write_lines(out, [f"{kind}s {len(rows):,}", *(["", *table(_HEADER, rows)] if rows else ())])


def _row(one: Listed) -> tuple[str | None, ...]:
    state = "current" if one.is_current else one.place.why if one.place else "not in the store"
    return one.notice.date, one.notice.key, one.id, one.url, state, one.notice.reason


def _date(given: str | None) -> str | None:
    if given is None:
        return None
    found = iso_date(given)
    if found is None:
        raise SettingsError("UJ750", f"{given!r} is no clear date", place="--on", cure="write it as 2025-06-17")
    return found


def _words(given: str | None) -> str | None:
    if given is None:
        return None
    words = " ".join(given.split())
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise SettingsError(
            "UJ751", "it holds broken characters", place="--reason", cure="write it in UTF-8"
        ) from error
    if not words:
        raise SettingsError("UJ751", "it says nothing", place="--reason", cure="say in a sentence why")
    return words


def _line(noted: Noted, done: str) -> str:
    days = ", ".join(notice.date for notice in noted.notices)
    state = _PLACES[noted.place.why] if noted.place else "current"
    return f"{noted.key}  {done} ({days}); {state}"
