"""Kills an ingest at random moments, and sees each time that the store has every article whole or not at all.

    python benchmarks/killed.py news.jsonl.gz [--kills 50] [--step 20] [--seed 1]

Each round ingests `--step` more articles into one store, in a process that is killed (SIGKILL). The moment is drawn
evenly: first what the process is doing (extracting, writing a chunk of articles, computing what is derived, publishing,
closing), then how far it is in that, by how long it took in the first round. The process says which articles the store
acknowledged: their note that they are finished was written. The store is then opened as `ujar query` and `ujar serve`
do, and compared with one that was made of the same articles without a kill:

- an acknowledged article has its graphs, its provenance, its text, and all its quotes in the text index;
- any other is absent from graphs and index, or as whole as those (killed between the commit and the word of it).

Articles with one address are left out but for the first, so that none is in the archive. In the end the ingest is
completed, and the store must be the same as the other, byte for byte in sorted N-Quads without `graph/runs`.
Prints the kills by what was being done, and ends with code 1 when anything was broken.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg import intake
from kg.errors import InputError
from kg.export.rdf import write_rdf
from kg.ids import Namer, article_key, source_key
from kg.ingest.readers import read_documents
from kg.intake.recovery import open_finished
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store, View

STAGES = ("extracting", "writing articles", "computing what is derived", "publishing", "closing")
PATIENCE_S = 120.0


@dataclass(frozen=True, slots=True)
class Whole:
    """An article as it should be: its statements, its text, its quotes in the index."""

    quads: frozenset[object]
    text: str
    quotes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Round:
    """What a process did until it was killed, or ended."""

    acknowledged: tuple[str, ...]
    stage: str
    lasts_s: dict[str, float]
    """How long each stage took, the first time."""
    is_killed: bool


def main() -> None:
    """Kill, compare, print."""
    options = arguments()
    if options.child:
        ingest_and_tell(options)
        return
    with tempfile.TemporaryDirectory(prefix="ujar-killed-") as folder:
        sys.exit(measure(options, Path(folder)))


def measure(options: argparse.Namespace, folder: Path) -> int:
    """All rounds; 1 when something was broken."""
    begin = time.monotonic()
    documents = chosen(options.paths, (3 * options.kills // 2 + 2) * options.step)
    settings = Settings(store=folder / "store")
    whole = reference(documents, Settings(store=folder / "reference"))
    luck = random.Random(options.seed)
    acknowledged: set[str] = set()
    stages: Counter[str] = Counter()
    broken: list[str] = []
    untold = 0
    first = a_round(options, settings, options.step)
    acknowledged.update(first.acknowledged)
    for count in range(2 * options.step, len(documents) + 1, options.step):
        stage = luck.choice(STAGES)
        done = a_round(options, settings, count, kill_in=stage, after_s=luck.uniform(0, first.lasts_s[stage]))
        acknowledged.update(done.acknowledged)
        stages[done.stage] += done.is_killed
        with closing(open_finished(settings)) as view:
            wrong, found = compare(view, whole, acknowledged)
        broken += wrong
        untold += len(found - acknowledged)
        acknowledged |= found  # what was seen must stay
        if stages.total() == options.kills:
            break
    a_round(options, settings, len(documents))
    same = digest(settings) == digest(Settings(store=folder / "reference"))
    print(f"articles {len(documents):,}, kills {stages.total()}, seconds {time.monotonic() - begin:.0f}")
    for stage in STAGES:
        print(f"  killed while {stage}: {stages[stage]}")
    print(f"articles acknowledged and then broken or missing: {len(broken)}")
    print(f"articles whole though nothing had said so yet: {untold}")
    print(f"the completed store is the same as one without a kill: {'yes' if same else 'NO'}")
    for line in broken[:20]:
        print(f"  {line}")
    return int(bool(broken) or not same)


def chosen(paths: list[str], count: int) -> list[SourceDocument]:
    """The first documents, of each address one."""
    found: dict[str, SourceDocument] = {}
    keys: set[str] = set()
    for document in read_documents(paths):
        if len(found) == count:
            break
        if isinstance(document, InputError) or not document.url:
            continue
        if source_key(document) not in found and article_key(document) not in keys:
            keys.add(article_key(document))
            found[source_key(document)] = document
    return list(found.values())


def reference(documents: Iterable[SourceDocument], settings: Settings) -> dict[str, Whole]:
    """Every article as an ingest without a kill makes it, by key; those that fail are left out."""
    with closing(open_store(settings.store, settings=settings)) as store:
        intake.ingest(documents, store, settings=settings)
        quotes = indexed(store)
        return {key: as_found(store, key, quotes) for key in store.texts.finished()}


def as_found(view: View, key: str, quotes: dict[str, set[str]]) -> Whole:
    """An article as a store has it."""
    namer = Namer(view.base)
    quads = frozenset(quad for kind in ("article", "prov") for quad in view.quads(namer.graph(kind, key)))
    document = view.texts.get(key)
    return Whole(quads, document.text if document else "", frozenset(quotes.get(key, ())))


def indexed(view: View) -> dict[str, set[str]]:
    """The quotes in the text index, by article."""
    found: dict[str, set[str]] = {}
    namer = Namer(view.base)
    for quote in view.index.values("quote"):
        found.setdefault(namer.article_of(quote) or "", set()).add(quote)
    return found


def compare(view: View, whole: dict[str, Whole], acknowledged: set[str]) -> tuple[list[str], set[str]]:
    """What is broken, and which articles are whole."""
    quotes = indexed(view)
    broken, found = [], set()
    for key, right in whole.items():
        article = as_found(view, key, quotes)
        if article == right:
            found.add(key)
        elif key in acknowledged or article.quads or article.quotes:
            parts = {name for name in ("quads", "text", "quotes") if getattr(article, name) != getattr(right, name)}
            broken.append(f"{key}: {', '.join(sorted(parts))}")
    if view.texts.note("derived") != "fresh" and acknowledged:
        broken.append("what is derived is stale")
    return broken, found


def digest(settings: Settings) -> str:
    """SHA-256 of the sorted N-Quads without `graph/runs`."""
    out = io.BytesIO()
    with closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        write_rdf(view, out, media_type="application/n-quads")
    return hashlib.sha256(b"\n".join(sorted(out.getvalue().splitlines()))).hexdigest()


def a_round(
    options: argparse.Namespace, settings: Settings, count: int, *, kill_in: str | None = None, after_s: float = 0
) -> Round:
    """Ingests the first `count` articles in a process, killed so many seconds after it began a stage."""
    command = [sys.executable, __file__, *options.paths, "--child", str(settings.store), "--limit", str(count)]
    acknowledged, stage, began, lasts_s = [], "", time.monotonic(), {}
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        for line in (raw.decode().strip() for raw in process.stdout):
            if not line.startswith("="):
                acknowledged.append(line)
                continue
            lasts_s.setdefault(stage, time.monotonic() - began)
            stage, began = line[1:], time.monotonic()
            if stage == kill_in:
                kill_in = None
                threading.Timer(after_s, process.kill).start()
        code = process.wait(PATIENCE_S)
    if code not in {0, -signal.SIGKILL}:
        sys.exit(f"a round ended with code {code}")
    lasts_s.setdefault(stage, time.monotonic() - began)
    return Round(tuple(acknowledged), stage, lasts_s, code != 0)


def ingest_and_tell(options: argparse.Namespace) -> None:
    """The process that is killed: says that it opens the store, which articles are finished, and what it does next."""
    settings = Settings(store=Path(options.child))
    documents = chosen(options.paths, options.limit)
    store = open_store(settings.store, settings=settings)
    texts, derive, publish = store.texts, intake.rebuild_derived, store.publish
    put, finished = texts.put, texts.set_states

    def put_and_tell(documents: Iterable[tuple[str, SourceDocument]]) -> None:
        say(f"={STAGES[1]}")
        put(documents)

    def finish_and_tell(states: Iterable[tuple[str, str]]) -> None:
        rows = list(states)
        finished(rows)
        for key, _ in rows:
            say(key)
        say(f"={STAGES[0]}")

    def derive_and_tell(opened: Store) -> None:
        say(f"={STAGES[2]}")
        derive(opened)

    def publish_and_tell() -> Path:
        say(f"={STAGES[3]}")
        return publish()

    texts.put, texts.set_states = put_and_tell, finish_and_tell  # type: ignore[method-assign]
    intake.rebuild_derived = derive_and_tell
    store.publish = publish_and_tell  # type: ignore[method-assign]
    say(f"={STAGES[0]}")
    intake.ingest(documents, store, settings=settings)
    say(f"={STAGES[4]}")
    store.publish = publish  # type: ignore[method-assign]
    store.close()


def say(line: str) -> None:
    """Writes a line at once, so that a kill loses none that was said."""
    os.write(1, f"{line}\n".encode())


def arguments() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", help="articles, in any format that `ujar ingest` reads")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--step", type=int, default=20, help="articles that each round adds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--limit", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
