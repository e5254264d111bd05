"""Whether a cue with this subject and content tells anything: no topic, no act, no opinion of everybody and nobody."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.extract.adjuncts import is_occasion
from kg.extract.content import Content
from kg.extract.naming import says_something
from kg.extract.openings import over_manner
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import is_predicate
from kg.model.attribution import Cue
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span

_DENIES, _ADMITS, _ASKS = "deny", "admit", "ask"
_OPINIONS = {"judge", "hope"}
_THINGS = {AgentKind.ORGANIZATION, AgentKind.DOCUMENT, AgentKind.PLACE}
_LONGEST_TOPIC_TOKENS = 4
_YEAR_DIGITS = 4


def is_everybody(reading: Reading, subject: Phrase | None, *, kind: str) -> bool:
    """Whether something is laid to everybody and nobody, so that no one has voiced it.

    Opinions are where they are any crowd's ("penggemar menduga"), other classes of cues where the crowd has no
    bounds ("orang bilang", "banyak pihak menyebut"; not "beberapa orang mengaku", "banyak warga meminta"). What many
    think nobody has voiced either ("banyak pemilik mobil menganggap"), unless they are on the spot, on a network or
    experts.
    """
    if subject is None or subject.name is not None or subject.form is MentionForm.PRONOUN:
        return False
    words = reading.pack.words
    head = reading.over(
        subject.first, words("quantifiers") | words("plurals") | words("unbounded") | words("market_people")
    )
    noun = reading.tokens[head].lower if head < subject.last else ""
    if head >= subject.last and reading.tokens[head - 1].lower in words("market_people"):
        return kind in _OPINIONS and reading.tokens[subject.first].lower in words("generic")  # "para pelaku berharap"
    are_many = any(reading.tokens[index].lower in words("unbounded") for index in range(subject.first, head))
    if noun not in words("everybody"):
        return bool(noun) and are_many and kind in _OPINIONS and noun not in words("experts") | words("bounded")
    if are_many:
        return True
    is_whole = reading.over(head + 1, words("one_of_them")) >= subject.last  # "orang tua murid" are some
    is_crowd = subject.first == head and noun in words("nobody")
    is_shown = head > 0 and reading.tokens[head - 1].lower in words("spoken_of")
    return is_whole and (kind in _OPINIONS or (is_crowd and not is_shown))


def tells_plot(reading: Reading, cue: Cue, first: int, subject: Phrase | None = None) -> bool:
    """Whether a clause that begins at a token, or behind a comma, is a work's plot: "Film Senja mengisahkan"."""
    words = reading.pack.words
    if cue.lemma not in words("narrating"):
        return False
    if subject is not None and reading.tokens[cue.token - 1].lower == reading.pack.raw["cue_rules"]["relative"]:
        return subject.kind in _THINGS  # "Senja Kala, yang mengisahkan …"
    opening = next((i for i in range(cue.token - 1, first - 1, -1) if reading.tokens[i].text == ","), first - 1) + 1
    return reading.tokens[reading.over(opening, words("quantity_heads"))].lower in words("plots")


def tells_nothing(reading: Reading, cue: Cue, content: Content) -> bool:
    """Whether the content behind a cue is a topic, an act, or leaves open what is said."""
    first = content[0]
    behind = reading.tokens[cue.token + 1].lower
    if cue.kind == _ADMITS and behind in reading.pack.words("asking"):
        return True  # "tidak membantah apakah …"
    if cue.kind == _DENIES:
        if _is_counted(reading, cue, first):
            return True
    elif _is_topic(reading, cue, first) or _is_act(reading, cue, first):
        return True
    if cue.kind != _ADMITS and _is_adjunct(reading, cue, first):
        return True
    takes = cue.lemma in reading.pack.words("taking") and _is_taken_along(reading, first)
    return takes or _names_only(reading, cue, content)


