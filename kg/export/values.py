"""One value of one attribute, made safe for every format, or refused by name."""

from __future__ import annotations

import math
import re
import sys
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from numbers import Integral, Real
from typing import Any

from kg.errors import InputError
from kg.export.model import ColumnType, Value

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_ISO_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?)?)?")
_PADDING = {4: "-01-01", 7: "-01"}
_INTEGER_LIMIT = 2**63

_EXACT_TYPES = {
    str: ColumnType.TEXT,
    int: ColumnType.INTEGER,
    float: ColumnType.NUMBER,
    bool: ColumnType.BOOLEAN,
    date: ColumnType.DATE,
    datetime: ColumnType.DATE,
    tuple: ColumnType.LIST,
    list: ColumnType.LIST,
    set: ColumnType.LIST,
    frozenset: ColumnType.LIST,
}
_WIDER_TYPES = ((str, ColumnType.TEXT), (Integral, ColumnType.INTEGER), ((Real, Decimal), ColumnType.NUMBER))
"""Subclasses (enumerations) and the numbers of numpy."""


def clean_text(text: str) -> str:
    """The text with U+FFFD for every character that XML 1.0 cannot hold, and lines that end in a line feed."""
    if text.isprintable():
        return text
    return _LINE_END.sub("\n", _NOT_XML.sub("\ufffd", text))


def type_of(name: str, value: object) -> ColumnType:
    """The type of a value of the attribute `name`. Raises InputError UJ160 for a value of no type."""
    exact = _EXACT_TYPES.get(type(value))
    if exact:
        return exact
    for classes, wider in _WIDER_TYPES:
        if isinstance(value, classes):
            return wider
    raise unfit(name, f"is a {type(value).__name__}", "give text, a number, a boolean, a date or a list of texts")


def typed(name: str, value: Any, wanted: ColumnType) -> Value:  # noqa: ANN401 - its type is what is looked for
    """The value as a column of type `wanted` holds it. Raises InputError UJ160 where it cannot be."""
    match wanted, type_of(name, value):
        case ColumnType.TEXT, ColumnType.TEXT:
            return clean_text(str(value))
        case ColumnType.NUMBER, ColumnType.INTEGER | ColumnType.NUMBER:
            return _finite(name, float(value))
        case ColumnType.DATE, ColumnType.TEXT | ColumnType.DATE:
            return _iso(name, value)
        case ColumnType.INTEGER, ColumnType.INTEGER:
            return _long(name, int(value))
        case ColumnType.BOOLEAN, ColumnType.BOOLEAN:
            return bool(value)
        case ColumnType.LIST, ColumnType.LIST:
            items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
            return tuple(_item(name, item) for item in items)
        case _, given:
            raise unfit(name, f"is {given.value}, not {wanted.value}", "mend the value")


def unfit(name: str, problem: str, cure: str, *, place: str | None = None) -> InputError:
    """The error for a value that cannot be kept."""
    return InputError("UJ160", f"the attribute {name!r} {problem}", place=place, cure=cure)


def _finite(name: str, value: float) -> float:
    """A number that is nearer to 0 than full precision reaches (2.2e-308) is 0: igraph refuses the whole file."""
    if not math.isfinite(value):
        raise unfit(name, f"is {value}", "leave the attribute out where there is no number")
    return value if abs(value) >= sys.float_info.min else 0.0


def _long(name: str, value: int) -> int:
    if not -_INTEGER_LIMIT <= value < _INTEGER_LIMIT:
        raise unfit(name, f"is {value}, which is beyond 64 bits", "give it as a text")
    return value


def _iso(name: str, value: str | date) -> str:
    text = value if isinstance(value, str) else value.isoformat()
    if not _is_iso(text):
        raise unfit(name, f"is {text!r}, no ISO 8601 date", "write it as 2025-04-16")
    return text


@lru_cache(maxsize=4096)
def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text + _PADDING.get(len(text), ""))
    except ValueError:
        return False
    return _ISO_DATE.fullmatch(text) is not None


def _item(name: str, item: object) -> str:
    if isinstance(item, date):
        return item.isoformat()
    if isinstance(item, str | Real | Decimal):
        return clean_text(str(item))
    raise unfit(name, f"holds a {type(item).__name__}", "give a list of texts")
