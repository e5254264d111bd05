"""Finds where a heading runs into the sentence below it: "Pengungsi Butuh SelimutSementara itu, warga …"."""

from __future__ import annotations

import re

from kg.lang.pack import LanguagePack


def heading_end(pack: LanguagePack) -> re.Pattern[str]:
    """A pattern whose matches end where a heading does: behind two capitals, before a word that opens sentences.

    What follows must go on like a sentence: "… SelimutSementara itu", but not "GedungDalam Negeri". Behind a space
    fewer words are sure to open one ("… Selimut Namun warga").
    """
    openers = "|".join(sorted(pack.words("openers", "clean")))
    sure = "|".join(sorted(pack.words("sure_openers", "clean")))
    glued = rf"[A-Z]\w{{1,30}}?[a-z](?=(?:{openers})(?:,| [a-z]))"
    apart = rf"[A-Z]\w{{2,30}} (?=(?:{sure}),? [a-z])"
    return re.compile(rf"\b[A-Z]\w*[ -](?:[a-z]{{2,6}} |& )?(?:{glued}|{apart})")
