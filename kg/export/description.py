"""The description of a dataset in VoID and DCAT: what it holds, of which outlets and months, and under which terms.

A function of the store's articles and of the settings: no clock, no blank node, the same bytes for the same store.
Every part has an IRI in the document itself, `/.well-known/void` under the dataset's base, where VoID looks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.export.coverage import Cell, Coverage, Tally, coverage, tally_of, tally_of_store
from kg.export.packed import MEDIA_TYPE as GZIP
from kg.export.rdf import MEDIA_TYPES, selected
from kg.ids import Namer
from kg.rdf import catalogue as cat
from kg.rdf import vocab
from kg.rdf.literals import moment
from kg.rdf.serialize import FORMATS, serialize
from kg.rdf.triples import Triple, in_language, iri, literal, number, statements
from kg.store.released import release_of

if TYPE_CHECKING:
    from kg.export.selection import Selection
    from kg.settings import Settings
    from kg.store.base import View

_TITLE = {"en": "Ujar: who said what in the news", "id": "Ujar: siapa mengatakan apa dalam berita"}
_DESCRIPTION = {
    "en": "Quotes in news with their sources, relays and occasions, and the characters of the articles as evidence. "
    "Articles {articles}, outlets {outlets}, quotes {quotes} (every copy counted), distinct speaker–claim pairs "
    "{claims}. Published {first} to {last}; articles without a date {undated}. What is not here was not found in "
    "these outlets and dates; that it was never said does not follow.",
    "id": "Kutipan dalam berita beserta narasumber, perantara, dan kesempatannya, dengan huruf-huruf artikel sebagai "
    "bukti. Artikel {articles}, media {outlets}, kutipan {quotes} (setiap salinan dihitung), pasangan penutur–klaim "
    "yang berbeda {claims}. Terbit {first} sampai {last}; artikel tanpa tanggal {undated}. Yang tidak ada di sini "
    "tidak ditemukan dalam media dan tanggal ini; itu tidak berarti tidak pernah dikatakan.",
}
_SELECTION = {"en": "Selection: {}", "id": "Pilihan: {}"}
_UNDATED = {"en": "{}, without a date", "id": "{}, tanpa tanggal"}
_NO_OUTLET = {"en": "without an outlet", "id": "tanpa media"}
_MODIFIED = "SELECT ?ended {{ GRAPH <{runs}> {{ ?batch <{property}> ?ended }} }} ORDER BY DESC(?ended) LIMIT 1"


def describe(
    view: View,
    *,
    settings: Settings,
    selection: Selection | None = None,
    is_served: bool = False,
    with_runs: bool = False,
    release: str | None = None,
) -> list[Triple]:
    """The description of the store, or of a selection of its articles, as triples.

    `is_served` names the SPARQL endpoint and the downloads that the service has under the dataset's base, those of
    each outlet and month too. `release` is the id of the release that is described; without it, the one that the
    store is known to hold is named. `with_runs` says when the last ingest ended, which is not the same for equal
    stores.
    """
    tally = tally_of(selected(view, selection)) if selection else tally_of_store(view)
    book = _Description(Namer(view.base), settings, coverage(view, selection), tally, selection)
    triples = [*book.document(), *book.dataset(), *book.terms(), *book.partitions(), *book.subsets(is_served=is_served)]
    if is_served:
        triples += book.served()
    triples += book.identifier(release, whole=release_of(view))
    if with_runs:
        query = _MODIFIED.format(runs=Namer(view.base).graph("runs"), property=vocab.ENDED_AT.value)
        triples += [
            (book.main, cat.MODIFIED, when) for (text,) in view.select(query) if text and (when := moment(text))
        ]
    return triples


def description(triples: list[Triple], media_type: str, *, base: str) -> bytes:
    """What `describe` gave, as a document; the same bytes for the same triples."""
    prefixes = {**cat.PREFIXES, "": Namer(base).dataset("")}
    return serialize(statements(triples), media_type, more_prefixes=prefixes)


def summaries(covered: Coverage) -> dict[str, str]:
    """What is covered in words, by language, each count with its unit."""
    names = ("articles", "outlets", "quotes", "claims", "undated")
    values = {name: getattr(covered, name) for name in names}
    dates = {"first": covered.first or "–", "last": covered.last or "–"}
    return {code: words.format(**values, **dates) for code, words in _DESCRIPTION.items()}


@dataclass(frozen=True, slots=True)
class _Description:
    """Makes the triples, part by part."""

    namer: Namer
    settings: Settings
    covered: Coverage
    tally: Tally
    selection: Selection | None

    @property
    def main(self) -> str:
        """IRI of what is described."""
        if self.selection is None:
            return self.namer.dataset("dataset")
        digest = sha256(self.selection.filter.describe().encode()).hexdigest()[:12]
        return self.namer.dataset(f"selection-{digest}")

    def document(self) -> Iterator[Triple]:
        document = self.namer.description()
        yield document, vocab.TYPE, cat.DESCRIPTION_DOCUMENT
        yield document, cat.TOPIC, iri(self.main)
        for code, words in self._titles().items():
            yield document, cat.TITLE, in_language(words, code) if code else literal(words)

    def dataset(self) -> Iterator[Triple]:
        yield self.main, vocab.TYPE, cat.DATASET
        yield self.main, vocab.TYPE, cat.CATALOGUED
        if self.selection:
            yield self.namer.dataset("dataset"), cat.SUBSET, iri(self.main)
        for code, words in self._titles().items():
            yield self.main, cat.TITLE, in_language(words, code) if code else literal(words)
        for code, words in summaries(self.covered).items():
            yield self.main, cat.DESCRIPTION, in_language(words, code)
        for code in self.covered.languages:
            yield self.main, cat.LANGUAGE, iri(cat.LANGUAGES + code)
        if self.covered.first and self.covered.last:
            yield from self._period("period", self.main, self.covered.first, self.covered.last)
        yield self.main, cat.CONFORMS_TO, iri(vocab.ONTOLOGY)
        yield self.main, cat.URI_SPACE, literal(f"{self.namer.base}id/")
        if self.covered.example:
            yield self.main, cat.EXAMPLE, iri(self.covered.example)

    def identifier(self, release: str | None, *, whole: str | None) -> Iterator[Triple]:
        """The release that this is, else the one that the whole store is."""
        if release:
            yield self.main, cat.IDENTIFIER, literal(release)
        elif whole:
            yield self.namer.dataset("dataset"), cat.IDENTIFIER, literal(whole)

    def terms(self) -> Iterator[Triple]:
        """Licence, rights and publisher, as far as the settings tell them."""
        if self.settings.licence:
            yield self.main, cat.LICENCE, iri(self.settings.licence)
        if self.settings.rights:
            node = self.namer.dataset("rights")
            yield self.main, cat.RIGHTS, iri(node)
            yield node, vocab.TYPE, cat.RIGHTS_STATEMENT
            yield node, vocab.LABEL, literal(self.settings.rights)
        if self.settings.publisher:
            node = self.namer.dataset("publisher")
            yield self.main, cat.PUBLISHED_BY, iri(node)
            yield node, vocab.TYPE, cat.AGENT
            yield node, cat.AGENT_NAME, literal(self.settings.publisher)

    def partitions(self) -> Iterator[Triple]:
        """Statements, things by class, statements by property, vocabularies."""
        yield self.main, cat.TRIPLES, number(self.tally.statements)
        yield self.main, cat.CLASSES, number(len(self.tally.classes))
        yield self.main, cat.PROPERTIES, number(len(self.tally.properties))
        for name, count in self.tally.classes.items():
            node = f"{self.main}.class-{_short(name)}"
            yield from self._partition(self.main, node, name, count)
        for name, count in self.tally.properties.items():
            node = f"{self.main}.property-{_short(name)}"
            yield self.main, cat.PROPERTY_PARTITION, iri(node)
            yield node, cat.PROPERTY, iri(name)
            yield node, cat.TRIPLES, number(count)
        for space in vocab.PREFIXES.values():
            if any(name.startswith(space) for name in (*self.tally.classes, *self.tally.properties)):
                yield self.main, cat.VOCABULARY, iri(space)

    def subsets(self, *, is_served: bool) -> Iterator[Triple]:
        """One for each outlet, in it one for each month, with articles and quotes."""
        for outlet in dict.fromkeys(cell.outlet for cell in self.covered.cells):
            cells = [cell for cell in self.covered.cells if cell.outlet == outlet]
            slug = outlet.rpartition("/")[2] if outlet else ""
            node = f"{self.main}.outlet-{slug}" if outlet else f"{self.main}.no-outlet"
            whole = Cell(outlet, cells[0].name, None, sum(c.articles for c in cells), sum(c.quotes for c in cells))
            titles = {"": whole.name or slug} if outlet else _NO_OUTLET
            yield from self._subset(self.main, node, whole, titles)
            if is_served and outlet:
                yield node, cat.DATA_DUMP, iri(self._download("nq", {"outlet": outlet}))
            for cell in cells:
                part = f"{node}.{cell.month or 'undated'}"
                yield from self._subset(node, part, cell, _dated(titles, cell.month))
                if cell.month:
                    yield from self._period(f"period-{cell.month}", part, cell.month, cell.month)
                if is_served and outlet and cell.month:
                    span = {"outlet": outlet, "after": cell.month, "before": cell.month}
                    yield part, cat.DATA_DUMP, iri(self._download("nq", span))

    def served(self) -> Iterator[Triple]:
        """The endpoint and the downloads of the service."""
        endpoint, service = iri(f"{self.namer.base}sparql"), self.namer.dataset("sparql")
        yield self.namer.dataset("dataset"), cat.SPARQL_ENDPOINT, endpoint
        yield service, vocab.TYPE, cat.SERVICE
        yield service, cat.ENDPOINT, endpoint
        yield service, cat.SERVES, iri(self.namer.dataset("dataset"))
        wanted = self._parameters()
        for name, media_type in MEDIA_TYPES.items():
            node, address = f"{self.main}.file-{name}", iri(self._download(name, wanted))
            yield self.main, cat.DATA_DUMP, address
            yield self.main, cat.DISTRIBUTION, iri(node)
            yield node, vocab.TYPE, cat.DISTRIBUTION_CLASS
            yield node, cat.DOWNLOAD, address
            yield node, cat.ACCESS, address
            yield node, cat.MEDIA_TYPE, iri(cat.MEDIA_TYPES + media_type)
            yield node, cat.COMPRESSION, iri(cat.MEDIA_TYPES + GZIP)
            if self.settings.licence:
                yield node, cat.LICENCE, iri(self.settings.licence)

    def _titles(self) -> dict[str, str]:
        """By language; the setting has none."""
        if self.selection:
            return {code: words.format(self.selection.filter.describe()) for code, words in _SELECTION.items()}
        return {"": self.settings.title} if self.settings.title else _TITLE

    def _subset(self, whole: str, node: str, cell: Cell, titles: dict[str, str]) -> Iterator[Triple]:
        yield whole, cat.SUBSET, iri(node)
        yield node, vocab.TYPE, cat.DATASET
        for code, words in titles.items():
            yield node, cat.TITLE, in_language(words, code) if code else literal(words)
        if cell.outlet:
            yield node, cat.DERIVED_FROM, iri(cell.outlet)
        yield from self._partition(node, f"{node}.articles", vocab.NEWS_ARTICLE.value, cell.articles)
        yield from self._partition(node, f"{node}.quotes", vocab.QUOTE.value, cell.quotes)

    @staticmethod
    def _partition(whole: str, node: str, name: str, count: int) -> Iterator[Triple]:
        yield whole, cat.CLASS_PARTITION, iri(node)
        yield node, cat.CLASS, iri(name)
        yield node, cat.ENTITIES, number(count)

    def _period(self, name: str, what: str, first: str, last: str) -> Iterator[Triple]:
        node = f"{self.main}.{name}"
        yield what, cat.TEMPORAL, iri(node)
        yield node, vocab.TYPE, cat.PERIOD
        for term, date in ((cat.FIRST_DATE, first), (cat.LAST_DATE, last)):
            if value := moment(date):
                yield node, term, value

    def _parameters(self) -> dict[str, str | tuple[str, ...]]:
        if self.selection is None:
            return {}
        names = ("after", "before", "outlet", "speaker", "language")
        wanted = {name: getattr(self.selection.filter, name) for name in names}
        return {name: value for name, value in wanted.items() if value}

    def _download(self, name: str, wanted: dict[str, str] | dict[str, str | tuple[str, ...]]) -> str:
        extension = next(row.extension for row in FORMATS if row.media_type == MEDIA_TYPES[name])
        query = urlencode(sorted(wanted.items()), doseq=True)
        return f"{self.namer.base}export.{extension}.gz" + (f"?{query}" if query else "")


def _dated(titles: dict[str, str], month: str | None) -> dict[str, str]:
    if month:
        return {code: f"{words}, {month}" for code, words in titles.items()}
    return {code: words.format(titles.get(code) or titles[""]) for code, words in _UNDATED.items()}


def _short(name: str) -> str:
    """A part of an IRI that names a term: by prefix where one is bound."""
    for prefix, space in vocab.PREFIXES.items():
        local = name.removeprefix(space)
        if local != name and local.isalnum():
            return f"{prefix}-{local}"
    return sha256(name.encode()).hexdigest()[:12]
