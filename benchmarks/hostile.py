"""Whether extraction takes time in proportion to the text, whatever the text.

    python benchmarks/hostile.py [--sizes 25 50 100 200 400 1000] [--kinds marks names] [--limit 60] [--jobs 2]

Every kind of `hostile_texts.py` is extracted at every size (thousands of code points), each in a process of its own
with a limit of CPU seconds. Prints CPU seconds of `kg.pipeline.extract`, and in brackets the factor for twice the size,
computed from the size before. Exits with 1 when a text raised or ran out of time, or when a doubling cost more than
2.6 times as much at a size that takes over 0.2 s; such a doubling is measured three times and the least counts, because
a busy machine only adds.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from hostile_texts import KINDS

from kg.lang import load_pack
from kg.model.text import SourceDocument
from kg.pipeline import extract

WORST_DOUBLING = 2.6
SHORTEST_S = 0.2
"""Below this a process's own beginnings count too much."""
WARM_UP = "Air sudah surut, kata Budi, Senin (10/2/2025)."


def main() -> None:
    """Measure every kind and print a line for each."""
    options = arguments()
    if options.child:
        print(json.dumps(measure(options.child, options.sizes[0] * 1000)))
        return
    chosen = [kind for kind in KINDS if not options.kinds or any(part in kind for part in options.kinds)]
    with ThreadPoolExecutor(options.jobs) as pool:
        lines = pool.map(lambda kind: line(kind, options.sizes, options.limit), chosen)
        bad = 0
        print(f"{'CPU seconds (factor of a doubling) at':32}" + "".join(f"{size:>9} kB  " for size in options.sizes))
        for text, is_bad in lines:
            print(text, flush=True)
            bad += is_bad
    print(f"{len(chosen)} kinds, {bad} of them out of proportion or failing")
    raise SystemExit(1 if bad else 0)


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[25, 50, 100, 200, 400, 1000], help="thousands")
    parser.add_argument("--kinds", nargs="+", help="only kinds whose name holds one of these words")
    parser.add_argument("--limit", type=int, default=60, help="CPU seconds for one text (default: 60)")
    parser.add_argument("--jobs", type=int, default=1, help="kinds measured at once (default: 1)")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(kind: str, size: int) -> dict[str, float]:
    """CPU seconds, quotes and peak memory of one text, in this process."""
    pack = load_pack("id")
    extract(SourceDocument("warm", WARM_UP, published="2025-02-11"), pack=pack)
    document = SourceDocument(kind, KINDS[kind](size), published="2025-02-11")
    start = time.process_time()
    found = extract(document, pack=pack)
    took_s = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"took_s": took_s, "quotes": len(found.quotes), "peak_mb": peak}


def line(kind: str, sizes: list[int], limit_s: int) -> tuple[str, bool]:
    """The printed line of one kind, and whether something is wrong with it."""
    text, is_bad = f"{kind:32}", False
    before: tuple[int, float] | None = None
    worst_mb = 0.0
    for size in sizes:
        found = in_process(kind, size, limit_s)
        if isinstance(found, str):
            return f"{text}  {found}", True
        took_s, worst_mb = found["took_s"], max(worst_mb, found["peak_mb"])
        for _ in range(2):
            if not is_out_of_proportion(before, (size, took_s)):
                break
            again = in_process(kind, size, limit_s)
            took_s = took_s if isinstance(again, str) else min(took_s, again["took_s"])
        is_slow = is_out_of_proportion(before, (size, took_s))
        doubling = factor(before, (size, took_s))
        is_bad = is_bad or is_slow
        text += f"{took_s:7.2f}" + (f" ({doubling:3.1f}){'!' if is_slow else ' '}" if before else " " * 7)
        before = (size, took_s)
    return f"{text} {found['quotes']:>7} quotes {worst_mb:5.0f} MB", is_bad


def factor(before: tuple[int, float] | None, now: tuple[int, float]) -> float:
    """The factor for twice the size, from two sizes and their seconds; 0 where there is no size before."""
    if before is None:
        return 0.0
    return float((now[1] / max(before[1], 0.001)) ** (math.log(2) / math.log(now[0] / before[0])))


def is_out_of_proportion(before: tuple[int, float] | None, now: tuple[int, float]) -> bool:
    """Whether a doubling costs too much, at a size that takes long enough to tell."""
    return now[1] > SHORTEST_S and factor(before, now) > WORST_DOUBLING


def in_process(kind: str, size: int, limit_s: int) -> dict[str, float] | str:
    """What a child measured; words that say what went wrong with it."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit_s, limit_s))

    command = [sys.executable, __file__, "--child", kind, "--sizes", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, check=False)
    if done.returncode == 0:
        measured: dict[str, float] = json.loads(done.stdout)
        return measured
    last = done.stderr.strip().rsplit("\n", 1)[-1]
    return f"{size} kB: {last or f'more than {limit_s} s'}"


if __name__ == "__main__":
    main()
