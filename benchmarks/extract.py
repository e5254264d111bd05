"""Speed and memory of extraction, in one process.

    python benchmarks/extract.py news.jsonl.gz [--limit 2000] [--pair] [--spacy]

Words are runs of non-space characters of the texts; time is the CPU time of this process, so a busy machine does not
count. `--pair` reads every article also with one regular expression that only splits it into words, in turn with the
extractor, and gives the ratio: a figure that other machines can be compared by. `--spacy` does the same with the
tokenizer of spaCy's blank pipeline (`pip install spacy`; without it the option says so and ends). Reading the file is
not counted. Memory is the peak of this process after a tenth, after half and after all of the articles.
"""

from __future__ import annotations

import argparse
import gc
import re
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kg.errors import UjarError
from kg.ingest.readers import read_documents
from kg.lang import load_pack
from kg.lang.pack import LanguagePack
from kg.model.text import SourceDocument
from kg.pipeline import extract

BATCH = 50
PLAIN_WORDS = re.compile(r"\w+|[^\w\s]")


@dataclass(slots=True)
class Tally:
    """What has been read so far."""

    articles: int = 0
    words: int = 0
    quotes: int = 0
    extract_s: float = 0.0
    others_s: dict[str, float] = field(default_factory=dict)
    """CPU seconds of each other reader of the same texts."""
    memory_mb: list[float] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")


def main() -> None:
    """Measure and print."""
    options = arguments()
    pack = load_pack(options.lang)
    tally = Tally()
    others = dict(other_readers(options))
    articles = islice(documents(options.paths), options.limit)
    while batch := list(islice(articles, BATCH)):
        measure(batch, pack, tally, others)
    report(tally)


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path, help="JSON Lines (.gz too), tables, texts or folders of them")
    parser.add_argument("--limit", type=int, help="stop after so many articles")
    parser.add_argument("--pair", action="store_true", help="also measure a plain split into words, in turn")
    parser.add_argument("--spacy", action="store_true", help="also measure spaCy's blank tokenizer, in turn")
    parser.add_argument("--lang", default="id", help="language of the articles (default: id)")
    return parser.parse_args()


def other_readers(options: argparse.Namespace) -> Iterator[tuple[str, Callable[[str], object]]]:
    """What else reads each text, by name. Ends the process where spaCy is asked for and missing."""
    if options.pair:
        yield "plain split", PLAIN_WORDS.findall
    if options.spacy:
        try:
            import spacy  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            raise SystemExit("--spacy needs spaCy, which is no part of Ujar: pip install spacy") from None
        yield f"spaCy {spacy.__version__}", spacy.blank(options.lang).tokenizer


def documents(paths: Iterable[Path]) -> Iterator[SourceDocument]:
    """The articles; what cannot be read is left out."""
    return (item for item in read_documents(list(paths)) if not isinstance(item, UjarError))


def measure(
    batch: list[SourceDocument], pack: LanguagePack, tally: Tally, others: dict[str, Callable[[str], object]]
) -> None:
    """Extract a batch and add to the tally."""
    for document in batch:
        start = time.process_time()
        annotated = extract(document, pack=pack)
        took_s = time.process_time() - start
        tally.extract_s += took_s
        tally.slowest = max(tally.slowest, (took_s, document.id))
        tally.articles += 1
        tally.words += len(document.text.split())
        tally.quotes += len(annotated.quotes)
    for name, read in others.items():
        start = time.process_time()
        for document in batch:
            read(document.text)
        tally.others_s[name] = tally.others_s.get(name, 0.0) + time.process_time() - start
    tally.memory_mb.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def report(tally: Tally) -> None:
    """Print one figure a line."""
    gc.collect()
    memory = tally.memory_mb or [0.0]
    after = [memory[min(len(memory) * part // 10, len(memory) - 1)] for part in (1, 5, 10)]
    took_s = max(tally.extract_s, 1e-9)
    print(f"articles              {tally.articles:>12,}")
    print(f"words                 {tally.words:>12,}")
    print(f"quotes                {tally.quotes:>12,}  ({tally.quotes / max(tally.articles, 1):.1f} an article)")
    print(f"CPU seconds           {tally.extract_s:>12.1f}")
    print(f"words per CPU second  {tally.words / took_s:>12,.0f}")
    print(f"articles per CPU sec. {tally.articles / took_s:>12.1f}")
    print(f"slowest article       {tally.slowest[0] * 1000:>12.0f} ms  ({tally.slowest[1]})")
    print(
        f"peak memory           {after[2]:>12.0f} MB  (after a tenth {after[0]:.0f} MB, after half {after[1]:.0f} MB)"
    )
    for name, other_s in tally.others_s.items():
        ratio = took_s / other_s
        print(f"{name + ', words/s':22}{tally.words / other_s:>12,.0f}  (extraction takes {ratio:.1f} times as long)")


if __name__ == "__main__":
    main()
