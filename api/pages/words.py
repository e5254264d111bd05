"""The words of the pages in Indonesian and English: one TOML file per language in `messages/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.negotiate import parse

_FOLDER = Path(__file__).parent / "messages"
LANGUAGES = ("id", "en")
"""Languages of the pages, by code; the file of each is `messages/<code>.toml`."""

NAMES = {"id": "Bahasa Indonesia", "en": "English"}


@dataclass(frozen=True, slots=True)
class Words:
    """The messages of one language."""

    language: str
    messages: Mapping[str, str]
    months: tuple[str, ...]
    decimal_mark: str
    thousands_mark: str

    def __call__(self, key: str, /, **values: object) -> str:
        """The message of a key with `values` filled in. Raises KeyError for a key that no file has."""
        return self.messages[key].format(**values)

    def get(self, key: str, default: str) -> str:
        """The message of a key that comes from data (a reason code, a kind of agent), or `default`."""
        return self.messages.get(key, default)

    def count(self, unit: str, number: int) -> str:
        """A number with its unit in words: "1 kutipan", "3 quotes"."""
        form = "one" if number == 1 else "other"
        return f"{self.number(number)} {self.messages[f'unit.{unit}.{form}']}"

    def number(self, value: int) -> str:
        """A whole number with the language's mark between thousands."""
        return f"{value:,}".replace(",", self.thousands_mark)

    def decimal(self, value: float) -> str:
        """A number with two decimals and the language's decimal mark."""
        return f"{value:.2f}".replace(".", self.decimal_mark)

    def date(self, iso: str) -> str:
        """An ISO date, year and month, or date and time as a person reads it; anything else comes back unchanged."""
        day = iso.partition("T")[0]
        year, month, *rest = [*day.split("-"), "", ""][:3]
        if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
            return iso
        parts = (rest[0].lstrip("0"), self.months[int(month) - 1], year)
        return " ".join(part for part in parts if part)


@cache
def load(language: str) -> Words:
    """The words of one of LANGUAGES."""
    content = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    about = content.pop("about")
    return Words(language, dict(_flat(content)), tuple(about["months"]), about["decimal_mark"], about["thousands_mark"])


def choose(asked: str | None, accept_language: str | None, default: str) -> str:
    """The language of a page: what the address asks for, else what the browser prefers, else `default`."""
    if asked in LANGUAGES:
        return asked
    ranges = [part.strip().partition(";") for part in (accept_language or "").split(",")]
    wanted = parse(",".join(f"{tag.partition('-')[0]}/x;{rest}" for tag, _, rest in ranges if tag))
    known = [found for found in wanted if found.type in LANGUAGES and found.quality > 0]
    return max(known, key=lambda found: found.quality).type if known else default


def _flat(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{prefix}{name}"
        found += _flat(value, f"{key}.") if isinstance(value, Mapping) else [(key, str(value))]
    return found
