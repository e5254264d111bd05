"""Cleaning: boilerplate cut, datelines taken off, lines joined, glued words parted; nothing else is changed."""

from __future__ import annotations

import csv

import pytest

from kg.ingest.clean import clean
from kg.lang import load_pack
from kg.model.text import SourceDocument, Span

PACK = load_pack("id")
ROWS = list(
    csv.DictReader(
        (
            line
            for line in (PACK.folder / "boilerplate.tsv").read_text(encoding="utf-8").splitlines()
            if line[:1] != "#"
        ),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
FIRST, LAST = "Air sungai surut sejak pagi.", "Warga mulai pulang."


def cleaned(text: str, outlet: str | None = None):
    return clean(SourceDocument("contoh", text, language="id", outlet=outlet), PACK)


def lines(text: str, outlet: str | None = None) -> list[str]:
    article = cleaned(text, outlet)
    return article.text.split("\n") if article.text else []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["matches"])
def test_every_boilerplate_line_is_cut_between_paragraphs(row):
    assert lines(f"{FIRST}\n{row['matches']}\n{LAST}", f"{row['outlet']}.example") == [FIRST, LAST]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["not"])
def test_what_only_looks_like_boilerplate_stays(row):
    assert row["not"] in cleaned(f"{FIRST}\n\n{row['not']}\n\n{LAST}").text


@pytest.mark.parametrize("row", [row for row in ROWS if row["outlet"] != "-"], ids=lambda row: row["matches"])
def test_what_only_one_outlet_writes_stays_in_others(row):
    assert row["matches"] in cleaned(f"{FIRST}\n\n{row['matches']}\n\n{LAST}", "Suara Pesisir").text


def test_a_link_takes_its_title_with_it():
    assert lines(f"{FIRST}\nBaca juga:\nWarga Wanatirta Menolak Relokasi\n{LAST}") == [FIRST, LAST]
    assert lines(f"{FIRST}\nBaca juga:\n{LAST}") == [FIRST, LAST]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Sebuah perahu\nKaram di muara\nWanatirta," tulis akun itu.', 1),
        ("“Air sudah surut sejak pagi.\nBesok kami pulang,” ujarnya.", 1),
        ('"Air surut."\nWarga pulang.\n"Jalan dibuka," kata Ratna.', 3),
        ('"Air surut.\nWarga pulang.\nMereka memasang spanduk "Terima Kasih".', 3),
        ('"Air surut.\n"Jalan dibuka," kata Ratna.', 2),
    ],
)
def test_a_quotation_over_several_lines_is_one_paragraph(text, expected):
    assert len(lines(text)) == expected


def test_a_heading_that_runs_into_its_text_is_a_line_of_its_own():
    assert lines("Pengungsi Butuh SelimutSementara itu, warga pulang.") == [
        "Pengungsi Butuh Selimut",
        "Sementara itu, warga pulang.",
    ]
    assert lines("Air surut. Baca juga: Bupati Tutup Jalan Tanggul Namun, warga pulang.")[-1] == "Namun, warga pulang."
    assert len(lines("Dewan Perwakilan Kota Sementara, dan wakilnya pulang.")) == 1
    assert len(lines("Warga di Kantor Urusan GedungDalam Negeri pulang.")) == 1
    assert len(lines("Warga menonton sinetronKetika air surut.")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Sumber itu menolak menyebut nama.",
        "Penulis buku itu, Ratna Prameswari, hadir.",
        "Reporter itu pulang lebih awal.",
        "Berita terkait banjir itu dibantah Ratna.",
        "Trending di media sosial, lagu itu diputar lagi.",
        "Halaman rumahnya tergenang.",
    ],
)
def test_sentences_that_begin_like_a_byline_stay(line):
    assert lines(f"{FIRST}\n{line}\n{LAST}") == [FIRST, line, LAST]


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("JAKARTA - ", "Jakarta"),
        ("Jakarta — ", "Jakarta"),
        ("JAKARTA, Harian Cakrawala - ", "Jakarta"),
        ("WANATIRTA, KABARNUSA.COM - ", "Wanatirta"),
        ("Kabarnusa.com, Jakarta - ", "Jakarta"),
        ("KABARNUSA.COM, JAKARTA -- ", "Jakarta"),
        ("JAKARTA-", "Jakarta"),
        ("Jakarta, Kabarnusa.co.id – ", "Jakarta"),
        # a hyphen inside the site's or the town's name, and a dash that was lost
        ("KABAR-PESISIR.com, WANATIRTA - ", "Wanatirta"),
        ("KABAR-PESISIR.com - ", None),
        ("SANTA-RATNA- ", "Santa-Ratna"),
        ("WANATIRTA, KABARNUSA.com  ", "Wanatirta"),
        ("WANATIRTA, KABARNUSA.com ", "Wanatirta"),
        ("KABARNUSA.CO.ID, JAKARTA  ", "Jakarta"),
    ],
)
def test_a_dateline_is_no_part_of_the_text(head, place):
    article = cleaned(f"{head}{FIRST}")
    assert article.text == FIRST
    assert article.dateline == place


