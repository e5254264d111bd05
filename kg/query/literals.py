"""Values of users as SPARQL terms. Nothing a person typed enters a query but through here."""

from __future__ import annotations

import re

from kg.errors import QueryError

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^<>\"{}|^`\\\x00-\x20]*")


def string(text: str) -> str:
    """A text as a SPARQL string literal."""
    return f'"{text.translate(_ESCAPES)}"'


def iri(text: str, *, place: str) -> str:
    """An absolute IRI in angle brackets. Raises QueryError UJ516 for anything else; `place` names the parameter."""
    if not _IRI.fullmatch(text):
        raise QueryError("UJ516", f"{text!r} is no IRI", place=place, cure="like http://localhost:8000/id/agent/…")
    return f"<{text}>"
