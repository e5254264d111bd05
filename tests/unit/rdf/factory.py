"""Builds annotated articles by hand: spans are found by their words, so a test reads like the article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.claims import cluster
from kg.curation import current, identities
from kg.curation.authority import Authority, Entry
from kg.ids import Namer, article_key
from kg.model.annotated import AnnotatedArticle, Extractor
from kg.model.quote import (
    Agent,
    AgentKind,
    Certainty,
    Polarity,
    Quote,
    QuoteType,
    Relay,
    RelayKind,
    Role,
    StatementEvent,
)
from kg.model.text import Article, OffsetMap, SourceDocument, Span
from kg.rdf.to_graph import article_quads, graph_names, provenance_quads
from kg.settings import Settings
from kg.store import open_store
from kg.store.archive import Notice, NoticeKind
from kg.store.base import Store

EXTRACTOR = Extractor("ujar-id", "0.1.0", "0123456789ab")


class Draft:
    """An article whose layers are added one by one; words must occur in the text (or after `after`)."""

    def __init__(self, text: str, **document: Any) -> None:
        document.setdefault("id", "contoh-1")
        self.document = SourceDocument(text=text, **document)
        self.agents: list[Agent] = []
        self.events: list[StatementEvent] = []
        self.quotes: list[Quote] = []

    def span(self, words: str, after: int = 0) -> Span:
        start = self.document.text.index(words, after)
        return Span(start, start + len(words))

    def agent(
        self, words: str, kind: AgentKind = AgentKind.PERSON, *, name: str | None = None, role: str = ""
    ) -> Agent:
        roles = (Role(role, self.span(role)),) if role else ()
        agent = Agent(self.span(words), name or words, kind, (self.span(words),), roles)
        self.agents.append(agent)
        return agent

    def event(self, date: str, date_words: str, place: str | None = None) -> StatementEvent:
        event = StatementEvent(date, self.span(date_words), place, self.span(place) if place else None)
        self.events.append(event)
        return event

    def relay(
        self, words: str, kind: RelayKind = RelayKind.AS_REPORTED_BY, *, index: int = 1, date: str | None = None
    ) -> Relay:
        agent = next((a for a in self.agents if a.name == words), None) or self.agent(words, AgentKind.OUTLET)
        return Relay(agent, kind, self.span(words), index, date)

    def quote(
        self,
        content: str | tuple[str, ...],
        *,
        agent: Agent | None = None,
        source: str | None = None,
        cue: str | None = None,
        type: QuoteType = QuoteType.DIRECT,
        **more: Any,
    ) -> Quote:
        parts = (content,) if isinstance(content, str) else content
        spans = tuple(self.span(part) for part in parts)
        more.setdefault("text", " … ".join(parts))
        more.setdefault("confidence", 0.9)
        more.setdefault("reasons", ("cue",) if cue else ("marks",))
        if cue:
            more["cue"] = self.span(cue, more.pop("cue_after", 0))
            more.setdefault("cue_lemma", cue)
            more.setdefault("cue_class", "say")
        if source:
            more["source"] = self.span(source, more.pop("source_after", 0))
        quote = Quote(type, spans, agent=agent, **more)
        self.quotes.append(quote)
        return quote

    def build(self, *, language: str = "id", dateline: str | None = None) -> AnnotatedArticle:
        text = self.document.text
        article = Article(self.document, language, text, OffsetMap.identity(len(text)), dateline)
        return AnnotatedArticle(
            article, agents=tuple(self.agents), events=tuple(self.events), quotes=tuple(self.quotes)
        )


def plain() -> AnnotatedArticle:
    """One article with one plain quote: a source, a cue, one content span."""
    draft = Draft(
        '"Jembatan ini dibuka pekan depan," kata Bupati Tirta Jaya Ratna Wulandari.',
        outlet="Kabar Tirta",
        url="https://kabartirta.example/jembatan",
        title="Jembatan Dibuka Pekan Depan",
        published="2025-05-02",
        fields=(("rubrik", "daerah"),),
    )
    ratna = draft.agent("Ratna Wulandari", role="Bupati Tirta Jaya")
    draft.quote("Jembatan ini dibuka pekan depan", agent=ratna, source="Ratna Wulandari", cue="kata")
    return draft.build(dateline="Tirta Jaya")


def joint(**document: Any) -> AnnotatedArticle:
    """One article with a joint source, two whom it names and residents, by a network; then one of the two alone."""
    text = (
        "Lurah Tanjung Sari Ratna Wulandari, Dimas Arkananta, dan warga pesisir lewat akun Instagram mereka mengatakan "
        "ombak sudah reda.\n"
        '"Ombak kecil saja," kata Dimas.'
    )
    draft = Draft(text, **{"outlet": "Kabar Tirta", "title": "Ombak Reda", "published": "2025-06-03"} | document)
    ratna = draft.agent("Ratna Wulandari", role="Lurah Tanjung Sari")
    dimas = draft.agent("Dimas Arkananta")
    residents = draft.agent("warga pesisir", AgentKind.COLLECTIVE)
    whole = draft.span("Ratna Wulandari, Dimas Arkananta, dan warga pesisir")
    name = "Ratna Wulandari dan Dimas Arkananta dan warga pesisir"
    group = Agent(whole, name, AgentKind.COLLECTIVE, (whole,), members=(ratna, dimas, residents))
    draft.agents.append(group)
    event = StatementEvent(medium="Instagram", medium_span=draft.span("Instagram"))
    draft.events.append(event)
    draft.quote(
        "ombak sudah reda",
        agent=group,
        source=whole.of(text),
        cue="mengatakan",
        type=QuoteType.INDIRECT,
        event=event,
    )
    draft.quote("Ombak kecil saja", agent=dimas, source="Dimas", source_after=text.index("kata Dimas"), cue="kata")
    return draft.build()


def rich() -> AnnotatedArticle:
    """One article with everything: relays, an event, an addressee, a nested quote, an anonymous source."""
    text = (
        "Menteri Perairan Bagas Hanggara pada Rabu (14/5/2025) bertemu Siti Kirana di Balai Laut.\n"
        '"Pelabuhan Arung tidak akan ditutup," ujar Bagas kepada Siti, seperti dilansir Kantor Berita Samudra, '
        "Kamis (15/5/2025).\n"
        "Ia membantah bahwa Koperasi Nelayan Arung merugi.\n"
        "\"Saya ingat ayah berkata, 'jangan tinggalkan laut', dan saya menurut,\" kata Siti kepada Radio Ombak.\n"
        "Menurut seorang pejabat, pembangunan dermaga mungkin tertunda."
    )
    draft = Draft(
        text, outlet="Harian Teluk", published="2025-05-15T07:30:00+07:00", title="Pelabuhan Arung Tetap Buka"
    )
    bagas = draft.agent("Bagas Hanggara", role="Menteri Perairan")
    siti = draft.agent("Siti Kirana")
    place = draft.agent("Pelabuhan Arung", AgentKind.PLACE)
    union = draft.agent("Koperasi Nelayan Arung", AgentKind.ORGANIZATION)
    official = draft.agent("seorang pejabat", AgentKind.ANONYMOUS)
    event = draft.event("2025-05-14", "14/5/2025", "Balai Laut")
    second = text.index("ujar Bagas")
    draft.quote(
        "Pelabuhan Arung tidak akan ditutup",
        agent=bagas,
        source="Bagas",
        source_after=second,
        cue="ujar",
        role=bagas.roles[0],
        addressee=siti,
        addressee_span=draft.span("Siti", second),
        event=event,
        about=(place,),
        relays=(draft.relay("Kantor Berita Samudra", date="2025-05-15"),),
    )
    draft.quote(
        "Koperasi Nelayan Arung merugi",
        agent=bagas,
        source="Ia",
        source_after=text.index("Ia membantah"),
        cue="membantah bahwa",
        cue_lemma="bantah",
        cue_class="deny",
        type=QuoteType.INDIRECT,
        polarity=Polarity.NEGATIVE,
        about=(union,),
    )
    outer = draft.quote(
        "Saya ingat ayah berkata, 'jangan tinggalkan laut', dan saya menurut",
        agent=siti,
        source="Siti",
        source_after=text.index("kata Siti kepada"),
        cue="kata",
        cue_after=text.index("kata Siti kepada"),
        relays=(draft.relay("Radio Ombak", RelayKind.TOLD_TO),),
    )
    draft.quote("jangan tinggalkan laut", cue="berkata", nested_in=outer.hull, confidence=0.5)
    draft.quote(
        "pembangunan dermaga mungkin tertunda",
        agent=official,
        source="seorang pejabat",
        cue="Menurut",
        type=QuoteType.INDIRECT,
        certainty=Certainty.POSSIBLE,
        confidence=0.8,
    )
    return draft.build()


NAMER = Namer("https://arsip.example/")


def filled_store(articles: Iterable[AnnotatedArticle], namer: Namer = NAMER) -> Store:
    """A store in memory with the articles' graphs and both derived graphs."""
    store = open_store(None, settings=Settings(base=namer.base))
    for annotated in articles:
        quads = article_quads(annotated, namer) + provenance_quads(annotated, namer, EXTRACTOR)
        store.replace_graphs(graph_names(annotated, namer), quads)
    identities.rebuild(store, namer, authority=Authority())
    cluster.rebuild(store, namer)
    return store


