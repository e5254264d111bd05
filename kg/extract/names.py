"""Finds the person's name that a stretch of words ends in, behind titles, offices and places."""

from __future__ import annotations

from kg.extract.by_tagger import person_by_tagger
from kg.extract.vocabulary import Vocabulary
from kg.extract.words import NICKNAME_MARKS, WordClass
from kg.model.quote import AgentKind

_AROUND_NICKNAMES = NICKNAME_MARKS | {"()"}


def name_suffix(words: Vocabulary, start: int, end: int) -> tuple[int, int] | None:
    """The person's name that a stretch ends in, without degrees, ages and acronyms in brackets; None if none."""
    last = without_tail(words, start, end)
    found = _by_rules(words, start, last)
    name = _without_acronym(words, person_by_tagger(words, start, last, found) or found)
    if name is None:
        return None
    first = _over_brackets(words, start, _with_first_names(words, start, name))
    return _behind_brand(words, _behind_network(words, first, name[1]), name[1]), name[1]


def _over_brackets(words: Vocabulary, start: int, first: int) -> int:
    """Where a name begins that holds another one in brackets or marks: "Woo-sung (Adrian) Kang"; else `first`."""
    if first - 4 < start or words.tokens[first - 3].text + words.tokens[first - 1].text not in _AROUND_NICKNAMES:
        return first
    begin = first - 4
    if words.kind(begin) is not WordClass.NAME:
        return first
    is_listed = words.pack.name_words.get(words.tokens[begin].text) is AgentKind.PERSON
    is_behind_office = begin == start or words.kind(begin - 1) is WordClass.ROLE
    return begin if is_listed or is_behind_office else first


def _behind_network(words: Vocabulary, first: int, last: int) -> int:
    """Behind the network that an account's name stands after: "akun X KabarNusa"; else `first`."""
    pack = words.pack
    is_account = first > 0 and words.tokens[first - 1].lower in pack.words("accounts", "medium")
    names_network = words.tokens[first].lower in pack.phrases("networks", "medium")
    return first + 1 if is_account and names_network and last - first > 1 else first


def _behind_brand(words: Vocabulary, first: int, last: int) -> int:
    """Behind a domain or a brand with digits, which begins no person's name: "CEO Kapal99 Ratna Dewi"; else `first`."""
    text = words.tokens[first].text
    stem, _, suffix = text.lower().rpartition(".")
    is_domain = bool(stem) and suffix in words.pack.words("domains", "clean")
    is_brand = text[0].isalpha() and text[-1].isdigit()
    return first + 1 if (is_domain or is_brand) and last - first > 1 and not words.is_low(first + 1) else first


def _with_first_names(words: Vocabulary, start: int, name: tuple[int, int]) -> int:
    """Where a name begins with the initial or first name before it: "M. Wisnu", "Mohamad Tonny Harjono"."""
    first = name[0]
    is_initial = first - 2 > start and words.tokens[first - 1].text == "." and words.is_initials(first - 2)
    if is_initial and words.kind(first - 2) is not WordClass.DEGREE:
        return first - 2
    before = first - 1
    is_name = before > start and words.pack.name_words.get(words.tokens[before].text) is AgentKind.PERSON
    is_first = is_name and words.kind(before) is WordClass.NAME and words.kind(before - 1) is not WordClass.NAME
    is_ranked = before > start and not words.is_low(before) and _is_behind_title(words, before)
    return before if is_ranked or (is_first and name[1] - first in {2, 3}) else first


def _is_behind_title(words: Vocabulary, index: int) -> bool:
    """Whether a capitalised word stands right behind a rank or "Profesor", and so begins a name: "AKP Putu Hadi"."""
    ranks = words.pack.words("police_ranks") | words.pack.words("officers")
    can_name = words.kind(index) in {WordClass.NAME, WordClass.COMMON, WordClass.PLACE}
    is_word = can_name and words.tokens[index].lower not in words.pack.words("services")
    return is_word and words.tokens[index - 1].lower in ranks and not words.is_low(index - 1)


def _without_acronym(words: Vocabulary, name: tuple[int, int] | None) -> tuple[int, int] | None:
    """The name without the acronym of a body behind it: "Sarmidi Husna P3M"."""
    if name is None or name[1] - name[0] < 3:
        return name
    closing = words.tokens[name[1] - 1].text
    is_acronym = closing.isupper() and len(closing) > 2 and not words.tokens[name[0]].text.isupper()
    return (name[0], name[1] - 1) if is_acronym and not set(closing) <= set("IVX") else name


def _by_rules(words: Vocabulary, start: int, last: int) -> tuple[int, int] | None:
    """The name by the lexicons and by how the article uses its words; None if none ends at `last`."""
    first = last
    while first > start and _continues_name(words, first - 1, start, last):
        first -= 1
    while first < last and (words.is_low(first) or words.tokens[first].text == "."):
        first += 1
    if first >= last or not any(words.kind(index) is WordClass.NAME for index in range(first, last)):
        return (last - 1, last) if _is_behind_rank(words, start, last - 1) else None
    first = _behind_complement(words, _by_known(words, first, last, start), last, start)
    first = _behind_body(words, first, last, start)
    return (first, last) if first < last else None


def _behind_body(words: Vocabulary, first: int, last: int, start: int) -> int:
    """Behind the body whose last word says what it is: "Analis Arkana Securities Dan Ives"; `last` if it is all."""
    endings = words.pack.words("body_endings")
    for index in range(last - 1, max(first, start + 1) - 1, -1):
        if words.tokens[index].lower in endings and not words.is_low(index):
            return index + 1
    return first


