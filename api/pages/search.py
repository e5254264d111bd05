"""The search page as plain values: results, conditions that can be taken away, downloads, the next page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from api.here import here
from kg.query.language import Search
from kg.query.search import Order, Page
from kg.store.quote_row import QuoteRow

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the search as typed, and the search without it."""

    text: str
    without: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search template reads. Addresses keep the other parameters of the request."""

    q: str
    page: Page
    conditions: tuple[Condition, ...]
    next: str | None
    downloads: tuple[tuple[str, str, str], ...]
    """Name, media type and address of each download of what is shown."""
    orders: tuple[tuple[Order, str | None], ...]
    """Ways to sort with the address of each, None for the present one; empty where there is only one."""


def build(search: Search, page: Page, *, query: dict[str, str]) -> SearchPage:
    """The page for one page of results; `query` holds the parameters of the request."""
    kept = {name: value for name, value in query.items() if name != "cursor"}
    shown = query | {"limit": str(PAGE_SIZE)}
    return SearchPage(
        q=query.get("q", ""),
        page=page,
        conditions=tuple(_condition(search, place, kept) for place in range(len(search.terms))),
        next=_address("/search", kept | {"cursor": page.next}) if page.next else None,
        downloads=(
            ("CSV", "text/csv", _address("/search.csv", shown)),
            ("JSON", "application/json", _address("/search.json", shown)),
        ),
        orders=_orders(page.order, kept) if search.has_words else (),
    )


def examples(rows: Iterable[QuoteRow]) -> tuple[str, ...]:
    """Searches that find something here, from the newest quotes: a source, an outlet, a type, a month."""
    listed = tuple(rows)
    named = (f'speaker:"{plain(row.who)}"' for row in listed if row.who and row.kind == "person")
    outlets = (f'outlet:"{plain(row.outlet)}"' for row in listed if row.outlet)
    months = (f"after:{row.published[:7]}" for row in listed if row.published)
    found = [next(options, None) for options in (named, outlets, months)]
    return (*(example for example in found if example), "type:direct") if listed else ()


def plain(words: str) -> str:
    """Words that can stand between quotation marks in a search."""
    return " ".join(words.replace('"', " ").replace("“", " ").replace("”", " ").split())


def _condition(search: Search, place: int, kept: dict[str, str]) -> Condition:
    others = Search(search.terms[:place] + search.terms[place + 1 :])
    return Condition(str(Search((search.terms[place],))), _address("/search", kept | {"q": str(others)}))


def _orders(present: Order, kept: dict[str, str]) -> tuple[tuple[Order, str | None], ...]:
    return tuple(
        (order, None if order is present else _address("/search", kept | {"order": order.value})) for order in Order
    )


def _address(path: str, parameters: dict[str, str]) -> str:
    return here(f"{path}?{urlencode(parameters)}")
