"""An annotated article made by hand, with every thing that the article page can show. Names are invented."""

from __future__ import annotations

from kg.model.annotated import AnnotatedArticle
from kg.model.quote import Agent, AgentKind, Polarity, Quote, QuoteType, Relay, RelayKind, Role, StatementEvent
from kg.model.text import Article, OffsetMap, SourceDocument, Span

TITLE = "Retakan Bendungan Sindang Laya Ditambal, Warga Hilir Minta Diungsikan"
TEXT = """Retakan Bendungan Sindang Laya Ditambal, Warga Hilir Minta Diungsikan

CIREUNDEU, Harian Cakrawala - Menteri Sumber Daya Air Ratna Wibisana pada Selasa (4/3/2025) memastikan bahwa retakan di tubuh Bendungan Sindang Laya sudah ditambal dan tidak lagi merembes.

"Kami menurunkan muka air dua meter sejak Minggu malam. Tim saya tidak akan meninggalkan lokasi sebelum alat ukur menunjukkan angka aman," ujar Ratna di Cireundeu, seperti dilansir Radio Samudra.

Dia menyebut kerusakan itu "bukan kegagalan struktur" dan meminta warga tidak termakan kabar berantai.

Kepala Balai Pengelola Waduk, Hendra Lesmana, mengatakan bahwa menteri berpesan kepadanya, "Jangan tutupi satu angka pun dari warga."

Sementara itu, seorang petugas jaga yang tidak mau disebut namanya mengaku rembesan masih terlihat pada Selasa siang, kepada kantor berita Antar Nusa.

Warga di hilir mendesak pemerintah memindahkan mereka sebelum musim hujan berakhir. Belum ada keputusan dari bupati sampai berita ini diturunkan.
"""  # noqa: E501  a paragraph of an article is one line


def span(words: str, occurrence: int = 1) -> Span:
    """The nth place of `words` in TEXT."""
    start = -1
    for _ in range(occurrence):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


RATNA_ROLE = Role("Menteri Sumber Daya Air", span("Menteri Sumber Daya Air"))
RATNA = Agent(span("Ratna Wibisana"), "Ratna Wibisana", AgentKind.PERSON, (span("Ratna Wibisana"),), (RATNA_ROLE,))
HENDRA_ROLE = Role("Kepala Balai Pengelola Waduk", span("Kepala Balai Pengelola Waduk"))
HENDRA = Agent(span("Hendra Lesmana"), "Hendra Lesmana", AgentKind.PERSON, (span("Hendra Lesmana"),), (HENDRA_ROLE,))
GUARD = Agent(span("seorang petugas jaga"), "seorang petugas jaga", AgentKind.ANONYMOUS)
RESIDENTS = Agent(span("Warga di hilir"), "Warga di hilir", AgentKind.COLLECTIVE)
RADIO = Agent(span("Radio Samudra"), "Radio Samudra", AgentKind.OUTLET)
AGENCY = Agent(span("Antar Nusa"), "Antar Nusa", AgentKind.OUTLET)
EVENT = StatementEvent("2025-03-04", span("Selasa (4/3/2025)"), "Cireundeu", span("Cireundeu"))

FIRST = Quote(
    QuoteType.INDIRECT,
    (span("retakan di tubuh Bendungan Sindang Laya sudah ditambal dan tidak lagi merembes"),),
    "retakan di tubuh Bendungan Sindang Laya sudah ditambal dan tidak lagi merembes",
    cue=span("memastikan bahwa"),
    cue_lemma="pasti",
    source=span("Ratna Wibisana"),
    agent=RATNA,
    role=RATNA_ROLE,
    event=StatementEvent("2025-03-04", span("Selasa (4/3/2025)")),
    confidence=0.93,
    reasons=("cue_say", "name_beside_cue"),
)
DIRECT_WORDS = (
    "Kami menurunkan muka air dua meter sejak Minggu malam. "
    "Tim saya tidak akan meninggalkan lokasi sebelum alat ukur menunjukkan angka aman"
)
DIRECT = Quote(
    QuoteType.DIRECT,
    (span(DIRECT_WORDS),),
    DIRECT_WORDS,
    cue=span("ujar"),
    cue_lemma="ujar",
    source=span("Ratna", 2),
    agent=RATNA,
    role=RATNA_ROLE,
    relays=(Relay(RADIO, RelayKind.AS_REPORTED_BY, span("Radio Samudra"), 1),),
    event=EVENT,
    confidence=0.98,
)
MIXED = Quote(
    QuoteType.MIXED,
    (span('kerusakan itu "bukan kegagalan struktur"'),),
    'kerusakan itu "bukan kegagalan struktur"',
    cue=span("menyebut"),
    cue_lemma="sebut",
    source=span("Dia"),
    agent=RATNA,
    polarity=Polarity.NEGATIVE,
    confidence=0.85,
)
OUTER_WORDS = 'menteri berpesan kepadanya, "Jangan tutupi satu angka pun dari warga'
OUTER = Quote(
    QuoteType.MIXED,
    (span(OUTER_WORDS),),
    OUTER_WORDS,
    cue=span("mengatakan bahwa"),
    cue_lemma="kata",
    source=span("Hendra Lesmana"),
    agent=HENDRA,
    role=HENDRA_ROLE,
    confidence=0.9,
)
INNER = Quote(
    QuoteType.DIRECT,
    (span("Jangan tutupi satu angka pun dari warga"),),
    "Jangan tutupi satu angka pun dari warga",
    cue=span("berpesan"),
    cue_lemma="pesan",
    source=span("menteri"),
    agent=RATNA,
    addressee=HENDRA,
    addressee_span=span("kepadanya"),
    nested_in=span(OUTER_WORDS),
    confidence=0.88,
)
ANONYMOUS = Quote(
    QuoteType.INDIRECT,
    (span("rembesan masih terlihat pada Selasa siang"),),
    "rembesan masih terlihat pada Selasa siang",
    cue=span("mengaku"),
    cue_lemma="aku",
    source=span("seorang petugas jaga"),
    agent=GUARD,
    relays=(Relay(AGENCY, RelayKind.TOLD_TO, span("Antar Nusa"), 1),),
    confidence=0.55,
    reasons=("source_unnamed",),
)
COLLECTIVE = Quote(
    QuoteType.INDIRECT,
    (span("pemerintah memindahkan mereka sebelum musim hujan berakhir"),),
    "pemerintah memindahkan mereka sebelum musim hujan berakhir",
    cue=span("mendesak"),
    cue_lemma="desak",
    source=span("Warga di hilir"),
    agent=RESIDENTS,
    confidence=0.8,
)
QUOTES = (FIRST, DIRECT, MIXED, OUTER, INNER, ANONYMOUS, COLLECTIVE)
DOCUMENT = SourceDocument(
    "cakrawala-0304",
    TEXT,
    title=TITLE,
    url="https://cakrawala.example/2025/03/04/retakan-bendungan",
    outlet="Harian Cakrawala",
    published="2025-03-04",
    language="id",
)


def annotated() -> AnnotatedArticle:
    """The article with its seven quotes."""
    article = Article(DOCUMENT, "id", TEXT, OffsetMap.identity(len(TEXT)), dateline="Cireundeu")
    return AnnotatedArticle(article, agents=(RATNA, HENDRA, GUARD, RESIDENTS, RADIO, AGENCY), quotes=QUOTES)
