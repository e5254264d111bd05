"""Who a source is: the last quote of each text, and the full name that its source gets."""

from __future__ import annotations

import pytest

from tests.unit.extract.examples import quotes

MAYOR = "Wali Kota Wanatirta Ratna Prameswari meninjau tanggul."

CASES = [
    # short names
    (f'{MAYOR} "Air surut," kata Ratna.', "Ratna Prameswari", "short-name"),
    (f'{MAYOR} "Air surut," kata Prameswari.', "Ratna Prameswari", "short-name"),
    ('Dimas Arkananta Putra melapor. Adiknya, Bagas Arkananta, hilang. "Kami cemas," kata Dimas.',
     "Dimas Arkananta Putra", "short-name"),
    ('Ratna Prameswari dan Dimas Arkananta tiba. "Air surut," kata Ratna. "Belum semua," kata Dimas.',
     "Dimas Arkananta", "short-name"),
    (('"Air naik," kata Bupati Sumberjati Agus Prihadi. "Tiga desa terisolasi," kata Camat Rini Andayani. '
     '"Kami kirim perahu," kata Agus.'), "Agus Prihadi", "short-name"),
    # acronyms
    ('Badan Pengawas Bendungan (BPB) memeriksa tanggul. "Air surut," tulis BPB.',
     "Badan Pengawas Bendungan", "short-name"),
    ("Badan Pengawas Bendungan Wanatirta Raya (BPB WR) memeriksa tanggul. BPB WR menyatakan air surut.",
     "Badan Pengawas Bendungan Wanatirta Raya", "short-name"),
    ("Kementerian Luar Negeri (Kemlu) memanggil duta besar. Kemlu menyatakan kapal itu ditahan.",
     "Kementerian Luar Negeri", "short-name"),
    # an acronym in brackets inside a body's name
    ("Korps Jaga Pantai (Korjatai) Polri menyatakan air surut.", "Korps Jaga Pantai Polri", "short-name"),
    ('Dinas Kesehatan (Dinkes) Bandar Lampung menyatakan air surut. "Jaga kebersihan," tulis Dinkes.',
     "Dinas Kesehatan Bandar Lampung", "short-name"),
    ("Kantor Sensus (KS) Kementerian Data Nusantara menyatakan air surut.", "Kantor Sensus", "full-name"),
    # nicknames
    ('Laras Widowati, yang akrab disapa Ning, kehilangan rumah. "Air naik cepat," kata Ning.',
     "Laras Widowati", "short-name"),
    ('Pembalap Dimas "Dimo" Arkananta belum puas. "Waktunya rumit," sebut Dimo.', "Dimas Arkananta", "short-name"),
    ('Laras Widowati kehilangan rumah. "Air naik cepat," kata Ning, sapaan akrabnya.',
     "Laras Widowati", "nickname"),
    ('Laras Widowati kehilangan rumah. Ning, sapaan akrab Laras, mengungsi. "Air naik cepat," kata Ning.',
     "Laras Widowati", "short-name"),
    ('Laras Widowati, sapaan akrabnya Ning, kehilangan rumah. "Air naik cepat," kata Ning.',
     "Laras Widowati", "short-name"),
    # a slip in a name, and names that are spelled in two ways
    ('Kepala Posko Dimas Sulpratik melapor. "Air surut," kata Sulpartik.', "Dimas Sulpratik", "short-name"),
    ('"Air surut," kata Dimas Arkananta, Senin. "Jalan dibuka," kata Dimas Arkanata.', "Dimas Arkananta", "short-name"),
    ('Camat Zaenal Arkananta tiba. "Air surut," kata Zainal.', "Zaenal Arkananta", "short-name"),
    ('Camat Faizal Arkananta tiba. "Air surut," kata Faisal.', "Faizal Arkananta", "short-name"),
    ('Camat Rahmat Arkananta tiba. "Air surut," kata Rahman.', "Rahman", "full-name"),
    ('Camat Mariono Arkananta tiba. "Air surut," kata Mariona.', "Mariona", "full-name"),
    # a nickname of pieces of a name that nobody introduces
    ('Ketua Dewan Bimo Arkananta tiba. "Air surut," kata Bimark.', "Bimo Arkananta", "short-name"),
    ('Penyiar Yoana Arkandar tiba. "Air surut," kata Yodar.', "Yoana Arkandar", "short-name"),
    ('Ketua Dewan Bimo Arkanetya tiba. "Air surut," kata Bimarkt.', "Bimo Arkanetya", "short-name"),
    ('Bimo Arkananta dan Biman Arkana tiba. "Air surut," kata Bimark.', "Bimark", "full-name"),
    ('Manajer Delvira Arkananta tiba. "Air surut," sambung Vira.', "Delvira Arkananta", "nickname"),
    # pronouns
    (f"{MAYOR} Ia mengatakan air surut.", "Ratna Prameswari", "pronoun"),
    (f'{MAYOR} "Air surut," kata dia.', "Ratna Prameswari", "pronoun"),
    # a clitic: the last speaker, or who was made the subject since
    (f'{MAYOR} "Air surut," ujarnya.', "Ratna Prameswari", "carried-over"),
    (('"Air surut," kata Ratna Prameswari. Dimas Arkananta menilai warga perlu dilibatkan. '
     '"Jangan terburu-buru," tuturnya.'), "Dimas Arkananta", "carried-over"),
    ('"Air surut," kata Ratna Prameswari. Pengamat Dimas Arkananta membantah. "Air masih tinggi," tukasnya.',
     "Dimas Arkananta", "carried-over"),
    # who is named behind "oleh" has spoken too, and so has one word that the tagger knows as a name and begins with
    (('"Air surut," kata Ratna Prameswari. Kabar itu dibenarkan oleh Camat Sumberjati, Dimas Arkananta. '
     'Kata dia, pompa sudah bekerja.'), "Dimas Arkananta", "pronoun"),
    (('"Air surut," kata Ratna Prameswari. Adapun Dimas Arkananta, pemilik warung, melihat keadaan lain. '
     '"Air masih setinggi lutut di pasar," imbuhnya.'), "Dimas Arkananta", "carried-over"),
    # a body goes on right behind its own quotation
    (('"Air surut," kata Ratna Prameswari. "Jalan dibuka," kata Badan Siaga Negara. "Jembatan belum," tambahnya.'),
     "Badan Siaga Negara", "carried-over"),
    # question and answer
    ('"Kapan air surut?" tanya Dimas Arkananta. "Besok," jawab Ratna Prameswari. "Terima kasih," ujarnya.',
     "Ratna Prameswari", "carried-over"),
    # a left-out subject
    ("Ratna Prameswari berkunjung ke posko dan berjanji mengganti kerugian.", "Ratna Prameswari", "same-subject"),
    # roles
    (f"{MAYOR} Wali kota itu mengatakan air surut.", "Ratna Prameswari", "role"),
    (f'{MAYOR} "Air surut," kata wali kota.', "Ratna Prameswari", "role"),
    # age, and nouns that point back
    ('Laras Widowati (46) kehilangan rumah. "Air naik cepat," kata perempuan 46 tahun itu.',
     "Laras Widowati", "role"),
    ('Laras Widowati kehilangan rumah. "Air naik cepat," kata perempuan itu.', "Laras Widowati", "anaphor"),
    ("Ratna Prameswari mengeluh. Menurut perempuan itu, bantuan lambat.", "Ratna Prameswari", "anaphor"),
    # a name inside the description is not whom it means; an expert with "itu" is one person
    ("Raka Wirawan pamit. Suami Laras Widowati itu mengatakan acara lain menunggu.", "Raka Wirawan", "anaphor"),
    ('Ketua Gizi Nusa, dr. Raka Wirawan, hadir. "Makan sayur tiap hari," ucap pakar gizi komunitas itu.',
     "Raka Wirawan", "anaphor"),
    # a date of birth inside the description, and a noun without "seorang" behind its cue
    ('"Air surut," kata Dimas Arkananta. "Kami berlatih lagi," jelas pemain kelahiran 30 April 2004 ini.',
     "Dimas Arkananta", "anaphor"),
    ('"Air surut," kata Ratna Prameswari. "Turunkan harga beras," teriak orator.', "orator", "description"),
    # "dan" inside an office is no second source
    ('"Suhu turun," kata Direktur Gempabumi dan Tsunami Badan Cuaca, Dimas, Senin.', "Dimas", "full-name"),
    # organisations
    ("Badan Pengawas Bendungan memeriksa tanggul. Lembaga itu menyatakan air surut.",
     "Badan Pengawas Bendungan", "anaphor"),
    # sources without a name
    ("Seorang sumber di kementerian mengatakan kapal akan ditahan. Sumber tersebut menyebut perintah sudah terbit.",
     "Seorang sumber di kementerian", "same-description"),
    ('Seorang pejabat mengatakan kapal akan ditahan. "Perintah sudah terbit," kata pejabat itu.',
     "Seorang pejabat", "same-description"),
    # documents that point back: to the one described before, to who has just spoken
    ("Menukil laporan Radio Pesisir, dua klub bersaing. Laporan tersebut mengklaim bahwa Dimas harus pindah.",
     "laporan Radio Pesisir", "anaphor"),
    ("Survei Pantau Nusa dimulai pada 3 Maret. Hasilnya, penelitian itu menyebut 78 persen warga puas.",
     "Survei Pantau Nusa", "anaphor"),
    (('Hal ini tertuang dalam Peraturan Presiden (Perpres) Nomor 9 Tahun 2025. '
     '"Jumlah pegawai yang pindah dibatasi," bunyi beleid tersebut.'),
     "Peraturan Presiden (Perpres) Nomor 9 Tahun 2025", "anaphor"),
    ("Gugatan Radio Pesisir kalah. Gugatan Dimas itu menuduh camat lalai.", "Gugatan Dimas itu", "description"),
    (('"Kami tidak melacak siapa pun," kata Badan Siaga Negara. '
     '"Isi pesan tetap rahasia bagi semua pihak," tambah pernyataan tersebut.'), "Badan Siaga Negara", "anaphor"),
    # a group: the subject of the sentence before, not one person who spoke earlier
    ('"Air surut," kata Ratna Prameswari. Kini, para pedagang telah pindah. Mereka berharap pasar segera dibuka.',
     "para pedagang", "pronoun"),
    ('"Air surut," kata Ratna Prameswari. Lalu kedua saksi menunggu di luar. Mereka menyebut taksi itu sudah pergi.',
     "kedua saksi", "pronoun"),
    (('"Air surut," kata Ratna Prameswari. Dimas Arkananta (22) dan Bagas Wicaksana (25) mengungsi. '
     'Keduanya mengaku belum menerima bantuan.'), "Dimas Arkananta dan Bagas Wicaksana", "pronoun"),
    ('"Air surut," kata Ratna Prameswari. Badan Siaga Negara menutup jalan. Menurut mereka, longsor masih mungkin.',
     "Badan Siaga Negara", "pronoun"),
    (("Ratna Prameswari pulang. Para peneliti membaca data kota. Kemudian, mereka mengikis kerak itu. "
     "Mereka menemukan bahwa udara mengubah warna batu."), "Para peneliti", "pronoun"),
    (('Badan Siaga Negara menyatakan ribuan turis aman. "Semua peserta aman dan sehat," bunyi pernyataan mereka.'),
     "Badan Siaga Negara", "pronoun"),
    ("Ratna Prameswari menegaskan bahwa mereka berharap jalan segera dibuka.", "Ratna Prameswari", "pronoun"),
    # nobody
    ('"Air surut," ujarnya.', None, "no-source"),
    (
        '"Bagus," kata Ratna Dewi.\nDimas Putra dan Ratna Sari tampak di tribun.\nMenurut Ratna, acara itu lancar.',
        "Ratna Dewi",
        "short-name",
    ),
    (
        '"Bagus," kata Ratna Dewi.\nRatna Sari kemudian naik ke panggung.\nMenurut Ratna, acara itu lancar.',
        "Ratna Sari",
        "short-name",
    ),
    (
        'Menurut memo internal, biaya sedang dihitung. "Tarif naik," kata memo tersebut.',
        "memo internal",
        "same-description",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "reason"), CASES)
