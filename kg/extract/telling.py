"""Whether a cue with this subject and content tells anything: no topic, no act, no opinion of everybody and nobody."""

from __future__ import annotations

from kg.extract.acts import is_act, is_taken_along
from kg.extract.adjuncts import is_occasion, time_end
from kg.extract.content import Content
from kg.extract.named_topics import is_only_counted, is_topic, names_only
from kg.extract.naming import says_something
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.model.attribution import Cue
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Span

_DENIES, _ADMITS, _ASKS = "deny", "admit", "ask"
_STRESSES = "stress"
_OPINIONS = {"judge", "hope"}
_THINGS = {AgentKind.ORGANIZATION, AgentKind.DOCUMENT, AgentKind.PLACE}
_SHORTEST_MEANS_TOKENS = 4
"""Of "dengan kegiatan ini,"."""


def is_everybody(reading: Reading, cue: Cue, subject: Phrase | None) -> bool:
    """Whether something is laid to everybody and nobody, so that no one has voiced it.

    Opinions are where they are any crowd's ("penggemar menduga"), other classes of cues where the crowd has no
    bounds ("orang bilang", "banyak pihak menyebut"; not "beberapa orang mengaku", "banyak warga meminta"). What many
    think nobody has voiced either ("banyak pemilik mobil menganggap"), unless they are on the spot, on a network or
    experts; nor what a people believes ("masyarakat setempat meyakini").
    """
    if subject is None or subject.name is not None or subject.form is MentionForm.PRONOUN:
        return False
    kind, words = cue.kind, reading.pack.words
    head = reading.over(
        subject.first, words("quantifiers") | words("plurals") | words("unbounded") | words("market_people")
    )
    noun = reading.tokens[head].lower if head < subject.last else ""
    if head >= subject.last and reading.tokens[head - 1].lower in words("market_people"):
        return kind in _OPINIONS and reading.tokens[subject.first].lower in words("generic")  # "para pelaku berharap"
    are_many = any(reading.tokens[index].lower in words("unbounded") for index in range(subject.first, head))
    if noun not in words("everybody"):
        return bool(noun) and are_many and kind in _OPINIONS and noun not in words("experts") | words("bounded")
    if are_many or (cue.lemma in words("believing") and noun in words("nobody")):
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
        names = _names_work(reading, first) or _names_work(reading, subject.first)
        return subject.kind in _THINGS or names  # "(Film itu,) Senja Kala, yang mengisahkan …"
    if subject is not None and subject.kind is AgentKind.ORGANIZATION and not _claims(reading, cue):
        return True  # "SENJAKALA mengisahkan dua petinju"
    opening = next((i for i in range(cue.token - 1, first - 1, -1) if reading.tokens[i].text == ","), first - 1) + 1
    return _names_work(reading, opening)


def _names_work(reading: Reading, index: int) -> bool:
    """Whether a work with a plot stands at a token, or one of several: "salah satu film"."""
    head = reading.over(index, reading.pack.words("quantity_heads"))
    return reading.tokens[head].lower in reading.pack.words("plots")


def _claims(reading: Reading, cue: Cue) -> bool:
    """Whether a comma or a connector behind a cue opens what is said."""
    behind = reading.tokens[cue.token + 1].lower
    return behind == "," or behind in reading.pack.words("clause_connectors")


def tells_nothing(reading: Reading, cue: Cue, content: Content, subject: Phrase | None = None) -> bool:
    """Whether the content behind a cue is a topic, an act, or leaves open what is said."""
    first = content[0]
    behind = reading.tokens[cue.token + 1].lower
    if cue.kind == _ADMITS and behind in reading.pack.words("asking"):
        return True  # "tidak membantah apakah …"
    if reading.token_from(first.start) == cue.token + 1 and behind in reading.pack.words("pairing"):
        return True  # "mengeluh dan enggan kembali"
    if _shows_by_deed(reading, cue, first, subject) or _comments(reading, cue, first, subject):
        return True
    if _is_date(reading, content):
        return True
    if cue.kind == _DENIES:
        if is_only_counted(reading, cue, first):
            return True
    elif is_topic(reading, cue, first) or is_act(reading, cue, first, subject):
        return True
    if cue.kind != _ADMITS and _is_adjunct(reading, cue, first):
        return True
    takes = cue.lemma in reading.pack.words("taking") and is_taken_along(reading, first)
    return takes or names_only(reading, cue, content)


