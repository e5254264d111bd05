"""Searches quotes: one function behind `ujar search`, /api/v1/quotes and the pages.

Compiles a parsed search to clauses of the text index. `explain` shows them, and a SPARQL query that asks the graphs
for the same, except that SPARQL knows no stems: it looks for the words as typed.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from enum import StrEnum

import orjson

from kg.errors import QueryError
from kg.ids import slug
from kg.lang import available, load_pack
from kg.query.language import Search, Term, column_of, parse, unknown_key, unknown_value
from kg.store.base import View
from kg.store.quote_row import QuoteRow
from kg.store.text_index import Clause, Hit
from kg.store.words import folded, tagged

MAX_LIMIT = 1000
_TIES = 16
"""Quotes that may share one sort key at the end of a page; see `kg.store.text_index.order_key`."""
_NAMES = {"speaker": "who"} | {name: name for name in ("about", "via", "role", "cue", "medium", "title")}


class Order(StrEnum):
    """How results are sorted."""

    BEST = "best"
    """By how well the words match (BM25)."""
    NEWEST = "newest"
    """By date of publication, undated last, then by article and place in it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of results."""

    rows: tuple[QuoteRow, ...]
    total: int
    """Number of quotes that match, on all pages; copies count each time."""
    next: str | None
    """Opaque cursor of the next page; None on the last."""
    order: Order


def search(
    view: View, query: Search | str, *, limit: int = 20, cursor: str | None = None, order: Order | None = None
) -> Page:
    """Quotes that match, `limit` a page (1 to 1000), sorted by match where there are words, else newest first.

    No match gives an empty page. Newest-first pages stay right while quotes are added; pages by match may repeat
    or miss a quote when the index changes between two of them.
    Raises QueryError: UJ51x for the query, UJ514 for a cursor of another search, UJ515 for a limit out of range.
    """
    found = parse(query) if isinstance(query, str) else query
    if not 1 <= limit <= MAX_LIMIT:
        raise QueryError("UJ515", f"limit cannot be {limit}", place="limit", cure=f"1 to {MAX_LIMIT}")
    order = order or (Order.BEST if found.has_words else Order.NEWEST)
    clauses = compile_clauses(view, found)
    if order is Order.BEST:
        return _best(view, clauses, limit, cursor)
    return _newest(view, clauses, limit, cursor)


def compile_clauses(view: View, query: Search) -> tuple[Clause, ...]:
    """The clauses of the text index for a search.

    Raises QueryError: UJ510 for a key that no article has, UJ512 for a class of cue that is not known.
    """
    columns = view.index.field_names()
    for term in query.terms:
        if term.key == "cue_class":
            _check_class(view, term.value)
    return tuple(clause for term in query.terms for clause in _clauses(term, columns))


def _check_class(view: View, value: str) -> None:
    """Raises QueryError UJ512 for a class that no quote here has and no language pack knows."""
    known = set(view.index.values("cue_class"))
    if value not in known:
        known |= {entry.kind for code in available() for entry in load_pack(code).cues.values()}
    if value not in known:
        raise unknown_value("cue_class", value, known=sorted(known), place="cue_class:")


def _clauses(term: Term, columns: tuple[str, ...]) -> tuple[Clause, ...]:
    words = tuple(folded(term.value))
    no = term.is_excluded
    match term.key:
        case None if term.is_phrase:
            return (Clause("exact", words, is_excluded=no),)
        case None:
            return tuple(Clause("stem", (word,), is_excluded=no) for word in words)
        case "speaker" if "://" in term.value:
            return (Clause("speaker", (term.value,), is_excluded=no),)
        case "outlet":
            value = term.value if "://" in term.value else slug(term.value)
            return (Clause("outlet", (value,), is_excluded=no),)
        case "after" | "before" | "date":
            return (_days(term),)
        case "type" | "cue_class" | "polarity" | "certainty" | "anonymous" | "article" | "claim":
            return (Clause(term.key, (term.value,), is_excluded=no),)
        case key if key in _NAMES:
            return (Clause(_NAMES[key], words, is_excluded=no),)
        case key if "_".join(folded(column_of(key))) in columns:
            return (Clause("fields", tuple(tagged(column_of(key), term.value)), is_excluded=no),)
        case key:
            raise unknown_key(key, columns)


def _days(term: Term) -> Clause:
    """The days of a year, a month or a day; "after" and "before" include them. Undated quotes never match."""
    digits = term.value.replace("-", "")
    first, last = int(digits.ljust(8, "0")), int(digits.ljust(8, "9"))
    low = 1 if term.key == "before" else first
    high = 99999999 if term.key == "after" else last
    return Clause("day", low=low, high=high, is_excluded=term.is_excluded)


def _best(view: View, clauses: tuple[Clause, ...], limit: int, cursor: str | None) -> Page:
    skip = _decode(cursor, Order.BEST)[0] if cursor else 0
    found = view.index.best(clauses, limit, skip=skip)
    seen = skip + len(found.hits)
    following = _encode(Order.BEST, seen, "") if seen < found.total else None
    return Page(tuple(hit.row for hit in found.hits), found.total, following, Order.BEST)


def _newest(view: View, clauses: tuple[Clause, ...], limit: int, cursor: str | None) -> Page:
    after = _decode(cursor, Order.NEWEST) if cursor else None
    found = view.index.newest(clauses, limit + _TIES + 1, at_most=after[0] if after else None)
    hits = sorted(found.hits, key=_position)
    if after:
        hits = [hit for hit in hits if _position(hit) > (-after[0], after[1])]
    page = hits[:limit]
    following = _encode(Order.NEWEST, page[-1].order, page[-1].row.quote) if len(hits) > limit else None
    return Page(tuple(hit.row for hit in page), found.total, following, Order.NEWEST)


def _position(hit: Hit) -> tuple[int, str]:
    return -hit.order, hit.row.quote


def _encode(order: Order, key: int, quote: str) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([order[0], key, quote])).decode().rstrip("=")


def _decode(cursor: str, order: Order) -> tuple[int, str]:
    try:
        letter, key, quote = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if letter == order[0] and isinstance(key, int) and 0 <= key < 1 << 64 and isinstance(quote, str):
            return key, quote
    except (ValueError, TypeError, binascii.Error):
        pass
    raise QueryError("UJ514", "this cursor belongs to no page", place="cursor", cure="start again without a cursor")
