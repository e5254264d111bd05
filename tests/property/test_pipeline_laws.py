"""What holds of extraction for every text, however damaged."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.extract.confidence import WEIGHTS
from kg.extract.occasions import SHARED
from kg.lang import load_pack
from kg.model.annotated import LAYERS
from kg.model.text import Span
from kg.pipeline import extract
from kg.text.pairing import pair
from kg.text.tokens import tokenize
from tests.property.articles import articles, document, texts, whole

PACK = load_pack("id")
LAWS = settings(max_examples=150)
REASONS = set(
    re.findall(
        r"^\| `([a-z-]+)` \|",
        (Path(__file__).resolve().parents[2] / "docs" / "reasons.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
)


@settings(max_examples=400)
@given(texts)
@example("kata")
@example("Menurut")
@example('"')
@example("disebut X sebagai")
@example("(\n)")
@example("\u2028\x00\ud7ff")
def test_no_text_makes_the_pipeline_raise(text: str) -> None:
    found = extract(document(text), pack=PACK)
    assert all(isinstance(getattr(found, layer), tuple) for layer in LAYERS)


@LAWS
@given(articles)
def test_the_same_text_gives_the_same_result(text: str) -> None:
    assert extract(document(text), pack=PACK) == extract(document(text), pack=PACK)


@settings(max_examples=60)
@given(whole, articles, whole)
def test_a_document_does_not_depend_on_those_before_it(first: str, between: str, last: str) -> None:
    before = [extract(document(text), pack=PACK) for text in (first, last)]
    extract(document(between), pack=PACK)
    assert [extract(document(text), pack=PACK) for text in (last, first)] == before[::-1]


@LAWS
@given(articles)
def test_quotes_have_unique_hulls_and_stand_in_order(text: str) -> None:
    hulls = [quote.hull for quote in extract(document(text), pack=PACK).quotes]
    assert hulls == sorted(set(hulls))


@LAWS
@given(articles)
def test_confidence_is_a_share_and_every_reason_is_explained(text: str) -> None:
    for quote in extract(document(text), pack=PACK).quotes:
        assert 0 < quote.confidence <= 1
        assert len([reason for reason in quote.reasons if reason != SHARED]) == 3
        assert set(quote.reasons) <= set(WEIGHTS) & REASONS


@LAWS
@given(articles)
def test_agents_are_those_that_quotes_name_and_are_named_by_their_first_mention(text: str) -> None:
    found = extract(document(text), pack=PACK)
    named = {
        agent
        for quote in found.quotes
        for whole in (quote.agent, quote.addressee, *(r.agent for r in quote.relays), *quote.about, *quote.mentioned)
        if whole is not None
        for agent in (whole, *whole.members)
    }
    assert {agent.mention for agent in found.agents} == {agent.mention for agent in named}
    assert all(agent.name.strip() for agent in found.agents)
    mentions = [agent.mention for agent in found.agents]
    assert mentions == sorted(set(mentions))


@LAWS
@given(texts)
def test_tokens_are_words_of_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text and token.text.strip() for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    assert sum(len(token.text) for token in tokens) == len(re.sub(r"[\s_]", "", text))


@LAWS
@example('„Senin (10/2/2025)tidakdilansirtidak„mengatakan…ujarmengatakan  \n\n´";“10 FebruariSeninSeninmengatakan')
@given(articles)
def test_sentences_cover_the_tokens_without_gaps(text: str) -> None:
    found = extract(document(text), pack=PACK)
    borders = [(sentence.first, sentence.last) for sentence in found.sentences]
    assert [index for first, last in borders for index in range(first, last)] == list(range(len(found.tokens)))
    assert all(one.paragraph <= other.paragraph for one, other in pairwise(found.sentences))


@LAWS
@given(texts, st.booleans())
def test_quotations_of_one_kind_never_cross_and_those_of_one_depth_never_overlap(text: str, is_cue: bool) -> None:
    found = pair(text, Span(0, len(text)), is_cue=lambda place: is_cue and place >= 0)
    for kind in (False, True):
        same = [quotation for quotation in found if quotation.is_single is kind]
        outermost = [quotation for quotation in same if quotation.depth == 0]
        assert all(one.outer.end <= other.outer.start for one, other in pairwise(outermost))
        for one, other in combinations(same, 2):
            assert not one.outer.overlaps(other.outer) or one.span.covers(other.outer) or other.span.covers(one.outer)
    for quotation in found:
        assert quotation.outer.covers(quotation.span)
        assert quotation.span.start < quotation.span.end


@LAWS
@given(articles)
def test_relays_are_numbered_from_the_source(text: str) -> None:
    for quote in extract(document(text), pack=PACK).quotes:
        assert [relay.index for relay in quote.relays] == list(range(1, len(quote.relays) + 1))
