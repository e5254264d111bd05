"""The base of all JSON answers, and how versions of an article look in them."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from kg.curation.history import Told


class Answer(BaseModel):
    """Base of every answer: unknown members are an error of ours, not of the client."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NoticeAnswer(Answer):
    """What was noted of an article version."""

    kind: str = Field(description="withdrawal or correction", examples=["correction"])
    date: str = Field(examples=["2025-03-06"])
    reason: str = Field(examples=["Nama menteri keliru."])


class ArticleVersionAnswer(Answer):
    """One version of an article."""

    key: str = Field(description="of the copy that counts", examples=["0f343b0931126a20f133d67c2b018a3b"])
    copies: tuple[str, ...] = Field((), description="keys of further copies of this version")
    notices: tuple[NoticeAnswer, ...] = ()

    @classmethod
    def from_told(cls, told: Told) -> Self:
        """The version as an answer."""
        noted = (NoticeAnswer(kind=one.kind.value, date=one.date, reason=one.reason) for one in told.notices)
        return cls(key=told.key, copies=told.copies, notices=tuple(noted))
