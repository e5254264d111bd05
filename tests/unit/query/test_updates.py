"""What an update writes is known before it runs, or it is refused."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.ids import Namer
from kg.query.updates import inspect_update

BASE = "http://localhost:8000/"
NAMER = Namer(BASE)
EX = "PREFIX ex: <http://a.example/> "
A, B = "http://a.example/a", "http://a.example/b"
CLAIMS = f"{BASE}graph/claims"
OPEN = None
"""Stands for graphs that the text does not name."""

WRITTEN = (
    ("", set()),
    ("INSERT DATA { <x> <y> 1 }", set()),
    ("INSERT DATA { GRAPH <http://a.example/a> { <x> <y> 1 } }", {A}),
    ("insert data { graph <http://a.example/a> { <x> <y> 1 } <x> <y> 2 . GRAPH <http://a.example/b> {} . }", {A, B}),
    (EX + "INSERT DATA { GRAPH ex:a { [] <y> ( 1 2 ) , [ <z> 'GRAPH <http://b.example/> {' ] } }", {A}),
    (EX + "INSERT DATA { GRAPH ex:a { <x> <y> 1 {| <z> 2 {| <z> 3 |} |} } }", {A}),
    ("DELETE DATA { GRAPH <http://a.example/a> { <x> <y> 1 } # GRAPH <http://b.example/> { }\n}", {A}),
    (EX + "DELETE WHERE { ?s ?p ?o . GRAPH ex:a { ?s ?p ?o } }", {A}),
    (EX + "WITH ex:a DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } USING ex:b WHERE { ?s ?p ?o }", {A}),
    (EX + "WITH ex:a INSERT { GRAPH ex:b { ?s ?p 1 } } WHERE { { SELECT * { GRAPH ex:c { ?s ?p ?o } } } }", {A, B}),
    (EX + "INSERT { ?s ?p 1 } USING NAMED ex:b WHERE { GRAPH ?g { ?s ?p ?o } }", set()),
    ("CLEAR DEFAULT", set()),
    (EX + "CLEAR SILENT GRAPH ex:a ; DROP GRAPH ex:b", {A, B}),
    (EX + "CREATE GRAPH ex:a;", {A}),
    (EX + "COPY ex:b TO ex:a", {A}),
    (EX + "ADD SILENT GRAPH ex:b TO GRAPH ex:a", {A}),
    (EX + "MOVE ex:b TO ex:a", {A, B}),
    (EX + "MOVE DEFAULT TO ex:a", {A}),
    (EX + "COPY ex:a TO DEFAULT", set()),
    ("CREATE GRAPH <graph/claims>", {CLAIMS}),
    ("CREATE GRAPH <graphs/../graph/claims>", {CLAIMS}),
    ("BASE <graph/> CREATE GRAPH <claims>", {CLAIMS}),
    ("PREFIX g: <graph/> CREATE GRAPH g:claims", {CLAIMS}),
    ("PREFIX : <http://localhost:8000/> CREATE GRAPH :graph\\/claims", {CLAIMS}),
    ("CREATE GRAPH ujar:claims", {"https://w3id.org/ujar/ont#claims"}),
    ("CLEAR ALL", OPEN),
    ("DROP NAMED", OPEN),
    ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", OPEN),
    ("INSERT { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p ?o } }", OPEN),
    (EX + "CREATE GRAPH ex:a ; DELETE { GRAPH $g { ?s ?p 1 } } WHERE { GRAPH $g { ?s ?p ?o } }", OPEN),
)
REFUSED = (
    ("UJ501", "SELECT * { ?s ?p ?o }"),
    ("UJ501", "CLEARALL"),
    ("UJ501", "CLEAR GRAPH:a"),
    ("UJ501", "DELETEWHERE { ?s ?p ?o }"),
    ("UJ501", "INSERTDATA { <x> <y> 1 }"),
    ("UJ501", EX + "WITHex:a DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    ("UJ501", EX + "MOVE ex:a TOex:b"),
    ("UJ501", "INSERT DATA { <x> <y> 1 } CLEAR ALL"),
    ("UJ501", "INSERT DATA { <x> <y> 1"),
    ("UJ501", "INSERT { <x> <y> 1 } WHERE { ?s ?p ?o"),
    ("UJ501", "WITH <a> INSERT DATA { <x> <y> 1 }"),
    ("UJ501", "CREATE GRAPH ex:a"),
    ("UJ501", "COPY ?g TO ?h"),
    ("UJ501", "PREFIX ex <http://a.example/> CREATE GRAPH ex:a"),
    ("UJ501", EX + "CREATE GRAPH ex:a ; PREFIX ex: <graph/> CREATE GRAPH ex:claims"),
    ("UJ503", EX + "INSERT DATA { GRAPHex:a { <x> <y> 1 } }"),
    ("UJ503", EX + "INSERT DATA { <x> <y> 1GRAPH ex:a { <x> <y> 1 } }"),
    ("UJ503", EX + "PREFIX graph: <http://b.example/> COPY ex:a TO graph:b"),
    ("UJ503", EX + "PREFIX Silent: <http://b.example/> MOVE Silent:a TO ex:b"),
    ("UJ503", "INSERT DATA { { <x> <y> 1 } }"),
    ("UJ503", "INSERT DATA { GRAPH <http://a.example/a> { GRAPH <http://b.example/> { <x> <y> 1 } } }"),
    ("UJ503", "\\u0043LEAR ALL"),
    ("UJ504", "LOAD <http://a.example/>"),
    ("UJ504", "CREATE GRAPH <http://a.example/a> ; LOAD SILENT <http://a.example/> INTO GRAPH <http://a.example/a>"),
    ("UJ504", "INSERT { <x> <y> ?o } WHERE { SERVICE <http://a.example/> { ?s ?p ?o } }"),
    ("UJ504", EX + "INSERT { <x> <y> ?o } WHERE { SERVICEex:a { ?s ?p ?o } }"),
)


@pytest.mark.parametrize(("text", "graphs"), WRITTEN)
def test_what_it_writes(text, graphs):
    found = inspect_update(text, base=BASE)
    assert found.is_open is (graphs is OPEN)
    assert graphs is OPEN or found.graphs == graphs
    assert found.is_managed(NAMER) is (graphs is OPEN or CLAIMS in graphs)


@pytest.mark.parametrize(("text", "graphs"), WRITTEN)
def test_the_engine_reads_it_too(text, graphs):
    store = ox.Store()
    for name in (A, B):
        store.add_graph(ox.NamedNode(name))
    before = {node.value for node in store.named_graphs()}
    store.update(inspect_update(text.replace("CREATE GRAPH", "CREATE SILENT GRAPH"), base=BASE).text, base_iri=BASE)
    changed = before ^ {node.value for node in store.named_graphs()}
    assert graphs is OPEN or changed <= graphs


@pytest.mark.parametrize(("code", "text"), REFUSED)
def test_what_is_refused(code, text):
    with pytest.raises(QueryError, match=code) as caught:
        inspect_update(text, base=BASE)
    assert caught.value.cure


def test_the_place_is_that_of_the_text_as_given():
    with pytest.raises(QueryError, match="UJ503") as caught:
        inspect_update("INSERT DATA { { schema:a schema:b 1 } }", base=BASE)
    assert caught.value.place == "line 1, column 15"


@pytest.mark.parametrize(
    ("graph", "is_managed"),
    [
        (f"{BASE}graph/article/{'0' * 32}", True),
        (f"{BASE}graph/runs", True),
        (BASE, True),
        (f"{BASE}graphs", True),
        (f"{BASE}graphs/mine", False),
        ("http://localhost:8001/graph/runs", False),
        ("urn:x:mine", False),
    ],
)
def test_which_graphs_ujar_manages(graph, is_managed):
    assert NAMER.is_managed(graph) is is_managed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INSERT DATA { <x> <y> 1 }", "INSERT DATA { <x> <y> 1 }"),
        (
            "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
            f"INSERT {{ ?s ?p 1 }} USING <{A}> USING NAMED <{B}> WHERE {{ ?s ?p ?o }}",
        ),
        (
            "DELETE WHERE { ?s ?p ?o } ; CLEAR DEFAULT",
            f"DELETE {{ ?s ?p ?o }} USING <{A}> USING NAMED <{B}> WHERE {{ ?s ?p ?o }} ; CLEAR DEFAULT",
        ),
    ],
)
def test_graphs_of_the_protocol(text, expected):
    found = inspect_update(text, base=BASE, using=[A], using_named=[B])
    assert found.text == expected
    ox.Store().update(found.text, base_iri=BASE)


@pytest.mark.parametrize(
    ("text", "using"),
    [
        ("INSERT { ?s ?p 1 } USING <http://a.example/a> WHERE { ?s ?p ?o }", A),
        ("WITH <http://a.example/a> INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", A),
        ("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", "http://a.example/> WHERE {} ; CLEAR ALL #"),
        ("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", ""),
    ],
)
def test_graphs_of_the_protocol_that_do_not_fit(text, using):
    with pytest.raises(QueryError, match="UJ446"):
        inspect_update(text, base=BASE, using=[using])


def test_an_update_that_is_nested_too_deep_is_refused_like_a_query():
    deep = "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o " + "FILTER EXISTS { ?s ?p ?o " * 1024 + "}" * 1025
    with pytest.raises(QueryError, match="brackets are open here"):
        inspect_update(deep, base="http://a.example/")
