"""Invariants: an article graph against the text it was read from."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.rdf import vocab
from kg.rdf.invariants import broken_invariants
from kg.rdf.to_graph import article_quads, provenance_quads
from tests.unit.rdf.factory import EXTRACTOR, NAMER, Draft, plain, rich


@pytest.mark.parametrize("article", [plain, rich])
def test_what_we_write_keeps_them(article: object) -> None:
    assert callable(article)
    annotated = article()
    quads = article_quads(annotated, NAMER) + provenance_quads(annotated, NAMER, EXTRACTOR)
    assert broken_invariants(quads, annotated.document.text) == ()


def test_another_text_breaks_every_anchor() -> None:
    quads = article_quads(plain(), NAMER)
    spans = sum(quad.predicate == vocab.ANCHOR for quad in quads)
    broken = broken_invariants(quads, "x" + plain().document.text)
    assert len([line for line in broken if "the anchor is" in line]) == spans == 4


def test_a_direct_quote_without_marks_is_found() -> None:
    draft = Draft("Air sudah surut, kata Laras.")
    draft.quote("Air sudah surut", cue="kata")
    assert "no quotation mark" in broken_invariants(article_quads(draft.build(), NAMER), draft.document.text)[0]


def test_blank_nodes_and_times_are_found() -> None:
    node = ox.NamedNode("https://arsip.example/id/run/0123456789ab")
    when = ox.Literal("2026-11-22T14:00:00Z", datatype=vocab.DATE_TIME)
    broken = broken_invariants(
        [ox.Quad(ox.BlankNode("b"), vocab.TYPE, vocab.SPAN), ox.Quad(node, vocab.STARTED_AT, when)], ""
    )
    assert [line.split(" in ")[0] for line in broken] == ["blank node", "time of a run"]


def test_offsets_count_code_points() -> None:
    draft = Draft('🌊🌊 "Ombak 🌊 naik," kata Laras.')
    draft.quote("Ombak 🌊 naik", cue="kata")
    annotated = draft.build()
    assert broken_invariants(article_quads(annotated, NAMER), annotated.document.text) == ()
    shifted = replace(annotated.article, document=replace(annotated.document, text="🌊" + annotated.document.text))
    assert broken_invariants(article_quads(annotated, NAMER), shifted.document.text)
