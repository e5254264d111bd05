"""Passive cues: the agent stands behind, the content where the construction puts it."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import direct, indirect, mixed, said

POINTS_BACK = [
    ("Air sudah surut sejak pagi. Hal ini disampaikan Ratna.",
     [indirect("Air sudah surut sejak pagi", "disampaikan", "Ratna")]),
    ("Air sudah surut sejak pagi. Hal itu diungkapkan oleh Ratna.",
     [indirect("Air sudah surut sejak pagi", "diungkapkan", "Ratna")]),
    ("Air sudah surut sejak pagi. Pernyataan itu disampaikan Wali Kota Wanatirta Ratna Prameswari, Senin (10/2/2025).",
     [indirect("Air sudah surut sejak pagi", "disampaikan", "Ratna Prameswari")]),
    ("Air sudah surut sejak pagi.\nHal tersebut dibenarkan Ratna.",
     [indirect("Air sudah surut sejak pagi", "dibenarkan", "Ratna")]),
    ("Air sudah surut sejak pagi. Hal ini sebagaimana disampaikan Ratna pada Senin (10/2/2025).",
     [indirect("Air sudah surut sejak pagi", "disampaikan", "Ratna")]),
    ("Air sudah surut sejak pagi. Demikian disampaikan Ratna, sehari setelah ia meninjau tanggul.",
     [indirect("Air sudah surut sejak pagi", "disampaikan", "Ratna")]),
    # what is attributed already is not attributed again
    ('"Air sudah surut sejak pagi," kata Ratna. Hal itu dibenarkan Dimas.',
     [direct("Air sudah surut sejak pagi", "kata", "Ratna")]),
    # nothing stands before
    ("Hal ini disampaikan Ratna.", []),
]  # fmt: skip

AGENT_FIRST = [
    ("Dijelaskan Ratna, air sudah surut sejak pagi.", [indirect("air sudah surut sejak pagi", "Dijelaskan", "Ratna")]),
    ("Disampaikan Ratna bahwa air sudah surut.", [indirect("air sudah surut", "Disampaikan", "Ratna")]),
    ("Dikatakan Ratna, warga bisa pulang besok.", [indirect("warga bisa pulang besok", "Dikatakan", "Ratna")]),
    ("Dikatakan oleh Ratna bahwa air, yang naik sejak pagi, sudah surut.",
     [indirect("air, yang naik sejak pagi, sudah surut", "Dikatakan", "Ratna")]),
]  # fmt: skip

WRITTEN = [
    ("Dalam Pasal 14 disebutkan, pemilik perahu wajib melapor sebelum berlayar.",
     [indirect("pemilik perahu wajib melapor sebelum berlayar", "disebutkan", "Pasal 14")]),
    ("Sementara dalam pasal 9 disebutkan Kepala Desa dapat membentuk tim khusus.",
     [indirect("Kepala Desa dapat membentuk tim khusus", "disebutkan", "pasal 9")]),
    ("Lebih jauh, dalam surat edaran tersebut juga ditegaskan bahwa warga tidak boleh memberi imbalan.",
     [indirect("warga tidak boleh memberi imbalan", "ditegaskan", "surat edaran tersebut")]),
    ("Dalam siaran pers Dinas Perikanan Wanatirta, dijelaskan bahwa perahu tua akan ditarik.",
     [indirect("perahu tua akan ditarik", "dijelaskan", "siaran pers Dinas Perikanan Wanatirta")]),
    # somebody else, or nobody knows who, says it
    ("Dalam aturan itu dijelaskan Ratna, pemilik perahu wajib melapor.", []),
    ("Dalam laporannya disebutkan bahwa dua belas rumah rusak.", []),
    # only named or called
    ("Dalam surat itu disebutkan sejumlah nama pejabat desa.", []),
    ("Dalam data itu disebut sebagai kota termacet.", []),
]  # fmt: skip

INSERTED = [
    ("Air sudah surut sejak pagi, seperti dikonfirmasi Ratna.",
     [indirect("Air sudah surut sejak pagi", "dikonfirmasi", "Ratna")]),
    ("Air, seperti dijelaskan Ratna, sudah surut sejak pagi.",
     [indirect("Air … sudah surut sejak pagi", "dijelaskan", "Ratna")]),
    ("Air sudah surut sejak pagi, sebagaimana disampaikan Ratna, Senin (10/2/2025).",
     [indirect("Air sudah surut sejak pagi", "disampaikan", "Ratna")]),
    ("Air sudah surut, demikian dilaporkan BPBD Wanatirta.",
     [indirect("Air sudah surut", "dilaporkan", "BPBD Wanatirta")]),
]  # fmt: skip

AS = [
    ('Proyek itu disebut Ratna sebagai "bencana yang dijadwalkan".',
     [mixed("bencana yang dijadwalkan", "disebut", "Ratna")]),
]  # fmt: skip

RELATIVE_AND_SUBJECT = [
    # more is said of what a judgement points back to
    ("Tanggul itu retak. Hal tersebut diklaim oleh Ratna menjadi alasan warga mengungsi.",
     [indirect("Hal tersebut … menjadi alasan warga mengungsi", "diklaim", "Ratna")]),
    ("Serangan drone yang diklaim Korvath telah merusak jembatan.",
     [indirect("Serangan drone … telah merusak jembatan", "diklaim", "Korvath")]),
    ("Kedua kapal itu memakai mesin baru yang diklaim Korvath dapat menghemat solar.",
     [indirect("mesin baru … dapat menghemat solar", "diklaim", "Korvath")]),
    ('Tersedia dua pilihan mesin, "Arus" dan "Ombak," yang diklaim Korvath dapat menghemat solar.',
     [mixed('dua pilihan mesin, "Arus" dan "Ombak," … dapat menghemat solar', "diklaim", "Korvath")]),
    ("Satu hal yang disampaikan Ratna adalah perlunya tanggul baru.",
     [indirect("Satu hal … adalah perlunya tanggul baru", "disampaikan", "Ratna")]),
    ("Panen tahun ini diperkirakan BMKG akan mundur sebulan.",
     [indirect("Panen tahun ini … akan mundur sebulan", "diperkirakan", "BMKG")]),
    ("Jembatan itu disebut Ratna sudah retak sejak lama.",
     [indirect("Jembatan itu … sudah retak sejak lama", "disebut", "Ratna")]),
]  # fmt: skip

NOBODY = [
    "Ratusan rumah dilaporkan rusak.",
    "Pelaku diduga melarikan diri ke Wanatirta.",
    "Bantuan itu belum bisa disampaikan kepada warga.",
    "Wali kota dikabarkan sakit.",
    "Kapal itu disebut kapal hantu.",
    # whom or what is told of stands behind it
    "Disebutkan kelompok nelayan termuda, yakni 18-29 tahun, mengalami kerugian terbesar.",
    "Disebutkan korban yang kaget itu sempat menepuk tangan pelaku.",
    "Laga itu bahkan disebut salah satu laga terbaik sepanjang musim.",
    # the reporter's clause about what somebody said, wrote or named
    "Kerusakan yang dikeluhkan Ratna Prameswari itu ringan.",
    "Bantuan yang dijanjikan pemerintah akan ditransfer langsung ke rekening penerima.",
    "Acara yang disebut Pesta Laut ini terlihat meriah.",
    "Novel tebal itu ditulis oleh Ratna Prameswari mengikuti kisah dua nelayan.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), POINTS_BACK)
def test_this_was_said_by_points_to_the_sentence_before(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), AGENT_FIRST)
def test_a_passive_that_opens_the_sentence(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_a_document_states_what_stands_in_it(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), INSERTED)
def test_as_was_said_by(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), AS)
def test_called_by_somebody_as(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), RELATIVE_AND_SUBJECT)
def test_the_subject_is_part_of_what_is_said(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_a_passive_without_an_agent_reports_nobody(text):
    assert said(text) == []
