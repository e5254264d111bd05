"""The terms of SPARQL 1.1 Service Description, and the W3C's names of formats, as constants."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

PREFIXES: Final[dict[str, str]] = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "formats": "http://www.w3.org/ns/formats/",
}


def _term(local: str) -> NamedNode:
    return NamedNode(PREFIXES["sd"] + local)


SERVICE = _term("Service")
ENDPOINT = _term("endpoint")
LANGUAGE = _term("supportedLanguage")
QUERY = _term("SPARQL11Query")
UPDATE = _term("SPARQL11Update")
FEATURE = _term("feature")
UNION_DEFAULT_GRAPH = _term("UnionDefaultGraph")
RESULT_FORMAT = _term("resultFormat")
INPUT_FORMAT = _term("inputFormat")
ENTAILMENT = _term("defaultEntailmentRegime")
SIMPLE_ENTAILMENT: Final = NamedNode("http://www.w3.org/ns/entailment/Simple")
DEFAULT_DATASET = _term("defaultDataset")
DATASET = _term("Dataset")
DEFAULT_GRAPH = _term("defaultGraph")
GRAPH = _term("Graph")

FORMATS: Final[dict[str, NamedNode]] = {
    media_type: NamedNode(PREFIXES["formats"] + local)
    for media_type, local in {
        "application/sparql-results+json": "SPARQL_Results_JSON",
        "application/sparql-results+xml": "SPARQL_Results_XML",
        "text/csv": "SPARQL_Results_CSV",
        "text/tab-separated-values": "SPARQL_Results_TSV",
        "text/turtle": "Turtle",
        "application/trig": "TriG",
        "application/n-triples": "N-Triples",
        "application/n-quads": "N-Quads",
        "application/rdf+xml": "RDF_XML",
        "application/ld+json": "JSON-LD",
    }.items()
}
"""The format of each media type that the service sends."""
