"""Splits a SPARQL query into tokens, as far as the guard needs it, with the place of each.

Oxigraph's parser is a parsing expression grammar without token boundaries: it reads `SERVICE:x`, `SERVICEex:x` and
`service:x { … }` as the keyword SERVICE, even where a prefix "service" is declared. So a word here is everything
that may stand together, prefixes included, and the guard looks inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.errors import QueryError

_IRI = re.compile(r"<([^<>\"{}|^`\\\x00-\x20]*)>")
_LOCAL = r"(?:[\w.:\-\u00b7\u0300-\u036f\u203f\u2040]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*"
_TOKENS = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+ | \#[^\r\n]*)
  | (?P<string>\"\"\"(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*\"\"\" | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
             | \"(?:[^\"\\\r\n]|\\.)*\" | '(?:[^'\\\r\n]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[\w.\-]*[\w\-] (?P<local>:{_LOCAL})? | :{_LOCAL})
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPERANDS = {"variable", "string", "word", "iri", "language"}
_CLOSING = {"(": ")", "{": "}", "[": "]"}


class Token(NamedTuple):
    """One token: what it is (string, variable, language, word, iri, mark), its text and where it starts."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query, without white space and comments.

    Raises QueryError UJ503 where a text could be read in two ways, one of which may hide something: an escaped
    letter outside a string, or a "<" that may open an IRI or mean "less than" before a "#" or a quotation mark.
    """
    position = 0
    previous: Token | None = None
    brackets: list[str] = []
    while position < len(query):
        token = _iri(query, position, previous, brackets) if query[position] == "<" else None
        token = token or _other(query, position)
        position += len(token.text)
        if token.kind == "space":
            continue
        if token.text in _CLOSING:
            brackets.append(token.text)
        elif brackets and token.text == _CLOSING[brackets[-1]]:
            brackets.pop()
        previous = token
        yield token


def place(query: str, position: int) -> str:
    """Line and column of a position, both from 1."""
    before = query[:position]
    return f"line {before.count(chr(10)) + 1}, column {position - before.rfind(chr(10))}"


def _other(query: str, position: int) -> Token:
    match = _TOKENS.match(query, position)
    if match is None or match.lastgroup is None:  # pragma: no cover  the last alternative takes anything
        raise _ambiguous(query, position, "this character cannot be read")
    kind = "word" if match["word"] is not None else str(match.lastgroup)
    if kind == "mark" and match[0] == "\\":
        raise _ambiguous(query, position, "an escaped character outside a string", "write the character itself")
    if kind == "mark" and match[0] in "\"'":
        raise QueryError("UJ501", "a string is not closed", place=place(query, position), cure="close it on its line")
    return Token(kind, match[0], position)


def _iri(query: str, position: int, previous: Token | None, brackets: list[str]) -> Token | None:
    match = _IRI.match(query, position)
    if match is None:
        return _double(query, position)
    after_operand = previous is not None and (previous.kind in _OPERANDS or previous.text == ")")
    may_be_less = after_operand and bool(brackets) and brackets[-1] == "("
    if may_be_less and re.search(r"[#']", match[1]) and not re.match(r"[A-Za-z][A-Za-z0-9+.\-]*://", match[1]):
        raise _ambiguous(query, position, 'this "<" may open an IRI or mean "less than"', "put spaces around it")
    return Token("iri", match[0], position)


def _double(query: str, position: int) -> Token | None:
    """`<<` opens a triple term, unless it is "less than" before an IRI."""
    if not query.startswith("<<", position):
        return None
    match = _IRI.match(query, position + 1)
    if match and re.search(r"[#']", match[1]):
        raise _ambiguous(query, position, 'this "<<" can be read in two ways', 'put a space after the first "<"')
    return Token("mark", "<<", position)


def _ambiguous(query: str, position: int, problem: str, cure: str = "write it plainly") -> QueryError:
    return QueryError("UJ503", problem, place=place(query, position), cure=cure)
