"""The record of one article's quotes with what decided about each, and the cues that gave none.

Codes and offsets only, no sentences: `kg.cli.explain` puts them into words of a language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.export.records import Record, quote_record
from kg.extract.confidence import WEIGHTS
from kg.extract.unused import UnusedCue, unused_cues
from kg.extract.words import cue_entry
from kg.model.text import Span

if TYPE_CHECKING:
    from kg.lang.pack import CueEntry, LanguagePack
    from kg.model.annotated import AnnotatedArticle
    from kg.model.quote import Agent, Quote, Relay

TIE = 2
"""Place, among a quote's reasons, of how its source was tied to an agent: behind how content and source were found."""
CONTEXT_CHARS = 40
"""Characters of the text that are shown on each side."""
_STAGES = {"nested": "nested", "marks": "direct"}
"""Stage by a quote's first reason; all others come from `indirect`."""


def explained_record(annotated: AnnotatedArticle, pack: LanguagePack) -> Record:
    """The record of `kg.export.records` with `explain` in every quote and a list `unused_cues` behind them.

    Spans are of the text that was given; what is not there is null or an empty list.
    """
    evidence = _Evidence(annotated, pack)
    plain = quote_record(annotated)
    pairs = zip(plain["quotes"], annotated.quotes, strict=True)
    quotes = [{**record, "explain": evidence.of_quote(quote)} for record, quote in pairs]
    unused = [evidence.of_unused(cue) for cue in unused_cues(annotated, pack)]
    return {**plain, "quotes": quotes, "unused_cues": unused}


class _Evidence:
    """Reads the evidence of one article's quotes off its layers."""

    def __init__(self, annotated: AnnotatedArticle, pack: LanguagePack) -> None:
        self.text = annotated.document.text
        self.offsets = annotated.article.offsets
        self.repaired = annotated.article.text
        self.pack = pack
        self.triggers = {
            self.offsets.hull(mention.span): self.offsets.hull(mention.trigger) for mention in annotated.relay_mentions
        }

    def of_quote(self, quote: Quote) -> Record:
        event = quote.event
        return {
            "stage": _STAGES.get(quote.reasons[0], "indirect"),
            "content": [self._in_context(span) for span in quote.content],
            "cue": self._cue(quote),
            "source": self._source(quote),
            "role": self._words(quote.role.span if quote.role else None),
            "addressee": self._words(quote.addressee_span),
            "relays": [self._relay(relay) for relay in quote.relays],
            "date": self._valued(event.date, event.date_span) if event else None,
            "place": self._valued(event.place, event.place_span) if event else None,
            "medium": self._valued(event.medium, event.medium_span) if event else None,
            "certainty": quote.certainty.value,
            "polarity": quote.polarity.value,
            "nested_in": self._words(quote.nested_in),
            "confidence": [{"reason": reason, "weight": WEIGHTS[reason]} for reason in quote.reasons],
        }

    def of_unused(self, unused: UnusedCue) -> Record:
        """One cue that gave no quote; of words that the repair inserted, `span` is null."""
        span = self.offsets.hull(unused.span)
        words = unused.span.of(self.repaired)
        shown = self._in_context(span) if span else {"words": words, "span": None, "before": "", "after": ""}
        by = self._words(self.offsets.hull(unused.by) if unused.by else None)
        row = self._row(words.lower(), unused.entry)
        return {**shown, "lemma": unused.entry.lemma, "row": row, "reason": unused.reason, "by": by}

    def _words(self, span: Span | None) -> Record | None:
        return {"words": _folded(span.of(self.text)), "span": list(span)} if span else None

    def _valued(self, value: str | None, span: Span | None) -> Record | None:
        return {"value": value, **(self._words(span) or {})} if span else None

    def _in_context(self, span: Span) -> Record:
        before = self.text[max(span.start - CONTEXT_CHARS, 0) : span.start]
        after = self.text[span.end : span.end + CONTEXT_CHARS]
        return {
            "words": _folded(span.of(self.text)),
            "span": list(span),
            "before": before.replace("\n", " "),
            "after": after.replace("\n", " "),
        }

    def _cue(self, quote: Quote) -> Record | None:
        if quote.cue is None:
            return None
        words = _folded(quote.cue.of(self.text))
        entry = cue_entry(words.lower(), self.pack)
        row = self._row(words.lower(), entry)
        return {"words": words, "span": list(quote.cue), "lemma": quote.cue_lemma, "class": quote.cue_class, "row": row}

    def _row(self, lower: str, entry: CueEntry | None) -> Record:
        """What the lexicon says of a cue and where; for a noun or credit only where."""
        folder = f"kg/lang/{self.pack.code}"
        if entry is None:
            is_carrier = lower.removesuffix(self.pack.raw["cue_rules"]["clitic"]) in self.pack.words("carriers")
            return {"place": f"{folder}/pack.toml [words] {'carriers' if is_carrier else 'strong_credits'}"}
        row = self.pack.cue_rows.get(entry.lemma)
        columns: dict[str, Any] = {"form": entry.form.value, "kind": entry.kind}
        columns |= {"stance": entry.stance, "certainty": entry.certainty.value, "object": entry.object}
        if row is None:
            return {"place": f"{folder}/pack.toml [cue_rules]", **columns}
        return {"place": f"{folder}/cues.tsv:{row.line}", **columns, "example": row.example}

    def _source(self, quote: Quote) -> Record | None:
        """The source's words, the agent they were tied to, and where the article has that agent next to them."""
        if quote.agent is None:
            return None
        return {
            **(self._words(quote.source) or {"words": None, "span": None}),
            "agent": quote.agent.name,
            "kind": quote.agent.kind.value,
            "members": [member.name for member in quote.agent.members],
            "tied": quote.reasons[TIE],
            "first": self._words(quote.agent.mention),
            "nearest": self._words(_nearest(quote, quote.agent)),
        }

    def _relay(self, relay: Relay) -> Record:
        return {
            "index": relay.index,
            "agent": relay.agent.name,
            "kind": relay.kind.value,
            **(self._words(relay.span) or {}),
            "trigger": self._words(self.triggers.get(relay.span)),
            "date": relay.date,
        }


def _nearest(quote: Quote, agent: Agent) -> Span | None:
    """The agent's last mention before the quote's cue, or content, else its first one; not the quote's own source."""
    place = quote.cue.start if quote.cue else quote.hull.start
    others = [mention for mention in agent.mentions if mention != quote.source]
    before = [mention for mention in others if mention.start < place]
    return before[-1] if before else next(iter(others), None)


def _folded(words: str) -> str:
    return " ".join(words.split())
