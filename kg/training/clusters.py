"""Word clusters: words that stand among the same words get the same number, so a rare name is known by its company.

Each word is described by how often the frequent words stand one and two places before and behind it (positive pointwise
mutual information), shortened to a few dimensions by a singular value decomposition, and grouped by k-means.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.errors import InputError, SettingsError
from kg.lang.clusters import Clusters
from kg.text.tokens import tokenize

if TYPE_CHECKING:
    from numpy.typing import NDArray

COARSE, FINE = 64, 512
LEAST_OCCURRENCES = 3
_CONTEXT_WORDS = 2000
_DIMENSIONS = 50
_PLACES = (-2, -1, 1, 2)
_SMOOTHING = 0.75
"""Exponent on the frequency of context words; keeps the rarest from ruling (Levy, Goldberg and Dagan 2015)."""
_DIGIT = re.compile(r"\d")


def cluster_words(texts: Iterable[str]) -> Clusters:
    """The coarse and the fine cluster of every word that occurs at least three times, sorted by words.

    Raises InputError UJ102 if there are fewer different words than fine clusters, SettingsError UJ721 without
    scikit-learn.
    """
    if find_spec("sklearn") is None:
        cure = "python -m pip install 'ujar[train]'"
        raise SettingsError("UJ721", "training needs scikit-learn", place="ujar train", cure=cure)
    articles = [[_DIGIT.sub("0", token.lower) for token in tokenize(text)] for text in texts]
    counts = Counter(chain.from_iterable(articles))
    words = sorted((word for word in counts if counts[word] >= LEAST_OCCURRENCES), key=lambda w: (-counts[w], w))
    if len(words) < FINE:
        cure = "give more articles: the tagger of the release read 9,167"
        raise InputError("UJ102", f"only {len(words)} different words for clusters", place="--articles", cure=cure)
    coarse, fine = _grouped(_company(articles, words))
    return {
        word: (str(coarse[index]), str(fine[index]))
        for word, index in sorted((word, index) for index, word in enumerate(words))
        if word[0].isalpha()
    }


def packed(clusters: Clusters) -> bytes:
    """The table as it is shipped: gzip of word, coarse and fine cluster, one word a line; the same bytes each time."""
    rows = (f"{word}\t{coarse}\t{fine}\n" for word, (coarse, fine) in clusters.items())
    return gzip.compress("".join(rows).encode(), 9, mtime=0)


def _company(articles: Sequence[Sequence[str]], words: Sequence[str]) -> Any:  # noqa: ANN401 (SciPy has no types)
    """Positive pointwise mutual information of words and their neighbours, as a sparse matrix."""
    from scipy.sparse import coo_matrix, csr_matrix, hstack

    numbers = {word: index for index, word in enumerate(words)}
    gap = [-1] * max(_PLACES)
    stream = np.array([n for article in articles for n in (*(numbers.get(w, -1) for w in article), *gap)])
    size = min(_CONTEXT_WORDS, len(words))
    counts = []
    for place in _PLACES:
        word, other = _pairs(stream, place)
        is_kept = (word >= 0) & (other >= 0) & (other < size)
        ones = np.ones(int(is_kept.sum()))
        counts.append(coo_matrix((ones, (word[is_kept], other[is_kept])), shape=(len(words), size)).tocsr())
    all_counts = hstack(counts).tocsr()
    by_word = np.asarray(all_counts.sum(axis=1)).ravel()
    by_context = np.asarray(all_counts.sum(axis=0)).ravel() ** _SMOOTHING
    found = all_counts.tocoo()
    information = np.log(found.data / (by_word[found.row] * by_context[found.col] / by_context.sum()))
    is_positive = information > 0
    cells = (information[is_positive], (found.row[is_positive], found.col[is_positive]))
    return csr_matrix(cells, shape=all_counts.shape)


def _pairs(stream: NDArray[np.int64], place: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every word and the one that stands `place` words behind it (before it, if negative)."""
    return (stream[:-place], stream[place:]) if place > 0 else (stream[-place:], stream[:place])


def _grouped(company: Any) -> tuple[NDArray[np.int64], NDArray[np.int64]]:  # noqa: ANN401
    """Coarse and fine cluster of every row; on one thread, so that sums come out the same each time."""
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.utils.extmath import randomized_svd
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1):
        left, values, _ = randomized_svd(company, n_components=_DIMENSIONS, random_state=0)
        rows = left * np.sqrt(values)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
        coarse, fine = (
            MiniBatchKMeans(count, random_state=0, n_init=3, batch_size=4096).fit_predict(rows)
            for count in (COARSE, FINE)
        )
    return coarse, fine
