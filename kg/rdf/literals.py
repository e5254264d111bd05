"""Literals in the form in which Oxigraph keeps them, so that a shard and a store's export hold the same bytes."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode

from kg.rdf import vocab

_CALENDAR = (
    (re.compile(r"\d{4}"), "%Y", vocab.YEAR),
    (re.compile(r"\d{4}-\d{2}"), "%Y-%m", vocab.YEAR_MONTH),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "%Y-%m-%d", vocab.XSD_DATE),
)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
_IRI_SAFE = "!#$%&'()*+,/:;=?@~-._"
_HOST_SAFE = f"{_IRI_SAFE}[]"
"""Brackets stand around an address of IPv6, and nowhere else in an IRI."""


def moment(text: str) -> Literal | None:
    """An ISO 8601 date, month, year, or date and time, typed as exactly as it is given.

    Returns None for anything else, a day that no calendar has included. A space may stand for the T.
    """
    for pattern, form, datatype in _CALENDAR:
        if pattern.fullmatch(text):
            return Literal(text, datatype=datatype) if _parses(text, form) else None
    if not _MOMENT.fullmatch(text):
        return None
    try:
        return date_time(datetime.fromisoformat(text))
    except ValueError:
        return None


def date_time(when: datetime) -> Literal:
    """`when` as xsd:dateTime, UTC as Z, without trailing zeros in the seconds' fraction."""
    text = when.isoformat()
    if when.microsecond:
        text = re.sub(r"(\.\d*?)0+(?=\D|$)", r"\1", text)
    return Literal(re.sub(r"\+00:00$", "Z", text), datatype=vocab.DATE_TIME)


def day(text: str) -> str | None:
    """The calendar day, ISO 8601, of an xsd:date or xsd:dateTime as it stands there; None for less exact dates."""
    return text[:10] if len(text) >= 10 else None


def utc_key(text: str) -> str:
    """A date or moment as a text that sorts by time: moments with a zone in UTC, everything else as it stands."""
    if len(text) <= 10:
        return text
    when = datetime.fromisoformat(text)
    return when.astimezone(UTC).replace(tzinfo=None).isoformat() if when.tzinfo else text


def decimal(number: float) -> Literal:
    """A number as xsd:decimal with at most three decimals, without trailing zeros."""
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return Literal(text, datatype=vocab.DECIMAL)


def address(url: str) -> NamedNode | None:
    """A web address as an IRI, characters that no IRI may hold percent-encoded.

    Returns None for anything but http and https with a host: an address becomes a link on a page.
    """
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
        before, host, behind = url.strip().partition(parts.netloc)
        return NamedNode(quote(before + host, safe=_HOST_SAFE) + quote(behind, safe=_IRI_SAFE))
    except ValueError:
        return None


def _parses(text: str, form: str) -> bool:
    try:
        datetime.strptime(text, form)  # noqa: DTZ007  a calendar date has no zone
    except ValueError:
        return False
    return True
