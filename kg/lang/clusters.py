"""The word clusters of a pack: words that were often seen in the news, sorted by what stands around them."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

from kg.errors import LexiconError

CLUSTERS = "names.clusters.tsv.gz"
RETRAIN = "restore it from the release, or train it again with ujar train names"

Clusters = Mapping[str, tuple[str, str]]
"""A word in lower case and its coarse and fine cluster."""


def read_clusters(path: Path) -> Clusters:
    """The table of word clusters: word, coarse cluster, fine cluster. Raises LexiconError UJ206 if it is damaged."""
    try:
        cells = gzip.decompress(path.read_bytes()).decode("utf-8").replace("\n", "\t").split("\t")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise LexiconError("UJ206", f"the clusters cannot be read: {error}", place=str(path), cure=RETRAIN) from error
    return dict(zip(cells[:-1:3], zip(cells[1::3], cells[2::3], strict=True), strict=True))
