from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.query.guard import UPDATES, QueryForm, check, inspect

PREFIXES = "PREFIX ex: <http://a.example/> PREFIX : <http://a.example/> "
HIDDEN = (
    "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
    "SELECT * { SERVICE<http://a.example/>{ ?s ?p ?o } }",
    "select * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { SerVice\n#catatan\n<http://a.example/> { ?s ?p ?o } }",
    PREFIXES + "SELECT * { SERVICE:x { ?s ?p ?o } }",
    PREFIXES + "SELECT * { SERVICEex:x { ?s ?p ?o } }",
    PREFIXES + "SELECT * { SERVICESILENTex:x { ?s ?p ?o } }",
    "PREFIX service: <http://b.example/> " + PREFIXES + "SELECT * { service:x { ?s ?p ?o } }",
    PREFIXES + "SELECT * { ?s ?p 1SERVICE ex:x { ?s ?p ?o } }",
    PREFIXES + "SELECT * { ?s ?p trueSERVICE ex:x { ?s ?p ?o } }",
    PREFIXES + "SELECT * { ?s ?p ?o.SERVICE ex:x { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } } } }",
    "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <http://a.example/> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE <http://a.example/> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://a.example/> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <http://a.example/> { ?s ?p ?o } })",
    "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <http://a.example/> { ?s ?p ?o } })",
    "SELECT (EXISTS { SERVICE <http://a.example/> { ?s ?p ?o } } AS ?x) { ?s ?p ?o }",
    "SELECT * { GRAPH ?g { SERVICE ?g { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o LATERAL { SERVICE ?s { ?s ?p ?o } } }",
    "ASK { SERVICE <http://a.example/> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://a.example/> { ?s ?p ?o } }",
    "DESCRIBE ?s WHERE { SERVICE <http://a.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'x' . # it's\n SERVICE <http://a.example/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p """a"b""" . SERVICE <http://a.example/> { ?s ?p ?o } }',
    'SELECT * { ?s ?p "\\\\" . SERVICE <http://a.example/> { ?s ?p ?o } # " }',
    "SELECT * { ?s ?p ex:a\\'b . SERVICE <http://a.example/> { ?s ?p ex:c\\'d } }",
    "SELECT * { ?s ?p '''a\\'''' . SERVICE <http://a.example/> { ?s ?p '''' } }",
)
AMBIGUOUS = (
    "SELECT * { \\u0053ERVICE <http://a.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?\\u0070 ?o }",
    "SELECT * { ?s ?p ?a . FILTER(?a<?a)SERVICE:x#>\n { ?s ?p ?o } }",
    'SELECT * { ?s ?p ?a . FILTER(?a<?a#>"""\n) SERVICE :x { ?s ?p ?o } #"""\n}',
    "SELECT * { ?s ?p ?a . FILTER(?a<<http://a.example/x#y>) SERVICE :x { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?a . FILTER(?a<?b'#>\n'=?c) SERVICE :x { ?s ?p ?o } }",
)
HARMLESS = (
    ("SELECT * { ?service ?p ?o }", QueryForm.SELECT),
    ("SELECT * { ?s ?p 'SERVICE <http://a.example/> {}' }", QueryForm.SELECT),
    ('SELECT * { ?s ?p """SERVICE\n"SERVICE" """ }', QueryForm.SELECT),
    ("SELECT * { ?s ?p ?o } # SERVICE <http://a.example/> {}", QueryForm.SELECT),
    ("SELECT * { ?s <http://a.example/service/x#y> ?o }", QueryForm.SELECT),
    (PREFIXES + "SELECT * { ?s ex:service ex:SERVICE }", QueryForm.SELECT),
    ("SELECT * { ?s ?p 'x'@service }", QueryForm.SELECT),
    ("SELECT * { ?s ?p _:service }", QueryForm.SELECT),
    ("SELECT * { ?s ?p ?o FILTER(?o<5 && ?o>2) }", QueryForm.SELECT),
    ("SELECT * { ?s ?p ?o FILTER(?o<?s&&?s>?p) }", QueryForm.SELECT),
    ("SELECT * { ?s ?p ?o FILTER(?p IN (<http://a.example/x#y>, <http://a.example/x#z>)) }", QueryForm.SELECT),
    ("SELECT * { VALUES (?a ?b) { (<http://a.example/x#y> <http://a.example/x#z>) } }", QueryForm.SELECT),
    ("SELECT * { << ?s ?p ?o >> ?x ?y }", QueryForm.SELECT),
    ("# komentar\nBASE <http://a.example/> PREFIX : <#> ASK { ?s ?p ?o }", QueryForm.ASK),
    ("PREFIX select: <http://a.example/> DESCRIBE select:x", QueryForm.DESCRIBE),
    ("CONSTRUCT WHERE { ?s ?p ?o }", QueryForm.CONSTRUCT),
    ('VERSION "1.2" SELECT * { ?s ?p ?o }', QueryForm.SELECT),
    ("SELECT*{?s?p?o}", QueryForm.SELECT),
    ('SELECT * { ?s ?p "\\u0041" }', QueryForm.SELECT),
)


