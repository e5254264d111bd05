"""What an update is said to write, against two oracles: Oxigraph, which writes it, and rdflib's algebra."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.algebra import translateUpdate
from rdflib.plugins.sparql.parser import parseUpdate

from kg.errors import QueryError
from kg.query.updates import Update, inspect_update

BASE = "http://localhost:8000/"
EX = "http://a.example/"
PROLOGUE = f"PREFIX ex: <{EX}>\nPREFIX : <{BASE}graph/>\nPREFIX graph: <{EX}x>\nPREFIX silent: <{EX}x>\n"
NAMES = (
    "graph:claims",
    "silent:claims",
    ":claims",
    "ex:g",
    f"<{BASE}graph/claims>",
    f"<{EX}g>",
    "<graph/claims>",
    "<graphs/mine>",
    "graph:y",
    "?g",
)
GRAPHS = tuple(ox.NamedNode(name) for name in (f"{BASE}graph/claims", f"{EX}g", f"{BASE}graphs/mine", f"{EX}xy"))

names = st.sampled_from(NAMES)
spaces = st.sampled_from([" ", "", "\n", "\t", " # GRAPH ex:g {\n"])
triples = st.sampled_from(
    ["ex:s ex:p 1", "?s ?p ?o", "ex:s ex:p 'GRAPH :claims {'", "ex:s ex:p [ ex:q ( 1 2 ) ]", "?s ex:p ?o ; a ex:c", ""]
)
in_graph = st.builds(
    lambda keyword, s1, name, s2, body: f"{keyword}{s1}{name}{s2}{{ {body} }}",
    st.sampled_from(["GRAPH", "graph", "gRaPh"]),
    spaces,
    names,
    spaces,
    triples,
)
quads = st.lists(st.one_of(triples, in_graph), max_size=3).map(lambda parts: "{ " + " . ".join(parts) + " }")
whole = st.one_of(st.sampled_from(["ALL", "NAMED", "DEFAULT"]), names.map(lambda name: f"GRAPH {name}"))
either = st.one_of(st.just("DEFAULT"), names, names.map(lambda name: f"GRAPH {name}"))
operations = st.one_of(
    st.builds(lambda verb, s, body: f"{verb}{s}DATA{s}{body}", st.sampled_from(["INSERT", "delete"]), spaces, quads),
    st.builds(lambda s, body: f"DELETE{s}WHERE{s}{body}", spaces, quads),
    st.builds(lambda body, where: f"INSERT {body} WHERE {where}", quads, quads),
    st.builds(lambda old, new, where: f"DELETE {old} INSERT {new} WHERE {where}", quads, quads, quads),
    st.builds(lambda name, s, body, where: f"WITH{s}{name}{s}DELETE {body} WHERE {where}", names, spaces, quads, quads),
    st.builds(lambda body, name, where: f"INSERT {body} USING {name} WHERE {where}", quads, names, quads),
    st.builds(lambda verb, s, one: f"{verb}{s}SILENT{s}{one}", st.sampled_from(["CLEAR", "DROP"]), spaces, whole),
    st.builds(lambda s, name: f"CREATE SILENT{s}GRAPH{s}{name}", spaces, names),
    st.builds(
        lambda verb, one, s, other: f"{verb} SILENT {one}{s}TO{s}{other}",
        st.sampled_from(["ADD", "MOVE", "COPY"]),
        either,
        spaces,
        either,
    ),
)
plain = st.lists(operations, min_size=1, max_size=3).map(lambda parts: PROLOGUE + " ; ".join(parts))

PIECES = (
    *(
        "INSERT",
        "DELETE ",
        "DATA",
        "WHERE",
        "WITH",
        "USING",
        "GRAPH",
        "GRAPH:claims",
        "GRAPHex:g",
        "graph:y",
        ":claims",
    ),
    *("CLEAR", "DROP ", "ALL", "NAMED", "DEFAULT", "SILENT ", "COPY ", "TO", "TO:claims", "MOVE ", "CREATE "),
    *("{", "}", "{ ", " }", "{|", "|}", "<<(", ")>>", "<", ">", f"<{BASE}graph/claims>", "<graph/claims>", "<#x>"),
    *(
        "?s ?p ?o",
        "ex:s ex:p 1",
        " . ",
        ";",
        " ",
        "\n",
        "#",
        '"',
        "'",
        '"""',
        "\\u0047",
        "?g",
        "1",
        "a",
        "true",
        "[",
        "]",
    ),
)
mixed = st.builds(
    lambda opening, parts, closing: PROLOGUE + opening + "".join(parts) + closing,
    st.sampled_from(
        ["INSERT DATA {", "INSERT {", "DELETE WHERE {", "CLEAR ", "COPY ex:g TO ", "MOVE ", "WITH ex:g ", ""]
    ),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8),
    st.sampled_from(["", "}", " { ex:s ex:p 1 } }", "} WHERE { ?s ?p ?o }", " ALL"]),
)


