"""The identities graph: the same from any order of ingest, and nothing is lost when it is rebuilt."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing

import pytest

from kg.curation import identities
from kg.curation.authority import Authority, Entry
from kg.ids import Namer
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import AgentKind
from kg.rdf.validate import validate_quads
from kg.rdf.vocab import PROLOGUE
from kg.store.base import Store
from tests.unit.rdf.factory import NAMER, Draft, all_quads, filled_store, plain, rich
from tests.unit.rdf.scenario import articles


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(filled_store([plain(), rich(), *articles()])) as filled:
        yield filled


def ask(store: Store, pattern: str, *names: str) -> list[tuple[str | None, ...]]:
    variables = " ".join(f"?{name}" for name in names)
    query = f"{PROLOGUE}SELECT {variables} {{ GRAPH <{NAMER.graph('identities')}> {{ {pattern} }} }}"
    return sorted(store.select(query), key=str)


def mention(name: str, outlet: str, published: str | None = None) -> AnnotatedArticle:
    """An article in which somebody with a role says one thing."""
    draft = Draft(f'"Ombak sudah reda," kata Nakhoda {name}.', outlet=outlet, published=published)
    agent = draft.agent(name, role="Nakhoda")
    draft.quote("Ombak sudah reda", agent=agent, source=name, cue="kata", role=agent.roles[0])
    return draft.build()


def test_every_quote_with_a_source_has_a_speaker(store: Store) -> None:
    missing = store.select(f"{PROLOGUE}SELECT ?q {{ ?q ujar:source ?s FILTER NOT EXISTS {{ ?q ujar:speaker ?x }} }}")
    assert list(missing) == []
    assert identities.rebuild(store, NAMER, authority=Authority()) == 13


def test_one_person_in_two_outlets_is_one_speaker(store: Store) -> None:
    rows = ask(store, '?q ujar:speaker ?s . ?s rdfs:label "Andre Wicaksana" ; ujar:isProvisional true', "s")
    assert len(rows) == 5
    assert len(set(rows)) == 1


def test_an_anonymous_source_keeps_its_article_as_its_name(store: Store) -> None:
    query = f"{PROLOGUE}SELECT ?speaker {{ ?q ujar:speaker ?speaker . ?speaker a ujar:AnonymousSource }}"
    rows = [speaker for (speaker,) in store.select(query) if speaker]
    assert len(rows) == 2
    assert all("/id/article/" in speaker for speaker in rows)


def test_a_publisher_that_relays_is_one_agent(store: Store) -> None:
    rows = ask(store, "?q ujar:via ?agent . ?agent rdfs:label ?name", "agent", "name")
    assert ("https://arsip.example/id/outlet/gelanggang", "Gelanggang") in rows


def test_attributed_via_is_the_hop_nearest_the_outlet(store: Store) -> None:
    rows = ask(store, "?q ujar:via ?any ; ujar:attributedVia/rdfs:label ?last . ?any rdfs:label ?name", "name", "last")
    assert ("Gazeta do Tejo", "Kantor Berita Samudra") in rows
    assert ("Kantor Berita Samudra", "Gazeta do Tejo") not in rows


def test_roles_carry_their_first_and_last_day() -> None:
    days = ["2025-03-04", "2025-01-02T09:00:00+07:00", "2025-02", None, "2025-02-03"]
    found = [mention("Sari Laut", f"Media {number}", published) for number, published in enumerate(days)]
    with closing(filled_store(found)) as store:
        rows = ask(store, "?r a ujar:RoleHolding ; rdfs:label ?role ; ujar:observedOn ?day", "role", "day")
        assert rows == [("Nakhoda", "2025-01-02"), ("Nakhoda", "2025-03-04")]
        assert len(ask(store, "?q ujar:speakerRole ?r", "q")) == 5


def test_the_most_frequent_form_is_the_label() -> None:
    names = ["Sari Laut", "SARI LAUT", "SARI LAUT", "Sari LAUT"]
    with closing(filled_store([mention(name, f"Media {n}") for n, name in enumerate(names)])) as store:
        assert ask(store, "?a a schema:Person ; rdfs:label ?name", "name") == [("SARI LAUT",)]
        assert ask(store, "?a a schema:Person ; skos:altLabel ?n", "n") == [("Sari LAUT",), ("Sari Laut",)]


def test_single_words_stay_in_their_article_until_an_authority_lists_them() -> None:
    with closing(filled_store([mention("Sari", "Media 1"), mention("Sari", "Media 2")])) as store:
        assert len({speaker for (speaker,) in ask(store, "?q ujar:speaker ?s", "s")}) == 2
        entry = Entry("sari-laut", AgentKind.PERSON, "Sari Laut", ("Sari Laut", "Sari"), ("https://orang.example/9",))
        identities.rebuild(store, NAMER, authority=Authority([entry]))
        rows = ask(store, "?q ujar:speaker ?s . ?s ujar:isProvisional false ; skos:exactMatch ?m", "s", "m")
        assert rows == [("https://arsip.example/id/agent/sari-laut", "https://orang.example/9")] * 2


def test_order_of_ingest_and_rebuilding_change_nothing(store: Store) -> None:
    before = all_quads(store)
    identities.rebuild(store, NAMER, authority=Authority())
    assert all_quads(store) == before
    shuffled = [plain(), rich(), *articles()]
    random.Random(3).shuffle(shuffled)
    with closing(filled_store(shuffled)) as other:
        assert all_quads(other) == before


def test_no_id_depends_on_the_base() -> None:
    """A store under another base holds the same ids after it: `ujar rebase` needs no more than a new beginning."""
    found = [mention("Sari Laut", "Media 1", "2025-02-03"), *articles()]
    other = Namer("http://lain.example/arsip/")
    with closing(filled_store(found)) as store, closing(filled_store(found, other)) as moved:
        assert all_quads(moved) == sorted(quad.replace(NAMER.base, other.base) for quad in all_quads(store))


def test_an_id_that_was_given_before_its_kind_flipped_leads_to_the_one_in_use() -> None:
    draft = Draft('"Ombak sudah reda," kata Berita Samudra.', outlet="Media 1")
    draft.quote(
        "Ombak sudah reda", agent=draft.agent("Berita Samudra", AgentKind.ORGANIZATION), source="Berita Samudra"
    )
    first = draft.build()
    with closing(filled_store([first])) as store:
        ((former,),) = ask(store, "?q ujar:speaker ?s", "s")
    with closing(filled_store([first, mention("Sari Laut", "Berita Samudra")])) as store:
        outlet = "https://arsip.example/id/outlet/berita-samudra"
        assert ask(store, "?former dct:isReplacedBy ?agent", "former", "agent") == [(former, outlet)]
        assert ask(store, f"?q ujar:speaker <{outlet}>", "q") != []
        assert validate_quads(store.quads()).conforms


def test_the_whole_store_conforms_and_no_triple_stands_in_two_graphs(store: Store) -> None:
    quads = list(store.quads())
    report = validate_quads(quads)
    assert report.conforms, str(report)
    assert report.triples == len(quads)


def test_an_empty_store_has_no_identities() -> None:
    with closing(filled_store([])) as store:
        assert identities.rebuild(store, NAMER, authority=Authority()) == 0
        assert store.count() == 0
