"""Dates of publication as spreadsheets and outlets write them, made ISO 8601.

Indonesian order: day, month, year. What can be read in two ways, or only against that order (06/17/2025, where
the rest of the column would silently be misread; 17/06/25), is refused rather than guessed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

_MONTH_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "february", "pebruari", "feb", "peb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "ags", "agst", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_ZONES = {"wib": 7, "wita": 8, "wit": 9, "utc": 0, "gmt": 0, "z": 0}
_YEARS = range(1800, 2200)

_WEEKDAY = re.compile(
    r"(?:senin|selasa|rabu|kamis|jum'?at|jum’at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min"
    r"|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\.?\s*,?\s+",
    re.IGNORECASE,
)
_FORMS = (
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?P<d>\d{1,2})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?P<d>\d{1,2})[\s-](?P<name>[a-z]+)\.?,?[\s-](?P<y>\d{4})(?!\d)", re.IGNORECASE),
    re.compile(r"(?P<name>[a-z]+)\.?\s(?P<d>\d{1,2}),?\s(?P<y>\d{4})(?!\d)", re.IGNORECASE),
)
_CLOCK = re.compile(
    r"[\s,|T@-]*(?:pukul\s+|jam\s+|at\s+)?(?P<h>\d{1,2})[:.](?P<min>\d{2})(?:[:.](?P<s>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]m)?\s*(?P<zone>wib|wita|wit|utc|gmt|z|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
_HALF_DAY_HOURS = 12


def iso_date(value: str) -> str | None:
    """`value` as an ISO 8601 date, or date and time, as exact as it is; None if it is not clear.

    "17/06/2025", "Selasa, 17 Juni 2025" → "2025-06-17"; "17 Jun 2025 | 10:30 WIB" → "2025-06-17T10:30:00+07:00".
    """
    words = _WEEKDAY.sub("", " ".join(value.split()), count=1) if value[:1].isalpha() else " ".join(value.split())
    for form in _FORMS:
        if found := form.match(words):
            day, rest = _day(found), words[found.end() :]
            if day is None or not rest:
                return day.isoformat() if day else None
            clock = _CLOCK.fullmatch(rest)
            moment = _moment(day, clock) if clock else None
            return moment.isoformat() if moment else None
    return None


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = _MONTHS.get(parts["name"].lower()) if "name" in parts else int(parts["m"])
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
    if name.lower() in _ZONES:
        return timezone(timedelta(hours=_ZONES[name.lower()]))
    sign = -1 if name[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[3:].lstrip(":") or 0)))
