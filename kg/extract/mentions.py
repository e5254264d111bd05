"""The stage that finds every name in the running text: persons, organisations, places, with roles and short forms."""

from __future__ import annotations

from kg.extract.acronyms import find_acronyms
from kg.extract.appositions import office_before, role_behind
from kg.extract.by_tagger import start_by_tagger
from kg.extract.called import nickname_before
from kg.extract.headings import is_heading
from kg.extract.phrases import mention_of
from kg.extract.reading import Reading
from kg.extract.roles import is_rank, title_start
from kg.extract.stretch import read_one
from kg.extract.words import WordClass, is_predicate, opens_nickname
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.mention import Mention, MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Sentence

_LIKELY = 0.5
"""From here the tagger's word is taken that another person's name ends before a comma or "dan"."""
_YEAR_DIGITS = 4
_NAMING = {WordClass.NAME, WordClass.ORGANIZATION, WordClass.PLACE}


def find_mentions(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds the names, in order of the text; headings, whose words all have capitals, are left out."""
    reading = Reading(annotated, pack)
    found: list[Mention] = []
    for sentence in annotated.sentences:
        if not is_heading(annotated, sentence, pack):
            found.extend(_in_sentence(reading, sentence))
    found.extend(find_acronyms(reading))
    return annotated.with_layers(mentions=tuple(sorted(found, key=lambda mention: mention.span)))


def _in_sentence(reading: Reading, sentence: Sentence) -> list[Mention]:
    found: list[Mention] = []
    index = sentence.first
    while index < sentence.last:
        if reading.phrases.kind(index) not in _NAMING:
            index += 1
            continue
        end = _run_end(reading, index, sentence.last)
        start = min(_role_start(reading, index, sentence.first), start_by_tagger(reading.phrases, index))
        phrase = read_one(reading.phrases, start, end)
        is_none = _points_back(reading, index, end, sentence.last) or _is_network(reading, index, end)
        if is_none or _is_work(reading, start, sentence.first):
            phrase = None
        elif start < index and reading.tokens[index - 1].lower in reading.pack.words("kin"):
            phrase = read_one(reading.phrases, index, end)  # "suami istri Ratna dan Dimas"
        if phrase is not None and phrase.form is MentionForm.NAME and phrase.name is not None:
            phrase = office_before(reading, phrase, end, sentence)
            mention = mention_of(phrase, reading.tokens)
            is_person = mention.kind is AgentKind.PERSON
            behind = role_behind(reading, end, sentence, begins=start == sentence.first) if is_person else None
            is_bare = mention.role is None or (phrase.role is not None and is_rank(reading.phrases, phrase.role))
            role = (behind or mention.role) if is_bare else mention.role
            short = _short_form(reading, end, sentence) or nickname_before(reading, phrase.first, sentence.first)
            found.append(Mention(mention.span, mention.form, mention.kind, role, short))
        index = end
    return found


def _points_back(reading: Reading, index: int, end: int, limit: int) -> bool:
    """Whether a capitalised noun for a kind of body names none: "Kelompok peretas", "Badan tersebut", "Perusahaan"."""
    tokens, words = reading.tokens, reading.pack.words
    points = end < limit and tokens[end].lower in reading.phrases.determiners
    lower = tokens[index].lower
    is_kind = lower in words("bodies_as_groups") | words("bare_bodies")
    return end == index + 1 and (is_kind or (points and lower in reading.pack.source_nouns))


def _is_work(reading: Reading, start: int, first: int) -> bool:
    """Whether a name is the title of a work: "lagu Senja"."""
    return start > first and reading.tokens[start - 1].lower in reading.pack.words("works")


def _is_network(reading: Reading, index: int, end: int) -> bool:
    """Whether a name is that of a network, which carries words and does not act."""
    return end == index + 1 and reading.tokens[index].lower in reading.pack.phrases("networks", "medium")


def _run_end(reading: Reading, index: int, limit: int) -> int:
    """Behind the run of capitalised words that begins at `index`; "dan" joins the words of an organisation."""
    tokens, phrases = reading.tokens, reading.phrases
    is_office = phrases.kind(index) is WordClass.ORGANIZATION
    end = index + 1
    while end < limit:
        token, kind = tokens[end], phrases.kind(end)
        if end + 3 < limit and opens_nickname(tokens, end, reading.pack):
            end += 3
            continue
        follows = end + 1 < limit and tokens[end + 1].text[0].isupper() and not phrases.is_calendar(end + 1)
        is_outside = phrases.is_calendar(end) or phrases.begins_clause(index, end)
        if is_outside or (kind is WordClass.MARK and token.text not in ".&"):
            break
        if kind is WordClass.MARK:
            is_initial = phrases.is_initials(end - 1) and token.start == tokens[end - 1].end
            if not follows or (token.text == "." and not is_initial):
                break
        elif token.text[0].islower():
            joins = token.lower in reading.pack.words("name_particles") or (
                is_office and token.lower in reading.pack.words("pairing")
            )
            if not (joins and follows):
                break
        elif not token.text[0].isupper():
            break
        end += 1
    return end


def _role_start(reading: Reading, index: int, first: int) -> int:
    """Back over the words of a role or title before a name."""
    start = index
    place = index
    while place > first and index - place < 14:
        opening = _opening_of_acronym(reading, place - 1)
        if opening is not None:
            place = opening + 1  # "Menteri Sekretaris Negara (Mensesneg) Prasetyo Hadi"
        elif reading.phrases.kind(place - 1) is WordClass.ROLE:
            if place > first + 1 and reading.tokens[place - 2].lower in reading.pack.words("streets"):
                break  # "di Jalan Kapten Arkana, Sumberjati, Ratna mengaku"
            start = place - 1
        elif _ends_role(reading, place - 1, first, is_beyond=start != place, is_titled=start < index):
            break
        place -= 1
    while start > first and reading.phrases.kind(start - 1) is WordClass.ROLE:
        start -= 1
    return title_start(reading.phrases, start, first)


def _opening_of_acronym(reading: Reading, index: int) -> int | None:
    """Token of the bracket that opens an acronym which is closed at `index`; None elsewhere."""
    tokens = reading.tokens
    if index < 2 or tokens[index].text != ")" or tokens[index - 2].text != "(":
        return None
    return index - 2 if tokens[index - 1].text[0].isupper() else None


def _ends_role(reading: Reading, index: int, first: int, *, is_beyond: bool, is_titled: bool) -> bool:
    """Whether a role before a name cannot reach back to token `index`.

    `is_beyond` the words read as role so far; `is_titled` says that a title is among them.
    """
    token, kind = reading.tokens[index], reading.phrases.kind(index)
    if token.text == "," and _opening_of_acronym(reading, index - 1) is not None:
        return False  # "Wakil Menteri Energi (ESDM), Ratna"
    if token.text == "," and is_titled and _begins_office(reading, index + 1):
        return True  # "Presiden, Menteri Perhubungan Dimas Arka"
    parts = (token.text == "," and is_titled) or token.lower in reading.pack.words("pairing")
    if parts and reading.phrases.tagged(index - 1, AgentKind.PERSON, least=_LIKELY) is not None:
        return True  # "Bupati Sagara, Dimas Arka, Wali Kota Wanatirta, Ratna"
    if token.text in {",", "."}:
        return index > first and not reading.tokens[index - 1].text[0].isupper()
    if token.lower in reading.pack.words("pairing") and index > first:
        beside = (index - 1, index + 1)
        is_office = reading.phrases.kind(index + 1) is WordClass.ROLE and not reading.phrases.is_low(index + 1)
        if is_office and reading.phrases.kind(index - 1) is not WordClass.ROLE:
            return True  # "Wali Kota Ratna dan Kepala Dinas, Dimas"
        are_roles = all(reading.phrases.kind(place) is WordClass.ROLE for place in beside)  # "musisi dan aktivis"
        return not are_roles and not all(reading.tokens[place].text[0].isupper() for place in beside)
    if kind is WordClass.NUMBER and len(token.text) == _YEAR_DIGITS and reading.tokens[index - 1].text[0].isupper():
        return False  # "Panitia Haji 2025, Abdul Basir"
    if kind in {WordClass.MARK, WordClass.NUMBER}:
        return True
    return reading.phrases.is_low(index) and (is_beyond or _ends_phrase(reading, index))


def _begins_office(reading: Reading, index: int) -> bool:
    """Whether a title that is no rank stands here."""
    lower, pack = reading.tokens[index].lower, reading.pack
    begins_rank = lower in pack.words("ranks") or any(rank.split()[0] == lower for rank in pack.phrases("long_ranks"))
    return reading.phrases.kind(index) is WordClass.ROLE and not begins_rank


def _ends_phrase(reading: Reading, index: int) -> bool:
    lower = reading.tokens[index].lower
    is_preposition = lower in reading.phrases.prepositions and not reading.phrases.in_compound(index)
    return is_preposition or is_predicate(lower, reading.pack)


def _short_form(reading: Reading, index: int, sentence: Sentence) -> str | None:
    """An acronym in brackets behind a name, or a nickname behind "akrab disapa"."""
    tokens = reading.tokens
    if index + 2 < sentence.last and tokens[index].text == "(" and tokens[index + 2].text == ")":
        word = tokens[index + 1].text
        return word if word[0].isupper() and len(word) > 1 else None
    if index + 2 < sentence.last and tokens[index].lower in reading.pack.words("alias_or"):
        honorific = reading.phrases.kind(index + 1) is WordClass.DEGREE
        if honorific and tokens[index + 2].text[0].isupper():
            return f"{tokens[index + 1].text} {tokens[index + 2].text}"  # "Saifullah Yusuf atau Gus Ipul"
    bracketed = _in_brackets(reading, index, sentence)
    if bracketed is not None:
        return bracketed
    beyond = index + (index < sentence.last and tokens[index].text in ",(")
    for phrase in reading.pack.phrases("nicknames"):
        words = phrase.split()
        if [token.lower for token in tokens[beyond : beyond + len(words)]] == words:
            place = beyond + len(words)
            end = place
            while end < sentence.last and tokens[end].text[0].isupper():
                end += 1
            if end > place:
                return " ".join(token.text for token in tokens[place:end])
    return None


def _in_brackets(reading: Reading, index: int, sentence: Sentence) -> str | None:
    """Two or three capitalised words in brackets behind a person's name: "(Gus Ipul)"; None for others."""
    tokens = reading.tokens
    if index >= sentence.last or tokens[index].text != "(":
        return None
    for length in (2, 3):
        close = index + 1 + length
        words = tokens[index + 1 : close]
        is_closed = close < sentence.last and tokens[close].text == ")"
        if is_closed and all(token.text[0].isupper() and not token.text.isupper() for token in words):
            return " ".join(token.text for token in words)
    return None
