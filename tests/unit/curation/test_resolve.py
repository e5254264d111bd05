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
    identity, (agent,) = resolve(locals_, NAMER, authority, publishers={})
    assert set(identity.values()) == {"https://arsip.example/id/agent/bagas-hanggara"}
    assert (agent.label, agent.forms) == ("Bagas Hanggara", ("Bagas",))
    assert agent.entry is not None


def test_publishers_are_agents_too_and_their_names_are_counted() -> None:
    publishers = {(NAMER.outlet("Kabar Tirta"), "KABAR TIRTA"): 1, (NAMER.outlet("Kabar Tirta"), "Kabar Tirta"): 2}
    _, (agent,) = resolve([LocalAgent("x:a1", AgentKind.OUTLET, "kabar tirta")], NAMER, NOBODY, publishers=publishers)
    assert (agent.label, agent.forms) == ("Kabar Tirta", ("KABAR TIRTA", "kabar tirta"))


@pytest.mark.parametrize(("forms", "label"), [("aab", "a"), ("abb", "b"), ("ba", "a")])
def test_the_label_is_the_most_frequent_form_and_ties_go_by_text(forms: str, label: str) -> None:
    assert most_frequent(Counter(forms)) == label


def test_one_name_is_an_outlet_where_most_articles_credit_it() -> None:
    kinds = [AgentKind.OUTLET, AgentKind.OUTLET, AgentKind.ORGANIZATION]
    locals_ = [LocalAgent(f"x:a{place}", kind, "Telegraf Arvania") for place, kind in enumerate(kinds)]
    identity, (agent,) = resolve(locals_, NAMER, NOBODY, publishers={})
    assert (set(identity.values()), agent.kind) == ({NAMER.outlet("Telegraf Arvania")}, AgentKind.OUTLET)


def test_one_name_is_an_organisation_where_most_articles_have_it_so() -> None:
    kinds = [AgentKind.ORGANIZATION, AgentKind.ORGANIZATION, AgentKind.OUTLET]
    locals_ = [LocalAgent(f"x:a{place}", kind, "Dinas Pengairan") for place, kind in enumerate(kinds)]
    identity, (agent,) = resolve(locals_, NAMER, NOBODY, publishers={})
    assert len(set(identity.values())) == 1
    assert agent.kind is AgentKind.ORGANIZATION


def test_an_organisation_and_a_person_of_one_name_stay_two() -> None:
    kinds = [AgentKind.ORGANIZATION, AgentKind.PERSON]
    locals_ = [LocalAgent(f"x:a{place}", kind, "Tirta Kencana") for place, kind in enumerate(kinds)]
    assert len(resolve(locals_, NAMER, NOBODY, publishers={})[1]) == 2


def test_a_credit_does_not_rename_a_publisher() -> None:
    publishers = {(NAMER.outlet("Kantor Berita Samudra"), "Kantor Berita Samudra"): 1}
    locals_ = [LocalAgent(f"x:a{place}", AgentKind.OUTLET, "Samudra") for place in range(3)]
    identity, (agent,) = resolve(locals_, NAMER, NOBODY, publishers=publishers)
    assert set(identity.values()) == {NAMER.outlet("Kantor Berita Samudra")}
    assert (agent.label, agent.forms) == ("Kantor Berita Samudra", ("Samudra",))
