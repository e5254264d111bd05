"""The vocabulary as constants: one per term of ontology/ujar.ttl, and the terms that Ujar reuses.

`PREFIXES` binds every namespace; `PROLOGUE` is the same as the opening lines of a SPARQL query.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

PREFIXES: Final[dict[str, str]] = {
    "ujar": "https://w3id.org/ujar/ont#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "gf": "http://groundedannotationframework.org/grasp/factuality#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "pav": "http://purl.org/pav/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PROLOGUE: Final = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
ONTOLOGY: Final = "https://w3id.org/ujar/ont"
SHAPES: Final = "https://w3id.org/ujar/shapes#"

PLAIN_CUE_CLASS: Final = "say"
"""The class of an ordinary verb of saying; the graph leaves it out."""


def term(prefix: str, local: str) -> NamedNode:
    """The term `local` of the namespace bound to `prefix`; KeyError for a prefix that is not in `PREFIXES`."""
    return NamedNode(PREFIXES[prefix] + local)


QUOTE = term("ujar", "Quote")
CLAIM = term("ujar", "Claim")
STATEMENT_EVENT = term("ujar", "StatementEvent")
SPAN = term("ujar", "Span")
ANONYMOUS_SOURCE = term("ujar", "AnonymousSource")
COLLECTIVE_SOURCE = term("ujar", "CollectiveSource")
UNIDENTIFIED_SOURCE = term("ujar", "UnidentifiedSource")
RELAY_CLASS = term("ujar", "Relay")
ROLE_HOLDING = term("ujar", "RoleHolding")
EXTRACTION_RUN = term("ujar", "ExtractionRun")
QUOTE_TYPE_CLASS = term("ujar", "QuoteType")
RELAY_TYPE_CLASS = term("ujar", "RelayType")

DIRECT = term("ujar", "direct")
INDIRECT = term("ujar", "indirect")
MIXED = term("ujar", "mixed")
AS_REPORTED_BY = term("ujar", "asReportedBy")
TOLD_TO = term("ujar", "toldTo")

SOURCE = term("ujar", "source")
SPEAKER = term("ujar", "speaker")
HAS_MEMBER = term("ujar", "hasMember")
LOCAL_ABOUT = term("ujar", "localAbout")
ABOUT = term("ujar", "about")
LOCAL_MENTIONS = term("ujar", "localMentions")
MENTIONS_AGENT = term("ujar", "mentionsAgent")
LOCAL_ADDRESSEE = term("ujar", "localAddressee")
ADDRESSEE = term("ujar", "addressee")
IS_PROVISIONAL = term("ujar", "isProvisional")
IN_ARTICLE = term("ujar", "inArticle")
SOURCE_SPAN = term("ujar", "sourceSpan")
CUE_SPAN = term("ujar", "cueSpan")
CONTENT_SPAN = term("ujar", "contentSpan")
ADDRESSEE_SPAN = term("ujar", "addresseeSpan")
ROLE_SPAN = term("ujar", "roleSpan")
EVIDENCE_SPAN = term("ujar", "evidenceSpan")
EVIDENCE_PROPERTY = term("ujar", "evidenceProperty")
QUOTE_TYPE = term("ujar", "quoteType")
CUE_LEMMA = term("ujar", "cueLemma")
CUE_CLASS = term("ujar", "cueClass")
CERTAINTY = term("ujar", "certainty")
POLARITY = term("ujar", "polarity")
NESTED_IN = term("ujar", "nestedIn")
SPEAKER_ROLE = term("ujar", "speakerRole")
OBSERVED_ON = term("ujar", "observedOn")
MEDIUM = term("ujar", "medium")
STATED_AT = term("ujar", "statedAt")
EXPRESSES = term("ujar", "expresses")
CLAIM_KEY = term("ujar", "claimKey")
CONFIDENCE = term("ujar", "confidence")
REASONS = term("ujar", "reasons")
RELAY = term("ujar", "relay")
LOCAL_RELAY_AGENT = term("ujar", "localRelayAgent")
RELAY_AGENT = term("ujar", "relayAgent")
RELAY_TYPE = term("ujar", "relayType")
RELAY_INDEX = term("ujar", "relayIndex")
VIA = term("ujar", "via")
ATTRIBUTED_VIA = term("ujar", "attributedVia")
CONTENT_HASH = term("ujar", "contentHash")
FIELD = term("ujar", "field")
CONFIGURATION = term("ujar", "configuration")

TYPE = term("rdf", "type")
LABEL = term("rdfs", "label")
ALT_LABEL = term("skos", "altLabel")
EXACT_MATCH = term("skos", "exactMatch")
IS_REPLACED_BY = term("dct", "isReplacedBy")
IS_PART_OF = term("dct", "isPartOf")
DATE = term("dct", "date")
ISSUED = term("dct", "issued")
DESCRIPTION = term("dct", "description")
PRINTED_PUBLISHER = term("dc", "publisher")
MEMBER = term("org", "member")
BEGIN = term("nif", "beginIndex")
END = term("nif", "endIndex")
ANCHOR = term("nif", "anchorOf")

NEWS_ARTICLE = term("schema", "NewsArticle")
OUTLET = term("schema", "NewsMediaOrganization")
PERSON = term("schema", "Person")
ORGANIZATION = term("schema", "Organization")
PLACE = term("schema", "Place")
DOCUMENT = term("schema", "CreativeWork")
TEXT = term("schema", "text")
IDENTIFIER = term("schema", "identifier")
URL = term("schema", "url")
HEADLINE = term("schema", "headline")
DATELINE = term("schema", "dateline")
DATE_PUBLISHED = term("schema", "datePublished")
DATE_MODIFIED = term("schema", "dateModified")
RETRIEVED_ON = term("pav", "retrievedOn")
IN_LANGUAGE = term("schema", "inLanguage")
PUBLISHER = term("schema", "publisher")
START_DATE = term("schema", "startDate")
LOCATION = term("schema", "location")
FIRST_APPEARANCE = term("schema", "firstAppearance")
CORRECTION = term("schema", "correction")
CORRECTION_COMMENT = term("schema", "CorrectionComment")
NAME = term("schema", "name")
SOFTWARE_VERSION = term("schema", "softwareVersion")

AGENT = term("prov", "Agent")
ACTIVITY = term("prov", "Activity")
SOFTWARE_AGENT = term("prov", "SoftwareAgent")
WAS_DERIVED_FROM = term("prov", "wasDerivedFrom")
WAS_GENERATED_BY = term("prov", "wasGeneratedBy")
WAS_ASSOCIATED_WITH = term("prov", "wasAssociatedWith")
WAS_REVISION_OF = term("prov", "wasRevisionOf")
ALTERNATE_OF = term("prov", "alternateOf")
QUALIFIED_INVALIDATION = term("prov", "qualifiedInvalidation")
INVALIDATION = term("prov", "Invalidation")
STARTED_AT = term("prov", "startedAtTime")
USED = term("prov", "used")
ENDED_AT = term("prov", "endedAtTime")

PROBABLE = term("gf", "probable")
POSSIBLE = term("gf", "possible")
CERTAIN = term("gf", "certain")
POSITIVE = term("gf", "positive")
NEGATIVE = term("gf", "negative")

INTEGER = term("xsd", "integer")
DECIMAL = term("xsd", "decimal")
BOOLEAN = term("xsd", "boolean")
XSD_DATE = term("xsd", "date")
DATE_TIME = term("xsd", "dateTime")
YEAR_MONTH = term("xsd", "gYearMonth")
YEAR = term("xsd", "gYear")
