"""Saved queries: `queries/*.rq`, each a query that runs as it stands, with a header that says what it is.

    # title id: Kutipan seorang pembicara
    # title en: Quotes of one speaker
    # param speaker text: the speaker's full name

A parameter is a line `VALUES ?speaker { "Vladimir Putin" }` of the query; what stands in it is its example, and
`bind` puts another value there, escaped, never pasted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import QueryError
from kg.query.guard import QueryForm, check
from kg.query.language import DATES
from kg.query.literals import iri, string

FOLDER = Path(__file__).resolve().parent / "queries"
_HEADER = re.compile(r"# (?P<what>title (?:id|en)|param \w+ (?:text|iri|date|number)): (?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a saved query."""

    name: str
    kind: str
    """text, iri, date (an ISO day) or number (a whole one)."""
    description: str
    example: str
    """The SPARQL term that stands in the file."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A saved query."""

    name: str
    title_id: str
    title_en: str
    parameters: tuple[Parameter, ...]
    text: str
    form: QueryForm

    def bind(self, values: Mapping[str, str]) -> str:
        """The query with these values; parameters that are not given keep their example.

        Raises QueryError: UJ517 for a parameter that the query does not have, UJ516 for a value of another kind.
        """
        kinds = {parameter.name: parameter.kind for parameter in self.parameters}
        text = self.text
        for name, value in values.items():
            if name not in kinds:
                cure = f"its parameters are {', '.join(kinds)}" if kinds else "it takes none"
                raise QueryError("UJ517", f"the query has no parameter {name!r}", place=self.name, cure=cure)
            term = _term(kinds[name], value, name)
            text = _values(name).sub(lambda match, term=term: match[1] + term + match[3], text)  # type: ignore[misc]
        return text


@cache
def named_queries() -> dict[str, NamedQuery]:
    """All saved queries by name, sorted. Raises QueryError UJ518 for a file whose header is wrong."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.rq"))}


def named_query(name: str) -> NamedQuery:
    """One saved query. Raises QueryError UJ517 for a name that is not among them."""
    found = named_queries().get(name)
    if found is None:
        cure = f"one of {', '.join(named_queries())}"
        raise QueryError("UJ517", f"there is no saved query {name!r}", place="name", cure=cure)
    return found


def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    titles: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        match = _HEADER.fullmatch(line)
        if match is None:
            raise _wrong(path, number, "this header line is none of title and param")
        what, *rest = match["what"].split()
        if what == "title":
            titles[rest[0]] = match["text"]
        else:
            parameters.append(_parameter(path, number, rest, match["text"], text))
    if titles.keys() != {"id", "en"}:
        raise _wrong(path, 1, "a title in id and one in en are needed")
    return NamedQuery(path.stem, titles["id"], titles["en"], tuple(parameters), text, check(text))


def _parameter(path: Path, number: int, words: list[str], description: str, text: str) -> Parameter:
    name, kind = words
    found = _values(name).findall(text)
    if len(found) != 1:
        raise _wrong(path, number, f"there must be one line VALUES ?{name} {{ … }}")
    return Parameter(name, kind, description, found[0][1])


def _values(name: str) -> re.Pattern[str]:
    return re.compile(rf"(VALUES \?{name} \{{ )(.*?)( \}}$)", re.MULTILINE)


def _term(kind: str, value: str, name: str) -> str:
    if kind == "iri":
        return iri(value, place=name)
    if kind == "number" and not re.fullmatch(r"\d{1,9}", value):
        raise QueryError("UJ516", f"{value!r} is no whole number", place=name, cure="like 10")
    if kind == "date" and not DATES.fullmatch(value):
        raise QueryError("UJ516", f"{value!r} is no date", place=name, cure="like 2025-04-01")
    return value if kind == "number" else string(value)


def _wrong(path: Path, number: int, problem: str) -> QueryError:
    return QueryError("UJ518", problem, place=f"{path.name}:{number}", cure="see the other files in kg/query/queries")
