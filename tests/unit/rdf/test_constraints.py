"""The shapes split between pySHACL and pyoxigraph say what pySHACL says of them whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate as run_shacl
from rdflib.namespace import SH

from kg import resources
from kg.rdf import validate
from kg.rdf.constraints import constraints, without_sparql
from kg.rdf.report import Problem, shortened
from tests.unit.rdf.test_faults import FAULTS, GOOD, SPAN

FOLDER = resources.folder("ontology")
EXAMPLES = sorted((FOLDER / "examples").glob("*/*.ttl"))
SHAPES = rdflib.Graph().parse(FOLDER / "shapes.ttl")

Found = set[tuple[str, str, str, str]]


def whole(quads: Iterable[ox.Quad]) -> Found:
    """Focus, path, message and severity of every result of pySHACL with the whole shapes."""
    graph = rdflib.Graph()
    for quad in quads:
        graph.parse(data=f"{quad.triple} .", format="nt")
    _, results, _ = run_shacl(graph, shacl_graph=SHAPES, inference="none")
    assert isinstance(results, rdflib.Graph)
    return {
        (
            str(results.value(result, SH.focusNode)),
            shortened(path) if (path := _path(results, result)) else "",
            str(results.value(result, SH.resultMessage) or "does not fit its shape"),
            {SH.Violation: "violation", SH.Warning: "warning"}[results.value(result, SH.resultSeverity)],  # type: ignore[index]
        )
        for result in results.subjects(rdflib.RDF.type, SH.ValidationResult)
    }


def _path(results: rdflib.Graph, result: rdflib.term.Node) -> str:
    path = results.value(result, SH.resultPath)
    return str(path) if isinstance(path, rdflib.URIRef) else ""


def split(quads: Iterable[ox.Quad]) -> Found:
    """The same of the shapes split; a span that its article's query found stands for the article."""
    found = validate.broken_shapes(list(quads))
    return {(_aimed_at(problem), problem.path, problem.message, problem.severity) for problem in found}


def _aimed_at(problem: Problem) -> str:
    of_span = problem.shape == "shp:AnchorLength"
    return f"{problem.focus.rpartition('/')[0]}/doc" if of_span else problem.focus


def test_the_span_is_named_whose_words_are_too_long() -> None:
    quads = list(FAULTS["an end too far"][1]())
    (found,) = [problem for problem in validate.broken_shapes(quads) if problem.shape == "shp:AnchorLength"]
    assert found.focus == SPAN.value


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_gets_the_same(path: Path) -> None:
    quads = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))
    assert split(quads) == whole(quads)
    assert bool(split(quads)) == (path.parent.name == "invalid" or "nesting" in path.stem or "ident" in path.stem)


@pytest.mark.parametrize("fault", [name for name in FAULTS if name != "a blank node"])
def test_every_planted_fault_gets_the_same(fault: str) -> None:
    quads = list(FAULTS[fault][1]())
    assert split(quads) == whole(quads)


def test_every_constraint_is_taken_once() -> None:
    found = constraints(SHAPES)
    assert len(found) == len(set(SHAPES.objects(None, SH.sparql))) == 7
    assert not set(without_sparql(SHAPES).predicates()) & {SH.sparql, SH.select}
    assert all(rule.cure and rule.message for rule in found)


def test_what_is_right_breaks_nothing_but_a_warning() -> None:
    assert {severity for *_, severity in split(GOOD)} <= {"warning"}
