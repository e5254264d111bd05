"""`ujar import`: RDF into the store, our own exports and any other that passes the shapes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.console import complain, exit_code, progress, remark
from kg.cli.options import FILE, examples, settings_for, store_option
from kg.cli.output import output, write_lines
from kg.cli.stores import writing
from kg.errors import InputError
from kg.ingest.source import STDIN, name_of, opened
from kg.rdf.parse import format_for, read_quads
from kg.rdf.serialize import FORMATS, Format
from kg.store.text_lines import read_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.intake import Failure
    from kg.intake.graphs import Derived, ImportReport
    from kg.model.text import SourceDocument
    from kg.rdf.parse import Quads

_SHOWN = 10
_STEP = 1_000
"""Statements between two steps of the counter."""
REFUSED = "refused.nq"


@click.command(
    epilog=examples(
        "ujar import arsip.nq.gz --texts teks.jsonl.gz --store salinan",
        "ujar import arsip.ttl",
        "ujar import artikel.trig agen.trig --no-validate",
        "zcat arsip.nq.gz | ujar import - --format nquads",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@store_option
@click.option(
    "--format", "form", type=click.Choice([row.name for row in FORMATS]), help="Default: by the file's ending."
)
@click.option(
    "--texts", type=FILE, metavar="FILE", help="The texts of the articles, as `ujar export --texts` wrote them."
)
@click.option(
    "--validate/--no-validate",
    "is_validated",
    default=True,
    show_default=True,
    help="Check every article against the ontology's shapes, and refuse what breaks them.",
)
@click.option(
    "--refused",
    type=FILE,
    metavar="FILE",
    help=f"Where articles that were refused go, with the reason (default: {REFUSED} in the store's folder).",
)
def command(
    *,
    files: tuple[str, ...],
    store: Path | None,
    form: str | None,
    texts: Path | None,
    is_validated: bool,
    refused: Path | None,
) -> int:
    """Take RDF into the store: what `ujar export` wrote, and any other RDF that passes the shapes.

    FILE is N-Quads, TriG, JSON-LD, Turtle, N-Triples or RDF/XML, packed or not, or - for standard input. Articles
    and their provenance are taken, with ids under the store's base; speakers and claims are computed again from all
    articles in the store. Articles that are there already, the same, are skipped. One that is refused stops no
    other. Exit code 2 if some were refused.
    """
    from kg.intake.graphs import import_graphs

    settings = settings_for(store)
    kept = refused or settings.store / REFUSED
    sources = [_source(file, form) for file in files]
    with writing(settings) as target, progress("statements, then articles") as show:
        report = import_graphs(
            _counted(sources, show),
            target,
            texts=documents(texts),
            validate=is_validated,
            progress=show,
            refused=lambda failure, statements: _keep(failure, statements, kept),
        )
    _tell(report, settings.base, kept)
    with output(None) as out:
        write_lines(out, [summary(report)])
    return exit_code(failed=len(report.failures))


def summary(report: ImportReport) -> str:
    """What an import did, with units."""
    return (
        f"articles {report.articles:,}, quotes {report.quotes:,}, "
        f"articles skipped because they are there already {report.skipped:,}, "
        f"articles refused {len(report.failures):,}, articles with their text {report.with_text:,}, "
        f"seconds {report.seconds:.1f}"
    )


def _source(file: str, form: str | None) -> tuple[Path | str, Format]:
    """An input and its format. Raises InputError UJ101, UJ110, and for standard input without --format."""
    if file == STDIN:
        if form is None:
            cure = f"say it: --format {'|'.join(row.name for row in FORMATS)}"
            raise InputError("UJ110", "the format of standard input is not known", place=name_of(file), cure=cure)
        return file, format_for(file, form)
    path = Path(file)
    if not path.is_file():
        raise InputError("UJ101", "there is no such file", place=file, cure="check the path")
    return path, format_for(file, form)


def _counted(sources: Iterable[tuple[Path | str, Format]], show: Callable[[int], None]) -> Quads:
    """The statements of all inputs, one after the other; tells now and then how many they are."""
    count = 0
    for given, form in sources:
        with opened(given) as stream:
            for quad in read_quads(stream, form, place=name_of(given)):
                count += 1
                if count % _STEP == 0:
                    show(count)
                yield quad


def documents(path: Path | None) -> Iterator[tuple[str, SourceDocument]]:
    """The texts in a file that `ujar export --texts` wrote, by article key; none without a file."""
    if path:
        with opened(path) as stream:
            yield from read_texts(stream, place=str(path))


def _keep(failure: Failure, statements: bytes, path: Path) -> None:
    """Adds a refused article to the file, behind a comment with the reason; it can be mended and imported."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(f"# {failure.id}: {' '.join(failure.reason.split())} [{failure.code}]\n".encode() + statements)


def _tell(report: ImportReport, base: str, kept: Path) -> None:
    for failure in report.failures[:_SHOWN]:
        complain(f"{failure.id}: {failure.reason} [{failure.code}]")
    if report.failures:
        more = len(report.failures) - _SHOWN
        complain(f"{f'{more:,} more were refused; ' if more > 0 else ''}what was refused is in {kept}")
    for name, count in report.unplaced[:_SHOWN]:
        remark(f"note: {count:,} statements with <{name}> belong to no article and were left out")
    if report.implied:
        remark(f"note: {report.implied:,} statements follow from others by the alignments and were left out")
    if report.base != base:
        remark(f"note: ids that begin with {report.base} begin with {base} here")
    without = report.articles + report.skipped - report.with_text
    if without:
        remark(f"note: {without:,} articles are here without their text; give it with --texts")
    if report.derived.dropped:
        remark(f"note: {_derived(report.derived)}")
        _tell_identities(report.derived)


def _derived(derived: Derived) -> str:
    found = f"{derived.dropped:,} derived statements (speakers, claims) were computed again"
    if derived.is_same:
        return f"{found}: the same"
    missing = derived.missing - len(derived.identities)
    if not (missing or derived.added):
        return f"{found}: the same but for what follows"
    added = f", {derived.added:,} others came" if derived.added else ""
    return (
        f"{found}: {missing:,} of them did not come back{added}; other articles, authority files "
        "or another version of Ujar make others"
    )


def _tell_identities(derived: Derived) -> None:
    for agent, other in derived.identities[:_SHOWN]:
        remark(f"note: <{agent}> skos:exactMatch <{other}> was left out")
    if derived.identities:
        more = len(derived.identities) - _SHOWN
        remark(
            f"note: {f'{more:,} more skos:exactMatch were left out; ' if more > 0 else ''}who an agent is elsewhere is "
            "kept in an authority file: give the agent a line in data/authority/*.jsonl with the address as sameAs"
        )
