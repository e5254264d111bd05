"""`ujar extract`: who said what in articles, printed, nothing stored."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

import click
import orjson

from kg.cli.console import Notices, complain, exit_code, progress, say
from kg.cli.options import ANY_LANGUAGE, examples, input_options, language_option, output_option, settings_for
from kg.cli.output import output, table
from kg.cli.rows import HEADER, quote_row
from kg.errors import InputError, UjarError
from kg.export.records import quote_record
from kg.ids import Namer
from kg.ingest.columns import parse_mapping
from kg.ingest.readers import read_documents
from kg.lang import load_pack
from kg.pipeline import extract, extractor

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

    def __call__(self, item: SourceDocument | UjarError) -> Result | UjarError:
        """The result of one article, or the error that it could not be read or extracted for."""
        if isinstance(item, UjarError):
            return item
        try:
            annotated = extract(item, pack=None if self.language == ANY_LANGUAGE else load_pack(self.language))
            return FORMATS[self.form](annotated, self.base)
        except UjarError as error:
            return error
        except Exception as error:  # noqa: BLE001  a bug that one article meets must not stop the others
            problem = f"extraction failed with {type(error).__name__}: {error}"
            return InputError("UJ192", problem, place=item.id, cure="please report it with the article")


def lost(item: SourceDocument | UjarError) -> UjarError:
    """The error of an article whose process was ended."""
    if isinstance(item, UjarError):
        return item
    cure = "use fewer --jobs, or see whether memory ran out"
    return InputError("UJ194", "its extraction ended the process", place=item.id, cure=cure)


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


@cache
def _extractor(language: str) -> Extractor:
    return extractor(load_pack(language))


FORMATS = {"table": _as_table, "jsonl": _as_jsonl, "trig": _as_trig, "jsonld": _as_quads}


@click.command(
    epilog=examples(
        "ujar extract artikel.txt",
        "ujar extract berita/ --format jsonl > kutipan.jsonl",
        "ujar extract berita.csv --map isi=text,judul=title,tanggal=published",
        "cat artikel.txt | ujar extract - --format trig",
        "ujar extract arsip.jsonl.gz --format jsonl --jobs 4 -o kutipan.jsonl",
    )
)
@input_options
@language_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table", show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@output_option
def command(
    *, paths: tuple[str, ...], kind: str, mapping: str, language: str, form: str, jobs: int, path: Path | None
) -> int:
    """Print who said what in articles, without storing anything.

    PATH is a text, JSON Lines, CSV or XLSX file, a folder, a pattern, or - for standard input. Offsets in jsonl
    are code points of the text given. jsonld is written at the end, all other formats article by article.
    """
    settings, notices = settings_for(None), Notices()
    documents = read_documents(
        paths, kind=kind, mapping=parse_mapping(mapping), limit_bytes=settings.article_limit_bytes, notify=notices
    )
    started = time.monotonic()
    with output(path) as out, progress("articles") as show:
        counts = _write(out, _results(Work(form, language, settings.base), documents, jobs=jobs), show)
    notices.close()
    say(f"{counts}, {time.monotonic() - started:.1f} s")
    return exit_code(done=counts.articles, failed=counts.failed)


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
