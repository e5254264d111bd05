"""A credited outlet is the publisher that it names, and nobody where that is not certain."""

from __future__ import annotations

import pytest

from kg.curation.authority import Authority, Entry
from kg.curation.outlets import Publishers
from kg.model.quote import AgentKind

PRINTED = (
    ("p:samudra", "Kantor Berita Samudra"),
    ("p:warta", "wartabahari.com"),
    ("p:teluk", "teluk.co.id"),
    ("p:harian", "Harian Maju"),
    ("p:situs", "Maju.com"),
    ("p:pesisir", "Suara Pesisir"),
)
PUBLISHERS = Publishers(PRINTED, Authority())


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("Kantor Berita Samudra", "p:samudra"),
        ("KANTOR BERITA SAMUDRA", "p:samudra"),
        ("Samudra", "p:samudra"),
        ("Wartabahari", "p:warta"),
        ("Warta Bahari", "p:warta"),
        ("wartabaharicom", "p:warta"),
        ("Wartabahari.com", "p:warta"),
        ("Kesehatan Wartabahari.com", "p:warta"),
        ("News-Wartabahari.com", "p:warta"),
        ("bola.wartabahari.com", "p:warta"),
        ("Teluk", "p:teluk"),
        ("olahraga.teluk.co.id", "p:teluk"),
        ("Harian Maju", "p:harian"),
        ("maju.com", "p:situs"),
        ("Pesisir", None),
        ("Maju", None),
        ("Gema", None),
        ("co.id", None),
        ("—", None),
        ("", None),
    ],
)
def test_an_outlet_is_found_by_the_ways_in_which_it_is_credited(name: str, publisher: str | None) -> None:
    assert PUBLISHERS.find(AgentKind.OUTLET, name) == publisher


@pytest.mark.parametrize(
    ("kind", "name", "publisher"),
    [
        (AgentKind.ORGANIZATION, "Suara Pesisir", "p:pesisir"),
        (AgentKind.PERSON, "suara pesisir", "p:pesisir"),
        (AgentKind.ORGANIZATION, "Samudra", None),
        (AgentKind.PLACE, "Suara Pesisir", None),
        (AgentKind.COLLECTIVE, "Suara Pesisir", None),
    ],
)
def test_who_is_not_credited_must_have_the_name_as_printed(kind: AgentKind, name: str, publisher: str | None) -> None:
    assert PUBLISHERS.find(kind, name) == publisher


def test_the_authority_knows_further_names() -> None:
    entry = Entry("wb", AgentKind.OUTLET, "Warta Bahari", ("Warta Bahari", "wartabahari.com", "WB News"))
    assert Publishers(PRINTED, Authority([entry])).find(AgentKind.OUTLET, "WB News") == "p:warta"
