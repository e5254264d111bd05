"""Resolves descriptions: "Presiden Rusia itu", "sumber tersebut", "lembaga itu", "jaksa", "pria 51 tahun itu"."""

from __future__ import annotations

from kg.extract.entities import Cluster, Roster
from kg.extract.reading import Reading
from kg.extract.speakers import Speakers
from kg.ids import name_key
from kg.model.attribution import Attribution
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span

_LONGEST_BARE_ROLE_WORDS = 3
"""A longer description without "itu" introduces somebody new ("ketua majelis hakim pengadilan …")."""


class Descriptions:
    """Finds whom the descriptions of one article stand for."""

    def __init__(self, reading: Reading, roster: Roster, speakers: Speakers) -> None:
        self.reading = reading
        self.text = reading.text
        self.pack = reading.pack
        self.roster = roster
        self.speakers = speakers

    def resolve(self, source: Mention, attribution: Attribution) -> tuple[Cluster | None, str]:
        """The entity that a description stands for, a new one if it stands for nobody yet, and how it was found."""
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
                self._add_role(antecedent, words, source)
                return antecedent, "anaphor"
        label = source.span.of(self.text)
        cluster = Cluster(label, source.kind, source.span.start, head=self._head(words))
        cluster.keys.add(" ".join(words))
        return self.roster.add(cluster), "description"

    def _add_role(self, cluster: Cluster, words: list[str], source: Mention) -> None:
        """A description that begins with a title tells the role of whom it stands for ("bos Karya Sentosa itu")."""
        text = source.span.of(self.text)
        label = text.rsplit(maxsplit=1)[0]
        is_role = bool(words) and words[0] in self.pack.titles and words[0] not in self.pack.words("plain_persons")
        if is_role and cluster.kind is AgentKind.PERSON and " " in text and not cluster.roles:
            cluster.roles.append(Span(source.span.start, source.span.start + len(label)))

    def _by_nickname(self, source: Mention, nickname: str) -> tuple[Cluster | None, str]:
        """For "pria yang akrab disapa Ipunk" is the person who spoke last; the nickname is theirs from now on."""
        last = self.speakers.last_person()
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
        last = self.speakers.last_person()
        answering = self.speakers.last_before_answer(attribution)
        chosen = answering or self.speakers.subject_since(last, attribution) or last
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
        if not is_anaphor and len(words) > _LONGEST_BARE_ROLE_WORDS:
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
