"""The guard against two oracles: Oxigraph, which would call out, and rdflib's parser, which knows the algebra."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError
from kg.query.guard import check

# Oxigraph refuses this port before it opens a connection, and says so: that shows that SERVICE would have run.
TARGET = "http://127.0.0.1:9/"
PROLOGUE = f"PREFIX ex: <{TARGET}>\nPREFIX : <{TARGET}>\n"

PIECES = (
    *("SERVICE", "service ", "SERVICE ex:x", "SERVICE:x", f"SERVICE <{TARGET}>", "SERVICE?s", "SERVICE SILENT ex:x"),
    *("{ ?s ?p ?o }", "{}", "?s", " ?p ", "?o", "?s ?p ?o", "?s ?p ?o .", " ex:p ", ":o", "ex:", ".", ";", ","),
    *("FILTER(", "BIND(", " AS ?b", ")", "(", "<", "<?s", ">", "?a<?b", "<<", ">>", f"<{TARGET}#x>", "<x>", "#", "\n"),
    *(
        '"',
        '"""',
        "'",
        "'''",
        '"a"',
        "@id",
        "^^",
        "\\u0022",
        "\\u0053",
        "\\",
        "\\'",
        "\\-",
        "%41",
        "-",
        "_:b",
        "1",
        "1.",
    ),
    *("true", "a", "EXISTS", "NOT EXISTS", "OPTIONAL", "UNION", "MINUS", "GRAPH ?g", "VALUES ?v", "{ 1 }", "LATERAL"),
    *("*", "+", "|", "/", "^", "!", "?", "$", "&&", "=", " ", "\t", "\r", "\u00b7", "é", "[", "]", "FILTER(?o < 5)"),
)
OPENINGS = ("SELECT * {", "SELECT * { ?s ?p ?o . FILTER(?o", "ASK {", "SELECT (1 AS ?k) { ?s ?p ?o ", "DESCRIBE ?s {")
CLOSINGS = ("}", ")}", "{ ?x ?y ?z }}", ") {} }", "} ORDER BY ?s")
STORE = ox.Store()
for _number in range(2):
    STORE.add(ox.Quad(ox.NamedNode(f"http://a.example/{_number}"), ox.NamedNode(f"{TARGET}p"), ox.Literal(_number)))

queries = st.builds(
    lambda opening, pieces, closing: PROLOGUE + opening + "".join(pieces) + closing,
    st.sampled_from(OPENINGS),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=7),
    st.sampled_from(CLOSINGS),
)


def calls_out(query: str) -> bool:
    """Whether Oxigraph would have sent a request."""
    try:
        results = STORE.query(query)
        if not isinstance(results, ox.QueryBoolean):
            for _ in zip(range(20), results, strict=False):
                pass
    except SyntaxError:
        return False
    except (OSError, RuntimeError, ValueError) as error:
        return "port 9" in str(error) or "service" in str(error).lower()
    return False


def refusal(query: str) -> str | None:
    """Where the guard refuses a query; None where it lets it pass."""
    try:
        check(query)
    except QueryError as error:
        return error.place or ""
    return None


@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
@given(queries)
def test_nothing_that_passes_calls_out(query):
    assert refusal(query) is not None or not calls_out(query)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(queries)
def test_nothing_that_passes_has_a_service_in_rdflibs_reading(query):
    if refusal(query) is not None:
        return
    try:
        parsed = parseQuery(query)
    except Exception:  # noqa: BLE001  what rdflib cannot parse, it cannot judge
        return
    assert "ServiceGraphPattern" not in str(parsed)


@pytest.mark.parametrize(
    "query", [f"SELECT * {{ SERVICE <{TARGET}> {{ ?s ?p ?o }} }}", f"{PROLOGUE}ASK {{ SERVICE:x {{}} }}"]
)
def test_the_oracles_see_a_service(query):
    assert calls_out(query)


def test_rdflib_sees_a_service():
    assert "ServiceGraphPattern" in str(parseQuery(f"SELECT * {{ SERVICE <{TARGET}> {{ ?s ?p ?o }} }}"))


@settings(max_examples=300)
@given(st.text(max_size=80))
def test_any_text_gets_a_form_or_a_place(text):
    assert refusal(text) != ""
