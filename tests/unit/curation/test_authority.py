"""Authority files: read from a folder, found by any name, never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.curation.authority import Authority, load_authority
from kg.errors import InputError
from kg.model.quote import AgentKind
from tests.unit.rdf.factory import NAMER

LINES = """{"id": "bagas-hanggara", "type": "person", "labels": {"en": "Bagas H.", "id": "Bagas Hanggara"},
 "aliases": [{"text": "Bagas", "lang": "id", "kind": "name"}], "sameAs": ["https://orang.example/7"]}
{"id": "https://orang.example/8", "type": "person", "labels": {"id": "Siti Kirana"}}

{"id": "bagas-2", "type": "person", "labels": {"id": "Bagas Purnama"}, "aliases": [{"text": "Bagas"}]}
""".replace("\n ", " ")


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    (tmp_path / "orang.jsonl").write_text(LINES, "utf-8")
    return load_authority(tmp_path)


def test_any_name_finds_the_agent(authority: Authority) -> None:
    found = authority.find(AgentKind.PERSON, "BAGAS  hanggara")
    assert found is not None
    assert (found.id, found.label, found.same_as) == ("bagas-hanggara", "Bagas Hanggara", ("https://orang.example/7",))
    assert found == authority.find(AgentKind.PERSON, "Bagas H.")
    assert found.iri(NAMER) == "https://arsip.example/id/agent/bagas-hanggara"


def test_an_id_that_is_an_iri_stays_one(authority: Authority) -> None:
    found = authority.find(AgentKind.PERSON, "Siti Kirana")
    assert found is not None
    assert found.iri(NAMER) == "https://orang.example/8"


@pytest.mark.parametrize(("kind", "name"), [(AgentKind.PERSON, "Bagas"), (AgentKind.PLACE, "Siti Kirana")])
def test_two_agents_of_one_name_or_another_kind_find_nobody(authority: Authority, kind: AgentKind, name: str) -> None:
    assert authority.find(kind, name) is None


def test_an_empty_or_missing_folder_is_an_empty_authority(tmp_path: Path) -> None:
    assert load_authority(tmp_path).find(AgentKind.PERSON, "Siti Kirana") is None
    assert load_authority(tmp_path / "tidak-ada").find(AgentKind.PERSON, "Siti Kirana") is None


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": "a"}',
        '{"id": "a", "type": "ghost", "labels": {"id": "A"}}',
        '{"id": "a", "type": "person", "labels": {}}',
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text("\n" + line, "utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl:2") as caught:
        load_authority(tmp_path)
    assert caught.value.code == "UJ130"
