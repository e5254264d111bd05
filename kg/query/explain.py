"""Shows what a search asks: the clauses of the text index, and SPARQL that asks the graphs for the same.

The SPARQL knows no stems and no folding of marks: it looks for words as typed, in any case of letters.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.ids import Namer, slug
from kg.query.language import Search, Term, column_of, parse
from kg.query.literals import iri, string
from kg.query.search import compile_clauses
from kg.rdf.vocab import PLAIN_CUE_CLASS, PROLOGUE
from kg.store.base import View
from kg.store.text_index import Clause

_NAME = "FILTER(CONTAINS(LCASE(?name), LCASE({value})))"
_COLUMN = "?article ujar:field ?name FILTER(STRSTARTS(LCASE(?name), LCASE({column}))) " + _NAME
_PATTERNS = {
    "speaker": "{{ ?quote (ujar:speaker|ujar:source)/(rdfs:label|skos:altLabel) ?name }} "
    "UNION {{ ?quote ujar:sourceSpan/nif:anchorOf ?name }} " + _NAME,
    "about": "?quote (ujar:about|ujar:mentionsAgent|ujar:localAbout|ujar:localMentions)/rdfs:label ?name " + _NAME,
    "via": "?quote (ujar:via|(ujar:relay/ujar:localRelayAgent))/rdfs:label ?name " + _NAME,
    "role": "?quote ujar:roleSpan/(rdfs:label|nif:anchorOf) ?name " + _NAME,
    "cue": "?quote ujar:cueSpan/nif:anchorOf ?name " + _NAME,
    "title": "?article schema:headline ?name " + _NAME,
    "outlet": "?article schema:publisher ?name FILTER(STRENDS(STR(?name), {slug}))",
    "type": "?quote ujar:quoteType ujar:{bare}",
    "medium": "?quote ujar:statedAt/ujar:medium ?name " + _NAME,
    "cue_class": "?quote ujar:cueClass {value}",
    f"cue_class:{PLAIN_CUE_CLASS}": "?quote ujar:cueSpan ?span FILTER NOT EXISTS {{ ?quote ujar:cueClass ?class }}",
    "polarity:negative": "?quote ujar:polarity gf:negative",
    "polarity:positive": "FILTER NOT EXISTS {{ ?quote ujar:polarity gf:negative }}",
    "certainty:certain": "FILTER NOT EXISTS {{ ?quote ujar:certainty ?value FILTER(?value != gf:certain) }}",
    "certainty:probable": "?quote ujar:certainty gf:probable",
    "certainty:possible": "?quote ujar:certainty gf:possible",
    "anonymous:yes": "?quote ujar:source/a ujar:AnonymousSource",
    "anonymous:no": "FILTER NOT EXISTS {{ ?quote ujar:source/a ujar:AnonymousSource }}",
}
"""By key, or by key and value where each value has a pattern of its own."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a search is answered."""

    search: str
    """The search as it was understood."""
    clauses: tuple[str, ...]
    """What the text index is asked, one condition each."""
    sparql: str


def explain(view: View, query: Search | str) -> Explanation:
    """What `kg.query.search.search` does for this query. Raises QueryError like it."""
    found = parse(query) if isinstance(query, str) else query
    clauses = tuple(_shown(clause) for clause in compile_clauses(view, found))
    return Explanation(str(found), clauses, to_sparql(found, base=view.base))


def to_sparql(query: Search, *, base: str) -> str:
    """A SPARQL query for the same quotes, newest first."""
    conditions = "".join(f"  {_condition(term, base)}\n" for term in query.terms)
    return (
        f"{PROLOGUE}SELECT DISTINCT ?quote ?text ?published WHERE {{\n"
        "  ?quote a ujar:Quote ; schema:text ?text ; ujar:inArticle ?article .\n"
        "  OPTIONAL { ?article schema:datePublished ?published }\n"
        f"{conditions}}}\nORDER BY DESC(STR(?published)) ?quote"
    )


def _condition(term: Term, base: str) -> str:
    return f"FILTER {'NOT ' if term.is_excluded else ''}EXISTS {{ {_pattern(term, base)} }}"


def _pattern(term: Term, base: str) -> str:
    value = string(term.value)
    match term.key:
        case None:
            words = (term.value,) if term.is_phrase else tuple(term.value.split())
            return " ".join(f"FILTER(CONTAINS(LCASE(?text), LCASE({string(word)})))" for word in words)
        case "speaker" | "outlet" if "://" in term.value:
            path = (
                "(ujar:speaker|ujar:source|(ujar:source/ujar:hasMember))"
                if term.key == "speaker"
                else "ujar:inArticle/schema:publisher"
            )
            return f"?quote {path} {iri(term.value, place=term.key)}"
        case "after" | "before" | "date":
            sign = {"after": ">=", "before": "<=", "date": "="}[term.key]
            return f"FILTER(SUBSTR(STR(?published), 1, {len(term.value)}) {sign} {value})"
        case "article":
            return f"?quote ujar:inArticle {iri(Namer(base).article(term.value), place='article')}"
        case "claim":
            return f"?quote ujar:expresses {iri(term.value, place='claim')}"
        case key:
            row = _PATTERNS.get(f"{key}:{term.value}") or _PATTERNS.get(key, _COLUMN)
            return row.format(
                value=value, slug=string(f"/{slug(term.value)}"), bare=term.value, column=string(f"{column_of(key)}=")
            )


def _shown(clause: Clause) -> str:
    sign = "-" if clause.is_excluded else "+"
    if clause.field == "day":
        return f"{sign}day:[{clause.low} TO {clause.high}]"
    words = clause.words[0] if len(clause.words) == 1 else f'"{" ".join(clause.words)}"'
    return f"{sign}{clause.field}:{words}"
