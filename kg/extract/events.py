"""Reads the occasion of a statement: its date, place and addressee, from the words around cue and content."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.adjuncts import date_end, is_audience, over_partners
from kg.extract.dates import DateReader, ReadDate
from kg.extract.medium import Medium, MediumReader
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import WordClass, cue_entry, is_predicate
from kg.lang.pack import fold
from kg.model.attribution import Attribution, RelayMention
from kg.model.mention import MentionForm
from kg.model.quote import RelayKind
from kg.model.text import Sentence, Span

_PLACE_TOKENS = 14
_ADDRESSEE_TOKENS = 12
_CREDIT_TOKENS = 7
"""Tokens of a credit before its date ("dikutip dari keterangan resmi perusahaan, Rabu")."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the sentence of a cue tells of the occasion; all parts may be missing."""

    date: ReadDate | None = None
    place: Span | None = None
    addressee: Phrase | None = None
    audience: Span | None = None
    medium: Span | None = None


class OccasionReader:
    """Reads occasions in one article."""

    def __init__(self, reading: Reading, relays: tuple[RelayMention, ...]) -> None:
        self.reading = reading
        self.dates = DateReader(reading)
        self.media = MediumReader(reading)
        self._credits = reading.pack.words("reported", "relays") | reading.pack.words("viewed", "relays")
        self.dated = {relay.span.end for relay in relays if relay.date is not None}
        """Where credits that have a date end."""
        self._credited = {relay.span.end for relay in relays if relay.kind is RelayKind.AS_REPORTED_BY}

    def read(self, attribution: Attribution) -> Occasion:
        """The occasion that the sentence with the cue tells, outside the content; empty for a quote without a cue."""
        if attribution.cue is None:
            return Occasion()
        sentence = self.reading.sentences[attribution.cue.sentence]
        free = self._free(attribution, sentence)
        addressee, audience = self._addressee(attribution, free, sentence)
        asides = self._asides(free, sentence)
        medium = self.media.read(attribution, free, sentence, asides=asides)
        return Occasion(
            self._date(free, sentence, attribution.cue.token),
            self._place([index for index in free if index not in asides], sentence, medium),
            addressee,
            audience,
            medium.span if medium else None,
        )

    def _free(self, attribution: Attribution, sentence: Sentence) -> list[int]:
        """Tokens of the sentence that are neither content, nor source, nor in another quotation."""
        taken = [part for part in attribution.content if part.overlaps(sentence.span)]
        taken.extend(outer for outer, _ in self.reading.quotations.touching(sentence.span))
        if attribution.source is not None:
            taken.append(attribution.source.span)
            if attribution.source.role is not None:
                taken.append(attribution.source.role)
        low, high = _reach(attribution, sentence, self.reading)
        free = set(range(low, high))
        for span in taken:
            free.difference_update(range(self.reading.token_from(span.start), self.reading.token_from(span.end)))
        return sorted(free)

    def _date(self, free: list[int], sentence: Sentence, cue: int) -> ReadDate | None:
        """The first date with a weekday, or one in words behind the cue (one before it may be a day of birth)."""
        weekdays = self.reading.pack.words("weekdays")
        for index in free:
            is_weekday = self.reading.tokens[index].lower in weekdays and not self._is_span(index)
            if not is_weekday and self._is_birth(index):
                continue
            bare = self._bare(index, sentence) if index > cue else None
            if bare is not None:
                return bare
            if is_weekday or (index > cue and self._is_day(index, sentence)):
                if self._is_credits(index) or (index < cue and self._closes_clause(index, sentence)):
                    continue
                return None if self._is_limit(index) else self.dates.read(index, sentence.last)
        near = (index for index in free if index >= cue - 1 or index == sentence.first)
        return next((day for day in map(self.dates.relative, near) if day is not None), None)

    def _is_span(self, index: int) -> bool:
        """Whether a weekday's name in lower case, with no day before it, is none: "beberapa minggu setelah itu"."""
        tokens = self.reading.tokens
        before = tokens[index - 1].lower if index else ""
        is_dated = index + 1 < len(tokens) and tokens[index + 1].text == "("
        is_day = is_dated or before in self.reading.pack.words("date_prepositions")
        return self.reading.phrases.is_low(index) and not is_day

    def _closes_clause(self, index: int, sentence: Sentence) -> bool:
        """Whether a clause with a subject of its own begins behind a date: "… diumumkan Rabu, dan Ratna menilai"."""
        end = date_end(self.reading, index, sentence.last)
        joins = self.reading.pack.words("pairing") | self.reading.pack.words("coordinators")
        tokens = self.reading.tokens
        joined = end + 2 < sentence.last and tokens[end].text == "," and tokens[end + 1].lower in joins
        return joined and not is_predicate(tokens[end + 2].lower, self.reading.pack)

    def _is_limit(self, index: int) -> bool:
        """Whether a date only bounds a time ("sejak Jumat (13/6/2025)") or is that of a credit ("dikutip Jumat")."""
        before = self.reading.before_words(index - 1, self.reading.pack.words("date_prepositions"))
        limits = self.reading.pack.words("time_limits") | self._credits
        return before >= 0 and self.reading.tokens[before].lower in limits

    def _bare(self, index: int, sentence: Sentence) -> ReadDate | None:
        """A date in brackets without its weekday, that is no credit's: "di Wanatirta (10/2/2025)"."""
        before = self.reading.before_words(index - 1, {",", *self.reading.pack.words("time_words")})
        is_dated = before >= 0 and self.reading.tokens[before].lower in self.reading.pack.words("weekdays")
        return None if is_dated or self._is_credits(index) else self.dates.in_brackets(index, sentence.last)

    def _is_birth(self, index: int) -> bool:
        """Whether a date says when somebody was born: "pemain kelahiran 30 April 2004 ini"."""
        before = self.reading.before_words(index - 1, self.reading.pack.words("date_prepositions"))
        return before >= 0 and self.reading.tokens[before].lower in self.reading.pack.words("births")

    def _is_day(self, index: int, sentence: Sentence) -> bool:
        """Whether a day and its month stand here ("10 Februari 2025")."""
        return self.reading.tokens[index].text.isdigit() and date_end(self.reading, index, sentence.last) > index

    def _is_credits(self, index: int) -> bool:
        """Whether a date stands right behind a credit and so is the outlet's."""
        first = self.reading.before_words(index - 1, self.reading.pack.words("date_prepositions")) + 1
        start = self.reading.tokens[first].start
        return not self.dated.isdisjoint((start, start - 1, start - 2)) or self._is_quoted_at(first)

    def _is_quoted_at(self, index: int) -> bool:
        """Whether a date closes "dikutip di Jakarta, Rabu" or "dikutip dari Antara, Jakarta, Rabu": the outlet's."""
        tokens, words = self.reading.tokens, self.reading.pack.words
        place = index
        while place > 1 and tokens[place - 1].text == ",":
            index, place = place - 1, place - 2
            while place > 0 and self.reading.phrases.kind(place) is WordClass.PLACE:
                place -= 1
            place = self.reading.before_words(place, words("place_prepositions")) + 1
        if place and tokens[place - 1].end in self._credited:
            return True
        for credit in range(index - 1, max(index - 1 - _CREDIT_TOKENS, -1), -1):
            if tokens[credit].lower in self._credits:
                return True
            is_word = tokens[credit].text[0].isalnum() or tokens[credit].text[0] == "@"
            if not is_word or self.reading.cue_at(credit) is not None:
                return False
        return False

    def _place(self, free: list[int], sentence: Sentence, medium: Medium | None) -> Span | None:
        """The first place that is no medium, be it this quote's or somebody else's."""
        allowed = set(free) - set(medium.tokens if medium else ())
        prepositions = self.reading.pack.words("place_prepositions")
        for index in free:
            if (
                self.reading.tokens[index].lower in prepositions
                and not self._is_quoted_at(index)
                and {index, index + 1} <= allowed
                and self.media.at(index, allowed, sentence.last) is None
            ):
                span = self._place_at(index + 1, sentence, allowed)
                if span is not None:
                    return span
        return None

    def _asides(self, free: list[int], sentence: Sentence) -> set[int]:
        """Tokens of relative clauses and of offices behind a comma: their places are not the occasion's."""
        found: set[int] = set()
        relative = self.reading.pack.raw["cue_rules"]["relative"]
        for index in free:
            token = self.reading.tokens[index]
            after_comma = index > sentence.first and self.reading.tokens[index - 1].text == ","
            heads = self.reading.pack.words("quantity_heads")
            noun = self.reading.over(index, heads)
            is_role = noun < sentence.last and self.reading.phrases.kind(noun) is WordClass.ROLE
            is_office = after_comma and token.text.islower() and is_role
            if token.lower == relative or is_office:
                close = next((i for i in range(index, sentence.last) if self.reading.tokens[i].text == ","), None)
                found.update(range(index, close if close is not None else sentence.last))
        return found

    def _place_at(self, start: int, sentence: Sentence, allowed: set[int]) -> Span | None:
        tokens, phrases = self.reading.tokens, self.reading.phrases
        end = start
        has_capital = False
        while end < min(sentence.last, start + _PLACE_TOKENS) and end in allowed:
            token = tokens[end]
            beyond = self._over_acronym(end, sentence)
            if beyond > end:
                end = beyond
                continue
            if phrases.is_calendar(end) or token.text in '.;:"“”(' or token.lower in self._credits:
                break
            if token.text == "," and not self._goes_on_in_place(end + 1, sentence):
                break
            if token.text[0].islower() and (
                token.lower in self.reading.pack.words("prepositions") - self.reading.pack.words("place_joiners")
            ):
                break
            has_capital = has_capital or token.text[0].isupper()
            end += 1
        while end > start and tokens[end - 1].text == ",":
            end -= 1
        if (
            not has_capital
            or end == start
            or tokens[start].text[0] == "@"
            or tokens[start].lower in self.reading.pack.words("no_places", "medium")
            or any(token.lower in self.reading.pack.words("competitions") for token in tokens[start:end])
            or tokens[end - 1].end - tokens[start].start < 2
        ):
            return None
        words = Span(tokens[start].start, tokens[end - 1].end)
        is_outlet = fold(words.of(self.reading.text)) in self.reading.pack.outlets
        return None if is_outlet else words

    def _over_acronym(self, index: int, sentence: Sentence) -> int:
        """Behind an acronym in brackets that a name goes on after: "Tempat Pemeriksaan Fisik (TPF) Graha Sagara"."""
        tokens = self.reading.tokens
        behind = index + 3
        if behind >= sentence.last or [tokens[index].text, tokens[index + 2].text] != ["(", ")"]:
            return index
        goes_on = tokens[behind].text[0].isupper() and not self.reading.phrases.is_calendar(behind)
        return behind if goes_on and tokens[index + 1].text.isupper() else index

    def _goes_on_in_place(self, index: int, sentence: Sentence) -> bool:
        kinds = {WordClass.PLACE, WordClass.COMMON, WordClass.NAME, WordClass.ORGANIZATION}
        return (
            index < sentence.last
            and self.reading.phrases.kind(index) in kinds
            and not self.reading.phrases.is_calendar(index)
        )

    def _addressee(
        self, attribution: Attribution, free: list[int], sentence: Sentence
    ) -> tuple[Phrase | None, Span | None]:
        tokens, pack = self.reading.tokens, self.reading.pack
        told = pack.words("told", "relays") | pack.words("facing")
        elided = attribution.cue.token if attribution.cue and "elided-subject" in attribution.reasons else -1
        for index in free:
            to_press = tokens[index].lower in pack.words("date_prepositions") and is_audience(self.reading, index + 1)
            if (tokens[index].lower not in told and not to_press) or index < elided:
                continue
            end = self._addressee_end(index + 1, sentence)
            phrase = self.reading.right(index + 1, end) if end > index + 1 else None
            is_named = phrase is not None and (phrase.name or phrase.form is MentionForm.PRONOUN)
            first = phrase.last if phrase is not None and is_named else end
            last = over_partners(self.reading, first, self._addressee_end(first + 1, sentence))
            if phrase is not None and is_named and last <= max(end, phrase.last):
                return phrase, None
            if last > index + 1:
                return None, Span(tokens[index + 1].start, tokens[last - 1].end)
        return self._asked(attribution), None

    def _addressee_end(self, start: int, sentence: Sentence) -> int:
        """Behind the noun phrase at a token: before a mark, a connector, a date or a preposition."""
        tokens, words = self.reading.tokens, self.reading.phrases
        end = start
        while end < min(sentence.last, start + _ADDRESSEE_TOKENS):
            lower = tokens[end].lower
            is_end = (
                tokens[end].text in ',.;:"“”(' or words.is_calendar(end) or lower in self.reading.pack.words("closers")
            )
            if is_end or (end > start and words.is_low(end) and words.stops(end) and lower not in words.determiners):
                break
            end += 1
        return end

    def _asked(self, attribution: Attribution) -> Phrase | None:
        """Who is asked to do something: the first name of a demand's content ("meminta PSSI untuk …")."""
        if attribution.cue is None:
            return None
        entry = cue_entry(self.reading.tokens[attribution.cue.token].lower, self.reading.pack)
        if entry is None or entry.object != "demand" or entry.kind == "accuse":
            return None
        start = self.reading.token_from(attribution.content[0].start)
        if start != attribution.cue.token + 1:
            return None
        phrase = self.reading.right(start, self.reading.sentences[attribution.cue.sentence].last)
        return phrase if phrase is not None and phrase.name is not None else None


def _reach(attribution: Attribution, sentence: Sentence, reading: Reading) -> tuple[int, int]:
    """The tokens that may tell of the occasion: for marked content those behind it, else the whole sentence."""
    cue = attribution.cue
    others = [token for token in reading.attributed.get(cue.sentence, ()) if token > cue.token] if cue else []
    return sentence.first, min([sentence.last, *others])
