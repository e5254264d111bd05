"""Every error leaves the service as RFC 9457 problem+json; the status of each code is in one table here.

Domain errors carry their own codes (`kg.errors`). What HTTP itself decides on (no such page, no such media type,
a body too large) is a `RequestError`, UJ8xx. Pages answer a browser with the same fields as HTML.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import orjson
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.here import here
from kg.errors import LimitError, UjarError, worded

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 5
"""What a client is told to wait: half the default time limit of a query."""
_PASSING = frozenset({"UJ403", "UJ405", "UJ408", "UJ409", "UJ447", "UJ462", "UJ463", "UJ603", "UJ604", "UJ605"})
"""Codes of conditions that may be over in a moment; to ask a query again that took too long is no use."""


WORDS = {
    "add_articles": "POST a change as application/sparql-update, or as update= in a form, with a key",
    "column": "member",
    "columns": "members",
    "from_archive": "send its text",
    "from_document": "send its text",
    "from_office": "send its text",
    "from_table": "send its articles as JSON Lines",
    "give_article": "send an article as the body",
    "input": "the body",
    "lang": "lang",
    "name_language": "name one with the parameter lang or the member language",
    "name_text": "call the member that is the text: text",
    "one_object": "send one JSON object; several, one a line, as application/x-ndjson",
    "one_object_from_array": "send one JSON object; several, one a line, as application/x-ndjson",
    "raise_article_limit": "",
    "remove_character": "remove it",
    "save_as_utf8": "send it as UTF-8",
    "start_workers": "ask again; if it happens twice, tell whoever runs the service",
}
"""What sentences of errors leave open (`kg.errors.COMMAND_LINE`), in the words of a request."""
_OURS = ("UJ2", "UJ3", "UJ4", "UJ7")
"""Families that, where they are no fault of the request, only whoever runs the service can mend."""
_OURS_CURE = "tell whoever runs the service: its log says more"
_BUSY_CURES = {"UJ403": "try again later: another program is writing, and one writes at a time"}
"""What to do about conditions of the store that are no fault of anybody; they are not in the log either."""
_LOG = logging.getLogger("uvicorn.error")


class RequestError(UjarError):
    """A request that cannot be answered as it was made; the answer carries `headers` beside the problem."""

    def __init__(
        self,
        code: str,
        problem: str,
        *,
        place: str | None = None,
        cure: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code, problem, place=place, cure=cure)
        self.headers: Mapping[str, str] = headers or {}


@dataclass(frozen=True, slots=True)
class Kind:
    """The HTTP side of a code or a family of codes."""

    status: int
    title: str


PROBLEMS: dict[str, Kind] = {
    "UJ1": Kind(422, "The input cannot be read"),
    "UJ108": Kind(413, "The article is too large"),
    "UJ2": Kind(500, "A language pack is broken"),
    "UJ205": Kind(422, "There is no language pack for this"),
    "UJ3": Kind(500, "The stages of extraction stand in the wrong order"),
    "UJ4": Kind(503, "The store cannot be used"),
    "UJ406": Kind(422, "Graphs of Ujar hold no blank nodes"),
    "UJ440": Kind(403, "This graph is not yours to write"),
    "UJ441": Kind(404, "There is no such graph"),
    "UJ442": Kind(503, "A limit was reached"),
    "UJ443": Kind(503, "A limit was reached"),
    "UJ444": Kind(415, "The media type of the body is not supported"),
    "UJ445": Kind(400, "The body is malformed"),
    "UJ446": Kind(400, "The request is malformed"),
    "UJ447": Kind(503, "A limit was reached"),
    "UJ448": Kind(412, "A condition of the request does not hold"),
    "UJ449": Kind(403, "This change is not made at an endpoint"),
    "UJ5": Kind(400, "The query is malformed or not allowed"),
    "UJ505": Kind(406, "An answer of this form has no such media type"),
    "UJ6": Kind(503, "A limit was reached"),
    "UJ7": Kind(500, "A setting is wrong"),
    "UJ730": Kind(404, "There is no such view"),
    "UJ731": Kind(422, "There is no such filter"),
    "UJ732": Kind(422, "A filter cannot be used so"),
    "UJ733": Kind(422, "Nothing is counted so"),
    "UJ735": Kind(404, "There is no such format"),
    "UJ736": Kind(404, "The store has nothing of this name"),
    "UJ738": Kind(422, "The graph is too large to draw"),
    "UJ739": Kind(422, "A view is not drawn so"),
    "UJ742": Kind(404, "Nothing in the graph has this name"),
    "UJ746": Kind(422, "There is no such level of significance"),
    "UJ747": Kind(404, "There is no such analysis"),
    "UJ748": Kind(422, "An analysis has no such option"),
    "UJ749": Kind(422, "An option cannot be used so"),
    "UJ737": Kind(422, "Parameters do not go together"),
    "UJ756": Kind(422, "A picture cannot show this"),
    "UJ757": Kind(501, "This service draws no PNG"),
    "UJ758": Kind(501, "This service draws no PNG"),
    "UJ800": Kind(500, "An unexpected error"),
    "UJ801": Kind(422, "A parameter is not valid"),
    "UJ802": Kind(404, "There is nothing here"),
    "UJ803": Kind(405, "The method is not allowed here"),
    "UJ804": Kind(406, "None of the accepted media types is available"),
    "UJ805": Kind(415, "The media type of the body is not supported"),
    "UJ806": Kind(413, "The body is too large"),
    "UJ807": Kind(414, "The address is too long"),
    "UJ808": Kind(400, "The request is malformed"),
    "UJ820": Kind(403, "The store has no keys"),
    "UJ821": Kind(401, "A key is needed"),
    "UJ822": Kind(401, "The key is not valid"),
    "UJ823": Kind(403, "The key may not do this"),
    "UJ830": Kind(400, "The graph is not named as it must be"),
}
"""Status and title by code; a code that is not listed takes its family's row (the longest prefix that is)."""

