"""A store filled by hand: three outlets, five articles, and what each line of QUOTES says of one quote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.model.quote import AgentKind
from kg.rdf import vocab
from kg.rdf.to_graph import AGENT_CLASSES
from kg.settings import DEFAULT_BASE, Settings
from kg.store import open_store
from kg.store.base import Store
from kg.views import build_view

if TYPE_CHECKING:
    import networkx as nx

ARTICLES = {
    "a1": ("Harian Cakrawala", "2025-04-10"),
    "a2": ("Kabar Nusa", "2025-04-16T21:30:00+07:00"),
    "a3": ("Kabar Nusa", "2025-05"),
    "a4": ("Warta Samudra", None),
    "a5": (None, "2025-06-02"),
    "a6": ("Warta Samudra", "2025-04-16"),
    "a7": ("Warta Samudra", "2025-04-16T23:00:00+07:00"),
}
FURTHER = {
    "a8": ("tribunnews.com", "2025-04-11"),
    "a9": ("Tribun Jateng", "2025-04-12"),
    "a10": ("Tribun Jateng", "2025-04-13"),
    "a11": ("Tribun Jateng", "2025-04-14"),
    "a12": ("Berita Lembah", "2025-06-20"),
}
"""Articles that only stores with quotes from them hold."""
AGENTS = {
    "ratna": ("Ratna Wulandari", AgentKind.PERSON),
    "bima": ("Bima Sasongko", AgentKind.PERSON),
    "dinas": ("Dinas Pengairan", AgentKind.ORGANIZATION),
    "antarnusa": ("Kantor Berita Antarnusa", AgentKind.OUTLET),
    "globe": ("The Daily Globe", AgentKind.OUTLET),
    "warga": ("seorang warga", AgentKind.ANONYMOUS),
    "pengamat": ("pengamat itu", AgentKind.ANONYMOUS),
    "negara": ("Indonesia", AgentKind.ORGANIZATION),
    "sagara": ("Sagara", AgentKind.PLACE),
    "tribun": ("Tribun Travel", AgentKind.OUTLET),
}


@dataclass(frozen=True)
class Line:
    """One quote."""

    article: str
    number: int
    speaker: str | tuple[str, ...] | None
    """Several where several speak together."""
    claim: str
    type: str = "direct"
    confidence: float = 0.9
    relays: tuple[tuple[str, str], ...] = ()
    about: tuple[str, ...] = ()
    mentions: tuple[str, ...] = field(default=())
    text: str = ""
    role: str = ""
    event: tuple[str, str] | None = None
    """Day and place."""
    cue: str = ""


QUOTES = (
    Line(
        *("a1", 1, "ratna", "c1"),
        about=("dinas",),
        text="Dua pompa sudah terpasang di hulu sungai sejak Senin.",
        event=("2025-03-31", "Balai Kota"),
        cue="klaim",
    ),
    Line("a1", 2, "ratna", "c2", type="indirect", mentions=("bima",), role="Kepala Dinas Pengairan"),
    Line("a1", 3, "bima", "c3"),
    Line("a2", 4, "ratna", "c1", relays=(("antarnusa", "toldTo"),), text="dua pompa terpasang di hulu sejak Senin"),
    Line("a2", 5, "ratna", "c1", confidence=0.4),
    Line("a2", 6, "warga", "c4", relays=(("globe", "toldTo"), ("antarnusa", "asReportedBy"))),
    Line("a3", 7, "bima", "c5", type="mixed", about=("ratna", "bima")),
    Line("a4", 8, "dinas", "c6"),
    Line("a4", 9, "bima", "c7", event=("2025-03-31", "balai kota")),
    Line("a5", 10, "ratna", "c8"),
    Line("a5", 11, None, "c9"),
)


def iri(kind: str, name: str) -> str:
    """The IRI of anything in this newsroom."""
    return f"{DEFAULT_BASE}id/{kind}/{name}"


@contextmanager
def filled(lines: tuple[Line, ...] = QUOTES) -> Iterator[Store]:
    """A store in memory that holds `lines`, closed in the end."""
    with closing(open_store(None, settings=Settings())) as store:
        store.replace_graphs((), _quads(lines))
        yield store


def drawn(name: str, lines: tuple[Line, ...] = QUOTES, **wanted: object) -> nx.Graph[str]:
    """The view `name` of a store that holds `lines`."""
    with filled(lines) as store:
        return build_view(name, store, **wanted)


def _quads(lines: tuple[Line, ...]) -> list[ox.Quad]:
    quads: list[ox.Quad] = []
    used = {line.article for line in lines}
    further = {name: row for name, row in FURTHER.items() if name in used}
    for name, (outlet, published) in (ARTICLES | further).items():
        quads += _article(name, outlet, published)
    for name, (label, kind) in AGENTS.items():
        quads.append(_quad(iri("agent", name), vocab.TYPE, AGENT_CLASSES[kind], "identities"))
        quads.append(_quad(iri("agent", name), vocab.LABEL, ox.Literal(label), "identities"))
    for line in lines:
        quads += _quote(line)
    return quads


def _article(name: str, outlet: str | None, published: str | None) -> list[ox.Quad]:
    quads = [_quad(iri("article", name), vocab.TYPE, vocab.NEWS_ARTICLE, name)]
    quads.append(_quad(iri("article", name), vocab.IN_LANGUAGE, ox.Literal("id"), name))
    if outlet:
        node = ox.NamedNode(iri("outlet", outlet.replace(" ", "-").lower()))
        quads.append(_quad(iri("article", name), vocab.PUBLISHER, node, name))
        quads.append(_quad(node.value, vocab.TYPE, vocab.OUTLET, name))
        quads.append(_quad(node.value, vocab.LABEL, ox.Literal(outlet), name))
    if published:
        kinds = {7: vocab.YEAR_MONTH, 10: vocab.XSD_DATE}
        date = ox.Literal(published, datatype=kinds.get(len(published), vocab.DATE_TIME))
        quads.append(_quad(iri("article", name), vocab.DATE_PUBLISHED, date, name))
    return quads


def _quote(line: Line) -> list[ox.Quad]:
    quote = iri("quote", f"q{line.number:02d}")
    confidence = ox.Literal(str(line.confidence), datatype=vocab.DECIMAL)
    quads = [
        _quad(quote, vocab.TYPE, vocab.QUOTE, line.article),
        _quad(quote, vocab.IN_ARTICLE, ox.NamedNode(iri("article", line.article)), line.article),
        _quad(quote, vocab.QUOTE_TYPE, vocab.term("ujar", line.type), line.article),
        _quad(quote, vocab.CONFIDENCE, confidence, line.article),
        _quad(quote, vocab.CLAIM_KEY, ox.Literal(line.claim), line.article),
        _quad(quote, vocab.EXPRESSES, ox.NamedNode(iri("claim", line.claim)), "claims"),
    ]
    speakers = (line.speaker,) if isinstance(line.speaker, str) else line.speaker or ()
    quads += [_quad(quote, vocab.SPEAKER, ox.NamedNode(iri("agent", name)), "identities") for name in speakers]
    for predicate, agents in ((vocab.ABOUT, line.about), (vocab.MENTIONS_AGENT, line.mentions)):
        quads += [_quad(quote, predicate, ox.NamedNode(iri("agent", agent)), "identities") for agent in agents]
    quads += _details(quote, line)
    for index, (agent, kind) in enumerate(line.relays, 1):
        relay = ox.NamedNode(f"{quote}-{index}")
        quads.append(_quad(quote, vocab.RELAY, relay, line.article))
        quads.append(_quad(relay.value, vocab.RELAY_TYPE, vocab.term("ujar", kind), line.article))
        quads.append(_quad(relay.value, vocab.RELAY_INDEX, ox.Literal(index), line.article))
        quads.append(_quad(relay.value, vocab.RELAY_AGENT, ox.NamedNode(iri("agent", agent)), "identities"))
    return quads


def _details(quote: str, line: Line) -> list[ox.Quad]:
    quads = [_quad(quote, vocab.TEXT, ox.Literal(line.text, language="id"), line.article)] if line.text else []
    if line.cue:
        quads.append(_quad(quote, vocab.CUE_LEMMA, ox.Literal(line.cue), line.article))
    if line.role:
        role = ox.NamedNode(iri("role", f"r{line.number:02d}"))
        quads.append(_quad(quote, vocab.SPEAKER_ROLE, role, "identities"))
        quads.append(_quad(role.value, vocab.TYPE, vocab.ROLE_HOLDING, "identities"))
        quads.append(_quad(role.value, vocab.LABEL, ox.Literal(line.role), "identities"))
    if line.event:
        day, place = line.event
        event = ox.NamedNode(f"{quote}-event")
        quads.append(_quad(quote, vocab.STATED_AT, event, line.article))
        quads.append(_quad(event.value, vocab.START_DATE, ox.Literal(day, datatype=vocab.XSD_DATE), line.article))
        quads.append(_quad(event.value, vocab.LOCATION, ox.Literal(place), line.article))
    return quads


def _quad(subject: str, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal, graph: str) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), predicate, value, ox.NamedNode(f"{DEFAULT_BASE}graph/{graph}"))
