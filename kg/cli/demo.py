"""`ujar demo`: the whole way on the sample articles, every answer traced back to the article it came from."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click
import orjson

from kg.cli.ingest import summary
from kg.cli.options import DEMO_STORE, FOLDER, examples
from kg.cli.output import output, table, write_lines
from kg.cli.query import answered, media_type_for
from kg.cli.rows import manner
from kg.cli.search import HEADER as SEARCH_HEADER
from kg.cli.search import cells
from kg.cli.stores import reading, writing
from kg.errors import InputError, SettingsError, StoreError
from kg.export.network import from_networkx
from kg.export.registry import ExportKind, exporter
from kg.ids import article_key
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.query.named import named_query
from kg.query.search import search
from kg.resources import folder
from kg.settings import Settings, from_env
from kg.store.index_rows import quote_rows
from kg.views import build_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.model.text import SourceDocument
    from kg.store.base import View
    from kg.store.quote_row import QuoteRow

FOLDER_NAME = DEMO_STORE.parent.name
STORE = "store"
_MARK = "made-by-ujar-demo"
_QUERY = "relays"
_SEARCH = "vaksin"
_WHO = ("source", "type", "via", "outlet", "quote")
_RELAYS = ("who", "relay", "how", "outlet", "text")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what is shown: a heading, a table, and the quotes in it, by IRI and words."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    quotes: tuple[tuple[str, str], ...]


@click.command(epilog=examples("ujar demo", "ujar demo --out coba"))
@click.option("--out", type=FOLDER, default=FOLDER_NAME, show_default=True, metavar="DIR", help="A new folder.")
def command(*, out: Path) -> None:
    """Ingest the sample articles and ask them: who said what, one SPARQL query, one search, two files.

    Every printed quote is looked up in the article that it is said to come from; exit code 2 if one is not there.
    """
    prepare(out)
    settings = replace(from_env(), store=out / STORE)
    samples = _samples()
    with writing(settings) as store:
        report = ingest(samples, store, settings=settings)
    if report.failures:
        failure = report.failures[0]
        raise InputError(failure.code, failure.reason, place=failure.id)
    with reading(settings) as view, output(None) as stream:
        write_lines(stream, [f"sample articles in {out}: {summary(report)}"])
        for section in (_who_said_what(view), _sparql(settings), _search(view)):
            check(section, {article_key(sample): sample for sample in samples})
            write_lines(stream, ["", section.title, *table(section.header, section.rows)])
        write_lines(stream, ["", *_files(view, out), *_next_steps(out)])


def prepare(out: Path) -> None:
    """Makes the folder, empty. What an earlier demo left in it goes; anything else stays, and is an error UJ717."""
    if (out / _MARK).is_file():
        shutil.rmtree(out / STORE, ignore_errors=True)
    elif out.exists() and any(out.iterdir()):
        raise SettingsError("UJ717", "the folder is not empty", place=str(out), cure="name a new one with --out")
    out.mkdir(parents=True, exist_ok=True)
    (out / _MARK).write_text("`ujar demo` replaces the store in this folder when it runs again.\n", encoding="utf-8")


def check(section: Section, samples: Mapping[str, SourceDocument]) -> None:
    """Raises StoreError UJ420 if the section is empty or a quote in it does not stand in the article it names."""
    if not section.rows or len(section.quotes) != len(section.rows):
        raise StoreError("UJ420", "the answer is empty", place=section.title, cure="please report it")
    for iri, words in section.quotes:
        sample = samples.get(iri.split("/")[-2])
        if sample is None or not stands_in(words, sample.text):
            problem = f"{words[:60]!r} does not stand in the article of <{iri}>"
            raise StoreError("UJ420", problem, place=section.title, cure="please report it")


def stands_in(words: str, text: str) -> bool:
    """Whether the parts of a quote stand in a text, in order; only letters and digits count, as text is repaired."""
    letters, at = _letters(text), 0
    for part in words.split(" … "):
        found = letters.find(_letters(part), at)
        if found < 0 or not _letters(part):
            return False
        at = found + len(_letters(part))
    return True


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _samples() -> tuple[SourceDocument, ...]:
    samples = []
    for item in read_documents(folder("data") / "sample", kind="text"):
        if isinstance(item, InputError):
            raise item
        samples.append(item)
    return tuple(samples)


def _who_said_what(view: View) -> Section:
    """One quote of each of the first articles by date, those with a relay first."""
    rows = sorted(quote_rows(view), key=lambda row: (row.published or "", row.via is None, row.quote))
    chosen = list({row.article: row for row in reversed(rows) if row.who}.values())[::-1][:_SHOWN]
    cells_of = tuple((row.who, manner(row), row.via, row.outlet, row.text) for row in chosen)
    return Section(f"Who said what ({_SHOWN} articles, one quote each)", _WHO, cells_of, _quotes(chosen))


def _sparql(settings: Settings) -> Section:
    query = named_query(_QUERY)
    result = orjson.loads(answered(settings, query.text, media_type_for(query.text, "json")).body)
    found = [{name: cell["value"] for name, cell in row.items()} for row in result["results"]["bindings"]]
    rows = tuple(tuple(_short(row.get(name)) for name in _RELAYS) for row in found[:_SHOWN])
    title = f"SPARQL: {query.title_en} (ujar query --name {_QUERY}; {len(rows)} of {len(found)} rows)"
    return Section(title, _RELAYS, rows, tuple((row["quote"], row["text"]) for row in found[:_SHOWN]))


def _short(value: str | None) -> str | None:
    """A term of the vocabulary without its namespace."""
    return value.rpartition("#")[2] if value and value.startswith("http") else value


def _search(view: View) -> Section:
    page = search(view, _SEARCH, limit=_SHOWN)
    title = f"Search: ujar search {_SEARCH} ({page.total} quotes)"
    return Section(title, SEARCH_HEADER, tuple(cells(row) for row in page.rows), _quotes(page.rows))


def _quotes(rows: Iterable[QuoteRow]) -> tuple[tuple[str, str], ...]:
    return tuple((row.quote, row.text) for row in rows)


def _files(view: View, out: Path) -> Iterator[str]:
    turtle, graph = out / "articles.ttl", out / "speakers.gexf"
    network = from_networkx(build_view("speakers", view))
    with output(turtle) as stream:
        exporter("ttl", kind=ExportKind.QUADS).write(view, stream)
    with output(graph) as stream:
        exporter("gexf", kind=ExportKind.NETWORK).write(network, stream)
    yield f"{turtle}: the whole graph as Turtle, {turtle.stat().st_size:,} bytes"
    yield f"{graph}: who is quoted by whom, for Gephi: nodes {len(network.nodes)}, edges {len(network.edges)}"
    if not network.nodes:
        raise StoreError("UJ420", "the graph of speakers is empty", place=str(graph), cure="please report it")


def _next_steps(out: Path) -> Iterator[str]:
    yield ""
    yield "Look at it:       ujar serve" + (f" --store {out / STORE}" if str(out) != FOLDER_NAME else "")
    yield "Your own news:    ujar ingest berita.xlsx"
