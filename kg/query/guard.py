"""The guard: what a query of a user may not do is refused before anything runs.

It refuses SERVICE in every hiding place, updates (LOAD among them), text that can be read in two ways, and brackets
nested so deep that the engine's stack would end; it does not check the rest of the grammar, which Oxigraph does. Behind
it stands a worker without network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import QueryError, Worded
from kg.query.tokens import Token, place, tokens

UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "ADD", "MOVE", "COPY", "WITH")


class QueryForm(StrEnum):
    """What a query asks for."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"

    @property
    def gives_graph(self) -> bool:
        """Whether the answer is triples, and no rows."""
        return self in {QueryForm.CONSTRUCT, QueryForm.DESCRIBE}


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the guard learned of a query that it let through."""

    form: QueryForm
    has_dataset: bool
    """Whether it says FROM or FROM NAMED."""


def check(query: str) -> QueryForm:
    """The form of a query that may run. Raises QueryError like `inspect`."""
    return inspect(query).form


def inspect(query: str) -> Inspection:
    """Form and dataset of a query that may run.

    Raises QueryError with line and column: UJ501 no query, or one nested too deep, UJ503 ambiguous text, UJ504 SERVICE
    or an update.
    """
    refuse_depth(query)
    if not _MAY_HIDE.search(query.upper()):  # then nothing is hidden, and only the beginning matters
        plain = _PLAIN.match(query)
        form = QueryForm[plain[1].upper()] if plain else _form(query, tokens(query))
        return Inspection(form, has_dataset=False)
    found = list(tokens(query))
    for token in found:
        refuse_service(query, token)
    form = _form(query, found)
    has_dataset = any(token.kind == "word" and token.text.upper() == "FROM" for token in found)
    return Inspection(form, has_dataset)


def refuse_depth(query: str) -> None:
    """Raises QueryError UJ501 where more brackets are open than the engine's stack is sure to hold."""
    if sum(map(query.count, "({[")) <= _DEEPEST:
        return
    depth, too_deep = 0, None
    with suppress(QueryError):  # what cannot be read is not refused here
        for token in tokens(query):
            depth += _STEPS.get(token.text, 0)
            if depth > _DEEPEST:
                too_deep = token.start
                break
    if too_deep is not None:
        problem = f"more than {_DEEPEST} brackets are open here"
        raise QueryError("UJ501", problem, place=place(query, too_deep), cure="nest them less deep")


_DEEPEST = 400
"""The engine's stack ends between 500 and 1,000 of FILTER EXISTS, the deepest for what is written."""
_STEPS = {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}


def read_closely(query: str) -> None:
    """Raises the QueryError (UJ501, UJ503) that a query's tokens alone give; for one that the engine cannot read."""
    for _ in tokens(query):
        pass


_MAY_HIDE = re.compile(r"SERVICE|FROM|\\")
"""What a query must hold, in capitals, to hold SERVICE, or to hide it behind an escape, or to name its dataset."""

_PLAIN = re.compile(
    r"\s*(?:PREFIX\s+[A-Za-z0-9]*:\s*<[^<>\"{}|^`\\\x00-\x20]*>\s*)*(SELECT|ASK|CONSTRUCT|DESCRIBE)(?=[\s{*?$(<])",
    re.IGNORECASE | re.ASCII,
)
"""How nearly all queries begin; the tokens of another beginning say what it is, which takes ten times as long."""


def refuse_service(query: str, token: Token) -> None:
    """Raises QueryError UJ504 for a token that could be read as SERVICE."""
    if token.kind == "iri":
        # in "FILTER(?a<?b)SERVICE:x#>" the parser may see no IRI at all
        is_hidden = re.search(r"\).*service", token.text, re.IGNORECASE) is not None
    else:
        is_hidden = token.kind == "word" and "SERVICE" in token.text.partition(":")[0].upper()
    if not is_hidden:
        return
    cure = "load the other data into this store"
    if ":" in token.text:
        cure = "call the prefix something without “service”" if token.kind == "word" else "write %29 for ) in the IRI"
    start = token.start + token.text.upper().find("SERVICE")
    raise QueryError("UJ504", "SERVICE is not allowed: no query calls out", place=place(query, start), cure=cure)


def _form(query: str, found: Iterable[Token]) -> QueryForm:
    for token in _after_prologue(found):
        name = token.text.upper()
        if token.kind == "word" and name in QueryForm.__members__:
            return QueryForm[name]
        if token.kind == "word" and name in UPDATES:
            cure = Worded("{add_articles}; queries are SELECT, ASK, CONSTRUCT or DESCRIBE")
            raise QueryError("UJ504", f"{name} is not allowed here", place=place(query, token.start), cure=cure)
        raise QueryError("UJ501", "no query begins like this", place=place(query, token.start), cure=_CURE)
    raise QueryError("UJ501", "the query is empty", place="line 1, column 1", cure=_CURE)


_CURE = "begin with SELECT, ASK, CONSTRUCT or DESCRIBE, after any PREFIX lines"
_PROLOGUE_LENGTHS = {"PREFIX": 3, "BASE": 2, "VERSION": 2}


def _after_prologue(found: Iterable[Token]) -> Iterator[Token]:
    following = iter(found)
    for token in following:
        length = _PROLOGUE_LENGTHS.get(token.text.upper())
        if length is None:
            yield token
            return
        for _ in range(length - 1):
            next(following, None)
