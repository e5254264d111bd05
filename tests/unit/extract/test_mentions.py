"""Names in the running text, their roles, acronyms and nicknames."""

from __future__ import annotations

import pytest

from kg.extract.acronyms import find_acronyms
from kg.extract.headings import is_heading
from kg.extract.reading import Reading
from tests.unit.extract.examples import PACK, annotated


def mentions(text: str) -> list[tuple[str, str, str | None]]:
    found = annotated(text, until="mentions").mentions
    return [(m.span.of(text), m.kind.value, m.role.of(text) if m.role else None) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kemarin Ratna Prameswari pulang.", [("Ratna Prameswari", "person", None)]),
        ("Kemarin Wali Kota Wanatirta, Ratna Prameswari, pulang.",
         [("Ratna Prameswari", "person", "Wali Kota Wanatirta")]),
        ("Kemarin Ratna Prameswari, peneliti di Universitas Nagara, pulang.",
         [("Ratna Prameswari", "person", "peneliti")]),
        ("Rombongan PT Samudra Raya tiba.", [("PT Samudra Raya", "organization", None)]),
        ("Rombongan tiba di Jakarta.", [("Jakarta", "place", None)]),
        ("Rombongan Muhammad bin Salim tiba.", [("Muhammad bin Salim", "person", None)]),
        ('Kemarin Dimas "Joz" Arkanta pulang.', [('Dimas "Joz" Arkanta', "person", None)]),
        ("Hari ini warga pulang.", []),
        ("Warga pulang Senin.", []),
    ],
)  # fmt: skip
def test_names_and_roles(text, expected):
    assert [entry for entry in mentions(text) if entry[0] != "Universitas Nagara"] == expected


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("Badan Pengawas Bendungan (BPB) hadir.", "Badan Pengawas Bendungan", "BPB"),
        ("Kementerian Luar Negeri (Kemlu) hadir.", "Kementerian Luar Negeri", "Kemlu"),
        ("Partai Keadilan Nusantara (PKN) hadir.", "Partai Keadilan Nusantara", "PKN"),
    ],
)
def test_acronyms_stand_for_the_name_before_them(text, name, short):
    (mention,) = find_acronyms(Reading(annotated(text, until="cues"), PACK))
    assert (mention.span.of(text), mention.short) == (name, short)


@pytest.mark.parametrize("text", ["Ratna Prameswari (46) hadir.", "Air surut (Senin) pagi.", "Warga (IV) hadir."])
def test_brackets_without_an_acronym(text):
    assert find_acronyms(Reading(annotated(text, until="cues"), PACK)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Wali Kota Ratna Pastikan Air Surut", True),
        ("Benarkah Air Sungai Sudah Surut?", True),
        ("Wali Kota Ratna memastikan air sudah surut sejak pagi.", False),
        ("Air Sungai Sudah Surut.", False),
    ],
)
def test_headings(line, expected):
    found = annotated(line, until="layout")
    assert is_heading(found, found.sentences[0], PACK) is expected


def test_a_headline_names_nobody():
    assert mentions("Ratna Prameswari Pulang ke Wanatirta\nAir sudah surut.") == []
