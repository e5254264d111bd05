"""The stage that finds who passed statements on: "dilansir X", "mengutip X", "kepada kantor berita Y"."""

from __future__ import annotations

from kg.extract.adjuncts import date_end
from kg.extract.dates import DateReader
from kg.extract.headings import is_heading
from kg.extract.reading import Reading
from kg.extract.words import WordClass
from kg.lang.pack import LanguagePack, fold
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import RelayMention
from kg.model.quote import RelayKind
from kg.model.text import Sentence, Span


def find_relays(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds the credits, in order of the text; a trigger that names no outlet gives none."""
    reading = Reading(annotated, pack)
    dates = DateReader(reading)
    found: list[RelayMention] = []
    for number, sentence in enumerate(annotated.sentences):
        if is_heading(annotated, sentence, pack):
            continue
        for index in range(sentence.first, sentence.last):
            relay = _at(reading, dates, index, number, sentence)
            if relay is not None:
                found.append(relay)
    return annotated.with_layers(relay_mentions=tuple(found))


def _at(reading: Reading, dates: DateReader, index: int, number: int, sentence: Sentence) -> RelayMention | None:
    lower = reading.tokens[index].lower
    is_credit = lower in reading.pack.words("reported", "relays")
    is_place = not is_credit and lower in reading.pack.words("place_prepositions")
    if not is_credit and not _tells(reading, index) and not is_place:
        return None
    if _in_quotation(reading, index):
        return None
    start, has_noun = _over_media_words(reading, index + 1, sentence.last)
    end = _name_end(reading, start, sentence.last)
    if end <= start:
        return None
    if reading.phrases.kind(start) is WordClass.ROLE:
        return None  # a person: "data yang dikutip Kepala Dinas X"
    name = reading.text[reading.tokens[start].start : reading.tokens[end - 1].end]
    if is_place and (reading.phrases.is_low(start) or fold(name) not in reading.pack.outlets):
        return None  # "kata Xabi di Marca", not "kata Hadi di Jakarta" or "di sana"
    is_sure = has_noun or _is_outlet(reading, start, end)
    is_doubtful = not is_credit or lower in reading.pack.words("doubtful", "relays")
    if not is_sure and (is_doubtful or reading.phrases.is_low(start)):
        return None
    tokens = reading.tokens
    date = None
    if is_credit:
        behind = end + (end < sentence.last and tokens[end].text == ",")
        if date_end(reading, behind, sentence.last) > behind:
            date = dates.read(behind, sentence.last)
    kind = RelayKind.AS_REPORTED_BY if is_credit else RelayKind.TOLD_TO
    return RelayMention(
        Span(tokens[start].start, tokens[end - 1].end),
        kind,
        Span(tokens[index].start, tokens[index].end),
        number,
        date.iso if date else None,
    )


def _tells(reading: Reading, index: int) -> bool:
    """Whether a word introduces whom a source spoke to: "kepada", "dihubungi", or "dengan" behind "wawancara"."""
    lower = reading.tokens[index].lower
    if lower in reading.pack.words("told", "relays") | reading.pack.words("asked_by", "relays"):
        return True
    before = reading.tokens[index - 1].lower if index else ""
    return lower in reading.pack.words("interviews", "relays") and before in reading.pack.words(
        "interview_nouns", "relays"
    )


def _in_quotation(reading: Reading, index: int) -> bool:
    place = reading.tokens[index].start
    return any(
        quotation.span.start <= place < quotation.span.end
        for _, quotation in reading.quotations.touching(Span(place, place + 1))
        if not quotation.is_single
    )


def _over_media_words(reading: Reading, index: int, limit: int) -> tuple[int, bool]:
    """Behind "dari laman", "kantor berita Rusia," and the like; with it, whether a noun for media was among them."""
    words = reading.pack.words("before_name", "relays")
    prepositions = reading.pack.words("links", "relays")
    has_noun = False
    while index < limit and reading.tokens[index].lower in words and reading.tokens[index].text[0].islower():
        has_noun = has_noun or reading.tokens[index].lower not in prepositions
        index += 1
    behind = _over_network(reading, index, limit, has_noun=has_noun)
    if behind > index:
        return behind, has_noun
    if has_noun and index + 1 < limit and reading.phrases.kind(index) is WordClass.PLACE:
        comma = index + 1
        if reading.tokens[comma].text == ",":
            return comma + 1, True
        if reading.tokens[comma].text[0].isupper():
            return comma, True
    return index, has_noun


def _over_network(reading: Reading, index: int, limit: int, *, has_noun: bool) -> int:
    """Behind a network that only carries a name: "kanal YouTube resmi Rawa TV", "Twitternya"; else `index`."""
    if index + 1 >= limit:
        return index
    lower = reading.tokens[index].lower
    clitic: str = reading.pack.raw["cue_rules"]["clitic"]
    networks = reading.pack.phrases("networks", "medium")
    if lower.removesuffix(clitic) in networks and lower.endswith(clitic):
        return index + 1  # "dikutip dari Twitternya": nobody is named
    carriers = reading.pack.words("before_name", "relays")
    behind = index + 1
    while behind < limit and reading.phrases.is_low(behind) and reading.tokens[behind].lower in carriers:
        behind += 1
    is_named = has_noun and behind < limit and reading.tokens[behind].text[0] != "@"
    return behind if lower in networks and is_named else index


def _name_end(reading: Reading, start: int, limit: int) -> int:
    """Behind the outlet's name: capitals, a domain, or a known name in lower case; `start` where there is none."""
    if start >= limit or reading.tokens[start].lower in reading.pack.words("no_outlet", "relays"):
        return start
    first = reading.tokens[start]
    if first.text[0].islower():
        domain = "." in first.text and first.lower.rpartition(".")[2] in reading.pack.words("domains", "clean")
        is_name = domain or not first.text.islower() or fold(first.text) in reading.pack.outlets  # "rawaNews"
        return start + 1 if is_name else start
    end = start
    while end < limit:
        token = reading.tokens[end]
        if reading.phrases.is_calendar(end) or not (token.text[0].isupper() or token.text[0] == "@"):
            links = token.text in "-–&" or token.lower in reading.pack.words("outlet_particles", "relays")
            links = links or _joins_body(reading, start, end, limit)
            joins = links and end > start and end + 1 < limit and reading.tokens[end + 1].text[0].isupper()
            if not joins:
                break
        end += 1
    return end


def _joins_body(reading: Reading, start: int, index: int, limit: int) -> bool:
    """Whether "dan" stands inside the name of a body that is no outlet: "Jaringan Dokumentasi dan Informasi Hukum"."""
    if index + 1 >= limit or reading.tokens[index].lower not in reading.pack.words("pairing"):
        return False
    words = [token.text for token in reading.tokens[start:index]]
    kinds = {reading.phrases.kind(start), reading.phrases.kind(index + 1)}
    return kinds <= {WordClass.COMMON, WordClass.ORGANIZATION} and not _begins_outlet(words, reading.pack)


def _begins_outlet(words: list[str], pack: LanguagePack) -> bool:
    """Whether the words or some of the first of them are a known outlet."""
    folded = ""
    for word in words:
        folded += fold(word)
        if folded in pack.outlets:
            return True
        if len(folded) > pack.longest_outlet_chars:
            return False
    return False


def _is_outlet(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are a known outlet, a domain, or end in a word that only outlets end in."""
    words = [token.text for token in reading.tokens[start:end]]
    if not words:
        return False
    known = _begins_outlet(words, reading.pack)
    stem, _, suffix = words[-1].lower().rpartition(".")
    is_domain = bool(stem) and suffix in reading.pack.words("domains", "clean")
    begins = len(words) > 1 and words[0] in reading.pack.words("outlet_beginnings", "relays")
    return known or is_domain or begins or words[-1] in reading.pack.words("outlet_endings", "relays")