def _is_adjunct(reading: Reading, cue: Cue, content: Span) -> bool:
    """Whether nothing but whom, where or when follows a cue: "bertanya (kepada X) dari desanya", "lewat jendela"."""
    pack = reading.pack
    index, last = reading.token_from(content.start), reading.token_from(content.end)
    words = [token.lower for token in reading.tokens[index:last]]
    starts = pack.words("content_adjuncts") | pack.words("told", "relays")
    if index > cue.token + 1:
        starts = starts | pack.words("attributive_prepositions")
    place = reading.over(index, pack.words("adverbs")) - index
    if place >= len(words):
        return True  # "bertanya lebih lanjut"
    opens = words[place] in starts
    if words[place + 1 : place + 2] and words[place + 1] in reading.phrases.determiners:
        return False  # "saat ini …"
    if cue.lemma in pack.words("trusting") and words[0] in pack.words("trusted_by"):
        return not says_something(words[words[0] in pack.words("predicates") :], pack)  # "optimistis dengan timnya"
    asks = not pack.words("dropped_connectors").isdisjoint(words)
    return opens and "," not in words and not (asks or says_something(words, pack))


def _is_topic(reading: Reading, cue: Cue, content: Span) -> bool:
    """Whether content only names what was talked about: "soal banjir", "kabar itu", "dua penyebab utama banjir"."""
    index, last = reading.token_from(content.start), reading.token_from(content.end)
    words = [token.lower for token in reading.tokens[index:last]]
    head = _head(reading, words)
    if words[head] in reading.pack.words("topic_nouns"):
        return set(words).isdisjoint(reading.pack.words("reasons"))  # "alasan ia pergi karena sakit" tells
    is_bare = words[head] in _bare_things(reading, cue) and not says_something(words[head:], reading.pack)
    asks = cue.kind == _ASKS and words[head] in reading.pack.words("empty_nouns")
    if asks or (is_bare and reading.phrases.determiners.isdisjoint(words[head + 1 : head + 2])):
        return index == cue.token + 1  # "hal itu sebagai kemajuan" says more
    explains = cue.lemma in reading.pack.words("explaining")
    names = _lists(reading, cue, words) or (explains and (_asks(reading, words) or _names_topic(reading, words)))
    if names and index == over_manner(reading, cue.token + 1, last):
        return True
    opens = words[0] in reading.pack.words("topic_openers")
    if opens and cue.kind != _ASKS and set(words[1:2]) & reading.pack.words("question_words"):
        return True  # "berspekulasi tentang bagaimana ia pergi"
    points = len(words) <= _LONGEST_TOPIC_TOKENS and words[-1] in reading.phrases.determiners
    return (opens or points) and not says_something(words[opens:], reading.pack)


def _is_counted(reading: Reading, cue: Cue, content: Span) -> bool:
    """Whether what is denied is only counted: "membantah beberapa tuduhan yang disampaikan jaksa"."""
    index, last = reading.token_from(content.start), reading.token_from(content.end)
    words = [token.lower for token in reading.tokens[index:last]]
    head = _head(reading, words)
    is_named = words[head] in reading.pack.words("named_topics") | reading.pack.words("passive_anaphors")
    return index == cue.token + 1 and head > 0 and is_named and not says_something(words, reading.pack)


def _head(reading: Reading, words: list[str]) -> int:
    """The place of the first of these words that counts nothing: of "dua penyebab utama" the second."""
    pack = reading.pack
    return next((i for i, word in enumerate(words) if word not in pack.words("counting") and not word.isdigit()), 0)


def _bare_things(reading: Reading, cue: Cue) -> Collection[str]:
    """Nouns that alone say nothing behind a cue: "banyak hal"; "data korban", asked for; "keamanan", secured."""
    words = reading.pack.words
    asked = words("things_requested") if cue.lemma in words("requesting") else frozenset[str]()
    return words("empty_nouns") | asked | (words("secured") if cue.lemma in words("securing") else frozenset())


def _lists(reading: Reading, cue: Cue, words: list[str]) -> bool:
    """Whether things are only counted, to be named behind: "menyebutkan beberapa jenis ikan yang ditangkap"."""
    pack = reading.pack
    head = _head(reading, words)
    if head == 0 or cue.lemma not in pack.words("listing") or not pack.words("as_what").isdisjoint(words):
        return False
    describes = pack.raw["cue_rules"]["relative"] in words or words[head] in pack.words("named_topics")
    goes_on = not (pack.words("also") | reading.phrases.determiners).isdisjoint(words)
    return describes and not (goes_on or says_something(words, pack))


