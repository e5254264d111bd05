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
