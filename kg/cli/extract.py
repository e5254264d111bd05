"""`ujar extract`: who said what in articles, printed, nothing stored."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

import click
import orjson

from kg.cli.articles import lost, made_of
from kg.cli.console import Notices, complain, exit_code, progress, say
from kg.cli.options import (
    examples,
    input_or_text_options,
    language_option,
    output_option,
    settings_for,
)
from kg.cli.output import output, table
from kg.cli.rows import HEADER, quote_row
from kg.errors import UjarError
from kg.export.records import quote_record
from kg.ids import Namer
from kg.ingest.columns import parse_mapping
from kg.ingest.readers import read_documents
from kg.lang import load_pack
from kg.pipeline import extractor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kg.model.annotated import AnnotatedArticle, Extractor
    from kg.model.text import SourceDocument


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one article: its lines, or its quads where the format needs all articles at once."""

    data: bytes
    quotes: int
    quads: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """What every article is done with; goes to worker processes."""

    form: str
    language: str
    base: str
    messages: str | None = None
    """Language in which quotes are explained; None where they are not."""

    def __call__(self, item: SourceDocument | UjarError) -> Result | UjarError:
        """The result of one article, or the error that it could not be read or extracted for."""
        return made_of(item, self.language, self._result)

    def _result(self, annotated: AnnotatedArticle) -> Result:
        if self.messages is not None:
            return EXPLAINED[self.form](annotated, self.messages)
        return FORMATS[self.form](annotated, self.base)


def _as_table(annotated: AnnotatedArticle, base: str) -> Result:
    del base
    document = annotated.document
    title = f"  {document.title}" if document.title else ""
    lines = [f"{document.id} [{annotated.article.language}] quotes: {len(annotated.quotes)}{title}"]
    lines += table(HEADER, [quote_row(quote) for quote in annotated.quotes]) if annotated.quotes else ()
    return Result("".join(f"{line}\n" for line in [*lines, ""]).encode(), len(annotated.quotes))


def _as_jsonl(annotated: AnnotatedArticle, base: str) -> Result:
    del base
    return Result(orjson.dumps(quote_record(annotated), option=orjson.OPT_APPEND_NEWLINE), len(annotated.quotes))


def _as_trig(annotated: AnnotatedArticle, base: str) -> Result:
    from kg.rdf.serialize import serialize

    return Result(serialize(_quads(annotated, base), "application/trig") + b"\n", len(annotated.quotes))


def _as_quads(annotated: AnnotatedArticle, base: str) -> Result:
    return Result(b"", len(annotated.quotes), tuple(_quads(annotated, base)))


def _quads(annotated: AnnotatedArticle, base: str) -> list[Any]:
    from kg.rdf.provenance import provenance_quads
    from kg.rdf.to_graph import article_quads

    namer, made_by = Namer(base), _extractor(annotated.article.language)
    return [*article_quads(annotated, namer), *provenance_quads(annotated, namer, made_by)]


def _explained_table(annotated: AnnotatedArticle, messages: str) -> Result:
    from kg.cli.explain import explained_lines

    lines = explained_lines(_explained(annotated), title=annotated.document.title, language=messages)
    return Result("".join(f"{line}\n" for line in [*lines, ""]).encode(), len(annotated.quotes))


def _explained_jsonl(annotated: AnnotatedArticle, messages: str) -> Result:
    del messages
    return Result(orjson.dumps(_explained(annotated), option=orjson.OPT_APPEND_NEWLINE), len(annotated.quotes))


def _explained(annotated: AnnotatedArticle) -> dict[str, Any]:
    from kg.export.evidence import explained_record

    return explained_record(annotated, load_pack(annotated.article.language))


@cache
def _extractor(language: str) -> Extractor:
    return extractor(load_pack(language))


FORMATS = {"table": _as_table, "jsonl": _as_jsonl, "trig": _as_trig, "jsonld": _as_quads}
EXPLAINED = {"table": _explained_table, "jsonl": _explained_jsonl}
LANGUAGES_OF_MESSAGES = ("auto", "en", "id")

