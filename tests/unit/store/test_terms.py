from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.store.terms import malformed


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * WHERE {", "line 1, column 17: the query is no SPARQL: reading it stopped at its end (see whether"),
        ("SELECT * {\n  ?s ?p\n}", "line 3, column 2: the query is no SPARQL: reading it stopped at its end"),
        (
            "SELECT * {\n  ?s <a b> ?o\n}",
            "line 2, column 11: the query is no SPARQL: reading it stopped before '?o'",
        ),
        ("SELECT ?x WHERE { ?s a foo:Bar }", "line 1, column 31: a prefix before this place is not declared (declare"),
    ],
)
def test_a_malformed_query_is_shown_where_it_breaks(query, message):
    with pytest.raises(SyntaxError) as caught:
        ox.Store().query(query)
    found = str(malformed(caught.value, query))
    assert message in found
    assert "expected" not in found


def test_what_has_no_place_is_told_in_the_parsers_words():
    assert str(malformed(SyntaxError("two answers"), "ASK {}")) == "two answers (mend the query) [UJ501]"
