"""Article graphs: what is written, how much of it, and that it is the same every time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.ids import article_key
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import AgentKind, Role, StatementEvent
from kg.rdf import vocab
from kg.rdf.to_graph import article_quads, graph_names, left_out, provenance_quads
from tests.unit.rdf.factory import EXTRACTOR, NAMER, Draft, plain, rich

MOST_QUADS_OF_A_PLAIN_QUOTE = 24
MOST_QUADS_OF_AN_ARTICLE = 40


def values(annotated: AnnotatedArticle, subject: str, predicate: ox.NamedNode) -> list[str]:
    """Objects of one property of a thing in the article, sorted; IRIs in the article by their local name."""
    node = NAMER.local(article_key(annotated.document), subject)
    prefix = NAMER.local(article_key(annotated.document), "")
    return sorted(
        quad.object.value.removeprefix(prefix)
        for quad in article_quads(annotated, NAMER)
        if quad.subject.value == node and quad.predicate == predicate
    )


def bare(**document: str) -> AnnotatedArticle:
    return Draft("Tidak ada kutipan di sini.", **document).build()


def quads_of_quotes(count: int) -> int:
    """Quads of an article with `count` plain quotes of one source without a role."""
    sentences = [f'"Ombak besar nomor {number} sudah lewat," kata Sari Laut.' for number in range(count)]
    draft = Draft("\n".join(sentences), outlet="Kabar Tirta")
    sari = draft.agent("Sari Laut")
    for number in range(count):
        start = draft.document.text.index(f"nomor {number} ")
        draft.quote(
            f"Ombak besar nomor {number} sudah lewat",
            agent=sari,
            source="Sari Laut",
            source_after=start,
            cue="kata",
            cue_after=start,
        )
    return len(article_quads(draft.build(), NAMER))


def test_a_plain_quote_stays_within_its_budget() -> None:
    assert quads_of_quotes(2) - quads_of_quotes(1) == MOST_QUADS_OF_A_PLAIN_QUOTE
    assert quads_of_quotes(9) - quads_of_quotes(1) == 8 * MOST_QUADS_OF_A_PLAIN_QUOTE


def test_an_article_stays_within_its_budget() -> None:
    annotated = plain()
    everything = article_quads(annotated, NAMER) + provenance_quads(annotated, NAMER, EXTRACTOR)
    overhead = len(everything) - MOST_QUADS_OF_A_PLAIN_QUOTE
    assert overhead <= MOST_QUADS_OF_AN_ARTICLE
    assert overhead == 11 + 6 + 7  # metadata, provenance, one agent with a role and its span


@pytest.mark.parametrize("article", [plain, rich])
def test_same_article_same_quads_in_the_same_order(article: object) -> None:
    assert callable(article)
    assert article_quads(article(), NAMER) == article_quads(article(), NAMER)
    assert len(set(article_quads(article(), NAMER))) == len(article_quads(article(), NAMER))


def test_there_is_no_blank_node_no_time_and_no_agent_from_outside() -> None:
    annotated = rich()
    quads = article_quads(annotated, NAMER) + provenance_quads(annotated, NAMER, EXTRACTOR)
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)
        assert quad.predicate not in {vocab.STARTED_AT, vocab.ENDED_AT, vocab.SPEAKER, vocab.EXPRESSES}
        assert "/id/agent/" not in str(quad)
    assert {quad.graph_name.value for quad in quads} == set(graph_names(annotated, NAMER))


def test_no_triple_stands_in_two_graphs() -> None:
    """Oxigraph's union of graphs would give it twice, and every count over it would be wrong."""
    other = replace(
        rich(), article=replace(rich().article, document=replace(rich().document, url="https://b.example/1"))
    )
    quads = [
        quad
        for annotated in (plain(), rich(), other)
        for quad in article_quads(annotated, NAMER) + provenance_quads(annotated, NAMER, EXTRACTOR)
    ]
    assert [triple for triple, count in Counter(quad.triple for quad in quads).items() if count > 1] == []


@pytest.mark.parametrize(
    ("published", "value", "datatype"),
    [
        ("2025-05-02", "2025-05-02", vocab.XSD_DATE),
        ("2025-05", "2025-05", vocab.YEAR_MONTH),
        ("2025", "2025", vocab.YEAR),
        ("2025-05-02T07:30:00+07:00", "2025-05-02T07:30:00+07:00", vocab.DATE_TIME),
        ("2025-05-02 07:30", "2025-05-02T07:30:00", vocab.DATE_TIME),
        ("2025-05-02T07:30:00.250000Z", "2025-05-02T07:30:00.25Z", vocab.DATE_TIME),
    ],
)
def test_the_date_is_typed_as_exactly_as_it_is_given(published: str, value: str, datatype: ox.NamedNode) -> None:
    quads = article_quads(bare(published=published), NAMER)
    assert [quad.object for quad in quads if quad.predicate == vocab.DATE_PUBLISHED] == [
        ox.Literal(value, datatype=datatype)
    ]
    store = ox.Store()
    store.extend(quads)
    assert set(store) == set(quads)
    assert left_out(bare(published=published)) == ()


