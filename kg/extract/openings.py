"""Where reported content begins behind its cue."""

from __future__ import annotations

from kg.extract.adjuncts import over_addressee, over_adjunct
from kg.extract.reading import Reading
from kg.extract.words import WordClass, cue_entry, is_predicate, looks_verbal, word_class
from kg.model.attribution import CueForm
from kg.model.quote import AgentKind
from kg.model.text import Sentence

WANTED = {"demand", "hope", "vow"}
"""Objects of a row of the lexicon whose content is what is to be done."""
_OF_THINGS = {"criticize", "praise"}
"""Classes of cues that take a noun: "mengecam dan menegaskan bahwa …" has what is said behind the second."""
_CONNECTOR_TOKENS = 18
"""Tokens between a cue and its "bahwa": an addressee, a credit and a date fit in."""
_NAMING_TOKENS = 7
"""Of "apa yang mereka sebut sebagai", with a source of three words."""


def content_start(reading: Reading, index: int, sentence: Sentence, object_: str) -> int:
    """The first token of what is said behind a cue: behind connector, addressee, date and occasion."""
    pack = reading.pack
    index = _over_second_verb(reading, index, sentence)
    index = _over_reminded(reading, index, sentence.last)
    dropped = pack.words("dropped_connectors" if object_ in WANTED else "clause_dropped")
    cue, index = index, _behind_connector(reading, index, sentence, object_)
    if index > cue and reading.tokens[index - 1].lower in pack.words("dropped_connectors"):
        connectors = pack.words("clause_connectors")  # written twice at times; all behind it is said
        return reading.over(index, connectors) + (index < sentence.last and reading.tokens[index].text == ",")
    moved = True
    while moved and index < sentence.last:
        moved = False
        token = reading.tokens[index]
        follows = token.lower in pack.words("after_active") and (
            index == cue or token.lower not in pack.words("as_what")
        )
        if token.text in ",:" or token.lower in dropped or follows:
            index, moved = index + 1, True
        else:
            how = over_manner(reading, index, sentence.last) if index == cue else index
            how = _over_told(reading, index, sentence) if how == index == cue else how
            beyond = max(how, over_adjunct(reading, index, sentence), _over_naming(reading, index, sentence.last))
            if beyond > index:
                index, moved = beyond, True
    return index


def over_manner(reading: Reading, index: int, limit: int) -> int:
    """Behind how something is said: "menjelaskan secara rinci (dan gamblang) bahwa …"; `index` for other words."""
    tokens, words = reading.tokens, reading.pack.words
    if index + 2 >= limit or tokens[index].lower not in words("manner_by"):
        return index
    if tokens[index + 1].lower not in words("manners_behind"):
        return index
    pairs = index + 3 < limit and tokens[index + 2].lower in words("pairing")
    return index + 4 if pairs else index + 2


def _over_reminded(reading: Reading, index: int, limit: int) -> int:
    """Behind whom a cue reminds and the word that joins what of: "mengingatkan (kepada) warga akan pentingnya tanggul".

    A topic keeps that word ("mengingatkan warga soal tarif baru"). `index` where a verb or anything else that may be
    said of them follows ("warga akan kehilangan rumah", "warga pada Senin").
    """
    pack, cue = reading.pack, reading.cue_at(index - 1)
    if cue is None or cue.lemma not in pack.words("reminding"):
        return index
    told = reading.right(reading.over(index, pack.words("told", "relays")), limit)
    if told is None or told.last + 1 >= limit:
        return index
    joint, of = reading.tokens[told.last].lower, reading.tokens[told.last + 1].lower
    is_topic = joint in pack.words("topic_openers")
    if joint not in pack.words("reminded_of") and not is_topic:
        return index
    if of in pack.words("reminders") or of.endswith(pack.raw["cue_rules"]["clitic"]):
        return told.last + 1
    is_noun = joint in pack.words("told_or_where", "relays") and reading.tokens[told.last + 1].text.islower()
    return told.last if is_topic else told.last + 1 if is_noun else index


def _over_second_verb(reading: Reading, index: int, sentence: Sentence) -> int:
    """Behind a verb that shares its object with the cue before it: "mengapresiasi dan mendukung pembangunan tanggul".

    The sentence's end where the second has what is said to itself ("mengecam dan menyerukan agar …").
    """
    tokens, pack = reading.tokens, reading.pack
    first, verb = reading.cue_at(index - 1), index + 1
    joins = verb + 1 < sentence.last and tokens[index].lower in pack.words("pairing")
    if not joins or first is None or first.form is not CueForm.ACTIVE:
        return index
    second = cue_entry(tokens[verb].lower, pack)
    if second is None:
        is_act = tokens[verb].lower.startswith(tuple(pack.words("active_prefixes")))
        return verb + 1 if is_act and looks_verbal(tokens[verb].lower, pack) else index
    shares = first.kind not in _OF_THINGS and tokens[verb + 1].lower in pack.words("clause_connectors")
    is_own = second.object == "hope" or (not shares and tokens[verb + 1].lower in pack.words("dropped_connectors"))
    return sentence.last if is_own else verb + 1


