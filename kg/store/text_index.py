"""The text index: words, names and filters over all quotes (tantivy), beside the graphs and rebuilt from them.

Content is indexed twice: its exact words with positions, for phrases, and their stems. A hit carries the whole
row, so that a page of results needs no other look-up. A rebuild is one commit: readers see the old or the new.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import tantivy

from kg.errors import StoreError
from kg.ids import slug
from kg.store.quote_row import QuoteRow
from kg.store.words import distinct, folded, joined, prefixed, stemmed, stems

_HEAP_BYTES = 50_000_000
_RAW = (
    "quote",
    "speaker",
    "type",
    "kind",
    "anonymous",
    "article",
    "outlet",
    "claim",
    "polarity",
    "certainty",
    "cue_class",
)
_WORDS = ("exact", "who", "about", "via", "role", "cue", "medium", "title", "fields")
_UNFILLED = "unfilled"
"""A file in the folder of an index that was made anew, until it holds the store's quotes."""
_MAX_OFFSET = (1 << 17) - 1
_MAX_DAY = (1 << 25) - 1


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition on a quote: a `field` holds these words in this order, or a whole value, or lies in a range."""

    field: str
    words: tuple[str, ...] = ()
    """Folded words, or one whole value; for `stem`, one folded word."""
    low: int | None = None
    high: int | None = None
    """Inclusive bounds of `day` (a date written as YYYYMMDD)."""
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One quote found; `order` rises with its date."""

    row: QuoteRow
    order: int
    score: float


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of quotes and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


class TextIndex:
    """The index of one store."""

    def __init__(self, folder: Path | None, *, read_only: bool = False) -> None:
        """Opens the index in `folder`, or an empty one in memory.

        An index that is missing or of another schema is made empty by the writer, who must fill it then (`is_unfilled`,
        until `rebuild`, also when the process ends before); a reader gets StoreError UJ409.
        """
        self._schema = _schema()
        self._unfilled = folder / _UNFILLED if folder else None
        self._index = self._open(folder, read_only=read_only)

    def _open(self, folder: Path | None, *, read_only: bool) -> tantivy.Index:
        if folder is None:
            return tantivy.Index(self._schema)
        try:
            if read_only:
                return _opened(folder, self._schema)
            if tantivy.Index.exists(str(folder)):
                return tantivy.Index(self._schema, path=str(folder))
        except ValueError as error:
            if read_only:
                raise _unreadable(folder, error) from error
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / _UNFILLED).touch()
        return tantivy.Index(self._schema, path=str(folder))

    @property
    def is_unfilled(self) -> bool:
        """Whether the index was made anew and nothing was put into it yet."""
        return self._unfilled is not None and self._unfilled.exists()

    def rebuild(self, rows: Iterable[QuoteRow]) -> int:
        """Replaces the whole index; the number of quotes in it."""
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        count = 0
        try:
            writer.delete_all_documents()
            for row in rows:
                writer.add_document(_document(row))
                count += 1
            writer.commit()
        except ValueError as error:
            writer.rollback()
            raise StoreError("UJ407", f"the text index cannot be written: {error}", place="index") from error
        finally:
            writer.wait_merging_threads()
        if self._unfilled:
            self._unfilled.unlink(missing_ok=True)
        self._index.reload()
        return count

    def count(self) -> int:
        """Number of quotes in the index."""
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def field_names(self) -> tuple[str, ...]:
        """Names of the further columns that any article has, sorted."""
        self._index.reload()
        terms = self._index.searcher().terms_with_prefix("fields", "")
        return tuple(sorted({term.partition(":")[0] for term, _ in terms if ":" in term}))

    def values(self, field: str) -> tuple[str, ...]:
        """All values that quotes have in one of the fields that hold whole values, sorted."""
        self._index.reload()
        return tuple(sorted({term for term, _ in self._index.searcher().terms_with_prefix(field, "")}))

    def newest(self, clauses: Iterable[Clause], limit: int, *, at_most: int | None = None) -> Hits:
        """Quotes that meet all clauses, newest first, those whose `order` is at most the given one."""
        query = self._query(clauses)
        page = query
        if at_most is not None:
            bound = tantivy.Query.range_query(self._schema, "order", tantivy.FieldType.Unsigned, None, at_most)
            page = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, bound)])
        return self._search(query, page, limit, order_by="order")

    def best(self, clauses: Iterable[Clause], limit: int, *, skip: int = 0) -> Hits:
        """Quotes that meet all clauses, best match (BM25) first, without the first `skip`."""
        query = self._query(clauses)
        return self._search(query, query, limit, skip=skip)

    def _search(
        self, query: tantivy.Query, page: tantivy.Query, limit: int, *, order_by: str | None = None, skip: int = 0
    ) -> Hits:
        self._index.reload()
        searcher = self._index.searcher()
        found = searcher.search(page, limit, count=False, order_by_field=order_by, offset=skip)
        total = searcher.search(query, 1).count  # type: ignore[attr-defined]  # missing in the stubs
        hits = []
        for score, address in found.hits:
            document = searcher.doc(address)
            row = _row(document.get_first("row"))
            hits.append(Hit(row, order_key(row), 0.0 if order_by else float(score)))
        return Hits(tuple(hits), int(total or 0))

    def _query(self, clauses: Iterable[Clause]) -> tantivy.Query:
        parts = [(tantivy.Occur.Must, tantivy.Query.all_query())]
        for clause in clauses:
            occur = tantivy.Occur.MustNot if clause.is_excluded else tantivy.Occur.Must
            parts.append((occur, self._clause(clause)))
            if clause.field == "stem" and not clause.is_excluded:
                parts.append((tantivy.Occur.Should, self._term("exact", clause.words[0])))
        return tantivy.Query.boolean_query(parts)

    def _clause(self, clause: Clause) -> tantivy.Query:
        if clause.field == "day":
            return tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, clause.low, clause.high)
        if clause.field == "stem":
            options = [(tantivy.Occur.Should, self._term("stem", stem)) for stem in stems(clause.words[0])]
            return tantivy.Query.boolean_query(options)
        if len(clause.words) == 1:
            return self._term(clause.field, clause.words[0])
        return tantivy.Query.phrase_query(self._schema, clause.field, list(clause.words))

    def _term(self, field: str, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, word)


