"""The trained tagger of names: a linear-chain CRF over the features of `kg.extract.features`.

A pack that has a model holds it in `names.crf` and its word clusters in `names.clusters.tsv.gz`; a pack without one
has no tagger, and what the rules leave open stays open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from kg.errors import LexiconError
from kg.extract.features import Features
from kg.extract.headings import is_heading
from kg.lang.clusters import CLUSTERS, RETRAIN, read_clusters
from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.mention import TaggedName
from kg.model.quote import AgentKind
from kg.model.text import Sentence

if TYPE_CHECKING:
    from pycrfsuite import Tagger as Model

MODEL = "names.crf"
KINDS = {"PER": AgentKind.PERSON, "ORG": AgentKind.ORGANIZATION, "LOC": AgentKind.PLACE}
"""The tags' endings: B-PER begins a person's name, I-PER goes on with it, O is none."""


class NameTagger:
    """Finds names in sentences; may be shared by threads."""

    def __init__(self, model: Model, features: Features) -> None:
        self._model = model
        self._features = features
        self._lock = Lock()

    def tags(self, words: Sequence[str]) -> list[str]:
        """One tag a word ("B-PER", "O"); empty for no words."""
        with self._lock:
            return list(self._model.tag(self._features.of_sentence(words))) if words else []

    def names(self, words: Sequence[str], *, offset: int = 0) -> list[TaggedName]:
        """The names among the words, in order, their numbers counted from `offset`; empty if there are none."""
        if not words:
            return []
        with self._lock:
            tags = self._model.tag(self._features.of_sentence(words))
            sure = [
                (span, min(self._model.marginal(tags[index], index) for index in range(span[0], span[1])))
                for span in spans(tags)
            ]
        return [
            TaggedName(first + offset, last + offset, KINDS[kind], probability)
            for (first, last, kind), probability in sure
        ]


def tag_names(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds the names that the pack's tagger finds; none in headings, without a tagger, or where nobody is quoted."""
    tagger = load_tagger(pack)
    if tagger is None or not (annotated.cues or annotated.quotations):
        return annotated
    found: list[TaggedName] = []
    for sentence in _near_quotes(annotated, pack):
        words = [token.text for token in annotated.tokens[sentence.first : sentence.last]]
        if not is_heading(annotated, sentence, pack):
            found += tagger.names(words, offset=sentence.first)
    return annotated.with_layers(names=tuple(found))


def _near_quotes(annotated: AnnotatedArticle, pack: LanguagePack) -> list[Sentence]:
    """The sentences whose names can matter: with a cue or quotation, right before one, or sharing a name with these."""
    sentences = annotated.sentences
    starts = [sentence.span.start for sentence in sentences]
    places = [cue.span.start for cue in annotated.cues] + [item.outer.start for item in annotated.quotations]
    quoting = {bisect_right(starts, place) - 1 for place in places}
    near = {number - back for number in quoting for back in (0, 1) if number >= back}
    names = [_capitals(annotated, sentence, pack) for sentence in sentences]
    wanted = set().union(*(names[number] for number in near))
    return [sentence for sentence, own in zip(sentences, names, strict=True) if own and not wanted.isdisjoint(own)]


def _capitals(annotated: AnnotatedArticle, sentence: Sentence, pack: LanguagePack) -> set[str]:
    """Words with a capital that are not there for beginning the sentence alone."""
    tokens = annotated.tokens
    found = {
        tokens[index].text for index in range(sentence.first + 1, sentence.last) if tokens[index].text[0].isupper()
    }
    first = tokens[sentence.first]
    if first.text[0].isupper() and first.lower not in pack.common:
        found.add(first.text)
    return found


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """First, last (exclusive) and kind of the names that the tags mark; a name may begin with an inner tag."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag == "O":
            continue
        if found and tag[0] == "I" and found[-1][1] == index and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], index + 1, tag[2:])
        else:
            found.append((index, index + 1, tag[2:]))
    return found


@cache
def load_tagger(pack: LanguagePack) -> NameTagger | None:
    """The pack's tagger, opened once a process; None for a pack without a model.

    Raises LexiconError UJ206 for a model or table that cannot be read.
    """
    if not (pack.folder / MODEL).is_file():
        return None
    return NameTagger(_model(pack.folder), Features(pack, pack.clusters))


def open_tagger(pack: LanguagePack, folder: Path) -> NameTagger:
    """The tagger whose files stand in `folder`. Raises LexiconError UJ206 for files that cannot be read."""
    return NameTagger(_model(folder), Features(pack, read_clusters(folder / CLUSTERS)))


def _model(folder: Path) -> Model:
    from pycrfsuite import Tagger

    model = Tagger()
    try:
        model.open(str(folder / MODEL))
    except (OSError, ValueError) as error:
        raise LexiconError(
            "UJ206", f"the model cannot be read: {error}", place=str(folder / MODEL), cure=RETRAIN
        ) from error
    return model