@pytest.mark.parametrize(
    "text",
    [
        "Warga Wanatirta - yang rumahnya hanyut - mengungsi.",
        "Banjir - longsor melanda desa.",
        "Ratna tiba di Jakarta - kota itu lengang.",
        '"KTPS-nya sudah mati, jadi harus diurus lagi," kata Ratna.',
        "TEKA-teki itu belum terjawab.",
        "JAKARTA  Selatan tergenang.",
        "Jakarta, Kabarnusa.com memberitakan hal itu.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text):
    assert cleaned(text).text == text
    assert cleaned(text).dateline is None


def test_a_dateline_on_lines_of_its_own():
    article = cleaned(f"Jakarta\n-\n{FIRST}")
    assert article.text == FIRST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # marks
        ('"Air surut,"kata Ratna.', '"Air surut," kata Ratna.'),
        ('Air surut dan jalan dibuka,"kata Ratna.', 'Air surut dan jalan dibuka," kata Ratna.'),
        ("Air surut.2. Warga pulang.", "Air surut. 2. Warga pulang."),
        ('Ia menulis: air surut."2. Warga pulang.', 'Ia menulis: air surut." 2. Warga pulang.'),
        ("Rapat itu di Jalan Pesisir no.5 Wanatirta.", "Rapat itu di Jalan Pesisir no.5 Wanatirta."),
        ('Ratna lega."Air surut," kata Dimas.', 'Ratna lega. "Air surut," kata Dimas.'),
        ("“Air surut,”kata Ratna.", "“Air surut,” kata Ratna."),
        ("Air surut,kata Ratna.", "Air surut, kata Ratna."),
        ("Air surut.Warga pulang.", "Air surut. Warga pulang."),
        ("Air surut sejak 2024.Warga pulang.", "Air surut sejak 2024. Warga pulang."),
        ("Pos itu memakai versi 2.iOS dan 3.A.", "Pos itu memakai versi 2.iOS dan 3.A."),
        ('Ia menulis "surut".Warga pulang.', 'Ia menulis "surut". Warga pulang.'),
        ("Air mulai surut.BACA JUGA - Warga Pulang", "Air mulai surut. BACA JUGA - Warga Pulang"),
        ("Hal itu dikutip BBC.Sumber lain diam.", "Hal itu dikutip BBC. Sumber lain diam."),
        ("Harganya dua juta dolar AS.Warga pulang.", "Harganya dua juta dolar AS. Warga pulang."),
        ("Ratna berkata“air surut”.", "Ratna berkata “air surut”."),
        ("Kata Ratna kepada Kabarnusa.compada Senin.", "Kata Ratna kepada Kabarnusa.com pada Senin."),
        # a capital inside a word
        ("Warga diJakarta pulang.", "Warga di Jakarta pulang."),
        ("PresidenRusia tiba.", "Presiden Rusia tiba."),
        ("Rusiamenegaskan hal itu.", "Rusia menegaskan hal itu."),
        ("Polandiamenegaskan hal itu.", "Polandia menegaskan hal itu."),
        # what stands by itself elsewhere, behind a word of the news; no word that only begins like a foreign name
        ("Kepala PerikananDimas Arka tiba. Dimas lelah.", "Kepala Perikanan Dimas Arka tiba. Dimas lelah."),
        ("Kepala KelautanXenda Arka tiba.", "Kepala KelautanXenda Arka tiba."),
        ("Wali Kota DepokXenda Arka tiba.", "Wali Kota Depok Xenda Arka tiba."),
        ("Foto itu dari laporanYouTube tadi.", "Foto itu dari laporan YouTube tadi."),
        # a cue or preposition glued to what follows
        ("Air surut, katawakil bupati.", "Air surut, kata wakil bupati."),
        ("Dikutip daridetikNews, air surut.", "Dikutip dari detikNews, air surut."),
        ("Dikutip darikabarnusa.co.id, air surut.", "Dikutip dari kabarnusa.co.id, air surut."),
        ("Ratna bercerita kepadaKabarNusa.com, Senin.", "Ratna bercerita kepada KabarNusa.com, Senin."),
        ("Ratna menegaskan bahwatanggul itu kuat.", "Ratna menegaskan bahwa tanggul itu kuat."),
        ("Ratna menyebut bahwatangguladalah kunci.", "Ratna menyebut bahwa tanggul adalah kunci."),
        # a verb glued to a name that nobody knows, the longest one
        ("Nara Kumalamembagikan cerita.", "Nara Kumala membagikan cerita."),
        ("Bima Wibowomenjelaskan hal itu.", "Bima Wibowo menjelaskan hal itu."),
        ("Sinar Wanatirtamerupakan nama kapal.", "Sinar Wanatirta merupakan nama kapal."),
        # a function word glued to a name or word that the news know
        ("Bima Hartonoakan pulang.", "Bima Hartono akan pulang."),
        ("Bima Hartonoyang baru tiba.", "Bima Hartono yang baru tiba."),
        ("Bima Hartonokini tinggal di desa.", "Bima Hartono kini tinggal di desa."),
        ("Ia mengurus lahan pertaniantersebut.", "Ia mengurus lahan pertanian tersebut."),
        ("Bendungan airyang lama dan kendaraanyang rusak.", "Bendungan airyang lama dan kendaraan yang rusak."),
        ("Warga dan investormenjadi saksi.", "Warga dan investor menjadi saksi."),
        # glued on both sides
        ("BOBBYHartonobuka peluang. Bobby tiba.", "BOBBY Hartono buka peluang. Bobby tiba."),
        ("Laga SagrawandanMirtaka seru.", "Laga Sagrawan dan Mirtaka seru."),
        ("Ia hadir sebelum BimantoramembagikanSagrawan.", "Ia hadir sebelum Bimantora membagikan Sagrawan."),
        # a credit, and a word or place in capitals
        ("MelansirKabar Pesisir, air surut.", "Melansir Kabar Pesisir, air surut."),
        ("PELATIHTimnas itu pulang.", "PELATIH Timnas itu pulang."),
        ("MILANFederasi itu diam.", "MILAN Federasi itu diam."),
        ("Dikutip Kabarsebagaimana dimuat.", "Dikutip Kabar sebagaimana dimuat."),
    ],
)
def test_a_lost_space_is_put_back(text, expected):
    assert cleaned(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "Warga memakai WhatsApp dan YouTube.",
        "Pemilik iPhone dan MotoGP hadir.",
        "McArthur dan DeLuca bertemu.",
        "EnergiQuant tumbuh. Laba EnergiQuant naik, kata EnergiQuant.",
        "Kata Ratna kepada talkSPORT.",
        "Gelar SKM.MKes dipakai.",
        "Ketua HM.Arkana dan toko JD.Com, Perkara 7/PN.Wanatirta dibuka.",
        "Harga Rp 1.500,50 per liter.",
        "Pukul 07.30 air naik.",
        "Kabar itu dimuat kabarnusa.co.id kemarin.",
        "Keluarga Pasaribu mengungsi.",
        "Ratna Miranda dan Arya Sudarmadi pulang ke Banjarnegara.",
        "Bus Biskita dan Desa Sirnaresmi disebut.",
        "Warga Joyotakan dan Penanjakan hadir.",
        "Keterangan bahwasanya air surut.",
        "Pelatih itu berdarah Minang.",
        "Anak-anak Jum'at lalu pulang.",
    ],
)
def test_what_is_written_together_stays_together(text):
    assert cleaned(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an anchor that stood on a line of its own
        ("Air surut di\nBendungan Wanatirta\nsejak pagi.", ["Air surut di Bendungan Wanatirta sejak pagi."]),
        ("Air surut\n, kata Ratna.", ["Air surut, kata Ratna."]),
        ("Air sungai di desa itu\nsurut sejak pagi.", ["Air sungai di desa itu surut sejak pagi."]),
        (
            '"Air sudah surut," kata Ratna kepada\nKabar Nusa yang dikelola oleh warga Wanatirta hari itu.',
            ['"Air sudah surut," kata Ratna kepada Kabar Nusa yang dikelola oleh warga Wanatirta hari itu.'],
        ),
        # an office, its body and its holder, each on a line of its own
        (
            "Wakil Gubernur\nSagara\nRatna Dewi\nmengakui banjir belum surut.",
            ["Wakil Gubernur Sagara Ratna Dewi mengakui banjir belum surut."],
        ),
        (
            "Pelatih Sagara,\nHadi Sukmana\nmemuji timnya.",
            ["Pelatih Sagara, Hadi Sukmana memuji timnya."],
        ),
        (
            "Gubernur Sagara\nAir Surut di Wanatirta\nWarga pulang.",
            ["Gubernur Sagara", "Air Surut di Wanatirta", "Warga pulang."],
        ),
        # paragraphs stay apart, with a stop or without
        (
            "Ratna mengatakan air sudah surut sejak pagi\nWarga yang mengungsi pulang ke rumah siang itu juga.",
            ["Ratna mengatakan air sudah surut sejak pagi", "Warga yang mengungsi pulang ke rumah siang itu juga."],
        ),
        # a sentence that begins with a small letter behind a stop
        (
            "Air sudah surut.\nposKo 2 dan alat lain\nMenurut Ratna, warga pulang.",
            ["Air sudah surut.", "posKo 2 dan alat lain", "Menurut Ratna, warga pulang."],
        ),
        ("Air surut 40%.\nwarga desa itu pulang.", ["Air surut 40%.", "warga desa itu pulang."]),
        # not behind an abbreviation, and not a cue
        ("Ratna tinggal di Jl.\nmelati bersama warga.", ["Ratna tinggal di Jl. melati bersama warga."]),
        ("Air sudah surut.\nkata Ratna.", ["Air sudah surut. kata Ratna."]),
        (f"{FIRST}\n{LAST}", [FIRST, LAST]),
        (f"{FIRST}\n\n\n{LAST}", [FIRST, LAST]),
        (f"{FIRST}\r\n{LAST}", [FIRST, LAST]),
        ("Air Surut\n\nwarga pulang.", ["Air Surut", "warga pulang."]),
    ],
)
def test_broken_lines_are_joined(text, expected):
    assert lines(text) == expected


