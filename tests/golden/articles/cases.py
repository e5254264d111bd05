"""The hand-written answers to the sample articles, and how to compare an extraction with them.

`<case>/expected.json` names its article and lists its quotes in order, in words instead of offsets:

    type       direct, indirect or mixed
    content    the words between the outer marks; "first words … last words" for a long one; a list for several parts
    cue        the reporting expression, or null
    speaker    the words that name the source at this quote, or null
    name       the fullest name in the article (a list where several forms are right), or null
    described  the source has no name, so that a longer description is right too
    relays     [kind, agent] of each hop, nearest the source first; absent means that there is none
    carried    the relays stand in an earlier sentence and may be left out
    anonymous  absent means false, null means that both are right
    addressee, date, place, role     compared where they are written; null means that there is none
    optional   neither missed nor wrong
    glued      the damaged text has no space at the edge of a name

Spans are compared from their first to their last letter or digit, so marks and closing stops never decide.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.evaluation.compare import joined, trimmed
from kg.ids import name_key
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import AgentKind, Quote
from kg.model.text import SourceDocument, Span

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[2]
NAMES = tuple(sorted(path.parent.name for path in FOLDER.glob("*/expected.json")))
_GAP = " … "


@dataclass(frozen=True, slots=True)
class Expected:
    """One expected quote with its words found in the text."""

    spans: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    entry: dict[str, Any]

    @property
    def is_optional(self) -> bool:
        return bool(self.entry.get("optional"))

    @property
    def hull(self) -> Span:
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class Case:
    """One sample article with what is to be found in it."""

    name: str
    why: str
    document: SourceDocument
    quotes: tuple[Expected, ...]

    @property
    def required(self) -> tuple[Expected, ...]:
        return tuple(quote for quote in self.quotes if not quote.is_optional)


@dataclass(slots=True)
class Comparison:
    """What an extraction of one case has right and wrong; `problems` are sentences for a person."""

    required: int
    predicted: int
    matched: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.matched / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.matched / self.required if self.required else 1.0


@lru_cache
def load(name: str) -> Case:
    """The case of that name; raises ValueError that names the words which the article does not have."""
    record = json.loads((FOLDER / name / "expected.json").read_text(encoding="utf-8"))
    path = ROOT / record["article"]
    head, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
    values = dict(line.split(": ", 1) for line in head.splitlines())
    document = SourceDocument(id=path.stem, text=body, **values)
    quotes: list[Expected] = []
    for entry in record["quotes"]:
        after = quotes[-1].spans[0].start if quotes else 0
        quotes.append(_locate(name, body, entry, after))
    return Case(name, record["why"], document, tuple(quotes))


def compare(case: Case, annotated: AnnotatedArticle) -> Comparison:
    """Every difference between the expected quotes and the ones that were extracted."""
    text = case.document.text
    found = {joined(text, quote.content): quote for quote in annotated.quotes}
    optional = [quote for quote in case.quotes if quote.is_optional]
    wanted = {quote.spans: quote for quote in case.required}
    spare = [spans for spans in found if spans not in wanted and not _is_spare(spans, optional)]
    result = Comparison(len(wanted), len(spare) + sum(spans in found for spans in wanted))
    for spans, expected in wanted.items():
        if spans not in found:
            result.problems.append(f"missed {_show(text, spans)}")
            continue
        wrong = list(_differences(text, expected, found[spans]))
        result.matched += not wrong
        result.problems.extend(f"{_show(text, spans)}: {problem}" for problem in wrong)
    result.problems.extend(f"not a quote of its own: {_show(text, spans)}" for spans in spare)
    return result


def _is_spare(spans: tuple[Span, ...], optional: list[Expected]) -> bool:
    hull = Span(spans[0].start, spans[-1].end)
    return any(hull.overlaps(quote.hull) and _share(hull, quote.hull) >= 0.5 for quote in optional)


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def _differences(text: str, expected: Expected, quote: Quote) -> list[str]:
    entry = expected.entry
    wrong: list[str] = []

    def check(what: str, wanted: object, got: object, *, same: bool) -> None:
        if not same:
            wrong.append(f"{what} should be {wanted!r}, is {got!r}")

    check("type", entry["type"], quote.type.value, same=quote.type.value == entry["type"])
    cue = quote.cue.of(text) if quote.cue else None
    check("cue", entry["cue"], cue, same=_same_place(expected.cue, quote.cue))
    source = quote.source.of(text) if quote.source else None
    check("speaker", entry["speaker"], source, same=_same_source(text, expected, quote.source))
    name = quote.agent.name if quote.agent else None
    check("name", entry["name"], name, same=_same_name(entry, name))
    relays = [[relay.kind.value, relay.agent.name] for relay in quote.relays]
    check("relays", entry.get("relays", []), relays, same=_same_relays(entry, relays))
    is_anonymous = quote.agent is not None and quote.agent.kind is AgentKind.ANONYMOUS
    if entry.get("anonymous", False) is not None:
        check(
            "anonymous", entry.get("anonymous", False), is_anonymous, same=entry.get("anonymous", False) == is_anonymous
        )
    values = {
        "addressee": quote.addressee.name if quote.addressee else None,
        "date": quote.event.date if quote.event else None,
        "place": quote.event.place if quote.event else None,
        "role": quote.role.label if quote.role else None,
    }
    for key, got in values.items():
        if key in entry:
            check(key, entry[key], got, same=name_key(entry[key] or "") == name_key(got or ""))
    return wrong


def _same_place(wanted: Span | None, got: Span | None) -> bool:
    return wanted.overlaps(got) if wanted and got else wanted is got is None


def _same_source(text: str, expected: Expected, got: Span | None) -> bool:
    wanted = expected.speaker
    if not wanted or not got:
        return wanted is None and got is None
    if expected.entry.get("described"):
        return wanted.overlaps(got)
    return trimmed(text, wanted) == trimmed(text, got)


def _same_name(entry: dict[str, Any], got: str | None) -> bool:
    wanted = entry["name"] if isinstance(entry["name"], list) else [entry["name"]]
    if got is None:
        return None in wanted
    keys = [f" {name_key(name)} " for name in wanted if name]
    key = f" {name_key(got)} "
    if entry.get("described"):
        return any(other in key or key in other for other in keys)
    return key in keys


def _same_relays(entry: dict[str, Any], got: list[list[str]]) -> bool:
    def key(relays: list[list[str]]) -> list[tuple[str, str]]:
        return [(kind, name_key(agent)) for kind, agent in relays]

    wanted = key(entry.get("relays", []))
    return key(got) == wanted or (bool(entry.get("carried")) and all(relay in wanted for relay in key(got)))


def _locate(name: str, text: str, entry: dict[str, Any], after: int) -> Expected:
    parts = entry["content"] if isinstance(entry["content"], list) else [entry["content"]]
    spans: list[Span] = []
    for part in parts:
        spans.append(_find(name, text, part, spans[-1].end if spans else after))
    glued = bool(entry.get("glued"))
    hull = Span(spans[0].start, spans[-1].end)
    cue = _nearest(name, text, entry["cue"], hull, spans, glued=glued) if entry["cue"] else None
    at = cue or hull
    speaker = _nearest(name, text, entry["speaker"], at, [at], glued=glued) if entry["speaker"] else None
    return Expected(joined(text, spans), cue, speaker, entry)


def _find(name: str, text: str, words: str, after: int) -> Span:
    first, _, last = words.partition(_GAP)
    start = text.find(first, after)
    end = text.find(last, start + len(first)) + len(last) if last else start + len(first)
    if start < 0 or end < start + len(first):
        message = f"{name}: {words!r} is not in the article after character {after}"
        raise ValueError(message)
    return Span(start, end)


def _nearest(name: str, text: str, words: str, to: Span, outside: list[Span], *, glued: bool) -> Span:
    """The occurrence of `words` that is nearest to a span and does not lie in the content."""
    edge = "" if glued else r"(?<!\w){}(?!\w)"
    pattern = edge.format(re.escape(words)) if edge else re.escape(words)
    spans = [Span(*match.span()) for match in re.finditer(pattern, text)]
    spans = [span for span in spans if not any(span.overlaps(other) for other in outside)]
    if not spans:
        message = f"{name}: {words!r} is not in the article outside the content"
        raise ValueError(message)
    return min(spans, key=lambda span: max(span.start - to.end, to.start - span.end))


def _show(text: str, spans: tuple[Span, ...]) -> str:
    words = " … ".join(span.of(text) for span in spans)
    return f"“{words[:40]} … {words[-20:]}”" if len(words) > 70 else f"“{words}”"
