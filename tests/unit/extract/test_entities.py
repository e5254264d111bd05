"""The roster of an article: which names are the same agent's."""

from __future__ import annotations

import pytest

from kg.extract.entities import Roster
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span

PERSON, BODY = AgentKind.PERSON, AgentKind.ORGANIZATION


def roster(text: str, *names: tuple[str, AgentKind] | tuple[str, AgentKind, str]) -> Roster:
    """The roster of a text in which the names stand in this order; the third value is a short form."""
    mentions, place = [], 0
    for name, kind, *short in names:
        start = text.index(name, place)
        place = start + len(name)
        mentions.append(Mention(Span(start, place), MentionForm.NAME, kind, None, *short))
    return Roster(text, mentions)


def clusters(found: Roster) -> list[tuple[str, int]]:
    return [(cluster.name, len(cluster.mentions)) for cluster in found.clusters]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Ratna Prameswari … Ratna", [("Ratna Prameswari", PERSON), ("Ratna", PERSON)], [("Ratna Prameswari", 2)]),
        # the short name may come first
        ("Ratna … Ratna Prameswari", [("Ratna", PERSON), ("Ratna Prameswari", PERSON)], [("Ratna Prameswari", 2)]),
        # the words of the short name keep their order, and may leave one out
        ("Dimas Arka Putra … Dimas Putra", [("Dimas Arka Putra", PERSON), ("Dimas Putra", PERSON)],
         [("Dimas Arka Putra", 2)]),
        ("Dimas Arka … Arka Dimas", [("Dimas Arka", PERSON), ("Arka Dimas", PERSON)],
         [("Dimas Arka", 1), ("Arka Dimas", 1)]),
        # two persons with one surname: the nearest before
        ("Dimas Arka … Bagas Arka … Arka", [("Dimas Arka", PERSON), ("Bagas Arka", PERSON), ("Arka", PERSON)],
         [("Dimas Arka", 1), ("Bagas Arka", 2)]),
        # a body is not the longer one that holds its words
        ("Polda Samudra Raya … Samudra", [("Polda Samudra Raya", BODY), ("Samudra", BODY)],
         [("Polda Samudra Raya", 1), ("Samudra", 1)]),
        # an acronym
        ("Badan Pengawas Air … BPA", [("Badan Pengawas Air", BODY, "BPA"), ("BPA", BODY)], [("Badan Pengawas Air", 2)]),
        # initials that no bracket gives
        ("Badan Pengawas Air … BPA", [("Badan Pengawas Air", BODY), ("BPA", BODY)], [("Badan Pengawas Air", 2)]),
        ("Bima Arka-putra … BAP", [("Bima Arka-putra", PERSON), ("BAP", BODY)], [("Bima Arka-putra", 2)]),
        ("Bima Arka Putra … Bagas Ade Pratama … BAP",
         [("Bima Arka Putra", PERSON), ("Bagas Ade Pratama", PERSON), ("BAP", BODY)],
         [("Bima Arka Putra", 1), ("Bagas Ade Pratama", 1), ("BAP", 1)]),
        # initials with the name in brackets
        ("NOP (Noprian) … NOP … Noprian", [("NOP", PERSON, "Noprian"), ("NOP", PERSON), ("Noprian", PERSON)],
         [("Noprian", 3)]),
        # a part of a hyphenated name
        ("Rayan Ait-Nour … Ait-Nour", [("Rayan Ait-Nour", PERSON), ("Ait-Nour", PERSON)], [("Rayan Ait-Nour", 2)]),
        ("Arka-Samudra … Samudra", [("Arka-Samudra", PERSON), ("Samudra", BODY)],
         [("Arka-Samudra", 1), ("Samudra", 1)]),
        # a nickname in marks
        ("Dimas “Dim” Arka … Arka", [("Dimas “Dim” Arka", PERSON), ("Arka", PERSON)], [("Dimas Arka", 2)]),
        ("Kementerian Urusan Air … Kementerian KUA",
         [("Kementerian Urusan Air", BODY, "KUA"), ("Kementerian KUA", BODY)], [("Kementerian Urusan Air", 2)]),
    ],
)  # fmt: skip
def test_names_of_one_agent_are_gathered(text, names, expected):
    assert clusters(roster(text, *names)) == expected


@pytest.mark.parametrize(
    ("word", "name"), [("pras", "Prasetyo Wibowo"), ("prasetyo", None), ("pr", None), ("wi", None), ("dim", None)]
)
def test_a_nickname_begins_one_persons_name(word, name):
    text = "Prasetyo Wibowo … Dimas Arka … Dimitri Kolev"
    found = roster(text, ("Prasetyo Wibowo", PERSON), ("Dimas Arka", PERSON), ("Dimitri Kolev", PERSON))
    cluster = found.nickname((word,))
    assert (cluster.name if cluster else None) == name


def test_a_merged_cluster_leads_to_the_one_it_became():
    found = roster("Ratna Prameswari … Ning", ("Ratna Prameswari", PERSON), ("Ning", PERSON))
    first, second = found.clusters
    found.absorb(second, first)
    assert second.final() is first
    assert clusters(found) == [("Ratna Prameswari", 2)]
    assert [span.start for span in first.entity().mentions] == [0, 19]