def all_quads(store: Store) -> list[str]:
    """Every quad of a store as a line of N-Quads, sorted."""
    return sorted(str(quad) for quad in store.quads())


def shared() -> tuple[AnnotatedArticle, AnnotatedArticle]:
    """Two articles of two outlets in which one person says nearly the same."""
    first = Draft(
        '"Tanggul utama akan selesai sebelum musim hujan tahun ini," kata Laras Segara, Senin.',
        outlet="Kabar Tirta",
        title="Tanggul Selesai Sebelum Hujan",
        published="2025-07-07T10:00:00+07:00",
    )
    laras = first.agent("Laras Segara")
    words = "Tanggul utama akan selesai sebelum musim hujan tahun ini"
    first.quote(words, agent=laras, source="Laras Segara", cue="kata")
    second = Draft(
        'Laras Segara memastikan "tanggul utama akan selesai sebelum musim hujan tahun ini juga".',
        outlet="Harian Teluk",
        title="Laras: Tanggul Selesai Tahun Ini",
        published="2025-07-08T06:30:00+07:00",
    )
    words = "tanggul utama akan selesai sebelum musim hujan tahun ini juga"
    laras = second.agent("Laras Segara")
    second.quote(words, agent=laras, source="Laras Segara", cue="memastikan", cue_lemma="pasti")
    return first.build(), second.build()


