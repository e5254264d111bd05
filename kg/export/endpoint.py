"""The description of a SPARQL service in the terms of SPARQL 1.1 Service Description.

What the endpoint understands and sends, and what its default graph is; what the data are is told by the description
of the dataset (`kg.export.description`), to which this one leads. No blank node: every part is named by a fragment.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.ids import Namer
from kg.rdf import serialize as rdf
from kg.rdf import service as sd
from kg.rdf import vocab
from kg.rdf.triples import Triple, iri, statements
from kg.store.results import GRAPH_MEDIA_TYPES, ROW_MEDIA_TYPES


def describe_endpoint(endpoint: str, media_type: str, *, base: str, takes_updates: bool) -> bytes:
    """The description of the service at the address `endpoint`, over a dataset with this base, as `media_type`.

    `takes_updates` says whether anybody may send updates. Raises InputError UJ120 for an unknown media type.
    """
    triples = _triples(endpoint, Namer(base), takes_updates=takes_updates)
    return rdf.serialize(statements(triples), media_type, more_prefixes=sd.PREFIXES)


def _triples(endpoint: str, namer: Namer, *, takes_updates: bool) -> Iterator[Triple]:
    service, dataset, graph = (f"{endpoint}#{part}" for part in ("service", "dataset", "default-graph"))
    yield service, vocab.TYPE, sd.SERVICE
    yield service, sd.ENDPOINT, iri(endpoint)
    yield service, sd.LANGUAGE, sd.QUERY
    if takes_updates:
        yield service, sd.LANGUAGE, sd.UPDATE
        for media_type in rdf.INPUT_MEDIA_TYPES:
            yield service, sd.INPUT_FORMAT, sd.FORMATS[media_type]
    yield service, sd.FEATURE, sd.UNION_DEFAULT_GRAPH
    yield service, sd.ENTAILMENT, sd.SIMPLE_ENTAILMENT
    for media_type in (*ROW_MEDIA_TYPES, *GRAPH_MEDIA_TYPES):
        yield service, sd.RESULT_FORMAT, sd.FORMATS[media_type]
    yield service, sd.DEFAULT_DATASET, iri(dataset)
    yield dataset, vocab.TYPE, sd.DATASET
    yield dataset, sd.DEFAULT_GRAPH, iri(graph)
    yield dataset, vocab.term("rdfs", "seeAlso"), iri(namer.description())
    yield graph, vocab.TYPE, sd.GRAPH
