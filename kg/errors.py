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

import re
from collections.abc import Mapping
from typing import Any, Self

COMMAND_LINE: Mapping[str, str] = {
    "add_articles": "data changes by `ujar ingest`",
    "column": "column",
    "columns": "columns",
    "from_archive": "save it as text, or give --from xlsx",
    "from_document": "copy its text into a .txt file",
    "from_office": "save a spreadsheet as .xlsx, a document as text",
    "from_table": "save it as CSV or JSON Lines",
    "give_article": "give a file with an article",
    "input": "the file",
    "lang": "language",
    "name_language": "name one with --lang",
    "name_text": "say which one is, for example --map {candidate}=text",
    "one_object": "write one object a line",
    "one_object_from_array": "write one object a line: jq -c . for an object, jq -c '.[]' for an array",
    "raise_article_limit": ", or raise UJAR_ARTICLE_LIMIT_BYTES",
    "remove_character": "remove it: tr -d '\\000'",
    "save_as_utf8": "save it as UTF-8, or convert it with iconv -t UTF-8",
    "start_workers": 'a script that starts workers must do so under `if __name__ == "__main__":`',
}
"""What sentences of errors may leave to the edge that shows them, in the words of the command line."""

_SLOT = re.compile(r"\{(\w+)\}")


class Worded(str):
    """A sentence whose `{slots}` each edge fills in its own words; as a text it speaks of the command line.

    What stands in the input comes as `values`, which are never read as slots.
    """

    template: str
    values: Mapping[str, str]

    def __new__(cls, template: str, **values: str) -> Self:
        """Fills the template for the command line."""
        sentence = super().__new__(cls, _filled(template, COMMAND_LINE, values))
        sentence.template, sentence.values = template, values
        return sentence

    def by(self, words: Mapping[str, str]) -> str:
        """The sentence in the words of another edge, which has all slots of `COMMAND_LINE`."""
        return _filled(self.template, words, self.values)

    def __reduce__(self) -> tuple[Any, ...]:
        return _worded, (self.template, self.values)


def worded(sentence: str | None, words: Mapping[str, str]) -> str | None:
    """The sentence of an error in the words of an edge; one without slots as it is."""
    return sentence.by(words) if isinstance(sentence, Worded) else sentence


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
    """Input that cannot be read: empty, binary, wrongly encoded, a broken line, a missing column.

    `read` is what was read of the article all the same, by field or column; it does not cross processes.
    """

    def __init__(
        self,
        code: str,
        problem: str,
        *,
        place: str | None = None,
        cure: str | None = None,
        read: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code, problem, place=place, cure=cure)
        self.read: Mapping[str, str] = read or {}


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


def _worded(template: str, values: Mapping[str, str]) -> Worded:
    return Worded(template, **values)


def _filled(template: str, words: Mapping[str, str], values: Mapping[str, str]) -> str:
    told = _SLOT.sub(lambda slot: words.get(slot[1], slot[0]), template)
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), told)
