"""What was written to an article graph comes back as it was, in whatever order the store gives it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kg.ids import Namer
from kg.model.annotated import Extractor
from kg.model.quote import Agent, AgentKind, Certainty, Quote, QuoteType, Relay, RelayKind, Role, StatementEvent
from kg.model.text import Span
from kg.rdf.from_graph import read_article, read_extractor
from kg.rdf.to_graph import article_quads, provenance_quads
from tests.unit.api import articles

NAMER = Namer("http://localhost:8000/")


def bare(quote: Quote) -> Quote:
    """The quote without what a graph does not keep: mentions after the first, and "say" as the class of a plain cue."""

    def agent(found: Agent | None) -> Agent | None:
        return replace(found, mentions=()) if found else None

    return replace(
        quote,
        agent=agent(quote.agent),
        addressee=agent(quote.addressee),
        relays=tuple(replace(relay, agent=replace(relay.agent, mentions=())) for relay in quote.relays),
        cue_class=quote.cue_class or ("say" if quote.cue else None),
    )


@pytest.mark.parametrize("seed", range(3))
def test_every_quote_comes_back_in_the_order_of_the_text(seed: int) -> None:
    quads = article_quads(articles.annotated(), NAMER)
    random.Random(seed).shuffle(quads)
    found = read_article(quads, articles.TEXT)
    assert found is not None
    assert found.quotes == tuple(bare(quote) for quote in articles.QUOTES)
    assert found.document == articles.DOCUMENT
    assert found.article.dateline == "Cireundeu"
    assert {agent.name for agent in found.agents} == {agent.name for agent in articles.annotated().agents}


def test_what_is_seldom_there_comes_back_too() -> None:
    text = "Menteri  Luar\nNegeri Budi, kata kantor X lalu kantor Y pada Mei, di Solo: aman, kata Citra kepada Dewi."
    budi = Agent(Span(22, 26), "Budi", AgentKind.PERSON, roles=(Role("Menteri Luar Negeri", Span(0, 21)),))
    x = Agent(Span(40, 41), "X", AgentKind.OUTLET)
    y = Agent(Span(54, 55), "Y", AgentKind.ORGANIZATION)
    quote = Quote(
        QuoteType.MIXED,
        (Span(73, 75), Span(76, 77)),
        "am … n",
        cue=Span(28, 32),
        cue_lemma="kata",
        cue_class="deny",
        source=Span(22, 26),
        agent=budi,
        role=Role("Menteri Luar Negeri", Span(0, 21)),
        relays=(
            Relay(x, RelayKind.TOLD_TO, Span(40, 41), 1, date="2025-05-02"),
            Relay(y, RelayKind.AS_REPORTED_BY, Span(54, 55), 2),
        ),
        event=StatementEvent(None, None, "Solo", Span(67, 71)),
        certainty=Certainty.POSSIBLE,
        about=(x,),
        mentioned=(y,),
        confidence=0.5,
        reasons=("marks", "cue-after"),
    )
    document = replace(articles.DOCUMENT, text=text, published="2025-05", fields=(("rubrik", "a=b"), ("rubrik", "c")))
    article = replace(articles.annotated().article, document=document, text=text)
    annotated = replace(articles.annotated(), article=article, agents=(budi, x, y), quotes=(quote,))
    found = read_article(article_quads(annotated, NAMER), text)
    assert found is not None
    assert found.quotes == (quote,)
    assert found.events == (quote.event,)
    assert found.document == document


def test_a_graph_without_an_article_is_none() -> None:
    assert read_article([], "") is None
    assert read_extractor([]) is None


@pytest.mark.parametrize("version", ["0.1.0", "0.1.0+0.2"])
def test_the_extractor_comes_back(version: str) -> None:
    extractor = Extractor("ujar-id", version, "abcdef012345")
    assert read_extractor(provenance_quads(articles.annotated(), NAMER, extractor)) == extractor
