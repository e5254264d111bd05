"""Language packs: everything that is known of a language, read from its folder.

A pack is data. `pack.toml` holds lists of words, the TSV files beside it lexicons with columns, and
`rules.py` the little that cannot be data. Errors name file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.lang.clusters import CLUSTERS, Clusters, read_clusters
from kg.model.attribution import CueForm
from kg.model.quote import AgentKind, Certainty

OBJECTS = ("clause", "topic", "record", "report", "demand", "hope", "vow", "finding", "pause", "direct")
STANCES = ("neutral", "endorsing", "distancing")
_DIGESTED = {".toml", ".tsv", ".txt", ".py", ".crf", ".gz"}


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One form of a reporting expression."""

    lemma: str
    form: CueForm
    kind: str
    stance: str
    certainty: Certainty
    object: str
    """What the content is: clause, topic (a noun phrase will do), demand, hope, direct (only with marks)."""


@dataclass(frozen=True, slots=True)
class CueRow:
    """Where a reporting expression stands in cues.tsv, and how it is used."""

    line: int
    example: str
    """A sentence with the row's most typical form; its content stands in square brackets."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A pattern of lines that are cut: `line`, `next` (the line after it too), or `inside` (its match in a line)."""

    cut: str
    outlet: str
    """A word of the outlet's name or domain, folded; empty for every outlet."""
    pattern: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class LanguagePack:
    """The data of one language; words are lower-case, sets are frozen."""

    code: str
    version: str
    folder: Path
    also: tuple[str, ...]
    raw: dict[str, Any]
    """The sections of pack.toml."""
    digest: str
    """First 12 hex digits of the SHA-256 over all files of the pack."""

    def words(self, name: str, section: str = "words") -> frozenset[str]:
        """A list of words of pack.toml as a set; hyphens in it stand for themselves."""
        return self._word_sets[section, name]

    @cached_property
    def _word_sets(self) -> dict[tuple[str, str], frozenset[str]]:
        return {
            (section, name): frozenset(value.split())
            for section, entries in self.raw.items()
            if isinstance(entries, dict)
            for name, value in entries.items()
            if isinstance(value, str)
        }

    def phrases(self, name: str, section: str = "words") -> tuple[str, ...]:
        """A list of phrases of pack.toml, separated by bars or ends of lines."""
        found = self._phrases.get((section, name))
        if found is None:
            found = tuple(part.strip() for part in re.split(r"[|\n]", self.raw[section][name]) if part.strip())
            self._phrases[section, name] = found
        return found

    @cached_property
    def _phrases(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    @cached_property
    def cues(self) -> dict[str, CueEntry]:
        """Every form of every cue. A form of two lemmas belongs to the first."""
        found: dict[str, CueEntry] = {}
        for line, row in self._rows("cues.tsv"):
            entry = self._cue(line, row)
            for column, form in (("bare", CueForm.BARE), ("active", CueForm.ACTIVE), ("passive", CueForm.PASSIVE)):
                for word in () if row[column] == "-" else row[column].split(","):
                    found.setdefault(word, CueEntry(form=form, **entry))
        return found

    @cached_property
    def cue_rows(self) -> dict[str, CueRow]:
        """Every row of cues.tsv by its lemma, for people who ask what the lexicon says."""
        return {row["lemma"]: CueRow(line, row["example"]) for line, row in self._rows("cues.tsv")}

    def _cue(self, line: int, row: dict[str, str]) -> dict[str, Any]:
        for column, allowed in (("object", OBJECTS), ("stance", STANCES), ("certainty", tuple(Certainty))):
            if row[column] not in allowed:
                raise LexiconError(
                    "UJ203",
                    f"{column} {row[column]!r} is unknown",
                    place=f"{self.folder / 'cues.tsv'}:{line}",
                    cure=f"one of: {', '.join(allowed)}",
                )
        return {
            "lemma": row["lemma"],
            "kind": row["kind"],
            "stance": row["stance"],
            "certainty": Certainty(row["certainty"]),
            "object": row["object"],
        }

    @cached_property
    def titles(self) -> dict[str, AgentKind]:
        """Heads of roles; several words are joined by one space."""
        return {row["head"]: AgentKind(row["kind"]) for _, row in self._rows("titles.tsv")}

    @cached_property
    def source_nouns(self) -> dict[str, AgentKind]:
        """Common nouns that can be a source without a name."""
        return {row["noun"]: AgentKind(row["kind"]) for _, row in self._rows("source_nouns.tsv")}

    @cached_property
    def organization_words(self) -> frozenset[str]:
        """Words (as printed) that begin or mark an organisation's name."""
        return frozenset(row["word"] for _, row in self._rows("organizations.tsv"))

    @cached_property
    def outlets(self) -> dict[str, str]:
        """Names of outlets, folded to lower case without spaces, to the name as printed."""
        return {fold(row["name"]): row["name"] for _, row in self._rows("outlets.tsv")}

    @cached_property
    def houses(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Patterns of outlets' names, each with the house whose section, edition or address it is."""
        return tuple((re.compile(row["pattern"]), row["house"]) for _, row in self._rows("houses.tsv"))

    @cached_property
    def longest_outlet_chars(self) -> int:
        """Length of the longest folded name of an outlet."""
        return max(map(len, self.outlets), default=0)

    @cached_property
    def places(self) -> frozenset[str]:
        """Names of places as printed; names of several words stand whole."""
        return frozenset(row["name"] for _, row in self._rows("places.tsv"))

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Single words of the names of places, but those that are common words or parts of persons' names too."""
        return frozenset(
            word
            for name in self.places
            for word in name.split()
            if word == name or (word.lower() not in self.common and self.name_words.get(word) is not AgentKind.PERSON)
        )

    @cached_property
    def name_words(self) -> dict[str, AgentKind]:
        """Capitalised words, by what they were most often part of in the labelled data."""
        found = {}
        for _, row in self._rows("name_words.tsv"):
            counts = {
                kind: int(row[kind.value]) for kind in (AgentKind.PERSON, AgentKind.ORGANIZATION, AgentKind.PLACE)
            }
            kind = max(counts, key=lambda kind: counts[kind])
            if kind is AgentKind.PERSON or counts[kind] > 1:  # one place or organisation is too little to tell
                found[row["token"]] = kind
        return found

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that are mostly written in lower case; a capital does not make them a name."""
        return frozenset((self.folder / "common.txt").read_text(encoding="utf-8").split("\n")) - {""}

    @cached_property
    def clusters(self) -> Clusters:
        """Words that were seen often in the news, names among them, by their clusters; empty for a pack without.

        Raises LexiconError UJ206 for a table that cannot be read.
        """
        path = self.folder / CLUSTERS
        return read_clusters(path) if path.is_file() else {}

    @cached_property
    def boilerplate(self) -> tuple[Boilerplate, ...]:
        """Patterns of lines to cut; they match a whole line whatever its case."""
        return tuple(
            Boilerplate(row["cut"], row["outlet"].strip("-"), re.compile(row["pattern"], re.IGNORECASE))
            for _, row in self._rows("boilerplate.tsv")
        )

    def _rows(self, file: str) -> Iterator[tuple[int, dict[str, str]]]:
        yield from read_tsv(self.folder / file)


def fold(name: str) -> str:
    """A name without spaces and case, for look-up."""
    return "".join(name.split()).casefold()


def read_tsv(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line numbers and rows of a TSV file; lines that start with # are comments, the first other is the header.

    Raises LexiconError UJ201 for a missing file, UJ202 for a row with the wrong number of columns.
    """
    if not path.is_file():
        raise LexiconError("UJ201", "file is missing", place=str(path), cure="restore it from the release")
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
        elif len(cells) != len(header):
            raise LexiconError(
                "UJ202",
                f"{len(cells)} columns where the header has {len(header)}",
                place=f"{path}:{number}",
                cure=f"columns are separated by tabs: {', '.join(header)}",
            )
        else:
            yield number, dict(zip(header, cells, strict=True))


def read_pack(folder: Path) -> LanguagePack:
    """The pack in `folder`. Raises LexiconError UJ204 when pack.toml cannot be read."""
    try:
        raw = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError("UJ204", f"pack.toml cannot be read: {error}", place=str(folder)) from error
    files = sorted(path for path in folder.iterdir() if path.suffix in _DIGESTED)
    digest = sha256(b"".join(path.name.encode() + b"\0" + path.read_bytes() for path in files)).hexdigest()[:12]
    return LanguagePack(raw["code"], raw["version"], folder, tuple(raw["also"]), raw, digest)