def _asks(reading: Reading, words: list[str]) -> bool:
    """Whether words are a question that is only said to have been answered: "mengapa air naik", "apa yang terjadi"."""
    pack = reading.pack
    if words[0] in pack.words("open_questions"):
        return pack.words("reasons").isdisjoint(words)  # "mengapa ia pergi, yakni …" answers
    return words[0] in pack.words("answered_questions") and pack.words("answers").isdisjoint(words)


def _names_topic(reading: Reading, words: list[str]) -> bool:
    """Whether words begin with a noun that stands for a question ("penyebab banjir") and do not answer it."""
    pack = reading.pack
    head = _head(reading, words)
    noun = words[head].removesuffix(pack.raw["cue_rules"]["clitic"])
    if not {words[head], noun} & pack.words("named_topics"):
        return False
    points = next((i for i, word in enumerate(words[:-1]) if word in reading.phrases.determiners), None)
    hangs_on = pack.words("prepositions") - pack.words("verb_subordinators")
    goes_on = points is not None and words[points + 1] not in hangs_on  # "hasil itu keliru"
    counts = any(_is_count(word) for word in words[head + 1 :])  # "jumlah pengungsi 300 orang"
    return not (goes_on or counts or says_something(words, pack))


def _is_count(word: str) -> bool:
    """Whether a word is a number and no year."""
    return word[0].isdigit() and not (word.isdigit() and len(word) == _YEAR_DIGITS)


def _is_act(reading: Reading, cue: Cue, content: Span) -> bool:
    """Whether content only names the act and its manner or place: "apresiasinya secara langsung di balai kota"."""
    words = reading.pack.words
    index, last = reading.token_from(content.start), reading.token_from(content.end)
    if cue.lemma in words("informing") and (
        _is_addressed(reading, cue, index, last) or _is_about(reading, cue, index, last)
    ):
        return True
    act = reading.tokens[index].lower.removesuffix(reading.pack.raw["cue_rules"]["clitic"])
    if act not in words("acts"):
        return False
    rest = [reading.tokens[place].lower for place in range(index + 1, last)]
    is_topic = bool(rest) and rest[0] in words("topic_openers") and act not in words("acts_of_feeling")
    delivers = cue.lemma in words("delivering")
    relative = reading.pack.raw["cue_rules"]["relative"]
    is_felt = act in words("acts_of_feeling")
    tells = words("closers") if is_felt else words("closers") - words("times_of") - {relative}
    if not tells.isdisjoint(rest) or ("," in rest and not (delivers and (is_topic or not is_felt))):
        return False
    if delivers:
        if not rest or is_topic or rest[0] == relative:
            return True
        return rest[0] in words("act_adjuncts") or is_predicate(rest[0], reading.pack)  # "pernyataan mengejutkan"
    says_more = relative in rest or any(is_predicate(word, reading.pack) for word in rest)
    return not rest or (rest[0] in words("act_adjuncts") and not says_more)


def _names_only(reading: Reading, cue: Cue, content: Content) -> bool:
    """Whether what is set out is only named: "merinci fitur-fitur baru"; words in marks say more."""
    looks = cue.lemma in reading.pack.words("looking_at")
    adds = cue.lemma in reading.pack.words("adding")
    asks = reading.tokens[cue.token].lower in reading.pack.words("asking_for")
    if not (looks or adds or asks or cue.lemma in reading.pack.words("setting_out")) or len(content) != 1:
        return False
    start = reading.token_from(content[0].start)
    is_marked = any(True for _ in reading.quotations.touching(content[0]))
    words = [token.lower for token in reading.tokens[start : reading.token_from(content[0].end)]]
    asserts = re.fullmatch(reading.pack.raw["words"]["asserting_build"], words[0])
    if (looks and asserts) or (asks and not reading.pack.words("question_words").isdisjoint(words)):
        return False  # "menyoroti kurangnya guru" says that they are few
    if adds and not reading.phrases.determiners.isdisjoint(words[1:-1]):
        return False  # "menambahkan jalan itu aman"
    if looks or (cue.lemma in reading.pack.words("mentioning") and not (asserts or _compares(reading, words))):
        words = _without_relative(reading, words)
    return start == cue.token + 1 and not is_marked and not says_something(words, reading.pack)


