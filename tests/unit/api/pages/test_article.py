from __future__ import annotations

from dataclasses import replace

from api.pages.article import ArticlePage, build
from kg.ids import local_agent, local_quote
from kg.model.quote import Agent, AgentKind
from tests.unit.api import articles


def page() -> ArticlePage:
    iris = {local_agent(articles.RATNA): "http://localhost:8000/id/agent/p1"}
    return build("0" * 32, articles.annotated(), iris=iris, base="http://localhost:8000/id/article/x/")


def test_cards_are_numbered_in_the_order_of_the_text() -> None:
    cards = page().cards
    assert [card.number for card in cards] == [1, 2, 3, 4, 5, 6, 7]
    assert [card.id for card in cards] == [local_quote(quote) for quote in articles.QUOTES]
    assert cards[0].iri == f"http://localhost:8000/id/article/x/{cards[0].id}"


def test_a_card_says_who_and_how_the_article_names_them_here() -> None:
    first, direct, mixed, *_ = page().cards
    assert (first.speaker, first.source_words) == ("Ratna Wibisana", None)
    assert (direct.speaker, direct.source_words) == ("Ratna Wibisana", "Ratna")
    assert (mixed.speaker, mixed.source_words) == ("Ratna Wibisana", "Dia")
    assert first.identity == "http://localhost:8000/id/agent/p1"


def test_a_role_is_shown_once_for_each_source() -> None:
    assert [card.role for card in page().cards[:4]] == [
        "Menteri Sumber Daya Air",
        None,
        None,
        "Kepala Balai Pengelola Waduk",
    ]


def test_unnamed_sources_are_labelled_and_have_no_identity() -> None:
    anonymous, collective = page().cards[5:]
    assert (anonymous.unnamed, collective.unnamed) == (AgentKind.ANONYMOUS, AgentKind.COLLECTIVE)
    assert anonymous.identity is None
    assert anonymous.is_unsure
    assert not collective.is_unsure


def test_the_chain_runs_from_the_source_to_the_outlet() -> None:
    cards = page().cards
    assert [(hop.name, hop.kind) for hop in cards[1].chain] == [
        ("Ratna Wibisana", "source"),
        ("Radio Samudra", "as_reported_by"),
        ("Harian Cakrawala", "outlet"),
    ]
    assert cards[0].chain == ()
    assert cards[5].chain[1].kind == "told_to"


def test_an_outlet_that_was_told_itself_is_one_hop() -> None:
    relay = replace(articles.ANONYMOUS.relays[0], agent=replace(articles.AGENCY, name="HARIAN CAKRAWALA"))
    annotated = replace(articles.annotated(), quotes=(replace(articles.ANONYMOUS, relays=(relay,)),))
    [card] = build("0" * 32, annotated, iris={}, base="").cards
    assert [hop.kind for hop in card.chain] == ["source", "told_to"]


def test_a_nested_quote_points_to_the_one_around_it() -> None:
    outer, inner = page().cards[3:5]
    assert (outer.nested_in, inner.nested_in) == (None, outer.number)


def test_cards_stand_beside_the_paragraph_where_their_quote_begins() -> None:
    beside = [[card.number for card in paragraph.cards] for paragraph in page().paragraphs]
    assert beside == [[1], [2], [3], [4, 5], [6], [7]]


def test_the_headline_is_not_repeated_as_a_paragraph() -> None:
    first = "".join(piece.text for piece in page().paragraphs[0].pieces)
    assert first.startswith("CIREUNDEU")


def test_notes_may_run_on_beside_paragraphs_without_quotes() -> None:
    kept = tuple(quote for quote in articles.QUOTES if quote in {articles.FIRST, articles.ANONYMOUS})
    found = build("0" * 32, replace(articles.annotated(), quotes=kept), iris={}, base="")
    assert [paragraph.rows for paragraph in found.paragraphs] == [4, 0, 0, 0, 2, 0]


def test_speakers_are_counted_and_lead_to_their_first_quote() -> None:
    speakers = page().speakers
    assert [(speaker.name, speaker.quotes) for speaker in speakers] == [
        ("Ratna Wibisana", 4),
        ("Hendra Lesmana", 1),
        ("seorang petugas jaga", 1),
        ("Warga di hilir", 1),
    ]
    assert speakers[0].first == local_quote(articles.FIRST)


def test_an_article_without_quotes_is_a_page_of_its_text() -> None:
    found = build("0" * 32, replace(articles.annotated(), quotes=()), iris={}, base="")
    assert (found.cards, found.speakers) == ((), ())
    assert [len(paragraph.pieces) for paragraph in found.paragraphs] == [1] * 6


def test_an_article_whose_text_is_not_stored_still_shows_its_quotes() -> None:
    annotated = articles.annotated()
    bare = replace(annotated.article, document=replace(annotated.document, text=""))
    found = build("0" * 32, replace(annotated, article=bare), iris={}, base="")
    assert [card.number for card in found.paragraphs[0].cards] == [1, 2, 3, 4, 5, 6, 7]


def joint_page() -> ArticlePage:
    members = (articles.RATNA, articles.HENDRA, articles.RESIDENTS)
    joint = Agent(
        articles.span("Dia menyebut"), "Ratna Wibisana dan Hendra Lesmana", AgentKind.COLLECTIVE, members=members
    )
    quotes = tuple(replace(quote, agent=joint) if quote is articles.MIXED else quote for quote in articles.QUOTES)
    return build("0" * 32, replace(articles.annotated(), quotes=quotes), iris={}, base="")


def test_a_joint_card_shows_each_who_speaks() -> None:
    card = joint_page().cards[2]
    assert card.unnamed is None
    assert [(one.name, one.is_named) for one in card.speakers] == [
        ("Ratna Wibisana", True),
        ("Hendra Lesmana", True),
        ("Warga di hilir", False),
    ]


def test_a_joint_quote_counts_for_each_who_speaks() -> None:
    counts = {speaker.name: speaker.quotes for speaker in joint_page().speakers}
    assert counts == {"Ratna Wibisana": 4, "Hendra Lesmana": 2, "Warga di hilir": 2, "seorang petugas jaga": 1}
