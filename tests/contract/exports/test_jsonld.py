"""Our JSON-LD under another processor: the same statements, and compacted again the same document."""

from __future__ import annotations

import io

import orjson
import pyoxigraph as ox
import pytest

from kg.rdf import vocab
from kg.rdf.serialize import serialize
from tests.unit.rdf.factory import filled_store, joint, plain, rich

jsonld = pytest.importorskip("pyld.jsonld", reason="no PyLD (pip install 'ujar[dev]')")

THING = ox.NamedNode("https://arsip.example/id/article/0/doc")
ODD = {
    "date": ox.Literal("2025-05-14", datatype=vocab.XSD_DATE),
    "date and time": ox.Literal("2025-05-14T06:00:00+07:00", datatype=vocab.DATE_TIME),
    "month": ox.Literal("2025-05", datatype=vocab.YEAR_MONTH),
    "year": ox.Literal("2025", datatype=vocab.YEAR),
    "words": ox.Literal("tanpa tipe"),
    "words of a language": ox.Literal("kemarin", language="id"),
    "truth": ox.Literal(value=True),
    "number": ox.Literal(7),
    "decimal": ox.Literal("0.90", datatype=vocab.DECIMAL),
    "node": ox.NamedNode("https://arsip.example/id/agent/laras"),
    "term": vocab.PROBABLE,
    "foreign type": ox.Literal("x", datatype=ox.NamedNode("https://lain.example/tipe")),
}
PROPERTIES = {
    "type": vocab.TYPE,
    "coerced to a node": vocab.SPEAKER,
    "coerced to a term": vocab.CERTAINTY,
    "coerced to a type": vocab.CONFIDENCE,
    "not coerced": vocab.START_DATE,
    "known": vocab.LABEL,
    "of a known vocabulary": ox.NamedNode(vocab.PREFIXES["schema"] + "keywords"),
    "unknown": ox.NamedNode("https://lain.example/p"),
}


def again(document: bytes) -> object:
    given = orjson.loads(document)
    return jsonld.compact(jsonld.expand(given), given["@context"], {"graph": True})


def quads_of(document: bytes) -> set[ox.Quad]:
    lines = jsonld.to_rdf(orjson.loads(document), {"format": "application/n-quads"})
    return set(ox.parse(io.BytesIO(lines.encode()), ox.RdfFormat.N_QUADS))


def test_a_store_is_the_same_document_again() -> None:
    store = filled_store([plain(), rich(), joint()])
    quads = list(store.quads())
    store.close()
    document = serialize(quads, "application/ld+json")
    assert len(quads) > 300
    assert quads_of(document) == set(quads)
    assert again(document) == orjson.loads(document)


PAIRS = [(name, value) for name in PROPERTIES for value in ODD if name != "type" or value in {"node", "term"}]


@pytest.mark.parametrize(("name", "value"), PAIRS)
def test_any_value_of_any_property_is_the_same_document_again(name: str, value: str) -> None:
    quads = [ox.Quad(THING, PROPERTIES[name], ODD[value], ox.NamedNode("https://arsip.example/graph/article/0"))]
    document = serialize(quads, "application/ld+json")
    assert quads_of(document) == set(quads)
    assert again(document) == orjson.loads(document)


def test_all_values_of_one_property_together_are_the_same_document_again() -> None:
    quads = [ox.Quad(THING, PROPERTIES["not coerced"], value) for value in ODD.values()]
    document = serialize(quads, "application/ld+json")
    assert again(document) == orjson.loads(document)
