"""Authority files: JSON Lines in data/authority, one curated agent a line, found by any of its names.

A line: `{"id": "…", "type": "person|organization|outlet|place", "labels": {"id": "…"}, "aliases":
[{"text": "…"}], "sameAs": ["https://…"], "source": "…", "licence": "…"}`. `id` is a local name (no slash) or
an IRI. A person's `gender` may stand there as the source has it (female, male, …); analyses read it. Further keys
(roles, country, retrieved) may stand there and are not read yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from kg import resources
from kg.errors import InputError
from kg.ids import Namer, name_key
from kg.model.quote import AgentKind

_KINDS = {kind.value: kind for kind in (AgentKind.PERSON, AgentKind.ORGANIZATION, AgentKind.OUTLET, AgentKind.PLACE)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One curated agent: `label` is its name in print, `names` are all names it is found by, `label` among them."""

    id: str
    kind: AgentKind
    label: str
    names: tuple[str, ...]
    same_as: tuple[str, ...] = ()
    gender: str | None = None
    """As the source has it; None where it says nothing."""

    def iri(self, namer: Namer) -> str:
        """The agent's IRI: its id where that is an IRI, else under the dataset's base."""
        return self.id if "://" in self.id else namer.authority(self.id)


class Authority:
    """All entries, found by kind and name."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._by_name: dict[tuple[AgentKind, str], set[Entry]] = {}
        for entry in entries:
            for name in entry.names:
                self._by_name.setdefault((entry.kind, name_key(name)), set()).add(entry)

    def find(self, kind: AgentKind, name: str) -> Entry | None:
        """The one entry of this kind with this name; None where there is none or more than one."""
        found = self._by_name.get((kind, name_key(name)), set())
        return next(iter(found)) if len(found) == 1 else None


def load_authority(folder: Path | None = None) -> Authority:
    """The authority of all `*.jsonl` files in `folder` (default: data/authority); empty where there are none.

    Raises InputError UJ130 for a broken line, with file and line.
    """
    place = folder or resources.folder("data") / "authority"
    return Authority(entry for path in sorted(place.glob("*.jsonl")) for entry in _entries(path))


def _entries(path: Path) -> Iterator[Entry]:
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            yield _entry(line, f"{path}:{number}")


def _entry(line: bytes, place: str) -> Entry:
    try:
        row: dict[str, Any] = orjson.loads(line)
        labels = row["labels"]
        label = labels.get("id") or next(iter(labels.values()))
        names = (label, *labels.values(), *(alias["text"] for alias in row.get("aliases", ())))
        same_as = tuple(row.get("sameAs", ()))
        return Entry(row["id"], _KINDS[row["type"]], label, tuple(dict.fromkeys(names)), same_as, row.get("gender"))
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
        raise InputError(
            "UJ130",
            f"no agent of an authority file: {type(error).__name__} {error}",
            place=place,
            cure=f"give id, labels, and a type of {', '.join(_KINDS)}",
        ) from error
