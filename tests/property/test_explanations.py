"""What holds of an explanation for every text, however damaged."""

from __future__ import annotations

from typing import Any

import orjson
from hypothesis import example, given, settings

from kg.cli.explain import explained_lines
from kg.export.evidence import explained_record
from kg.extract.unused import REASONS
from kg.extract.words import cue_entry
from kg.lang import load_pack
from kg.model.text import Span
from kg.pipeline import extract
from tests.property.articles import articles, document, texts

PACK = load_pack("id")
LAWS = settings(max_examples=100)


def explained(text: str) -> dict[str, Any]:
    return explained_record(extract(document(text), pack=PACK), PACK)


def parts(value: Any) -> list[dict[str, Any]]:
    """Every part of a record that has words and a span."""
    if isinstance(value, list):
        return [part for item in value for part in parts(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("words") is not None and value.get("span") else []
    return own + [part for item in value.values() for part in parts(item)]


@LAWS
@given(texts)
@example("kata")
@example("Menurut")
@example("“kata” ujar")
@example("Ia menyebut")
def test_every_text_can_be_explained(text: str) -> None:
    record = explained(text)
    assert orjson.loads(orjson.dumps(record)) == record
    for language in ("id", "en"):
        assert list(explained_lines(record, title=None, language=language))


@LAWS
@given(articles)
def test_words_are_those_of_their_spans(text: str) -> None:
    assert [
        part for part in parts(explained(text)) if " ".join(text[slice(*part["span"])].split()) != part["words"]
    ] == []


@LAWS
@given(articles)
def test_every_expression_has_a_quote_or_one_reason(text: str) -> None:
    found = extract(document(text), pack=PACK)
    record = explained_record(found, PACK)
    words = [token for token in found.tokens if token.text[0].isalpha() and cue_entry(token.lower, PACK)]
    hulls = {found.article.offsets.hull(Span(token.start, token.end)) for token in words}
    used = {quote.cue for quote in found.quotes if quote.cue}
    unused = [tuple(cue["span"]) for cue in record["unused_cues"] if cue["span"]]
    assert set(unused) == {tuple(hull) for hull in hulls if hull and hull not in used}
    assert len(unused) == len(set(unused))
    assert {cue["reason"] for cue in record["unused_cues"]} <= set(REASONS)
