"""Sources: names with titles, offices and places around them, bodies, and sources without a name."""

from __future__ import annotations

import pytest

from kg.model.quote import AgentKind
from tests.unit.extract.examples import only, said

BEHIND_THE_CUE = [
    # words behind the cue, name, role
    # who is counted and named here for the first time
    ("seorang pemandu wisata Bima Wirawan.", "Bima Wirawan", "seorang pemandu wisata"),
    ("salah satu pendiri Samudra Bima Wirawan.", "Bima Wirawan", "salah satu pendiri Samudra"),
    ("seorang lansia, Sekar Ayuningtyas (69), kepada wartawan.", "Sekar Ayuningtyas", None),
    ("salah satu paramedis setempat, Hadi Sukmana.", "Hadi Sukmana", None),
    # the holder behind a body that a preposition joins to the office
    ("Kepala Pusat Penerangan dan Hukum pada Kejaksaan Agung Hadi Sukmana saat dikonfirmasi.",
     "Hadi Sukmana", "Kepala Pusat Penerangan dan Hukum pada Kejaksaan Agung"),
    ("Ratna.", "Ratna", None),
    ("Ratna Prameswari.", "Ratna Prameswari", None),
    ("Ratna Sari.", "Ratna Sari", None),
    ("Dimas Arkananta Putra.", "Dimas Arkananta Putra", None),
    ("M. Ridwan Lesmana.", "M. Ridwan Lesmana", None),
    ("Sabar.", "Sabar", None),
    # title and name, with and without commas
    ("Wali Kota Budi Prameswara.", "Budi Prameswara", "Wali Kota"),
    ("Jaksa Agung Hadi Sukmana.", "Hadi Sukmana", "Jaksa Agung"),
    ("Bupati Agung Prasetia.", "Agung Prasetia", "Bupati"),
    ("Wali Kota Wanatirta, Ratna Prameswari.", "Ratna Prameswari", "Wali Kota Wanatirta"),
    ("Kepala Dinas Pekerjaan Umum Wanatirta, Hadi Sukmana, Senin (10/2/2025).",
     "Hadi Sukmana", "Kepala Dinas Pekerjaan Umum Wanatirta"),
    ("Kepala BPBD Kabupaten Wanatirta Hadi Sukmana di lokasi banjir.",
     "Hadi Sukmana", "Kepala BPBD Kabupaten Wanatirta"),
    ("Gubernur Aceh Teuku Rizal Fahmi.", "Teuku Rizal Fahmi", "Gubernur Aceh"),
    ("Direktur Utama PT Samudra Raya, Sekar Ayuningtyas, dalam jumpa pers.",
     "Sekar Ayuningtyas", "Direktur Utama PT Samudra Raya"),
    ("pengamat politik Universitas Nagara Wijaya, Intan Larasati.",
     "Intan Larasati", "pengamat politik Universitas Nagara Wijaya"),
    ("juru bicara perusahaan itu, Sekar Ayuningtyas.", "Sekar Ayuningtyas", "juru bicara perusahaan itu"),
    ("istri korban, Laras Widowati.", "Laras Widowati", "istri korban"),
    ("mantan Wali Kota Wanatirta Ratna Prameswari.", "Ratna Prameswari", "mantan Wali Kota Wanatirta"),
    # ranks and degrees are no part of role or name
    ("Kapolres Wanatirta AKBP Hadi Sukmana, S.I.K., M.H.", "Hadi Sukmana", "Kapolres Wanatirta"),
    ("Kepala Bidang Humas Polda Samudra Kombes Pol. Hadi Sukmana.", "Hadi Sukmana",
     "Kepala Bidang Humas Polda Samudra"),
    ("Kepala Penerangan Kodam Samudra Kolonel Inf Hadi Sukmana.", "Hadi Sukmana", "Kepala Penerangan Kodam Samudra"),
    ("Komandan Korem Wanatirta Brigjen TNI (Mar) Hadi Sukmana.", "Hadi Sukmana", "Komandan Korem Wanatirta"),
    ("Menteri Pertahanan Jenderal TNI (Purn) Hadi Sukmana.", "Hadi Sukmana", "Menteri Pertahanan"),
    ("Mayjen TNI Hadi Sukmana.", "Hadi Sukmana", "Mayjen TNI"),
    ("Wakil Menteri Pertahanan Laksamana Madya TNI Hadi Sukmana.", "Hadi Sukmana", "Wakil Menteri Pertahanan"),
    ("Kapolres Wanatirta Ajun Komisaris Besar Polisi Hadi Sukmana.", "Hadi Sukmana", "Kapolres Wanatirta"),
    ("dokter spesialis penyakit dalam Laras Widowati.", "Laras Widowati", "dokter spesialis penyakit dalam"),
    ("Wawako Sukmadarma.", "Sukmadarma", "Wawako"),
    ("dr. Laras Widowati, Sp.A.", "Laras Widowati", None),
    # initials without a space between them
    ("H.P. Sangkala.", "H.P. Sangkala", None),
    ("Ratna A.S. Sumarjo, pakar agraria.", "Ratna A.S. Sumarjo", "pakar agraria"),
    ("Bagas S.W. Sumarjo kepada wartawan.", "Bagas S.W. Sumarjo", None),
    ("Prof. Dr. Ir. Bagas Pratomo, M.Sc., Ph.D.", "Bagas Pratomo", None),
    # the office behind the name
    ("Hadi Sukmana, Kepala BPBD Wanatirta.", "Hadi Sukmana", "Kepala BPBD Wanatirta"),
    ("Ratna Prameswari (46), warga Desa Sumberjati.", "Ratna Prameswari", "warga Desa Sumberjati"),
    # a second office, a number in one
    ("Ketua DPRD Wanatirta yang juga Ketua Partai Samudra Jaya, Dimas Arkananta.", "Dimas Arkananta",
     "Ketua DPRD Wanatirta yang juga Ketua Partai Samudra Jaya"),
    ("Ketua RT 03 yang juga relawan Dimas Arkananta.", "Dimas Arkananta", "Ketua RT 03 yang juga relawan"),
]  # fmt: skip

