"""Reads dates: weekday and date in brackets, day and month in words, days relative to the publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from kg.extract.adjuncts import date_end
from kg.extract.reading import Reading
from kg.model.text import Span, Token

_NUMERIC = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?!\d)")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date of the text: ISO 8601, and the tokens' range in offsets."""

    iso: str
    span: Span


class DateReader:
    """Reads dates in one article; a year that is left out is that of the publication or of the article's full dates."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.months = reading.pack.raw["words"]["months"].split()
        self.weekdays = reading.pack.raw["words"]["weekdays"].split()

    @cached_property
    def published(self) -> date | None:
        """Day of publication, if the document tells."""
        value = self.reading.annotated.document.published
        try:
            return date.fromisoformat(value[:10]) if value else None
        except ValueError:
            return None

    @cached_property
    def full(self) -> list[date]:
        """All dates of the article that have day, month and year, in order."""
        found = []
        for match in _NUMERIC.finditer(self.reading.text):
            day = _date(_full_year(match[3]), int(match[2]), int(match[1])) if match[3] else None
            if day:
                found.append(day)
        return found

    def read(self, index: int, limit: int) -> ReadDate | None:
        """The date that begins at token `index` (or behind a "pada" there), resolved; None if there is none."""
        end = date_end(self.reading, index, limit)
        if end <= index:
            return None
        tokens = self.reading.tokens[index:end]
        words = [token for token in tokens if token.lower not in self.reading.pack.words("date_prepositions")]
        span = Span(words[0].start, tokens[-1].end)
        first = words[0].lower
        day = self._numeric(words) or self._in_words(words) or self._by_weekday(first)
        return ReadDate(day.isoformat(), span) if day else None

    def in_brackets(self, index: int, limit: int) -> ReadDate | None:
        """The date that stands by itself in the brackets that open at token `index` ("(10/2/2025)"); None elsewhere."""
        tokens = self.reading.tokens[index : min(index + 3, limit)]
        if [token.text for token in tokens[::2]] != ["(", ")"]:
            return None
        day = self._numeric([tokens[1]])
        return ReadDate(day.isoformat(), Span(tokens[1].start, tokens[1].end)) if day else None

    def relative(self, index: int) -> ReadDate | None:
        """The day that "kemarin" or "hari ini" at token `index` means; None without a date of publication."""
        days: dict[str, int] = self.reading.pack.raw["words"]["relative_days"]
        for length in (2, 1):
            tokens = self.reading.tokens[index : index + length]
            distance = days.get(" ".join(token.lower for token in tokens))
            if distance is not None and self.published is not None:
                number = self.published.toordinal() + distance
                if not date.min.toordinal() <= number <= date.max.toordinal():
                    return None
                return ReadDate(date.fromordinal(number).isoformat(), Span(tokens[0].start, tokens[-1].end))
        return None

    def _numeric(self, words: list[Token]) -> date | None:
        for token in words:
            match = _NUMERIC.fullmatch(token.text)
            if match:
                year = self._year(match[3], int(match[2]), int(match[1]))
                day = _date(year, int(match[2]), int(match[1])) if year else None
                return self._unswapped(day, words[0].lower)
        return None

    def _unswapped(self, day: date | None, weekday: str) -> date | None:
        """The day, its number and month changed about where it is yet to come and its weekday tells that they are."""
        if day is None or self.published is None or weekday not in self.weekdays or day <= self.published:
            return day
        number = self.weekdays.index(weekday) % 7
        other = _date(day.year, day.day, day.month)
        is_swapped = other is not None and other <= self.published and day.weekday() != number == other.weekday()
        return other if is_swapped else day

    def _in_words(self, words: list[Token]) -> date | None:
        for number, token in enumerate(words):
            if token.lower in self.months and number and words[number - 1].text.isdigit():
                day = _number(words[number - 1].text)
                month = self.months.index(token.lower) + 1
                following = words[number + 1].text if number + 1 < len(words) else ""
                year = self._year(following if _is_year(following) else None, month, day)
                return _date(year, month, day) if year else None
        return None

    def _year(self, printed: str | None, month: int, day: int) -> int | None:
        if printed:
            return _full_year(printed)
        if self.published:
            near = _date(self.published.year, month, day)
            late = near is not None and (near - self.published).days > 31
            return self.published.year - 1 if late else self.published.year
        return self.full[0].year if self.full else None

    def _by_weekday(self, weekday: str) -> date | None:
        """A weekday alone: that of a full date in the article, else the last one up to the publication."""
        if weekday not in self.weekdays:
            return None
        number = self.weekdays.index(weekday) % 7
        same = [day for day in self.full if day.weekday() == number]
        if same:
            return same[0]
        anchor = self.published or (max(self.full) if self.full else None)
        days = (anchor.weekday() - number) % 7 if anchor else 0
        return anchor - timedelta(days) if anchor and anchor - date.min >= timedelta(days) else None


def _number(digits: str) -> int:
    """A day's number; 0, which is no day's, where there are other characters than two or three plain digits."""
    return int(digits) if digits.isdecimal() and len(digits) <= 3 else 0


def _full_year(printed: str) -> int:
    """The year that four digits are, or two of this century."""
    return int(printed) if len(printed) == 4 else 2000 + int(printed)


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == 4


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
