"""Labelled sentences: one token a line with its tag in the last column, an empty line between sentences.

Tokens are cut as Ujar cuts them ("(29/10/2013)" is three), so that training sees what reading will see. Tags are B- and
I- with PER, ORG or LOC, or their longer names; O is no name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.text.tokens import tokenize

LABELS = {
    **dict.fromkeys(("PER", "PERSON"), "PER"),
    **dict.fromkeys(("ORG", "ORGANISATION", "ORGANIZATION"), "ORG"),
    **dict.fromkeys(("LOC", "PLACE", "LOCATION"), "LOC"),
}
TRAINED = ("train", "dev")
"""Beginnings of the names of files in a folder that are trained on; those of TESTED are scored only."""
TESTED = ("test", "valid")


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """The words of a sentence and one tag for each ("B-PER", "I-PER", "O")."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def files_of(paths: Iterable[Path], beginnings: tuple[str, ...]) -> list[Path]:
    """The files that are given, and those of given folders whose names begin so, in the order of names.

    Raises InputError UJ101 for a path that is not there or a folder without such files.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(file for file in path.glob("*.txt") if file.name.startswith(beginnings))
        if not path.exists() or (path.is_dir() and not inside):
            cure = f"give files, or folders with files like {', '.join(f'{name}.txt' for name in beginnings)}"
            raise InputError("UJ101", "no labelled sentences here", place=str(path), cure=cure)
        found += inside if path.is_dir() else [path]
    return found


def read_labelled(path: Path) -> list[LabelledSentence]:
    """The sentences of a file.

    Raises InputError UJ102 for a file without any, UJ104 for one that is not UTF-8, UJ128 for a line without a tag or
    with an unknown one.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise InputError("UJ104", "the file is not UTF-8", place=str(path), cure="save it as UTF-8") from error
    found = list(_sentences(lines, path))
    if not found:
        raise InputError("UJ102", "the file has no sentences", place=str(path), cure=_CURE)
    return found


def _sentences(lines: list[str], path: Path) -> Iterator[LabelledSentence]:
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        cells = line.split()
        if cells:
            tag = _tag(cells, f"{path}:{number}")
            parts = [token.text for token in tokenize(cells[0])] or [cells[0]]
            words += parts
            tags += [tag, *[tag.replace("B-", "I-")] * (len(parts) - 1)]
        elif words:
            yield LabelledSentence(tuple(words), tuple(tags))
            words, tags = [], []


def _tag(cells: list[str], place: str) -> str:
    """The tag of a line in the short form. Raises InputError UJ128 if it has none that is known."""
    tag = cells[-1] if len(cells) > 1 else ""
    position, _, label = tag.partition("-")
    if tag == "O":
        return tag
    if position not in {"B", "I"} or label.upper() not in LABELS:
        raise InputError("UJ128", f"{tag or 'nothing'!r} is no tag of a name", place=place, cure=_CURE)
    return f"{position}-{LABELS[label.upper()]}"


_CURE = "write a token and its tag, B- or I- with PER, ORG or LOC, or O; an empty line ends a sentence"
