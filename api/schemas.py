"""The JSON answers of the REST API, with an example for each field; `from_…` makes them from domain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, Field

from api.answer import Answer, ArticleVersionAnswer
from api.here import here
from kg.curation.history import Told
from kg.ids import local_agent, local_quote
from kg.model.annotated import AnnotatedArticle, Extractor
from kg.model.quote import Agent, Quote, Relay, StatementEvent
from kg.model.text import Span
from kg.query.search import Page
from kg.store.quote_row import QuoteRow

Offsets = Annotated[tuple[int, int], Field(examples=[[795, 974]])]
"""Half-open range of Unicode code points in the article's text."""


class ProblemAnswer(BaseModel):
    """What every error looks like (RFC 9457)."""

    type: str = Field(description="where the code is explained", examples=["/docs#UJ802"])
    title: str = Field(examples=["There is nothing here"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["no article has the key 00000000000000000000000000000000"])
    code: str = Field(description="stable code of the error", examples=["UJ802"])
    cure: str | None = Field(None, description="what to do", examples=["look it up with /api/v1/quotes"])
    place: str | None = Field(None, description="where the error is", examples=["Accept"])
    instance: str | None = Field(None, description="path of the request", examples=["/api/v1/articles/x"])


class StatusAnswer(Answer):
    """A sign of life."""

    status: str = Field(examples=["ok"])


class ReadinessAnswer(StatusAnswer):
    """The store can be read."""

    articles: int = Field(description="articles in the store, each in its current version", examples=[21])


class VersionAnswer(Answer):
    """What runs here."""

    ujar: str = Field(examples=["0.1.0"])
    ontology: str = Field(examples=["https://w3id.org/ujar/ont"])
    base: str = Field(description="base of every data IRI", examples=["http://localhost:8000/"])
    packs: dict[str, str] = Field(description="language packs with their digests", examples=[{"id": "1c9a66e1a0f3"}])


class AgentAnswer(Answer):
    """Somebody in one article."""

    id: str = Field(description="IRI inside its article", examples=["http://localhost:8000/id/article/0f…/a246-260"])
    name: str = Field(description="fullest name in the article, or its description", examples=["Ratna Wibisana"])
    kind: str = Field(examples=["person"])
    identity: str | None = Field(
        None, description="IRI of the same agent over all articles, where one is known", examples=[None]
    )
    members: tuple[AgentAnswer, ...] = Field((), description="who speaks, where several speak together as this one")

    @classmethod
    def from_agent(cls, agent: Agent, *, base: str, identities: Mapping[str, str]) -> Self:
        """`base` is the article's base with its slash; `identities` maps local names to global IRIs."""
        local = local_agent(agent)
        members = tuple(cls.from_agent(one, base=base, identities=identities) for one in agent.members)
        identity = identities.get(local)
        return cls(id=base + local, name=agent.name, kind=agent.kind.value, identity=identity, members=members)


class RelayAnswer(Answer):
    """One hop between the source and the article; index 1 is nearest the source."""

    agent: str = Field(examples=["Radio Samudra"])
    kind: str = Field(examples=["as_reported_by"])
    index: int = Field(examples=[1])
    span: Offsets
    date: str | None = Field(None, examples=["2025-03-04"])

    @classmethod
    def from_relay(cls, relay: Relay) -> Self:
        """The hop as an answer."""
        return cls(
            agent=relay.agent.name, kind=relay.kind.value, index=relay.index, span=_offsets(relay.span), date=relay.date
        )


class EventAnswer(Answer):
    """When, where and by what medium it was said, as far as the article tells."""

    date: str | None = Field(None, examples=["2025-03-04"])
    place: str | None = Field(None, examples=["Cireundeu"])
    medium: str | None = Field(None, description="what carried the words, as printed", examples=["Instagram"])

    @classmethod
    def from_event(cls, event: StatementEvent) -> Self:
        """The occasion as an answer."""
        return cls(date=event.date, place=event.place, medium=event.medium)


class QuoteAnswer(Answer):
    """One quote with its evidence; all offsets are into the article's text."""

    id: str = Field(description="IRI", examples=["http://localhost:8000/id/article/0f…/q795-974"])
    page: str = Field(description="where a person reads it", examples=["/articles/0f…#q795-974"])
    type: str = Field(examples=["direct"])
    text: str = Field(examples=["Kami menurunkan muka air dua meter sejak Minggu malam"])
    spans: tuple[Offsets, ...]
    cue: Offsets | None = None
    cue_lemma: str | None = Field(None, examples=["ujar"])
    cue_class: str | None = Field(None, description="class of the cue: say, ask, deny …", examples=["say"])
    source: Offsets | None = None
    speaker: AgentAnswer | None = None
    role: str | None = Field(None, examples=["Menteri Sumber Daya Air"])
    addressee: AgentAnswer | None = None
    relays: tuple[RelayAnswer, ...] = ()
    event: EventAnswer | None = None
    about: tuple[AgentAnswer, ...] = ()
    certainty: str = Field(description="certain, probable or possible, by the cue", examples=["certain"])
    polarity: str = Field(description="negative where the source denies the text", examples=["positive"])
    nested_in: Offsets | None = Field(None, description="hull of the quote that this one stands in")
    confidence: float = Field(examples=[0.93])
    reasons: tuple[str, ...] = ()

    @classmethod
    def from_quote(cls, quote: Quote, *, key: str, base: str, identities: Mapping[str, str]) -> Self:
        """The quote as an answer; `key` is its article's, the rest as for agents."""

        def agent(found: Agent) -> AgentAnswer:
            return AgentAnswer.from_agent(found, base=base, identities=identities)

        name = local_quote(quote)
        return cls(
            id=base + name,
            page=here(f"/articles/{key}#{name}"),
            type=quote.type.value,
            text=quote.text,
            spans=tuple(_offsets(span) for span in quote.content),
            cue=_offsets(quote.cue) if quote.cue else None,
            cue_lemma=quote.cue_lemma,
            cue_class=quote.cue_class,
            source=_offsets(quote.source) if quote.source else None,
            speaker=agent(quote.agent) if quote.agent else None,
            role=quote.role.label if quote.role else None,
            addressee=agent(quote.addressee) if quote.addressee else None,
            relays=tuple(RelayAnswer.from_relay(relay) for relay in quote.relays),
            event=EventAnswer.from_event(quote.event) if quote.event else None,
            about=tuple(agent(found) for found in quote.about),
            certainty=quote.certainty.value,
            polarity=quote.polarity.value,
            nested_in=_offsets(quote.nested_in) if quote.nested_in else None,
            confidence=quote.confidence,
            reasons=quote.reasons,
        )


class ExtractorAnswer(Answer):
    """The program and language pack that found the quotes."""

    name: str = Field(examples=["ujar-id"])
    version: str = Field(examples=["0.1.0"])
    configuration: str = Field(description="digest of the pack", examples=["1c9a66e1a0f3"])


class ArticleAnswer(Answer):
    """One article version with its quotes and everybody in them."""

    id: str = Field(description="IRI", examples=["http://localhost:8000/id/article/0f…/doc"])
    key: str = Field(description="32 hex digits", examples=["0f343b0931126a20f133d67c2b018a3b"])
    title: str | None = Field(None, examples=["Retakan Bendungan Ditambal"])
    outlet: str | None = Field(None, examples=["Harian Cakrawala"])
    url: str | None = Field(None, examples=["https://cakrawala.example/2025/03/04/retakan"])
    published: str | None = Field(None, examples=["2025-03-04"])
    modified: str | None = Field(None, description="when the outlet last changed it", examples=[None])
    retrieved: str | None = Field(None, description="when this copy was taken", examples=[None])
    status: str = Field(description="current, superseded, capture (another copy) or withdrawn", examples=["current"])
    versions: tuple[ArticleVersionAnswer, ...] = Field(description="all versions of its address, oldest first")
    language: str | None = Field(None, examples=["id"])
    dateline: str | None = Field(None, examples=["Cireundeu"])
    text: str = Field(description="the text that offsets refer to; empty where it is not stored")
    quotes: tuple[QuoteAnswer, ...]
    agents: tuple[AgentAnswer, ...]
    extractor: ExtractorAnswer | None = None
    links: dict[str, str] = Field(description="other forms", examples=[{"html": "/articles/0f…"}])

    @classmethod
    def from_article(
        cls,
        key: str,
        annotated: AnnotatedArticle,
        *,
        base: str,
        identities: Mapping[str, str],
        extractor: Extractor | None,
        links: Mapping[str, str],
        status: str,
        versions: tuple[Told, ...],
    ) -> Self:
        """The whole article as an answer."""
        document = annotated.document
        return cls(
            id=f"{base}doc",
            key=key,
            title=document.title,
            outlet=document.outlet,
            url=document.url,
            published=document.published,
            modified=document.modified,
            retrieved=document.retrieved,
            status=status,
            versions=tuple(map(ArticleVersionAnswer.from_told, versions)),
            language=document.language,
            dateline=annotated.article.dateline,
            text=document.text,
            quotes=tuple(
                QuoteAnswer.from_quote(quote, key=key, base=base, identities=identities) for quote in annotated.quotes
            ),
            agents=tuple(AgentAnswer.from_agent(agent, base=base, identities=identities) for agent in annotated.agents),
            extractor=ExtractorAnswer(
                name=extractor.name, version=extractor.version, configuration=extractor.configuration
            )
            if extractor
            else None,
            links=dict(links),
        )


class SpeakerAnswer(Answer):
    """One of several who speak together."""

    id: str = Field(description="IRI", examples=["http://localhost:8000/id/agent/p3f0c9a1b2c3d4e5f"])
    name: str = Field(examples=["Ratna Wibisana"])


class FoundQuote(Answer):
    """One quote in a list, with the names around it."""

    id: str = Field(description="IRI", examples=["http://localhost:8000/id/article/0f…/q795-974"])
    page: str = Field(description="where a person reads it", examples=["/articles/0f…#q795-974"])
    text: str = Field(examples=["Kami menurunkan muka air dua meter sejak Minggu malam"])
    type: str = Field(examples=["direct"])
    who: str | None = Field(None, description="name of the source, or its description", examples=["Ratna Wibisana"])
    speakers: tuple[SpeakerAnswer, ...] = Field(
        (), description="who speaks, in printed order, where several speak together; else empty"
    )
    speaker: str | None = Field(
        None, description="IRI of the source", examples=["http://localhost:8000/id/agent/p3f0c9a1b2c3d4e5f"]
    )
    kind: str | None = Field(None, examples=["person"])
    role: str | None = Field(None, examples=["Menteri Sumber Daya Air"])
    polarity: str = Field(description="negative where the source denies the text", examples=["positive"])
    certainty: str = Field(description="certain, probable or possible, by the cue", examples=["certain"])
    cue: str | None = Field(None, description="as printed", examples=["ujar"])
    cue_class: str | None = Field(None, description="class of the cue: say, ask, deny …", examples=["say"])
    about: tuple[str, ...] = ()
    addressee: str | None = None
    via: str | None = Field(None, description="the relay nearest the outlet", examples=["Radio Samudra"])
    relays: tuple[str, ...] = Field((), description="all relays, the one nearest the source first")
    medium: str | None = Field(None, description="what carried the words, as printed", examples=["Instagram"])
    outlet: str | None = Field(None, examples=["Harian Cakrawala"])
    published: str | None = Field(None, examples=["2025-03-04"])
    title: str | None = Field(None, examples=["Retakan Bendungan Ditambal"])
    url: str | None = Field(None, examples=["https://cakrawala.example/2025/03/04/retakan"])
    claim: str | None = Field(None, description="IRI of the claim")
    confidence: float = Field(examples=[0.93])

    @classmethod
    def from_row(cls, row: QuoteRow) -> Self:
        """The row as an answer."""
        names = cls.model_fields.keys() - {"id", "page", "speakers"}
        page = here(f"/articles/{row.article}#{row.quote.rpartition('/')[2]}")
        speakers = tuple(SpeakerAnswer(id=iri, name=name) for name, iri in row.speakers)
        return cls(id=row.quote, page=page, speakers=speakers, **{name: getattr(row, name) for name in names})


class QuotesAnswer(Answer):
    """One page of quotes."""

    quotes: tuple[FoundQuote, ...]
    total: int = Field(description="quotes that match on all pages; copies count each time", examples=[42])
    order: str = Field(examples=["newest"])
    next: str | None = Field(None, description="cursor of the next page; absent on the last")

    @classmethod
    def from_page(cls, page: Page) -> Self:
        """A page of results as an answer."""
        rows = tuple(FoundQuote.from_row(row) for row in page.rows)
        return cls(quotes=rows, total=page.total, order=page.order.value, next=page.next)


def _offsets(span: Span) -> tuple[int, int]:
    return span.start, span.end