def _compares(reading: Reading, words: list[str]) -> bool:
    """Whether words count or weigh something: "warga yang lebih miskin", "jumlah guru yang hanya 17 persen"."""
    relative = reading.pack.raw["cue_rules"]["relative"]
    behind = words[words.index(relative) + 1 :][:1] if relative in words else []
    return not reading.pack.words("degrees_of").isdisjoint(behind) or any(map(_is_count, words))


def _without_relative(reading: Reading, words: list[str]) -> list[str]:
    """The words before the first relative clause: a verb in it only describes the topic."""
    relative = reading.pack.raw["cue_rules"]["relative"]
    return words[: words.index(relative)] if relative in words else words


def points_back(reading: Reading, content: Span) -> bool:
    """Whether content is only "hal tersebut" with where it was said: what was said stands in the sentence before."""
    index, last = reading.token_from(content.start), reading.token_from(content.end)
    if last - index < 2 or reading.tokens[index].lower not in reading.pack.words("passive_anaphors"):
        return False
    is_bare = reading.tokens[index].lower in reading.phrases.determiners  # "menyampaikan ini dalam rapat"
    points = is_bare or reading.tokens[index + 1].lower in reading.phrases.determiners
    rest = reading.over(index + 2 - is_bare, reading.pack.words("adverbs"))  # "mengatakan itu berulang kali"
    if rest >= last:
        return points
    in_place = reading.tokens[rest].lower in reading.pack.words("place_prepositions")
    is_told = reading.tokens[rest].lower in reading.pack.words("told", "relays")
    is_place = in_place and not is_bare  # "mengatakan itu di luar wewenangnya"
    is_time = reading.tokens[index].lower in reading.pack.words("empty_nouns") and _begins_time(reading, rest, last)
    return points and (is_place or is_time or (is_bare and is_told) or is_occasion(reading, rest, last))


def _begins_time(reading: Reading, index: int, last: int) -> bool:
    """Whether a clause that says when begins at a token: "setelah meninjau tanggul", not "saat ini"."""
    tokens = reading.tokens
    is_now = index + 1 >= last or tokens[index + 1].lower in reading.phrases.determiners
    return tokens[index].lower in reading.pack.words("times_of") and not is_now


def _is_addressed(reading: Reading, cue: Cue, first: int, last: int) -> bool:
    """Whether "ke" and a body, or a charge, before a verb make it an act: "melaporkan kejadian itu ke polisi"."""
    if first > cue.token + 1:
        return False  # behind "bahwa" it is said
    for place in range(first, last):
        lower = reading.tokens[place].lower
        behind = reading.tokens[place + 1].lower if place + 1 < last else ""
        leads = lower in reading.pack.words("directions") and behind not in reading.pack.words("sides")
        leads = leads or lower in reading.pack.words("told", "relays")
        if leads or f"{lower} {behind}" in reading.pack.phrases("charged_with"):
            return True
        if is_predicate(lower, reading.pack):
            return False
    return False


def _is_about(reading: Reading, cue: Cue, first: int, last: int) -> bool:
    """Whether somebody is told, or something reported, of what is only named: "memberitahu mereka tentang banjir"."""
    words = [token.lower for token in reading.tokens[first:last]]
    opens = not reading.pack.words("topic_openers").isdisjoint(words[1:_LONGEST_TOPIC_TOKENS])
    return opens and first == cue.token + 1 and not says_something(words, reading.pack)


def _is_taken_along(reading: Reading, content: Span) -> bool:
    """Whether somebody is taken to a place and asked nothing: "mengajak Dimas ke pasar"."""
    words = [
        token.lower for token in reading.tokens[reading.token_from(content.start) : reading.token_from(content.end)]
    ]
    is_place = any(word in reading.pack.words("directions") for word in words[:_LONGEST_TOPIC_TOKENS])
    asks = any(is_predicate(word, reading.pack) or word in reading.pack.words("closers") for word in words)
    return is_place and not asks
