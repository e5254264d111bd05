"""The errors that Ujar raises on purpose, each with a stable code, a place and a cure.

    UjarError
    ├── InputError       UJ1xx  what was given cannot be read
    ├── LexiconError     UJ2xx  a language pack's file is wrong
    ├── LayerOrderError  UJ3xx  stages stand in the wrong order
    ├── StoreError       UJ4xx  the store cannot be opened, written or trusted
    ├── QueryError       UJ5xx  a query is malformed or not allowed
    ├── LimitError       UJ6xx  a limit on time, memory, rows or bytes was reached
    └── SettingsError    UJ7xx  a setting or a command's option is wrong

Edges translate them: `kg.cli` into exit code 2 and one line on stderr, `api.errors` into problem+json.
"""

from __future__ import annotations

from typing import Any


class UjarError(Exception):
    """A condition that a person can mend: `code` names it, `place` says where, `cure` says what to do."""

    def __init__(self, code: str, problem: str, *, place: str | None = None, cure: str | None = None) -> None:
        self.code = code
        self.problem = problem
        self.place = place
        self.cure = cure
        super().__init__(str(self))

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        cure = f" ({self.cure})" if self.cure else ""
        return f"{where}{self.problem}{cure} [{self.code}]"

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors come back whole from worker processes; Exception would keep its positional arguments only.
        return _rebuilt, (type(self), self.code, self.problem, self.place, self.cure)


class InputError(UjarError):
    """Input that cannot be read: empty, binary, wrongly encoded, a broken line, a missing column."""


class LexiconError(UjarError):
    """A file of a language pack breaks its own rules; `place` is file and line."""


class LayerOrderError(UjarError):
    """A stage needs a layer that no earlier stage gives."""


class StoreError(UjarError):
    """A store that is missing, locked by another writer, damaged, or written by a newer version."""


class QueryError(UjarError):
    """A query that is malformed, or that asks for something the service refuses (SERVICE, LOAD, updates)."""


class LimitError(UjarError):
    """A query or an input that passed a limit on time, memory, rows or bytes."""


class SettingsError(UjarError):
    """A setting, an environment variable or a command's option that cannot be used."""


def _rebuilt(kind: type[UjarError], code: str, problem: str, place: str | None, cure: str | None) -> UjarError:
    return kind(code, problem, place=place, cure=cure)
