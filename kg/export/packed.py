"""Files packed with gzip, the same bytes for the same content: the header holds no time and no name."""

from __future__ import annotations

from gzip import GzipFile
from typing import BinaryIO, cast

MEDIA_TYPE = "application/gzip"
_LEVEL = 6
"""gzip's own default: of 21.7 MB of N-Quads (500 articles) it makes 1.40 MB in 0.11 s; level 9 makes 1.35 in 0.28."""


def compressed(out: BinaryIO) -> BinaryIO:
    """A file to write to, which packs into `out`; close it, and `out` stays open."""
    return cast("BinaryIO", GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=out, mtime=0))
