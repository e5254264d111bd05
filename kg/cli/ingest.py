"""`ujar ingest`: articles into the store."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click
import orjson

from kg.cli.console import Notices, complain, exit_code, progress, remark
from kg.cli.options import ANY_LANGUAGE, FILE, examples, input_options, language_option, settings_for, store_option
from kg.cli.output import output, write_lines
from kg.cli.stores import writing
from kg.errors import InputError
from kg.ingest.columns import parse_mapping
from kg.ingest.jsonl import DEAD_LETTER
from kg.ingest.readers import read_documents
from kg.intake import Failure, IntakeReport, ingest
from kg.store.archive import Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.ingest.documents import Outcome

_SHOWN_FAILURES = 10
DEAD_LETTERS = "dead-letters.jsonl"


@click.command(
    epilog=examples(
        "ujar ingest berita/",
        "ujar ingest arsip.jsonl.gz --store arsip",
        "ujar ingest berita.xlsx --map isi=text,judul=title,tanggal=published",
        "ujar ingest ujar-store/dead-letters.jsonl   (after mending it)",
    )
)
@input_options
@language_option
@store_option
@click.option(
    "--validate/--no-validate",
    "is_validated",
    default=False,
    show_default=True,
    help="Check what was made of every article against the ontology's shapes and its text, and refuse what is wrong. "
    "This takes about as long as reading the articles.",
)
@click.option(
    "--dead-letters",
    type=FILE,
    metavar="FILE",
    help=f"Where articles that failed go, each with its reason (default: {DEAD_LETTERS} in the store's folder).",
)
def command(
    *,
    paths: tuple[str, ...],
    kind: str,
    mapping: str,
    language: str,
    store: Path | None,
    is_validated: bool,
    dead_letters: Path | None,
) -> int:
    """Read articles into the store, and rebuild speakers, claims and the text index.

    PATH is a text, JSON Lines, CSV or XLSX file, a folder, a pattern, or - for standard input. Articles that the
    store has already are skipped. One that fails stops no other: it goes to a file of dead letters with its reason,
    which can be mended and ingested. Exit code 2 if any failed.
    """
    settings, notices = settings_for(store), Notices()
    documents = read_documents(
        paths, kind=kind, mapping=parse_mapping(mapping), limit_bytes=settings.article_limit_bytes, notify=notices
    )
    with writing(settings) as target, progress("articles") as show:
        report = ingest(
            in_language(documents, language), target, settings=settings, progress=show, validate=is_validated
        )
        aside = Counter(place.why for place in target.archive.places().values())
    notices.close()
    if aside:
        remark(f"note: in the store's archive, not counted: {not_current(aside)}")
    letters = dead_letters or settings.store / DEAD_LETTERS
    tell_failures(report, letters)
    write_dead_letters(report.failures, letters)
    with output(None) as out:
        write_lines(out, [summary(report)])
    return exit_code(failed=len(report.failures))


def in_language(items: Iterable[Outcome], language: str) -> Iterator[Outcome]:
    """The articles as they are, or said to be in `language` if that is the code of one."""
    for item in items:
        if isinstance(item, InputError) or language == ANY_LANGUAGE:
            yield item
        else:
            yield replace(item, language=language)


def summary(report: IntakeReport) -> str:
    """What an ingest did, with units."""
    return (
        f"articles {report.articles:,}, quotes {report.quotes:,}, "
        f"articles skipped because they are there already {report.skipped:,}, "
        f"articles failed {len(report.failures):,}, seconds {report.seconds:.1f}"
    )


def not_current(aside: Counter[Why]) -> str:
    """How many versions are in the archive, and why."""
    words = {
        Why.CAPTURE: "further copies of a text under one address",
        Why.SUPERSEDED: "versions that a later one replaced",
        Why.WITHDRAWN: "articles that were withdrawn",
    }
    return ", ".join(f"{words[why]} {aside[why]:,}" for why in words if aside[why])


def write_dead_letters(failures: tuple[Failure, ...], path: Path) -> None:
    """Adds the failures to the file, one JSON object a line, those left out that stand there already.

    A line has the code and the reason, and everything that was read of the article, so that it can be mended and
    ingested again.
    """
    if not failures:
        return
    known = set(path.read_bytes().splitlines(keepends=True)) if path.exists() else set()
    lines = dict.fromkeys(_letter(failure) for failure in failures)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.writelines(line for line in lines if line not in known)


def _letter(failure: Failure) -> bytes:
    read = dict(failure.read)
    identifier = read.get("id") or read.get("url") or failure.id
    why = {"code": failure.code, "reason": failure.reason} | ({"place": failure.id} if identifier != failure.id else {})
    letter = {DEAD_LETTER: why, **read, "id": identifier}
    if failure.document:
        values = asdict(failure.document)
        further = dict(values.pop("fields"))
        letter |= {**further, **{name: value for name, value in values.items() if value is not None}}
    return orjson.dumps(letter, option=orjson.OPT_APPEND_NEWLINE)


def tell_failures(report: IntakeReport, letters: Path) -> None:
    """Says which articles failed, the first of them, and where they are kept."""
    failures = report.failures
    for failure in failures[:_SHOWN_FAILURES]:
        complain(f"{failure.id}: {failure.reason} [{failure.code}]")
    if failures:
        more = len(failures) - _SHOWN_FAILURES
        rest = f"{more:,} more failed; " if more > 0 else ""
        others = "the other articles went on; " if report.articles + report.skipped else "nothing was taken in; "
        complain(f"{rest}{others}what failed is in {letters}")
