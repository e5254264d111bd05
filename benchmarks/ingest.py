"""Speed and size of ingest: from articles to a store on disk, everything on.

    python benchmarks/ingest.py news.jsonl.gz [--limit 2000] [--again] [--shuffled SEED]
    python benchmarks/ingest.py news.jsonl.gz --limit 2000 --ratio

The store is made in a temporary folder and removed. Seconds are wall seconds, because ingest waits for the disk;
quads are counted in the store when all is done, disk as the sum of its files, of which those that are hard links to
one are counted once. What an article costs without its quotes is what describes its document, its provenance graph
and its part of `graph/runs`.

`--ratio` measures the bar that ingest keeps 60 % of the speed of extraction alone, and 25 % when it validates: CPU
seconds of extraction alone, in one process, without reading the articles, over the CPU seconds of all processes of
a whole ingest of the same articles, from the start of Python to the closed store. Wall seconds stand beside them.
 `--again` ingests the same articles a second time, `--shuffled` in another order into another
store; both print the SHA-256 of the sorted N-Quads that `ujar export --format nq` writes, and whether it is the same.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg import pipeline
from kg.errors import InputError
from kg.export.rdf import write_rdf
from kg.ingest.readers import read_documents
from kg.intake import IntakeReport, ingest
from kg.rdf.parse import Quad
from kg.rdf.vocab import NEWS_ARTICLE, TYPE
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]  # run as a file, it is in no package
from benchmarks.measured import Measured, run  # noqa: E402

KINDS = ("article", "prov", "identities", "claims", "runs")


def main() -> None:
    """Measure and print."""
    options = arguments()
    if options.into:
        ingest_only(options)
    elif options.ratio:
        ratio(options)
    else:
        measure(options)


def measure(options: argparse.Namespace) -> None:
    """Speed, quads and disk of one ingest, and whether others give the same bytes."""
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
    parser.add_argument("--ratio", action="store_true", help="compare with extraction alone, by CPU of all processes")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--validate", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def ratio(options: argparse.Namespace) -> None:
    """Prints what extraction alone and ingest without and with validation take, and the ratios."""
    number, alone_s, alone_wall_s = extraction_alone(options)
    print(f"articles              {number:>12,}")
    print(
        f"extraction alone      {alone_s:>12.1f} CPU s  ({alone_s / number * 1000:.1f} ms; wall {alone_wall_s:.1f} s)"
    )
    for name, flags in (("ingest", ()), ("ingest --validate", ("--validate",))):
        took = in_a_process_of_its_own(options, flags)
        told = f"{took.cpu_s / number * 1000:.1f} ms; wall {took.wall_s:.1f} s; peak {took.peak_mb:.0f} MB"
        print(f"{name:<21} {took.cpu_s:>12.1f} CPU s  ({told}): {alone_s / took.cpu_s:.0%} of extraction's speed")


def extraction_alone(options: argparse.Namespace) -> tuple[int, float, float]:
    """Articles, and the CPU and wall seconds of their extraction in this process."""
    number, cpu_s, wall_s = 0, 0.0, 0.0
    for document in islice(read_documents(options.paths), options.limit):
        if isinstance(document, InputError):
            continue
        if number == 0:
            pipeline.extract(document)
        begin_s, begin_wall_s = time.process_time(), time.perf_counter()
        pipeline.extract(document)
        cpu_s, wall_s = cpu_s + time.process_time() - begin_s, wall_s + time.perf_counter() - begin_wall_s
        number += 1
    return number, cpu_s, wall_s


def in_a_process_of_its_own(options: argparse.Namespace, flags: tuple[str, ...]) -> Measured:
    """What an ingest takes."""
    with tempfile.TemporaryDirectory(prefix="ujar-bench-") as folder:
        limit = ("--limit", str(options.limit)) if options.limit else ()
        into = ("--into", str(Path(folder) / "store"))
        took = run([sys.executable, __file__, *map(str, options.paths), *limit, *into, *flags])
    if took.code:
        raise SystemExit(f"the ingest ended with code {took.code}")
    return took


def ingest_only(options: argparse.Namespace) -> None:
    """Ingests, and nothing else."""
    settings = Settings()
    with open_store(options.into, settings=settings) as store:
        documents = islice(read_documents(options.paths), options.limit)
        found = ingest(documents, store, settings=settings, validate=options.validate)
    for failure in found.failures:
        print(f"refused: {failure.id}: {failure.reason}", file=sys.stderr)


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
    described = sum(len(list(store.quads(subject=node.subject.value))) for node in articles_of(store))
    own = (described + kinds["prov"] + kinds["runs"]) / articles
    print(f"  an article without its quotes {own:>7.1f}  (document {described / articles:.1f}; the bar is 40)")
    print(f"peak memory           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>12.0f} MB")


def articles_of(store: Store) -> Iterator[Quad]:
    """The statements that something is an article."""
    return (quad for quad in store.quads(predicate=TYPE.value, value=NEWS_ARTICLE.value))


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
