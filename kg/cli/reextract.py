"""`ujar reextract`: the store's articles once more, by the version and packs that are installed now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import exit_code, progress
from kg.cli.ingest import DEAD_LETTERS, tell_failures, write_dead_letters
from kg.cli.options import FILE, examples, selection_options, settings_for, store_option
from kg.cli.output import output, write_lines
from kg.cli.stores import selected, writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.intake.again import Again, Plan

_LEFT = {
    "current": "made by this version already",
    "without_text": "the store has no text of them: ingest them, or import them with --texts",
    "without_pack": "in a language without a pack",
    "renamed": "this version gives them other ids: ingest them into a new store",
}
"""What is said of articles that are left as they are, by the fields of the plan."""


@click.command(
    epilog=examples(
        "ujar diff                 (what would change; changes nothing)",
        "ujar reextract",
        "ujar reextract --store arsip --validate",
        "ujar reextract --outlet KabarNusa --after 2025-04",
        "ujar reextract --all",
    )
)
@store_option
@selection_options
@click.option("--all", "is_everything", is_flag=True, help="Also the articles that this version extracted already.")
@click.option(
    "--validate/--no-validate",
    "is_validated",
    default=False,
    show_default=True,
    help="Check what was made of every article, and keep its old graphs where that is wrong.",
)
@click.option(
    "--dead-letters",
    type=FILE,
    metavar="FILE",
    help=f"Where articles that failed go, each with its reason (default: {DEAD_LETTERS} in the store's folder).",
)
def command(
    *, store: Path | None, is_everything: bool, is_validated: bool, dead_letters: Path | None, **wanted: Any
) -> int:
    """Extract the store's articles again, from the texts that it keeps, and rebuild what is derived from them.

    Takes the articles that another version of Ujar, or of the language pack, has extracted; all others stay as they
    are. Afterwards the store holds what a fresh ingest of the same articles gives. An article that fails keeps what it
    had, and stops no other. Stopped in between, it is simply run again (without --all). What extracted an article
    before stays told in graph/runs. Exit code 2 if any failed.
    """
    from kg.intake.again import reextract
    from kg.store.layout import Layout

    settings = settings_for(store)
    Layout(settings.store).check(settings.base, endpoint=settings.endpoint)
    with writing(settings) as target, progress("articles") as show:
        keys = selected(target, wanted)
        done = reextract(
            target,
            settings=settings,
            selected=keys,
            everything=is_everything,
            progress=show,
            validate=is_validated,
        )
    letters = dead_letters or settings.store / DEAD_LETTERS
    tell_failures(done.report, letters)
    write_dead_letters(done.report.failures, letters)
    with output(None) as out:
        write_lines(out, _lines(done))
    return exit_code(failed=len(done.report.failures))


def left_lines(plan: Plan) -> Iterator[str]:
    """How many articles are left as they are, a line for each reason."""
    for name, why in _LEFT.items():
        if number := getattr(plan, name):
            yield f"articles left as they are {number:,}: {why}"


def _lines(done: Again) -> Iterator[str]:
    report = done.report
    yield (
        f"articles extracted again {report.articles:,}, quotes {report.quotes:,}, "
        f"articles failed {len(report.failures):,}, seconds {report.seconds:.1f}"
    )
    yield from left_lines(done.plan)
