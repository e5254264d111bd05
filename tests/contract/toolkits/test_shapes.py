"""Our shapes under two validators that know nothing of each other: pySHACL and Jena say the same of the same graph.

Jena gets everything at once, because Java starts slowly: the statements of each case under a base of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate as run_shacl
from rdflib.namespace import SH

from kg import resources
from kg.rdf import vocab
from kg.rdf.to_graph import article_quads, provenance_quads
from kg.store.base import View
from tests.contract.toolkits import jena
from tests.unit.rdf.factory import EXTRACTOR, NAMER, rich
from tests.unit.rdf.test_faults import FAULTS as PLANTED

pytestmark = pytest.mark.needs_jena

BASE = NAMER.base
FOLDER = resources.folder("ontology")
SHAPES = FOLDER / "shapes.ttl"
EXAMPLES = {path.stem: path for path in sorted((FOLDER / "examples").rglob("*.ttl"))}
ARTICLE = tuple(article_quads(rich(), NAMER) + provenance_quads(rich(), NAMER, EXTRACTOR))
SAID = (SH.focusNode, SH.resultPath, SH.value, SH.resultSeverity, SH.sourceConstraintComponent)

Report = Counter[tuple[str, ...]]
"""How often each result was told, with its message last; nodes as in N-Triples."""


def lines(path: Path) -> str:
    """A Turtle file as N-Triples."""
    return "".join(f"{triple} .\n" for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE))


def results(graph: rdflib.Graph) -> Report:
    return Counter(
        (*(words(graph, graph.value(result, name)) for name in SAID), shape(graph, result), message(graph, result))
        for result in graph.subjects(rdflib.RDF.type, SH.ValidationResult)
    )


def words(graph: rdflib.Graph, node: rdflib.term.Node | None) -> str:
    """A node; a path that has no name by what is said of it."""
    if isinstance(node, rdflib.BNode):
        return f"[{'; '.join(sorted(f'{p.n3()} {words(graph, o)}' for p, o in graph.predicate_objects(node)))}]"
    return node.n3() if node is not None else ""


def shape(graph: rdflib.Graph, result: rdflib.term.Node) -> str:
    """Nothing for the shape of a property: it has no name, and path, component and message tell it."""
    named = graph.value(result, SH.sourceShape)
    return str(named) if isinstance(named, rdflib.URIRef) else ""


def message(graph: rdflib.Graph, result: rdflib.term.Node) -> str:
    """As printed; an IRI in it stands in brackets by Jena and without by pySHACL, and SHACL leaves it open."""
    return str(graph.value(result, SH.resultMessage)).replace("<", "").replace(">", "")


def by_pyshacl(triples: str) -> Report:
    data = rdflib.Graph(bind_namespaces="none").parse(data=triples, format="nt")
    _, found, _ = run_shacl(data, shacl_graph=shapes(), inference="none")
    assert isinstance(found, rdflib.Graph)
    return results(found)


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(SHAPES)


def by_jena(cases: Mapping[str, str], folder: Path) -> dict[str, Report]:
    """The report of each case, with its own names again."""
    data = folder / "cases.nt"
    moved = (triples.replace(BASE, f"{BASE}{name}/") for name, triples in cases.items())
    data.write_text("".join(moved), encoding="utf-8")
    found = {name: Counter() for name in cases}
    for said, count in results(jena.report(data, SHAPES, folder)).items():
        name = said[0].split(BASE)[1].split("/")[0]
        found[name][tuple(part.replace(f"{BASE}{name}/", BASE) for part in said)] += count
    return found


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    return by_jena({name: lines(path) for name, path in EXAMPLES.items()}, tmp_path_factory.mktemp("jena"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_judged_the_same(name: str, examples: dict[str, Report]) -> None:
    path = EXAMPLES[name]
    assert examples[name] or path.parent.name == "valid"
    assert examples[name] == by_pyshacl(lines(path))


def faults() -> Iterator[tuple[str, str]]:
    """One article without a statement, and with a word for the thing in it or a thing for the word, of every kind."""
    good = [f"{quad.triple} .\n" for quad in ARTICLE]
    classes = {quad.subject: quad.object for quad in ARTICLE if quad.predicate == vocab.TYPE}
    seen = set()
    for quad, line in zip(ARTICLE, good, strict=True):
        kind = f"{short(classes.get(quad.subject, quad.graph_name))}-{short(quad.predicate)}"
        if kind not in seen:
            seen.add(kind)
            rest = "".join(other for other in good if other != line)
            other = f"<{BASE}id/agent/lain>" if isinstance(quad.object, ox.Literal) else f'"{BASE}kata"'
            yield f"{kind}-gone", rest
            yield f"{kind}-other", f"{rest}{quad.subject} {quad.predicate} {other} .\n"


def short(node: object) -> str:
    return re.split("[#/]", str(node).strip("<>"))[-1]


def planted() -> Iterator[tuple[str, str]]:
    """The faults of the unit tests, those among them that a shape names."""
    for name, (by, graphs) in PLANTED.items():
        if by.startswith("shp:"):
            yield name.replace(" ", "-"), "".join(f"{quad.triple} .\n" for quad in graphs())


FAULTS = dict((*faults(), *planted()))


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    return by_jena(FAULTS, tmp_path_factory.mktemp("jena"))


@pytest.mark.filterwarnings("ignore")  # rdflib says what it thinks of the faults
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_an_article_is_judged_the_same(name: str, faulty: dict[str, Report]) -> None:
    assert faulty[name] == by_pyshacl(FAULTS[name])


def test_most_faults_are_found(faulty: dict[str, Report]) -> None:
    assert len(FAULTS) > 100
    assert sum(map(bool, faulty.values())) > 0.9 * len(FAULTS)


def test_the_samples_conform(archive: View, tmp_path: Path) -> None:
    (tmp_path / "samples.nt").write_text("".join({f"{quad.triple} .\n" for quad in archive.quads()}), encoding="utf-8")
    report = jena.report(tmp_path / "samples.nt", SHAPES, tmp_path)
    assert results(report) == Counter()
    assert report.value(predicate=SH.conforms, object=rdflib.Literal(lexical_or_value=True))
