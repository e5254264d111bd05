"""Dates of publication as spreadsheets and outlets write them, made ISO 8601.

Order: day, month, year, as in Indonesian. What can only be read against that order (06/17/2025, where the rest of the
column would silently be misread), or has a year of two digits, is refused rather than guessed. A date may stand behind
labels ("Published:", the outlet's name), if nothing else stands beside it. The words of a language come from its pack
(`[dates]` in pack.toml), those of English stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import cache

from kg.lang import available, load_pack

_SECTION = "dates"
_MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun",
)  # fmt: skip
_ZONES = {"utc": 0, "gmt": 0, "z": 0}
_LABELS = ("published", "posted", "date", "on")
_MODIFIED = ("updated", "last updated", "update", "modified", "last modified")
_YEARS = range(1800, 2200)
_LONGEST_CHARS = 200
"""No date has more; what has is not looked at."""

_DOMAIN = r"[a-z](?:[a-z0-9-]*\.)+[a-z]{2,}"
_BETWEEN = r"[\s,;:|/.–—-]*"
_NUMBERS = re.compile(r"(?P<d>\d{1,2})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)")
_FORMS = (
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?!\d)"),
    _NUMBERS,
    re.compile(r"(?P<d>\d{1,2})[\s-](?P<name>[a-z]+)\.?,?[\s-](?P<y>\d{4})(?!\d)", re.IGNORECASE),
    re.compile(r"(?P<name>[a-z]+)\.?\s(?P<d>\d{1,2}),?\s(?P<y>\d{4})(?!\d)", re.IGNORECASE),
)
_HALF_DAY_HOURS = 12


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that dates are written with, in English and the languages of all packs."""

    months: dict[str, int]
    zones: dict[str, int]
    """Hours east of Greenwich."""
    weekday: re.Pattern[str]
    clock: re.Pattern[str]
    label: re.Pattern[str]
    """One label and the marks around it; the group `modified` where it says that the article was changed."""


def iso_date(value: str) -> str | None:
    """`value` as an ISO 8601 date, or date and time, as exact as it is; None if it is not clear.

    "17/06/2025", "Tuesday, 17 June 2025" → "2025-06-17"; "Published: 17 Jun 2025 | 10:30 UTC" →
    "2025-06-17T10:30:00+00:00".
    """
    date_words = _unlabelled(value)[0]
    for form in _FORMS:
        if found := form.match(date_words):
            day, rest = _day(found), date_words[found.end() :]
            if day is None or not rest:
                return day.isoformat() if day else None
            clock = _words().clock.fullmatch(rest)
            moment = _moment(day, clock) if clock else None
            return moment.isoformat() if moment else None
    return None


def is_modification(value: str) -> bool:
    """Whether a label says that the article was changed then: "Updated 17 June 2025"."""
    return _unlabelled(value)[1]


def is_month_first(value: str) -> bool:
    """Whether the date is in numbers and can only be read with the month first: 06/17/2025."""
    found = _NUMBERS.match(_unlabelled(value)[0])
    return bool(found) and int(found["m"]) > 12 >= int(found["d"])  # type: ignore[index]


def _unlabelled(value: str) -> tuple[str, bool]:
    """What stands behind labels and weekday, and whether a label says that the article was changed."""
    if len(value) > _LONGEST_CHARS:
        return "", False
    text = " ".join(value.split())
    at, is_modified = 0, False
    while found := _words().label.match(text, at):
        at, is_modified = found.end(), is_modified or bool(found["modified"])
    weekday = _words().weekday.match(text, at)
    return text[weekday.end() if weekday else at :], is_modified


@cache
def _words() -> _Words:
    packs = [load_pack(code) for code in available()]
    own = [pack for pack in packs if _SECTION in pack.raw]
    months = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
    zones = dict(_ZONES)
    for pack in own:
        months |= {name: number for number, name in enumerate(pack.raw["words"]["months"].split(), 1)}
        months |= pack.raw[_SECTION]["other_months"]
        zones |= pack.raw[_SECTION]["zones"]
    weekdays = [word for pack in own for word in (*pack.words("weekdays"), *pack.words("short_weekdays", _SECTION))]
    labels = [phrase for pack in own for phrase in pack.phrases("labels", _SECTION)]
    modified = [phrase for pack in own for phrase in pack.phrases("modified", _SECTION)]
    outlets = [name for pack in packs for name in pack.outlets.values()]
    clock_words = [word for pack in own for word in pack.words("clock_words", _SECTION)]
    return _Words(
        months,
        zones,
        re.compile(rf"(?:{_any([*_WEEKDAYS, *weekdays])})\.?\s*,?\s+", re.IGNORECASE),
        re.compile(
            rf"[\s,|T@-]*(?:(?:{_any(['at', *clock_words])})\s+)?(?P<h>\d{{1,2}})[:.](?P<min>\d{{2}})"
            r"(?:[:.](?P<s>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap]m)?"
            rf"\s*(?P<zone>{_any(zones)}|[+-]\d{{2}}(?::?\d{{2}})?)?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{_BETWEEN}(?:(?P<modified>{_any([*_MODIFIED, *modified])})"
            rf"|{_any([*_LABELS, *labels, *outlets])}|{_DOMAIN})(?![^\W_]){_BETWEEN}",
            re.IGNORECASE,
        ),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = _words().months.get(parts["name"].lower()) if "name" in parts else int(parts["m"])
    if month is None or int(parts["y"]) not in _YEARS:
        return None
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None


def _moment(day: date, clock: re.Match[str]) -> datetime | None:
    hour = int(clock["h"])
    if clock["half"]:
        if not 1 <= hour <= _HALF_DAY_HOURS:
            return None
        hour = hour % _HALF_DAY_HOURS + (_HALF_DAY_HOURS if clock["half"].lower() == "pm" else 0)
    try:
        return datetime.combine(day, time(hour, int(clock["min"]), int(clock["s"] or 0), tzinfo=_zone(clock["zone"])))
    except ValueError:
        return None


def _zone(name: str | None) -> timezone | None:
    if name is None:
        return None
    if (hours := _words().zones.get(name.lower())) is not None:
        return timezone(timedelta(hours=hours))
    sign = -1 if name[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[3:].lstrip(":") or 0)))
