"""Headlines and sub-headings: their words all have capitals, so names and cues cannot be told in them."""

from __future__ import annotations

from kg.extract.words import cue_entry
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.text import Sentence

_CAPITAL_SHARE = 0.6
_LONGEST_HEADING_WORDS = 18


def is_heading(annotated: AnnotatedArticle, sentence: Sentence, pack: LanguagePack) -> bool:
    """Whether a sentence is a headline: no final mark, and capitals on most of its words.

    None is a line that ends in a cue and a colon: "Kepala Dinas Hadi Sukmana berkata:".
    """
    tokens = annotated.tokens[sentence.first : sentence.last]
    final = pack.raw["sentences"]["final"]
    closes = len(tokens) > 1 and tokens[-1].text in '"”»' and tokens[-2].text in final
    if closes or (tokens[-1].text in final and tokens[-1].text != "?"):
        return False
    if len(tokens) > 1 and tokens[-1].text == ":" and tokens[-2].text.islower() and cue_entry(tokens[-2].text, pack):
        return False
    words = [token for token in tokens if token.text[0].isalpha()]
    capitals = sum(1 for token in words if token.text[0].isupper())
    alone = sentence.first == 0 or annotated.sentences[0] is sentence
    return bool(words) and (capitals >= _CAPITAL_SHARE * len(words)) and (alone or len(words) <= _LONGEST_HEADING_WORDS)
