"""Gives the quotes of one occasion one event: what a source says on after its date or place has been told.

It is told at a quote, or in a sentence of its own: "Hal itu disampaikan Ratna di Posko Sumberjati, Senin (10/2/2025)."
What a source says on to somebody ("Anda bisa pulang") is said to whom the source spoke to on that occasion.
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
from kg.model.text import Span, Token

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

    An occasion that was `told` since counts as such a quote's. With the event a quote takes the addressee, if its words
    speak to somebody. A sentence that begins with another time
    ("Sebelumnya, …") ends the occasion for whom it quotes. Quotes without an agent, and those inside somebody's words,
    share nothing.
    """
    events: dict[Span, StatementEvent] = {}
    addressed: dict[Span, Quote] = {}
    waiting = deque(sorted(told, key=itemgetter(0)))
    for attribution, quote in pairs:
        while waiting and waiting[0][0] < attribution.sentence:
            _, teller, event = waiting.popleft()
            events[teller.mention] = event
            addressed.pop(teller.mention, None)
        agent = quote.agent
        if agent is None or quote.reasons[0] == "nested":
            yield quote
            continue
        whole = quote
        if quote.event is not None:
            events[agent.mention] = quote.event
            addressed.pop(agent.mention, None)
        elif _is_elsewhere(attribution, reading):
            events.pop(agent.mention, None)
            addressed.pop(agent.mention, None)
        elif agent.mention in events:
            shared = replace(quote, event=events[agent.mention], reasons=(*quote.reasons, SHARED))
            whole = _with_addressee(shared, addressed.get(agent.mention), attribution, reading)
        if whole.event is not None and whole.addressee is not None:
            addressed[agent.mention] = whole
        yield whole


def _with_addressee(quote: Quote, earlier: Quote | None, attribution: Attribution, reading: Reading) -> Quote:
    """The quote, said to whom an earlier one of the same occasion was if it speaks to somebody that is not named."""
    if earlier is None or quote.addressee is not None or not _speaks_to_somebody(attribution, reading):
        return quote
    return replace(quote, addressee=earlier.addressee, addressee_span=earlier.addressee_span)


def _speaks_to_somebody(attribution: Attribution, reading: Reading) -> bool:
    """Whether marked words hold a pronoun of the second person, outside what they quote themselves."""
    if attribution.type is not QuoteType.DIRECT:
        return False
    persons = reading.pack.words("second_person")
    return any(
        reading.tokens[index].lower in persons and not _is_inside(reading, reading.tokens[index])
        for part in attribution.content
        for index in range(reading.token_from(part.start), reading.token_from(part.end))
    )


def _is_inside(reading: Reading, token: Token) -> bool:
    """Whether a token stands in a quotation inside another."""
    return any(quotation.depth for _, quotation in reading.quotations.touching(Span(token.start, token.end)))


def _is_elsewhere(attribution: Attribution, reading: Reading) -> bool:
    sentence = reading.sentences[attribution.sentence]
    lead = [token.lower for token in reading.tokens[sentence.first : min(sentence.first + _LEAD_TOKENS, sentence.last)]]
    if lead[0] in '"“”':
        return False  # a time inside somebody's words
    past, times = reading.pack.words("past"), reading.pack.words("time_words")
    is_sequel = not past.isdisjoint(lead) and times.isdisjoint(lead)  # "Ratna lalu memastikan"
    return any(word in reading.pack.words("other_occasions") for word in lead if not (is_sequel and word in past))
