"""Quotes by filters and words: the search language as parameters."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.deps import MAX_LIMIT, IsoDate, ViewDep
from api.schemas import QuotesAnswer
from api.validators import of_view
from kg.model.quote import Certainty, Polarity, QuoteType
from kg.query.language import Search, of_filters
from kg.query.search import Order, search

router = APIRouter(prefix="/api/v1", tags=["query"], dependencies=[Depends(of_view)])


class Wish(BaseModel):
    """Which quotes; every filter that is given must hold."""

    model_config = ConfigDict(extra="forbid")

    q: str | None = Field(
        None, max_length=1000, description="words, or anything of the search language", examples=['"muka air" waduk']
    )
    speaker: str | None = Field(
        None, max_length=500, description="name of the source, or IRI of an agent", examples=["Ratna Wibisana"]
    )
    about: str | None = Field(None, max_length=500, description="name of somebody in the content", examples=[None])
    via: str | None = Field(None, max_length=500, description="name of a relay", examples=["Radio Samudra"])
    outlet: str | None = Field(
        None, max_length=500, description="name or IRI of the outlet", examples=["Harian Cakrawala"]
    )
    type: QuoteType | None = Field(None, description="how the content is worded")
    polarity: Polarity | None = Field(None, description="negative: what the source denies")
    certainty: Certainty | None = Field(None, description="the source's certainty, by the cue")
    after: IsoDate | None = Field(None, description="first day of publication", examples=["2025-03-01"])
    before: IsoDate | None = Field(None, description="last day of publication", examples=["2025-03-31"])
    order: Order | None = Field(None, description="by match (where there are words) or newest first")
    limit: int = Field(20, ge=1, le=MAX_LIMIT, description="most quotes of one answer")
    cursor: str | None = Field(None, max_length=2000, description="the `next` of the answer before")

    def search(self) -> Search:
        """The same in the search language. Raises QueryError UJ51x."""
        names = ("speaker", "about", "via", "outlet", "type", "polarity", "certainty", "after", "before")
        return of_filters(((name, getattr(self, name)) for name in names), self.q)


@router.get("/quotes", operation_id="quotes", summary="Find quotes")
def quotes(request: Request, response: Response, view: ViewDep, wish: Annotated[Wish, Query()]) -> QuotesAnswer:
    """Quotes with source, outlet and date, a page at a time; the header Link leads to the next page."""
    page = search(view, wish.search(), limit=wish.limit, cursor=wish.cursor, order=wish.order)
    if page.next:
        following = dict(request.query_params) | {"cursor": page.next}
        response.headers["link"] = f'<{request.url.path}?{urlencode(following)}>; rel="next"'
    return QuotesAnswer.from_page(page)
