"""`ujar validate`: an RDF file, or a whole store, against the ontology's shapes and the laws of its graphs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from kg.cli.console import progress
from kg.cli.options import examples, reading_settings, store_option
from kg.cli.output import output, write_lines
from kg.cli.stores import reading
from kg.errors import InputError
from kg.rdf.serialize import FORMATS, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.rdf.report import Kind, Problem, Report

_BY_EXTENSION = {row.extension: row for row in FORMATS}
_SHOWN = 5
_ALL = 0
_PACKED = ".gz"


@click.command(
    epilog=examples(
        "ujar validate arsip.trig",
        "ujar validate arsip.nq.gz --show 0",
        "ujar validate --store arsip",
        "ujar validate --store arsip --format json > laporan.json",
        "ujar validate kutipan.data --from turtle",
    )
)
@click.argument("file", type=click.Path(path_type=Path, exists=True), required=False)
@store_option
@click.option(
    "--from", "form", type=click.Choice([row.name for row in FORMATS]), help="What FILE is (default: by its ending)."
)
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Of the report."
)
@click.option(
    "--show",
    "shown",
    type=click.IntRange(min=0),
    default=_SHOWN,
    show_default=True,
    metavar="N",
    help="Tell so many problems of each kind (0: all); all are counted.",
)
def command(*, file: Path | None, store: Path | None, form: str | None, style: str, shown: int) -> int:
    """Check an RDF file, or a store, against the ontology's shapes, and say what is wrong where and what to do.

    FILE may end in .gz. Without FILE, or where it is the folder of a store, the store is checked, and its graphs are
    compared with its texts as well: words at their offsets, hashes, quotation marks. The report counts problems by
    kind. Exit code 1 if there is a violation; warnings do not count.
    """
    if file and store:
        message = "give FILE or --store DIR, not both"
        raise click.UsageError(message)
    if file and file.is_dir():
        file, store = None, file
    kept = None if shown == _ALL else shown
    report = _of_file(file, form, kept) if file else _of_store(store, kept)
    with output(None) as out:
        if style == "json":
            out.write(orjson.dumps(_values(report), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        else:
            write_lines(out, _lines(report))
    return 0 if report.conforms else 1


def _of_file(file: Path, form: str | None, kept: int | None) -> Report:
    from kg.intake.checking import check_file

    row = _row(file, form)
    with progress("triples read") as loading, progress("articles checked") as show:
        return check_file(file, row, shown=kept, loading=loading, progress=show)


def _of_store(store: Path | None, kept: int | None) -> Report:
    from kg.intake.checking import check_store

    with reading(reading_settings(store)) as view, progress("articles checked") as show:
        return check_store(view, shown=kept, progress=show)


def _row(file: Path, form: str | None) -> Format:
    suffixes = [suffix.lower() for suffix in file.suffixes]
    ending = suffixes[-2:-1] if suffixes[-1:] == [_PACKED] else suffixes[-1:]
    row = next((row for row in FORMATS if row.name == form), None) or _BY_EXTENSION.get("".join(ending).lstrip("."))
    if row is None:
        known = ", ".join(f".{extension}" for extension in _BY_EXTENSION)
        raise InputError("UJ110", "no RDF format has this ending", place=str(file), cure=f"give {known}, or --from")
    return row


def _lines(report: Report) -> Iterator[str]:
    verdict = "conforms" if report.conforms else "does not conform"
    yield (
        f"articles {report.articles:,}, triples {report.triples:,}: {verdict}, "
        f"violations {report.total('violation'):,}, warnings {report.total('warning'):,}"
    )
    for kind, number in report.counts:
        problems = [problem for problem in report.problems if problem.kind == kind]
        yield ""
        yield f"{kind.severity} × {number:,}: {kind.message} [{f'{kind.shape} {kind.path}'.rstrip()}]"
        if problems[0].cure:
            yield f"  to mend it: {problems[0].cure}"
        for problem in problems:
            yield from _place(problem)
        if number > len(problems):
            yield f"  and {number - len(problems):,} more (--show 0 for all)"


def _place(problem: Problem) -> Iterator[str]:
    words = f"“{problem.words}”" if problem.words else ""
    said = ": ".join(filter(None, (problem.article, words))) or problem.focus
    yield f"  - {said}" + (f", here: {problem.value}" if problem.value else "")
    if said != problem.focus:
        yield f"    {problem.focus}"


def _values(report: Report) -> dict[str, object]:
    return {
        "conforms": report.conforms,
        "articles": report.articles,
        "triples": report.triples,
        "violations": report.total("violation"),
        "warnings": report.total("warning"),
        "counts": [{**_fields(kind), "number": number} for kind, number in report.counts],
        "problems": [_fields(problem) for problem in report.problems],
    }


def _fields(value: Kind | Problem) -> dict[str, str]:
    return asdict(value)
