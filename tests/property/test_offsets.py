"""Law 1 of the design: every span maps back to the document, and what stands there are the recorded words."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest.clean import clean
from kg.lang import load_pack
from kg.model.text import OffsetMap, Span
from kg.pipeline import extract
from kg.text.spans import over_spaces
from tests.property.articles import articles, document, pasted, texts

PACK = load_pack("id")
LAWS = settings(max_examples=150)


@st.composite
def maps(draw: st.DrawFn) -> tuple[str, str, OffsetMap]:
    """A source, a text repaired from it by cutting and inserting, and the map between them."""
    source, repaired = "", ""
    starts: list[int] = []
    places: list[int] = []
    lengths: list[int] = []
    for kept, cut, inserted in draw(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3), st.integers(0, 2)))):
        starts.append(len(repaired))
        places.append(len(source))
        lengths.append(kept)
        piece = draw(st.text(alphabet="abcäé\u0301", min_size=kept, max_size=kept))
        source += piece + "x" * cut
        repaired += piece + " " * inserted
    return source, repaired, OffsetMap(tuple(starts), tuple(places), tuple(lengths))


@LAWS
@given(maps(), st.data())
def test_a_map_gives_the_same_characters_in_order(made: tuple[str, str, OffsetMap], data: st.DataObject) -> None:
    source, repaired, offsets = made
    start = data.draw(st.integers(0, len(repaired)))
    end = data.draw(st.integers(start, len(repaired)))
    found = offsets.to_source(Span(start, end))
    assert "".join(span.of(source) for span in found) == repaired[start:end].replace(" ", "")
    assert all(span.start < span.end <= len(source) for span in found)
    assert all(before.end < after.start for before, after in itertools.pairwise(found))
    hull = offsets.hull(Span(start, end))
    assert hull == (Span(found[0].start, found[-1].end) if found else None)


@LAWS
@given(maps(), st.data())
def test_a_map_of_two_parts_is_that_of_the_whole(made: tuple[str, str, OffsetMap], data: st.DataObject) -> None:
    _source, repaired, offsets = made
    cut = data.draw(st.integers(0, len(repaired)))
    parts = (*offsets.to_source(Span(0, cut)), *offsets.to_source(Span(cut, len(repaired))))
    whole = offsets.to_source(Span(0, len(repaired)))
    assert [place for span in parts for place in range(*span)] == [place for span in whole for place in range(*span)]


@given(st.integers(1, 50), st.data())
def test_the_identity_changes_nothing(length: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    assert OffsetMap.identity(length).to_source(Span(start, end)) == (Span(start, end),)


@LAWS
@given(texts)
def test_cleaning_inserts_nothing_but_space(text: str) -> None:
    article = clean(document(text), PACK)
    before = -1
    for place, char in enumerate(article.text):
        found = article.offsets.to_source(Span(place, place + 1))
        if not found:
            assert char in " \n"
            continue
        (span,) = found
        assert span.of(text) == char
        assert span.start > before
        before = span.start


@LAWS
@given(articles)
def test_every_span_of_a_quote_lies_in_the_document(text: str) -> None:
    found = extract(document(text), pack=PACK)
    for quote in found.quotes:
        spans = [quote.cue, quote.source, quote.addressee_span, quote.nested_in]
        spans += [relay.span for relay in quote.relays]
        spans += [quote.role.span] if quote.role else []
        spans += [quote.event.date_span, quote.event.place_span] if quote.event else []
        for agent in (quote.agent, quote.addressee, *quote.about, *quote.mentioned, *(r.agent for r in quote.relays)):
            spans += [agent.mention, *agent.mentions, *(role.span for role in agent.roles)] if agent else []
        for span in (*quote.content, *filter(None, spans)):
            assert 0 <= span.start < span.end <= len(text)


@LAWS
@given(articles)
def test_content_is_ordered_disjoint_and_says_what_was_recorded(text: str) -> None:
    for quote in extract(document(text), pack=PACK).quotes:
        assert all(one.end <= other.start for one, other in zip(quote.content, quote.content[1:], strict=False))
        printed = "".join(span.of(text) for span in quote.content)
        assert pasted(printed) == pasted(quote.text)


@LAWS
@given(articles)
def test_quotes_are_the_attributions_mapped_back(text: str) -> None:
    found = extract(document(text), pack=PACK)
    parts = [over_spaces(found.article.text, item.content) for item in found.attributions]
    mapped = {
        over_spaces(text, (span for part in content for span in found.article.offsets.to_source(part)))
        for content in parts
    }
    assert {quote.content for quote in found.quotes} <= mapped
