"""The stage that finds reported content without marks of its own, and mixed content that holds marked fragments.

Each cue that no quotation has taken is read by its grammar: active (source, cue, content), bare between commas,
passive with its agent, clitic, and the preposition "according to".
"""

from __future__ import annotations

from kg.extract.according import read_according
from kg.extract.content import Content, right_content
from kg.extract.cues import says_by
from kg.extract.direct import trim
from kg.extract.found import Earlier, Found
from kg.extract.fronted import begins_with_time, fronted_condition, parenthetical_head
from kg.extract.inserted import read_bare
from kg.extract.mute import does_only
from kg.extract.noun_objects import without_own_adjuncts
from kg.extract.parted import clause_start, contrasted_doer
from kg.extract.passive import previous_sentence, read_passive
from kg.extract.phrases import Phrase, mention_of
from kg.extract.reading import Reading
from kg.extract.reporters_words import without_reporters_words
from kg.extract.second_predicate import adds_to_what_is_said, reported_doer
from kg.extract.stating import can_state, takes_words
from kg.extract.telling import is_everybody, points_back, tells_nothing, tells_plot
from kg.extract.words import cue_entry, is_predicate
from kg.extract.written import read_written
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Attribution, Cue, CueForm
from kg.model.mention import MentionForm
from kg.model.quote import QuoteType
from kg.model.text import Quotation, Sentence
from kg.text.spans import SpanIndex

_SHORTEST_CONTENT_WORDS = 2
_LONGEST_ANAPHOR_TOKENS = 4
"""Of "hal itu pun telah", before the pronoun."""
_VERBS_DO = {"deny", "order"}
"""Of these classes of cues one verb says enough: "membantah mencuri", "mengimbau kepada warga untuk mengungsi"."""
_SAYS = {"say", "explain", "stress"}
_OPINIONS = {"judge", "hope"}


