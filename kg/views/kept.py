"""Facts kept as long as what they were read from: in the process with the open view, on disk with the snapshot.

Reading a million quotes out of the graphs takes half a minute, out of the file a second. The file lies in the folder
of the store, belongs to one snapshot and goes when the next is published; whoever may not write there reads the
graphs. It holds no text of quotes. A file that is damaged, of another version of Ujar or another machine is none.
"""

from __future__ import annotations

import os
import sys
from array import array
from threading import Lock
from typing import TYPE_CHECKING, Any, BinaryIO
from weakref import WeakKeyDictionary
from zlib import crc32

import orjson

from kg.store.layout import Layout
from kg.views.facts import Facts, read_facts
from kg.views.packed import Packed
from kg.views.rows import AgentFacts, ArticleFacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.store.base import View

FORMAT = 2
"""Raised by one with every change of `Facts`."""
WORTH_KEEPING = 10_000
"""Quotes from which on a file is written: fewer are read in less than a second."""
_COLUMNS = {
    "article_of": "I",
    "type_of": "I",
    "cue_of": "I",
    "confidence_of": "d",
    "claim_of": "I",
    "quote_at": "I",
    "speaker_at": "i",
}
_remembered: WeakKeyDictionary[View, Facts] = WeakKeyDictionary()
_turn = Lock()


def facts_of(view: View) -> Facts:
    """What views count in this store; read once for a view of a snapshot, each time for one that may change."""
    if view.snapshot is None:
        return read_facts(view)
    with _turn:  # a second thread waits for the first instead of reading as well
        found = _remembered.get(view)
        if found is None:
            found = _remembered[view] = _from_file(view) or _read(view)
        return found


def _read(view: View) -> Facts:
    facts = read_facts(view)
    if len(facts.quotes) >= WORTH_KEEPING:
        _write(view, facts)
    return facts


def _key(view: View) -> Mapping[str, Any] | None:
    """What a file must say of itself to be of this view; None where the view has no file."""
    version = view.snapshots.version()
    if view.path is None or version is None or version.partition("-")[0] != view.snapshot:
        return None
    return {"format": FORMAT, "snapshot": version, "bytes": sys.byteorder}


def _write(view: View, facts: Facts) -> None:
    key = _key(view)
    if view.path is None or key is None:
        return
    place = Layout(view.path).facts
    part = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        with part.open("wb") as out:
            out.write(orjson.dumps(key) + b"\n")
            for section in _sections(facts):
                out.write(len(section).to_bytes(8, "big") + crc32(section).to_bytes(4, "big"))
                out.write(section)
        part.replace(place)
    except OSError:
        part.unlink(missing_ok=True)


def _sections(facts: Facts) -> Iterator[bytes | memoryview]:
    rows = facts.articles
    yield orjson.dumps([[row.article, row.outlet, row.outlet_name, row.published, row.language] for row in rows])
    yield orjson.dumps([[row.agent, row.label, row.kind] for row in facts.agents])
    yield orjson.dumps([facts.types, facts.cues])
    for texts in (facts.quotes, facts.claims):
        yield texts.start.encode()
        yield texts.data
        yield memoryview(texts.ends).cast("B")
    for name in _COLUMNS:
        yield memoryview(getattr(facts, name)).cast("B")


def _from_file(view: View) -> Facts | None:
    key = _key(view)
    if view.path is None or key is None:
        return None
    try:
        with Layout(view.path).facts.open("rb") as file:
            return _facts(file) if orjson.loads(file.readline()) == key else None
    except (OSError, ValueError):  # not there, or damaged
        return None


def _facts(file: BinaryIO) -> Facts:
    articles, agents, (types, cues) = (orjson.loads(_section(file)) for _ in range(3))
    return Facts(
        articles=tuple(ArticleFacts(*row) for row in articles),
        agents=tuple(AgentFacts(*row) for row in agents),
        types=tuple(types),
        cues=tuple(cues),
        quotes=_packed(file),
        claims=_packed(file),
        **{name: _array(code, file) for name, code in _COLUMNS.items()},
    )


def _packed(file: BinaryIO) -> Packed:
    return Packed(_section(file).decode(), _section(file), _array("Q", file))


def _array(code: str, file: BinaryIO) -> array[Any]:
    found = array(code)
    found.frombytes(_section(file))
    return found


def _section(file: BinaryIO) -> bytes:
    """The next section. Raises ValueError where it is not as it was written."""
    head = file.read(12)
    section = file.read(int.from_bytes(head[:8], "big"))
    if len(head) != 12 or crc32(section) != int.from_bytes(head[8:], "big"):
        raise ValueError("a section is damaged")
    return section
