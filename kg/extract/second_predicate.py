"""Says whose act a second predicate is: "Ratna mengatakan air surut dan meminta …", "… Dimas menemuinya dan meminta …".

In the second, whom the content is about does both things, and the content goes on over the joining word.
"""

from __future__ import annotations

from kg.extract.naming import says_something
from kg.extract.openings import content_start
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.stating import can_state, takes_words
from kg.extract.words import cue_entry, is_predicate, looks_verbal
from kg.model.attribution import Cue, CueForm
from kg.model.quote import AgentKind
from kg.model.text import Sentence

_VERB_WITHIN_TOKENS = 4
"""Tokens between a reported subject and its verb: "mereka | telah akan segera menemui"."""
_GOVERNED_TOKENS = 24
"""Tokens before a joining word in which the first of two acts stands."""
_CLOSERS = frozenset("'\"”")
_MOST_CLOSERS = 3
_MARKS = frozenset('"“”')
_OPENS = '"“:'
_OPINIONS = {"judge", "hope"}
_WANTED = {"demand", "hope", "vow"}
_THINGS = {AgentKind.DOCUMENT, AgentKind.PLACE}


def goes_on(reading: Reading, start: int, place: int, token: int) -> bool:
    """Whether content that begins at `start` goes on over the joining word at `place` and the cue at `token` behind it.

    It does where the cue reports nothing there ("AI mengenali suara dan menjawab pertanyaan"), is what is to be done
    ("harus mengunci pintu dan memastikan …"), or is the act of whom the content is about.
    """
    cue = reading.cue_at(token)
    if cue is None or cue.form is not CueForm.ACTIVE:
        return False
    if _is_within_relative(reading, place):
        return True
    is_act = cue.lemma in reading.pack.words("acting") and (
        _is_governed(reading, start, place, cue) or (_has_verb(reading, start, place) and not _reports(reading, token))
    )
    return is_act or doer_of_both(reading, start, place, token) is not None


def _is_within_relative(reading: Reading, place: int) -> bool:
    """Whether the joining word at `place` joins two verbs of one relative clause: "yang mengeluh dan berharap"."""
    cue = reading.cue_at(place - 1)
    is_relative: bool = reading.tokens[place - 2].lower == reading.pack.raw["cue_rules"]["relative"]
    return cue is not None and cue.form is CueForm.ACTIVE and is_relative


def _has_verb(reading: Reading, start: int, place: int) -> bool:
    return any(looks_verbal(reading.tokens[index].lower, reading.pack) for index in range(start, place))


def _reports(reading: Reading, token: int) -> bool:
    """Whether a cue can report with the word behind it, where its subject is that of the clause before."""
    entry = cue_entry(reading.tokens[token].lower, reading.pack)
    behind = reading.tokens[token + 1] if token + 1 < len(reading.tokens) else None
    if entry is None or behind is None or behind.text in _OPENS:
        return True
    return takes_words(reading, entry.object, behind.lower) and can_state(reading, entry.object, behind.lower, None)


def _is_governed(reading: Reading, start: int, place: int, cue: Cue) -> bool:
    """Whether a cue that names an act as well follows another act that is to be done: "bisa menutup jalan dan …"."""
    words = reading.pack.words
    if cue.lemma not in words("acting") or reading.tokens[start].lower in words("pronouns_person"):
        return False
    ends = words("whole_subordinators") - {reading.pack.raw["cue_rules"]["relative"]} | words("reasons")
    acts = tuple(words("active_prefixes"))
    for index in range(place - 1, max(start, place - _GOVERNED_TOKENS) - 1, -1):
        lower = reading.tokens[index].lower
        if lower in ends:
            return False
        if lower.startswith(acts) and lower not in words("predicates") and looks_verbal(lower, reading.pack):
            before = reading.before_adverbs(index - 1)
            if before >= start and reading.tokens[before].lower in words("governing"):
                return True
    return False