LISTED = Authority(
    [
        Entry(
            "laras-segara",
            AgentKind.PERSON,
            "Laras Segara",
            ("Laras Segara", "Laras Segara Putri"),
            ("https://kamus-tokoh.example/laras-segara",),
        )
    ]
)
"""An authority file that knows who speaks in `shared`."""


def listed_store() -> Store:
    """The articles of `shared` in a store whose speaker the authority file knows."""
    store = filled_store(shared())
    identities.rebuild(store, NAMER, authority=LISTED)
    cluster.rebuild(store, NAMER)
    return store


def revised(words: str, number: int, **document: Any) -> AnnotatedArticle:
    """An article with one quote, at the address with this number."""
    draft = Draft(
        f'"{words}," kata Laras Segara.',
        id=f"teluk-{number}",
        outlet="Harian Teluk",
        url=f"https://harian-teluk.example/{number}",
        **document,
    )
    laras = draft.agent("Laras Segara")
    draft.quote(words, agent=laras, source="Laras Segara", cue="kata")
    return draft.build()


def versions_store() -> Store:
    """An address with two versions, of the older of which there are two copies, and an article that was withdrawn."""
    older = revised("Tanggul selesai bulan ini", 7, retrieved="2025-07-08")
    newer = revised("Tanggul selesai tahun ini", 7, retrieved="2025-07-11", modified="2025-07-10T16:20:00+07:00")
    wrong = revised("Tanggul sudah selesai", 8, published="2025-07-11")
    store = filled_store([older, revised("Tanggul selesai bulan", 7, retrieved="2025-07-08"), newer, wrong])
    corrected, withdrawn = (article_key(annotated.document) for annotated in (newer, wrong))
    store.archive.note(Notice(corrected, NoticeKind.CORRECTION, "2025-07-10", "Sebelumnya tertulis bulan ini."))
    store.archive.note(Notice(withdrawn, NoticeKind.WITHDRAWAL, "2025-07-12", "Narasumber tidak diwawancarai."))
    current.rebuild(store, NAMER)
    identities.rebuild(store, NAMER, authority=Authority())
    cluster.rebuild(store, NAMER)
    return store
