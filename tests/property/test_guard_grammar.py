"""The guard against rdflib's parser on whole queries, grown from the grammar, with SERVICE in every place it can take.

`test_guard.py` throws pieces together; most of that is no query. Here every text is one, and the guard refuses
exactly those in which rdflib sees a SERVICE.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError
from kg.query.guard import inspect

PROLOGUE = "PREFIX ex: <http://a.example/>\n"
DECOYS = (
    "?s ex:service ?o .",
    "?service ?p ?o .",
    "?s ?p 'SERVICE <http://a.example/> {}' .",
    '?s ?p """\nSERVICE ex:x {} """@id .',
    "?s <http://a.example/service> ?o .",
    "# SERVICE ex:x {}\n?s ?p ?o .",
    "?s ?p 'it\\'s a service' .",
    "?s ?p ?o . FILTER(?o < 5 && ?o > 3)",
    "?s ?p ?o . FILTER(STR(?o) != 'from')",
)
SERVICES = (
    "SERVICE <http://a.example/> { ?s ?p ?o }",
    "service ex:x { ?s ?p ?o }",
    "SeRvIcE SILENT ex:x { ?s ?p ?o }",
    "SERVICE ?s { ?s ?p ?o }",
    "SERVICE# a comment\n<http://a.example/>{}",
    "SERVICE<http://a.example/>{?s ?p ?o}",
)
leaves = st.one_of(st.sampled_from(DECOYS), st.sampled_from(DECOYS), st.sampled_from(SERVICES))


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Patterns that hold other patterns."""
    return st.one_of(
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        *(
            inner.map(form.format)
            for form in (
                "OPTIONAL {{ {} }}",
                "MINUS {{ {} }}",
                "GRAPH ?g {{ {} }}",
                "GRAPH ex:g {{ {} }}",
                "FILTER EXISTS {{ {} }}",
                "FILTER NOT EXISTS {{ {} }}",
                "FILTER(1 = 1 && NOT EXISTS {{ {} }})",
                "BIND(EXISTS {{ {} }} AS ?b0)",
                "BIND(IF(EXISTS {{ {} }}, 1, 2) AS ?b1)",
                "{{ SELECT ?s WHERE {{ {} }} }}",
                "{{ SELECT (COUNT(*) AS ?n) WHERE {{ {} }} GROUP BY ?s HAVING (COUNT(*) > 1) }}",
                "{{ {} }}",
            )
        ),
        st.builds("{}\n{}".format, inner, inner),
    )


patterns = st.recursive(leaves, around, max_leaves=4)
queries = st.builds(
    lambda form, pattern: PROLOGUE + form.format(pattern),
    st.sampled_from(
        (
            "SELECT * WHERE {{ {} }}",
            "SELECT * {{ ?s ?p ?o }} ORDER BY EXISTS {{ {} }}",
            "SELECT ?s {{ ?s ?p ?o }} GROUP BY ?s HAVING (EXISTS {{ {} }})",
            "SELECT (EXISTS {{ {} }} AS ?is) {{ ?s ?p ?o }}",
            "SELECT ?g {{ ?s ?p ?o }} GROUP BY (EXISTS {{ {} }} AS ?g)",
            "SELECT * FROM ex:g FROM NAMED ex:g {{ {} }}",
            "ASK {{ {} }}",
            "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {} }}",
            "DESCRIBE ?s WHERE {{ {} }}",
        )
    ),
    patterns,
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(queries)
@example(f"{PROLOGUE}SELECT * FROM ex:g {{ {SERVICES[0]} }}")
@example(f"{PROLOGUE}ASK {{ {DECOYS[0]} {DECOYS[4]} }}")
def test_refused_is_what_rdflib_reads_as_service(query):
    try:
        parsed = str(parseQuery(query))
    except Exception:  # noqa: BLE001  a variable bound twice: no query
        return
    if "ServiceGraphPattern" in parsed:
        with pytest.raises(QueryError, match="UJ504") as caught:
            inspect(query)
        assert caught.value.place
    else:
        assert inspect(query).has_dataset == ("DatasetClause" in parsed)