BEFORE_THE_CUE = [
    ("Wali Kota Wanatirta, Ratna Prameswari,", "Ratna Prameswari", "Wali Kota Wanatirta"),
    ("Wali Kota Wanatirta Ratna Prameswari", "Ratna Prameswari", "Wali Kota Wanatirta"),
    ("Ratna Prameswari, Wali Kota Wanatirta,", "Ratna Prameswari", "Wali Kota Wanatirta"),
    ("Ratna Prameswari, saat dihubungi, Senin (10/2/2025),", "Ratna Prameswari", None),
    ("Ratna Prameswari (46), warga Desa Sumberjati,", "Ratna Prameswari", "warga Desa Sumberjati"),
    ("Ratna Prameswari, seorang penulis sekaligus Duta Wisata Samudra,", "Ratna Prameswari",
     "seorang penulis sekaligus Duta Wisata Samudra"),
    # degrees behind the name without a closing comma
    ("Ratna Prameswari, S.H., M.H.", "Ratna Prameswari", None),
    ("Ketua Panitia, Ratna Prameswari, SE, MM", "Ratna Prameswari", "Ketua Panitia"),
    ("Dokter Ratna Prameswari, MSC, Sp.A (K)", "Ratna Prameswari", "Dokter"),
    ("Dokter di Rumah Sakit Samudra, dr Ratna Prameswari, M.Kes,Sp.OT.Subsp.PL(K)", "Ratna Prameswari",
     "Dokter di Rumah Sakit Samudra"),
    ("Kapolres Wanatirta AKBP Hadi Sukmana", "Hadi Sukmana", "Kapolres Wanatirta"),
    ("Juru bicara Kementerian Luar Negeri Nagara, Sekar Ayuningtyas,", "Sekar Ayuningtyas",
     "Juru bicara Kementerian Luar Negeri Nagara"),
    ("Direktur Pengairan Kementerian PUPR Zulkarnain", "Zulkarnain", "Direktur Pengairan Kementerian PUPR"),
]  # fmt: skip

