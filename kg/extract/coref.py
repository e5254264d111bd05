"""The stage that says who each source is: one entity a person or body, whatever the mention.

Names go to the fullest name; pronouns, clitics and left-out subjects to the speaker before or to a person that
has been made the subject since; descriptions to whom they describe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extract.descriptions import Descriptions
from kg.extract.entities import Cluster, Roster
from kg.extract.groups import Groups
from kg.extract.holders import role_heads
from kg.extract.introduced import Introduced
from kg.extract.nearest import Nearest
from kg.extract.nested import is_reported
from kg.extract.phrases import mention_of
from kg.extract.presented import account_before, is_post
from kg.extract.reading import Reading
from kg.extract.speakers import PERSONS, Speakers, place_of
from kg.extract.topics import Speaker
from kg.ids import name_key
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Attribution, CueForm
from kg.model.mention import Entity, Mention, MentionForm
from kg.model.quote import AgentKind, QuoteType

_GROUP_SENTENCES = 3
"""Sentences over which "mereka" goes back past a person to a group."""
_CARRIED_OVER_SENTENCES = 12
"""Sentences after which a clitic no longer takes the speaker before if a subject has been named since."""

Resolved = tuple[Cluster | None, str]
"""An entity, None where the article names nobody, and the code of how it was found."""


def resolve_sources(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds the entities and says in each attribution which of them its source is."""
    resolver = _Resolver(Reading(annotated, pack))
    order = sorted(range(len(annotated.attributions)), key=lambda i: place_of(annotated.attributions[i]))
    resolved: dict[int, Resolved] = {}
    for index in order:
        resolved[index] = resolver.resolve(annotated.attributions[index])
    _fill_openings(resolver.reading, order, resolved)
    agents = dict.fromkeys(cluster.final() for cluster in resolver.roster.clusters)
    clusters = sorted(agents, key=lambda cluster: min(cluster.mentions))
    numbers = {id(cluster): number for number, cluster in enumerate(clusters)}
    attributions = tuple(
        replace(
            attribution,
            source=attribution.source or resolver.borrowed.get(place_of(attribution)),
            entity=numbers[id(cluster.final())] if cluster else None,
            reasons=(*attribution.reasons, reason),
        )
        for attribution, (cluster, reason) in (
            (attribution, resolved[index]) for index, attribution in enumerate(annotated.attributions)
        )
    )
    return annotated.with_layers(
        attributions=attributions, entities=tuple(_entity(cluster, numbers, pack) for cluster in clusters)
    )


def _entity(cluster: Cluster, numbers: Mapping[int, int], pack: LanguagePack) -> Entity:
    """The frozen value; a joint source is named after its members, in order."""
    entity = cluster.entity()
    members = cluster.finals()
    if not members:
        return entity
    word = pack.raw["words"]["pairing"].split()[0]
    *others, last = (member.name for member in members)
    name = f"{', '.join(others)} {word} {last}"
    return replace(entity, name=name, members=tuple(numbers[id(member)] for member in members))


def _fill_openings(reading: Reading, order: list[int], resolved: dict[int, Resolved]) -> None:
    """A quotation that opens the article before anybody is named takes the next speaker."""
    following: Cluster | None = None
    for index in reversed(order):
        cluster, _ = resolved[index]
        attribution = reading.annotated.attributions[index]
        is_open = cluster is None and attribution.source is None and attribution.type is QuoteType.DIRECT
        if is_open and following is not None and not is_post(reading, attribution):
            resolved[index] = (following, "next-speaker")
        following = cluster or following


