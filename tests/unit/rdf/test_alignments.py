"""What follows from super-classes and super-properties, and that no triple comes twice for it."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest

from kg.rdf import vocab
from kg.rdf.alignments import supers, told_twice, with_alignments

ARTICLE = ox.NamedNode("http://localhost:8000/graph/article/0")
IDENTITIES = ox.NamedNode("http://localhost:8000/graph/identities")
QUOTE = ox.NamedNode("http://localhost:8000/id/article/0/q1-2")
LOCAL = ox.NamedNode("http://localhost:8000/id/article/0/a3-4")
KNOWN = ox.NamedNode("http://localhost:8000/id/agent/ratna")
ATTRIBUTED = vocab.term("prov", "wasAttributedTo")
SPOKEN = vocab.term("schema", "spokenByCharacter")


def aligned(*quads: ox.Quad, told: frozenset[tuple[str, str, str]] = frozenset()) -> list[ox.Quad]:
    return list(with_alignments(quads, told=told))


def test_supers_are_named_and_reach_over_several_steps() -> None:
    assert vocab.term("prov", "Entity") in supers()[vocab.QUOTE]
    assert vocab.VIA in supers()[vocab.ATTRIBUTED_VIA]
    assert all(term not in above for term, above in supers().items())


def test_classes_and_properties_get_what_they_are_kinds_of() -> None:
    quads = aligned(ox.Quad(QUOTE, vocab.TYPE, vocab.QUOTE, ARTICLE), ox.Quad(QUOTE, vocab.SPEAKER, KNOWN, IDENTITIES))
    assert ox.Quad(QUOTE, vocab.TYPE, vocab.term("schema", "Quotation"), ARTICLE) in quads
    assert {quad for quad in quads if quad.graph_name == IDENTITIES} == {
        ox.Quad(QUOTE, term, KNOWN, IDENTITIES) for term in (vocab.SPEAKER, ATTRIBUTED, SPOKEN)
    }


def test_what_is_said_already_or_follows_twice_comes_once() -> None:
    said = [
        ox.Quad(QUOTE, vocab.ATTRIBUTED_VIA, KNOWN, IDENTITIES),
        ox.Quad(QUOTE, vocab.VIA, KNOWN, IDENTITIES),
        ox.Quad(QUOTE, vocab.SPEAKER, KNOWN, IDENTITIES),
    ]
    assert max(Counter(aligned(*said)).values()) == 1
    assert set(said) < set(aligned(*said))


def test_a_speaker_known_in_the_article_only_is_owed_to_once() -> None:
    """Both ujar:source and ujar:speaker would say that the quote is owed to it, in two graphs."""
    pairs = {(local, resolved): common for local, resolved, common in told_twice()}
    assert ATTRIBUTED in pairs[vocab.SOURCE, vocab.SPEAKER]
    said = (ox.Quad(QUOTE, vocab.SOURCE, LOCAL, ARTICLE), ox.Quad(QUOTE, vocab.SPEAKER, LOCAL, IDENTITIES))
    told = frozenset({(QUOTE.value, ATTRIBUTED.value, LOCAL.value)})
    quads = aligned(*said, told=told)
    assert [quad.graph_name for quad in quads if quad.predicate == ATTRIBUTED] == [ARTICLE]
    assert ox.Quad(QUOTE, SPOKEN, LOCAL, IDENTITIES) in quads


@pytest.mark.parametrize("value", [KNOWN, ox.Literal("kata")])
def test_a_term_without_a_super_stays_alone(value: ox.NamedNode | ox.Literal) -> None:
    quad = ox.Quad(QUOTE, ox.NamedNode("https://lain.example/p"), value, ARTICLE)
    assert aligned(quad) == [quad]
