"""The stage that finds what a speaker reports somebody else as saying: "Suami saya bilang, 'Pulang saja,'" kata Ratna.

Only what is plain is taken: an inner quotation with its cue beside it, or a clause behind a cue whose subject is named
or described. What the speaker says of themself ("saya bilang …") is left in the outer quote.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.content import right_content
from kg.extract.cues import is_guarded
from kg.extract.direct import trim
from kg.extract.phrases import Phrase, mention_of
from kg.extract.reading import Reading
from kg.extract.telling import is_everybody, points_back
from kg.extract.words import cue_entry
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Attribution, Cue, CueForm
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind, QuoteType
from kg.model.text import Quotation, Sentence, Span

_CUE_WITHIN_TOKENS = 7
"""Tokens between an inner cue and its quotation ("bilang ke para kades, '…'")."""
_SHORTEST_CLAUSE_TOKENS = 2
_DASHES = {"-", "–", "—"}
_REASON = "nested"


def find_nested(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds the attributions inside direct quotations, in order of the text."""
    reading = Reading(annotated, pack)
    found = [
        inner
        for outer in annotated.attributions
        if outer.type is QuoteType.DIRECT
        for part in outer.content
        for clause in _clauses(reading, part, outer.sentence)
        for inner in _in_clause(reading, clause)
    ]
    ordered = sorted([*annotated.attributions, *found], key=lambda item: (item.content[0], item.content))
    return annotated.with_layers(attributions=tuple(ordered))


def is_reported(attribution: Attribution) -> bool:
    """Whether an attribution stands inside somebody's words."""
    return attribution.reasons[0] == _REASON


def _clauses(reading: Reading, part: Span, number: int) -> Iterator[tuple[Sentence, int]]:
    """The sentences inside a quotation, each with the number of the one that holds the quotation."""
    first, last = reading.token_from(part.start), reading.token_from(part.end)
    paragraph = reading.sentences[number].paragraph
    start = first
    for index in range(first, last):
        if reading.tokens[index].text in ".?!" or index == last - 1:
            yield (
                Sentence(Span(reading.tokens[start].start, reading.tokens[index].end), start, index + 1, paragraph),
                number,
            )
            start = index + 1


def _in_clause(reading: Reading, item: tuple[Sentence, int]) -> Iterator[Attribution]:
    clause, number = item
    for index in range(clause.first, clause.last):
        cue = _cue_at(reading, index, number)
        if cue is None:
            continue
        found = _quoted(reading, cue, clause) or _reported(reading, cue, clause)
        if found is not None:
            yield found
            return


def _cue_at(reading: Reading, index: int, number: int) -> Cue | None:
    token = reading.tokens[index]
    entry = cue_entry(token.lower, reading.pack) if token.text[0].islower() else None
    if (
        entry is None
        or entry.form not in {CueForm.ACTIVE, CueForm.BARE}
        or entry.object in {"record", "finding", "report"}
    ):
        return None
    return Cue(Span(token.start, token.end), entry.lemma, entry.form, entry.kind, number, index)


def _quoted(reading: Reading, cue: Cue, clause: Sentence) -> Attribution | None:
    """An inner quotation behind a cue, with whoever stands before the cue."""
    subject = reading.left(cue.token, clause.first) or _own(reading, cue, clause)
    quotation = _quotation_behind(reading, cue)
    if quotation is None or subject is None or _is_first_person(reading, subject):
        return None
    content = trim(reading.text, quotation.span)
    return _make(reading, cue, subject, content, QuoteType.DIRECT)


def _own(reading: Reading, cue: Cue, clause: Sentence) -> Phrase | None:
    """Somebody of the speaker's, whom no list has: "Atasan saya bilang"; None for other words."""
    first, last = cue.token - 2, cue.token
    if first < clause.first or reading.tokens[last - 1].lower not in reading.pack.words("first_person"):
        return None
    is_noun = reading.tokens[first].text[0].isalpha() and not reading.phrases.stops(first)
    return Phrase(first, last, None, None, AgentKind.UNKNOWN, MentionForm.DESCRIPTION) if is_noun else None