class _Resolver:
    """Walks through an article's attributions in order and remembers who spoke."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.pack = reading.pack
        sources = [a.source for a in reading.annotated.attributions if a.source is not None]
        known = {mention.span for mention in reading.annotated.mentions}
        single = [member for source in sources for member in (source.members or (source,))]
        # one word that only stands at cues may be a nickname: it is placed when its turn comes
        is_placed = {m.span for m in single if m.span in known or " " in m.span.of(self.text)}
        named = [m for m in single if m.form is MentionForm.NAME and m.span in is_placed]
        bodies: dict[str, str] = self.pack.raw["words"]["short_bodies"]
        self.roster = Roster(
            self.text,
            [*named, *reading.annotated.mentions],
            expansions=bodies,
            is_generic=self._is_generic,
            spellings=self.pack.raw["words"]["spellings"],
            bodies=self.pack.organization_words,
            places=self.pack.place_words,
            companies=frozenset(map(name_key, self.pack.words("companies"))),
            heads=lambda role: role_heads(role, pack=self.pack),
            is_listed=lambda word: self.pack.name_words.get(word.capitalize()) is AgentKind.PERSON,
        )
        introduced = Introduced(reading, self.roster)
        self.speakers = Speakers(reading, self.roster, introduced)
        self.descriptions = Descriptions(reading, self.roster, self.speakers, introduced)
        self.groups = Groups(reading)
        self.nearest = Nearest(reading, self.roster, self.speakers.topics)
        self._groups: dict[tuple[Cluster, ...], Cluster] = {}
        self._groups_since = 0
        self.borrowed: dict[int, Mention | None] = {}
        """The subject's mention for cues that leave it out, by the cue's place."""

    def _is_generic(self, word: str) -> bool:
        """Whether a word names a kind of body and no body: "koalisi", "bpbd"."""
        known = self.pack.organization_words
        return word in self.pack.common or word.capitalize() in known or word.upper() in known

    def resolve(self, attribution: Attribution) -> Resolved:
        """The attribution's entity and the code of how it was found."""
        source = attribution.source
        if is_post(self.reading, attribution):
            return self._account(attribution)
        if source is None:
            cluster, reason = self._unsaid(attribution)
        elif source.members:
            cluster, reason = self._joint(source, attribution)
        elif source.form is MentionForm.NAME:
            cluster, reason = self._named(source, attribution)
        elif source.form is MentionForm.PRONOUN and is_reported(attribution):
            cluster, reason = self._somebody_else(attribution)
        elif source.form is MentionForm.PRONOUN:
            cluster, reason = self._pronoun(source, attribution)
        else:
            cluster, reason = self.descriptions.resolve(source, attribution)
        if cluster is not None:
            if source is not None:
                role = source.role if source.form is MentionForm.NAME else None
                self.roster.note(cluster, replace(source, role=role))
            self.speakers.speak(cluster, attribution)
        return cluster, reason

    def _account(self, attribution: Attribution) -> Resolved:
        """Who has published a post that is presented: the account described before it, nobody who is named since."""
        phrase = account_before(self.reading, attribution.sentence)
        return self._member(mention_of(phrase, self.reading.tokens), attribution) if phrase else (None, "no-source")

    def _joint(self, source: Mention, attribution: Attribution) -> Resolved:
        """Several sources of one cue: one entity that has them as members, the same for the same members."""
        found: list[tuple[Cluster, str]] = []
        for member in source.members:
            found.append(self._member(member, attribution, [cluster for cluster, _ in found]))
        members = tuple(cluster for cluster, _ in found)
        if self._groups_since != self.roster.merges:
            self._groups_since = self.roster.merges
            groups = reversed(list(self._groups.values()))  # the first of those that have become the same wins
            self._groups = {group.finals(): group for group in groups}
        if members not in self._groups:
            group = Cluster(source.span.of(self.text), AgentKind.COLLECTIVE, source.span.start, members=members)
            self._groups[members] = self.roster.add(group)
        return self._groups[members], found[0][1]

    def _member(self, member: Mention, attribution: Attribution, others: Sequence[Cluster] = ()) -> tuple[Cluster, str]:
        is_name = member.form is MentionForm.NAME
        resolve = self._named if is_name else self.descriptions.resolve
        cluster, reason = resolve(member, attribution)
        if cluster is None or (not is_name and cluster in others):  # "Ratna dan warga", though she is one of them
            cluster = self.roster.add(Cluster(member.span.of(self.text), member.kind, member.span.start))
        self.roster.note(cluster, member)
        return cluster, reason

    def _named(self, source: Mention, attribution: Attribution) -> Resolved:
        words = tuple(name_key(source.span.of(self.text)).split())
        cluster = self._holder(words, source, attribution)
        is_whole = cluster is None or cluster.name == source.span.of(self.text)
        called = self.descriptions.called(source, attribution) if is_whole else None
        if called is not None:
            return called, "nickname"
        if cluster is not None and not is_whole:
            return cluster, "short-name"
        nickname = self.roster.nickname(words)
        if nickname is not None and (
            cluster is None or len(cluster.mentions) < 2 or cluster.first >= source.span.start
        ):
            if cluster is not None and cluster is not nickname:
                self.roster.absorb(cluster, nickname)
            return nickname, "nickname"
        if cluster is None:
            cluster = Cluster(source.span.of(self.text), source.kind, source.span.start, {" ".join(words)})
            self.roster.add(cluster)
        return cluster, "full-name"

    def _holder(self, words: tuple[str, ...], source: Mention, attribution: Attribution) -> Cluster | None:
        """Whose name it is; one word is that of who spoke last if it fits, not of somebody who only appears since."""
        found = self.roster.find(words, source.span.start, kind=source.kind)
        last = self.speakers.last_person()
        if found is None or last is None or len(words) > 1 or name_key(found.name) == words[0]:
            return found
        fits = last.cluster.kind is found.kind and words[0] in name_key(last.cluster.name).split()
        subject = self.speakers.subject_since(last, attribution) if fits else None
        return last.cluster if fits and (subject is None or subject.cluster is not found) else found

    def _unsaid(self, attribution: Attribution) -> Resolved:
        """The source of a clitic cue, of a left-out subject, or of a quotation without a cue."""
        if "elided-subject" in attribution.reasons:
            return self._left_out(attribution)
        last = self.speakers.going_on(attribution)
        subject = self.speakers.subject_since(last, attribution)
        if subject is not None and last is not None and self.speakers.is_told_of(subject.cluster, attribution):
            subject = None
        is_direct = attribution.type is QuoteType.DIRECT
        if subject is not None and (not is_direct or self.speakers.speaks_up(subject, attribution)):
            return subject.cluster, "carried-over"
        is_near = last is not None and attribution.sentence - last.sentence <= _CARRIED_OVER_SENTENCES
        chosen = last if is_near else subject or last
        if chosen is not None and chosen is last and self.speakers.is_told_of(chosen.cluster, attribution):
            chosen = self.speakers.last_other(chosen.cluster) or chosen
        if chosen is None and attribution.cue is not None and attribution.cue.form is CueForm.CLITIC:
            nearest = self._nearest(attribution, AgentKind.PERSON) or self._nearest(attribution, AgentKind.ORGANIZATION)
            return (nearest, "carried-over") if nearest is not None else (None, "no-source")
        return (chosen.cluster, "carried-over") if chosen else (None, "no-source")

    def _nearest(self, attribution: Attribution, kind: AgentKind) -> Cluster | None:
        """Whom the sentence before introduces or names, where nobody has spoken; for a group a body or its name."""
        place = place_of(attribution)
        number = attribution.sentence if attribution.cue is None else attribution.cue.sentence
        if kind is not AgentKind.PERSON:
            return self.nearest.leading(place, number)
        named = self.nearest.first_person(place, number)
        described = self.nearest.described(number)
        if described is not None and (named is None or described.span.start <= named[0]):
            return self._member(described, attribution)[0]
        return named[1] if named is not None else self.nearest.last_person(place, number)

    def _left_out(self, attribution: Attribution) -> Resolved:
        """The subject of a second predicate: who spoke in its sentence, or that sentence's subject."""
        inside = self.speakers.in_sentence(attribution)
        if inside is not None and self.speakers.shares_subject(attribution):
            self.borrowed[place_of(attribution)] = inside.mention
        chosen = inside or (self.speakers.last() if attribution.type is QuoteType.DIRECT else None)
        return (chosen.cluster, "same-subject") if chosen else (None, "no-source")

    def _pronoun(self, source: Mention, attribution: Attribution) -> Resolved:
        last = self.speakers.last()
        if source.kind is not AgentKind.COLLECTIVE:
            person = self.speakers.last_person()
            subject = self.speakers.subject_since(person, attribution)
            if subject is not None and "inserted" in attribution.reasons and subject.sentence == attribution.sentence:
                subject = None  # "Karto Dimejo, lanjut dia, masih dicari": it is not him who speaks
            last = subject or person or last
            found = last.cluster if last else self._nearest(attribution, AgentKind.PERSON)
            return (found, "pronoun") if found else (None, "no-source")
        named = self._group(source, attribution, last)
        if named is not None:
            return named, "pronoun"
        if last is None or last.cluster.kind is not AgentKind.COLLECTIVE:
            group = self.speakers.last_group()
            is_near = group is not None and attribution.sentence - group.sentence <= _GROUP_SENTENCES
            last = group if is_near else self.speakers.last_not(AgentKind.DOCUMENT) or last
        found = last.cluster if last else self._nearest(attribution, AgentKind.ORGANIZATION)
        return (found, "pronoun") if found else (None, "no-source")

    def _group(self, source: Mention, attribution: Attribution, last: Speaker | None) -> Cluster | None:
        """The group that a sentence since has made its subject, rather than one person or who spoke before it."""
        token = self.reading.token_from(source.span.start)
        is_pair = self.reading.tokens[token].lower in self.pack.words("pronouns_pair")
        number = self.reading.sentence_at(source.span.start)
        found = self.groups.before(token, number, is_pair=is_pair)
        if found is None:
            return None
        phrase, sentence = found
        if last is not None and last.cluster.kind is not AgentKind.PERSON and last.sentence >= sentence:
            return None  # who has spoken since is a group, or has no name and may be one
        mention = mention_of(phrase, self.reading.tokens)
        if mention.members:
            return self._joint(mention, attribution)[0]
        return self._member(mention, attribution)[0]

    def _somebody_else(self, attribution: Attribution) -> Resolved:
        """Whom "dia" means inside somebody's words: the person mentioned last before them who is not speaking."""
        place = place_of(attribution)
        speaking = self.speakers.last()
        near = self.reading.sentences[max(attribution.sentence - 2, 0)].span.start
        found = self.roster.mentioned.last_between(
            near, place, kinds=PERSONS, other_than=speaking.cluster if speaking else None
        )
        return (found, "pronoun") if found is not None else (None, "no-source")
