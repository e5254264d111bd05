"""The stage that finds tokens, quotation marks and sentences."""

from __future__ import annotations

import re

from kg.extract.words import cue_entry
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.text import Quotation
from kg.text.pairing import pair
from kg.text.sentences import paragraphs, split_sentences
from kg.text.tokens import tokenize

_WORD = re.compile(r"[^\W\d_]+")


def lay_out(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds tokens, quotations and sentences."""
    text = annotated.article.text

    def is_cue(offset: int) -> bool:
        match = _WORD.match(text, offset)
        return match is not None and cue_entry(match[0].lower(), pack) is not None

    tokens = tokenize(text)
    parts = paragraphs(text)
    quotations: tuple[Quotation, ...] = tuple(
        quotation for part in parts for quotation in pair(text, part, is_cue=is_cue)
    )
    sentences = split_sentences(
        tokens,
        parts,
        quotations,
        final=pack.raw["sentences"]["final"],
        abbreviations=pack.words("abbreviations", "sentences"),
        degrees=pack.words("degrees"),
    )
    return annotated.with_layers(tokens=tokens, quotations=quotations, sentences=sentences)
