"""Invariants: an article graph against the text it was read from."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.model.annotated import AnnotatedArticle
from kg.model.quote import QuoteType
from kg.rdf import vocab
from kg.rdf.invariants import broken_invariants
from kg.rdf.to_graph import article_quads, provenance_quads
from tests.unit.rdf.factory import EXTRACTOR, NAMER, Draft, joint, plain, rich


def both(annotated: AnnotatedArticle) -> list[ox.Quad]:
    """The article graph and the provenance graph."""
    return article_quads(annotated, NAMER) + provenance_quads(annotated, NAMER, EXTRACTOR)


def broken(quads: list[ox.Quad], text: str | None = None) -> list[str]:
    """Names of the invariants that are broken; the factory's reason "cue" is none that stages give."""
    return [problem.shape for problem in broken_invariants(quads, text) if problem.severity == "violation"]


@pytest.mark.parametrize("article", [plain, rich, joint])
def test_what_we_write_keeps_them(article: object) -> None:
    assert callable(article)
    annotated = article()
    assert broken(both(annotated), annotated.document.text) == []
    assert broken(both(annotated)) == []


def test_another_text_breaks_every_anchor_and_the_hash() -> None:
    quads = both(plain())
    spans = sum(quad.predicate == vocab.ANCHOR for quad in quads)
    found = broken(quads, "x" + plain().document.text)
    assert found.count("anchor-of-text") == spans == 4
    assert found.count("hash-of-text") == 1
    assert broken(quads) == []


def test_a_direct_quote_without_marks_is_found() -> None:
    draft = Draft("Air sudah surut, kata Laras.")
    draft.quote("Air sudah surut", cue="kata")
    assert broken(both(draft.build()), draft.document.text) == ["direct-marks"]


def test_blank_nodes_and_times_are_found() -> None:
    node = ox.NamedNode("https://arsip.example/id/run/0123456789ab")
    when = ox.Literal("2026-11-22T14:00:00Z", datatype=vocab.DATE_TIME)
    graph = ox.NamedNode("https://arsip.example/graph/prov/" + "0" * 32)
    quads = [ox.Quad(ox.BlankNode("b"), vocab.TYPE, vocab.SPAN, graph), ox.Quad(node, vocab.STARTED_AT, when, graph)]
    assert sorted(broken(quads, "")) == ["blank-node", "run-time"]


@pytest.mark.parametrize("strange", ["author", "identifier"])
def test_a_blank_node_is_found_whatever_property_leads_to_it(strange: str) -> None:
    quads = both(plain())
    blank = ox.Quad(quads[0].subject, vocab.term("schema", strange), ox.BlankNode("b"), quads[0].graph_name)
    assert "blank-node" in broken([*quads, blank])


def test_offsets_count_code_points() -> None:
    draft = Draft('🌊🌊 "Ombak 🌊 naik," kata Laras.')
    draft.quote("Ombak 🌊 naik", cue="kata")
    annotated = draft.build()
    assert broken(both(annotated), annotated.document.text) == []
    shifted = replace(annotated.article, document=replace(annotated.document, text="🌊" + annotated.document.text))
    assert "anchor-of-text" in broken(both(annotated), shifted.document.text)


@pytest.mark.parametrize(
    ("parts", "words", "is_right"),
    [
        (("Air surut",), "Air surut", True),
        (("Air surut", "kata\nia"), "Air surut … kata ia", True),
        (("Air surut", "kata\nia"), "Air surut kata ia", True),  # what lies between may have been cut by the cleaning
        (("katawarga",), "kata warga", True),  # a lost space that was repaired
        (("Air … surut",), "Air … surut", True),
        (("Air … surut",), "Air surut", False),
        (("Air surut",), "Air naik", False),
        (("Air surut",), "Air surut … kata ia", False),
        (("Air surut", "kata\nia"), "kata ia … Air surut", False),
    ],
)
def test_the_words_of_a_quote_are_those_of_its_spans(parts: tuple[str, ...], words: str, *, is_right: bool) -> None:
    draft = Draft("Warga: " + " lalu ".join(parts) + ".")
    draft.quote(parts, text=words, type=QuoteType.INDIRECT)
    assert broken(both(draft.build())) == ([] if is_right else ["words-of-spans"])
