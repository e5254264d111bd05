"""The parameters that every download shares: which articles of the store it holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Day = Annotated[str | None, Field(description="ISO day, month or year", examples=["2025-04"])]


class Chosen(BaseModel):
    """Which articles are taken; a part of `kg.views.filters.ViewFilter` as parameters."""

    model_config = ConfigDict(extra="forbid")

    after: Day = None
    before: Day = None
    outlet: tuple[str, ...] = Field((), description="outlet by name or IRI; may be repeated")
    speaker: tuple[str, ...] = Field((), description="only articles that quote this speaker, by name or IRI")
    language: tuple[str, ...] = Field((), description="language of the article, such as id; may be repeated")