def passed(text: str) -> Update | None:
    """What is said of an update; None where it is refused."""
    try:
        return inspect_update(text, base=BASE)
    except QueryError:
        return None


def filled() -> ox.Store:
    store = ox.Store()
    for number, graph in enumerate((*GRAPHS, ox.DefaultGraph())):
        store.add(ox.Quad(ox.NamedNode(f"{EX}s"), ox.NamedNode(f"{EX}p"), ox.Literal(number), graph))
    return store


def contents(store: ox.Store) -> dict[str, set[str]]:
    names = [node for node in store.named_graphs() if isinstance(node, ox.NamedNode)]
    return {n.value: {str(quad.triple) for quad in store.quads_for_pattern(None, None, None, n)} for n in names}


def written(text: str) -> set[str]:
    """The named graphs that Oxigraph changes; none where it refuses."""
    store = filled()
    before = contents(store)
    try:
        store.update(text, base_iri=BASE)
    except (SyntaxError, RuntimeError, ValueError):
        return set()
    after = contents(store)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@settings(max_examples=600, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(plain, mixed))
def test_the_engine_writes_no_graph_that_was_not_said(text):
    found = passed(text)
    if found and not found.is_open:
        assert written(found.text) <= found.graphs


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(mixed)
def test_text_that_no_request_should_send_is_judged_too(text):
    """What is refused may be anything; what passes writes what was said, also under the protocol's graphs."""
    found = passed(text)
    if found is None or found.is_open or "USING" in text or "WITH" in text:
        return
    placed = inspect_update(text, base=BASE, using=[f"{EX}g"], using_named=[f"{BASE}graph/claims"])
    assert placed.graphs == found.graphs
    assert written(placed.text) <= placed.graphs


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(plain)
def test_rdflibs_algebra_names_no_other_graph(text):
    found = passed(text)
    if found is None or found.is_open:
        return
    try:
        algebra = translateUpdate(parseUpdate(text), base=BASE)
    except Exception:  # noqa: BLE001  what rdflib cannot parse, it cannot judge
        return
    assert {str(name) for operation in algebra.algebra for name in named(operation)} <= found.graphs


def named(operation) -> Iterator[object]:
    """The graphs that an operation of rdflib's algebra names to write them."""
    if operation.name in {"Clear", "Drop", "Create"}:
        yield from (graph for graph in [operation.graphiri] if not isinstance(graph, str) or "/" in graph)
    elif operation.name in {"Add", "Move", "Copy"}:
        source, target = operation.graph
        yield from (graph for graph in ([source] if operation.name == "Move" else []) + [target] if graph != "DEFAULT")
    elif operation.name in {"InsertData", "DeleteData", "DeleteWhere"}:
        yield from operation.quads or ()
    elif operation.name == "Modify":
        changes = [change for change in (operation.delete, operation.insert) if change]
        for change in changes:
            yield from change.quads or ()
        if operation.withClause:
            yield operation.withClause


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { GRAPH:claims { :s :p 1 } }",
        "CLEARALL",
        "COPY ex:g TO:claims",
        "COPY ex:g TO graph:claims",
        "DROPGRAPH:claims",
    ],
)
def test_the_engine_reads_what_is_joined(text):
    """So refusing it is needed."""
    assert f"{BASE}graph/claims" in written(PROLOGUE + text)
    assert passed(PROLOGUE + text) is None


def test_the_oracles_see_a_graph():
    text = PROLOGUE + "WITH ex:g DELETE { ?s ?p ?o } INSERT { GRAPH :claims { ?s ?p 2 } } WHERE { ?s ?p ?o }"
    both = {f"{EX}g", f"{BASE}graph/claims"}
    assert written(text) == both
    assert {str(name) for name in named(translateUpdate(parseUpdate(text)).algebra[0])} == both


@settings(max_examples=300)
@given(st.text(max_size=80))
def test_any_text_is_judged(text):
    passed(text)
