"""Where the reporter goes on in words of his own behind a comma or a dash, after what somebody said.

"Beberapa warga menilai tarif itu wajar, sementara yang lain khawatir", "Ratna menyerukan gencatan senjata, setelah …".
"""

from __future__ import annotations

from kg.extract.content import Content
from kg.extract.phrases import Phrase
from kg.extract.reading import CLOSING_MARKS, Reading
from kg.extract.words import cue_entry, looks_verbal
from kg.model.attribution import Cue, CueForm
from kg.model.quote import AgentKind
from kg.model.text import Span

_OTHERS_TOKENS = 4
"""From a contrast to "lain": "sementara sebagian orang lain"."""
_LAPSE_TOKENS = 3
"""Before "setelah": "beberapa hari setelah", "tak lama setelah"."""
_SAYING_TOKENS = 5
_UNTOLD_TOKENS = 6
"""From "meski" to "belum": "meski rincian sanksi itu masih belum dijelaskan"."""
_PEOPLE = {AgentKind.COLLECTIVE, AgentKind.PERSON, AgentKind.UNKNOWN, AgentKind.ANONYMOUS}
_DASHES = "—–-"


def without_reporters_words(reading: Reading, cue: Cue, subject: Phrase | None, content: Content) -> Content:
    """Content up to where the reporter contrasts, dates or sets off what was said; as it is where he does not."""
    if len(content) != 1:
        return content
    first, last = reading.token_from(content[0].start), reading.token_from(content[0].end)
    is_part = subject is not None and reading.tokens[subject.first].lower in reading.pack.words("several")
    is_noun = first == reading.over(cue.token + 1, reading.pack.words("after_active")) and _takes_noun(reading, cue)
    for place in range(first, last - 2):
        text = reading.tokens[place].text
        is_noun = is_noun and not looks_verbal(reading.tokens[place].lower, reading.pack)
        if place == first or (text != "," and text not in _DASHES):
            continue
        others = is_part and _contrasts(reading, place + 1) and _tells_of_others(reading, place + 2, last)
        beside = _is_beside_noun(reading, place, last) if is_noun else False
        if text == ",":
            is_own = _follows_marks(reading, place, last) or _is_left_open(reading, place + 1, last)
        else:
            is_own = _is_remark(reading, place, last)
        if others or beside or is_own:
            end = place - (reading.tokens[place - 1].text in _DASHES)
            return (Span(content[0].start, reading.tokens[end - 1].end),)
    return content


def _contrasts(reading: Reading, index: int) -> bool:
    words = reading.pack.words
    return reading.tokens[index].lower in words("contrasts") | words("stronger")


def _is_beside_noun(reading: Reading, comma: int, last: int) -> bool:
    """Whether a noun is told of further behind a comma: ", bahkan mempercepatnya", ", setelah kedua desa bertikai"."""
    if reading.tokens[comma].text != ",":
        return False
    contrasts = _contrasts(reading, comma + 1) and _has_verb(reading, comma + 2, last)
    return contrasts or _begins_afterwards(reading, comma + 1, last)


def _follows_marks(reading: Reading, comma: int, last: int) -> bool:
    """Whether it is told when marked words were said: '"…", beberapa hari setelah …'."""
    return reading.tokens[comma - 1].text in CLOSING_MARKS and _begins_afterwards(reading, comma + 1, last)


def _is_left_open(reading: Reading, index: int, last: int) -> bool:
    """Whether it is conceded that nobody has told: ", meski rinciannya belum dijelaskan", ", meski belum jelas"."""
    words = reading.pack.words
    if reading.tokens[index].lower not in words("concessions"):
        return False
    for place in range(index + 1, min(last - 1, index + _UNTOLD_TOKENS)):
        if reading.tokens[place].lower in words("not_yet"):
            behind = reading.tokens[place + 1].lower
            entry = cue_entry(behind, reading.pack)
            is_passive = entry is not None and entry.form is CueForm.PASSIVE
            return is_passive or (place == index + 1 and behind in words("clear"))
    return False


def _is_remark(reading: Reading, dash: int, last: int) -> bool:
    """Whether a dash sets off a comment or what is said against it: "— menandai …", "-- meskipun BPBD membantah"."""
    words, opener = reading.pack.words, reading.tokens[dash + 1].lower
    against = opener in words("concessions") or (
        reading.tokens[dash - 1].text in CLOSING_MARKS and _contrasts(reading, dash + 1)
    )
    return opener in words("comment_verbs") or (against and _tells_of_saying(reading, dash + 2, last))


def _tells_of_saying(reading: Reading, start: int, last: int) -> bool:
    """Whether it is told soon what is said or not said: "meskipun BPBD membantah", "tetapi tidak menyerukan"."""
    ahead = reading.tokens[start : min(start + _SAYING_TOKENS, last)]
    entries = (cue_entry(token.lower, reading.pack) for token in ahead)
    return any(entry is not None and entry.form is CueForm.ACTIVE for entry in entries)


def _tells_of_others(reading: Reading, start: int, last: int) -> bool:
    """Whether others, or some there are as well, do something: "yang lain khawatir", "ada juga yang setuju"."""
    words, relative = reading.pack.words, reading.pack.raw["cue_rules"]["relative"]
    ahead = [token.lower for token in reading.tokens[start : min(start + _OTHERS_TOKENS, last)]]
    people = [word == relative or reading.pack.source_nouns.get(word) in _PEOPLE for word in ahead]
    if ahead[0] == reading.pack.raw["words"]["exists"]:
        return any(people)
    pairs = zip(people, ahead[1:], strict=False)
    return any(is_person and word in words("one_of_them") for is_person, word in pairs)


def _begins_afterwards(reading: Reading, start: int, last: int) -> bool:
    """Whether a time after something begins at a token: "setelah rapat itu", "beberapa hari setelah laporan itu"."""
    for place in range(start, min(start + _LAPSE_TOKENS, last - 1)):
        token = reading.tokens[place]
        if token.lower in reading.pack.words("afterwards"):
            return True
        if not token.text[0].islower() or looks_verbal(token.lower, reading.pack):
            return False
    return False


def _takes_noun(reading: Reading, cue: Cue) -> bool:
    """Whether a cue names what was said by a noun: "menyampaikan permintaan maaf", "menyerukan perdamaian"."""
    entry = cue_entry(reading.tokens[cue.token].lower, reading.pack)
    return cue.lemma in reading.pack.words("naming_cues") or (entry is not None and entry.object == "demand")


def _has_verb(reading: Reading, start: int, last: int) -> bool:
    return any(looks_verbal(reading.tokens[place].lower, reading.pack) for place in range(start, last))
