from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.store.results import GRAPH_MEDIA_TYPES, ROW_MEDIA_TYPES, write

JSON, XML, CSV, TSV = ROW_MEDIA_TYPES
VALUES = """SELECT ?a ?b WHERE { VALUES (?a ?b) {
  (<http://a.example/x> "dua, \\"kata\\"\\nbaris"@id) (1 UNDEF) ("teks & <tanda>" 2.5) } }"""
NAMESPACE = "{http://www.w3.org/2005/sparql-results#}"


def answer(query: str, media_type: str, *, rows: int = 100, size_bytes: int = 10**6):
    store = ox.Store()
    for number in range(20):
        subject = ox.NamedNode(f"http://a.example/{number}")
        store.add(ox.Quad(subject, ox.NamedNode("http://a.example/p"), ox.Literal("x" * 100 + str(number))))
    return write(store.query(query), media_type, rows=rows, size_bytes=size_bytes)


def reference(query: str, form: ox.QueryResultsFormat) -> bytes:
    return ox.Store().query(query).serialize(format=form)


def test_json_equals_the_engines_own():
    assert json.loads(answer(VALUES, JSON).body) == json.loads(reference(VALUES, ox.QueryResultsFormat.JSON))


def test_xml_holds_the_same_as_the_engines_own():
    ours, theirs = (
        [
            [
                (binding.get("name"), child.tag, child.text, tuple(child.attrib.items()))
                for binding in row
                for child in binding
            ]
            for row in ET.fromstring(data).iter(f"{NAMESPACE}result")
        ]
        for data in (answer(VALUES, XML).body, reference(VALUES, ox.QueryResultsFormat.XML))
    )
    assert len(ours) == 3
    assert ours == theirs


def test_csv_is_read_back():
    rows = list(csv.reader(io.StringIO(answer(VALUES, CSV).body.decode(), newline="")))
    assert rows == [
        ["a", "b"],
        ["http://a.example/x", 'dua, "kata"\nbaris'],
        ["1", ""],
        ["teks & <tanda>", "2.5"],
    ]


def test_tsv_holds_terms():
    lines = answer(VALUES, TSV).body.decode().splitlines()
    assert lines[0] == "?a\t?b"
    assert lines[1] == '<http://a.example/x>\t"dua, \\"kata\\"\\nbaris"@id'
    assert len(lines) == 4


@pytest.mark.parametrize("media_type", ROW_MEDIA_TYPES)
def test_ask(media_type):
    found = answer("ASK { ?s ?p ?o }", media_type)
    assert (b"true" in found.body, found.form, found.is_truncated) == (True, "ASK", False)


def test_control_characters_do_not_break_xml():
    body = answer('SELECT ?a WHERE { VALUES ?a { "satu\\u0001dua" } }', XML).body
    assert ET.fromstring(body)[1][0][0][0].text == "satu\ufffddua"


ALL = "SELECT * WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("rows", "count", "is_truncated"), [(19, 19, True), (20, 20, False), (21, 20, False), (0, 0, True)]
)
def test_rows_are_cut_and_marked(rows, count, is_truncated):
    found = answer(ALL, JSON, rows=rows)
    assert (len(json.loads(found.body)["results"]["bindings"]), found.rows) == (count, count)
    assert found.is_truncated is is_truncated


@pytest.mark.parametrize("media_type", ROW_MEDIA_TYPES)
def test_bytes_are_cut_and_marked(media_type):
    found = answer(ALL, media_type, size_bytes=1000)
    assert found.is_truncated
    assert 0 < found.rows < 20
    assert len(found.body) < 2000


@pytest.mark.parametrize("media_type", GRAPH_MEDIA_TYPES)
def test_triples_in_every_graph_format(media_type):
    found = answer("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", media_type)
    form = ox.RdfFormat.from_media_type(media_type)
    assert len({quad.triple for quad in ox.parse(found.body, format=form)}) == found.rows == 20


@pytest.mark.parametrize(("rows", "is_truncated"), [(20, False), (5, True)])
def test_triples_are_cut_and_marked(rows, is_truncated):
    found = answer("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "text/turtle", rows=rows)
    assert (found.rows, found.is_truncated) == (rows, is_truncated)


def test_a_triple_counts_once():
    query = "CONSTRUCT { <http://a.example/s> <http://a.example/p> 1 } WHERE { ?s ?p ?o }"
    found = answer(query, "text/turtle", rows=1)
    assert (found.rows, found.is_truncated) == (1, False)


@pytest.mark.parametrize(("query", "media_type"), [(ALL, "text/turtle"), ("DESCRIBE <http://a.example/1>", JSON)])
def test_a_format_of_the_other_kind(query, media_type):
    with pytest.raises(QueryError, match="UJ505"):
        answer(query, media_type)


@pytest.mark.parametrize("count", [999, 1000, 1001, 2500])
@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples"])
def test_many_triples_are_written_like_few_and_each_once(count, media_type):
    store = ox.Store()
    for number in range(count):
        store.add(
            ox.Quad(ox.NamedNode(f"http://a.example/{number}"), ox.NamedNode("http://a.example/p"), ox.Literal(1))
        )
    query = "CONSTRUCT { ?s ?p ?o } WHERE { { ?s ?p ?o } UNION { ?s ?p ?o } }"
    found = write(store.query(query), media_type, rows=10_000, size_bytes=10**7)
    triples = [quad.triple for quad in ox.parse(found.body, format=ox.RdfFormat.from_media_type(media_type))]
    assert (len(triples), len(set(triples)), found.rows, found.is_truncated) == (count, count, count, False)
    cut = write(store.query(query), media_type, rows=count - 1, size_bytes=10**7)
    assert (cut.rows, cut.is_truncated) == (count - 1, True)