def doer_of_both(reading: Reading, start: int, place: int, token: int) -> Phrase | None:
    """Whom content that begins at `start` says to do one thing before the joining word at `place` and report behind it.

    None where the cue at `token` behind the word is another one of the outer source: it adds something, has "bahwa", or
    what is said before it has no doer but the outer source ("air surut", "mengecam serangan itu").
    """
    cue = reading.cue_at(token)
    words = reading.pack.words
    if cue is None or cue.form is not CueForm.ACTIVE or cue.lemma in words("adding") or cue.kind in _OPINIONS:
        return None
    behind = reading.tokens[token + 1].lower if token + 1 < len(reading.tokens) else ""
    is_own = behind in words("clause_connectors") or behind == "," or reading.tokens[place - 1].text in ',"”'
    if is_own and reading.tokens[place].lower not in words("manner"):
        return None
    doer = reading.right(start, place)
    if doer is None or doer.kind in _THINGS or reading.tokens[start].lower in words("pronouns_person"):
        return None  # "pihaknya" is the outer source, whose second predicate is a quote of its own
    acts = tuple(words("active_prefixes"))
    for index in range(doer.last, min(place, doer.last + _VERB_WITHIN_TOKENS)):
        lower = reading.tokens[index].lower
        if lower.startswith(acts) and lower not in words("predicates") and looks_verbal(lower, reading.pack):
            return doer
        if not is_predicate(lower, reading.pack) and lower not in words("adverbs"):
            return None
    return None


def adds_to_what_is_said(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    """Whether a cue without a subject, behind a comma, is another one of whom the cue before it has for its source."""
    outer = reading.active_before(cue.token, sentence.first)
    return bool(outer) and says_more(reading, outer[0].token + 1, cue.token, sentence.last)


def says_more(reading: Reading, start: int, index: int, end: int) -> bool:
    """Whether the outer source goes on with a cue and "bahwa" behind a comma: "…, menegaskan bahwa air surut".

    Not where nothing has been said since `start`: "menambahkan bahwa dari hasil rapat, menyatakan bahwa …".
    """
    cue, tokens = reading.cue_at(index), reading.tokens
    if cue is None or cue.form is not CueForm.ACTIVE or index + 1 >= end or not is_set_off(reading, index):
        return False
    connectors = reading.pack.words("clause_connectors")
    if tokens[index + 1].lower not in connectors or reading.left(index, start) is not None:
        return False
    said = [token.lower for token in tokens[start:index] if token.lower not in connectors]
    return len(said) <= 1 or not _MARKS.isdisjoint(said) or says_something(said, reading.pack)


def is_set_off(reading: Reading, index: int) -> bool:
    """Whether a comma stands before a token, perhaps with a mark that closes, or two apostrophes ("surut,''ujar X")."""
    place = index - 1
    while place and reading.tokens[place].text in _CLOSERS:
        place -= 1
    return reading.tokens[place].text == "," and index - place <= _MOST_CLOSERS


def reported_doer(reading: Reading, cue: Cue, place: int, sentence: Sentence) -> tuple[Phrase | None, bool]:
    """The subject of a cue behind the joining word at `place`, where what is reported before the word has one.

    With it, whether it has. None where that subject shall or may only do so ("meminta warga mengunci pintu dan
    memastikan …"), so that nobody has said it.
    """
    for outer in reading.active_before(place, sentence.first):
        start = content_start(reading, outer.token + 1, sentence, "clause")
        is_within = outer.token < place - 1 and _is_within_relative(reading, place)
        if start < place and (is_within or _is_governed(reading, start, place, cue)):
            return None, True
        doer = doer_of_both(reading, start, place, cue.token) if start < place else None
        if doer is not None:
            entry = cue_entry(reading.tokens[outer.token].lower, reading.pack)
            is_wanted = entry is not None and entry.object in _WANTED
            is_open = reading.tokens[doer.last].lower in reading.pack.words("guards")
            return (None if is_wanted or is_open else doer), True
    return None, False