def find_indirect(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds indirect and mixed attributions to the direct ones, in order of the text."""
    reading = Reading(annotated, pack)
    taken = {attribution.cue.token for attribution in annotated.attributions if attribution.cue}
    direct = SpanIndex((attribution.content[0], attribution) for attribution in annotated.attributions)
    found: list[Attribution] = list(annotated.attributions)
    earlier = Earlier(found)
    contents = {attribution.content for attribution in found}
    for cue in annotated.cues:
        if cue.token in taken or direct.holds(cue.span.start):
            continue
        result = _read(reading, cue, earlier)
        if cue.form is CueForm.PASSIVE and result is not None and _is_attributed(cue, result.content, earlier):
            continue
        if result is not None and _is_worth(reading, result.content, direct, kind=cue.kind):
            attribution = _make(reading, cue, result)
            if attribution.content not in contents:
                contents.add(attribution.content)
                found.append(attribution)
                earlier.add(attribution)
    return annotated.with_layers(attributions=tuple(sorted(found, key=lambda item: (item.content[0], item.content))))


def _is_attributed(cue: Cue, content: Content, earlier: Earlier) -> bool:
    """Whether another cue of the sentence has the content already ("Menurut X, …, seperti disampaikan Y")."""
    return any(
        part.overlaps(other)
        for attribution in earlier.by_cue[cue.sentence]
        for other in attribution.content
        for part in content
    )


def _is_worth(reading: Reading, content: Content, direct: SpanIndex[Attribution], *, kind: str) -> bool:
    """Whether there is content, of some words or in marks, that no direct quotation holds."""
    if not content:
        return False
    if any(True for part in content for _ in direct.touching(part)):
        return False
    words = sum(len(part.of(reading.text).split(maxsplit=_SHORTEST_CONTENT_WORDS)) for part in content)
    is_verb = kind in _VERBS_DO and is_predicate(content[0].of(reading.text).lower(), reading.pack)
    return (words >= _SHORTEST_CONTENT_WORDS or is_verb) or any(
        quotation.span.overlaps(part) for part in content for _, quotation in reading.quotations.touching(part)
    )


def _make(reading: Reading, cue: Cue, result: Found) -> Attribution:
    marked = any(
        part.overlaps(quotation.span)
        for part in result.content
        for _, quotation in reading.quotations.touching(part)
        if not _is_title(reading, quotation)
    )
    source = mention_of(result.source, reading.tokens) if result.source else None
    kind = QuoteType.MIXED if marked else QuoteType.INDIRECT
    kind = QuoteType.DIRECT if marked and _is_quotation(reading, result.content) else kind
    sentence = cue.sentence if result.sentence is None else result.sentence
    return Attribution(kind, result.content, sentence, cue, source, reasons=(cue.form.value, result.reason))


def _is_quotation(reading: Reading, content: Content) -> bool:
    """Whether content is a whole marked sentence and nothing else: Menurut X, "Air sudah surut sejak pagi."."""
    text = content[0].of(reading.text)
    if len(content) > 1 or not text[:1].isupper() or len(text.split()) < reading.minimum_words:
        return False
    return any(trim(reading.text, q.span).covers(content[0]) for _, q in reading.quotations.touching(content[0]))


def _is_title(reading: Reading, quotation: Quotation) -> bool:
    """Whether marks hold a title: behind "bertajuk", "lagu", "merek", or where every word has a capital."""
    index = reading.token_from(quotation.outer.start) - 1
    if index >= 0 and reading.tokens[index].lower in reading.pack.words("title_nouns"):
        return True
    words = quotation.span.of(reading.text).split()
    return len(words) > 1 and all(not word[0].islower() for word in words)


def _read(reading: Reading, cue: Cue, earlier: Earlier) -> Found | None:
    sentence = reading.sentences[cue.sentence]
    if cue.form is CueForm.ACTIVE:
        return _active(reading, cue, sentence, earlier)
    if cue.form is CueForm.BARE:
        return read_bare(reading, cue, sentence)
    if cue.form is CueForm.PASSIVE:
        return read_written(reading, cue, sentence) or read_passive(reading, cue, sentence, earlier)
    return read_according(reading, cue, sentence)


# -- active ---------------------------------------------------------------------------------------------------


def _active(reading: Reading, cue: Cue, sentence: Sentence, earlier: Earlier) -> Found | None:
    entry = cue_entry(reading.tokens[cue.token].lower, reading.pack)
    behind = reading.tokens[cue.token + 1].lower if cue.token + 1 < sentence.last else ""
    if entry is None or not takes_words(reading, entry.object, behind):
        return None
    subject, is_elided = subject_of(reading, cue, sentence)
    if (subject is None and not is_elided) or is_everybody(reading, cue, subject):
        return None
    if tells_plot(reading, cue, sentence.first, subject) or (subject and _is_no_speaker(reading, cue, subject)):
        return None
    clause = _clause(reading, cue, sentence, subject)
    content = without_own_adjuncts(reading, cue, right_content(reading, cue.token + 1, clause, entry.object))
    content = without_reporters_words(reading, cue, subject, content)
    if not can_state(reading, entry.object, behind, subject, content) or (entry.object != "clause" and not content):
        return None
    if subject is not None and _is_object_fronted(reading, cue, subject, sentence):
        return previous_sentence(reading, cue, sentence, subject, earlier)
    head = parenthetical_head(reading, subject, sentence)
    if head and (not content or begins_with_time(reading, cue.token + 1, clause)):
        return Found((*head, *content), subject, "inserted")
    if content and subject is not None and cue.kind in _SAYS and points_back(reading, content[0]):
        return previous_sentence(reading, cue, sentence, subject, earlier)
    if not content or tells_nothing(reading, cue, content, subject):
        return None
    condition = fronted_condition(reading, subject, sentence)
    return Found((*condition, *content), subject, "subject" if subject else "elided-subject")


def _is_made_to(reading: Reading, cue: Cue, subject: Phrase) -> bool:
    """Whether a subject is only made, or guessed, to think what nobody has voiced: "membuat warga optimistis …"."""
    before = reading.tokens[subject.first - 1].lower
    return cue.kind in _OPINIONS and before in reading.pack.words("causatives") | reading.pack.words("guesses")


def _is_no_speaker(reading: Reading, cue: Cue, subject: Phrase) -> bool:
    is_made = _is_made_to(reading, cue, subject)
    return is_made or _describes_object(reading, cue, subject) or does_only(reading, cue, subject)


def _describes_object(reading: Reading, cue: Cue, subject: Phrase) -> bool:
    """Whether a pronoun and a bare verb only describe the noun before them: "data yang belum ia sampaikan"."""
    if not _is_bare_behind_pronoun(reading, cue, subject):
        return False
    pack = reading.pack
    between = pack.words("adverbs") | pack.words("guards")
    places = range(subject.first - 1, max(subject.first - 1 - _LONGEST_ANAPHOR_TOKENS, -1), -1)
    before = next((reading.tokens[i].lower for i in places if reading.tokens[i].lower not in between), "")
    is_relative: bool = before == pack.raw["cue_rules"]["relative"]
    return is_relative


def _is_bare_behind_pronoun(reading: Reading, cue: Cue, subject: Phrase) -> bool:
    """Whether a verb without its prefix follows a pronoun, so that its object stands before both: "ia sampaikan"."""
    has_prefix = reading.tokens[cue.token].lower.startswith(tuple(reading.pack.words("predicate_prefixes")))
    return not has_prefix and subject.form is MentionForm.PRONOUN


def _is_object_fronted(reading: Reading, cue: Cue, subject: Phrase, sentence: Sentence) -> bool:
    """Whether what is said stands before a pronoun and a bare verb, and points back: "Hal itu ia sampaikan di …"."""
    if not _is_bare_behind_pronoun(reading, cue, subject):
        return False
    is_near = sentence.first + 2 <= subject.first <= sentence.first + _LONGEST_ANAPHOR_TOKENS
    return is_near and reading.tokens[sentence.first + 1].lower in reading.phrases.determiners


def _clause(reading: Reading, cue: Cue, sentence: Sentence, subject: Phrase | None) -> Sentence:
    """The sentence, or its part up to the comma that closes a clause which a comma opened (", yang mengklaim …,")."""
    if _is_conceded(reading, cue, sentence) or _is_time(reading, subject, sentence):
        return sentence._replace(last=_comma_from(reading, cue.token + 2, sentence.last))
    sentence = sentence._replace(last=_correction(reading, cue, sentence))
    place = max(reading.before_adverbs(cue.token - 1), sentence.first)
    relative = reading.pack.raw["cue_rules"]["relative"]
    if place <= sentence.first or reading.tokens[place].lower != relative:
        return sentence
    is_fronted = reading.tokens[sentence.first].lower in reading.pack.words("prepositions")  # "Terkait warga yang …,"
    main = range(sentence.first + is_fronted, place)
    has_verb = any(is_predicate(reading.tokens[index].lower, reading.pack) for index in main)
    if reading.tokens[place - 1].text != "," and (has_verb or not is_fronted):
        return sentence._replace(last=_relative_end(reading, cue.token + 2, sentence.last))
    if has_verb:
        return sentence  # the main clause has had its verb: the relative clause goes on to the end
    return sentence._replace(last=_comma_from(reading, cue.token + 2, sentence.last))


def _correction(reading: Reading, cue: Cue, sentence: Sentence) -> int:
    """Where the reporter contradicts what is only claimed: "mengklaim aman, padahal …"; else the sentence's end."""
    entry = cue_entry(reading.tokens[cue.token].lower, reading.pack)
    if entry is None or entry.stance != "distancing":
        return sentence.last
    words = reading.pack.words("corrections")
    places = range(cue.token + 2, sentence.last - 1)
    commas = (place for place in places if reading.tokens[place].text == ",")
    return next((place for place in commas if reading.tokens[place + 1].lower in words), sentence.last)


def _is_conceded(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    """Whether a cue stands in a clause that leaves the main one to the reporter: "Meski …", "di kala …"."""
    first = cue.token
    while first > sentence.first and reading.tokens[first - 1].text not in ",;":
        first -= 1
    first += reading.tokens[first].lower in reading.pack.words("place_prepositions")
    return reading.tokens[first].lower in reading.pack.words("concessions")


def _is_time(reading: Reading, subject: Phrase | None, sentence: Sentence) -> bool:
    """Whether a clause that opens the sentence, or follows a comma, says when: "Pada saat Ratna memaparkan …,"."""
    before = subject.first - 1 if subject is not None else -1
    if before < sentence.first or reading.tokens[before].lower not in reading.pack.words("times_of"):
        return False
    before -= before > sentence.first and reading.tokens[before - 1].lower in reading.pack.words("joiners")
    return before == sentence.first or reading.tokens[before - 1].text == ","


def _comma_from(reading: Reading, start: int, last: int) -> int:
    """The first comma from a token on; `last` where there is none."""
    return next((index for index in range(start, last) if reading.tokens[index].text == ","), last)


def _relative_end(reading: Reading, start: int, last: int) -> int:
    """Where a relative clause ends before the next verb: "yang menuding … itu mengaku", "yang mengaku …, pergi".

    `last` where no verb follows so.
    """
    for index in range(start, last - 1):
        closes = reading.tokens[index].lower in reading.phrases.determiners and reading.cue_at(index + 1) is not None
        parts = reading.tokens[index].text == "," and is_predicate(reading.tokens[index + 1].lower, reading.pack)
        if closes or parts:
            return index
    return last


def subject_of(reading: Reading, cue: Cue, sentence: Sentence) -> tuple[Phrase | None, bool]:
    """The cue's subject; with it, whether it is left out because it is that of the clause before."""
    pack = reading.pack
    verb = cue.token - (cue.kind == "admit" and reading.tokens[cue.token - 1].lower in pack.words("negations"))
    if says_by(reading.annotated, cue.token, pack, lemma=cue.lemma):
        doer, is_reported = reported_doer(reading, cue, cue.token - 1, sentence)
        return doer, not is_reported
    place = reading.before_adverbs(verb - 1)
    if place < sentence.first:
        return None, False
    word = reading.tokens[place].lower
    if word == pack.raw["cue_rules"]["relative"]:
        antecedent = reading.antecedent(place, sentence.first)
        return None if antecedent is not None and _is_absent(reading, antecedent, sentence) else antecedent, False
    shared = contrasted_doer(reading, cue)
    if shared is not None:
        return shared, False
    if word in pack.words("coordinators"):
        doer, is_reported = reported_doer(reading, cue, place, sentence)
        return doer, not is_reported
    phrase = reading.left(verb, clause_start(reading, cue, sentence))
    if phrase is None:
        return None, adds_to_what_is_said(reading, cue, sentence)
    is_mute = reading.tokens[phrase.last - 1].lower in pack.words("no_source") - pack.words("determiners")
    return None if phrase.name is None and is_mute else phrase, False


def _is_absent(reading: Reading, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether it is told that there is nobody who says it: "belum ada warga yang mengeluh"."""
    words = [token.lower for token in reading.tokens[max(phrase.first - 2, sentence.first) : phrase.first]]
    return (
        len(words) == 2 and words[0] in reading.pack.words("absent") and words[1] == reading.pack.raw["words"]["exists"]
    )
