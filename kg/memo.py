"""Remembers what a function said of short texts, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

WORDS = 8192
"""Entries where every word of a text is asked for. Such a cache is full after some hundred articles, so memory stays
where it is; its misses cost 0.6 % of the time of extraction (4,096: 1.4 %, 1,024: 3.2 %)."""
FEWER_WORDS = 2048
"""Entries where only names or words of one kind are asked for; their misses cost 0.4 %."""
_LONGEST_CHARS = 200
"""A longer word or name is worked out each time: thousands of them, each of 100 kB, would fill any memory."""

Rest = ParamSpec("Rest")
Result = TypeVar("Result")
OfText = Callable[Concatenate[str, Rest], Result]


class Remembered(Protocol[Rest, Result]):
    """A function that remembers; `__wrapped__` is the one that works it out."""

    __wrapped__: Callable[Concatenate[str, Rest], Result]

    def __call__(self, text: str, /, *rest: Rest.args, **options: Rest.kwargs) -> Result:
        """What the function says of a text."""


def remembered(entries: int) -> Callable[[OfText[Rest, Result]], Remembered[Rest, Result]]:
    """Decorates a pure function of a text so that its last `entries` results for short texts are kept."""

    def decorate(function: OfText[Rest, Result]) -> Remembered[Rest, Result]:
        kept = lru_cache(maxsize=entries)(function)

        @wraps(function)
        def answer(text: str, *rest: Any) -> Result:
            return (kept if len(text) <= _LONGEST_CHARS else function)(text, *rest)  # type: ignore[call-arg]

        return cast("Remembered[Rest, Result]", answer)

    return decorate
