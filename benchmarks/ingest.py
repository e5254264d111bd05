"""Speed and size of ingest: from articles to a store on disk, everything on.

    python benchmarks/ingest.py news.jsonl.gz [--limit 2000] [--again] [--shuffled SEED]

The store is made in a temporary folder and removed. Seconds are wall seconds, because ingest waits for the disk;
quads are counted in the store when all is done, disk as the sum of its files, of which those that are hard links to
one are counted once. `--again` ingests the same articles a second time, `--shuffled` in another order into another
store; both print the SHA-256 of the sorted N-Quads that `ujar export --format nq` writes, and whether it is the same.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import resource
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from kg.export.rdf import write_rdf
from kg.ingest.readers import read_documents
from kg.intake import IntakeReport, ingest
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store

KINDS = ("article", "prov", "identities", "claims", "runs")


def main() -> None:
    """Measure and print."""
    options = arguments()
    settings = Settings()
    with tempfile.TemporaryDirectory(prefix="ujar-bench-") as folder:
        path = Path(folder) / "store"
        start, start_cpu_s = time.perf_counter(), time.process_time()
        with open_store(path, settings=settings) as store:
            intake = ingest(islice(read_documents(options.paths), options.limit), store, settings=settings)
            took_s, cpu_s = time.perf_counter() - start, time.process_time() - start_cpu_s
            report(store, intake, took_s=took_s, cpu_s=cpu_s)
            first = digest(store) if options.again or options.shuffled is not None else ""
            if options.again:
                ingest(islice(read_documents(options.paths), options.limit), store, settings=settings)
                compare("ingested again", digest(store), first)
        disk(path, intake.articles)
        if options.shuffled is not None:
            documents = list(islice(read_documents(options.paths), options.limit))
            random.Random(options.shuffled).shuffle(documents)
            with open_store(Path(folder) / "shuffled", settings=settings) as store:
                ingest(documents, store, settings=settings)
                compare("ingested shuffled", digest(store), first)


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path, help="JSON Lines (.gz too), tables, texts or folders of them")
    parser.add_argument("--limit", type=int, help="stop after so many articles")
    parser.add_argument("--again", action="store_true", help="ingest a second time and compare")
    parser.add_argument("--shuffled", type=int, metavar="SEED", help="ingest in another order, too, and compare")
    return parser.parse_args()


def report(store: Store, intake: IntakeReport, *, took_s: float, cpu_s: float) -> None:
    """Print one figure a line."""
    kinds = Counter(kind_of(str(quad.graph_name)) for quad in store.quads())
    quads, articles, quotes = sum(kinds.values()), max(intake.articles, 1), max(intake.quotes, 1)
    print(f"articles              {intake.articles:>12,}  ({len(intake.failures)} failed, {intake.skipped} skipped)")
    print(f"quotes                {intake.quotes:>12,}")
    print(f"seconds               {took_s:>12.1f}  (CPU: {cpu_s:.1f})")
    print(f"articles per second   {intake.articles / took_s:>12.1f}")
    print(f"quads                 {quads:>12,}  ({quads / articles:.1f} an article, {quads / quotes:.1f} a quote)")
    for kind in KINDS:
        print(f"  {kind:<19} {kinds[kind]:>12,}  ({kinds[kind] / quotes:.1f} a quote)")
    print(f"peak memory           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>12.0f} MB")


def kind_of(graph: str) -> str:
    """The kind of a graph, from its IRI."""
    return next((kind for kind in KINDS if f"/graph/{kind}" in graph), "other")


def digest(store: Store) -> str:
    """SHA-256 of the store's sorted N-Quads, without the graph that says when articles were ingested."""
    out = io.BytesIO()
    write_rdf(store, out, media_type="application/n-quads")
    return hashlib.sha256(b"".join(sorted(out.getvalue().splitlines(keepends=True)))).hexdigest()


def compare(what: str, found: str, first: str) -> None:
    """Print whether two digests are the same."""
    print(f"{what:<21} {'no byte changed' if found == first else 'CHANGED':>18}  ({found})")


def sizes_bytes(path: Path) -> Counter[str]:
    """Bytes of the files below a folder by its parts; a file with several names counts once, for the first of them."""
    sizes: Counter[str] = Counter()
    seen = set()
    for file in sorted(path.rglob("*")):
        found = file.stat()
        if file.is_file() and (found.st_dev, found.st_ino) not in seen:
            seen.add((found.st_dev, found.st_ino))
            sizes[file.relative_to(path).parts[0]] += found.st_size
    return sizes


def disk(path: Path, articles: int) -> None:
    """Print the bytes of the closed store, by its largest parts."""
    sizes = sizes_bytes(path)
    total = sum(sizes.values())
    print(f"disk                  {total / 1e6:>12.1f} MB  ({total / max(articles, 1) / 1e3:.1f} kB an article)")
    for name, size in sizes.most_common(5):
        print(f"  {name:<19} {size / 1e6:>12.1f} MB")


if __name__ == "__main__":
    main()