def _is_behind_rank(words: Vocabulary, start: int, index: int) -> bool:
    """Whether a common word with a capital stands behind a rank, and so is a name: "AKBP Taat"."""
    is_capital = words.kind(index) is WordClass.COMMON and not words.is_low(index)
    return is_capital and index > start and words.tokens[index - 1].lower in words.pack.words("police_ranks")


def _continues_name(words: Vocabulary, index: int, start: int, last: int) -> bool:
    token, kind = words.tokens[index], words.kind(index)
    if kind is WordClass.NAME:
        return True
    if token.text == ".":
        return index > start and words.is_initials(index - 1)
    if index + 1 == last and index > start and words.kind(index - 1) is WordClass.NAME:
        closes = token.lower in words.pack.words("name_endings") and not words.is_low(index)
        is_short = kind is WordClass.COMMON and (last - start == 2 or words.tokens[index - 2].text == ")")
        return closes or is_short  # "Dimas Arkananta Putra", "Hao Yang", "Ketua Ikatan Dokter (IDX) Arman Salam"
    follows = index + 1 < last and (
        words.kind(index + 1) is WordClass.NAME or _closes_first_names(words, index, index + 1)
    )
    if token.lower in words.particles:
        before = index - 1
        while before > start and words.tokens[before].lower in words.particles:
            before -= 1  # "Rudi van der Zalman"
        return index + 1 < last and index > start and words.kind(before) is WordClass.NAME
    if kind not in {WordClass.COMMON, WordClass.PLACE} or not follows:
        return False
    return _is_within(words, index, start)


def _is_within(words: Vocabulary, index: int, start: int) -> bool:
    """Whether a common word or place before a name is part of it."""
    kind = words.kind(index)
    if index > start and kind is WordClass.COMMON and words.kind(index - 1) is WordClass.NAME:
        return True  # a common word between two words of a name ("Rina Cahaya Putri") belongs to it
    if index - 1 > start and _closes_first_names(words, index - 1, index):
        return words.kind(index - 2) is WordClass.NAME
    if index == start:
        return kind is WordClass.COMMON  # right behind a cue: "kata Indah Lestari"
    if kind is WordClass.COMMON and words.tokens[index - 1].text.isupper():
        return True  # an acronym ends an office: "Peneliti utama IRT Maya Anggraini"
    begins = index - 1 == start or words.tokens[index - 2].text == ","
    if kind is WordClass.PLACE and words.kind(index - 1) is WordClass.NAME and begins:
        return True  # "presiden Arkana FC, Josep Maria Bartoli"
    return words.tokens[index - 1].text == ","  # "Menteri Pertahanan, Indah Lestari"


def _closes_first_names(words: Vocabulary, index: int, behind: int) -> bool:
    """Whether a word that names often end in stands before another common one: "Rina Putri Cahaya Arkana"."""
    are_common = all(words.kind(place) is WordClass.COMMON and not words.is_low(place) for place in (index, behind))
    return are_common and words.tokens[index].lower in words.pack.words("name_endings")


def _by_known(words: Vocabulary, first: int, last: int, start: int) -> int:
    """A word that the article uses alone begins the name where an office's words stand before it."""
    is_person = words.pack.name_words.get(words.tokens[first].text) is AgentKind.PERSON
    behind_office = first > start and not is_person and words.tokens[first].text not in words.known
    for index in range(first + (1 if behind_office else 2), last):
        if words.tokens[index].text in words.known and last - index >= 2 and not words.is_initials(index):
            return index
    return first


def _behind_complement(words: Vocabulary, first: int, last: int, start: int) -> int:
    """Behind the place or body that an office names before its holder: "Camat Sumberjati Agus Prihadi".

    It is one where the article uses it elsewhere by itself, or where an organisation's word stands before it.
    """
    if first == start or words.tokens[first].text in words.known:
        return first
    for length in (2, 1):
        run = tuple(token.text for token in words.tokens[first : first + length])
        if last - first - length >= 2 and run in words.runs:
            return first + length
    rest = tuple(token.text for token in words.tokens[first + 1 : last])
    is_listed = words.pack.name_words.get(words.tokens[first].text) is AgentKind.PERSON
    if not is_listed and rest in words.pairs and words.kind(first - 1) is WordClass.ROLE:
        return first + 1  # "Kabid Binpres Eng Hian" where "Eng Hian" stands by itself
    office = not words.is_low(first - 1) and words.tokens[first - 1].lower in words.pack.words("bodies_of_places")
    is_long = last - first >= 3 or (last - first == 2 and words.tokens[first + 1].text in words.known)
    return first + 1 if office and is_long and words.tokens[first + 1].text != "." else first


def without_tail(words: Vocabulary, start: int, end: int) -> int:
    """The stretch's end without brackets, degrees and marks."""
    while end > start + 1:
        token, kind = words.tokens[end - 1], words.kind(end - 1)
        if token.text == ")":
            opening = next((i for i in range(end - 1, start, -1) if words.tokens[i].text == "("), None)
            if opening is None:
                return end - 1
            end = opening
        elif token.text == "." and words.is_initials(end - 2):
            return end
        elif kind is WordClass.DEGREE or token.text in ",." or _is_doubtful_degree(words, start, end - 1):
            end -= 1
        else:
            return end
    return end


def _is_doubtful_degree(words: Vocabulary, start: int, index: int) -> bool:
    """Whether an acronym that is a body's too closes a person's name as a degree: "Ilyas MA"."""
    is_degree = words.tokens[index].text in words.pack.words("doubtful_degrees")
    return is_degree and index > start and words.kind(index - 1) is WordClass.NAME
