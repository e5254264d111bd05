"""Sources that speak together, from the article graph to every row of a search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from kg import resources
from kg.ids import Namer, article_key
from kg.model.quote import Agent
from kg.query.explain import to_sparql
from kg.query.language import parse
from kg.query.named import named_query
from kg.query.search import search
from kg.rdf.from_graph import read_article
from kg.rdf.joint import in_printed_order
from kg.rdf.to_graph import article_quads
from kg.rdf.vocab import PROLOGUE
from kg.store.base import Store
from kg.store.index_rows import quote_rows, reindex
from tests.unit.rdf.factory import NAMER, filled_store, joint

JOINED = "Ratna Wulandari dan Dimas Arkananta dan warga pesisir"
MEMBERS = ("Ratna Wulandari", "Dimas Arkananta", "warga pesisir")
OTHER = "Harian Teluk"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """The same joint words in two outlets."""
    with closing(filled_store([joint(), joint(outlet=OTHER)])) as filled:
        reindex(filled)
        yield filled


def ask(store: Store, query: str) -> list[tuple[str | None, ...]]:
    return sorted(store.select(PROLOGUE + query), key=str)


@pytest.mark.parametrize(
    ("joined", "names"),
    [
        ("Ratna dan Dimas", ("Ratna", "Dimas")),
        ("Dimas dan Ratna", ("Dimas", "Ratna")),
        ("Ratna Sari dan Ratna", ("Ratna Sari", "Ratna")),
        ("Ratna dan Ratna Sari", ("Ratna", "Ratna Sari")),
        ("Ratna dan Dimas", ("Ratna", "Wirya")),
    ],
)
def test_the_joined_name_keeps_the_order(joined: str, names: tuple[str, ...]) -> None:
    assert in_printed_order(joined, names, str) == names
    assert in_printed_order(joined, names[::-1], str) == names


def test_a_joint_source_and_a_medium_come_back() -> None:
    def bare(agent: Agent | None) -> Agent | None:
        return replace(agent, mentions=(), members=tuple(filter(None, map(bare, agent.members)))) if agent else None

    annotated = joint()
    found = read_article(article_quads(annotated, NAMER), annotated.document.text)
    assert found is not None
    assert found.quotes == tuple(replace(quote, agent=bare(quote.agent)) for quote in annotated.quotes)
    assert {agent.name for agent in found.agents} == {agent.name for agent in annotated.agents}


def test_each_named_member_is_a_speaker_and_the_joint_source_is_nobody(store: Store) -> None:
    query = "SELECT ?q ?name { ?q ujar:source/ujar:hasMember ?any ; ujar:speaker/rdfs:label ?name }"
    speakers: dict[str | None, set[str | None]] = {}
    for quote, name in ask(store, query):
        speakers.setdefault(quote, set()).add(name)
    assert list(speakers.values()) == [set(MEMBERS[:2])] * 2
    known = {label for (label,) in ask(store, "SELECT ?label { ?a ujar:isProvisional true ; rdfs:label ?label }")}
    assert not known & {JOINED, "warga pesisir"}


def test_a_member_keeps_identity_and_role_of_their_own(store: Store) -> None:
    rows = ask(store, "SELECT ?name ?role { ?r a ujar:RoleHolding ; rdfs:label ?role ; org:member/rdfs:label ?name }")
    assert rows == [("Ratna Wulandari", "Lurah Tanjung Sari")]
    alone = ask(store, "SELECT DISTINCT ?s { ?q ujar:speaker ?s . ?s rdfs:label 'Dimas Arkananta' }")
    assert len(alone) == 1


def test_a_joint_quote_is_one_row_with_all_names(store: Store) -> None:
    rows = [row for row in quote_rows(store) if row.speakers]
    assert [row.who for row in rows] == [JOINED, JOINED]
    assert {tuple(name for name, _ in row.speakers) for row in rows} == {MEMBERS}
    named = {iri for row in rows for name, iri in row.speakers if name in MEMBERS[:2]}
    assert len(named) == 2
    assert all("/id/agent/" in iri for iri in named)
    assert {row.kind for row in rows} == {"collective"}
    assert all(row.speaker and "/id/article/" in row.speaker for row in rows)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ('speaker:"Dimas Arkananta"', 4),
        ('speaker:"Ratna Wulandari"', 2),
        ('speaker:"warga pesisir"', 2),
        ('speaker:"Dimas Arkananta" type:indirect', 2),
        ("anonymous:yes", 0),
    ],
)
def test_every_name_finds_the_quote_once(store: Store, asked: str, count: int) -> None:
    page = search(store, asked)
    assert (page.total, len({row.quote for row in page.rows})) == (count, count)
    assert len(list(store.select(to_sparql(parse(asked), base=store.base)))) == count


def test_the_iri_of_each_member_finds_the_quote(store: Store) -> None:
    row = next(row for row in quote_rows(store) if row.speakers)
    for name, iri in row.speakers:
        asked = f"speaker:<{iri}>".replace("<", '"').replace(">", '"')
        found = search(store, asked)
        assert row.quote in {one.quote for one in found.rows}, name
        assert found.total == len(list(store.select(to_sparql(parse(asked), base=store.base)))), name


@pytest.mark.parametrize("name", ["outlet-quotes", "article-quotes", "relays", "anonymous-sources"])
def test_saved_queries_neither_lose_a_joint_quote_nor_give_it_twice(store: Store, name: str) -> None:
    article = Namer(NAMER.base).article(article_key(joint().document))
    values = {
        "outlet-quotes": {"outlet": "Kabar Tirta", "first": "2025-01-01", "last": "2025-12-31"},
        "article-quotes": {"article": article},
    }.get(name, {})
    rows = list(store.select(named_query(name).bind(values)))
    expected = [] if name in {"relays", "anonymous-sources"} else [JOINED, "Dimas Arkananta"]
    assert [row[1] for row in rows] == expected


def test_speakers_are_counted_each(store: Store) -> None:
    rows = list(store.select(named_query("speakers").text))
    assert {(row[1], row[2], row[3]) for row in rows} == {("Dimas Arkananta", "4", "2"), ("Ratna Wulandari", "2", "2")}


def test_two_who_speak_together_on_an_occasion_are_one_quote() -> None:
    annotated = joint()
    text = annotated.document.text
    at = text.index("warga")
    event = replace(annotated.events[0], date="2025-06-03", date_span=annotated.quotes[0].source, place="Tanjung Sari")
    event = replace(event, place_span=type(event.medium_span)(at, at + 5)) if event.medium_span else event
    quotes = (replace(annotated.quotes[0], event=event), annotated.quotes[1])
    with closing(filled_store([replace(annotated, quotes=quotes)])) as filled:
        query = resources.folder("ontology") / "competency" / "07-together-on-an-event.rq"
        rows = list(filled.select(query.read_text("utf-8")))
    assert rows == [("2025-06-03", "Tanjung Sari", "Dimas Arkananta", "Ratna Wulandari", "1")]
