"""What validation costs: CPU seconds of extraction alone, of ingest without and with it, and of a whole store's check.

    python benchmarks/validate.py news.jsonl.gz [--limit 300]

All in one process, on one processor, so that CPU seconds count everything. The stores are made in temporary folders
and removed. The bar is that ingest keeps 60 % of the speed of extraction alone, and 25 % when it validates.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from itertools import islice
from pathlib import Path

from kg import pipeline
from kg.errors import InputError
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.intake.checking import check_store
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import open_store


def main() -> None:
    """Measure and print."""
    options = arguments()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
    read = islice(read_documents(options.paths), options.limit)
    documents = [document for document in read if not isinstance(document, InputError)]
    pipeline.extract(documents[0])
    begin = time.process_time()
    for document in documents:
        pipeline.extract(document)
    alone = time.process_time() - begin
    number = len(documents)
    print(f"articles                 {number:>8,}")
    print(f"extraction alone         {alone:>8.1f} CPU s  ({alone / number * 1000:.1f} ms an article)")
    for is_validated in (False, True):
        took = ingested(documents, is_validated=is_validated)
        name = "ingest --validate" if is_validated else "ingest"
        print(
            f"{name:<24} {took:>8.1f} CPU s  ({took / number * 1000:.1f} ms, {alone / took:.0%} of extraction's speed)"
        )
    print(f"peak memory              {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>8.0f} MB")


def ingested(documents: list[SourceDocument], *, is_validated: bool) -> float:
    """CPU seconds of an ingest into a new store; after one that validates, the whole store is checked as well."""
    settings = Settings()
    with tempfile.TemporaryDirectory(prefix="ujar-bench-") as folder:
        begin = time.process_time()
        with open_store(Path(folder) / "store", settings=settings) as store:
            report = ingest(documents, store, settings=settings, validate=is_validated)
            took = time.process_time() - begin
            for failure in report.failures:
                print(f"  refused: {failure.id}: {failure.reason}")
            if is_validated:
                begin = time.process_time()
                found = check_store(store)
                took_all, wrong = time.process_time() - begin, found.total("violation")
                print(
                    f"ujar validate --store    {took_all:>8.1f} CPU s  ({found.triples:,} triples, {wrong} violations)"
                )
    return took


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path, help="JSON Lines (.gz too), tables, texts or folders of them")
    parser.add_argument("--limit", type=int, default=300, help="stop after so many articles (default: 300)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
