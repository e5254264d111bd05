"""Serialisation: lossless, the same bytes for the same set of quads, pleasant to read."""

from __future__ import annotations

import io
import random

import orjson
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import InputError
from kg.rdf import vocab
from kg.rdf.serialize import FORMATS, Format, serialize, write
from kg.rdf.to_graph import article_quads, provenance_quads
from tests.unit.rdf.factory import EXTRACTOR, NAMER, Draft, plain, rich


def quads() -> list[ox.Quad]:
    return [
        quad
        for annotated in (plain(), rich())
        for quad in article_quads(annotated, NAMER) + provenance_quads(annotated, NAMER, EXTRACTOR)
    ]


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_parsing_gives_the_same_quads_back(row: Format) -> None:
    given = quads()
    back = list(ox.parse(serialize(given, row.media_type), format=row.engine or ox.RdfFormat.JSON_LD))
    if row.keeps_graphs:
        assert set(back) == set(given)
    else:
        assert {quad.triple for quad in back} == {quad.triple for quad in given}


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_order_and_repetition_of_the_quads_change_no_byte(row: Format) -> None:
    given = quads()
    shuffled = given + given[:20]
    random.Random(7).shuffle(shuffled)
    assert serialize(shuffled, row.media_type) == serialize(given, row.media_type)


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_nothing_gives_a_document_with_nothing_in_it(row: Format) -> None:
    assert list(ox.parse(serialize([], row.media_type), format=row.engine or ox.RdfFormat.JSON_LD)) == []


def test_turtle_is_short_and_in_reading_order() -> None:
    text = serialize(article_quads(rich(), NAMER), "text/turtle; charset=utf-8").decode()
    assert "<http" not in "".join(line for line in text.splitlines() if not line.startswith("@prefix"))
    subjects = [line.split()[0] for line in text.splitlines() if not line.startswith(("@", "\t"))]
    assert subjects[0] == "x:doc"
    assert subjects.index("x:q90-124") < subjects.index("x:q229-258") < subjects.index("x:r90-124-1")
    assert subjects[-1].startswith("x:s")
    assert "x:q90-124 a ujar:Quote ;" in text


def test_several_articles_have_a_prefix_each() -> None:
    text = serialize(quads(), "application/trig").decode()
    assert "x1:doc a schema:NewsArticle" in text
    assert "x2:doc a schema:NewsArticle" in text


def test_jsonld_is_compact_and_needs_no_network() -> None:
    document = orjson.loads(serialize(article_quads(plain(), NAMER), "application/ld+json"))
    assert document["@context"]["Quote"] == "ujar:Quote"
    (graph,) = document["@graph"]
    quote = next(node for node in graph["@graph"] if node["type"] == "Quote")
    assert quote["quoteType"] == "direct"
    assert quote["text"] == {"@value": "Jembatan ini dibuka pekan depan", "@language": "id"}
    span = next(node for node in graph["@graph"] if node["id"].endswith("/s1-32"))
    assert (span["beginIndex"], span["endIndex"]) == (1, 32)


def test_terms_that_the_context_does_not_know_survive() -> None:
    node = ox.NamedNode("https://arsip.example/id/x")
    given = [
        ox.Quad(node, vocab.IS_PROVISIONAL, ox.Literal(value=True)),
        ox.Quad(node, ox.NamedNode("https://lain.example/p"), ox.Literal("1.5", datatype=vocab.DECIMAL)),
        ox.Quad(node, ox.NamedNode("https://lain.example/p"), ox.NamedNode("https://lain.example/o")),
        ox.Quad(node, vocab.DATE_PUBLISHED, ox.Literal("2025-05", datatype=vocab.YEAR_MONTH)),
        ox.Quad(node, vocab.DATE_PUBLISHED, ox.Literal("tanpa tipe")),
    ]
    back = ox.parse(serialize(given, "application/ld+json"), format=ox.RdfFormat.JSON_LD)
    assert set(back) == set(given)


def test_control_characters_do_not_break_rdf_xml() -> None:
    draft = Draft('"Air\x00 sudah\x0b surut," kata Laras.')
    draft.quote("Air\x00 sudah\x0b surut", cue="kata")
    given = article_quads(draft.build(), NAMER)
    texts = {
        quad.object.value
        for quad in ox.parse(serialize(given, "application/rdf+xml"), format=ox.RdfFormat.RDF_XML)
        if quad.predicate == vocab.TEXT
    }
    assert texts == {"Air\ufffd sudah\ufffd surut"}
    exact = ox.parse(serialize(given, "application/n-quads"), format=ox.RdfFormat.N_QUADS)
    assert set(exact) == set(given)


def test_carriage_returns_outlive_an_xml_reader() -> None:
    words = "baris\r\nbaru\r"
    given = [ox.Quad(ox.NamedNode("urn:x"), vocab.LABEL, ox.Literal(words))]
    streamed = io.BytesIO()
    write(given, streamed, "application/rdf+xml")
    for document in (serialize(given, "application/rdf+xml"), streamed.getvalue()):
        assert [str(value) for value in rdflib.Graph().parse(data=document, format="xml").objects()] == [words]


def test_an_unknown_media_type_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="text/turtle") as caught:
        serialize([], "text/html")
    assert caught.value.code == "UJ120"


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_written_as_they_come_quads_are_the_same(row: Format) -> None:
    given = quads()
    out = io.BytesIO()
    write(iter(given), out, row.media_type, note="bagian -- dari\narsip")
    back = list(ox.parse(out.getvalue(), format=row.engine or ox.RdfFormat.JSON_LD))
    assert {quad.triple for quad in back} == {quad.triple for quad in given}
    assert set(back) == set(given) or not row.keeps_graphs


def test_json_ld_is_written_one_thing_after_another_and_reads_the_same() -> None:
    given = sorted(quads(), key=lambda quad: (str(quad.graph_name), str(quad.subject)))
    in_default = [ox.Quad(*quad.triple) for quad in given[:9]]
    for some in (given, in_default, in_default + given, []):
        out = io.BytesIO()
        write(iter(some), out, "application/ld+json")
        document = orjson.loads(out.getvalue())
        assert out.getvalue() == orjson.dumps(document, option=orjson.OPT_INDENT_2)
        assert set(ox.parse(out.getvalue(), format=ox.RdfFormat.JSON_LD)) == set(some)


def test_prefixes_stand_in_order_in_what_is_streamed() -> None:
    out = io.BytesIO()
    write(iter(quads()), out, "text/turtle")
    prefixes = [line for line in out.getvalue().splitlines() if line.startswith(b"@prefix")]
    assert prefixes == sorted(prefixes)
    assert len(prefixes) == len(vocab.PREFIXES)


@pytest.mark.parametrize("count", [1, 3, 2000])
def test_prefixes_stand_in_order_before_what_is_written_as_it_comes(count: int) -> None:
    given = [ox.Quad(ox.NamedNode(f"http://a.example/{n}"), vocab.QUOTE, ox.Literal("x" * 50)) for n in range(count)]
    out = io.BytesIO()
    write(given, out, "text/turtle")
    lines = out.getvalue().decode().splitlines()
    prefixes = [f"@prefix {name}: <{space}> ." for name, space in sorted(vocab.PREFIXES.items())]
    assert lines[: len(prefixes)] == sorted(prefixes)
    assert {quad.triple for quad in ox.parse(out.getvalue(), ox.RdfFormat.TURTLE)} == {quad.triple for quad in given}