def order_key(row: QuoteRow) -> int:
    """64 bits that sort rows by day, keep an article's rows together, and those in the order of its text.

    25 bits of day, 22 of a digest of the article, 17 of the offset, counting down because newest first means
    falling keys. Ties are possible, so a cursor holds the quote's IRI too.
    """
    article = int.from_bytes(sha256(row.article.encode()).digest()[:3]) >> 2
    offset = row.quote.rpartition("/q")[2].partition("-")[0]
    place = _MAX_OFFSET - min(int(offset), _MAX_OFFSET) if offset.isdigit() else 0
    day = min(day_number(row.published), _MAX_DAY)
    return (day << 39) | (article << 17) | place


def day_number(published: str | None) -> int:
    """YYYYMMDD of an ISO date, zeros for what it leaves open; 0 where there is no date."""
    digits = "".join(char for char in (published or "")[:10] if char.isdigit())
    return int(digits.ljust(8, "0")) if digits else 0


def _opened(folder: Path, schema: tantivy.Schema) -> tantivy.Index:
    """An existing index; opening it with the schema makes tantivy compare the two."""
    if not tantivy.Index.exists(str(folder)) or (folder / _UNFILLED).exists():
        message = "there is none"
        raise ValueError(message)
    return tantivy.Index(schema, path=str(folder))


def _unreadable(folder: Path, error: ValueError) -> StoreError:
    if "lock" in str(error).lower():  # tantivy locks what it reads, so that nothing is removed below it
        problem = "the text index is locked for reading, and this folder takes no lock"
        cure = "let this user write to the folder, or copy the store to where it may"
    else:
        problem = f"the text index cannot be read: {error}"
        cure = "see that the store can be written: opening it with this version of ujar rebuilds the index"
    return StoreError("UJ409", problem, place=str(folder), cure=cure)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in _RAW:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in _WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("stem", tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("day", fast=True, indexed=True)
    builder.add_unsigned_field("order", fast=True, indexed=True)
    builder.add_bytes_field("row", stored=True)
    return builder.build()


def _document(row: QuoteRow) -> tantivy.Document:
    document = tantivy.Document()
    words = folded(row.text)
    document.add_text("exact", " ".join(words))
    document.add_text("stem", " ".join(stemmed(words, row.language)))
    for field, value in _values(row):
        document.add_text(field, value)
    document.add_integer("day", day_number(row.published))
    document.add_unsigned("order", order_key(row))
    document.add_bytes("row", orjson.dumps(row))
    return document


def _values(row: QuoteRow) -> Iterator[tuple[str, str]]:
    yield "quote", row.quote
    yield "type", row.type
    yield "article", row.article
    yield "anonymous", "yes" if row.is_anonymous else "no"
    yield "polarity", row.polarity
    yield "certainty", row.certainty
    singly = (("speaker", row.speaker), ("kind", row.kind), ("claim", row.claim), ("cue_class", row.cue_class))
    yield from ((field, value) for field, value in singly if value)
    yield from (("speaker", speaker) for _, speaker in row.speakers)
    last = row.outlet_iri and row.outlet_iri.rpartition("/")[2]
    for outlet in distinct((row.outlet and slug(row.outlet), last, row.outlet_iri)):
        yield "outlet", outlet
    names = (("who", row.names), ("about", row.about), ("via", row.relays))
    yield from ((field, joined(values)) for field, values in names if values)
    singles = (("role", row.role), ("cue", row.cue), ("medium", row.medium), ("title", row.title))
    yield from ((field, joined((value,))) for field, value in singles if value)
    if row.fields:
        yield "fields", prefixed(row.fields)


def _row(stored: Any) -> QuoteRow:  # noqa: ANN401  tantivy stores values of any type
    values = orjson.loads(bytes(stored))
    for name in ("fields", "speakers"):
        values[name] = tuple((one, other) for one, other in values[name])
    for name in ("names", "about", "relays"):
        values[name] = tuple(values[name])
    return QuoteRow(**values)
