"""By which words a later description finds who has a role: the source of the last quote of each text."""

from __future__ import annotations

import pytest

from kg.extract.holders import means_other, role_heads
from tests.unit.extract.examples import PACK, quotes

HEADS = [
    ("Ketua Majelis Hakim", {"ketua", "hakim"}),
    ("mantan pelatih Arkana FC", {"mantan", "pelatih"}),
    ("Menteri Keuangan", {"menteri", "menkeu"}),
    ("Jaksa Penuntut Umum (JPU) Kejari Sagara", {"jaksa", "jpu"}),
    ("Menteri Agraria/Kepala Badan Pertanahan", {"menteri", "kepala"}),
    ("Kepala Dinas Pangan yang juga Ketua Panitia", {"kepala", "kadis", "ketua"}),
    ("Direktur Perlindungan Perempuan dan Anak", {"direktur"}),
    ("Sang pemilik", {"pemilik"}),
    ("WANATIRTA Presiden", {"wanatirta", "presiden"}),
    ("Ketua DPD RI Sultan", {"ketua", "sultan"}),
]

CASES = [
    ('"Berkas lengkap," kata Asisten Jaksa Agung Bima Arkana. Jaksa menyebut uang itu disamarkan.', "Jaksa"),
    ('"Dimas bersalah," kata Ketua Majelis Hakim Ratna Dewi. Hakim menyatakan uang itu suap.', "Ratna Dewi"),
    ('"Anggaran cukup," kata Menteri Keuangan Ratna Dewi. Menkeu menyebut pajak tidak naik.', "Ratna Dewi"),
    ('"Tahapan selesai," kata Ketua KPU Bima Arkana. Ketua DKPP menyebut aduan sudah diterima.', "Ketua DKPP"),
    ('"Tahapan selesai," kata Ketua Komisi Pemilihan Umum Bima Arkana. Ketua KPU menyebut aduan sudah diterima.',
     "Bima Arkana"),
    ('"Jalan dibangun," kata Menteri Pekerjaan Umum Agus Hadi Yudho. Menteri AHY menyebut anggaran cukup.',
     "Agus Hadi Yudho"),
]  # fmt: skip

FIRST = [
    # an office that one person has is whose the article says it is later, be it in another form
    ('Hakim menyatakan uang itu suap. "Dimas bersalah," kata Ketua Majelis Hakim Ratna Dewi.', "Ratna Dewi"),
    ('"Jalan dibangun," kata Kapolres. Kapolres Sagara AKBP Bima Arkana pulang.', "Bima Arkana"),
    ('"Jalan dibangun," kata Menko Kemaritiman. Menteri Koordinator Kemaritiman Bima Arkana pulang.', "Bima Arkana"),
    ("Ketua MPR menyebut anggaran cukup. Ketua MPR RI Bima Arkana pulang.", "Bima Arkana"),
    # not where another body is named, or none, or where the role is that of many, of a former or of a future holder
    ('"Jalan dibangun," kata menteri perhubungan. Menteri Keuangan Bima Arkana pulang.', "menteri perhubungan"),
    ("Direktur Pemasaran PT Arkana menyebut pasar turun. Direktur PT Pelita Bima Arkana pulang.",
     "Direktur Pemasaran PT Arkana"),
    ("Anggota DPR menyebut anggaran cukup. Anggota DPR Fraksi Pelita Bima Arkana pulang.", "Anggota DPR"),
    ('"Kita lihat," kata presiden. Pada 1992, calon presiden independen Bima Arkana kalah.', "presiden"),
    ('"Kita lihat," kata presiden. Mantan Presiden Bima Arkana pulang.', "presiden"),
    ('"Kita lihat," kata presiden. Bima Arkana, presiden cabang Serikat Pekerja Sagara, pulang.', "presiden"),
    # nor where two have it
    ('"Kita lihat," kata menteri. Menteri Keuangan Ratna Dewi menemui Menteri Perhubungan Bima Arkana.', "menteri"),
]  # fmt: skip


@pytest.mark.parametrize(("role", "heads"), HEADS)
def test_a_role_is_asked_for_by(role, heads):
    assert role_heads(role, PACK) == heads


@pytest.mark.parametrize(
    ("described", "role", "expected"),
    [
        (["DKPP"], "Ketua KPU", True),
        (["KPU"], "Ketua Komisi Pemilihan Umum", False),
        (["Sagara"], "Bupati Sagara", False),
        (["Maritim"], "Menteri Koordinator Bidang Kemaritiman", False),
        ([], "Ketua KPU", False),
        (["Sagara"], "bupati", False),
    ],
)
def test_a_description_names_another_body(described, role, expected):
    assert means_other(described, role) is expected


@pytest.mark.parametrize(("text", "name"), CASES)
def test_the_last_source_is(text, name):
    last = quotes(text)[-1].agent
    assert last is not None
    assert last.name == name


@pytest.mark.parametrize(("text", "name"), FIRST)
def test_the_first_source_is(text, name):
    first = quotes(text)[0].agent
    assert first is not None
    assert first.name == name
