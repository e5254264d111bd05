"""Credits: who passed a statement on, in what order, and what looks like a credit and is none."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import only, quotes

REPORTED, TOLD = "as_reported_by", "told_to"
SAID = '"Air surut," kata Ratna'

CASES = [
    # every trigger
    (f"{SAID}, seperti dilansir Antara, Senin (10/2/2025).", [(REPORTED, "Antara", "2025-02-10")]),
    (f"{SAID}, dikutip dari laman Kabar Nusa, Senin (10/2/2025).", [(REPORTED, "Kabar Nusa", "2025-02-10")]),
    (f"{SAID} dikutip Antara.", [(REPORTED, "Antara", None)]),
    (f"{SAID} dikutip dari kanal YouTube resmi Rawa Raya.", [(REPORTED, "Rawa Raya", None)]),
    (f"{SAID} dikutip dari YouTube Kabar Nusa.", [(REPORTED, "YouTube Kabar Nusa", None)]),
    (f"{SAID} dikutip dari kanal YouTube Kabar Nusa.", [(REPORTED, "Kabar Nusa", None)]),
    ('"Air surut," kata Ratna Dewi dikutip dari kanal YouTube Ratna Dewi.', []),
    ('"Air surut," kata Ratna Dewi dikutip dari YouTube Ratna Dewi.', []),
    (f"{SAID} seperti dikutip dari akun resmi Twitternya, Senin (10/2/2025).", []),
    (f"{SAID}, menyadur Antara.", [(REPORTED, "Antara", None)]),
    (f"{SAID}, dikutip dari laman Jaringan Arsip dan Naskah Hukum.",
     [(REPORTED, "Jaringan Arsip dan Naskah Hukum", None)]),
    (f"{SAID} dikutip dari Antara dan Reuters.", [(REPORTED, "Antara", None)]),
    (f"{SAID} kepada talkSPORT.", [(TOLD, "talkSPORT", None)]),
    (f"{SAID} di BBC Sport.", [(TOLD, "BBC Sport", None)]),
    (f"{SAID} dikutip dari akun Instagram @ratna.dewi, Senin (10/2/2025).", []),
    (f"{SAID}, sebagaimana diberitakan Kabar Nusa.", [(REPORTED, "Kabar Nusa", None)]),
    (f"{SAID}, dinukil dari koran Gazeta Samudra.", [(REPORTED, "Gazeta Samudra", None)]),
    (f"{SAID}, dilansir kantor berita Rusia, Vessna.", [(REPORTED, "Vessna", None)]),
    ("Mengutip Reuters, Ratna mengatakan air surut.", [(REPORTED, "Reuters", None)]),
    ("Melansir AFP, Ratna mengatakan air surut.", [(REPORTED, "AFP", None)]),
    ("Dikutip dari kabarnusa.co.id, Ratna mengatakan air surut.", [(REPORTED, "kabarnusa.co.id", None)]),
    ("Ratna mengatakan air surut, demikian dilaporkan Antara.", [(REPORTED, "Antara", None)]),
    ("Ratna mengatakan air surut, dikutip dari Antara.", [(REPORTED, "Antara", None)]),
    # whom the source spoke to
    (f"{SAID} kepada Reuters.", [(TOLD, "Reuters", None)]),
    (f"{SAID} kepada kantor berita Samudra.", [(TOLD, "Samudra", None)]),
    (f"{SAID} kepada Harian Cakrawala, Senin (10/2/2025).", [(TOLD, "Harian Cakrawala", None)]),
    (f"{SAID} dalam wawancara dengan Harian Cakrawala.", [(TOLD, "Harian Cakrawala", None)]),
    (f"{SAID} saat dihubungi Reuters, Jumat (14/3/2025).", [(TOLD, "Reuters", None)]),
    ("Saat dihubungi Reuters, Ratna mengatakan air surut.", [(TOLD, "Reuters", None)]),
    # two and three hops, nearest the source first
    (f"{SAID} kepada Harian Cakrawala, seperti dikutip Antara.",
     [(TOLD, "Harian Cakrawala", None), (REPORTED, "Antara", None)]),
    (f"{SAID} kepada Radio Pesisir, seperti dilansir Antara mengutip Reuters.",
     [(TOLD, "Radio Pesisir", None), (REPORTED, "Reuters", None), (REPORTED, "Antara", None)]),
    # nobody is credited
    (f"{SAID} dikutip Senin (10/2/2025).", []),
    (f"{SAID} dikutip Jum'at (7/2/2025).", []),
    (f"{SAID}, dilansir dari berbagai sumber.", []),
    (f"{SAID} dikutip dari keterangan resmi, Senin (10/2/2025).", []),
    (f"{SAID} kepada wartawan.", []),
    (f"{SAID} kepada Dimas Arkananta.", []),
    (f"{SAID} saat dihubungi Dimas Arkananta.", []),
    (f"{SAID} saat ditemui di Jakarta.", []),
    (f"{SAID}, dilaporkan warga.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relays"), CASES)
def test_the_hops_between_source_and_article(text, relays):
    quote = only(text)
    assert [(relay.kind, relay.agent.name, relay.date) for relay in quote.relays] == relays
    assert [relay.index for relay in quote.relays] == list(range(1, len(relays) + 1))


def test_the_hop_nearest_the_outlet_is_the_last():
    via = only(f"{SAID} kepada Radio Pesisir, seperti dilansir Antara.").attributed_via
    assert via is not None
    assert via.agent.name == "Antara"


def test_the_articles_own_outlet_is_no_hop_but_the_addressee():
    quote = only(f"{SAID} kepada Harian Cakrawala.", outlet="Harian Cakrawala")
    assert quote.relays == ()
    assert quote.addressee is not None
    assert quote.addressee.name == "Harian Cakrawala"


def test_an_unnamed_source_keeps_its_relay():
    text = "Seorang sumber mengatakan kepada Reuters kapal itu ditahan. Sumber tersebut menyebut awaknya selamat."
    assert [[relay.agent.name for relay in quote.relays] for quote in quotes(text)] == [["Reuters"], ["Reuters"]]


def test_an_interview_named_in_the_sentence_before_counts():
    text = 'Ratna berbicara kepada Harian Cakrawala pekan ini. "Air surut," kata Ratna.'
    assert [relay.agent.name for relay in only(text).relays] == ["Harian Cakrawala"]


def test_a_credit_inside_a_quotation_is_the_speakers():
    text = '"Saya membaca itu, dilansir Antara, kemarin pagi," kata Ratna.'
    assert only(text).relays == ()


def test_a_word_spelt_like_an_outlet_is_none():
    (quote,) = quotes("Banyak tamu berkumpul di sana. Menurut Ratna Dewi, acara itu lancar.")
    assert quote.relays == ()
    assert quote.addressee is None


def test_an_outlet_credited_twice_is_one_agent():
    text = f"{SAID}, dilansir Antara. Dimas mengatakan air naik, dilansir Antara."
    first, second = quotes(text)
    assert first.relays[0].agent == second.relays[0].agent
    assert len(first.relays[0].agent.mentions) == 2
