"""Whether a stretch of words only holds the name of somebody else, of a body or of a place: "orang dekat Ratna".

Positions are numbers of tokens in the article.
"""

from __future__ import annotations

from kg.extract.vocabulary import Vocabulary
from kg.model.quote import AgentKind

_LIKELY = 0.5
"""From here the tagger's word is taken that what follows "pejabat" is no person."""
_LIKELY_HERE = 0.6
"""From here it is that what follows "seorang pemandu" is their name."""


def is_unnamed_in_spite(words: Vocabulary, start: int, name: tuple[int, int]) -> bool:
    """Whether a description only holds somebody else's or a place's name ("orang dekat X")."""
    before = words.tokens[name[0] - 1].lower
    if name[0] == start or before == "," or before in words.pack.words("introduced_by"):
        return False
    head = words.tokens[start].lower
    if head in words.pack.words("quantifiers") and start + 1 < name[0] and words.is_low(start + 1):
        head = words.tokens[start + 1].lower  # "dua orang dekat X"
    first = words.tokens[start].lower
    behind = words.tokens[name[1]].lower if name[1] < len(words.tokens) else ""
    is_kin = first in words.pack.words("kin") and behind in words.determiners  # "anak X itu"
    is_of = first in words.pack.words("kin_of") and all(words.is_low(index) for index in range(start + 1, name[0]))
    is_kin = is_kin or is_of  # "istri X", "anak angkat X"
    if before in words.pack.words("origins") and behind in words.determiners:
        return True  # "lelaki kelahiran X itu"
    if is_kin or any(is_other(words, start, name) for is_other in (_names_place, _is_of_body, _is_of_crowd)):
        return True
    counts = first in words.pack.words("quantity_heads")
    return head in words.pack.words("relational") or (counts and introduced(words, start, name) is None)


def introduced(words: Vocabulary, start: int, name: tuple[int, int]) -> tuple[int, int] | None:
    """The name of who is counted and named here for the first time: "seorang pemandu wisata Ratna Dewi"; else None.

    Somebody whom the article has named before only says whose they are ("seorang penggemar Ratna"), as does who stands
    behind a noun for those that belong to somebody; what is counted behind a name and a comma describes whom it names.
    """
    describes = start > 1 and words.tokens[start - 1].text == "," and not words.is_low(start - 2)
    if describes or words.tokens[start].lower not in words.pack.words("quantity_heads"):
        return None
    tagged = words.tagged(name[1] - 1, AgentKind.PERSON, least=_LIKELY_HERE)
    if tagged is None or tagged.last != name[1]:
        return None
    first = max(tagged.first, name[0])
    nouns = {words.tokens[index].lower for index in range(start, first)}
    lists = words.pack.words
    is_of = not nouns.isdisjoint(lists("belonging") | lists("kin") | lists("relational"))
    is_new = all(words.is_first(index) for index in range(first, name[1]) if len(words.tokens[index].text) > 1)
    return (first, name[1]) if is_new and not is_of else None


def _is_of_body(words: Vocabulary, start: int, name: tuple[int, int]) -> bool:
    """Whether the name behind "pejabat" or "warga" is the body's or street's that they are of ("pejabat Huawei")."""
    if words.tokens[name[0] - 1].lower in words.pack.words("streets"):
        return True
    if any(words.tokens[index].lower not in words.pack.words("officials") for index in range(start, name[0])):
        return False
    others = (AgentKind.ORGANIZATION, AgentKind.PLACE)
    return any(words.tagged(index, kind, least=_LIKELY) for kind in others for index in (name[0], name[1] - 1))


def _is_of_crowd(words: Vocabulary, start: int, name: tuple[int, int]) -> bool:
    """Whether a name says whose or where several are: "para pemilik Palisade", "warga Muara Kate"."""
    first = words.tokens[start].lower
    if first in words.pack.words("plurals"):
        return words.is_low(name[0] - 1)
    if first not in words.pack.words("inhabitants") or words.has_age(name[1]):
        return False
    listed = any(words.pack.name_words.get(words.tokens[index].text) is AgentKind.PERSON for index in range(*name))
    is_place = all(not words.is_low(index) for index in range(start + 1, name[0]))
    return is_place and not listed and words.tagged(name[0], AgentKind.PERSON, least=_LIKELY) is None


def _names_place(words: Vocabulary, start: int, name: tuple[int, int]) -> bool:
    """Whether one capitalised word behind an office is the place that it is of: "Kepala Desa Sumberjati"."""
    word = words.tokens[name[0]].text
    if name[1] - name[0] != 1 or word in words.known or words.pack.name_words.get(word) is AgentKind.PERSON:
        return False
    office = " ".join(token.lower for token in words.tokens[start : name[0]])
    return office in words.pack.phrases("offices_of_places")
