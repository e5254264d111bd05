"""The stage that says who each source is: one entity a person or body, whatever the mention.

Names go to the fullest name; pronouns, clitics and left-out subjects to the speaker before or to a person that
has been made the subject since; "Presiden Rusia itu" to the holder of that role; "sumber tersebut" to the
unnamed source before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.entities import Cluster, Roster
from kg.extract.reading import Reading
from kg.ids import name_key
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Attribution
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind, QuoteType
from kg.model.text import Span

_PERSON_BEFORE_BODY_SENTENCES = 6
"""Sentences over which a person goes on speaking in direct quotations though a body was quoted in between."""
_CARRIED_OVER_SENTENCES = 12
"""Sentences after which a clitic no longer takes the speaker before if a subject has been named since."""


def resolve_sources(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds the entities and says in each attribution which of them its source is."""
    resolver = _Resolver(Reading(annotated, pack))
    order = sorted(range(len(annotated.attributions)), key=lambda i: _place(annotated.attributions[i]))
    resolved: dict[int, tuple[Cluster | None, str]] = {}
    for index in order:
        resolved[index] = resolver.resolve(annotated.attributions[index])
    _fill_openings(annotated, order, resolved)
    clusters = sorted(resolver.roster.clusters, key=lambda cluster: min(cluster.mentions))
    numbers = {id(cluster): number for number, cluster in enumerate(clusters)}
    attributions = tuple(
        replace(
            attribution,
            source=attribution.source or resolver.borrowed.get(_place(attribution)),
            entity=numbers[id(cluster.final())] if cluster else None,
            reasons=(*attribution.reasons, reason),
        )
        for attribution, (cluster, reason) in (
            (attribution, resolved[index]) for index, attribution in enumerate(annotated.attributions)
        )
    )
    return annotated.with_layers(attributions=attributions, entities=tuple(cluster.entity() for cluster in clusters))


def _place(attribution: Attribution) -> int:
    return attribution.cue.span.start if attribution.cue else attribution.content[0].start


def _fill_openings(
    annotated: AnnotatedArticle, order: list[int], resolved: dict[int, tuple[Cluster | None, str]]
) -> None:
    """A quotation that opens the article before anybody is named takes the next speaker."""
    for position, index in enumerate(order):
        cluster, _ = resolved[index]
        attribution = annotated.attributions[index]
        if cluster is None and attribution.source is None and attribution.type is QuoteType.DIRECT:
            following = (resolved[other][0] for other in order[position + 1 :])
            resolved[index] = (next((item for item in following if item), None), "next-speaker")


@dataclass(frozen=True, slots=True)
class _Speaker:
    found: Cluster
    sentence: int
    place: int
    mention: Mention | None = None
    kind: str = ""
    """Class of the cue, for those who have spoken."""

    @property
    def cluster(self) -> Cluster:
        """Who it is, after all mergers so far."""
        return self.found.final()


