"""Which language a text is written in: by the packs where they are certain, else by py3langid.

The library's model is loaded on first use.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.lang.everyday import plain_language
from kg.lang.pack import LanguagePack

_ENOUGH_CHARS = 3000
"""Characters that are looked at: more change nothing on news and cost time."""
_LEAD_CHARS = 200
"""An article that quotes songs or poems at length is still written in the language of its lead."""
_SHORT_WORDS = 20
"""Below this the best guess is often a rare language, so only languages that could be meant are ranked."""


def detect(text: str, packs: Collection[LanguagePack] = ()) -> str:
    """ISO 639-1 code of the text's language.

    Where the whole text and its lead differ, one that a pack reads comes first; a text of a few words is given
    the likeliest of those. For an empty text whatever the model's prior says.
    """
    beginning = text[:_ENOUGH_CHARS]
    return plain_language(beginning, packs) or _by_library(text, beginning, packs)


def _by_library(text: str, beginning: str, packs: Collection[LanguagePack]) -> str:
    import py3langid

    known = {code for pack in packs for code in (pack.code, *pack.also)}
    if known and len(text.split()) < _SHORT_WORDS:
        return next(str(code) for code, _ in py3langid.rank(text) if code in known)
    whole = str(py3langid.classify(beginning)[0])
    if not known or whole in known:
        return whole
    lead = str(py3langid.classify(text[:_LEAD_CHARS])[0])
    return lead if lead in known else whole
