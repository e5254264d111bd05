"""Gathers the names of an article into entities: fullest name, short names, acronyms, nicknames, roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.blends import BlendIndex
from kg.extract.initials import InitialsIndex
from kg.extract.roster_index import MentionIndex, NameIndex
from kg.extract.spelling import SpellingIndex
from kg.ids import name_key
from kg.model.mention import Entity, Mention, MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span

_BRACKETED = re.compile(r"""(?: ?\(\w+\)| ["“'‘]\w+["”'’]) """)
_INITIALS_CHARS = 2
_BEGINNING_WORDS = 4
"""Words of a body's name that may stand for it."""
_SHORTEST_NICKNAME_CHARS = 3


@dataclass(slots=True, eq=False)
class Cluster:
    """An entity while it is being gathered."""

    name: str
    kind: AgentKind
    first: int
    keys: set[str] = field(default_factory=set)
    mentions: dict[Span, None] = field(default_factory=dict)
    """An ordered set, as are the roles."""
    roles: dict[Span, None] = field(default_factory=dict)
    merged: Cluster | None = None
    """The cluster that this one turned out to be, if it was merged."""
    members: tuple[Cluster, ...] = ()
    """The entities that a joint source consists of; its name is theirs."""
    head: str | None = None
    """First word of a description, by which "sumber tersebut" finds "seorang sumber"."""
    order: int = 0
    """Place among the clusters of its article: by the first mention, then as they were found."""

    def add(self, mention: Mention) -> None:
        """Adds a mention and the role printed with it."""
        self.mentions[mention.span] = None
        if mention.role is not None:
            self.roles[mention.role] = None

    def final(self) -> Cluster:
        """The cluster that this one has become by merging; a joint source whose members are one is that one."""
        found = self
        while found.merged is not None:
            found = found.merged
        if self.merged is not None:
            self.merged = found
        members = set(found.finals())
        return members.pop() if len(members) == 1 else found

    def finals(self) -> tuple[Cluster, ...]:
        """The members, after all mergers so far."""
        return tuple(member.final() for member in self.members)

    def entity(self) -> Entity:
        """The frozen value."""
        return Entity(self.name, self.kind, tuple(sorted(self.mentions)), tuple(sorted(self.roles)))


class Roster:
    """The entities of one article by name; clusters are kept in order of their first mention."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        *,
        expansions: Mapping[str, str] | None = None,
        is_generic: Callable[[str], bool] = bool,
        spellings: Mapping[str, str] | None = None,
        bodies: frozenset[str] = frozenset(),
        companies: frozenset[str] = frozenset(),
        places: frozenset[str] = frozenset(),
        heads: Callable[[str], Collection[str]] = str.split,
        is_listed: Callable[[str], bool] = bool,
    ) -> None:
        self.text = text
        self._is_generic = is_generic
        self._expansions = expansions or {}
        self._beginnings: dict[str, list[Cluster]] = {}
        self._endings: dict[str, list[Cluster]] = {}
        self._spellings = SpellingIndex(spellings or {}, is_listed)
        self._blends = BlendIndex(is_listed)
        self._initials = InitialsIndex(bodies)
        self._companies = companies
        self._places = places
        self.merges = 0
        """How many clusters have become part of another."""
        self._index = NameIndex()
        self._short: dict[str, Cluster] = {}
        named = [mention for mention in mentions if mention.form is MentionForm.NAME]
        words = {mention.span: tuple(name_key(mention.span.of(text)).split()) for mention in named}
        often = Counter(words.values())
        shouted = {mention.span: _is_shouted(mention.span.of(text)) for mention in named}
        order = {m.span: (-len(words[m.span]), -often[words[m.span]], shouted[m.span], m.span) for m in named}
        for mention in sorted(named, key=lambda mention: order[mention.span]):
            self._place(mention, words[mention.span])
        clusters = self.clusters
        for cluster in clusters:
            cluster.mentions = dict.fromkeys(sorted(cluster.mentions))
            cluster.first = next(iter(cluster.mentions)).start
        self._index = NameIndex(sorted(clusters, key=lambda cluster: cluster.first))
        self._mentioned = MentionIndex(text, heads)
        for key, cluster in self._short.items():
            into = cluster.final()
            if len(into.name) > _INITIALS_CHARS:
                self.merge(key, into)  # a nickname of more words than the name was placed before it

    @property
    def clusters(self) -> list[Cluster]:
        """All that have not become part of another, in order."""
        return self._index.clusters

    def _place(self, mention: Mention, words: tuple[str, ...]) -> None:
        if not words:
            return
        cluster = self.find(words, mention.span.start, kind=mention.kind)
        if cluster is None:
            name = _fuller(_clean_name(mention.span.of(self.text)), mention)
            cluster = Cluster(name, mention.kind, mention.span.start)
            front, bracket, _ = mention.span.of(self.text).partition(" (")
            cluster.keys.update([" ".join(words)] if not bracket else [" ".join(words), name_key(front)])
            self._index.add(cluster)
            self._note_beginnings(cluster)
            self._initials.add(cluster)
            if cluster.kind is AgentKind.PERSON:
                self._spellings.add(cluster)
                self._blends.add(cluster)
        cluster.add(mention)
        for nickname in (mention.short, *_nicknames(mention.span.of(self.text))):
            short = name_key(nickname or "").split()
            for part in _parts(short, cluster.kind):
                self._short.setdefault(part, cluster)

    def find(self, words: tuple[str, ...], place: int, *, kind: AgentKind) -> Cluster | None:
        """The cluster that a name belongs to: the same name, an acronym, a longer one that holds it, another spelling.

        Among several longer names the nearest before `place` wins, else the first behind it.
        """
        key = " ".join(words)
        same = next(self._index.of_key(key), None)
        if same is not None:
            return same
        if key in self._short:
            return self._short[key]
        may_be_person = kind in {AgentKind.PERSON, AgentKind.ORGANIZATION}
        found = (self._index.longer(words, place) if may_be_person else None) or self._by_acronym(words)
        if key in self._companies and (found is None or name_key(found.name).startswith(f"{key} ")):
            return None  # "Nintendo" is not "Nintendo Switch"
        if found is None and kind is AgentKind.ORGANIZATION:
            found = self._by_beginning(words) or self._initials.only(words)
        found = found or self._by_ending(words)
        if found is not None or kind is not AgentKind.PERSON:
            return found
        blended = self._blends.only(words[0]) if len(words) == 1 else None
        return self._spellings.only(words) or blended or self._spellings.misspelt(words)

    def _by_ending(self, words: tuple[str, ...]) -> Cluster | None:
        """The only body of a long name that ends in this word: "Danantara" for "Badan Investasi … Danantara"."""
        longer = {id(cluster.final()): cluster.final() for cluster in self._endings.get(" ".join(words), [])}
        return next(iter(longer.values())) if len(longer) == 1 else None

    def _by_beginning(self, words: tuple[str, ...]) -> Cluster | None:
        """The only body whose name goes on from these words: "Koalisi" for "Koalisi Warga Sipil", "Pemprov X"."""
        whole = " ".join((*self._expansions.get(words[0], words[0]).split(), *words[1:]))
        same = next(self._index.of_key(whole), None)
        if same is not None:
            return same
        if len(words) == 1 and not self._is_generic(words[0]):
            return None  # "Binance" is not "Binance Pay"
        beginning = (*self._beginnings.get(whole, ()), *self._beginnings.get(" ".join(words), ()))
        longer = {id(cluster.final()): cluster.final() for cluster in beginning}
        return next(iter(longer.values())) if len(longer) == 1 else None

    def _note_beginnings(self, cluster: Cluster) -> None:
        if cluster.kind is AgentKind.ORGANIZATION:
            words = name_key(cluster.name).split()
            for length in range(1, min(len(words), _BEGINNING_WORDS + 1)):
                self._beginnings.setdefault(" ".join(words[:length]), []).append(cluster)
            if len(words) > _BEGINNING_WORDS and cluster.name.split()[-1] not in self._places:
                self._endings.setdefault(words[-1], []).append(cluster)

    def _by_acronym(self, words: tuple[str, ...]) -> Cluster | None:
        """For "Kementerian PANRB" for "Kementerian Pendayagunaan … (PANRB)": the head and the acronym."""
        if len(words) != 2 or words[1] not in self._short:
            return None
        cluster = self._short[words[1]]
        return cluster if name_key(cluster.name).startswith(words[0] + " ") else None

    def described(self, key: str) -> Iterator[Cluster]:
        """The clusters that have a name or description, the last first."""
        return self._index.of_key(key, is_last_first=True)

    def acronym(self, words: Sequence[str]) -> Cluster | None:
        """Whom an acronym or nickname in brackets was given to ("Jaksa Penuntut Umum (JPU)"); None for other words."""
        found = self._short.get(words[0]) if len(words) == 1 else None
        return found.final() if found is not None else None

    def nickname(self, words: tuple[str, ...]) -> Cluster | None:
        """The only person one of whose names begins with this word ("Pras" for Prasetyo); None if there are two.

        Else the only one whose name ends in it, where it stands nowhere with a role ("Vira" for Elvira).
        """
        if len(words) != 1 or len(words[0]) < _SHORTEST_NICKNAME_CHARS:
            return None
        found = self._index.only_with_prefix(words[0])
        if found is None and not any(cluster.roles for cluster in self._index.of_key(words[0])):
            found = self._blends.ending(words[0])
        return found

    def merge(self, key: str, into: Cluster) -> None:
        """Gives a name (its key) and the mentions of the cluster that has it to another cluster."""
        for cluster in [c for c in self._index.of_key(key) if c is not into]:
            self.absorb(cluster, into)
        into.keys.add(key)
        self._index.add_key(key, into)

    def absorb(self, cluster: Cluster, into: Cluster) -> None:
        """Makes one cluster part of another."""
        into.mentions.update(cluster.mentions)
        into.roles.update(cluster.roles)
        into.keys |= cluster.keys
        cluster.merged = into
        self.merges += 1
        self._mentioned.read(into, cluster.mentions, cluster.roles)
        self._index.remove(cluster)
        for key in cluster.keys:
            self._index.add_key(key, into)

    def add(self, cluster: Cluster) -> Cluster:
        """Adds a cluster of a description or of a name found late."""
        self._index.add(cluster)
        return cluster

    def note(self, cluster: Cluster, mention: Mention) -> None:
        """Adds a mention to a cluster."""
        known = (mention.span in cluster.mentions, mention.role in cluster.roles)
        cluster.add(mention)
        roles = () if known[1] or mention.role is None else (mention.role,)
        self._mentioned.read(cluster, () if known[0] else (mention.span,), roles)

    def add_role(self, cluster: Cluster, role: Span) -> None:
        """Adds a role to a cluster."""
        cluster.roles[role] = None
        self._mentioned.read(cluster, (), (role,))

    @property
    def mentioned(self) -> MentionIndex:
        """The clusters by their mentions and roles."""
        self._mentioned.build(self._index)
        return self._mentioned


def _parts(short: Sequence[str], kind: AgentKind) -> list[str]:
    """What stands for a nickname or an acronym: for "Gus Ipul" also "Ipul", for "BPOM RI" also "BPOM"."""
    if kind is AgentKind.PERSON:
        return [" ".join(short[first:]) for first in range(len(short))]
    first = [short[0]] if len(short) > 1 and len(short[0]) > _SHORTEST_NICKNAME_CHARS else []
    return [" ".join(short), *first] if short else []


def _nicknames(name: str) -> list[str]:
    """The words that stand in brackets or marks inside a name: "Bima 'Bimo' Arkana"."""
    return [match[0].strip(" ()\"“”'‘’") for match in _BRACKETED.finditer(name)]


def _is_shouted(name: str) -> bool:
    """Whether a word of a name stands in capitals, as the first of an article may ("RATNA Prameswari")."""
    return any(word.isupper() and len(word) > _INITIALS_CHARS for word in name.split())


def _fuller(name: str, mention: Mention) -> str:
    """The name that initials hide, where it stands in brackets behind them ("NOP (Nopriansyah)"); else the name."""
    short = mention.short or ""
    is_full = len(short) > len(name) and not short.isupper() and short[0] == name[0]
    return short if mention.kind is AgentKind.PERSON and name.isupper() and is_full else name


def _clean_name(name: str) -> str:
    """A name without marks at its ends and without another one in brackets or marks ("Woo-sung (Adrian) Kang")."""
    return " ".join(_BRACKETED.sub(" ", name).split()).strip(" .,@")
