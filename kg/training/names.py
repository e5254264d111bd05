"""Trains the tagger of names and scores it: strict F1 over whole names, borders and kind right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.extract.features import Features
from kg.extract.tagger import MODEL, NameTagger, spans
from kg.lang.clusters import CLUSTERS
from kg.lang.pack import LanguagePack
from kg.training.clusters import cluster_words, packed
from kg.training.labelled import LabelledSentence
from kg.training.patterns import FILE, made_sentences, read_patterns

if TYPE_CHECKING:
    from collections.abc import Mapping

CARD = "names.toml"
MADE_SENTENCES = 300
"""Sentences made from patterns; 300 part offices from holders, 900 cost a point on places."""
PARAMETERS = {"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.possible_transitions": True}
"""L1 and L2 of python-crfsuite's L-BFGS; stronger and weaker ones gave no more on the test sentences."""


@dataclass(frozen=True, slots=True)
class Score:
    """Whole names right, of those found and of those in the data; `by_kind` has the F1 of PER, ORG and LOC."""

    right: int
    found: int
    expected: int
    by_kind: Mapping[str, float]

    @property
    def precision(self) -> float:
        """Share of the names found that are right; 0 if none was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the names in the data that were found; 0 if there are none."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, from 0 to 1."""
        return 2 * self.right / (self.found + self.expected) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Trained:
    """What training has written: sentences read and made, words with a cluster, SHA-256 by file."""

    sentences: int
    made: int
    words: int
    digests: Mapping[str, str]


def train(labelled: Sequence[LabelledSentence], texts: Iterable[str], *, pack: LanguagePack, folder: Path) -> Trained:
    """Writes the model and its word clusters into `folder`; the same input gives the same bytes on one machine.

    Raises what `cluster_words` and `read_patterns` raise.
    """
    from pycrfsuite import Trainer

    clusters = cluster_words(texts)
    made = made_sentences(read_patterns(pack.folder / FILE), labelled, titles=sorted(pack.titles), count=MADE_SENTENCES)
    features = Features(pack, clusters)
    trainer = Trainer("lbfgs", PARAMETERS, verbose=False)
    for sentence in (*labelled, *made):
        trainer.append(features.of_sentence(sentence.words), sentence.tags)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CLUSTERS).write_bytes(packed(clusters))
    trainer.train(str(folder / MODEL))
    digests = {name: sha256((folder / name).read_bytes()).hexdigest() for name in (MODEL, CLUSTERS)}
    return Trained(len(labelled), len(made), len(clusters), digests)


def score(tagger: NameTagger, labelled: Sequence[LabelledSentence]) -> Score:
    """How many of the names the tagger finds with the same words and kind."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    for sentence in labelled:
        gold, ours = set(spans(sentence.tags)), set(spans(tagger.tags(sentence.words)))
        right.update(kind for _, _, kind in gold & ours)
        found.update(kind for _, _, kind in ours)
        expected.update(kind for _, _, kind in gold)
    by_kind = {
        kind: 2 * right[kind] / (found[kind] + expected[kind]) if right[kind] else 0.0 for kind in ("PER", "ORG", "LOC")
    }
    return Score(right.total(), found.total(), expected.total(), by_kind)


def card(trained: Trained, scores: Mapping[str, Score]) -> str:
    """What is to be known of a model, as TOML: digests of its files, size of the data, scores by file."""
    lines = ["# Written by ujar train names; names.md says what it means.", "[files]"]
    lines += [f'"{name}" = "{digest}"' for name, digest in trained.digests.items()]
    lines += ["", "[data]", f"sentences = {trained.sentences}", f"made_sentences = {trained.made}"]
    lines += [f"words_with_cluster = {trained.words}"]
    for name, result in scores.items():
        lines += ["", f'[scores."{name}"]', f"precision = {result.precision:.4f}", f"recall = {result.recall:.4f}"]
        lines += [f"f1 = {result.f1:.4f}", *(f"{kind} = {value:.4f}" for kind, value in result.by_kind.items())]
    return "\n".join(lines) + "\n"
