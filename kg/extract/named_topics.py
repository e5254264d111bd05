"""Whether content only names what was talked about: a topic, a question that is answered elsewhere, a mere noun."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import takewhile

from kg.extract.content import Content
from kg.extract.naming import says_something
from kg.extract.openings import over_manner
from kg.extract.reading import Reading
from kg.model.attribution import Cue
from kg.model.text import Span

_ASKS = "ask"
_LONGEST_TOPIC_TOKENS = 4
_YEAR_DIGITS = 4
_LONGEST_NAME_NUMBER_DIGITS = 2


def is_topic(reading: Reading, cue: Cue, content: Span) -> bool:
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
    explains = cue.lemma in reading.pack.words("explaining") or (
        cue.lemma in reading.pack.words("reporting") and words[head] in reading.pack.words("reported_things")
    )
    plain = _without_numbers_of_names(reading, index, last)
    names = _lists(reading, cue, words) or (explains and (_asks(reading, words) or _names_topic(reading, plain)))
    if names and _is_right_behind(reading, cue, index, last):
        return True
    opens = words[0] in reading.pack.words("topic_openers")
    is_question = cue.kind != _ASKS and not reading.pack.words("question_words").isdisjoint(words[1:2])
    is_story = cue.lemma in reading.pack.words("narrating") and index == cue.token + 1
    if opens and (is_question or is_story):
        return True  # "berspekulasi tentang bagaimana ia pergi", "mengisahkan tentang dua sahabat yang …"
    points = len(words) <= _LONGEST_TOPIC_TOKENS and words[-1] in reading.phrases.determiners
    return (opens or points) and not says_something(words[opens:], reading.pack)


def _without_numbers_of_names(reading: Reading, first: int, last: int) -> list[str]:
    """Lower-case words between two tokens, without a small number that belongs to a name: "kereta Argo 2"."""
    tokens, units = reading.tokens, reading.pack.words("not_names")
    return [
        tokens[place].lower
        for place in range(first, last)
        if not (
            place > first
            and tokens[place].text.isdigit()
            and len(tokens[place].text) <= _LONGEST_NAME_NUMBER_DIGITS
            and not tokens[place - 1].text.islower()
            and tokens[place - 1].text[0].isalpha()
            and tokens[place - 1].text not in units
        )
    ]


def _is_right_behind(reading: Reading, cue: Cue, index: int, last: int) -> bool:
    """Whether content begins right behind its cue, or behind a comma where nothing in it says anything itself."""
    beyond = over_manner(reading, cue.token + 1, last)
    if index == beyond or index != beyond + 1 or reading.tokens[beyond].text != ",":
        return index == beyond
    words = reading.pack.words
    says = words("reasons") | words("dropped_connectors") | words("predicates")
    return not any(reading.tokens[place].lower in says for place in range(index, last))


def is_only_counted(reading: Reading, cue: Cue, content: Span) -> bool:
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
    if _counts_acts(reading, cue, words, head):
        return True
    main = _without_relative(reading, words)
    lists = pack.words("listing") | pack.words("explaining")
    if cue.lemma not in lists or not (pack.words("as_what") | pack.words("such_as")).isdisjoint(main):
        return False
    if head == 0 and (words[0] not in pack.words("mentioned") or cue.lemma not in pack.words("mentioning_names")):
        return False
    describes = pack.raw["cue_rules"]["relative"] in words or words[head] in pack.words("named_topics")
    goes_on = not (pack.words("also") | reading.phrases.determiners).isdisjoint(words)
    return describes and not (goes_on or says_something(words, pack))


def _counts_acts(reading: Reading, cue: Cue, words: list[str], head: int) -> bool:
    """Whether acts of speech are only counted: "menyampaikan sejumlah pertanyaan kepada camat"."""
    pack = reading.pack
    delivers = cue.lemma in pack.words("delivering") | pack.words("announcing")
    if not (head and delivers and words[head] in pack.words("counted_acts")):
        return False
    behind = head + 1
    while behind < len(words) and words[behind] in pack.words("act_adjectives"):
        behind += 1
    beside = pack.words("pairing") | pack.words("times_of")
    rest = list(takewhile(lambda word: word not in beside, words[behind:]))
    tells = pack.words("clause_dropped") | pack.words("such_as") | {",", ":"}
    is_told = not tells.isdisjoint(rest) or not reading.phrases.determiners.isdisjoint(rest[:1])
    return not (is_told or says_something([words[head], *rest], pack))


def _asks(reading: Reading, words: list[str]) -> bool:
    """Whether words are a question that is only said to have been answered: "mengapa air naik", "sejauh mana"."""
    pack = reading.pack
    if words[0] in pack.words("open_questions") or " ".join(words[:2]) in pack.phrases("open_question_pairs"):
        return pack.words("reasons").isdisjoint(words)  # "mengapa ia pergi, yakni …" answers
    return words[0] in pack.words("answered_questions") and pack.words("answers").isdisjoint(words)


def _names_topic(reading: Reading, words: list[str]) -> bool:
    """Whether words begin with a noun that stands for a question ("penyebab banjir") and do not answer it."""
    pack = reading.pack
    head = _head(reading, words)
    noun = words[head].removesuffix(pack.raw["cue_rules"]["clitic"])
    is_pair = " ".join(words[head : head + 2]) in pack.phrases("topic_pairs")
    if not (is_pair or {words[head], noun} & pack.words("named_topics")):
        return False
    if {words[head], noun} & pack.words("told_topics") and not _begins(reading, words[head + 1 :]):
        return True
    about = pack.words("topic_openers")
    if (
        len(words) > head + 2
        and words[head + 2] in about
        and words[head + 1].startswith(tuple(pack.words("active_prefixes")))
    ):
        words = words[: head + 1] + words[head + 2 :]  # "fakta mengejutkan tentang banjir"
    points = next((i for i, word in enumerate(words[:-1]) if word in reading.phrases.determiners), None)
    hangs_on = pack.words("prepositions") - pack.words("verb_subordinators")
    goes_on = points is not None and words[points + 1] not in hangs_on  # "hasil itu keliru"
    is_list = words[head] in pack.words("lists")
    opens = next((i for i, word in enumerate(words) if word in about), len(words))  # "tentang 13 desa" counts nothing
    return not (goes_on or _counts(reading, words[head + 1 + is_list : opens]) or says_something(words, pack))


def _begins(reading: Reading, words: list[str]) -> bool:
    """Whether the words behind "kronologi" tell it: it points back, or "berawal", "adalah", "karena" follow."""
    pack = reading.pack
    relative = pack.raw["cue_rules"]["relative"]
    tells = pack.words("reasons") | pack.words("beginnings") | reading.phrases.determiners
    return any(word in tells and (not i or words[i - 1] != relative) for i, word in enumerate(words))


def _counts(reading: Reading, words: list[str]) -> bool:
    """Whether one of these words is a number that answers: "jumlah pengungsi 300 orang", no date, age or size."""
    pack = reading.pack
    for place, word in enumerate(words):
        before, behind = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
        if (
            _is_count(word)
            and before != "("
            and before not in pack.words("sizes")
            and behind not in pack.words("months")
        ):
            return True
    return False


def _is_count(word: str) -> bool:
    """Whether a word is a number and no year, or years ("2010-2015", "2025/2026")."""
    parts = re.split("[-/]", word)
    return word[0].isdigit() and not all(part.isdigit() and len(part) == _YEAR_DIGITS for part in parts)


def names_only(reading: Reading, cue: Cue, content: Content) -> bool:
    """Whether what is set out is only named: "merinci fitur-fitur baru"; words in marks say more."""
    relative = reading.pack.raw["cue_rules"]["relative"]
    looks = cue.lemma in reading.pack.words("looking_at")
    adds = cue.lemma in reading.pack.words("adding")
    asks = reading.tokens[cue.token].lower in reading.pack.words("asking_for")
    start = reading.token_from(content[0].start)
    uncovers = reading.tokens[cue.token].lower in reading.pack.words("uncovering") and reading.phrases.is_low(start)
    sets_out = cue.lemma in reading.pack.words("setting_out")
    if not (looks or adds or asks or uncovers or sets_out) or len(content) != 1:
        return False
    shortest = reading.minimum_words if cue.lemma in reading.pack.words("mentioning") else 1
    marked = (quotation.span for _, quotation in reading.quotations.touching(content[0]))
    is_marked = any(len(span.of(reading.text).split()) >= shortest for span in marked)  # not 'menyinggung label "X"'
    tokens = reading.tokens[start : reading.token_from(content[0].end)]
    words = [token.lower for token in tokens if is_marked or not reading.quotations.holds(token.start)]
    build = reading.pack.raw["words"]["asserting_build"]
    asserts = re.fullmatch(build, words[0])
    uncovers = uncovers and not (_tells_of(reading, words) or any(re.fullmatch(build, word) for word in words[:2]))
    is_question = asks and not reading.pack.words("question_words").isdisjoint(words)
    if (looks and asserts) or is_question or not (looks or adds or asks or uncovers or sets_out):
        return False  # "menyoroti kurangnya guru" says that they are few
    describes = relative in words and not reading.pack.words("such_as").isdisjoint(words)
    describes = describes or not reading.pack.words("as_what").isdisjoint(words)
    if cue.lemma in reading.pack.words("exemplifying") and describes:
        return False  # "mencontohkan desa seperti X yang telah bebas banjir", "… desa X sebagai terobosan"
    if adds and not reading.phrases.determiners.isdisjoint(_without_relative(reading, words)[1:-1]):
        return False  # "menambahkan jalan itu aman"
    if looks or (cue.lemma in reading.pack.words("mentioning") and not (asserts or _compares(reading, words))):
        words = _without_relative(reading, words)
    return start == cue.token + 1 and not is_marked and not says_something(words, reading.pack)


def _tells_of(reading: Reading, words: list[str]) -> bool:
    """Whether words count, or list what they name: "sejumlah kebutuhan seperti jaring"."""
    return _counts(reading, words) or not reading.pack.words("such_as").isdisjoint(words)


def _compares(reading: Reading, words: list[str]) -> bool:
    """Whether words count or weigh something: "warga yang lebih miskin", "jumlah guru yang hanya 17 persen"."""
    relative = reading.pack.raw["cue_rules"]["relative"]
    behind = words[words.index(relative) + 1 :][:1] if relative in words else []
    return not reading.pack.words("degrees_of").isdisjoint(behind) or any(map(_is_count, words))


def _without_relative(reading: Reading, words: list[str]) -> list[str]:
    """The words before the first relative clause: a verb in it only describes the topic."""
    relative = reading.pack.raw["cue_rules"]["relative"]
    return words[: words.index(relative)] if relative in words else words
