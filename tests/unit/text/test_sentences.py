"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest

from kg.text.sentences import paragraphs, split_sentences
from kg.text.tokens import tokenize
from tests.unit.extract.examples import annotated


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in annotated(text, until="layout").sentences]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Air surut. Warga pulang.", ["Air", "Warga"]),
        ("Warga pulang atas perintah Nomor Sprin/12/PAM.5.1./2025 hari ini. Air surut.", ["Warga", "Air"]),
        ("Benarkah air surut? Ratna diam… Lalu ia pergi!", ["Benarkah", "Ratna", "Lalu"]),
        # ranks, titles, degrees
        ("Kapolres Kombes Pol. Hadi Sukmana datang. Ia lelah.", ["Kapolres", "Ia"]),
        ("Pasien diperiksa dr. Laras Widowati. Kondisinya baik.", ["Pasien", "Kondisinya"]),
        ("Penasihat hukum Bagas Pratomo, S.H., M.H. hadir. Sidang ditunda.", ["Penasihat", "Sidang"]),
        ("Ustaz H. Komang Suardana berceramah. Jemaah menyimak.", ["Ustaz", "Jemaah"]),
        ("Ketua yayasan, K.H. Yusuf Arkananta, hadir. Ia berdoa.", ["Ketua", "Ia"]),
        ("Pakar Maria S.W. Sumarjo hadir. Ia pulang.", ["Pakar", "Ia"]),
        # addresses, numbers, hours, domains
        ("Rumah di Jl. Melati No. 5 terbakar. Tak ada korban.", ["Rumah", "Tak"]),
        ("Harga naik Rp 1.500 per liter. Pukul 07.30 antrean mengular.", ["Harga", "Pukul"]),
        ("Kabar itu dimuat kabarnusa.example.id. Warga resah.", ["Kabar", "Warga"]),
        ("Saham PT Samudra Raya Tbk. Naik tipis.", ["Saham"]),
        # initials
        ("Wali Kota M. Ridwan Lesmana tiba. Ia disambut warga.", ["Wali", "Ia"]),
        ("Penulis buku itu, R. A. Sekar, hadir. Ia tersenyum.", ["Penulis", "Ia"]),
        # a small letter goes on
        ("Beras, minyak, gula, dll. dibagikan. Warga antre.", ["Beras", "Warga"]),
        ("Ia berhenti... lalu tertawa. Semua diam.", ["Ia", "Semua"]),
        # quotations
        ('"Air naik. Kami lari," kata Ratna. Warga selamat.', ['"Air', "Warga"]),
        ('"Air naik. Kami lari." Ratna menangis.', ['"Air', "Ratna"]),
        ('"Air naik!" kata Ratna. "Kami lari!" sahut Dimas.', ['"Air', '"Kami']),
        ("“Air naik.” “Kami lari.”", ["“Air", "“Kami"]),
        ('Slogan "Bersih! Jujur!" dipasang di balai kota. Warga menyindir.', ["Slogan", "Warga"]),
        # paragraphs end sentences
        ("Banjir belum surut\nWarga bertahan di atap.", ["Banjir", "Warga"]),
    ],
)
def test_sentences_begin_with(text, starts):
    assert [sentence.split()[0].strip(",") for sentence in sentences(text)] == starts


def test_a_sentence_knows_its_tokens_and_paragraph():
    text = "Air surut. Warga pulang.\nSekolah dibuka."
    found = annotated(text, until="layout")
    assert [sentence.paragraph for sentence in found.sentences] == [0, 0, 1]
    covered = [index for sentence in found.sentences for index in range(sentence.first, sentence.last)]
    assert covered == list(range(len(found.tokens)))


def test_paragraphs_are_the_lines_with_words():
    text = "satu\n\n  \ndua"
    assert [span.of(text) for span in paragraphs(text)] == ["satu", "dua"]
    assert paragraphs("") == ()


def test_without_abbreviations_every_full_stop_ends():
    text = "Kombes Pol. Hadi datang."
    found = split_sentences(tokenize(text), paragraphs(text), (), final=".", abbreviations=frozenset())
    assert [sentence.span.of(text) for sentence in found] == ["Kombes Pol.", "Hadi datang."]


def test_an_empty_text_has_no_sentence():
    assert split_sentences((), (), (), final=".", abbreviations=frozenset()) == ()


def test_a_run_without_an_end_is_cut_outside_quotations_only():
    found = sentences("hujan turun " * 1000)
    assert [len(part.split()) for part in found] == [500, 500, 500, 500]
    long = '"' + "hujan turun " * 1000 + 'lagi," kata Ratna.'
    assert sentences(long) == [long]


def test_a_row_of_quotations_is_cut_between_two_of_them():
    found = sentences("“hujan turun” " * 1000)
    assert {len(part.split("“")) - 1 for part in found} == {125}
    assert all(part.startswith("“") and part.endswith("”") for part in found)
