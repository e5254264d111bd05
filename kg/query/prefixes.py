"""Prefixes that a query may use without declaring them: those of the ontology."""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.rdf.vocab import PREFIXES


def with_prefixes(query: str) -> str:
    """The query with the known prefixes that it uses without declaring them, put in front on its first line."""
    used = set(re.findall(r"([A-Za-z]\w*):", query))
    declared = {name.lower() for name in re.findall(r"(?i)\bPREFIX\s+([A-Za-z]\w*):", query)}
    missing = [f"PREFIX {name}: <{PREFIXES[name]}> " for name in PREFIXES if name in used and name not in declared]
    return "".join(missing) + query


def placed(error: QueryError, prefixes_chars: int) -> QueryError:
    """The error with its place in the query as given, before prefixes were put on its first line."""
    found = re.fullmatch(r"line 1, column (\d+)", error.place or "")
    if found is None:
        return error
    place = f"line 1, column {max(int(found[1]) - prefixes_chars, 1)}"
    return QueryError(error.code, error.problem, place=place, cure=error.cure)
