"""Whether a cue of the lexicon states something with the words behind it, as the `object` of its row asks."""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.naming import says_something
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import is_predicate, looks_verbal
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span

_WRITERS = {AgentKind.ORGANIZATION, AgentKind.DOCUMENT, AgentKind.OUTLET}


def takes_words(reading: Reading, object_: str, behind: str) -> bool:
    """Whether a cue that goes with marked words has a connector behind it ("membalas bahwa …"); others need none."""
    return object_ != "direct" or behind in reading.pack.words("clause_connectors")


def can_state(
    reading: Reading, object_: str, behind: str, subject: Phrase | None, content: tuple[Span, ...] = ()
) -> bool:
    """Whether this subject and the word behind the cue make it say something, as the lexicon's `object` asks."""
    kind = subject.kind if subject is not None else None
    if object_ == "vow":
        return behind in reading.pack.words("vow_openers") or is_predicate(behind, reading.pack)
    if object_ == "finding":
        claims = behind in reading.pack.words("clause_connectors")
        head = "" if subject is None else _word_over(reading, subject.first, reading.pack.words("quantifiers"))
        is_post = head in reading.pack.words("showing")
        if subject is not None and head in reading.pack.words("utterances") and subject.form is MentionForm.ANAPHOR:
            return False
        finds = kind is AgentKind.COLLECTIVE and claims  # "Para peneliti menemukan bahwa …"
        return finds or (kind is AgentKind.DOCUMENT and (claims or not is_post))
    claims = behind in reading.pack.words("clause_connectors") or behind == ","
    if object_ not in {"record", "report"}:
        return claims or object_ != "pause"
    if object_ == "record" and not claims and subject is not None and content and _posts(reading, subject, content[0]):
        return False
    counts = behind in reading.pack.words("record_openers")
    writes = kind in _WRITERS and (object_ == "report" or (bool(content) and _says(reading, content[0])))
    numbers = kind is AgentKind.DOCUMENT and behind[:1].isdigit()
    return writes or claims or numbers or (counts and (kind is not AgentKind.PERSON or object_ == "report"))


def _posts(reading: Reading, subject: Phrase, content: Span) -> bool:
    """Whether a figure only is the subject's own: of an index or currency, or a result of a company.

    "Indeks Samudra mencatat penurunan", "Perseroan mencatat laba bersih"; a body that counts has noted others'.
    """
    words = reading.pack.words
    around = [token.lower for token in reading.tokens[max(subject.first - 1, 0) : subject.last]]
    if not words("markets").isdisjoint(around):
        return True
    marks = words("company_nouns") | words("company_beginnings") | words("company_endings")
    result = _word_over(reading, reading.token_from(content.start), words("changes"))
    return result in words("own_results") and not marks.isdisjoint(around)


def _word_over(reading: Reading, index: int, words: Collection[str]) -> str:
    """The first word at or behind a token that is none of `words`, in lower case."""
    return reading.tokens[min(reading.over(index, words), len(reading.tokens) - 1)].lower


def _says(reading: Reading, content: Span) -> bool:
    """Whether more is recorded than a thing: "harga naik", not "lonjakan harga yang tajam", which may be one's own."""
    tokens = reading.tokens[reading.token_from(content.start) : reading.token_from(content.end)]
    words = [token.lower for token in tokens]
    stem = words[0].removesuffix(reading.pack.raw["cue_rules"]["clitic"])
    if stem != words[0] and looks_verbal(stem, reading.pack):
        return True  # "terjadinya tiga gempa"
    return any(is_predicate(word, reading.pack) for word in words) and says_something(words, reading.pack)
