"""Resolution: whose name says something outside its article."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.curation.authority import Authority, Entry
from kg.curation.resolve import LocalAgent, global_iri, most_frequent, resolve
from kg.model.quote import AgentKind
from tests.unit.rdf.factory import NAMER

NOBODY = Authority()


@pytest.mark.parametrize(
    ("kind", "name", "is_known"),
    [
        (AgentKind.PERSON, "Bagas Hanggara", True),
        (AgentKind.PERSON, "Bagas", False),
        (AgentKind.PERSON, "—", False),
        (AgentKind.ORGANIZATION, "Bappelaut", True),
        (AgentKind.OUTLET, "Samudra", True),
        (AgentKind.PLACE, "Arvania", True),
        (AgentKind.ANONYMOUS, "seorang pejabat kementerian", False),
        (AgentKind.COLLECTIVE, "sejumlah warga", False),
        (AgentKind.UNKNOWN, "Ketua Majelis Hakim", False),
        (AgentKind.DOCUMENT, "Laporan Audit 2022", False),
    ],
)
def test_only_full_names_are_known_outside_their_article(kind: AgentKind, name: str, is_known: bool) -> None:
    assert (global_iri(kind, name, NAMER, NOBODY) is not None) == is_known


def test_case_and_marks_do_not_make_two_people() -> None:
    one, other = (global_iri(AgentKind.PERSON, name, NAMER, NOBODY) for name in ("Siti Kirana", "SITI KIRANA,"))
    assert one == other


def test_a_relaying_outlet_is_the_publisher_of_that_name() -> None:
    assert global_iri(AgentKind.OUTLET, "Kabar Tirta", NAMER, NOBODY) == NAMER.outlet("kabar tirta")


def test_an_outlet_in_another_script_keeps_an_id_of_its_own() -> None:
    names = ("新海日报", "东海日报")
    found = {global_iri(AgentKind.OUTLET, name, NAMER, NOBODY) for name in names}
    assert len(found) == 2


def test_the_authority_goes_first_even_for_single_words() -> None:
    authority = Authority([Entry("bagas-hanggara", AgentKind.PERSON, "Bagas Hanggara", ("Bagas Hanggara", "Bagas"))])
    locals_ = [LocalAgent("x:a1", AgentKind.PERSON, "Bagas"), LocalAgent("x:a2", AgentKind.PERSON, "Bagas Hanggara")]
    found = resolve(locals_, NAMER, authority, publishers={})
    (agent,) = found.agents
    assert set(found.identity.values()) == {"https://arsip.example/id/agent/bagas-hanggara"}
    assert (agent.label, agent.forms) == ("Bagas Hanggara", ("Bagas",))
    assert agent.entry is not None


def test_publishers_are_agents_too_and_their_names_are_counted() -> None:
    publishers = {(NAMER.outlet("Kabar Tirta"), "KABAR TIRTA"): 1, (NAMER.outlet("Kabar Tirta"), "Kabar Tirta"): 2}
    found = resolve([LocalAgent("x:a1", AgentKind.OUTLET, "kabar tirta")], NAMER, NOBODY, publishers=publishers)
    (agent,) = found.agents
    assert (agent.label, agent.forms) == ("Kabar Tirta", ("KABAR TIRTA", "kabar tirta"))


@pytest.mark.parametrize(("forms", "label"), [("aab", "a"), ("abb", "b"), ("ba", "a")])
def test_the_label_is_the_most_frequent_form_and_ties_go_by_text(forms: str, label: str) -> None:
    assert most_frequent(Counter(forms)) == label


def test_one_name_is_an_outlet_where_most_articles_credit_it() -> None:
    kinds = [AgentKind.OUTLET, AgentKind.OUTLET, AgentKind.ORGANIZATION]
    locals_ = [LocalAgent(f"x:a{place}", kind, "Telegraf Arvania") for place, kind in enumerate(kinds)]
    found = resolve(locals_, NAMER, NOBODY, publishers={})
    (agent,) = found.agents
    assert (set(found.identity.values()), agent.kind) == ({NAMER.outlet("Telegraf Arvania")}, AgentKind.OUTLET)


def test_one_name_is_an_organisation_where_most_articles_have_it_so() -> None:
    kinds = [AgentKind.ORGANIZATION, AgentKind.ORGANIZATION, AgentKind.OUTLET]
    locals_ = [LocalAgent(f"x:a{place}", kind, "Dinas Pengairan") for place, kind in enumerate(kinds)]
    found = resolve(locals_, NAMER, NOBODY, publishers={})
    (agent,) = found.agents
    assert len(set(found.identity.values())) == 1
    assert agent.kind is AgentKind.ORGANIZATION


def test_an_organisation_and_a_person_of_one_name_stay_two() -> None:
    kinds = [AgentKind.ORGANIZATION, AgentKind.PERSON]
    locals_ = [LocalAgent(f"x:a{place}", kind, "Tirta Kencana") for place, kind in enumerate(kinds)]
    assert len(resolve(locals_, NAMER, NOBODY, publishers={}).agents) == 2


def test_a_credit_does_not_rename_a_publisher() -> None:
    publishers = {(NAMER.outlet("Kantor Berita Samudra"), "Kantor Berita Samudra"): 1}
    locals_ = [LocalAgent(f"x:a{place}", AgentKind.OUTLET, "Samudra") for place in range(3)]
    found = resolve(locals_, NAMER, NOBODY, publishers=publishers)
    (agent,) = found.agents
    assert set(found.identity.values()) == {NAMER.outlet("Kantor Berita Samudra")}
    assert (agent.label, agent.forms) == ("Kantor Berita Samudra", ("Samudra",))


def test_the_id_of_the_losing_kind_leads_to_the_one_in_use() -> None:
    before = [LocalAgent("x:a1", AgentKind.ORGANIZATION, "Berita Samudra")]
    former = resolve(before, NAMER, NOBODY, publishers={}).identity["x:a1"]
    outlet = NAMER.outlet("Berita Samudra")
    credited = [*before, *(LocalAgent(f"x:a{place}", AgentKind.OUTLET, "Berita Samudra") for place in (2, 3))]
    assert resolve(credited, NAMER, NOBODY, publishers={}).replaced == {former: outlet}
    published = resolve(before, NAMER, NOBODY, publishers={(outlet, "Berita Samudra"): 1})
    assert published.replaced == {former: outlet}
    again = [
        *before,
        *(LocalAgent(f"x:b{place}", AgentKind.ORGANIZATION, "Berita Samudra") for place in (1, 2)),
        *credited[1:],
    ]
    assert resolve(again, NAMER, NOBODY, publishers={}).replaced == {outlet: former}


def test_an_id_in_use_and_one_of_an_authority_are_never_replaced() -> None:
    outlet = NAMER.outlet("Berita Samudra")
    authority = Authority([Entry("samudra", AgentKind.ORGANIZATION, "Berita Samudra", ("Berita Samudra",))])
    locals_ = [LocalAgent("x:a1", AgentKind.ORGANIZATION, "Berita Samudra")]
    assert resolve(locals_, NAMER, authority, publishers={(outlet, "Berita Samudra"): 1}).replaced == {}
    both = [(NAMER.outlet("Samudra"), "Samudra"), (outlet, "Berita Samudra")]
    found = resolve(
        [LocalAgent("x:a1", AgentKind.OUTLET, "Berita Samudra")], NAMER, NOBODY, publishers=dict.fromkeys(both, 1)
    )
    assert found.replaced == {}


def test_an_outlet_keeps_its_id_where_most_articles_take_its_one_word_for_a_person() -> None:
    kinds = [AgentKind.OUTLET, AgentKind.PERSON, AgentKind.PERSON, AgentKind.ORGANIZATION]
    locals_ = [LocalAgent(f"x:a{place}", kind, "Samudra") for place, kind in enumerate(kinds)]
    outlet = NAMER.outlet("Samudra")
    found = resolve(locals_, NAMER, NOBODY, publishers={})
    assert found.identity == {"x:a0": outlet, "x:a3": outlet}
    assert found.replaced == {NAMER.agent(AgentKind.ORGANIZATION, "Samudra"): outlet}
