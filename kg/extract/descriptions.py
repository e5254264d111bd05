"""Resolves descriptions: "Presiden Rusia itu", "sumber tersebut", "lembaga itu", "jaksa", "pria 51 tahun itu"."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise, takewhile

from kg.extract.bodies import Bodies
from kg.extract.called import is_nickname
from kg.extract.documents import Documents, reporting
from kg.extract.entities import Cluster, Roster
from kg.extract.holders import by_office, later_holder, means_other
from kg.extract.introduced import Introduced
from kg.extract.reading import Reading
from kg.extract.speakers import Speakers, place_of
from kg.ids import name_key
from kg.model.attribution import Attribution, CueForm
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span

_LONGEST_BARE_ROLE_WORDS = 3
"""A longer description without "itu" introduces somebody new ("ketua majelis hakim pengadilan …")."""

_SHORTEST_TELLING_WORDS = 3
"""Of a relation with whom or what it is to: "tetangga Ratna Dewi itu"."""
_AGE = re.compile(r"\b\d{1,2}\b")
_STATEMENT_SENTENCES = 3
"""Sentences over which "pernyataan itu" is that of who spoke last."""


class Descriptions:
    """Finds whom the descriptions of one article stand for."""

    def __init__(self, reading: Reading, roster: Roster, speakers: Speakers, introduced: Introduced) -> None:
        self.reading = reading
        self.text = reading.text
        self.pack = reading.pack
        self.roster = roster
        self.speakers = speakers
        self.introduced = introduced
        self.documents = Documents(reading)
        self.bodies = Bodies(reading, roster, speakers)

    def resolve(self, source: Mention, attribution: Attribution) -> tuple[Cluster | None, str]:
        """The entity that a description stands for, a new one if it stands for nobody yet, and how it was found."""
        if source.short is not None:
            return self._by_nickname(source, source.short, attribution)
        words = [word for word in name_key(source.span.of(self.text)).split() if word not in self._determiners]
        if source.kind is AgentKind.DOCUMENT and source.form is MentionForm.ANAPHOR:
            document = self._document(words, source, attribution)
            if document is not None:
                return document
        known = self._described(words, source) or self._pointed_at(words, source, attribution)
        if known is not None:
            return known
        if source.kind is AgentKind.UNKNOWN and words:
            office = " ".join(words) if len(words) > 1 else ""
            later = self._by_office.get(office) or later_holder(words, self.roster.mentioned, self.text, self.pack)
            if later is not None:
                return later.final(), "role"
        label = source.span.of(self.text)
        cluster = Cluster(label, source.kind, source.span.start, head=self._head(words))
        cluster.keys.add(" ".join(words))
        return self.roster.add(cluster), "description"

    def _document(self, words: list[str], source: Mention, attribution: Attribution) -> tuple[Cluster, str] | None:
        """Which document "laporan itu" points back to, for "pernyataan itu" who has just spoken; None for neither."""
        if len(words) != 1:
            return None  # "gugatan Ratna itu" says itself which
        head = words[0]
        if head in self.pack.words("spoken_carriers"):
            last = self.speakers.last()
            is_near = last is not None and attribution.sentence - last.sentence <= _STATEMENT_SENTENCES
            says = attribution.cue is not None and attribution.cue.form is CueForm.BARE  # it does not only show
            return (last.cluster, "anaphor") if last is not None and is_near and says else None
        found = self.documents.last(head, source.span.start)
        if found is None:
            body = reporting(self.reading, self.speakers.last(), head, attribution.sentence)
            return (body, "anaphor") if body is not None else None
        newer = self._by_head(words, source)
        if newer is not None and max(span.start for span in newer.mentions) > found.span.start:
            return newer, "same-description"
        label = found.span.of(self.text)
        named = [word for word in name_key(label).split() if word not in self._determiners]
        same = next(self.roster.described(" ".join(named)), None)
        if same is not None:
            return same, "same-description"
        cluster = Cluster(label, AgentKind.DOCUMENT, found.span.start, head=self._head(named))
        cluster.keys.add(" ".join(named))
        self.roster.add(cluster)
        self.roster.note(cluster, found)
        return cluster, "anaphor"

    def _described(self, words: list[str], source: Mention) -> tuple[Cluster, str] | None:
        """Whom the same words, or a role, have described before; else whom they introduce here."""
        is_anaphor = source.form is MentionForm.ANAPHOR
        same = self._same_description(words, source)
        if same is not None and (is_anaphor or source.kind is not AgentKind.ANONYMOUS):
            return same, "same-description"
        known = self._known_already(words, source)
        if known is not None:
            return known, "same-description"
        if source.kind in {AgentKind.UNKNOWN, AgentKind.ANONYMOUS, AgentKind.COLLECTIVE}:
            holder = self._holder(words, source, is_anaphor=is_anaphor)
            if holder is not None:
                return holder, "role"
            short = self.roster.acronym(words)
            if short is not None:
                return short, "short-name"
        earlier = self._by_head(words, source) if is_anaphor else None
        return (earlier, "same-description") if earlier is not None else None

    def _pointed_at(self, words: list[str], source: Mention, attribution: Attribution) -> tuple[Cluster, str] | None:
        """Whom the words introduce at this place, or point back to."""
        made = self.introduced.at(source.span.start)
        if made is not None:
            made.name = max(made.name, source.span.of(self.text), key=len)
            return made, "description"
        antecedent = self._antecedent(words, source, attribution) if source.form is MentionForm.ANAPHOR else None
        if antecedent is None:
            return None
        self._add_role(antecedent, words, source)
        return antecedent, "anaphor"

    def _known_already(self, words: list[str], source: Mention) -> Cluster | None:
        """Whom one bare word means: "sumber" a source described before, "perseroan" the body that it fits."""
        body = self.bodies.bare(words, source) if words and source.form is not MentionForm.ANAPHOR else None
        if body is not None or len(words) != 1:
            return body
        is_bare = source.kind in {AgentKind.DOCUMENT, AgentKind.ANONYMOUS} and " " not in source.span.of(self.text)
        return self._by_head(words, source) if is_bare else None

    def _add_role(self, cluster: Cluster, words: list[str], source: Mention) -> None:
        """A description that begins with a title tells the role of whom it stands for ("bos Karya Sentosa itu")."""
        text = source.span.of(self.text)
        label = text.rsplit(maxsplit=1)[0]
        is_role = bool(words) and words[0] in self.pack.titles and words[0] not in self.pack.words("plain_persons")
        is_role = is_role and self.pack.words("origins").isdisjoint(words)  # "pemain kelahiran 2004 ini"
        is_pointed = text.split(maxsplit=1)[0].lower() in self.pack.words("pointers")  # "sang perekam"
        is_kin = is_pointed or (bool(cluster.roles) and words[0] in self.pack.words("kin"))
        is_slight = bool(_AGE.search(text)) or is_kin or not self.pack.words("naming_nouns").isdisjoint(words)
        tells_more = " " in label or (" " in text and not cluster.roles)
        if is_role and cluster.kind is AgentKind.PERSON and tells_more and not is_slight:
            self.roster.add_role(cluster, Span(source.span.start, source.span.start + len(label)))

    @cached_property
    def _by_office(self) -> dict[str, Cluster]:
        persons = [cluster for cluster in self.roster.clusters if cluster.kind is AgentKind.PERSON]
        return by_office(self.text, [(cluster, cluster.roles) for cluster in persons])

    def _by_nickname(self, source: Mention, nickname: str, attribution: Attribution) -> tuple[Cluster | None, str]:
        """For "pria yang akrab disapa Ipunk": who was the subject or spoke last; the nickname is theirs from now on."""
        spoken = self.speakers.last_person()
        subject = self.speakers.subject_since(spoken, attribution)
        if self._is_new(source):
            spoken = subject = None
        last = subject if subject is not None and subject.sentence < attribution.sentence else spoken
        if last is None:
            cluster = Cluster(nickname, AgentKind.PERSON, source.span.start)
            cluster.keys.add(name_key(nickname))
            return self.roster.add(cluster), "description"
        self.roster.merge(name_key(nickname), last.cluster)
        return last.cluster, "nickname"

    def called(self, source: Mention, attribution: Attribution) -> Cluster | None:
        """Whose nickname a name is by the words behind it ("ujar Fira, sapaan akrabnya"); None for other names."""
        end = self.reading.token_from(source.span.end)
        if source.kind is not AgentKind.PERSON or not is_nickname(self.reading, end):
            return None
        named = self.roster.acronym((name_key(source.span.of(self.text)),))
        return named or self._by_nickname(source, source.span.of(self.text), attribution)[0]

    def _is_new(self, source: Mention) -> bool:
        """Whether a description introduces somebody, by "seorang" or by the name that it stands behind."""
        first = self.reading.token_from(source.span.start)
        if self.reading.tokens[first].lower in self.pack.words("introducers"):
            return True
        before = [token.text for token in self.reading.tokens[max(0, first - 2) : first]]
        return len(before) == 2 and before[1] == "," and before[0][0].isupper()

    @property
    def _determiners(self) -> frozenset[str]:
        return self.pack.words("determiners") | self.pack.words("pointers")

    def _head(self, words: list[str]) -> str | None:
        skipped = self.pack.words("quantity_heads")
        return next((word for word in words if word not in skipped), None)

    def _same_description(self, words: list[str], source: Mention) -> Cluster | None:
        same = self.roster.described(" ".join(words))
        return next((c for c in same if c.head is not None and c.first < source.span.start), None)

    def _antecedent(self, words: list[str], source: Mention, attribution: Attribution) -> Cluster | None:
        """Whom a description with "itu" points to when no role or description before it has its words."""
        is_group = bool(words) and words[0] in self.pack.words("bodies_as_groups")
        spoken = self.speakers.last_body(self.bodies.is_no_outlet) if is_group else None
        if spoken is not None:
            return spoken.cluster
        if source.kind is AgentKind.ORGANIZATION or is_group:
            return self.bodies.pointed_at(words, source)
        if source.kind is AgentKind.ANONYMOUS and words and words[0] in self.pack.words("relational"):
            unnamed = self.roster.mentioned.last_of(AgentKind.ANONYMOUS, source.span.start)
            is_bare = len(words) < _SHORTEST_TELLING_WORDS or words[0] not in self.pack.words("relational_by_name")
            if unnamed is not None or is_bare:
                return unnamed
            holder = self._named_before(source, attribution)  # "… Wali Kota Ratna. Orang nomor satu di Sagara itu"
            if holder is not None and holder.roles:
                return holder
        last = self.speakers.last_person()
        answering = self.speakers.last_before_answer(attribution)
        before = min(source.span.start, place_of(attribution))  # not a name inside the description
        subject = self.speakers.subject_since(last, attribution, before)
        chosen = answering or subject or last
        is_kin = any(word in self.pack.words("kin") for word in words[:2])
        if chosen is not None and not is_kin and self._is_only_kin(chosen.cluster):
            chosen = self.speakers.last_other(chosen.cluster) or chosen  # "Aktris itu" is not "kakak Ratna, Sari"
        if is_kin and chosen is not None and set(name_key(chosen.cluster.name).split()) & set(words):
            chosen = self.speakers.last_other(chosen.cluster)  # "adik kandung Olga itu" is not Olga
        is_person = source.kind in {AgentKind.UNKNOWN, AgentKind.ANONYMOUS} or self._is_single(words, source)
        if not is_person or self._is_introduced(words, source):
            return None
        if chosen is not None:
            return chosen.cluster
        return None if is_kin else self._named_before(source, attribution)

    def _named_before(self, source: Mention, attribution: Attribution) -> Cluster | None:
        """The person named last in the sentence before: "… kecewakan Hadi Sukmana. Pelatih itu mengatakan"."""
        near = self.reading.sentences[max(attribution.sentence - 1, 0)].span.start
        return self.roster.mentioned.last_between(near, source.span.start, kinds=(AgentKind.PERSON,), other_than=None)

    def _is_only_kin(self, cluster: Cluster) -> bool:
        """Whether the article says of a person only whose relative they are."""
        kin = self.pack.words("kin_of")
        heads = [role.of(self.text).split(maxsplit=1)[0].lower() for role in cluster.roles]
        return bool(heads) and all(head in kin for head in heads)

    def _is_single(self, words: list[str], source: Mention) -> bool:
        """Whether a noun for groups means one of them: it says where they are from, or an expert ("pakar gizi itu")."""
        plural = self.pack.words("plurals")
        is_group = source.kind is AgentKind.COLLECTIVE and not any(word in plural or "-" in word for word in words[:1])
        is_expert = bool(words) and words[0] in self.pack.words("experts")
        return is_group and (is_expert or any(word in self.pack.words("attributive_prepositions") for word in words))

    def _is_introduced(self, words: list[str], source: Mention) -> bool:
        """Whether the text has introduced somebody by the description's head ("seorang pemuda … Pemuda itu")."""
        place = self._introduced.get(self._head(words) or "")
        return place is not None and place < source.span.start

    @cached_property
    def _introduced(self) -> dict[str, int]:
        """Where each word first stands behind one that introduces somebody."""
        introducers = self.pack.words("introducers")
        found: dict[str, int] = {}
        for before, token in pairwise(self.reading.tokens):
            if before.lower in introducers:
                found.setdefault(token.lower, token.start)
        return found

    def _by_head(self, words: list[str], source: Mention) -> Cluster | None:
        head = self._head(words)
        if head is None:
            return None
        earlier = self.roster.mentioned.last_described(head, source.span.start)
        introduced = self.introduced.last(head, source.span.start)
        both = [cluster for cluster in (earlier, introduced) if cluster is not None]
        return max(both, key=lambda cluster: max(span.start for span in cluster.mentions)) if both else None

    def _holder(self, words: list[str], source: Mention, *, is_anaphor: bool) -> Cluster | None:
        """The person named last before the mention with a role that the description's head asks for."""
        head = words[0] if words else ""
        aged = self._aged(words)
        if aged is not None:
            return aged
        if head in self.pack.words("quantifiers") or self.pack.source_nouns.get(head) is AgentKind.ANONYMOUS:
            return None
        if not is_anaphor and len(words) > _LONGEST_BARE_ROLE_WORDS:
            return None
        found = self.roster.mentioned.holder(head, source.span.start)
        return None if found is None or (not is_anaphor and self._is_of_other(source, found)) else found

    def _is_of_other(self, source: Mention, found: Cluster) -> bool:
        """Whether a description names another body than the roles of a person do ("Ketua DKPP", "Ketua KPU")."""
        opens = self.pack.words("origins") | self.pack.words("attributive_prepositions")
        words = takewhile(lambda word: word not in opens, source.span.of(self.text).split()[1:])
        initials = "".join(word[0] for word in found.name.split())
        others = (word for word in words if word not in found.name and word not in initials)  # not "Menko AHY"
        named = [word for word in others if word[0].isupper()]
        return bool(found.roles) and all(means_other(named, role.of(self.text)) for role in found.roles)

    def _aged(self, words: list[str]) -> Cluster | None:
        """The person whose age is printed in brackets: "Sukarti (46) … Perempuan 46 tahun itu"."""
        found = (self.roster.mentioned.aged(word) for word in words if word.isdigit())
        return next((cluster for cluster in found if cluster is not None), None)
