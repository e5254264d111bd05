"""The terms of VoID and DCAT that describe a dataset, as constants; they stand in no graph of the store."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

from kg.rdf import vocab

PREFIXES: Final[dict[str, str]] = {
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
LANGUAGES: Final = "http://id.loc.gov/vocabulary/iso639-1/"
MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"


def _term(prefix: str, local: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + local)


DATASET = _term("void", "Dataset")
DESCRIPTION_DOCUMENT = _term("void", "DatasetDescription")
SUBSET = _term("void", "subset")
TRIPLES = _term("void", "triples")
CLASSES = _term("void", "classes")
PROPERTIES = _term("void", "properties")
CLASS_PARTITION = _term("void", "classPartition")
CLASS = _term("void", "class")
ENTITIES = _term("void", "entities")
PROPERTY_PARTITION = _term("void", "propertyPartition")
PROPERTY = _term("void", "property")
VOCABULARY = _term("void", "vocabulary")
URI_SPACE = _term("void", "uriSpace")
EXAMPLE = _term("void", "exampleResource")
DATA_DUMP = _term("void", "dataDump")
SPARQL_ENDPOINT = _term("void", "sparqlEndpoint")

CATALOGUED = _term("dcat", "Dataset")
DISTRIBUTION = _term("dcat", "distribution")
DISTRIBUTION_CLASS = _term("dcat", "Distribution")
DOWNLOAD = _term("dcat", "downloadURL")
ACCESS = _term("dcat", "accessURL")
MEDIA_TYPE = _term("dcat", "mediaType")
COMPRESSION = _term("dcat", "compressFormat")
SERVICE = _term("dcat", "DataService")
SERVES = _term("dcat", "servesDataset")
ENDPOINT = _term("dcat", "endpointURL")
FIRST_DATE = _term("dcat", "startDate")
LAST_DATE = _term("dcat", "endDate")

TOPIC = _term("foaf", "primaryTopic")
AGENT = _term("foaf", "Agent")
AGENT_NAME = _term("foaf", "name")

TITLE = vocab.term("dct", "title")
DESCRIPTION = vocab.term("dct", "description")
IDENTIFIER = vocab.term("dct", "identifier")
LICENCE = vocab.term("dct", "license")
RIGHTS = vocab.term("dct", "rights")
RIGHTS_STATEMENT = vocab.term("dct", "RightsStatement")
PUBLISHED_BY = vocab.term("dct", "publisher")
LANGUAGE = vocab.term("dct", "language")
TEMPORAL = vocab.term("dct", "temporal")
PERIOD = vocab.term("dct", "PeriodOfTime")
MODIFIED = vocab.term("dct", "modified")
CONFORMS_TO = vocab.term("dct", "conformsTo")
DERIVED_FROM = vocab.term("dct", "source")

TERMS: Final = frozenset(value for value in list(globals().values()) if isinstance(value, NamedNode))
"""All of the above."""