def test_the_last_source_is(text, name, reason):
    quote = quotes(text)[-1]
    assert (quote.agent.name if quote.agent else None) == name
    assert quote.reasons[-1] == reason


def test_a_quotation_that_opens_the_article_takes_the_next_speaker():
    first, second = quotes('"Kami tidak akan pindah dari sini."\n"Rumah ini milik kami," kata Ratna Prameswari.')
    assert first.agent == second.agent
    assert first.reasons[-1] == "next-speaker"


POST = '"Daftar sekarang bantuan perahu gratis untuk semua nelayan."'
DENIAL = '"Itu tidak benar," kata Hadi Sukmana.'


@pytest.mark.parametrize(
    ("introduction", "name"),
    [
        ("Kabar itu diunggah salah satu akun Facebook. Unggahan itu berupa tulisan sebagai berikut.",
         "salah satu akun Facebook"),
        ("Video itu diberi keterangan sebagai berikut:", None),
        ('"Air surut," kata Ratna Prameswari. Poster itu memuat tulisan berikut ini:', None),
    ],
)  # fmt: skip
def test_a_post_that_is_presented_is_its_accounts_or_nobodys(introduction, name):
    *_, post, denial = quotes(f"{introduction}\n{POST}\n{DENIAL}")
    assert (post.agent.name if post.agent else None) == name
    assert denial.agent is not None
    assert denial.agent.name == "Hadi Sukmana"


