"""What articles and quotes cost in quads, on what extraction really gives (docs/ontology.md defines the terms).

A plain quote has a named source, a cue, one content span, and nothing that the ontology leaves out by default: it costs
24 quads in its article's graph, the quote node and its three spans. What an article costs without its quotes, by
`graph/runs`, its provenance graph and the description of the document, is at most 40.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kg import resources
from kg.ids import Namer, article_key, local_quote, local_span
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.model.quote import Quote
from kg.model.text import SourceDocument
from kg.pipeline import extract
from kg.rdf import vocab
from kg.rdf.occasions import with_occasions
from kg.rdf.to_graph import article_quads
from kg.settings import Settings
from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model.annotated import AnnotatedArticle
    from kg.store.base import Store

A_PLAIN_QUOTE = 24
DERIVED_OF_A_PLAIN_QUOTE = 2
MOST_OF_AN_ARTICLE = 40
_PLAIN = {"type", "content", "text", "cue", "cue_lemma", "source", "agent", "confidence", "reasons"}
"""What a plain quote has of a quote's fields; the class of its cue is the usual one."""
NAMER = Namer(Settings().base)

SENTENCES = (
    ('"Air sudah surut sejak pagi," kata Ratna Prameswari.', "direct"),
    ('Dimas Wicaksono mengatakan, "Jalan itu dibuka lagi minggu depan."', "direct"),
    ("Sekar Larasati menyatakan bahwa pasar lama tidak akan digusur.", "indirect"),
    ("Harga beras turun sedikit, kata Bayu Kertanegara.", "indirect"),
    ('Ratna Prameswari mengatakan pasar itu "milik semua orang" dan dibuka lagi.', "mixed"),
)


def is_plain(quote: Quote, event: object) -> bool:
    """Whether a quote, with its occasion, is plain."""
    default = Quote(quote.type, quote.content, quote.text)
    names = [name for name in Quote.__dataclass_fields__ if name not in {*_PLAIN, "cue_class"}]
    is_usual = all(getattr(quote, name) == getattr(default, name) for name in names)
    is_named = quote.agent is not None and quote.agent.is_named
    has_spans = quote.source is not None and quote.cue is not None and len(quote.content) == 1
    return is_usual and event is None and quote.cue_class in {None, "say"} and is_named and has_spans


def plain_quotes(annotated: AnnotatedArticle) -> Iterator[Quote]:
    """The plain quotes of an article."""
    return (quote for quote, event in with_occasions(annotated.quotes) if is_plain(quote, event))


def cost(annotated: AnnotatedArticle, quote: Quote) -> int:
    """Quads about a quote and about its spans."""
    spans = (*quote.content, quote.source, quote.cue)
    names = {local_quote(quote), *(local_span(span) for span in spans if span)}
    key = article_key(annotated.document)
    nodes = {NAMER.local(key, name) for name in names}
    return sum(quad.subject.value in nodes for quad in article_quads(annotated, NAMER))


@cache
def samples() -> tuple[AnnotatedArticle, ...]:
    """The sample articles, read."""
    found = read_documents(resources.folder("data") / "sample")
    return tuple(extract(document) for document in found if isinstance(document, SourceDocument))


@pytest.mark.parametrize(("sentence", "kind"), SENTENCES)
def test_a_plain_quote_costs_24_quads(sentence: str, kind: str) -> None:
    annotated = extract(SourceDocument("contoh", sentence, language="id"))
    assert [quote.type.value for quote in plain_quotes(annotated)] == [kind]
    (quote,) = annotated.quotes
    assert cost(annotated, quote) == A_PLAIN_QUOTE


def test_so_does_every_plain_quote_of_the_samples() -> None:
    costs = Counter(cost(article, quote) for article in samples() for quote in plain_quotes(article))
    assert set(costs) == {A_PLAIN_QUOTE}
    assert costs[A_PLAIN_QUOTE] >= 5


def test_what_is_said_beyond_that_costs_more() -> None:
    annotated = extract(SourceDocument("contoh", SENTENCES[0][0], language="id"))
    (quote,) = annotated.quotes
    for change in ({"cue_class": "ask"}, {"mentioned": (quote.agent,)}):
        changed = replace(quote, **change)
        assert not is_plain(changed, None)
        assert cost(replace(annotated, quotes=(changed,)), changed) == A_PLAIN_QUOTE + 1
    annotated = extract(SourceDocument("contoh", "Menurut Bayu Kertanegara, harga beras turun.", language="id"))
    assert cost(annotated, annotated.quotes[0]) == A_PLAIN_QUOTE + 1  # "menurut": the article does not vouch for it


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    settings = Settings()
    with closing(open_store(None, settings=settings)) as opened:
        ingest([article.document for article in samples()], opened, settings=settings)
        yield opened


def test_articles_cost_at_most_40_quads_without_their_quotes(store: Store) -> None:
    runs_of_all = {quad.subject for quad in store.quads(predicate=vocab.TYPE.value, value=vocab.EXTRACTION_RUN.value)}
    of_the_ingest = [quad for quad in store.quads(NAMER.graph("runs")) if quad.subject not in runs_of_all]
    for article in samples():
        key = article_key(article.document)
        described = list(store.quads(NAMER.graph("article", key), subject=NAMER.article(key)))
        provenance = list(store.quads(NAMER.graph("prov", key)))
        (run,) = store.quads(NAMER.graph("prov", key), predicate=vocab.TYPE.value, value=vocab.EXTRACTION_RUN.value)
        runs = list(store.quads(NAMER.graph("runs"), subject=run.subject.value))
        assert (len(provenance), len(runs)) == (6, 2)
        assert len(described) + len(provenance) + len(runs) + len(of_the_ingest) <= MOST_OF_AN_ARTICLE


def test_beside_it_two_derived_quads_say_who_speaks_and_which_claim_it_is(store: Store) -> None:
    nodes = [
        NAMER.local(article_key(article.document), local_quote(quote))
        for article in samples()
        for quote in plain_quotes(article)
    ]
    for node in nodes:
        derived = [
            quad.predicate for kind in ("identities", "claims") for quad in store.quads(NAMER.graph(kind), subject=node)
        ]
        assert derived == [vocab.SPEAKER, vocab.EXPRESSES]
        assert len(derived) == DERIVED_OF_A_PLAIN_QUOTE
