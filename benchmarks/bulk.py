"""Speed of the bulk load: `ujar store load` against pyoxigraph's own `bulk_load` of the same file, in pairs.

    python benchmarks/bulk.py arsip.nq --quads 1000000 --pairs 3

The statements of the articles in an export (`ujar export -o arsip.nq`) are repeated under other keys until there are so
many. Compared is what the engine takes until the quads are on the disk, and for ours with the copy, the look at the ids
and the exchange; what is computed from them (documents, speakers, claims, index) comes after and is told apart.
"""

from __future__ import annotations

import argparse
import gc
import re
import shutil
import statistics
import tempfile
import time
from contextlib import closing
from functools import partial
from hashlib import md5
from pathlib import Path

import pyoxigraph as ox

from kg.ingest.source import opened
from kg.intake.loading import load
from kg.settings import Settings
from kg.store.bulk import write_loaded
from kg.store.layout import Layout
from kg.store.oxigraph import OxigraphDisk
from kg.store.rebase import exchange

_KEY = re.compile(rb"(?<=/)[0-9a-f]{32}(?=[/>])")
_OF_ARTICLE = re.compile(rb"/graph/(article|prov)/[0-9a-f]{32}> \.$")


def main() -> None:
    """Prints both times of each pair and the ratio of rates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path, help="N-Quads that `ujar export` wrote")
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--whole", action="store_true", help="once more with all that is computed from the quads")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ujar-bulk-") as folder:
        place = Path(folder)
        count = repeat(arguments.export, place / "all.nq", arguments.quads)
        print(f"quads {count:,}, {(place / 'all.nq').stat().st_size / 1e6:.0f} MB")
        ratios = [pair(place, count, number) for number in range(arguments.pairs)]
        print(
            f"ours is {statistics.median(ratios):.0%} as fast as pyoxigraph.bulk_load (median of {len(ratios)} pairs)"
        )
        if arguments.whole:
            whole(place)


def repeat(source: Path, target: Path, quads: int) -> int:
    """Writes the statements of articles again and again, each time under other keys; how many."""
    with source.open("rb") as file:
        lines = [line for line in file if _OF_ARTICLE.search(line)]
    written, turn = 0, 0
    with target.open("wb") as out:
        while written < quads:
            out.writelines(_KEY.sub(partial(_other, turn), line) for line in lines)
            written, turn = written + len(lines), turn + 1
    return written


def _other(turn: int, key: re.Match[bytes]) -> bytes:
    return md5(key[0] + str(turn).encode()).hexdigest().encode() if turn else key[0]


def pair(place: Path, count: int, number: int) -> float:
    """One run of each, in turn the one or the other first; how fast ours is against the engine."""
    runs = [("bare", bare), ("ours", ours)]
    taken = {name: run(place) for name, run in (runs if number % 2 == 0 else reversed(runs))}
    rates = ", ".join(f"{name} {taken[name]:.1f} s, {count / taken[name]:,.0f} quads/s" for name, _ in runs)
    print(f"pair {number + 1}: {rates}")
    return taken["bare"] / taken["ours"]


def bare(place: Path) -> float:
    """Seconds of pyoxigraph alone."""
    begin = time.monotonic()
    store = ox.Store(str(place / "bare"))
    store.bulk_load(path=str(place / "all.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()
    seconds = time.monotonic() - begin
    del store
    gc.collect()
    shutil.rmtree(place / "bare")
    return seconds


def ours(place: Path) -> float:
    """Seconds of a bulk load into a new store, until the quads are in their place."""
    begin = time.monotonic()
    with closing(OxigraphDisk(place / "ours", settings=Settings())) as store:
        write_loaded(store, [("all.nq", partial(opened, place / "all.nq"))], progress=lambda _: None)
    exchange(Layout(place / "ours"))
    seconds = time.monotonic() - begin
    shutil.rmtree(place / "ours")
    return seconds


def whole(place: Path) -> None:
    """Prints what `ujar store load` takes from beginning to end."""
    done = load([("all.nq", partial(opened, place / "all.nq"))], settings=Settings(store=place / "whole"))
    counts = f"articles {done.articles:,}, quotes {done.quotes:,}"
    print(f"whole: {counts}, seconds {done.seconds:.1f}, of these loading {done.load_s:.1f}")


if __name__ == "__main__":
    main()