def _is_date(reading: Reading, content: Content) -> bool:
    """Whether nothing but when it was said is left of content: "mengatakan, Senin (10/2/2025)"."""
    first, last = reading.token_from(content[0].start), reading.token_from(content[0].end)
    return len(content) == 1 and time_end(reading, first, last) >= last


def _shows_by_deed(reading: Reading, cue: Cue, content: Span, subject: Phrase | None) -> bool:
    """Whether a body shows something by what stands before it: "Dengan kegiatan ini, Desa X menegaskan komitmennya".

    Not where the means is a text ("Melalui surat ini, …"), nor where a clause is stressed ("… menegaskan air surut").
    """
    words = reading.pack.words
    first = reading.sentences[cue.sentence].first
    is_body = subject is not None and subject.kind in {AgentKind.ORGANIZATION, AgentKind.PLACE}
    if subject is None or not is_body or subject.first - first < _SHORTEST_MEANS_TOKENS:
        return False
    if cue.lemma not in words("showing_by_deed") or reading.tokens[first].lower not in words("means"):
        return False
    place = subject.first - 1
    points = reading.tokens[place].text == "," and reading.tokens[place - 1].lower in reading.phrases.determiners
    is_text = any(token.lower in words("occasion_words") for token in reading.tokens[first:place])
    if not points or is_text or _claims(reading, cue):
        return False
    return cue.kind != _STRESSES or not _is_clause(reading, content)


def _comments(reading: Reading, cue: Cue, content: Span, subject: Phrase | None) -> bool:
    """Whether words just quoted only show something to the reporter: "Pernyataan ini menegaskan pentingnya tanggul"."""
    points = subject is not None and subject.form is MentionForm.ANAPHOR
    if subject is None or not points or cue.kind != _STRESSES or _claims(reading, cue):
        return False
    is_utterance = reading.tokens[subject.first].lower in reading.pack.words("utterances")
    return is_utterance and not _is_clause(reading, content)


def _is_clause(reading: Reading, content: Span) -> bool:
    """Whether content says something and does not only name it: "air surut", not "komitmennya kepada warga"."""
    said = reading.tokens[reading.token_from(content.start) : reading.token_from(content.end)]
    return says_something([token.lower for token in said], reading.pack)


def _is_adjunct(reading: Reading, cue: Cue, content: Span) -> bool:
    """Whether nothing but whom, where or when follows a cue: "bertanya (kepada X) dari desanya", "lewat jendela"."""
    pack = reading.pack
    index, last = reading.token_from(content.start), reading.token_from(content.end)
    words = [token.lower for token in reading.tokens[index:last]]
    starts = pack.words("content_adjuncts") | pack.words("told", "relays")
    if index > cue.token + 1:
        starts = starts | pack.words("attributive_prepositions")
    if cue.kind == _ASKS and index > cue.token + 1 and words[0] == pack.raw["cue_rules"]["relative"]:
        return pack.words("copulas").isdisjoint(words)  # "bertanya kepada dokter yang memeriksanya"
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
    is_dated = time_end(reading, rest, last) >= last
    return points and (is_place or is_time or is_dated or (is_bare and is_told) or is_occasion(reading, rest, last))


def _begins_time(reading: Reading, index: int, last: int) -> bool:
    """Whether a clause that says when begins at a token: "setelah meninjau tanggul", not "saat ini"."""
    tokens = reading.tokens
    is_now = index + 1 >= last or tokens[index + 1].lower in reading.phrases.determiners
    return tokens[index].lower in reading.pack.words("times_of") and not is_now
