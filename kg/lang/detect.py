"""Which language a text is written in, by py3langid; its model is loaded on first use."""

from __future__ import annotations

from collections.abc import Collection

_ENOUGH_CHARS = 3000
"""Characters that are looked at: more change nothing on news and cost time."""
_LEAD_CHARS = 200
"""An article that quotes songs or poems at length is still written in the language of its lead."""
_SHORT_WORDS = 20
"""Below this the best guess is often a rare language, so only languages that could be meant are ranked."""


def detect(text: str, known: Collection[str] = ()) -> str:
    """ISO 639-1 code of the text's language.

    Where the whole text and its lead differ, one that is in `known` comes first; a text of a few words is given
    the likeliest of `known`. For an empty text whatever the model's prior says.
    """
    import py3langid

    if known and len(text.split()) < _SHORT_WORDS:
        return next(str(code) for code, _ in py3langid.rank(text) if code in known)
    whole = str(py3langid.classify(text[:_ENOUGH_CHARS])[0])
    if not known or whole in known:
        return whole
    lead = str(py3langid.classify(text[:_LEAD_CHARS])[0])
    return lead if lead in known else whole
