"""Every variable of a quote, compared; each row is counted by hand: right, found, in gold."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluation.matching import match
from kg.evaluation.rates import Tally
from kg.evaluation.variables import tallies

TEXT = "Ratna mengatakan Dimas berjanji datang besok pagi."
SPAN = [17, 38]
INNER = [32, 38]


def told(*agents: str) -> list[dict[str, Any]]:
    return [{"kind": "told_to", "agent": agent, "index": index} for index, agent in enumerate(agents, 1)]


def compared(gold: dict[str, Any], found: dict[str, Any]) -> dict[str, Tally]:
    """The tallies of one pair."""
    documents = [{"id": "a", "text": TEXT, "quotes": [{"type": "indirect", "spans": [SPAN], **gold}]}]
    return tallies(match(documents, {"a": [{"type": "indirect", "spans": [SPAN], **found}]}))


PAIRS = (
    ("addressee", {"addressee": "Hakim"}, {"addressee": "HAKIM"}, (1, 1, 1)),
    ("addressee", {"addressee": "hakim"}, {"addressee": "warga"}, (0, 1, 1)),
    ("addressee", {"addressee": "hakim"}, {"addressee": None}, (0, 0, 1)),
    ("addressee", {"addressee": None}, {"addressee": "hakim"}, (0, 1, 0)),
    ("addressee", {"addressee": None}, {"addressee": None}, None),
    ("addressee", {}, {"addressee": "hakim"}, None),
    ("addressee", {"addressee": ["hakim", "majelis hakim"]}, {"addressee": "majelis hakim"}, (1, 1, 1)),
    ("addressee", {"addressee": [None, "hakim"]}, {"addressee": None}, None),
    ("addressee", {"addressee": [None, "hakim"]}, {"addressee": "hakim"}, (1, 1, 1)),
    ("event date", {"event_date": "2025-02-10"}, {"event": {"date": "2025-02-10", "place": None}}, (1, 1, 1)),
    ("event date", {"event_date": "2025-02-10"}, {"event_date": "2025-02-11"}, (0, 1, 1)),
    ("event place", {"event_place": "Posko"}, {"event": {"date": None, "place": "posko"}}, (1, 1, 1)),
    ("role", {"role": "Kepala BPBD"}, {"role": "Kepala"}, (0, 1, 1)),
    ("anonymous", {"anonymous": True}, {"anonymous": True}, (1, 1, 1)),
    ("anonymous", {"anonymous": False}, {"anonymous": True}, (0, 1, 0)),
    ("anonymous", {"anonymous": None}, {"anonymous": True}, None),
    ("collective", {"collective": True}, {}, (0, 0, 1)),
    ("collective", {}, {"collective": True}, None),
    ("negative", {"polarity": "negative"}, {"polarity": "negative"}, (1, 1, 1)),
    ("negative", {"polarity": "positive"}, {"polarity": "negative"}, (0, 1, 0)),
    ("attributed via", {"attributed_via": "Antara"}, {"attributed_via": "antara"}, (1, 1, 1)),
    ("attributed via", {"attributed_via": "Antara", "via_optional": True}, {}, None),
    ("attributed via", {"attributed_via": "Antara", "via_optional": True}, {"attributed_via": "AFP"}, (0, 1, 1)),
    ("relay chain", {"relays": told("Antara", "AFP")}, {"relays": told("Antara", "AFP")}, (1, 1, 1)),
    ("relay chain", {"relays": told("Antara", "AFP")}, {"relays": told("AFP", "Antara")}, (0, 1, 1)),
    ("relay chain", {"relays": told("Antara")}, {"relays": [{"kind": "as_reported_by", "agent": "Antara"}]}, (0, 1, 1)),
    ("relay chain", {"relays": []}, {"relays": told("Antara")}, (0, 1, 0)),
    ("relay chain", {"attributed_via": None}, {"relays": told("Antara")}, (0, 1, 0)),
    ("relay chain", {"attributed_via": "Antara"}, {"relays": told("Antara")}, None),
    ("relay chain", {"relays": told("Antara"), "via_optional": True}, {"relays": []}, None),
    ("name", {"speaker_name": "Ratna"}, {"speaker_name": "ratna"}, (1, 1, 1)),
    ("name", {"speaker_name": "Ratna P", "speaker_names": ["Ratna P", "Ratna"]}, {"speaker_name": "Ratna"}, (1, 1, 1)),
    ("name", {"speaker_name": "seorang warga"}, {"speaker_name": "seorang warga desa"}, (0, 1, 1)),
    ("name", {"speaker_name": "seorang warga", "described": True}, {"speaker_name": "warga"}, (1, 1, 1)),
)


@pytest.mark.parametrize(("variable", "gold", "found", "expected"), PAIRS)
def test_a_pair(variable: str, gold: dict[str, Any], found: dict[str, Any], expected: tuple[int, int, int]) -> None:
    assert compared(gold, found).get(variable) == (Tally(*expected) if expected else None)


def test_nested_quotes_that_are_not_found_are_missed() -> None:
    outer, inner = {"type": "indirect", "spans": [SPAN]}, {"type": "indirect", "spans": [INNER], "nested": True}
    gold = [{"id": "a", "text": TEXT, "quotes": [outer, inner]}]
    assert tallies(match(gold, {"a": [outer]}))["nested"] == Tally(0, 0, 1)
    assert tallies(match(gold, {"a": [outer, {**inner, "nested": False}]}))["nested"] == Tally(0, 0, 1)
    found = {"type": "indirect", "spans": [INNER], "nested_in": SPAN}
    assert tallies(match(gold, {"a": [outer, found]}))["nested"] == Tally(1, 1, 1)
    assert tallies(match(gold, {"a": [{**outer, "nested_in": [0, 5]}, found]}))["nested"] == Tally(1, 2, 1)


def test_a_flag_that_one_quote_has_is_false_for_the_others() -> None:
    text = "Warga berkata air surut. Ratna berkata jalan dibuka."
    spans = [[14, 23], [39, 51]]
    gold = [{"spans": [spans[0]], "collective": True}, {"spans": [spans[1]]}]
    found = [{"spans": [span], "collective": True} for span in spans]
    assert tallies(match([{"id": "a", "text": text, "quotes": gold}], {"a": found}))["collective"] == Tally(1, 2, 1)
