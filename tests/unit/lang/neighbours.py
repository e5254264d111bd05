"""Articles in Indonesian and in languages near to it or far from it; people and places are invented."""

from __future__ import annotations

MALAY = """\
SERI MELATI: Pihak polis mengesahkan seorang lelaki ditahan kerana disyaki mencuri kereta milik jirannya di Taman \
Seri Melati malam tadi. Ketua Polis Daerah, Superintenden Azlan Harun berkata, suspek berusia 34 tahun itu ditahan \
di sebuah stesen minyak kira-kira jam 11 malam.

Beliau berkata, siasatan awal mendapati suspek tidak mempunyai rekod jenayah lampau. "Kami percaya suspek bertindak \
bersendirian dan kes ini disiasat mengikut Kanun Keseksaan," katanya kepada pemberita di sini hari ini.

Sementara itu, mangsa, Puan Rohana Salleh, 52, memberitahu bahawa kereta berkenaan baru sahaja dibeli pada bulan \
Ogos lalu. Menurutnya, dia hanya menyedari kehilangan itu selepas pulang daripada mesyuarat di pejabat.

"Saya terkejut kerana pagar rumah masih berkunci. Saya harap pihak polis dapat menyelesaikan kes ini dengan segera," \
ujarnya. Sebanyak tiga kejadian yang sama dilaporkan di kawasan itu sejak Isnin lepas.
"""
MALAY_PLAIN = """\
Cuaca di kawasan pergunungan itu sentiasa berubah-ubah. Pada waktu pagi, kabus turun perlahan-lahan dan menutupi \
seluruh lembah. Apabila matahari naik, penduduk kampung mula keluar untuk bekerja di kebun teh dan di ladang sayur.

Pak Seman sudah tinggal di situ sejak kecil. Dia masih ingat bagaimana jalan ke pekan dahulu hanyalah lorong tanah \
yang sempit. Sekarang jalan itu sudah diturap, tetapi anak-anak muda lebih suka mencari kerja di bandar besar.

Menurut dia, yang paling penting ialah air. Jika hujan tidak turun selama beberapa minggu, paip di rumah menjadi \
kering dan mereka terpaksa mengangkut air dari sungai. Namun begitu, dia tidak pernah terfikir untuk berpindah dari \
tempat itu.
"""
MALAY_OFFICIAL = """\
Kementerian hari ini mengumumkan pelan baharu bagi meningkatkan mutu perkhidmatan di semua klinik awam. Menteri, \
Datuk Nordin Jamal, berkata pelan itu melibatkan peruntukan sebanyak tiga juta ringgit bagi tahun ini dan akan \
dilaksanakan secara berperingkat di seluruh negeri.

Katanya, pelan tersebut antara lain bertujuan untuk mengurangkan masa menunggu pesakit dan menambah bilangan doktor \
di kawasan luar bandar. Orang ramai juga boleh menempah janji temu melalui aplikasi yang akan dilancarkan tidak lama \
lagi.

"Kita mahu setiap keluarga mendapat rawatan yang baik tanpa perlu pergi jauh. Ini adalah janji kita dan kita akan \
tunaikan," kata beliau dalam ucapan di majlis perasmian itu. Turut hadir ialah pengarah hospital dan wakil \
persatuan.
"""
JAVANESE = """\
Warga Desa Kedungsari wis pirang-pirang dina iki padha gotong royong ndandani tanggul kali sing jebol. Banyu kali \
munggah amarga udan deres wiwit Minggu bengi nganti Senin esuk. Ora ana korban, nanging sawah kang kerendhem luwih \
saka sepuluh hektar.

Lurah Kedungsari, Pak Wiryo, ngandhakake yen bantuan saka kabupaten durung teka. "Kabeh warga melu nyambut gawe, \
lanang wadon, enom tuwa. Aku mung bisa matur nuwun," ujare marang wartawan ing bale desa.

Miturut dheweke, tanggul iku digawe taun 1987 lan wis ora kuwat maneh. Warga njaluk supaya pamarentah enggal mbangun \
tanggul anyar kanthi watu lan semen, dudu mung karung isi wedhi kaya sing wis kelakon.
"""
JAVANESE_POLITE = """\
Bupati paring dhawuh dhumateng sedaya camat supados enggal nyawisaken papan pangungsen. Miturut panjenenganipun, \
jawah ageng taksih badhe dhawah ngantos minggu ngajeng, mila warga ingkang dedalem ing sapinggiring lepen kedah \
ngatos-atos.

"Kawula nyuwun sedaya pihak tumandang kanthi tanggel jawab. Sampun ngantos wonten warga ingkang boten pikantuk \
dhaharan," ngendikanipun nalika rawuh ing Kedungsari, Senin enjing.

Kepala badan panyaregah bencana ngaturaken bilih perau karet sarta obat-obatan sampun cumawis. Para relawan ugi \
sampun dipun bagi dados pitung golongan, lan saben golongan gadhah wewengkon piyambak-piyambak.
"""
SUNDANESE = """\
Warga Lembur Cikaret ti peuting keneh geus kumpul di bale désa pikeun ngadéngékeun katerangan ti pamaréntah. \
Maranéhna nanyakeun iraha jalan anu urug ka walungan téh rék dioméan, sabab barudak sakola ayeuna kudu muter leuwih \
jauh.

Kapala Désa, Pa Odang, nyebutkeun yén duit pikeun ngoméan jalan geus aya, ngan tukangna can datang. "Sing sabar \
heula. Minggu hareup gé mimiti digawé," cenah ka wartawan, Senén isuk-isuk.

Numutkeun warga, ieu lain kahiji kalina jalan éta urug. Taun kamari ogé kajadian anu sarua, malah aya dua imah nu \
milu kabawa ku taneuh. Ku kituna maranéhna ménta sangkan jalan téh dipindahkeun ka tempat anu leuwih aman.
"""
DUTCH = """\
De burgemeester zei dat het water in de rivier sinds de ochtend gedaald is en dat de bewoners naar huis kunnen. \
Volgens haar blijft de brandweer bij de dijk, omdat er vannacht opnieuw regen wordt verwacht. "We laten niemand \
alleen," zei ze.

Een woordvoerder van de provincie noemde de schade beperkt. Hij kon nog niet zeggen wanneer de weg weer open gaat.
"""
GERMAN = """\
Die Bürgermeisterin sagte, das Wasser sei seit dem Morgen gefallen und die Bewohner könnten nach Hause. Die \
Feuerwehr bleibe am Deich, weil in der Nacht wieder Regen erwartet werde. „Wir lassen niemanden allein“, sagte sie.

Ein Sprecher des Landes nannte den Schaden gering. Wann die Straße wieder frei sei, konnte er nicht sagen.
"""
TAGALOG = """\
Sinabi ng alkalde na bumaba na ang tubig sa ilog mula kaninang umaga at maaari nang umuwi ang mga residente. Ayon sa \
kanya, mananatili ang mga bumbero sa pilapil dahil inaasahan ang ulan ngayong gabi. "Hindi namin kayo iiwan," aniya.

Ayon naman sa tagapagsalita ng lalawigan, kaunti lamang ang pinsala at bubuksan ang kalsada sa lalong madaling \
panahon.
"""
ENGLISH = (
    "The mayor said the river had fallen since the morning and people could go back to their homes. "
    "Officers were still guarding the levee because more rain was expected during the night. "
) * 2
INDONESIAN = """\
WANATIRTA - Air sungai sudah surut sejak pagi, kata Kepala BPBD Wanatirta, Hadi Sukmana, kepada wartawan di Posko \
Sumberjati, Senin (10/2/2025). Ia meminta warga tetap waspada karena hujan diperkirakan turun lagi malam nanti.

"Kami belum bisa mencabut status siaga," ujarnya. Menurut dia, tim gabungan masih berjaga di tanggul dan membagikan \
makanan kepada 120 keluarga yang mengungsi di kantor kecamatan.

Wali Kota Ratna Prameswari mengatakan bahwa perbaikan tanggul membutuhkan dana sekitar Rp 4 miliar. Pemerintah kota, \
lanjut dia, akan meminta bantuan provinsi.
"""
OTHERS = {
    "ms": (MALAY, MALAY_PLAIN, MALAY_OFFICIAL),
    "jv": (JAVANESE, JAVANESE_POLITE),
    "su": (SUNDANESE,),
    "nl": (DUTCH,),
    "de": (GERMAN,),
    "tl": (TAGALOG,),
    "en": (ENGLISH,),
}
