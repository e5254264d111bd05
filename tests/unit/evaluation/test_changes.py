"""Two extractions of one article compared: a pure function, part by part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.evaluation.changes import DETAILS, FACETS, ArticleChange, compare
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import Agent, AgentKind, Certainty, Polarity, Quote, QuoteType, Relay, RelayKind, Role
from kg.model.quote import StatementEvent as Event
from kg.model.text import SourceDocument, Span
from kg.pipeline import extract

TEXT = (
    "Ratna Prameswari mengatakan bahwa air sudah surut sejak Selasa pagi. "
    '"Jembatan itu sudah dibuka," kata Ratna Prameswari. Dimas Arkananta menolak berkomentar.'
)
BASE = extract(SourceDocument("a1", TEXT, language="id"))
FIRST = BASE.quotes[0]
DIMAS = Agent(Span(TEXT.index("Dimas"), TEXT.index(" menolak")), "Dimas Arkananta", AgentKind.PERSON)
WORDS = Span(TEXT.index("mengatakan"), TEXT.index(" bahwa"))


def with_first(**values: Any) -> AnnotatedArticle:
    return BASE.with_layers(quotes=(replace(FIRST, **values), *BASE.quotes[1:]))


def change(after: AnnotatedArticle, before: AnnotatedArticle = BASE) -> ArticleChange:
    return compare(TEXT, before, after)


def test_the_same_is_no_change():
    assert len(BASE.quotes) == 2
    found = change(BASE)
    assert not found
    assert (found.before, found.after, found.speakers) == (2, 2, ())


def test_quotes_are_added_and_removed():
    fewer = BASE.with_layers(quotes=BASE.quotes[1:])
    added = change(BASE, fewer).quotes
    removed = change(fewer, BASE)
    assert [(one.before, one.after) for one in added] == [(None, FIRST)]
    assert [(one.before, one.after) for one in removed.quotes] == [(FIRST, None)]
    assert removed.speakers == (("Ratna Prameswari", -1),)


CASES: list[tuple[dict[str, Any], str, str, str]] = [
    ({"type": QuoteType.MIXED}, "type", "indirect", "mixed"),
    ({"agent": DIMAS}, "speaker", "Ratna Prameswari (person)", "Dimas Arkananta (person)"),
    ({"agent": None}, "speaker", "Ratna Prameswari (person)", "–"),
    ({"source": DIMAS.mention}, "source", "Ratna Prameswari", "Dimas Arkananta"),
    ({"role": Role("Wali Kota", WORDS)}, "role", "–", "Wali Kota"),
    ({"cue_lemma": "tutur"}, "cue", "mengatakan [kata, say]", "mengatakan [tutur, say]"),
    ({"addressee": DIMAS}, "addressee", "–", "Dimas Arkananta (person)"),
    (
        {"relays": (Relay(DIMAS, RelayKind.TOLD_TO, WORDS, 1, "2025-06-17"),)},
        "relay",
        "–",
        "told to Dimas Arkananta (person) on 2025-06-17",
    ),
    ({"certainty": Certainty.POSSIBLE}, "certainty", "certain", "possible"),
    ({"polarity": Polarity.NEGATIVE}, "polarity", "positive", "negative"),
    ({"about": (DIMAS,)}, "about", "–", "Dimas Arkananta (person)"),
    ({"mentioned": (DIMAS,)}, "mentions", "–", "Dimas Arkananta (person)"),
    ({"nested_in": WORDS}, "nesting", "–", "mengatakan"),
    ({"text": "air surut"}, "wording", FIRST.text, "air surut"),
    ({"confidence": 0.5}, "confidence", f"{FIRST.confidence:g}", "0.5"),
    ({"reasons": ("marks",)}, "reasons", " ".join(FIRST.reasons), "marks"),
]


@pytest.mark.parametrize(("values", "facet", "before", "after"), CASES, ids=[case[1] for case in CASES])
def test_each_part_is_compared(values, facet, before, after):
    (quote,) = change(with_first(**values)).quotes
    (found,) = quote.differences
    assert (found.facet, found.before, found.after) == (facet, before, after)


def test_the_occasion_is_compared():
    (quote,) = change(with_first(event=Event("2025-06-17", WORDS, "Rawakencana", WORDS))).quotes
    (found,) = quote.differences
    assert (found.facet, found.after) == ("event", "2025-06-17, Rawakencana")


def test_the_table_has_no_part_that_is_never_compared():
    assert {facet.name for facet in FACETS} - {case[1] for case in CASES} == {"bounds", "event"}


def test_other_bounds_are_one_quote_that_changed():
    start, _ = FIRST.hull
    shorter = Span(start, TEXT.index(" sejak"))
    (quote,) = change(with_first(content=(shorter,), text=shorter.of(TEXT))).quotes
    (found,) = quote.differences
    assert (found.facet, found.after) == ("bounds", "air sudah surut")


def test_the_same_words_elsewhere_say_where():
    other = Span(TEXT.rindex("Ratna"), TEXT.rindex("Ratna") + len("Ratna Prameswari"))
    (quote,) = change(with_first(source=other)).quotes
    (found,) = quote.differences
    assert (found.facet, found.before, found.after) == (
        "source",
        "Ratna Prameswari at 0-16",
        f"Ratna Prameswari at {other.start}-{other.end}",
    )


def test_roles_elsewhere_are_details():
    agent = replace(FIRST.agent, roles=(Role("Wali Kota", WORDS),)) if FIRST.agent else None
    (quote,) = change(with_first(agent=agent)).quotes
    (found,) = quote.differences
    assert (found.facet, found.before, found.after) == (DETAILS, "–", f"role Wali Kota at {WORDS.start}")


def test_metadata_is_compared():
    moved = replace(BASE, article=replace(BASE.article, dateline="Rawakencana"))
    found = change(moved)
    assert [(one.facet, one.before, one.after) for one in found.differences] == [("dateline", "–", "Rawakencana")]
    assert found


def test_the_order_is_that_of_the_text():
    changed = BASE.with_layers(quotes=tuple(replace(quote, confidence=0.1) for quote in reversed(BASE.quotes)))
    assert [one.quote.hull for one in change(changed).quotes] == [quote.hull for quote in BASE.quotes]


def test_a_quote_without_letters_is_compared_too():
    bare = Quote(QuoteType.DIRECT, (Span(16, 17),), " ")
    found = change(BASE.with_layers(quotes=(bare, *BASE.quotes)))
    assert [(one.before, one.after) for one in found.quotes] == [(None, bare)]