class _Resolver:
    """Walks through an article's attributions in order and remembers who spoke."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.pack = reading.pack
        sources = [a.source for a in reading.annotated.attributions if a.source is not None]
        known = {mention.span for mention in reading.annotated.mentions}
        named = [m for m in sources if m.form is MentionForm.NAME and not _is_nickname(m, reading, known)]
        self.roster = Roster(self.text, [*named, *(m for m in reading.annotated.mentions)])
        self.spoken: list[_Speaker] = []
        self.borrowed: dict[int, Mention | None] = {}
        """The subject's mention for cues that leave it out, by the cue's place."""
        self.subjects = self._subjects()

    def _subjects(self) -> list[_Speaker]:
        """Persons named as the subject of a sentence: its first name, near its beginning."""
        found: list[_Speaker] = []
        for mention in self.reading.annotated.mentions:
            number = self.reading.sentence_at(mention.span.start)
            is_first = not found or found[-1].sentence != number
            if mention.kind is not AgentKind.PERSON or not is_first or self._is_quoted(mention.span):
                continue
            cluster = self._of(mention)
            if cluster is not None and self._is_surely_person(cluster):
                found.append(_Speaker(cluster, number, mention.span.start, mention))
        return found

    def _is_surely_person(self, cluster: Cluster) -> bool:
        """A name of two words or more, or one that the labelled data or a cue know as a person's."""
        words = cluster.name.split()
        known = self.reading.phrases.known
        return len(words) > 1 or words[0] in known or self.pack.name_words.get(words[0]) is AgentKind.PERSON

    def _is_quoted(self, span: Span) -> bool:
        return any(
            attribution.type is QuoteType.DIRECT and attribution.content[0].covers(span)
            for attribution in self.reading.annotated.attributions
        )

    def _of(self, mention: Mention) -> Cluster | None:
        words = tuple(name_key(mention.span.of(self.text)).split())
        return self.roster.find(words, mention.span.start, kind=mention.kind) if words else None

    def resolve(self, attribution: Attribution) -> tuple[Cluster | None, str]:
        """The attribution's entity and the code of how it was found."""
        source = attribution.source
        if source is None:
            cluster, reason = self._unsaid(attribution)
        elif source.form is MentionForm.NAME:
            cluster, reason = self._named(source)
        elif source.form is MentionForm.PRONOUN:
            cluster, reason = self._pronoun(source, attribution)
        else:
            cluster, reason = self._described(source, attribution)
        if cluster is not None:
            if source is not None:
                cluster.add(replace(source, role=source.role if source.form is MentionForm.NAME else None))
            if not self._is_nested(attribution):
                kind = attribution.cue.kind if attribution.cue else ""
                self.spoken.append(_Speaker(cluster, attribution.sentence, _place(attribution), source, kind))
        return cluster, reason

    def _is_nested(self, attribution: Attribution) -> bool:
        """Whether the cue stands in the content of another quote: its source is not the one who goes on speaking."""
        cue = attribution.cue
        return cue is not None and any(
            part.covers(cue.span)
            for other in self.reading.annotated.attributions
            if other is not attribution
            for part in other.content
        )

    # -- one kind of source after the other --------------------------------------------------------------------

    def _named(self, source: Mention) -> tuple[Cluster | None, str]:
        words = tuple(name_key(source.span.of(self.text)).split())
        cluster = self.roster.find(words, source.span.start, kind=source.kind)
        if cluster is not None and (cluster.name != source.span.of(self.text)):
            return cluster, "short-name"
        nickname = self.roster.nickname(words)
        if nickname is not None and (
            cluster is None or len(cluster.mentions) < 2 or cluster.first >= source.span.start
        ):
            if cluster is not None and cluster is not nickname:
                self.roster.absorb(cluster, nickname)
            return nickname, "nickname"
        if cluster is None:
            cluster = self.roster.add(Cluster(source.span.of(self.text), source.kind, source.span.start))
            cluster.keys.add(" ".join(words))
        return cluster, "full-name"

    def _unsaid(self, attribution: Attribution) -> tuple[Cluster | None, str]:
        """The source of a clitic cue, of a left-out subject, or of a quotation without a cue."""
        if "elided-subject" in attribution.reasons:
            inside = next((s for s in reversed(self.spoken) if s.sentence == attribution.sentence), None)
            subject = next((s for s in self.subjects if s.sentence == attribution.sentence), None)
            chosen = inside or subject or self._last()
            if chosen is not None and chosen.sentence == attribution.sentence and self._shares_subject(attribution):
                self.borrowed[_place(attribution)] = chosen.mention
            return (chosen.cluster, "same-subject") if chosen else (None, "no-source")
        last = self._last_person_or_body(attribution)
        subject = self._subject_since(last, attribution)
        if subject is not None and (attribution.type is not QuoteType.DIRECT or self._speaks_up(subject, attribution)):
            return subject.cluster, "carried-over"
        if last is not None and attribution.sentence - last.sentence <= _CARRIED_OVER_SENTENCES:
            return last.cluster, "carried-over"
        chosen = subject or last
        return (chosen.cluster, "carried-over") if chosen else (None, "no-source")

    def _shares_subject(self, attribution: Attribution) -> bool:
        """Whether the cue stands behind "dan": its subject is the one before ("Rizky datang dan berjanji …")."""
        place = attribution.cue.token - 1 if attribution.cue else -1
        while place > 0 and self.reading.tokens[place].lower in self.pack.words("adverbs"):
            place -= 1
        return place > 0 and self.reading.tokens[place].lower in self.pack.words("pairing")

    def _pronoun(self, source: Mention, attribution: Attribution) -> tuple[Cluster | None, str]:
        if source.kind is AgentKind.COLLECTIVE:
            last = self._last()
            return (last.cluster, "pronoun") if last else (None, "no-source")
        last = self._last(persons=True)
        chosen = self._subject_since(last, attribution) or last or self._last()
        return (chosen.cluster, "pronoun") if chosen else (None, "no-source")

    def _speaks_up(self, subject: _Speaker, attribution: Attribution) -> bool:
        """Whether the sentence right before says that its subject spoke ("… membantah. "…," tukasnya")."""
        first = attribution.sentence if attribution.cue is None else attribution.cue.sentence
        if subject.sentence != first - 1:
            return False
        sentence = self.reading.sentences[subject.sentence]
        words = {self.reading.tokens[index].lower for index in range(sentence.first, sentence.last)}
        return bool(words & self.pack.words("speaking_up"))

    def _last_person_or_body(self, attribution: Attribution) -> _Speaker | None:
        """Who spoke last; for a quotation a person who spoke a little earlier comes before a body that spoke last."""
        last, person = self._last(), self._last(persons=True)
        if attribution.type is not QuoteType.DIRECT or last is None or person is None:
            return last
        is_near = attribution.sentence - person.sentence <= _PERSON_BEFORE_BODY_SENTENCES
        return person if is_near and last.cluster.kind is not AgentKind.PERSON else last

    def _last(self, *, persons: bool = False) -> _Speaker | None:
        kinds = {AgentKind.PERSON, AgentKind.ANONYMOUS, AgentKind.UNKNOWN}
        return next((s for s in reversed(self.spoken) if not persons or s.cluster.kind in kinds), None)

    def _subject_since(self, last: _Speaker | None, attribution: Attribution) -> _Speaker | None:
        """The last person made a sentence's subject after `last` spoke and before the attribution's sentence."""
        after = last.sentence if last else -1
        place = _place(attribution)
        since = [s for s in self.subjects if after < s.sentence <= attribution.sentence and s.place < place]
        return since[-1] if since else None

    # -- descriptions ------------------------------------------------------------------------------------------

    def _described(self, source: Mention, attribution: Attribution) -> tuple[Cluster | None, str]:
        if source.short is not None:
            return self._by_nickname(source, source.short)
        words = [word for word in name_key(source.span.of(self.text)).split() if word not in self._determiners]
        is_anaphor = source.form is MentionForm.ANAPHOR
        same = self._same_description(words, source)
        if same is not None and (is_anaphor or source.kind is not AgentKind.ANONYMOUS):
            return same, "same-description"
        if source.kind in {AgentKind.UNKNOWN, AgentKind.ANONYMOUS, AgentKind.COLLECTIVE} or is_anaphor:
            holder = self._holder(words, source, is_anaphor=is_anaphor)
            if holder is not None:
                return holder, "role"
        if is_anaphor:
            earlier = self._by_head(words, source)
            if earlier is not None:
                return earlier, "same-description"
            antecedent = self._antecedent(words, source, attribution)
            if antecedent is not None:
                return antecedent, "anaphor"
        label = source.span.of(self.text)
        cluster = Cluster(label, source.kind, source.span.start, head=self._head(words))
        cluster.keys.add(" ".join(words))
        return self.roster.add(cluster), "description"

    def _by_nickname(self, source: Mention, nickname: str) -> tuple[Cluster | None, str]:
        """For "pria yang akrab disapa Ipunk" is the person who spoke last; the nickname is theirs from now on."""
        last = self._last(persons=True)
        if last is None:
            cluster = Cluster(nickname, AgentKind.PERSON, source.span.start)
            cluster.keys.add(name_key(nickname))
            return self.roster.add(cluster), "description"
        self.roster.merge(name_key(nickname), last.cluster)
        return last.cluster, "nickname"

    @property
    def _determiners(self) -> frozenset[str]:
        return self.pack.words("determiners")

    def _head(self, words: list[str]) -> str | None:
        skipped = self.pack.words("quantity_heads")
        return next((word for word in words if word not in skipped), None)

    def _same_description(self, words: list[str], source: Mention) -> Cluster | None:
        key = " ".join(words)
        earlier = [c for c in self.roster.clusters if c.head is not None and c.first < source.span.start]
        return next((c for c in reversed(earlier) if key in c.keys), None)

    def _antecedent(self, words: list[str], source: Mention, attribution: Attribution) -> Cluster | None:
        """Whom a description with "itu" points to when no role or description before it has its words."""
        if source.kind is AgentKind.ORGANIZATION:
            return self._last_of(AgentKind.ORGANIZATION, source)
        if source.kind is AgentKind.ANONYMOUS and words and words[0] in self.pack.words("relational"):
            return self._last_of(AgentKind.ANONYMOUS, source)
        last = self._last(persons=True)
        chosen = self._subject_since(last, attribution) or last
        if last is not None and last.kind == "ask" and attribution.cue is not None and attribution.cue.kind == "answer":
            chosen = next((s for s in reversed(self.spoken) if s.cluster is not last.cluster), last)
        is_person = source.kind in {AgentKind.UNKNOWN, AgentKind.ANONYMOUS}
        if chosen is None or not is_person or self._is_introduced(words, source):
            return None
        return chosen.cluster

    def _last_of(self, kind: AgentKind, source: Mention) -> Cluster | None:
        """The agent of a kind that is mentioned last before `source`."""
        before = [(self._latest(c, source.span.start), c) for c in self.roster.clusters if c.kind is kind]
        place, cluster = max(before, key=lambda item: item[0], default=(-1, None))
        return cluster if place >= 0 else None

    def _is_introduced(self, words: list[str], source: Mention) -> bool:
        """Whether the text has introduced somebody by the description's head ("seorang pemuda … Pemuda itu")."""
        head = self._head(words)
        before = [token.lower for token in self.reading.tokens[: self.reading.token_from(source.span.start)]]
        introducers = self.pack.words("introducers")
        return any(word == head and before[index - 1] in introducers for index, word in enumerate(before) if index)

    def _by_head(self, words: list[str], source: Mention) -> Cluster | None:
        head = self._head(words)
        earlier = [c for c in self.roster.clusters if c.head == head and c.first < source.span.start]
        return max(earlier, key=lambda cluster: max(cluster.mentions)) if earlier else None

    def _holder(self, words: list[str], source: Mention, *, is_anaphor: bool) -> Cluster | None:
        """The person named last before the mention with a role that holds the description's head."""
        head = words[0] if words else ""
        aged = self._aged(words)
        if aged is not None:
            return aged
        if head in self.pack.words("quantifiers") or self.pack.source_nouns.get(head) is AgentKind.ANONYMOUS:
            return None
        if not is_anaphor and len(words) > 3:
            return None
        holders = [
            (self._latest(cluster, source.span.start), cluster)
            for cluster in self.roster.clusters
            if cluster.kind is AgentKind.PERSON and self._has_role(cluster, head, source.span.start)
        ]
        return max(holders, key=lambda item: item[0])[1] if holders else None

    def _aged(self, words: list[str]) -> Cluster | None:
        """The person whose age is printed in brackets: "Sukarti (46) … Perempuan 46 tahun itu"."""
        ages = [word for word in words if word.isdigit()]
        persons = [c for c in self.roster.clusters if c.kind is AgentKind.PERSON]
        return next(
            (c for age in ages for c in persons for m in c.mentions if self.text.startswith(f" ({age})", m.end)), None
        )

    def _has_role(self, cluster: Cluster, head: str, before: int) -> bool:
        return any(head in name_key(role.of(self.text)).split() for role in cluster.roles if role.start < before)

    def _latest(self, cluster: Cluster, before: int) -> int:
        return max((span.start for span in cluster.mentions if span.start < before), default=-1)


def _is_nickname(mention: Mention, reading: Reading, known: set[Span]) -> bool:
    """Names that only stand at cues may be nicknames; they are placed when their turn comes."""
    return mention.span not in known and " " not in mention.span.of(reading.text)