_EXPLAIN = "Say for each quote which rule and which words decided, and for each cue without a quote why."
_MESSAGES = "Language of what --explain says; auto goes by the locale."


@click.command(
    epilog=examples(
        "ujar extract artikel.txt",
        "ujar extract berita/ --format jsonl > kutipan.jsonl",
        "ujar extract berita.csv --map isi=text,judul=title,tanggal=published",
        "cat artikel.txt | ujar extract - --format trig",
        "ujar extract arsip.jsonl.gz --format jsonl --jobs 4 -o kutipan.jsonl",
        "ujar extract artikel.txt --explain --lang-of-messages id",
        "ujar extract --explain --text 'Ratna enggan menyebut nama pelaku.'",
    )
)
@input_or_text_options
@language_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table", show_default=True)
@click.option("--explain", "is_explained", is_flag=True, help=_EXPLAIN)
@click.option(
    "--lang-of-messages", "messages", type=click.Choice(LANGUAGES_OF_MESSAGES), default="auto", help=_MESSAGES
)
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@output_option
def command(
    *,
    paths: tuple[str, ...],
    text: str | None,
    kind: str,
    mapping: str,
    language: str,
    form: str,
    is_explained: bool,
    messages: str,
    jobs: int,
    path: Path | None,
) -> int:
    """Print who said what in articles, without storing anything.

    PATH is a text, JSON Lines, CSV or XLSX file, a folder, a pattern, or - for standard input. Offsets in jsonl
    are code points of the text given. jsonld is written at the end, all other formats article by article.
    An article that cannot be read stops no other; exit code 2 if there was one.
    """
    if bool(paths) == (text is not None):
        raise click.UsageError("Give one of PATH… and --text TEXT.")
    if is_explained and form not in EXPLAINED:
        raise click.UsageError(f"--explain goes with --format {' or '.join(EXPLAINED)}.")
    settings, notices = settings_for(None), Notices()
    given, kind = (paths, kind) if text is None else ((_stream(text),), "text")
    documents = read_documents(
        given, kind=kind, mapping=parse_mapping(mapping), limit_bytes=settings.article_limit_bytes, notify=notices
    )
    work = Work(form, language, settings.base, _language_of(messages) if is_explained else None)
    started = time.monotonic()
    with output(path) as out, progress("articles") as show:
        counts = _write(out, _results(work, documents, jobs=jobs), show)
    notices.close()
    say(f"{counts}, {time.monotonic() - started:.1f} s")
    return exit_code(failed=counts.failed)


def _stream(text: str) -> BinaryIO:
    """The text of `--text` as a file."""
    stream = io.BytesIO(text.encode())
    stream.name = "text"
    return stream


def _language_of(messages: str) -> str:
    from kg.cli.explain import chosen_language

    return chosen_language(messages)


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of a run."""

    articles: int = 0
    quotes: int = 0
    failed: int = 0

    def __str__(self) -> str:
        return f"articles {self.articles:,}, quotes {self.quotes:,}, failed {self.failed:,}"

    def plus(self, result: Result | UjarError) -> Counts:
        """The counts with one more article."""
        if isinstance(result, UjarError):
            return replace(self, failed=self.failed + 1)
        return replace(self, articles=self.articles + 1, quotes=self.quotes + result.quotes)


def _results(work: Work, documents: Iterable[SourceDocument | UjarError], *, jobs: int) -> Iterable[Result | UjarError]:
    """The results in order. Other processes are worth loading the store's libraries; one article is not (0.3 s)."""
    if jobs == 1:
        return map(work, documents)
    from kg.intake.processes import mapped

    return mapped(work, documents, jobs=jobs, lost=lost)


def _write(out: BinaryIO, results: Iterable[Result | UjarError], show: Callable[[int], None]) -> Counts:
    counts, quads = Counts(), list[Any]()
    for result in results:
        counts = counts.plus(result)
        show(counts.articles + counts.failed)
        if isinstance(result, UjarError):
            complain(str(result))
            continue
        out.write(result.data)
        quads.extend(result.quads)
    if quads:
        from kg.rdf.serialize import serialize

        out.write(serialize(quads, "application/ld+json") + b"\n")
    return counts
