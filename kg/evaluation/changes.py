"""What two extractions of one article say differently: quotes added, removed and changed, and in what.

Quotes are paired as for scores, by the share of letters and digits that they have in common, best pairs first; but any
share will do, so that a quote with other bounds is one that changed. Pairs are compared over the table FACETS.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, cast

from kg.evaluation.compare import Item, items, pairs
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import Agent, Quote, StatementEvent
from kg.model.text import Span

_NONE: Final = "–"
_GAP: Final = " … "
DETAILS: Final = "details"
"""What differs where no facet does: the place of an agent's first mention, or a role that it has elsewhere."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a quote, or of an article, before and after, in words; "–" stands for nothing."""

    facet: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """One quote that is not the same; `before` is None for one that is added, `after` for one that is removed."""

    before: Quote | None
    after: Quote | None
    differences: tuple[Difference, ...] = ()

    @property
    def quote(self) -> Quote:
        """The quote as it will be, or as it was."""
        return self.after or cast("Quote", self.before)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What differs between two extractions of one article."""

    before: int
    """Quotes before."""
    after: int
    """Quotes after."""
    differences: tuple[Difference, ...] = ()
    """Of the article itself."""
    quotes: tuple[QuoteChange, ...] = ()
    """In the order of the text."""
    speakers: tuple[tuple[str, int], ...] = ()
    """Named sources that have more quotes now, or fewer, and by how many."""

    def __bool__(self) -> bool:
        return bool(self.differences or self.quotes)


@dataclass(frozen=True, slots=True)
class Facet:
    """One part of a quote: what is compared, which a person can read."""

    name: str
    help: str
    words: Callable[[Quote, str], str]
    """Of a quote and the text it stands in."""
    spans: Callable[[Quote], tuple[Span, ...]] = lambda _: ()
    """Where these words stand, if that is compared, too."""

    def difference(self, text: str, before: Quote, after: Quote) -> Difference | None:
        """What differs in this part; places are told where the same words stand elsewhere."""
        was, becomes = self.words(before, text), self.words(after, text)
        old, new = self.spans(before), self.spans(after)
        if was == becomes and old and new and old != new:
            was, becomes = f"{was} at {_places(old)}", f"{becomes} at {_places(new)}"
        return Difference(self.name, was, becomes) if was != becomes else None


def _places(spans: tuple[Span, ...]) -> str:
    return ", ".join(f"{start}-{end}" for start, end in spans)


def _one(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


def _spans(text: str, *spans: Span | None) -> str:
    return _GAP.join(" ".join(span.of(text).split()) for span in spans if span) or _NONE


def _agent(agent: Agent | None) -> str:
    return f"{agent.name} ({agent.kind.value})" if agent else _NONE


def _relays(quote: Quote) -> str:
    hops = (
        f"{relay.kind.value.replace('_', ' ')} {_agent(relay.agent)}{f' on {relay.date}' if relay.date else ''}"
        for relay in quote.relays
    )
    return ", ".join(hops) or _NONE


def _event(event: StatementEvent | None) -> str:
    parts = (event.date, event.place, event.medium) if event else ()
    return ", ".join(part for part in parts if part) or _NONE


def _bounds(quote: Quote, text: str) -> str:
    return _spans(text, *quote.content)


def _cue(quote: Quote, text: str) -> str:
    return f"{_spans(text, quote.cue)} [{quote.cue_lemma}, {quote.cue_class}]" if quote.cue else _NONE


def _source(quote: Quote, text: str) -> str:
    return _spans(text, quote.source)


def _names(agents: tuple[Agent, ...]) -> str:
    return ", ".join(sorted(map(_agent, agents))) or _NONE


FACETS: Final = (
    Facet("bounds", "where the words of the source begin and end", _bounds, lambda quote: quote.content),
    Facet("type", "direct, indirect, mixed", lambda quote, _: quote.type.value),
    Facet("speaker", "who the source is", lambda quote, _: _agent(quote.agent)),
    Facet("source", "the words that name the source", _source, lambda quote: _one(quote.source)),
    Facet("role", "the role printed with the source", lambda quote, _: quote.role.label if quote.role else _NONE),
    Facet("cue", "the reporting expression, its lemma and class", _cue, lambda quote: _one(quote.cue)),
    Facet("relay", "through whom it reached the article", lambda quote, _: _relays(quote)),
    Facet("addressee", "to whom it was said", lambda quote, _: _agent(quote.addressee)),
    Facet("event", "when, where and in what medium it was said", lambda quote, _: _event(quote.event)),
    Facet("certainty", "how certain the source is", lambda quote, _: quote.certainty.value),
    Facet("polarity", "whether the content is stated or denied", lambda quote, _: quote.polarity.value),
    Facet("about", "whom the content is about", lambda quote, _: _names(quote.about)),
    Facet("mentions", "whom else it names", lambda quote, _: _names(quote.mentioned)),
    Facet("nesting", "in which quote it stands", lambda quote, text: _spans(text, quote.nested_in)),
    Facet("wording", "the words of the content as people read them", lambda quote, _: quote.text),
    Facet("confidence", "how sure the extractor is", lambda quote, _: f"{quote.confidence:g}"),
    Facet("reasons", "what the confidence rests on", lambda quote, _: " ".join(quote.reasons) or _NONE),
)
"""The parts of a quote, in the order in which they are told. Parts that follow from an earlier one come after it."""
_FOLLOWS: Final = {"wording": "bounds", "reasons": "confidence"}
"""What is not told where the other differs as well."""
MINOR: Final = frozenset({"confidence", "reasons"})
"""Facets that differ in nearly every quote once confidences were fitted anew, though all is read as before."""


def compare(text: str, before: AnnotatedArticle, after: AnnotatedArticle) -> ArticleChange:
    """The differences between two extractions of the document with this text, both as read from their graphs."""
    partners = _partners(text, before.quotes, after.quotes)
    taken = set(partners.values())
    changes = [QuoteChange(quote, None) for number, quote in enumerate(before.quotes) if number not in partners]
    changes += [QuoteChange(None, quote) for number, quote in enumerate(after.quotes) if number not in taken]
    for old, new in partners.items():
        was, becomes = before.quotes[old], after.quotes[new]
        if found := _differences(text, was, becomes):
            changes.append(QuoteChange(was, becomes, found))
    ordered = tuple(sorted(changes, key=lambda change: (*change.quote.hull, change.after is None)))
    gained = _by_speaker(after.quotes)
    gained.subtract(_by_speaker(before.quotes))
    speakers = tuple(sorted((name, number) for name, number in gained.items() if number))
    return ArticleChange(len(before.quotes), len(after.quotes), _of_article(before, after), ordered, speakers)


def _partners(text: str, before: tuple[Quote, ...], after: tuple[Quote, ...]) -> dict[int, int]:
    """Which quote became which, by number, one to one."""
    found: dict[int, int] = {}
    for pair in pairs([_item(text, quote) for quote in before], [_item(text, quote) for quote in after]):
        if pair.gold not in found and pair.found not in found.values():
            found[pair.gold] = pair.found
    return found


def _item(text: str, quote: Quote) -> Item:
    """What a quote is paired by; one without any letter or digit, by where it begins."""
    found = items(text, [{"spans": quote.content, "type": quote.type.value}])
    return found[0] if found else Item(quote.type.value, quote.content, frozenset({quote.hull.start}))


def _differences(text: str, before: Quote, after: Quote) -> tuple[Difference, ...]:
    if before == after:
        return ()
    found = [one for facet in FACETS if (one := facet.difference(text, before, after))]
    differing = {one.facet for one in found}
    told = tuple(one for one in found if _FOLLOWS.get(one.facet) not in differing)
    if told:
        return told
    old, new = _details(text, before), _details(text, after)
    gone, added = (", ".join(part for part in one if part not in other) for one, other in ((old, new), (new, old)))
    return (Difference(DETAILS, gone or _NONE, added or _NONE),)


def _details(text: str, quote: Quote) -> dict[str, None]:
    """Where the article names those whom the quote leads to, and gives them roles."""
    agents = [quote.agent, quote.addressee, *quote.about, *quote.mentioned, *(relay.agent for relay in quote.relays)]
    found: dict[str, None] = {}
    for agent in agents:
        for one in (agent, *agent.members) if agent else ():
            found[f"{_spans(text, one.mention)} at {one.mention.start}"] = None
            found |= {f"role {role.label} at {role.span.start}": None for role in one.roles}
    return found


def _of_article(before: AnnotatedArticle, after: AnnotatedArticle) -> tuple[Difference, ...]:
    old, new = _metadata(before), _metadata(after)
    return tuple(
        Difference(name, old.get(name, _NONE), new.get(name, _NONE))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    )


def _metadata(annotated: AnnotatedArticle) -> dict[str, str]:
    document = annotated.document
    values = {
        **{f"field {name}": value for name, value in document.fields},
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published,
        "language": annotated.article.language,
        "dateline": annotated.article.dateline,
    }
    return {name: value for name, value in values.items() if value}


def _by_speaker(quotes: tuple[Quote, ...]) -> Counter[str]:
    agents = (quote.agent for quote in quotes if quote.agent)
    return Counter(one.name for agent in agents for one in (agent.members or (agent,)) if one.is_named)