@pytest.mark.parametrize("text", ["", "   \n\n\t", "ADVERTISEMENT", "Baca juga: Warga Menolak\n(abc/def)"])
def test_nothing_but_boilerplate_is_an_empty_text(text):
    assert cleaned(text).text == ""


def test_spans_map_back_to_the_document():
    text = f'JAKARTA - {FIRST}\nADVERTISEMENT\n"Air surut,"kata Ratna.'
    article = cleaned(text)
    for words in ("sungai", "surut,", "kata", "Ratna"):
        start = article.text.index(words)
        (span,) = article.offsets.to_source(Span(start, start + len(words)))
        assert span.of(text) == words


def test_a_span_over_a_cut_line_has_two_parts():
    text = f"{FIRST}\nADVERTISEMENT\n{LAST}"
    article = cleaned(text)
    assert [span.of(text) for span in article.offsets.to_source(Span(0, len(article.text)))] == [FIRST, LAST]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{FIRST}Baca Juga:Warga Wanatirta Menolak Pindah!Kemudian jalan dibuka lagi.",
            [FIRST, "Kemudian jalan dibuka lagi."],
        ),
        (f"{FIRST}Baca juga: Tanggul Wanatirta Jebol Lagi", [FIRST]),
        (
            f'{FIRST}Baca Juga:Tanggul Wanatirta Jebol 2025"Kami pulang," kata Ratna.',
            [FIRST, '"Kami pulang," kata Ratna.'],
        ),
        ("Ia baca juga: surat itu.", ["Ia baca juga: surat itu."]),
    ],
)
def test_titles_glued_into_a_line_are_cut(text, expected):
    assert lines(text) == expected


def test_a_cue_closes_its_line_without_a_stop():
    text = '"Angin kencang sejak pagi dan hujan turun," katanya\nPusat Cuaca Sagara memberi peringatan.'
    assert lines(text) == text.split("\n")