def _over_naming(reading: Reading, index: int, limit: int) -> int:
    """Behind "apa yang disebutnya sebagai", a second cue of the same source; `index` where it does not stand there."""
    rules = reading.pack.raw["cue_rules"]
    words = [token.lower for token in reading.tokens[index : min(index + _NAMING_TOKENS, limit)]]
    if words[:2] != [rules["whatever"], rules["relative"]] or rules["as"] not in words:
        return index
    behind = words.index(rules["as"])
    entries = (cue_entry(word, reading.pack) for word in words[2:behind])
    return index + behind + 1 if any(entry and entry.lemma in rules["object_clitic"] for entry in entries) else index


def _behind_connector(reading: Reading, index: int, sentence: Sentence, object_: str) -> int:
    """Behind "bahwa" where only an adjunct stands between it and the cue ("mengklaim bulan lalu bahwa …").

    Behind an addressee "agar", "untuk" and, kept, "kalau" part as well ("meminta kepada Dimas dan Hadi agar …"), over a
    relative clause of theirs ("mengimbau kepada warga yang mengungsi agar …").
    """
    pack = reading.pack
    first = index + (index < sentence.last and reading.tokens[index].text == ",")
    is_told = first < sentence.last and _is_told(reading, first, sentence.last)
    index = first if is_told else index
    connectors = pack.words("dropped_connectors" if is_told else "clause_connectors")
    kept = pack.words("kept_connectors") if is_told else frozenset[str]()
    is_relative = False
    for place in range(index, min(sentence.last, index + _CONNECTOR_TOKENS)):
        token = reading.tokens[place]
        joins = not is_relative or token.lower not in pack.words("purpose") or _is_wanted(reading, place, object_)
        if token.lower in connectors and joins and not _is_for_somebody(reading, place):
            return place + 1
        if token.lower in kept:
            return place
        is_relative = is_relative or (is_told and token.lower == pack.raw["cue_rules"]["relative"])
        is_verb = is_predicate(token.lower, pack) or (is_told and looks_verbal(token.lower, pack))
        if token.text in '"“;' or (is_verb and not is_relative):
            return index
    return index


def _is_wanted(reading: Reading, index: int, object_: str) -> bool:
    """Whether a verb behind "untuk" says what is wanted: "mengimbau warga yang mengungsi untuk pulang"."""
    behind = reading.tokens[index + 1].lower if index + 1 < len(reading.tokens) else ""
    return object_ in WANTED and looks_verbal(behind, reading.pack)


def _is_told(reading: Reading, index: int, limit: int) -> bool:
    """Whether an addressee begins at a token: "kepada warga", and "ke" or "pada" before somebody ("pada Dimas")."""
    words = reading.pack.words
    if reading.tokens[index].lower in words("told", "relays"):
        return True
    if reading.tokens[index].lower not in words("told_or_where", "relays"):
        return False
    somebody = reading.right(index + 1, limit)
    return somebody is not None and somebody.kind is not AgentKind.PLACE


def _over_told(reading: Reading, index: int, sentence: Sentence) -> int:
    """Behind whom something is told, where what it is begins with a verb: "mengatakan ke Dimas akan menemuinya".

    `index` where it may be told of them or of a place ("pada warga ada rasa takut", "ke Wanatirta ingin berobat").
    """
    if reading.tokens[index].lower not in reading.pack.words("told_or_where", "relays"):
        return index
    told = reading.right(index + 1, sentence.last)
    is_place = told is not None and told.kind is AgentKind.PLACE
    if told is not None and is_place and word_class(reading.tokens[told.first].text, reading.pack) is WordClass.PLACE:
        return index
    beyond = over_addressee(reading, index + 1, sentence)
    return beyond if beyond > index + 1 and _is_to_be_done(reading, beyond, sentence.last) else index


def _is_to_be_done(reading: Reading, index: int, limit: int) -> bool:
    """Whether an act that a source means or has done begins at a token: "akan pulang", "sudah menjual perahu"."""
    pack = reading.pack
    verb = index
    while verb < limit and reading.tokens[verb].lower in pack.words("predicates") - pack.words("copulas"):
        verb += 1
    if verb >= limit:
        return False
    lower = reading.tokens[verb].lower
    is_active = lower.startswith(tuple(pack.words("active_prefixes")))
    is_meant = reading.tokens[index].lower in pack.words("intending")
    is_passive = lower.startswith(pack.raw["words"]["passive_prefix"])
    return looks_verbal(lower, pack) and (is_active or (is_meant and not is_passive))


def _is_for_somebody(reading: Reading, index: int) -> bool:
    """Whether "untuk" stands before somebody, and before nothing that is to be done: "untuk para siswa"."""
    if reading.tokens[index].lower not in reading.pack.words("purpose") or index + 1 >= len(reading.tokens):
        return False
    behind = reading.tokens[index + 1].lower
    return behind in reading.pack.source_nouns or behind in reading.pack.words("plurals") or not behind[0].isalpha()
