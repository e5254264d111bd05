"""Quotes as they leave the pipeline: what they are about, offsets of the document, agents and events."""

from __future__ import annotations

import pytest

from kg.pipeline import extract
from tests.unit.extract.examples import document, only, quotes


@pytest.mark.parametrize(
    ("text", "about", "mentioned"),
    [
        ('"Air sudah surut," kata Ratna.', [], []),
        ("Ratna mengatakan Dimas Arkananta sudah pulang.", ["Dimas Arkananta"], []),
        ("Ratna mengatakan Dimas Arkananta sudah menemui Bagas Pratomo.", ["Dimas Arkananta"], ["Bagas Pratomo"]),
        # the source is not what its quote is about
        ("Ratna Prameswari mengatakan Ratna akan pulang.", [], []),
    ],
)
def test_whom_the_content_names(text, about, mentioned):
    quote = quotes(text)[-1]
    assert [agent.name for agent in quote.about] == about
    assert [agent.name for agent in quote.mentioned] == mentioned


def test_text_is_the_repaired_content_and_spans_are_the_documents():
    text = 'JAKARTA - "Air sudah\nsurut sejak pagi,"kata Ratna.'
    quote = only(text)
    assert quote.text == "Air sudah surut sejak pagi"
    assert [span.of(text) for span in quote.content] == ["Air sudah\nsurut sejak pagi"]
    assert quote.cue is not None
    assert quote.cue.of(text) == "kata"


def test_glued_words_are_read_and_keep_their_place():
    text = '"Air sudah surut," katawakil wali kota, Hadi Sukmana.'
    quote = only(text)
    assert quote.cue
    assert quote.cue.of(text) == "kata"
    assert quote.role
    assert quote.role.span.of(text) == "wakil wali kota"
    assert quote.source
    assert quote.source.of(text) == "Hadi Sukmana"


def test_agents_and_events_of_the_article_are_those_of_its_quotes():
    text = (
        '"Air surut," kata Ratna kepada Reuters di Wanatirta, Senin (10/2/2025).\n'
        "Ratna mengatakan Dimas Arkananta sudah pulang."
    )
    found = extract(document(text))
    assert [agent.name for agent in found.agents] == ["Ratna", "Reuters", "Dimas Arkananta"]
    assert [(event.date, event.place) for event in found.events] == [("2025-02-10", "Wanatirta")]


def test_the_role_is_the_one_printed_with_the_mention():
    text = (
        '"Air naik," kata Ketua RT Dimas Arkananta. "Air surut," kata Ketua Yayasan Sungai, Dimas Arkananta. '
        '"Kami pulang," ujarnya.'
    )
    assert [quote.role.label if quote.role else None for quote in quotes(text)][:2] == [
        "Ketua RT",
        "Ketua Yayasan Sungai",
    ]


def test_quotes_stand_in_order_and_have_unique_hulls():
    text = 'Ratna mengatakan air surut. "Kami pulang," ujarnya. Menurut Dimas, jalan sudah dibuka.'
    hulls = [quote.hull for quote in quotes(text)]
    assert hulls == sorted(set(hulls))
    assert len(hulls) == 3
