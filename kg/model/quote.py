"""Quotes: who is the source, what cue reports it, what was said, and how it reached the article.

All spans are ranges of the source document's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.text import Span


class QuoteType(StrEnum):
    """How the content is worded: in the source's words, in the reporter's, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class AgentKind(StrEnum):
    """What kind of source it is. Anonymous and collective sources have no identity outside their article."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    DOCUMENT = "document"
    PLACE = "place"
    """A country or city named as if it spoke or acted ("Moskow membantah …")."""
    ANONYMOUS = "anonymous"
    COLLECTIVE = "collective"
    UNKNOWN = "unknown"
    """A description or role whose holder the article never names."""


class RelayKind(StrEnum):
    """How a statement passed through an agent on its way to the article."""

    AS_REPORTED_BY = "as_reported_by"
    TOLD_TO = "told_to"


class Certainty(StrEnum):
    """The source's certainty, as the cue has it (GRaSP factuality)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    """Whether the content is stated or denied (GRaSP factuality)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Role:
    """A role or title as printed, and where it is printed."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent as one article has it; `mention`, its first mention, names it inside the article."""

    mention: Span
    name: str
    """The fullest name in the article, or the description where there is no name."""
    kind: AgentKind
    mentions: tuple[Span, ...] = ()
    roles: tuple[Role, ...] = ()
    members: tuple[Agent, ...] = ()
    """The agents that speak together as this one ("Ratna dan Dimas mengatakan …"); none for a single source."""

    @property
    def is_named(self) -> bool:
        """Whether the agent has a name that could be known outside the article."""
        return self.kind not in {AgentKind.ANONYMOUS, AgentKind.COLLECTIVE, AgentKind.UNKNOWN, AgentKind.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Relay:
    """One hop between the source and the article; index 1 is nearest the source."""

    agent: Agent
    kind: RelayKind
    span: Span
    index: int
    date: str | None = None
    """ISO date that the article gives for the relay ("dilansir Antara, Senin (16/6/2025)")."""


@dataclass(frozen=True, slots=True)
class StatementEvent:
    """The occasion of a statement, as far as the article tells; at least one of date, place and medium is there."""

    date: str | None = None
    """ISO 8601 date, or year and month, as exact as the text has it."""
    date_span: Span | None = None
    place: str | None = None
    place_span: Span | None = None
    medium: str | None = None
    """What carried the words, as printed without -nya: "Instagram", "siaran pers", "surat terbuka"."""
    medium_span: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where date, place and medium are printed, in this order, as far as they are."""
        return tuple(span for span in (self.date_span, self.place_span, self.medium_span) if span)


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution relation in one article version."""

    type: QuoteType
    content: tuple[Span, ...]
    """One or more spans, in order, without the outer quotation marks."""
    text: str
    """The words of the content as a person reads them: repaired, parts joined by " … "."""
    cue: Span | None = None
    cue_lemma: str | None = None
    cue_class: str | None = None
    source: Span | None = None
    """The words that name the source at this quote; None where only a clitic or nothing stands for it."""
    agent: Agent | None = None
    """The source, as an agent of this article; None where the article names nobody."""
    role: Role | None = None
    addressee: Agent | None = None
    addressee_span: Span | None = None
    relays: tuple[Relay, ...] = ()
    event: StatementEvent | None = None
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    about: tuple[Agent, ...] = ()
    """The named agent that the content is about (the first it names), if any."""
    mentioned: tuple[Agent, ...] = ()
    """The other named agents in the content."""
    nested_in: Span | None = None
    """Hull of the content of the quote that this one stands in."""
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    """Short codes that say what the confidence rests on; docs/reasons.md explains each."""

    @property
    def hull(self) -> Span:
        """From the first to the last character of the content; unique inside an article."""
        return Span(self.content[0].start, self.content[-1].end)

    @property
    def attributed_via(self) -> Relay | None:
        """The hop nearest the outlet; None for what the article reports itself."""
        return max(self.relays, key=lambda relay: relay.index, default=None)
