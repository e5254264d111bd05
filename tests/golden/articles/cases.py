"""The hand-written answers to the sample articles, and how to compare an extraction with them.

`<case>/expected.json` names its article, from the root of the project, and lists its quotes in order, in the words
of `kg.evaluation.worded`.

Spans are compared from their first to their last letter or digit, so marks and closing stops never decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.evaluation.compare import joined, trimmed
from kg.evaluation.worded import WordedQuote, read_article
from kg.ids import name_key
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import AgentKind, Quote
from kg.model.text import SourceDocument, Span

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[2]
NAMES = tuple(sorted(path.parent.name for path in FOLDER.glob("*/expected.json")))


@dataclass(frozen=True, slots=True)
class Case:
    """One sample article with what is to be found in it."""

    name: str
    why: str
    document: SourceDocument
    quotes: tuple[WordedQuote, ...]

    @property
    def required(self) -> tuple[WordedQuote, ...]:
        return tuple(quote for quote in self.quotes if not quote.entry.get("optional"))


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
    """The case of that name; raises InputError that names the words which the article does not have."""
    article = read_article(FOLDER / name / "expected.json", root=ROOT)
    return Case(name, article.why, article.document, article.quotes)


def compare(case: Case, annotated: AnnotatedArticle) -> Comparison:
    """Every difference between the expected quotes and the ones that were extracted."""
    text = case.document.text
    found = {joined(text, quote.content): quote for quote in annotated.quotes}
    optional = [quote for quote in case.quotes if quote.entry.get("optional")]
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


def _is_spare(spans: tuple[Span, ...], optional: list[WordedQuote]) -> bool:
    hull = Span(spans[0].start, spans[-1].end)
    return any(hull.overlaps(quote.hull) and _share(hull, quote.hull) >= 0.5 for quote in optional)


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def _differences(text: str, expected: WordedQuote, quote: Quote) -> list[str]:
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
        "medium": quote.event.medium if quote.event else None,
        "role": quote.role.label if quote.role else None,
    }
    for key, got in values.items():
        if key in entry:
            check(key, entry[key], got, same=name_key(entry[key] or "") == name_key(got or ""))
    return wrong


def _same_place(wanted: Span | None, got: Span | None) -> bool:
    return wanted.overlaps(got) if wanted and got else wanted is got is None


def _same_source(text: str, expected: WordedQuote, got: Span | None) -> bool:
    wanted = expected.speaker
    if not wanted or not got:
        return wanted is None and got is None
    if expected.entry.get("described"):
        return wanted.overlaps(got)
    return trimmed(text, wanted) == trimmed(text, got)


def _same_name(entry: Mapping[str, Any], got: str | None) -> bool:
    wanted = entry["name"] if isinstance(entry["name"], list) else [entry["name"]]
    if got is None:
        return None in wanted
    keys = [f" {name_key(name)} " for name in wanted if name]
    key = f" {name_key(got)} "
    if entry.get("described"):
        return any(other in key or key in other for other in keys)
    return key in keys


def _same_relays(entry: Mapping[str, Any], got: list[list[str]]) -> bool:
    def key(relays: list[list[str]]) -> list[tuple[str, str]]:
        return [(kind, name_key(agent)) for kind, agent in relays]

    wanted = key(entry.get("relays", []))
    return key(got) == wanted or (bool(entry.get("carried")) and all(relay in wanted for relay in key(got)))


def _show(text: str, spans: tuple[Span, ...]) -> str:
    words = " … ".join(span.of(text) for span in spans)
    return f"“{words[:40]} … {words[-20:]}”" if len(words) > 70 else f"“{words}”"