UNNAMED = [
    # words behind the cue, source, kind
    ("seorang warga.", "seorang warga", AgentKind.ANONYMOUS),
    ("seorang penggemar Bima Wirawan.", "seorang penggemar Bima Wirawan", AgentKind.ANONYMOUS),
    ("sejumlah narasumber.", "sejumlah narasumber", AgentKind.ANONYMOUS),
    ("seorang pejabat yang enggan disebut namanya.", "seorang pejabat", AgentKind.ANONYMOUS),
    ("salah satu korban.", "salah satu korban", AgentKind.ANONYMOUS),
    ("sumber di kementerian itu.", "sumber", AgentKind.ANONYMOUS),
    ("dua saksi.", "dua saksi", AgentKind.ANONYMOUS),
    ("sejumlah warga.", "sejumlah warga", AgentKind.COLLECTIVE),
    ("beberapa saksi.", "beberapa saksi", AgentKind.COLLECTIVE),
    ("ratusan pengungsi.", "ratusan pengungsi", AgentKind.COLLECTIVE),
    ("para pengungsi.", "para pengungsi", AgentKind.COLLECTIVE),
    ("warga setempat.", "warga setempat", AgentKind.COLLECTIVE),
    ("warga Aceh.", "warga Aceh", AgentKind.COLLECTIVE),
    ("majelis hakim.", "majelis hakim", AgentKind.ORGANIZATION),
    ("surat tersebut.", "surat tersebut", AgentKind.DOCUMENT),
    ("laporan itu.", "laporan itu", AgentKind.DOCUMENT),
    ("pelatih asal Wanatirta itu.", "pelatih asal Wanatirta itu", AgentKind.UNKNOWN),
]  # fmt: skip

BODIES = [
    ("BMKG", "BMKG", AgentKind.ORGANIZATION),
    ("Kementerian Sumber Daya Air", "Kementerian Sumber Daya Air", AgentKind.ORGANIZATION),
    ("Pemerintah Kota Wanatirta", "Pemerintah Kota Wanatirta", AgentKind.ORGANIZATION),
    ("Pihak Polda Samudra", "Polda Samudra", AgentKind.ORGANIZATION),
    ("Pihak kepolisian", "Pihak kepolisian", AgentKind.ORGANIZATION),
    ("Sementara itu, televisi pemerintah Norwegia", "televisi pemerintah Norwegia", AgentKind.ORGANIZATION),
    ("Namun kantor berita AFP", "AFP", AgentKind.ORGANIZATION),
    ("Akun @warga.pesisir", "@warga.pesisir", AgentKind.ORGANIZATION),
    ("Sebuah penelitian", "Sebuah penelitian", AgentKind.DOCUMENT),
    ("Laporan itu", "Laporan itu", AgentKind.DOCUMENT),
    ("Dua saksi", "Dua saksi", AgentKind.ANONYMOUS),
    ("Beberapa sumber", "Beberapa sumber", AgentKind.ANONYMOUS),
    ("Sejumlah penelitian", "Sejumlah penelitian", AgentKind.DOCUMENT),
    ("Sejumlah warga", "Sejumlah warga", AgentKind.COLLECTIVE),
    ("Seorang pejabat yang mengetahui rencana itu", "Seorang pejabat", AgentKind.ANONYMOUS),
    ("Moskow", "Moskow", AgentKind.PLACE),
]  # fmt: skip


SENTENCES = [
    *((f'"Air sudah surut," kata {words}', name, role) for words, name, role in BEHIND_THE_CUE),
    *((f"{words} mengatakan air sudah surut.", name, role) for words, name, role in BEFORE_THE_CUE),
]


@pytest.mark.parametrize(("text", "name", "role"), SENTENCES)
def test_a_person_behind_or_before_the_cue(text, name, role):
    quote = only(text)
    assert quote.source
    assert quote.source.of(text) == name
    assert quote.agent
    assert (quote.agent.name, quote.agent.kind) == (name, AgentKind.PERSON)
    assert (quote.role.label if quote.role else None) == role


@pytest.mark.parametrize(("words", "source", "kind"), UNNAMED)
def test_a_source_without_a_name(words, source, kind):
    text = f'"Air sudah surut," kata {words}'
    quote = only(text)
    assert quote.source
    assert quote.source.of(text) == source
    assert quote.agent
    assert quote.agent.kind is kind


@pytest.mark.parametrize(("words", "source", "kind"), BODIES)
def test_bodies_documents_and_unnamed_persons_as_subjects(words, source, kind):
    text = f"{words} menyebutkan air sudah surut."
    quote = only(text)
    assert quote.source
    assert quote.source.of(text) == source
    assert quote.agent
    assert quote.agent.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Sejumlah ruas menyebut jalan.",
        "Kamera itu punya fitur Auto Leveling memastikan gambar tetap rata.",
        "Siapa mengatakan air sudah surut?",
    ],
)
def test_what_cannot_speak_is_no_source(text):
    assert said(text) == []


def test_an_account_keeps_no_full_stop():
    text = '"Air sudah surut," tulis akun Instagram @warga.pesisir.'
    quote = only(text)
    assert quote.source
    assert quote.source.of(text) == "@warga.pesisir"
