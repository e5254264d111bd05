"""The last stage: attributions become quotes, with agents, relays and events, in offsets of the source document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from kg.extract.carried import with_media
from kg.extract.confidence import confidence
from kg.extract.events import Occasion, OccasionReader
from kg.extract.gathered import agents_of, events_of
from kg.extract.medium import channel_owner, is_network
from kg.extract.nesting import with_nesting
from kg.extract.occasions import Told, share_events, told_occasions
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import cue_entry
from kg.ids import name_key
from kg.lang.pack import LanguagePack, fold
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Attribution, RelayMention
from kg.model.mention import Entity
from kg.model.quote import Agent, AgentKind, Certainty, Polarity, Quote, Relay, RelayKind, Role, StatementEvent
from kg.model.text import Span
from kg.text.spans import SpanIndex, over_spaces

_DENYING = {"deny"}


def make_quotes(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds agents, events and quotes, each in order of the text; quotes with the same hull are one."""
    maker = _Maker(annotated, pack)
    made = ((item, None if _is_nobodys(item) else maker.quote(item)) for item in annotated.attributions)
    quotes: dict[Span, Quote] = {}
    pairs = ((item, quote) for item, quote in made if quote is not None)
    for quote in share_events(pairs, maker.reading, maker.told()):
        if quote.hull not in quotes or quotes[quote.hull].confidence < quote.confidence:
            quotes[quote.hull] = quote
    ordered = tuple(with_media(with_nesting(sorted(quotes.values(), key=lambda quote: quote.hull)), pack))
    return annotated.with_layers(agents=agents_of(ordered), events=events_of(ordered), quotes=ordered)


def _is_nobodys(attribution: Attribution) -> bool:
    """Whether a second predicate has no subject in its sentence: an imperative or a purpose, no report."""
    return attribution.entity is None and "elided-subject" in attribution.reasons


