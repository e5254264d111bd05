"""What routes ask for, named once: the service, a view of the store, the language of a page, checked parameters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, Header, Path, Query, Request
from pydantic import AfterValidator, Field

from api.pages import words
from api.service import Service
from kg.store.base import View

MAX_LIMIT = 100
"""Most items of one answer; the rest is a link away."""


def service_of(request: Request) -> Service:
    """The service that the application was started with."""
    service: Service = request.app.state.service
    return service


async def get_service(request: Request) -> Service:
    """The same as a dependency."""
    return service_of(request)


def get_view(service: Annotated[Service, Depends(get_service)]) -> Iterator[View]:
    """The newest view, open until the answer is made."""
    with service.reading() as view:
        yield view


def get_turn(service: Annotated[Service, Depends(get_service)]) -> Iterator[None]:
    """A turn at heavy work, held until the answer is made."""
    with service.turn():
        yield


async def get_language(request: Request, service: Annotated[Service, Depends(get_service)]) -> str:
    """The language of a page: `?lang=`, else Accept-Language, else the setting."""
    asked = request.query_params.get("lang")
    return words.choose(asked, request.headers.get("accept-language"), service.settings.docs_language)


def _calendar_date(text: str) -> str:
    date.fromisoformat(text)
    return text


ServiceDep = Annotated[Service, Depends(get_service)]
ViewDep = Annotated[View, Depends(get_view)]
LanguageDep = Annotated[str, Depends(get_language)]
AcceptHeader = Annotated[str | None, Header(include_in_schema=False)]

IsoDate = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}),
    AfterValidator(_calendar_date),
]
"""A whole ISO 8601 date as text. (A `date` parameter would take any number, such as 0, for a time stamp.)"""
ArticleId = Annotated[
    str,
    Path(
        min_length=1,
        max_length=500,
        description="key of an article version (32 hex digits), or the id it was ingested under",
        examples=["0f343b0931126a20f133d67c2b018a3b"],
    ),
]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="most items of one answer", examples=[20])]
