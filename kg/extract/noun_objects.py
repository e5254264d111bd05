"""Where a noun ends that was announced or told: before how and when that was done, and before what was done next.

"Ratna mengumumkan [kenaikan tarif] melalui akun pribadinya", "… pekan lalu", "… serta membagikan beras".
"""

from __future__ import annotations

from kg.extract.adjuncts import CLOSING_ADJUNCT_TOKENS, is_occasion, time_end
from kg.extract.content import Content
from kg.extract.openings import over_manner
from kg.extract.reading import Reading
from kg.extract.words import looks_verbal
from kg.model.attribution import Cue
from kg.model.text import Span

_LONGEST_OBJECT_TOKENS = 5
"""Of a noun before "serta membagikan beras": a longer one may be a clause whose predicate no list has."""
_DEED_TOKENS = 3
"""Behind "dalam" or "di" within which a verb tells a deed: "di Sagara untuk menghadiri", "dalam memberikan"."""
_SHORTEST_TIME_TOKENS = 2
"""Of "pekan lalu", "tahun ini"."""


def without_own_adjuncts(reading: Reading, cue: Cue, content: Content) -> Content:
    """Content without what belongs to the saying, where it is a mere noun right behind its cue; else as it is."""
    if len(content) != 1 or cue.lemma not in reading.pack.words("naming_cues"):
        return content
    first, last = reading.token_from(content[0].start), reading.token_from(content[0].end)
    behind = over_manner(reading, cue.token + 1, last)  # "menyampaikan secara resmi perpisahannya"
    if first != reading.over(behind, reading.pack.words("after_active")):
        return content
    end = _before_next_act(reading, first, last)
    end = _before_occasion(reading, first, end)
    end = _before_time(reading, first, end) if cue.lemma in reading.pack.words("announcing") else end
    words = [token.lower for token in reading.tokens[first:end]]
    if end == last or any(looks_verbal(word, reading.pack) for word in words):
        return content  # "rencana untuk membeli kapal pada 2028"
    end -= reading.tokens[end - 1].text == ","
    return (Span(content[0].start, reading.tokens[end - 1].end),)


def _before_next_act(reading: Reading, first: int, last: int) -> int:
    """Before the first joining word with an act behind it, if only a noun stands before it; else `last`."""
    words = reading.pack.words
    joins = words("pairing") | words("manner_adjuncts")
    for place in range(first, min(first + _LONGEST_OBJECT_TOKENS + 1, last - 2)):
        lower = reading.tokens[place].lower
        if lower in joins and place > first:
            verb = reading.over(place + 1, words("adverbs") | words("predicates"))  # "dan langsung meninggalkan"
            return place if verb < last and _is_deed(reading, reading.tokens[verb].lower) else last
        is_over = lower in words("adverbs") | words("prepositions") - words("determiners")
        if is_over or looks_verbal(lower, reading.pack):
            break
    return last


def _is_deed(reading: Reading, word: str) -> bool:
    """Whether a lower-case word is what somebody does: "membagikan", not "tertulis"."""
    return word.startswith(tuple(reading.pack.words("active_prefixes"))) and looks_verbal(word, reading.pack)


def _before_occasion(reading: Reading, first: int, last: int) -> int:
    """Before "melalui akun pribadinya" or "dalam konferensi pers" at the end of a noun; `last` without it.

    `last` as well where what thanks or blame are for stands before it, a deed behind it, or a predicate.
    """
    words = reading.pack.words
    for place in range(max(first + 1, last - CLOSING_ADJUNCT_TOKENS), last - 1):
        if reading.tokens[place].lower in words("felt_for"):
            return last  # "apresiasi atas dukungan mereka dalam rapat itu"
        behind = [token.lower for token in reading.tokens[place + 1 : last]]
        if is_occasion(reading, place, last) and not any(_is_deed(reading, word) for word in behind[:_DEED_TOKENS]):
            return last if not words("predicates").isdisjoint(behind) else place
    return last


def _before_time(reading: Reading, first: int, last: int) -> int:
    """Before the time of an announcement: "pada Senin (10/2/2025)", "awal tahun ini", "pada Pameran X pekan lalu"."""
    tokens, words = reading.tokens, reading.pack.words
    end = last
    while end - 1 > first and tokens[end - 1].lower in words("hour_zones"):
        end -= 1
    for place in range(max(first + 1, end - CLOSING_ADJUNCT_TOKENS), end):
        if tokens[place].lower in words("date_prepositions") and time_end(reading, place, end) >= end:
            return place
    start = end
    while start - 1 > first and tokens[start - 1].lower in words("time_words") | words("past") | words("determiners"):
        start -= 1
    is_past = tokens[end - 1].lower in words("past") or tokens[end - 1].lower in reading.phrases.determiners
    if not is_past or end - start < _SHORTEST_TIME_TOKENS:
        return last
    return _before_event(reading, first, start)


def _before_event(reading: Reading, first: int, last: int) -> int:
    """Before "pada Pameran X" where names end at a token; that token where none does."""
    place = last - 1
    while place > first and not reading.phrases.is_low(place):
        place -= 1
    return (
        place if place < last - 1 and reading.tokens[place].lower in reading.pack.words("date_prepositions") else last
    )