class _Maker:
    """Makes quotes of one article's attributions."""

    def __init__(self, annotated: AnnotatedArticle, pack: LanguagePack) -> None:
        self.annotated = annotated
        self.pack = pack
        self.reading = Reading(annotated, pack)
        self.text = annotated.article.text
        self.offsets = annotated.article.offsets
        self.source_text = annotated.document.text
        self.agents = self._all_agents()
        self.by_name = {name_key(agent.name): agent for agent in self.agents if agent}
        self.occasions = OccasionReader(self.reading, annotated.relay_mentions)
        self.mentioned = SpanIndex(
            (mention, number) for number, entity in enumerate(annotated.entities) for mention in entity.mentions
        )
        named = [(mention, agent) for agent in self.agents if agent for mention in agent.mentions]
        self.by_mention = dict(reversed(named))  # the first agent wins
        self.credits: dict[int, list[RelayMention]] = {}
        self.credited: dict[str, list[RelayMention]] = {}
        for credit in annotated.relay_mentions:
            self.credits.setdefault(credit.sentence, []).append(credit)
            self.credited.setdefault(fold(credit.span.of(self.text)), []).append(credit)
        self.others: dict[str, Agent] = {}
        self.inherited: dict[int, tuple[RelayMention, ...]] = {}

    def _all_agents(self) -> list[Agent | None]:
        """One agent an entity; joint sources hold their members."""
        single = [self._agent(entity) for entity in self.annotated.entities]
        joint = [tuple(filter(None, (single[n] for n in entity.members))) for entity in self.annotated.entities]
        return [replace(one, members=all_) if one and all_ else one for one, all_ in zip(single, joint, strict=True)]

    def _agent(self, entity: Entity) -> Agent | None:
        mentions = tuple(span for span in (self.offsets.hull(m) for m in entity.mentions) if span)
        if not mentions:
            return None
        roles = tuple(
            Role(" ".join(role.of(self.text).split()).strip(" ,"), hull)
            for role, hull in ((role, self.offsets.hull(role)) for role in entity.roles)
            if hull
        )
        return Agent(mentions[0], " ".join(entity.name.split()), entity.kind, mentions, roles)

    def quote(self, attribution: Attribution) -> Quote | None:
        """The quote of an attribution; None if all of its content was inserted by the repair."""
        parts = over_spaces(self.text, attribution.content)
        printed = (span for part in parts for span in self.offsets.to_source(part))
        content = over_spaces(self.annotated.article.document.text, printed)
        if not content:
            return None
        agent = self.agents[attribution.entity] if attribution.entity is not None else None
        occasion = self.occasions.read(attribution)
        mentions = self._relay_mentions(attribution)
        addressee, addressee_span = self._told(mentions) or self._addressee(occasion)
        if addressee is not None and addressee == agent:
            addressee = addressee_span = None  # "mengembalikan tisu kepada Ratna yang bercanda"
        words = " … ".join(" ".join(part.of(self.text).split()) for part in parts)
        cue = attribution.cue
        entry = cue_entry(self.reading.tokens[cue.token].lower, self.pack) if cue else None
        about, mentioned = self._about(attribution, agent)
        return Quote(
            attribution.type,
            content,
            words,
            cue=self.offsets.hull(cue.span) if cue else None,
            cue_lemma=cue.lemma if cue else None,
            cue_class=cue.kind if cue else None,
            source=self.offsets.hull(attribution.source.span) if attribution.source else None,
            agent=agent,
            role=self._role(attribution, agent),
            addressee=addressee,
            addressee_span=addressee_span,
            relays=self._relays(attribution, mentions),
            event=self._event(occasion),
            certainty=entry.certainty if entry else Certainty.CERTAIN,
            polarity=Polarity.NEGATIVE if cue and cue.kind in _DENYING else Polarity.POSITIVE,
            about=about,
            mentioned=mentioned,
            confidence=confidence(attribution.reasons),
            reasons=attribution.reasons,
        )

    def _role(self, attribution: Attribution, agent: Agent | None) -> Role | None:
        """The role printed with this mention or right behind it, else the first; roles stand in order of the text."""
        if agent is None or not agent.roles:
            return None
        own = attribution.source.role if attribution.source else None
        printed = self.offsets.hull(own) if own else None
        if printed is None:
            return self._beside(attribution, agent) or agent.roles[0]
        number = bisect_left(agent.roles, printed, key=attrgetter("span"))
        same = number < len(agent.roles) and agent.roles[number].span == printed
        return agent.roles[number if same else 0]

    def _beside(self, attribution: Attribution, agent: Agent) -> Role | None:
        """The role that the source is ("Wakil Ketua DPR ini") or stands before ("kata Ratna yang juga Ketua Y")."""
        here = self.offsets.hull(attribution.source.span) if attribution.source else None
        number = bisect_left(agent.roles, here.start, key=lambda role: role.span.start) if here else 0
        role = next(iter(agent.roles[number : number + 1]), None)
        if here is None or role is None or role.span.start > here.end + len(" yang juga "):
            return None
        return role if set(self.source_text[here.end : role.span.start]).isdisjoint(",.\n") else None

    def _about(self, attribution: Attribution, source: Agent | None) -> tuple[tuple[Agent, ...], tuple[Agent, ...]]:
        inside = {
            number
            for part in attribution.content
            for mention, number in self.mentioned.touching(part)
            if part.covers(mention)
        }
        found = [
            agent
            for agent in (self.agents[number] for number in sorted(inside))
            if agent is not None and agent.is_named and agent is not source
        ]
        hull = self.offsets.hull(Span(attribution.content[0].start, attribution.content[-1].end))
        start = hull.start if hull else 0
        order = sorted(found, key=lambda agent: self._first_in(agent, start))
        return tuple(order[:1]), tuple(order[1:])

    def _first_in(self, agent: Agent, start: int) -> int:
        return agent.mentions[bisect_left(agent.mentions, Span(start, start))].start

    # -- relays ------------------------------------------------------------------------------------------------

    def _told(self, mentions: tuple[RelayMention, ...]) -> tuple[Agent, Span] | None:
        """The outlet that the source spoke to, if it spoke to one."""
        told = next((mention for mention in mentions if mention.kind is RelayKind.TOLD_TO), None)
        span = self.offsets.hull(told.span) if told else None
        return (self._outlet(told.span.of(self.text), span), span) if told and span else None

    def _is_hop(self, mention: RelayMention, entity: int | None) -> bool:
        """Whether a credit is neither the article's own outlet ("detikX" in detik.com), a network nor the source."""
        outlet, printed = fold(self.annotated.document.outlet or "").partition(".")[0], mention.span.of(self.text)
        owner = channel_owner(printed, self.pack)
        is_self = entity is not None and fold(owner) == fold(self.annotated.entities[entity].name)
        return not (is_self or is_network(printed, self.pack) or (outlet and fold(printed).startswith(outlet)))

    def _relays(self, attribution: Attribution, mentions: tuple[RelayMention, ...]) -> tuple[Relay, ...]:
        mentions = tuple(mention for mention in mentions if self._is_hop(mention, attribution.entity))
        if attribution.entity is not None:
            if mentions:
                self.inherited.setdefault(attribution.entity, mentions)
            elif self.annotated.entities[attribution.entity].kind is AgentKind.ANONYMOUS:
                mentions = self.inherited.get(attribution.entity, ())
        told = [m for m in mentions if m.kind is RelayKind.TOLD_TO]
        reported = [m for m in mentions if m.kind is RelayKind.AS_REPORTED_BY]
        deeper = self.pack.words("deeper", "relays")
        reported.sort(key=lambda m: (m.trigger.of(self.text).lower() not in deeper or len(reported) == 1, m.span))
        ordered = [*told, *reported]
        relays = []
        for index, mention in enumerate(ordered, 1):
            span = self.offsets.hull(mention.span)
            if span is not None:
                agent = self._outlet(mention.span.of(self.text), span)
                relays.append(Relay(agent, mention.kind, span, index, mention.date))
        return tuple(relays)

    def _relay_mentions(self, attribution: Attribution) -> tuple[RelayMention, ...]:
        number = attribution.cue.sentence if attribution.cue else attribution.sentence
        source = attribution.source.span if attribution.source else None
        own = tuple(
            mention
            for mention in self.credits.get(number, ())
            if not (source and source.overlaps(mention.span))
            and not any(part.covers(mention.span) for part in attribution.content)
        )
        return own or self._announced(number)

    def _announced(self, number: int) -> tuple[RelayMention, ...]:
        """An interview named in the sentence before, which has no quote itself ("Ia berbicara kepada X.")."""
        if number == 0 or number - 1 in self.reading.attributed:
            return ()
        same = self.annotated.sentences[number].paragraph == self.annotated.sentences[number - 1].paragraph
        return tuple(
            mention for mention in self.credits.get(number - 1, ()) if same and mention.kind is RelayKind.TOLD_TO
        )

    def _outlet(self, name: str, span: Span) -> Agent:
        """The agent of an outlet, one for each name."""
        key = fold(name)
        printed = " ".join(name.split())
        if key not in self.others:
            mentions = tuple(
                hull for mention in self.credited.get(key, ()) if (hull := self.offsets.hull(mention.span))
            )
            first = min((span, *mentions))
            self.others[key] = Agent(first, printed, AgentKind.OUTLET, tuple(sorted({span, *mentions})))
        return self.others[key]

    # -- occasion ----------------------------------------------------------------------------------------------

    def _event(self, occasion: Occasion) -> StatementEvent | None:
        date_span = self.offsets.hull(occasion.date.span) if occasion.date else None
        place_span = self.offsets.hull(occasion.place) if occasion.place else None
        medium_span = self.offsets.hull(occasion.medium) if occasion.medium else None
        if date_span is None and place_span is None and medium_span is None:
            return None
        place, medium = (
            " ".join(span.of(self.text).split()) if span else None for span in (occasion.place, occasion.medium)
        )
        date = occasion.date.iso if occasion.date else None
        return StatementEvent(date, date_span, place, place_span, medium, medium_span)

    def told(self) -> Iterator[Told]:
        """The occasions of known sources that sentences tell which report nothing themselves."""
        for sentence, source, occasion in told_occasions(self.reading, self.occasions):
            span, event = self.offsets.hull(source.span), self._event(occasion)
            agent = self.by_mention.get(span) if span else None
            if agent is not None and event is not None:
                yield sentence, agent, event

    def _addressee(self, occasion: Occasion) -> tuple[Agent | None, Span | None]:
        if occasion.audience is not None:
            span = self.offsets.hull(occasion.audience)
            return (self._other(occasion.audience, AgentKind.COLLECTIVE), span) if span else (None, None)
        phrase = occasion.addressee
        if phrase is None:
            return None, None
        whole = self._phrase_span(phrase)
        span = self.offsets.hull(whole)
        if span is None:
            return None, None
        known = (
            self.by_mention.get(span)
            or self.others.get(fold(whole.of(self.text)))
            or self.by_name.get(name_key(whole.of(self.text)))
        )
        return known or self._other(whole, phrase.kind), span

    def _phrase_span(self, phrase: Phrase) -> Span:
        first, last = phrase.name or (phrase.first, phrase.last)
        tokens = self.reading.tokens
        return Span(tokens[first].start, tokens[last - 1].end)

    def _other(self, words: Span, kind: AgentKind) -> Agent:
        key = fold(words.of(self.text))
        if key not in self.others:
            span = self.offsets.hull(words) or Span(0, 0)
            outlet = key in self.pack.outlets
            self.others[key] = Agent(
                span, " ".join(words.of(self.text).split()), AgentKind.OUTLET if outlet else kind, (span,)
            )
        return self.others[key]
