"""Speed and size of ingest: from articles to a store on disk, everything on.

    python benchmarks/ingest.py news.jsonl.gz [--limit 2000] [--again]

The store is made in a temporary folder and removed. Seconds are wall seconds, because ingest waits for the disk;
quads are counted in the store when all is done, disk as the sum of its files. `--again` ingests the same articles a
second time and says whether a byte of the sorted N-Quads changed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import resource
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path

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
            if options.again:
                before = digest(store)
                ingest(islice(read_documents(options.paths), options.limit), store, settings=settings)
                print(f"ingested again        {'no byte changed' if digest(store) == before else 'CHANGED':>18}")
        disk(path, intake.articles)


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path, help="JSON Lines (.gz too), tables, texts or folders of them")
    parser.add_argument("--limit", type=int, help="stop after so many articles")
    parser.add_argument("--again", action="store_true", help="ingest a second time and compare")
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
    """Digest of the store's sorted N-Quads."""
    out = io.BytesIO()
    store.dump(out, "application/n-quads")
    return hashlib.sha256(b"\n".join(sorted(out.getvalue().splitlines()))).hexdigest()


def disk(path: Path, articles: int) -> None:
    """Print the bytes of the closed store, by its largest parts."""
    sizes: Counter[str] = Counter()
    for file in path.rglob("*"):
        if file.is_file():
            sizes[file.relative_to(path).parts[0]] += file.stat().st_size
    total = sum(sizes.values())
    print(f"disk                  {total / 1e6:>12.1f} MB  ({total / max(articles, 1) / 1e3:.1f} kB an article)")
    for name, size in sizes.most_common(5):
        print(f"  {name:<19} {size / 1e6:>12.1f} MB")


if __name__ == "__main__":
    main()