_BY_STATUS = {kind.status: code for code, kind in PROBLEMS.items() if code.startswith("UJ80")}
"""What the router itself may raise."""
_CURES = {404: "the addresses that exist are listed at /docs", 405: "use one of the methods named in the Allow header"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem document (RFC 9457), with the members `code`, `cure`, `place` and `errors` added."""

    status: int
    title: str
    detail: str
    code: str
    cure: str | None = None
    place: str | None = None
    instance: str | None = None
    errors: tuple[dict[str, str], ...] = ()
    headers: dict[str, str] = field(default_factory=dict)

    def body(self) -> bytes:
        """The document as JSON; members without a value are left out."""
        kind = here(f"/docs#{self.code}")
        members = {"type": kind, "title": self.title, "status": self.status, "detail": self.detail}
        extra = {"code": self.code, "cure": self.cure, "place": self.place, "instance": self.instance}
        return orjson.dumps(members | {name: value for name, value in extra.items() if value} | self._errors())

    def _errors(self) -> dict[str, object]:
        return {"errors": self.errors} if self.errors else {}


def kind_of(code: str) -> Kind:
    """The row of the table for a code; unknown families are unexpected errors."""
    prefixes = (code[:length] for length in range(len(code), 2, -1))
    return next((PROBLEMS[prefix] for prefix in prefixes if prefix in PROBLEMS), PROBLEMS["UJ800"])


def from_error(error: UjarError) -> Problem:
    """The problem that a domain error is."""
    kind = kind_of(error.code)
    headers = dict(error.headers) if isinstance(error, RequestError) else {}
    if error.code in _PASSING:
        headers["retry-after"] = str(RETRY_AFTER_S)
    problem = worded(error.problem, WORDS) or ""
    if error.code in _BUSY_CURES:
        return Problem(kind.status, kind.title, problem, error.code, cure=_BUSY_CURES[error.code], headers=headers)
    is_ours = error.code.startswith(_OURS) and not isinstance(error, LimitError)
    if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR and is_ours:
        _LOG.error("%s", error)
        return Problem(kind.status, kind.title, problem, error.code, cure=_OURS_CURE, headers=headers)
    cure, place = worded(error.cure, WORDS), worded(error.place, WORDS)
    return Problem(kind.status, kind.title, problem, error.code, cure=cure, place=place, headers=headers)


def from_status(error: HTTPException) -> Problem:
    """The problem that the router raises on its own: no such address, wrong method."""
    code = _BY_STATUS.get(error.status_code, "UJ808" if error.status_code < 500 else "UJ800")
    return Problem(
        error.status_code,
        kind_of(code).title,
        str(error.detail),
        code,
        cure=_CURES.get(error.status_code),
        headers=dict(error.headers or {}),
    )


def from_validation(error: RequestValidationError) -> Problem:
    """The problem of parameters or a body that do not fit their schema, with one entry for each."""
    entries = tuple(
        {"place": ".".join(str(part) for part in entry["loc"]), "problem": str(entry["msg"])}
        for entry in error.errors()
    )
    detail = "; ".join(f"{entry['place']}: {entry['problem']}" for entry in entries)
    kind = PROBLEMS["UJ801"]
    cure = "the parameters and their forms are listed at /docs"
    return Problem(kind.status, kind.title, detail, "UJ801", cure=cure, errors=entries)


def unexpected() -> Problem:
    """The problem of an error nobody foresaw; it says nothing about the inside of the service.

    The server closes the connection after it: who is not told may send the next request into a closed one.
    """
    kind = PROBLEMS["UJ800"]
    detail = "The service failed on this request; the reason is in its log."
    cure = "try again, and report it if it happens twice"
    return Problem(kind.status, kind.title, detail, "UJ800", cure=cure, headers={"connection": "close"})


def response(problem: Problem) -> Response:
    """The problem as an answer."""
    return Response(problem.body(), status_code=problem.status, media_type=MEDIA_TYPE, headers=problem.headers)