@pytest.mark.parametrize("published", ["kemarin", "2025-02-30", "2025-13", "2 Mei 2025", "2025-05-02T99:00", "0000"])
def test_what_is_no_date_is_left_out_and_named(published: str) -> None:
    annotated = bare(published=published)
    assert values(annotated, "doc", vocab.DATE_PUBLISHED) == []
    assert left_out(annotated) == (f"published {published!r} is no ISO 8601 date or date and time",)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://kabar.example/a?b=c#d", ["https://kabar.example/a?b=c#d"]),
        ("https://kabar.example/laut dan|darat", ["https://kabar.example/laut%20dan%7Cdarat"]),
        ("javascript:alert(1)", []),
        ("/berita/1", []),
        ("https://", []),
    ],
)
def test_only_web_addresses_become_iris(url: str, written: list[str]) -> None:
    annotated = bare(url=url)
    assert values(annotated, "doc", vocab.URL) == written
    assert len(left_out(annotated)) == (not written)


def test_metadata_is_kept() -> None:
    annotated = plain()
    assert values(annotated, "doc", vocab.FIELD) == ["rubrik=daerah"]
    assert values(annotated, "doc", vocab.DATELINE) == ["Tirta Jaya"]
    assert values(annotated, "doc", vocab.PRINTED_PUBLISHER) == ["Kabar Tirta"]
    assert values(annotated, "doc", vocab.PUBLISHER) == ["https://arsip.example/id/outlet/kabar-tirta"]
    assert values(annotated, "doc", vocab.CONTENT_HASH)[0].startswith("sha256:")


def test_source_cue_and_content_lead_to_their_characters() -> None:
    annotated = plain()
    text = annotated.document.text
    for predicate, words in (
        (vocab.SOURCE_SPAN, "Ratna Wulandari"),
        (vocab.CUE_SPAN, "kata"),
        (vocab.CONTENT_SPAN, "Jembatan ini dibuka pekan depan"),
    ):
        (span,) = values(annotated, "q1-32", predicate)
        start, end = (int(offset) for offset in span[1:].split("-"))
        assert text[start:end] == words
        assert values(annotated, span, vocab.ANCHOR) == [words]


def test_relays_events_and_nesting_are_written() -> None:
    annotated = rich()
    assert values(annotated, "q90-124", vocab.RELAY) == ["r90-124-1"]
    assert values(annotated, "r90-124-1", vocab.RELAY_TYPE) == [vocab.AS_REPORTED_BY.value]
    assert values(annotated, "r90-124-1", vocab.DATE) == ["2025-05-15"]
    assert values(annotated, "q90-124", vocab.STATED_AT) == ["e43-52-77-87"]
    assert values(annotated, "e43-52-77-87", vocab.LOCATION) == ["Balai Laut"]
    assert values(annotated, "q287-309", vocab.NESTED_IN) == ["q261-328"]


def test_only_what_departs_from_the_plain_is_written() -> None:
    annotated = rich()
    assert values(annotated, "q90-124", vocab.POLARITY) == []
    assert values(annotated, "q90-124", vocab.CUE_CLASS) == []
    assert values(annotated, "q229-258", vocab.POLARITY) == [vocab.NEGATIVE.value]
    assert values(annotated, "q229-258", vocab.CUE_CLASS) == ["deny"]
    assert values(annotated, "q386-422", vocab.CERTAINTY) == [vocab.POSSIBLE.value]


@pytest.mark.parametrize("kind", list(AgentKind))
def test_every_kind_of_agent_has_a_class(kind: AgentKind) -> None:
    draft = Draft('"Air surut," kata Laras.')
    draft.quote("Air surut", agent=draft.agent("Laras", kind), source="Laras", cue="kata")
    annotated = draft.build()
    assert len(values(annotated, "a18-23", vocab.TYPE)) == 1
    (label,) = [quad.object for quad in article_quads(annotated, NAMER) if quad.predicate == vocab.LABEL]
    assert label.language == (None if annotated.agents[0].is_named else "id")


def test_a_role_whose_words_were_repaired_is_labelled() -> None:
    draft = Draft('"Air surut," kata KepalaDesa Laras Segara.')
    laras = replace(draft.agent("Laras Segara"), roles=(Role("Kepala Desa", draft.span("KepalaDesa")),))
    draft.agents[0] = laras
    draft.quote("Air surut", agent=laras, source="Laras Segara", cue="kata", role=laras.roles[0])
    annotated = draft.build()
    assert values(annotated, "q1-10", vocab.ROLE_SPAN) == ["s18-28"]
    assert values(annotated, "s18-28", vocab.LABEL) == ["Kepala Desa"]
    assert values(annotated, "s18-28", vocab.ANCHOR) == ["KepalaDesa"]


def test_a_nesting_quote_that_is_not_there_leaves_no_trace() -> None:
    draft = Draft('"Air surut," kata Laras.')
    draft.quote("Air surut", cue="kata", nested_in=draft.span("kata"))
    assert values(draft.build(), "q1-10", vocab.NESTED_IN) == []


def test_dates_of_events_that_are_none_are_named() -> None:
    draft = Draft('"Air surut," kata Laras, Rabu lalu.')
    draft.events.append(StatementEvent("Rabu", draft.span("Rabu")))
    assert left_out(draft.build()) == ("date 'Rabu' of event is no ISO 8601 date",)