@pytest.mark.parametrize("query", HIDDEN)
def test_service_is_refused_wherever_it_hides(query):
    with pytest.raises(QueryError, match="UJ504"):
        check(query)


@pytest.mark.parametrize("query", AMBIGUOUS)
def test_text_with_two_readings_is_refused(query):
    with pytest.raises(QueryError, match=r"UJ50[34]") as caught:
        check(query)
    assert caught.value.cure


@pytest.mark.parametrize(("query", "form"), HARMLESS)
def test_harmless_queries_pass(query, form):
    assert check(query) is form


@pytest.mark.parametrize("name", UPDATES)
@pytest.mark.parametrize("prologue", ["", PREFIXES, "# catatan\n"])
def test_updates_are_refused(name, prologue):
    with pytest.raises(QueryError, match=f"{name} is not allowed"):
        check(f"{prologue}{name} <http://a.example/>")


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * {\n  SERVICE <http://a.example/> {} }", "line 2, column 3"),
        ("\n\n  LOAD <http://a.example/>", "line 3, column 3"),
        ("apa kata Putin?", "line 1, column 1"),
        ("", "line 1, column 1"),
        ("PREFIX ex: <http://a.example/>", "line 1, column 1"),
    ],
)
def test_errors_say_where(query, place):
    with pytest.raises(QueryError) as caught:
        check(query)
    assert caught.value.place == place
    assert caught.value.cure


@pytest.mark.parametrize(
    ("query", "has_dataset"),
    [
        ("SELECT * FROM <http://a.example/> { ?s ?p ?o }", True),
        ("SELECT * from named<http://a.example/> { ?s ?p ?o }", True),
        ("SELECT * { ?s ?p 'FROM' }", False),
        ("PREFIX from: <http://a.example/> SELECT * { ?from from:x ?o }", False),
    ],
)
def test_from_is_noticed(query, has_dataset):
    assert inspect(query).has_dataset is has_dataset


@pytest.mark.parametrize(
    ("form", "gives_graph"), [("SELECT", False), ("ASK", False), ("DESCRIBE", True), ("CONSTRUCT", True)]
)
def test_forms(form, gives_graph):
    assert QueryForm[form].gives_graph is gives_graph


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 3000 + "}" * 3000,
        "SELECT * { FILTER(" + "(" * 100_000,
        "SELECT * {\n" + "FILTER EXISTS {?s ?p ?o " * 1024 + "}" * 1025,
        "SELECT * { ?s ?p " + "[ ?p " * 500 + "]" * 500 + "}",
    ],
)
def test_brackets_that_the_stack_may_not_hold_are_refused_with_their_place(query):
    with pytest.raises(QueryError, match="400 brackets are open here") as refused:
        check(query)
    assert (refused.value.code, (refused.value.place or "").startswith("line ")) == ("UJ501", True)


def test_many_brackets_beside_each_other_and_in_strings_are_no_depth():
    rows = "('((((' 1)" * 1000
    assert check(f"SELECT * {{ VALUES (?a ?b) {{ {rows} }} }} # " + "(" * 500) is QueryForm.SELECT
    assert check("SELECT * " + "{" * 400 + "}" * 400) is QueryForm.SELECT
