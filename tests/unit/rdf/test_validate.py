"""Shapes: the examples that must pass pass, each that must fail fails by the shape it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import SH

from kg import resources
from kg.errors import InputError
from kg.rdf import vocab
from kg.rdf.serialize import serialize
from kg.rdf.to_graph import article_quads, provenance_quads
from kg.rdf.validate import validate, validate_quads
from tests.unit.rdf.factory import EXTRACTOR, NAMER, filled_store, joint, listed_store, plain, rich, versions_store

EXAMPLES = resources.folder("ontology") / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))


def named_shapes() -> set[str]:
    shapes = rdflib.Graph().parse(resources.folder("ontology") / "shapes.ttl")
    names = shapes.subjects(rdflib.RDF.type, SH.NodeShape)
    return {str(name).replace(vocab.SHAPES, "shp:") for name in names}


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_examples_conform(path: Path) -> None:
    report = validate(path.read_bytes())
    assert report.conforms, str(report)
    assert report.triples > 40


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_examples_break_the_shape_they_name(path: Path) -> None:
    promised = re.match(r"# (shp:\w+): .+\.\n", path.read_text("utf-8"))
    assert promised
    report = validate(path.read_bytes())
    assert {problem.shape for problem in report.problems} == {promised.group(1)}, str(report)


def test_there_is_an_invalid_example_for_every_shape() -> None:
    promised = {path.read_text("utf-8").split(":")[1].strip() for path in INVALID}
    assert {f"shp:{name}" for name in promised} == named_shapes()


@pytest.mark.parametrize("article", [plain, rich, joint])
def test_what_we_write_conforms(article: object) -> None:
    assert callable(article)
    annotated = article()
    report = validate_quads(article_quads(annotated, NAMER) + provenance_quads(annotated, NAMER, EXTRACTOR))
    assert report.conforms, str(report)


def test_the_valid_examples_are_what_we_write() -> None:
    """Regenerate the files when this fails on purpose: an example that nothing writes any more misleads."""
    store, other = filled_store([plain(), rich()]), filled_store([joint()])
    third, fourth = listed_store(), versions_store()
    written = {
        "01-plain-quote": article_quads(plain(), NAMER) + provenance_quads(plain(), NAMER, EXTRACTOR),
        "02-relays-event-nesting": article_quads(rich(), NAMER) + provenance_quads(rich(), NAMER, EXTRACTOR),
        "03-identities-and-claims": list(store.quads()),
        "04-joint-source-medium": list(other.quads()),
        "05-shared-claim-authority": list(third.quads()),
        "06-versions-and-notices": list(fourth.quads()),
    }
    store.close()
    other.close()
    third.close()
    fourth.close()
    for path in VALID:
        _, _, body = path.read_bytes().partition(b"\n")
        assert body == serialize(written[path.stem], "text/turtle"), path.stem


def test_a_problem_tells_node_path_value_and_rule() -> None:
    report = validate((EXAMPLES / "invalid" / "01-quote.ttl").read_bytes())
    confidence = next(problem for problem in report.problems if problem.path == "ujar:confidence")
    assert confidence.focus.endswith("/q1-15")
    assert confidence.value == "1.7"
    assert str(confidence).startswith("violation: https://arsip.example/id/article/")
    assert "between 0 and 1 (here: 1.7) [shp:Quote]" in str(confidence)
    assert str(report).splitlines()[0] == f"{report.triples} triples, does not conform, 2 problems"


def test_a_warning_does_not_fail_a_graph() -> None:
    report = validate((EXAMPLES / "invalid" / "02-cue-needs-source.ttl").read_bytes())
    assert report.conforms
    assert [problem.severity for problem in report.problems] == ["warning"]


@pytest.mark.parametrize("row", ["application/trig", "application/n-quads", "application/ld+json"])
def test_every_format_is_read(row: str) -> None:
    report = validate(serialize(article_quads(plain(), NAMER), row), row)
    assert report.triples == len(article_quads(plain(), NAMER))


def test_a_malformed_document_is_a_clear_error() -> None:
    with pytest.raises(InputError, match="this is no turtle") as caught:
        validate(b"<a> <b> .")
    assert caught.value.code == "UJ121"
