"""What carried somebody's words, and that it is neither a place nor a relay."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import only, quotes

SAID = '"Air surut," tulis Ratna Prameswari'


def medium(text: str) -> str | None:
    event = only(text).event
    return event.medium if event else None


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        # a network, by whatever stands before its name
        (" di Instagram.", "Instagram"),
        (" lewat akun Instagram pribadinya, Senin (10/2/2025).", "Instagram"),
        (" lewat akun Instagram-nya.", "Instagram"),
        (" di akun Instagramnya.", "Instagram"),
        (" di X.", "X"),
        (" melalui media sosial X.", "X"),
        (" di X (dulu Twitter).", "X"),
        (" di Truth Social.", "Truth Social"),
        (" dalam unggahan di TikTok.", "TikTok"),
        (" dalam video yang diunggah di Facebook.", "Facebook"),
        (" melalui siaran langsung di kanal YouTube Rawa TV.", "YouTube"),
        (" lewat pesan WhatsApp kepada wartawan.", "WhatsApp"),
        # a text or call by itself, as printed
        (" dalam siaran pers.", "siaran pers"),
        (" dalam siaran persnya, Senin (10/2/2025).", "siaran pers"),
        (" melalui keterangan tertulis.", "keterangan tertulis"),
        (" dalam surat terbuka kepada presiden.", "surat terbuka"),
        (" dalam dokumen pengadilan.", "dokumen pengadilan"),
        (" dalam wawancara dengan Radio Pesisir.", "wawancara"),
        (" lewat sambungan telepon.", "sambungan telepon"),
        (" di akun media sosialnya.", "media sosial"),
        (" dalam unggahannya.", "unggahan"),
        # credited, and nobody published it
        (", dikutip dari akun Instagram pribadinya.", "Instagram"),
        # no medium
        (" di Wanatirta.", None),
        (" dalam rapat di Wanatirta.", None),
        (" dalam keterangannya.", None),
        (" dalam surat kabar Suara Rawa.", None),
        (" di kelas x.", None),
        (" di akun @warga.pesisir.", None),
    ],
)
def test_a_medium_behind_the_source(behind, expected):
    assert medium(SAID + behind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lewat Instagram, Ratna Prameswari mengatakan air surut.", "Instagram"),
        ("Dalam unggahan di Telegram, Ratna Prameswari mengatakan air surut.", "Telegram"),
        ("Ratna Prameswari lewat akun X miliknya mengatakan air surut.", "X"),
        ("Ratna Prameswari mengatakan lewat X bahwa air surut.", "X"),
        ("Dalam siaran pers, Ratna Prameswari mengatakan air surut.", "siaran pers"),
        # the account itself speaks
        ('"Air surut," tulis akun Instagram @wargapesisir.', "Instagram"),
        # what is reacted to, or what is said, tells of another
        ("Menanggapi video viral di TikTok, Ratna Prameswari mengatakan air surut.", None),
        ("Ratna Prameswari, yang terkenal di TikTok, mengatakan air surut.", None),
        ("Ratna Prameswari mengatakan videonya di TikTok sudah dihapus.", None),
    ],
)
def test_a_medium_elsewhere_in_the_sentence(text, expected):
    assert medium(text) == expected


@pytest.mark.parametrize(
    "behind",
    [
        " di akun Instagram pribadinya",
        " di Instagram",
        " di kanal YouTube Rawa TV",
        " di laman Kabar Rawa",
        " di platform X",
    ],
)
def test_a_medium_is_no_place(behind):
    event = only(f"{SAID}{behind}, Senin (10/2/2025).").event
    assert event is not None
    assert event.place is None


def test_a_place_beside_a_medium_stays():
    event = only(f"{SAID} lewat Instagram di Posko Sumberjati, Senin (10/2/2025).").event
    assert event is not None
    assert (event.medium, event.place, event.date) == ("Instagram", "Posko Sumberjati", "2025-02-10")


def test_the_span_holds_the_medium_without_its_ending():
    text = f"{SAID} dalam keterangan tertulisnya di akun Instagram-nya."
    event = only(text).event
    assert event is not None
    assert event.medium_span is not None
    assert event.medium_span.of(text) == event.medium == "Instagram"


def test_a_network_is_no_relay_and_a_publisher_is():
    assert only(f"{SAID}, dikutip dari akun Instagram pribadinya.").relays == ()
    (relay,) = only(f"{SAID}, seperti dikutip Antara dari Instagram.").relays
    assert relay.agent.name == "Antara"


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ('\n"Besok kami pulang," lanjutnya.', "Instagram"),
        ('\n"Besok kami pulang ke rumah masing-masing."', "Instagram"),
        ("\nDalam unggahan itu, Ratna mengatakan jalan dibuka.", "Instagram"),
        ("\nDalam unggahannya, Ratna mengatakan jalan dibuka.", "Instagram"),
        ("\nLewat siaran pers, Ratna mengatakan jalan dibuka.", "siaran pers"),
        # told to somebody, or by somebody else
        ("\nRatna mengatakan kepada wartawan, jalan dibuka.", None),
        ("\nDimas Arkananta mengatakan jalan dibuka.", None),
        ("\nSebelumnya, Ratna mengatakan jalan ditutup.", None),
    ],
)
def test_what_the_source_goes_on_to_say(behind, expected):
    _, second = quotes(f"{SAID} lewat akun Instagram pribadinya.{behind}")
    assert (second.event.medium if second.event else None) == expected


def test_a_date_is_shared_where_the_medium_is_not():
    first = f"{SAID} di Instagram, Senin (10/2/2025)."
    _, second = quotes(f"{first}\nRatna mengatakan kepada wartawan, jalan dibuka.")
    assert second.event is not None
    assert (second.event.date, second.event.medium) == ("2025-02-10", None)