def _quotation_behind(reading: Reading, cue: Cue) -> Quotation | None:
    end = reading.tokens[min(cue.token + _CUE_WITHIN_TOKENS, len(reading.tokens) - 1)].end
    found = (q for _, q in reading.quotations.touching(Span(cue.span.end, end)) if q.is_single or q.depth)
    return next((q for q in found if q.outer.start >= cue.span.end), None)


def _reported(reading: Reading, cue: Cue, clause: Sentence) -> Attribution | None:
    """A clause behind a cue whose subject is a name or a description."""
    if not _plainly_reports(reading, cue, clause):
        return None
    subject = reading.left(cue.token, clause.first)
    if subject is None or subject.form is MentionForm.PRONOUN or _is_first_person(reading, subject):
        return None
    if is_everybody(reading, cue, subject) or cue.token + 1 >= clause.last:
        return None
    entry = cue_entry(reading.tokens[cue.token].lower, reading.pack)
    last = _end(reading, cue.token + 1, clause.last)
    content = right_content(reading, cue.token + 1, clause._replace(last=last), entry.object if entry else "clause")
    if (
        not content
        or reading.token_from(content[0].end) - reading.token_from(content[0].start) < _SHORTEST_CLAUSE_TOKENS
    ):
        return None
    if points_back(reading, content[0]):
        return None
    return _make(reading, cue, subject, content[0], QuoteType.INDIRECT)


def _end(reading: Reading, start: int, limit: int) -> int:
    """Where what somebody is reported as saying ends: at a dash, or at a comma behind which the speaker goes on.

    Not at the comma of a reason or of what is added to a list, nor where nothing but a condition, a time or a place
    stands before it ("bilang kalau air naik, kami harus pulang").
    """
    words = reading.pack.words
    joining = words("because") | words("copulas") | words("nested_go_on") | {reading.pack.raw["cue_rules"]["relative"]}
    fronts = words("conditions") | words("prepositions") | words("place_prepositions")
    start += reading.tokens[start].lower in words("clause_dropped") and start + 1 < limit
    is_fronted = reading.tokens[start].lower in fronts
    for index in range(start + 1, limit):
        token = reading.tokens[index]
        if token.text in _DASHES and reading.text[token.start - 1].isspace():
            return index
        if token.text != "," or index + 1 >= limit:
            continue
        behind = reading.tokens[index + 1].lower
        was_fronted = is_fronted and behind not in words("coordinators")
        if not was_fronted and behind not in joining:
            return index
        is_fronted = was_fronted and behind in fronts
    return limit


def _plainly_reports(reading: Reading, cue: Cue, clause: Sentence) -> bool:
    """Whether an inner cue surely reports: a verb of spoken language, or one with "bahwa" behind it."""
    pack = reading.pack
    entry = cue_entry(reading.tokens[cue.token].lower, pack)
    behind = reading.tokens[cue.token + 1].lower if cue.token + 1 < clause.last else ""
    is_plain = cue.lemma in pack.words("spoken_cues") or behind in pack.words("spoken_connectors")
    is_free = entry is not None and not is_guarded(reading.annotated, cue.token, clause, pack, entry=entry)
    return cue.form is CueForm.ACTIVE and is_plain and is_free


def _is_first_person(reading: Reading, subject: Phrase) -> bool:
    """Whether the subject is the speaker: "saya", "kami" and nothing else."""
    words = [reading.tokens[index].lower for index in range(subject.first, subject.last)]
    return all(word in reading.pack.words("first_person") for word in words)


def _make(reading: Reading, cue: Cue, subject: Phrase, content: Span, kind: QuoteType) -> Attribution:
    source = mention_of(subject, reading.tokens)
    return Attribution(kind, (content,), cue.sentence, cue, source, reasons=(_REASON, "subject"))
