"""The plain record of an article's quotes, field by field."""

from __future__ import annotations

import json
from dataclasses import replace

from kg.export.records import quote_record
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import Agent, AgentKind, Quote, QuoteType, Relay, RelayKind, Role, StatementEvent
from kg.model.text import Article, OffsetMap, SourceDocument, Span

TEXT = '"Air surut," kata Gubernur Ratna Prameswari kepada Antara, dilansir Kabar Rawa, Selasa (17/6/2025).'


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def annotated(*quotes: Quote) -> AnnotatedArticle:
    document = SourceDocument("a", TEXT)
    return AnnotatedArticle(Article(document, "id", TEXT, OffsetMap.identity(len(TEXT))), quotes=quotes)


def agent(words: str, kind: AgentKind) -> Agent:
    return Agent(span(words), words, kind)


def test_every_field_is_there() -> None:
    told = Relay(agent("Antara", AgentKind.OUTLET), RelayKind.TOLD_TO, span("Antara"), 1)
    reported = Relay(agent("Kabar Rawa", AgentKind.OUTLET), RelayKind.AS_REPORTED_BY, span("Kabar Rawa"), 2)
    quote = Quote(
        QuoteType.DIRECT,
        (span("Air surut"),),
        "Air surut",
        cue=span("kata"),
        cue_class="say",
        source=span("Ratna Prameswari"),
        agent=agent("Ratna Prameswari", AgentKind.PERSON),
        role=Role("Gubernur", span("Gubernur")),
        addressee=agent("Antara", AgentKind.OUTLET),
        relays=(told, reported),
        event=StatementEvent("2025-06-17", span("17/6/2025"), medium="dilansir", medium_span=span("dilansir")),
        confidence=0.9,
        reasons=("paired-marks",),
    )
    record = quote_record(annotated(quote))
    assert json.loads(json.dumps(record)) == record
    assert record == {
        "id": "a",
        "lang": "id",
        "quotes": [
            {
                "id": "q1-10",
                "type": "direct",
                "spans": [[1, 10]],
                "cue": [13, 17],
                "cue_class": "say",
                "speaker": [27, 43],
                "speaker_name": "Ratna Prameswari",
                "anonymous": False,
                "collective": False,
                "attributed_via": "Kabar Rawa",
                "relays": [
                    {"agent": "Antara", "kind": "told_to", "span": [51, 57], "index": 1},
                    {"agent": "Kabar Rawa", "kind": "as_reported_by", "span": [68, 78], "index": 2},
                ],
                "addressee": "Antara",
                "role": "Gubernur",
                "medium": "dilansir",
                "polarity": "positive",
                "certainty": "certain",
                "event": {"date": "2025-06-17", "place": None},
                "nested_in": None,
                "confidence": 0.9,
                "reasons": ["paired-marks"],
            }
        ],
    }


def test_what_the_article_does_not_tell_is_null() -> None:
    (record,) = quote_record(annotated(Quote(QuoteType.INDIRECT, (span("Air"), span("surut")), "Air … surut")))[
        "quotes"
    ]
    assert record["spans"] == [[1, 4], [5, 10]]
    empty = ("cue", "speaker", "speaker_name", "attributed_via", "addressee", "role", "medium")
    assert [record[name] for name in empty] == [None] * len(empty)
    assert (record["anonymous"], record["relays"], record["event"]) == (False, [], {"date": None, "place": None})


def test_the_kind_of_the_source_says_who_is_anonymous_and_who_a_group() -> None:
    for kind in AgentKind:
        quote = Quote(QuoteType.DIRECT, (span("Air"),), "Air", agent=agent("Ratna Prameswari", kind))
        (record,) = quote_record(annotated(quote))["quotes"]
        assert record["anonymous"] is (kind is AgentKind.ANONYMOUS)
        assert record["collective"] is (kind is AgentKind.COLLECTIVE)


def test_several_who_speak_together_are_listed_and_no_group() -> None:
    members = (agent("Ratna Prameswari", AgentKind.PERSON), agent("Antara", AgentKind.OUTLET))
    joint = Agent(span("Ratna Prameswari kepada Antara"), "Ratna Prameswari dan Antara", AgentKind.COLLECTIVE)
    quote = Quote(QuoteType.DIRECT, (span("Air"),), "Air", agent=replace(joint, members=members))
    (record,) = quote_record(annotated(quote))["quotes"]
    assert record["speaker_name"] == "Ratna Prameswari dan Antara"
    assert record["speakers"] == ["Ratna Prameswari", "Antara"]
    assert record["collective"] is False


def test_a_nested_quote_says_what_it_stands_in() -> None:
    quote = Quote(QuoteType.DIRECT, (span("Air"),), "Air", nested_in=span("Air surut"))
    assert quote_record(annotated(quote))["quotes"][0]["nested_in"] == [1, 10]


def test_an_article_without_quotes() -> None:
    assert quote_record(annotated()) == {"id": "a", "lang": "id", "quotes": []}
