"""Gives the quotes of one occasion one event: what a source says on after its date or place has been told.

It is told at a quote, or in a sentence of its own: "Hal itu disampaikan Ratna di Posko Sumberjati, Senin (10/2/2025)."
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from kg.extract.events import Occasion, OccasionReader
from kg.extract.phrases import mention_of
from kg.extract.reading import Reading
from kg.model.attribution import Attribution, Cue, CueForm
from kg.model.mention import Mention, MentionForm
from kg.model.quote import Agent, Quote, QuoteType, StatementEvent
from kg.model.text import Span

SHARED = "same-occasion"
"""The reason of a quote whose event another one tells."""
Told = tuple[int, Agent, StatementEvent]
"""The number of a sentence that tells an occasion and reports nothing, whose it is, and the event."""
_LONGEST_SUBJECT_TOKENS = 4
"""Of a passive that points back ("Pernyataan tegas itu disampaikan")."""
_LEAD_TOKENS = 3
"""Tokens at a sentence's beginning that may say that what follows was said at another time ("Sehari sebelumnya, …")."""


def told_occasions(reading: Reading, occasions: OccasionReader) -> Iterator[tuple[int, Mention, Occasion]]:
    """The occasions of sentences that only point back to what somebody has said, with their number and the source."""
    for cue in reading.annotated.cues:
        if cue.form is not CueForm.PASSIVE or cue.sentence in reading.attributed or not _points_back(cue, reading):
            continue
        start = reading.over(cue.token + 1, reading.pack.words("agent_markers"))
        agent = reading.right(start, reading.sentences[cue.sentence].last)
        if agent is not None and agent.form is MentionForm.NAME:
            source = mention_of(agent, reading.tokens)
            yield cue.sentence, source, occasions.read(Attribution(QuoteType.INDIRECT, (), cue.sentence, cue, source))


def _points_back(cue: Cue, reading: Reading) -> bool:
    """Whether a passive's subject only points back: "Hal itu disampaikan", "Pujian itu disampaikan"."""
    first = reading.sentences[cue.sentence].first
    if not first < cue.token <= first + _LONGEST_SUBJECT_TOKENS:
        return False
    points = reading.tokens[cue.token - 1].lower in reading.phrases.determiners
    return points or reading.tokens[first].lower in reading.pack.words("passive_anaphors")


def share_events(
    pairs: Iterable[tuple[Attribution, Quote]], reading: Reading, told: Iterable[Told] = ()
) -> Iterator[Quote]:
    """The quotes, in the order given; one without an event takes that of its source's last quote that has one.

    An occasion that was `told` since counts as such a quote's. A sentence that begins with another time
    ("Sebelumnya, …") ends the occasion for whom it quotes. Quotes without an agent, and those inside somebody's words,
    share nothing.
    """
    events: dict[Span, StatementEvent] = {}
    waiting = deque(sorted(told, key=itemgetter(0)))
    for attribution, quote in pairs:
        while waiting and waiting[0][0] < attribution.sentence:
            _, teller, event = waiting.popleft()
            events[teller.mention] = event
        agent = quote.agent
        if agent is None or quote.reasons[0] == "nested":
            yield quote
            continue
        if quote.event is not None:
            events[agent.mention] = quote.event
        elif _is_elsewhere(attribution, reading):
            events.pop(agent.mention, None)
        elif agent.mention in events:
            yield replace(quote, event=events[agent.mention], reasons=(*quote.reasons, SHARED))
            continue
        yield quote


def _is_elsewhere(attribution: Attribution, reading: Reading) -> bool:
    sentence = reading.sentences[attribution.sentence]
    lead = [token.lower for token in reading.tokens[sentence.first : min(sentence.first + _LEAD_TOKENS, sentence.last)]]
    if lead[0] in '"“”':
        return False  # a time inside somebody's words
    past, times = reading.pack.words("past"), reading.pack.words("time_words")
    is_sequel = not past.isdisjoint(lead) and times.isdisjoint(lead)  # "Ratna lalu memastikan"
    return any(word in reading.pack.words("other_occasions") for word in lead if not (is_sequel and word in past))
