"""Every constraint of the shapes that has words of its own has an example that breaks it, and nothing else.

The first line of an example names its shape, and the path where it breaks one property: `# shp:Quote: ujar:source, …`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate as run_shacl
from rdflib.collection import Collection
from rdflib.namespace import SH

from kg import resources
from kg.rdf import vocab

FOLDER = resources.folder("ontology")
INVALID = sorted((FOLDER / "examples" / "invalid").glob("*.ttl"))
HEAD = re.compile(r"# (shp:\w+): (?:(\^?[a-z]+:\w+(?:/[a-z]+:\w+)*), )?[^\n]+\.\n")
Constraint = tuple[str, str, str]
"""A shape, a path and a sentence; the path is empty for what the shape says of the node itself."""


@lru_cache(maxsize=1)
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "shapes.ttl")


def short(node: rdflib.term.Node) -> str:
    for prefix, namespace in {**vocab.PREFIXES, "shp": vocab.SHAPES}.items():
        if str(node).startswith(namespace):
            return f"{prefix}:{str(node)[len(namespace) :]}"
    return str(node)


def path_of(path: rdflib.term.Node) -> str:
    inverse = shapes().value(path, SH.inversePath)
    if inverse is not None:
        return f"^{short(inverse)}"
    steps = list(Collection(shapes(), path)) if isinstance(path, rdflib.BNode) else [path]
    return "/".join(short(step) for step in steps)


def owner(shape: rdflib.term.Node) -> Constraint:
    """The constraint that a result's source shape is."""
    said = str(shapes().value(shape, SH.message) or "")
    if isinstance(shape, rdflib.URIRef):
        return short(shape), "", said
    parent, path = shapes().value(predicate=SH.property, object=shape), shapes().value(shape, SH.path)
    assert parent is not None
    assert path is not None
    return short(parent), path_of(path), said


def with_words() -> set[Constraint]:
    """All constraints with a message: property shapes, and node shapes by themselves or by SPARQL."""
    found = set()
    for shape in shapes().subjects(rdflib.RDF.type, SH.NodeShape):
        found |= {owner(part) for part in shapes().objects(shape, SH.property) if shapes().value(part, SH.message)}
        if shapes().value(shape, SH.message) or shapes().value(shape, SH.sparql):
            found.add(owner(shape))
    return found


def promised(path: Path) -> tuple[str, str]:
    head = HEAD.match(path.read_text("utf-8"))
    assert head, f"{path.name} does not begin with the shape it breaks"
    return head[1], head[2] or ""


def broken(path: Path) -> set[Constraint]:
    _, results, _ = run_shacl(rdflib.Graph().parse(path), shacl_graph=shapes(), inference="none", advanced=False)
    assert isinstance(results, rdflib.Graph)
    return {owner(shape) for shape in results.objects(None, SH.sourceShape)}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_example_breaks_what_it_names_and_nothing_else(path: Path) -> None:
    shape, name = promised(path)
    found = broken(path)
    if (shape, name) in {(of, at) for of, at, _ in with_words()}:
        assert [(of, at) for of, at, _ in found] == [(shape, name)]
    else:  # several at once
        assert (name, {of for of, *_ in found}) == ("", {shape})


def test_every_constraint_has_an_example() -> None:
    assert len(with_words()) > 100
    alone = [found for found in map(broken, INVALID) if len(found) == 1]
    assert with_words() - set().union(*alone) == set()


def test_how_many_and_what_kind_of_thing_are_told_in_two_sentences() -> None:
    """Else one of exactly one thing, of the wrong class, is told to be several."""
    counts, kinds = {SH.minCount, SH.maxCount}, {SH["class"], SH.nodeKind}
    parts = [(owner(part), set(shapes().predicates(part))) for part in shapes().objects(None, SH.property)]
    assert [told for told, says in parts if says & counts and says & kinds] == []
