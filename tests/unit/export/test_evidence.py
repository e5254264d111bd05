"""The record of what decided about each quote."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from kg.export.evidence import explained_record
from kg.export.records import quote_record
from kg.pipeline import extract
from tests.unit.extract.examples import PACK, document

TEXT = (
    '"Air sudah surut sejak pagi,"kata Kepala BPBD Wanatirta, Hadi Sukmana, kepada wartawan di Posko Sumberjati, '
    "Senin (10/2/2025).\nIa meminta warga tetap waspada.\n"
    "Seorang pejabat membantah kepada Radio Pesisir, seperti dikutip Antara, bahwa anggaran tanggul dipotong. "
    "Ratna Prameswari enggan menyebut nama pejabat itu.\n"
)


def explained(text: str, **fields: Any) -> dict[str, Any]:
    return explained_record(extract(document(text, **fields), pack=PACK), PACK)


def parts(value: Any) -> list[dict[str, Any]]:
    """Every part of a record that has words and a span."""
    if isinstance(value, list):
        return [part for item in value for part in parts(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("words") and value.get("span") else []
    return own + [part for item in value.values() for part in parts(item)]


def test_it_is_the_plain_record_and_more():
    record = explained(TEXT)
    assert [quote.pop("explain")["stage"] for quote in record["quotes"]] == ["direct", "indirect", "indirect"]
    assert len(record.pop("unused_cues")) == 1
    assert record == quote_record(extract(document(TEXT), pack=PACK))
    orjson.dumps(explained(TEXT))


def test_words_are_those_of_their_spans():
    found = parts(explained(TEXT))
    assert len(found) > 20
    assert [part for part in found if " ".join(TEXT[slice(*part["span"])].split()) != part["words"]] == []


def test_the_evidence_of_a_direct_quote():
    why = explained(TEXT)["quotes"][0]["explain"]
    (content,) = why["content"]
    assert content["before"] + content["words"] + content["after"] == TEXT[: content["span"][1] + 40]
    assert (why["cue"]["words"], why["cue"]["lemma"], why["cue"]["class"]) == ("kata", "kata", "say")
    row = why["cue"]["row"]
    assert (row["form"], row["kind"], row["stance"], row["certainty"], row["object"]) == (
        "bare", "say", "neutral", "certain", "clause",
    )  # fmt: skip
    file, _, line = row["place"].rpartition(":")
    assert file == "kg/lang/id/cues.tsv"
    assert (PACK.folder / "cues.tsv").read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith("kata\t")
    source = why["source"]
    assert (source["words"], source["agent"], source["tied"]) == ("Hadi Sukmana", "Hadi Sukmana", "full-name")
    assert why["role"]["words"] == "Kepala BPBD Wanatirta"
    assert why["addressee"]["words"] == "wartawan"
    assert (why["date"]["value"], why["date"]["words"]) == ("2025-02-10", "Senin (10/2/2025)")
    assert why["place"]["words"] == "Posko Sumberjati"


def test_a_medium_and_several_who_speak_show_their_words():
    text = "Ratna Prameswari dan Dimas Arkananta lewat akun Instagram-nya mengatakan air surut."
    (quote,) = explained(text)["quotes"]
    assert quote["explain"]["source"]["members"] == ["Ratna Prameswari", "Dimas Arkananta"]
    medium = quote["explain"]["medium"]
    assert (medium["value"], medium["words"]) == ("Instagram", "Instagram")


def test_a_pronoun_shows_whom_it_was_tied_to():
    source = explained(TEXT)["quotes"][1]["explain"]["source"]
    assert (source["words"], source["tied"], source["nearest"]["words"]) == ("Ia", "pronoun", "Hadi Sukmana")


def test_an_occasion_that_goes_on_shows_where_it_is_told():
    quote = explained(TEXT)["quotes"][1]
    assert quote["reasons"][-1] == "same-occasion"
    assert quote["explain"]["date"]["words"] == "Senin (10/2/2025)"


def test_relays_have_their_triggers():
    why = explained(TEXT)["quotes"][2]["explain"]
    assert [(relay["words"], relay["kind"], relay["trigger"]["words"]) for relay in why["relays"]] == [
        ("Radio Pesisir", "told_to", "kepada"),
        ("Antara", "as_reported_by", "dikutip"),
    ]
    assert why["polarity"] == "negative"


def test_weights_make_the_confidence():
    for quote in explained(TEXT)["quotes"]:
        value = 1.0
        for factor in quote["explain"]["confidence"]:
            value *= factor["weight"]
        assert round(value, 2) == quote["confidence"]
        assert [factor["reason"] for factor in quote["explain"]["confidence"]] == quote["reasons"]


def test_an_unused_cue():
    (unused,) = explained(TEXT)["unused_cues"]
    assert (unused["words"], unused["lemma"], unused["reason"]) == ("menyebut", "sebut", "guarded")
    assert unused["by"]["words"] == "enggan"
    assert unused["row"]["example"] == "Ratna menyebut [relokasi itu gagal]."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Menurut Ratna, air surut.", "pack.toml [cue_rules]"),
        ('"Air sudah surut sejak pagi," demikian keterangan BPBD.', "pack.toml [words] carriers"),
        ('"Air sudah surut sejak pagi," demikian dikutip dari BPBD.', "pack.toml [words] strong_credits"),
    ],
)
def test_a_cue_of_no_row_says_which_list_has_it(text, place):
    (quote,) = explained(text)["quotes"]
    assert quote["explain"]["cue"]["row"]["place"] == f"kg/lang/id/{place}"


def test_nothing_to_explain():
    record = explained("Hujan turun.")
    assert (record["quotes"], record["unused_cues"]) == ([], [])


def test_a_quotation_without_cue_or_source():
    (quote,) = explained('"Air sudah surut sejak tadi pagi."')["quotes"]
    assert (quote["explain"]["cue"], quote["explain"]["source"]) == (None, None)


def test_what_stands_inside_a_quote():
    text = "\"Suami saya bilang, 'Pulang saja malam ini,'\" kata Ratna."
    inner = explained(text)["quotes"][1]["explain"]
    assert inner["stage"] == "nested"
    assert inner["nested_in"]["words"].startswith("Suami saya bilang")