def test_an_agent_has_all_its_mentions_and_roles():
    text = f'{MAYOR} "Air surut," kata Ratna. "Kami pulang," ujar wali kota.'
    agent = quotes(text)[0].agent
    assert agent is not None
    assert [span.of(text) for span in agent.mentions][:2] == ["Ratna Prameswari", "Ratna"]
    assert agent.mention == agent.mentions[0]
    assert [role.label for role in agent.roles] == ["Wali Kota Wanatirta"]


def test_those_joined_by_dan_are_not_one_agent_twice():
    text = "Salah seorang warga, Ratna, menilai air surut. Ratna dan warga setempat mengaku tak mengenali korban."
    agent = quotes(text)[-1].agent
    assert agent is not None
    assert [member.name for member in agent.members] == ["Ratna", "warga setempat"]


def test_names_joined_by_dan_that_are_one_person_are_that_person():
    text = '"Air surut," kata Ratna Prameswari. Ratna dan Ratna Prameswari mengaku tak mengenali korban.'
    agent = quotes(text)[-1].agent
    assert agent is not None
    assert (agent.name, agent.members) == ("Ratna Prameswari", ())


def test_two_anonymous_sources_are_two_agents():
    text = "Seorang warga mengatakan air surut. Seorang petugas mengatakan air masih tinggi."
    first, second = quotes(text)
    assert first.agent != second.agent
