"""The stage that finds reported content without marks of its own, and mixed content that holds marked fragments.

Each cue that no quotation has taken is read by its grammar: active (source, cue, content), bare between commas,
passive with its agent, clitic, and the preposition "according to".
"""

from __future__ import annotations

from kg.extract.according import read_according
from kg.extract.content import Content, left_content, right_content, tail_content
from kg.extract.found import Earlier, Found
from kg.extract.passive import read_passive
from kg.extract.phrases import Phrase, mention_of
from kg.extract.reading import Reading
from kg.extract.words import cue_entry, is_predicate
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Attribution, Cue, CueForm
from kg.model.quote import AgentKind, QuoteType
from kg.model.text import Sentence
from kg.text.spans import SpanIndex

_SHORTEST_CONTENT_WORDS = 2
_WRITERS = {AgentKind.ORGANIZATION, AgentKind.DOCUMENT, AgentKind.OUTLET}


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
        if result is not None and _is_worth(reading, result.content, direct):
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


def _is_worth(reading: Reading, content: Content, direct: SpanIndex[Attribution]) -> bool:
    """Whether there is content, of some words or in marks, that no direct quotation holds."""
    if not content:
        return False
    if any(True for part in content for _ in direct.touching(part)):
        return False
    words = sum(len(part.of(reading.text).split(maxsplit=_SHORTEST_CONTENT_WORDS)) for part in content)
    return words >= _SHORTEST_CONTENT_WORDS or any(
        quotation.span.overlaps(part) for part in content for _, quotation in reading.quotations.touching(part)
    )


def _make(reading: Reading, cue: Cue, result: Found) -> Attribution:
    marked = any(
        part.overlaps(quotation.span)
        for part in result.content
        for _, quotation in reading.quotations.touching(part)
        if not _is_title(reading, quotation.outer.start)
    )
    source = mention_of(result.source, reading.tokens) if result.source else None
    kind = QuoteType.MIXED if marked else QuoteType.INDIRECT
    sentence = cue.sentence if result.sentence is None else result.sentence
    return Attribution(kind, result.content, sentence, cue, source, reasons=(cue.form.value, result.reason))


def _is_title(reading: Reading, offset: int) -> bool:
    """Whether marks hold a work's or a theme's title ("bertajuk", "lagu", "film")."""
    index = reading.token_from(offset) - 1
    return index >= 0 and reading.tokens[index].lower in reading.pack.words("title_nouns")


def _read(reading: Reading, cue: Cue, earlier: Earlier) -> Found | None:
    sentence = reading.sentences[cue.sentence]
    if cue.form is CueForm.ACTIVE:
        return _active(reading, cue, sentence)
    if cue.form is CueForm.BARE:
        return _bare(reading, cue, sentence)
    if cue.form is CueForm.PASSIVE:
        return read_passive(reading, cue, sentence, earlier)
    return read_according(reading, cue, sentence)


# -- active ---------------------------------------------------------------------------------------------------


def _active(reading: Reading, cue: Cue, sentence: Sentence) -> Found | None:
    entry = cue_entry(reading.tokens[cue.token].lower, reading.pack)
    behind = reading.tokens[cue.token + 1].lower if cue.token + 1 < sentence.last else ""
    if entry is None or (entry.object == "direct" and behind not in reading.pack.words("clause_connectors")):
        return None
    subject, is_elided = _subject(reading, cue, sentence)
    opens = behind in reading.pack.words("record_openers")
    writes = entry.object == "report" and subject is not None and subject.kind in _WRITERS
    if entry.object in {"record", "report"} and not (opens or writes):
        return None
    if subject is None and not is_elided:
        return None
    content = right_content(reading, cue.token + 1, _clause(reading, cue, sentence), entry.object)
    if entry.object != "clause" and len(content) == 0:
        return None
    return Found(content, subject, "subject" if subject else "elided-subject")


def _clause(reading: Reading, cue: Cue, sentence: Sentence) -> Sentence:
    """The sentence, or its part up to the comma that closes a clause which a comma opened (", yang mengklaim …,")."""
    place = max(reading.before_adverbs(cue.token - 1), sentence.first)
    relative = reading.pack.raw["cue_rules"]["relative"]
    if place <= sentence.first or reading.tokens[place].lower != relative or reading.tokens[place - 1].text != ",":
        return sentence
    if any(is_predicate(reading.tokens[i].lower, reading.pack) for i in range(sentence.first, place)):
        return sentence  # the main clause has had its verb: the relative clause goes on to the end
    close = next((i for i in range(cue.token + 2, sentence.last) if reading.tokens[i].text == ","), sentence.last)
    return sentence._replace(last=close)


def _subject(reading: Reading, cue: Cue, sentence: Sentence) -> tuple[Phrase | None, bool]:
    """The cue's subject; with it, whether it is left out because it is that of the clause before."""
    pack = reading.pack
    place = reading.before_adverbs(cue.token - 1)
    if place < sentence.first:
        return None, False
    word = reading.tokens[place].lower
    if word == pack.raw["cue_rules"]["relative"]:
        return reading.antecedent(place, sentence.first), False
    if word in pack.words("coordinators"):
        return None, True
    phrase = reading.left(cue.token, sentence.first)
    if phrase is None:
        return None, False
    if phrase.name is None and reading.tokens[phrase.last - 1].lower in pack.words("no_source") - pack.words(
        "determiners"
    ):
        return None, False
    return phrase, False


# -- bare, between commas -------------------------------------------------------------------------------------


def _bare(reading: Reading, cue: Cue, sentence: Sentence) -> Found | None:
    before = reading.tokens[cue.token - 1].text if cue.token > sentence.first else ""
    if before not in {",", ""} or cue.lemma in reading.pack.words("never_inserted"):
        return None
    start = reading.over(cue.token + 1, reading.pack.words("after_cue"))
    source = reading.right(start, sentence.last)
    if source is None:
        return None
    return _inserted(reading, cue, sentence, source)


def _inserted(reading: Reading, cue: Cue, sentence: Sentence, source: Phrase | None) -> Found | None:
    """Content on both sides of an inserted "kata X": either side may be empty."""
    end = source.last if source else cue.token + 1
    head = left_content(reading, cue.token, sentence)
    tail: Content = ()
    if end < sentence.last and reading.tokens[end].text == ",":
        tail = tail_content(reading, end + 1, sentence, head)
    return Found((*head, *tail), source, "inserted")
