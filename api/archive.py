"""Reads one article back from a view: its graph, its text, who its agents are, and what extracted it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.errors import RequestError
from kg.curation.history import History, find, history, is_current, latest, place, quads_of
from kg.ids import Namer
from kg.ingest.clean import clean
from kg.lang import available, load_pack
from kg.model.annotated import AnnotatedArticle, Extractor
from kg.model.text import Span
from kg.rdf.from_graph import read_article, read_extractor
from kg.rdf.vocab import PROLOGUE
from kg.store.archive import Place
from kg.store.base import View

_IDENTITIES = (
    PROLOGUE
    + """SELECT DISTINCT ?local ?global WHERE {{
  ?quote ujar:inArticle <{doc}> .
  {{ ?quote ujar:source ?local ; ujar:speaker ?global FILTER NOT EXISTS {{ ?local ujar:hasMember ?member }} }}
  UNION {{
    ?quote ujar:source/ujar:hasMember ?local ; ujar:speaker ?global .
    ?local rdfs:label ?name . ?global rdfs:label|skos:altLabel ?name
  }}
  UNION {{
    ?quote ujar:localAddressee ?local ; ujar:addressee ?global FILTER NOT EXISTS {{ ?local ujar:hasMember ?member }}
  }}
}}"""
)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article version as it is stored."""

    key: str
    base: str
    """Base of the IRIs inside the article, with its slash."""
    annotated: AnnotatedArticle
    identities: Mapping[str, str]
    """Global IRIs of the article's agents, by local name; unnamed agents have none."""
    extractor: Extractor | None
    place: Place | None
    """Why it is not current; None if it is."""
    history: History
    """All versions of its address."""
    at_hand: frozenset[str]
    """Keys of those that are in the store; of others an import told."""


def find_article(view: View, name: str) -> StoredArticle:
    """The article version whose key or id is `name`, current or not, or the current one of this address.

    An id that several versions of one address bear is the newest version.
    Raises RequestError UJ802 (404) when there is none, and when several articles have the id.
    """
    keys = find(view, name)
    if len(keys) > 1:
        keys = latest(view, keys)
    if len(keys) > 1:
        raise RequestError(
            "UJ802", f"{len(keys)} articles are called {name!r}", cure=f"ask for one of them: {', '.join(keys)}"
        )
    found = _read(view, keys[0]) if keys else None
    if found is None:
        raise RequestError("UJ802", f"no article is called {name!r}", cure="find articles with /api/v1/quotes")
    return found


def read_spans(annotated: AnnotatedArticle) -> tuple[Span, ...] | None:
    """The spans of the text that extraction reads, without what it takes for boilerplate.

    Cleaning is done again, which costs about a millisecond and needs no store. None without a language pack.
    """
    if annotated.article.language not in available() or not annotated.document.text:
        return None
    offsets = clean(annotated.document, load_pack(annotated.article.language)).offsets
    return tuple(Span(start, start + length) for start, length in zip(offsets.source, offsets.lengths, strict=True))


def _read(view: View, key: str) -> StoredArticle | None:
    document = view.texts.get(key)
    annotated = read_article(quads_of(view, key, "article"), document.text if document else "")
    if annotated is None:
        return None
    doc = Namer(view.base).article(key)
    rows = view.select(_IDENTITIES.format(doc=doc))
    identities = {
        local.rpartition("/")[2]: found for local, found in rows if local and found and "/id/article/" not in found
    }
    extractor = read_extractor(quads_of(view, key, "prov"))
    told = history(view, key)
    others = {name for version in told.versions for name in (version.key, *version.copies)}
    return StoredArticle(
        key=key,
        base=doc.removesuffix("doc"),
        annotated=annotated,
        identities=identities,
        extractor=extractor,
        place=place(view, key),
        history=told,
        at_hand=frozenset(name for name in others if is_current(view, name) or view.archive.place(name)),
    )
