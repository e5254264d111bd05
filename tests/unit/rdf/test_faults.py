"""Faults planted in one article's graphs: the report names each of them, and nothing else is wrong with the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox
import pytest

from kg.ids import claim_key
from kg.rdf import vocab
from kg.rdf.to_graph import article_quads, provenance_quads
from kg.rdf.validate import check_articles
from tests.unit.rdf.factory import EXTRACTOR, NAMER, joint, plain, rich

ARTICLE = rich()
GOOD = tuple(article_quads(ARTICLE, NAMER) + provenance_quads(ARTICLE, NAMER, EXTRACTOR))
GRAPH, PROV = (GOOD[0].graph_name, GOOD[-1].graph_name)
DOC = GOOD[0].subject
QUOTE = next(quad.subject for quad in GOOD if quad.predicate == vocab.RELAY)
OTHER = ox.NamedNode("https://arsip.example/id/article/" + "0" * 32 + "/s1-9")
STRANGER = ox.NamedNode("https://arsip.example/id/agent/p0123456789abcdef")

Object = ox.NamedNode | ox.Literal | ox.BlankNode
Change = Callable[[], Iterable[ox.Quad]]


def of(predicate: ox.NamedNode, subject: object = None) -> ox.Quad:
    """The first quad with this predicate, of this subject."""
    return next(q for q in GOOD if q.predicate == predicate and subject in {None, q.subject})


SPAN = of(vocab.CONTENT_SPAN, QUOTE).object
RELAY = of(vocab.RELAY).object
EVENT = of(vocab.STATED_AT).object
AGENT = of(vocab.SOURCE, QUOTE).object


def changed(quad: ox.Quad, value: Object) -> list[ox.Quad]:
    """The graphs with another object in one quad."""
    return [ox.Quad(q.subject, q.predicate, value, q.graph_name) if q == quad else q for q in GOOD]


def moved(quad: ox.Quad, graph: ox.NamedNode) -> list[ox.Quad]:
    """The graphs with one quad in another graph."""
    return [ox.Quad(q.subject, q.predicate, q.object, graph) if q == quad else q for q in GOOD]


def added(subject: object, predicate: ox.NamedNode, value: Object, graph: object = GRAPH) -> list[ox.Quad]:
    """The graphs with one quad more."""
    return [*GOOD, ox.Quad(subject, predicate, value, graph)]  # type: ignore[arg-type]


def without(*quads: ox.Quad) -> list[ox.Quad]:
    """The graphs with some quads less."""
    return [quad for quad in GOOD if quad not in quads]


def undescribed(node: object) -> list[ox.Quad]:
    """The graphs without what they say of a node."""
    return without(*[quad for quad in GOOD if quad.subject == node])


def text(value: str) -> ox.Literal:
    return ox.Literal(value)


def ujar(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.PREFIXES["ujar"] + name)


def orphan() -> list[ox.Quad]:
    node = ox.NamedNode(str(DOC)[1:-4] + "s0-7")
    new = (
        (vocab.TYPE, vocab.SPAN),
        (vocab.BEGIN, ox.Literal(0)),
        (vocab.END, ox.Literal(7)),
        (vocab.ANCHOR, text("Menteri")),
    )
    return [*GOOD, *(ox.Quad(node, predicate, value, GRAPH) for predicate, value in new)]


def shifted() -> list[ox.Quad]:
    """A span whose offsets and words agree with the text, under a name that says other offsets."""
    begin, anchor = of(vocab.BEGIN, SPAN), of(vocab.ANCHOR, SPAN)
    quads = changed(begin, ox.Literal(int(begin.object.value) + 1))  # type: ignore[union-attr]
    return [
        ox.Quad(q.subject, q.predicate, text(anchor.object.value[1:]), GRAPH) if q == anchor else q  # type: ignore[union-attr]
        for q in quads
    ]


def second_relay() -> list[ox.Quad]:
    node = ox.NamedNode(RELAY.value[:-1] + "2")  # type: ignore[union-attr]
    copied = [ox.Quad(node, q.predicate, q.object, GRAPH) for q in GOOD if q.subject == RELAY]
    return [*GOOD, *copied, ox.Quad(QUOTE, vocab.RELAY, node, GRAPH)]


def mutual() -> list[ox.Quad]:
    nested = of(vocab.NESTED_IN)
    return added(nested.object, vocab.NESTED_IN, nested.subject)  # type: ignore[arg-type]


def reworded() -> list[ox.Quad]:
    """A quote whose words and claim key were changed together, while its spans stand."""
    words = f"{of(vocab.TEXT, QUOTE).object.value} besok"  # type: ignore[union-attr]
    quads = changed(of(vocab.TEXT, QUOTE), ox.Literal(words, language="id"))
    key = of(vocab.CLAIM_KEY, QUOTE)
    return [
        ox.Quad(QUOTE, q.predicate, text(claim_key("id", words)), GRAPH) if q == key else q  # type: ignore[arg-type]
        for q in quads
    ]


DATE = vocab.XSD_DATE
FAULTS: dict[str, tuple[str, Change]] = {
    # the quote
    "a type that is none of the three": ("shp:Quote", lambda: changed(of(vocab.QUOTE_TYPE), ujar("loud"))),
    "two types": ("shp:Quote", lambda: added(QUOTE, vocab.QUOTE_TYPE, vocab.MIXED)),
    "confidence above 1": (
        "shp:Quote",
        lambda: changed(of(vocab.CONFIDENCE), ox.Literal("1.7", datatype=vocab.DECIMAL)),
    ),
    "confidence as a double": ("shp:Quote", lambda: changed(of(vocab.CONFIDENCE), ox.Literal(0.7))),
    "words without a language": ("shp:Quote", lambda: changed(of(vocab.TEXT), text("halo"))),
    "no content span": ("shp:Quote", lambda: without(of(vocab.CONTENT_SPAN, QUOTE))),
    "a quote in no article": ("shp:Quote", lambda: without(of(vocab.IN_ARTICLE, QUOTE))),
    "a claim key of other digits": ("shp:Quote", lambda: changed(of(vocab.CLAIM_KEY), text("xyz"))),
    "a claim key of other words": ("claim-key", lambda: changed(of(vocab.CLAIM_KEY), text("0" * 16))),
    "words that its spans do not hold": ("words-of-spans", reworded),
    "words in another language": ("language", lambda: changed(of(vocab.TEXT), ox.Literal("halo", language="en"))),
    "a reason that no stage gives": ("reason", lambda: changed(of(vocab.REASONS), text("telepathy"))),
    "reasons with commas": ("shp:Quote", lambda: changed(of(vocab.REASONS), text("marks, cue-after"))),
    "an indirect quote called direct": ("direct-marks", lambda: changed(of_indirect(), vocab.DIRECT)),
    "a lemma of a cue that is nowhere": ("shp:CueWords", lambda: without(of(vocab.CUE_SPAN, QUOTE))),
    "a cue without a source": ("shp:CueNeedsSource", lambda: without(of(vocab.SOURCE, QUOTE))),
    "nested in itself": ("shp:NoNestingCycle", lambda: added(QUOTE, vocab.NESTED_IN, QUOTE)),  # type: ignore[arg-type]
    "nested in each other": ("shp:NoNestingCycle", mutual),
    "nested in a quote that is not there": (
        "dangling",
        lambda: changed(of(vocab.NESTED_IN), ox.NamedNode(f"{str(QUOTE)[1:-1]}9")),
    ),
    # spans
    "an end too far": ("shp:AnchorLength", lambda: changed(of(vocab.END, SPAN), ox.Literal(999))),
    "an end before the begin": ("shp:Span", lambda: changed(of(vocab.END, SPAN), ox.Literal(1))),
    "other words of the same length": ("anchor-of-text", lambda: changed(of(vocab.ANCHOR, SPAN), text("#" * 34))),
    "a span without words": ("shp:Span", lambda: without(of(vocab.ANCHOR, SPAN))),
    "a span that is none": ("shp:Quote", lambda: without(of(vocab.TYPE, SPAN))),
    "a span of another article": ("shp:SpansOfOwnArticle", lambda: added(QUOTE, vocab.CUE_SPAN, OTHER)),
    "a span that nothing refers to": ("orphan", orphan),
    "a span whose name says other offsets": ("name-of-offsets", shifted),
    # the article
    "a content hash of no algorithm": ("shp:Article", lambda: changed(of(vocab.CONTENT_HASH), text("md5:1"))),
    "a content hash of another text": (
        "hash-of-text",
        lambda: changed(of(vocab.CONTENT_HASH), text("sha256:" + "0" * 64)),
    ),
    "two languages": ("shp:Article", lambda: added(DOC, vocab.IN_LANGUAGE, text("en"))),
    "a language that is no code": ("shp:Article", lambda: changed(of(vocab.IN_LANGUAGE), text("bahasa kita"))),
    "a date that is none": (
        "shp:Article",
        lambda: changed(of(vocab.DATE_PUBLISHED), ox.Literal("kemarin", datatype=DATE)),
    ),
    "a version of itself": ("shp:NoRevisionCycle", lambda: added(DOC, vocab.term("prov", "wasRevisionOf"), DOC)),  # type: ignore[arg-type]
    # agents, relays, occasions
    "a source outside the article": ("shp:Quote", lambda: changed(of(vocab.SOURCE), STRANGER)),
    "a source that is not described": ("dangling", lambda: undescribed(AGENT)),
    "an agent of two types": ("shp:SourceAgent", lambda: added(AGENT, vocab.TYPE, vocab.ORGANIZATION)),
    "an agent of two names": ("shp:SourceAgent", lambda: added(AGENT, vocab.LABEL, text("Bagas H."))),
    "an anonymous source with an identity": (
        "shp:UnnamedSource",
        lambda: added(anonymous(), vocab.EXACT_MATCH, STRANGER),
    ),
    "a relay from 0": ("shp:Relay", lambda: changed(of(vocab.RELAY_INDEX), ox.Literal(0))),
    "a relay without an agent": ("shp:Relay", lambda: without(of(vocab.LOCAL_RELAY_AGENT))),
    "two relays with one index": ("shp:RelayOrder", second_relay),
    "an occasion on no day": (
        "shp:Event",
        lambda: changed(of(vocab.START_DATE), ox.Literal("2025-02-31", datatype=DATE)),
    ),
    "an occasion without evidence": (
        "shp:Event",
        lambda: without(*[q for q in GOOD if q.subject == EVENT and q.predicate == vocab.EVIDENCE_SPAN]),
    ),
    # graphs and terms
    "a blank node": ("blank-node", lambda: added(QUOTE, vocab.LOCAL_ABOUT, ox.BlankNode("b"))),
    "a time in the article graph": (
        "run-time",
        lambda: added(DOC, vocab.STARTED_AT, ox.Literal("2026-01-01T00:00:00Z", datatype=vocab.DATE_TIME)),
    ),
    "when the article graph was generated": (
        "run-time",
        lambda: added(DOC, vocab.term("prov", "generatedAtTime"), ox.Literal("2026-01-01", datatype=DATE)),
    ),
    "when the graph was generated, in its provenance": (
        "run-time",
        lambda: added(GRAPH, vocab.term("prov", "generatedAtTime"), ox.Literal("2026-01-01", datatype=DATE), PROV),
    ),
    "a quad in another article's graph": (
        "wrong-graph",
        lambda: moved(of(vocab.TEXT), ox.NamedNode("https://arsip.example/graph/article/" + "0" * 32)),
    ),
    "a speaker in the article graph": ("wrong-graph", lambda: added(QUOTE, vocab.SPEAKER, STRANGER)),
    "a property that does not exist": ("unknown-term", lambda: added(QUOTE, ujar("sourceSpam"), SPAN)),
    "a class that does not exist": ("unknown-term", lambda: added(QUOTE, vocab.TYPE, ujar("Quotation"))),
    "schema.org with http": ("unknown-term", lambda: added(DOC, ox.NamedNode("http://schema.org/headline"), text("x"))),
    # provenance
    "no provenance graph": ("provenance", lambda: [quad for quad in GOOD if quad.graph_name != PROV]),
    "a run of another configuration": ("run-of-article", lambda: changed(of(vocab.CONFIGURATION), text("f" * 12))),
    "a configuration that is none": ("shp:Run", lambda: changed(of(vocab.CONFIGURATION), text("1"))),
    "a graph of no article": ("shp:GraphOrigin", lambda: without(of(vocab.WAS_DERIVED_FROM))),
    "an extractor that is missing": ("shp:Run", lambda: without(of(vocab.WAS_ASSOCIATED_WITH))),
}


def of_indirect() -> ox.Quad:
    return next(quad for quad in GOOD if quad.object == vocab.INDIRECT)


def anonymous() -> object:
    return next(quad.subject for quad in GOOD if quad.object == vocab.ANONYMOUS_SOURCE)


def named(quads: Iterable[ox.Quad]) -> set[str]:
    """What the report names, but for the reason "cue" of the factory."""
    (found,) = check_articles([(list(quads), ARTICLE.document.text)])
    return {problem.shape for problem in found if (problem.shape, problem.value) != ("reason", "cue")}


def test_the_article_is_right_before() -> None:
    (found,) = check_articles([(GOOD, ARTICLE.document.text)])
    assert {(problem.shape, problem.focus[-8:]) for problem in found if problem.value != "cue"} <= {
        ("shp:CueNeedsSource", nested()[-8:])
    }


def nested() -> str:
    return str(of(vocab.NESTED_IN).subject)[1:-1]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.replace(" ", "-"))
def test_a_planted_fault_is_named(fault: str) -> None:
    name, change = FAULTS[fault]
    quads = list(change())
    assert set(quads) != set(GOOD)
    assert name in named(quads)


def test_every_problem_says_what_to_do() -> None:
    for _, change in FAULTS.values():
        (found,) = check_articles([(list(change()), ARTICLE.document.text)])
        assert all(problem.cure and problem.message for problem in found)


def test_together_they_are_named_at_their_own_articles() -> None:
    """A batch gives every article what it would get alone."""
    articles = [(list(FAULTS["a configuration that is none"][1]()), ARTICLE.document.text)]
    for right in (plain(), joint()):
        quads = article_quads(right, NAMER) + provenance_quads(right, NAMER, EXTRACTOR)
        articles.append((quads[:-8], right.document.text))
    together = check_articles(articles)
    assert together == [problems for article in articles for problems in check_articles([article])]
    assert all(together)


def test_a_problem_tells_article_and_words() -> None:
    (found,) = check_articles([(list(FAULTS["confidence above 1"][1]()), ARTICLE.document.text)])
    problem = next(problem for problem in found if problem.shape == "shp:Quote")
    assert problem.article == "contoh-1 “Pelabuhan Arung Tetap Buka”"
    assert problem.sentence() == (
        "“Pelabuhan Arung tidak akan ditutup”: a quote has exactly one confidence, an xsd:decimal between 0 and 1, "
        "here: 1.7 (extract the article again, or see the valid examples in ontology/examples) "
        "[shp:Quote ujar:confidence]"
    )
