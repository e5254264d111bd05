"""What the trained tagger adds to the rules: where a person's name begins, and what is no person's name.

The rules come first. The tagger decides where they find nothing, where a lexicon takes part of a name for something
else, and where a name without a title could be a body or a place. The probabilities from which it is believed were set
by reading what changed in raw news.
"""

from __future__ import annotations

from kg.extract.vocabulary import Vocabulary
from kg.extract.words import WordClass, cue_entry
from kg.model.attribution import CueForm
from kg.model.quote import AgentKind

_LIKELY = 0.65
"""From here it adds words before a name that the rules found."""
_SURE = 0.9
"""From here it names a person where the rules found none, and cuts words off a name."""
_CERTAIN = 0.95
"""From here it does so where the words could be the end of an office, a body or a longer description."""
_LIKELY_BEHIND = 0.8
"""From here a name of several words right behind a body's is a person's, and not its end."""
_SURE_OF_OTHER = 0.85
"""From here what looks like a person's name without a title is a body or a place."""
_LONGEST_INITIALS = 3
"""Letters of a short form that a person's name may end in ("Arkana MS")."""
_IN_NAMES = {WordClass.NAME, WordClass.COMMON, WordClass.PLACE, WordClass.ORGANIZATION}


def person_by_tagger(words: Vocabulary, start: int, last: int, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """The name as the tagger has it, where it is surer than what the rules found; None elsewhere.

    It adds words that a lexicon takes for something else, and cuts off a body or place before the holder.
    """
    tagged = words.tagged(last - 1, AgentKind.PERSON, least=_LIKELY)
    if tagged is None or tagged.last < last:
        return None
    first = _tagged_start(words, max(tagged.first, start), last)
    if first is None or (found is not None and first == found[0]) or _is_short_form(words, first, last):
        return None
    if first > start and _is_held(words, last):
        return None
    if found is None:
        return (first, last) if tagged.probability >= _SURE and words.is_mostly(last - 1, AgentKind.PERSON) else None
    if first < found[0]:
        least = _CERTAIN if first > start and _is_full_in_office(words, first, found) else _LIKELY
        return (first, last) if tagged.probability >= least and _may_be_added(words, first, found) else None
    cuts = tagged.probability >= _SURE and words.is_tagged(first - 1)
    return (first, last) if cuts and not _is_surely_personal(words, found[0]) else None


def _tagged_start(words: Vocabulary, first: int, last: int) -> int | None:
    """Where the name begins in what the tagger takes for one: behind ranks and degrees; None if it holds an office."""
    ranks = words.pack.words("ranks")
    for index in range(last - 1, first - 1, -1):
        token, kind = words.tokens[index], words.kind(index)
        if _is_initial_within(words, index, first):
            continue
        if kind is WordClass.DEGREE or (kind is WordClass.ROLE and token.lower in ranks):
            return index + 1 if index + 1 < last else None
        is_initial = token.text == "." and index > first and words.is_initials(index - 1)
        is_particle = token.lower in words.particles and index > first
        if not (is_initial or is_particle or _can_be_in_name(words, index)):
            return None
    return first


def _is_initial_within(words: Vocabulary, index: int, first: int) -> bool:
    """Whether a single letter stands between words of a name, though it is an honorific before one ("Tonny H. X")."""
    return len(words.tokens[index].text) == 1 and index > first and words.kind(index - 1) is WordClass.NAME


def _is_held(words: Vocabulary, index: int) -> bool:
    """Whether a comma and a name follow, so that an office ends here ("Wakil Rektor Alumni Sagara, Hadi Sukmana")."""
    behind = words.tokens[index : index + 2]
    return len(behind) == 2 and behind[0].text == "," and words.kind(index + 1) is WordClass.NAME


def _is_short_form(words: Vocabulary, first: int, last: int) -> bool:
    return first + 1 == last and words.tokens[first].text.isupper()


def _is_full_in_office(words: Vocabulary, first: int, name: tuple[int, int]) -> bool:
    """Whether words before a name of several could as well end an office ("Direktur Samudra Arkana Putra")."""
    before = words.tokens[first - 1]
    is_rank = before.lower in words.pack.words("ranks") or words.kind(first - 1) is WordClass.DEGREE
    is_office = before.text[0].isupper() and not is_rank
    return is_office and name[1] - name[0] > 1 and len(words.tokens[name[0]].text) > 1


def _may_be_added(words: Vocabulary, first: int, name: tuple[int, int]) -> bool:
    """Whether nothing speaks against words before a name: places, or another's name that the article uses alone."""
    last = name[0]
    run = tuple(words.tokens[index].text for index in range(first, last))
    is_run = run in words.runs
    if words.tokens[last].text == ".":
        return True  # "Arkana S. Putra"
    if (is_run and len(run) > 1) or words.tokens[first - 1].lower in words.pack.words("bodies_of_places"):
        return False
    return not any(
        words.tokens[index].text in words.pack.place_words
        or words.tokens[index].text in words.pack.words("companies")
        or words.tokens[index].lower in words.pack.words("place_markers")
        or (words.kind(index) is WordClass.PLACE and name[1] - name[0] > 1)  # "Wali Kota Wanatirta Ratna Prameswari"
        or ((is_run or words.kind(index) is WordClass.PLACE) and not words.is_only(index, AgentKind.PERSON))
        for index in range(first, last)
    )


def _can_be_in_name(words: Vocabulary, index: int) -> bool:
    """Whether a word can belong to a person's name if the tagger says so."""
    text = words.tokens[index].text
    is_acronym = text.isupper() and len(text) > _LONGEST_INITIALS
    is_body = text in words.pack.organization_words or text.lower() in words.pack.words("body_endings")
    is_official = is_acronym or is_body
    is_within = text.lower() in words.pack.words("name_endings") and words.kind(index - 1) is WordClass.NAME
    return (words.kind(index) in _IN_NAMES or is_within) and not words.is_low(index) and not is_official


def other_by_tagger(words: Vocabulary, start: int, name: tuple[int, int]) -> tuple[int, AgentKind] | None:
    """Where a name without a role begins, and its kind, if the tagger surely takes all of it for no person's.

    A place must reach further to the left than the name ("Gunung Arkana"): single words of places the lexicons know
    better. None for a person's name.
    """
    is_personal = (
        words.has_age(name[1])
        or _is_said_by(words, name)
        or any(_is_surely_personal(words, index) for index in range(*name))
    )
    for kind in (AgentKind.ORGANIZATION, AgentKind.PLACE):
        tagged = words.tagged(name[0], kind, least=_SURE_OF_OTHER)
        if tagged is not None and tagged.last >= name[1] and words.is_mostly(name[1] - 1, kind):
            first = max(tagged.first, start)
            is_led = kind is AgentKind.PLACE and (first < name[0] or words.tokens[first].lower in words.pack.common)
            is_whole = kind is AgentKind.ORGANIZATION or _is_surely_place(words, name)
            return (first, kind) if (is_led or (is_whole and not is_personal)) and not words.is_low(first) else None
    return None


def _is_said_by(words: Vocabulary, name: tuple[int, int]) -> bool:
    """Whether a name of several words stands right behind a cue of speech: nearly always a person's ("kata X Y")."""
    entry = cue_entry(words.tokens[name[0] - 1].lower, words.pack) if name[0] else None
    is_spoken = entry is not None and entry.form is CueForm.BARE and entry.kind == "say"
    return is_spoken and name[1] - name[0] > 1


def _is_surely_place(words: Vocabulary, name: tuple[int, int]) -> bool:
    """Whether the tagger takes several words for a place, here almost certainly and never for anything else."""
    sure = all(words.tagged(index, AgentKind.PLACE, least=_CERTAIN) for index in range(*name))
    return sure and name[1] - name[0] > 1 and all(words.is_only(index, AgentKind.PLACE) for index in range(*name))


def _is_surely_personal(words: Vocabulary, index: int) -> bool:
    token = words.tokens[index]
    is_listed = words.pack.name_words.get(token.text) is AgentKind.PERSON
    return is_listed or token.text in words.known or token.lower in words.pack.words("name_endings")


def begins_behind_body(words: Vocabulary, name: tuple[int, int]) -> bool:
    """Whether a person's name begins exactly here, with a body's or place's name of its own right before it."""
    tagged = words.tagged(name[0], AgentKind.PERSON, least=_SURE if name[1] - name[0] == 1 else _LIKELY_BEHIND)
    is_whole = tagged is not None and tagged.first == name[0] and tagged.last >= name[1]
    return is_whole and words.is_tagged(name[0] - 1)


def leading_person(words: Vocabulary, start: int, last: int) -> int | None:
    """Behind the person's name that a stretch begins with, where only lower-case words follow ("Endang gencar")."""
    tagged = words.tagged(start, AgentKind.PERSON, least=_CERTAIN)
    if tagged is None or tagged.first != start or tagged.last >= last:
        return None
    pairing = words.pack.words("pairing")
    rest = range(tagged.last, last)
    is_verbal = all(words.is_low(index) and words.tokens[index].lower not in pairing for index in rest)
    return tagged.last if is_verbal else None


def start_by_tagger(words: Vocabulary, index: int) -> int:
    """Where a body's or place's name begins whose first word is a common one ("The Lantern"); else `index`."""
    if words.kind(index) is not WordClass.NAME:
        return index
    for kind in (AgentKind.ORGANIZATION, AgentKind.PLACE):
        tagged = words.tagged(index, kind, least=_SURE_OF_OTHER)
        if tagged is not None and all(words.tokens[i].text[0].isupper() for i in range(tagged.first, index)):
            return tagged.first
    return index
