"""What a reader of one kind of cue has found: the content, its source, how it was found; and what was found before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.content import Content
from kg.extract.phrases import Phrase
from kg.model.attribution import Attribution


@dataclass(frozen=True, slots=True)
class Found:
    """Content and source of one cue; `reason` is the code of the rule."""

    content: Content
    source: Phrase | None
    reason: str
    sentence: int | None = None
    """Number of the content's sentence, where it is not the cue's."""


class Earlier:
    """The attributions found so far, by the number of their content's sentence and of their cue's."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self.by_content: defaultdict[int, list[Attribution]] = defaultdict(list)
        self.by_cue: defaultdict[int, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            self.add(attribution)

    def add(self, attribution: Attribution) -> None:
        """Adds one."""
        self.by_content[attribution.sentence].append(attribution)
        if attribution.cue is not None:
            self.by_cue[attribution.cue.sentence].append(attribution)
