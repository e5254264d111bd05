"""What a reader of one kind of cue has found: the content, its source, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.content import Content
from kg.extract.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Found:
    """Content and source of one cue; `reason` is the code of the rule."""

    content: Content
    source: Phrase | None
    reason: str
    sentence: int | None = None
    """Number of the content's sentence, where it is not the cue's."""
