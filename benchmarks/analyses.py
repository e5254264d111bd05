"""What each of the fifteen analyses costs on the command line, over HTTP and in Python; all three must say the same.

    python benchmarks/analyses.py STORE [--limit 1000] [--only wording chains]

Each is asked of `ujar analyse` in a process of its own, of one `ujar serve` that has been asked before, and in this
process, as JSON. Exits with 1 where an answer has no rows or two of its three forms differ by a byte.
"""

from __future__ import annotations

import argparse
import sys
import time
import urllib.request
from io import BytesIO
from pathlib import Path

from kg.export.answer import write_answer_json
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import View
from kg.views.analyses import ANALYSES, analyse

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]  # run as a file, it is in no package
from benchmarks.measured import run  # noqa: E402
from benchmarks.served import running  # noqa: E402

PATIENCE_S = 300


def main() -> None:
    """Measure and print."""
    names = [row.name for row in ANALYSES]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--limit", type=int, default=1000, help="rows of an answer (default: 1000)")
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME")
    options = parser.parse_args()
    ujar = [sys.executable, "-m", "kg.cli"]
    serve = [*ujar, "serve", "--store", str(options.store), "--port", "0"]
    settings = Settings(store=options.store)
    failed: list[str] = []
    with open_store(options.store, settings=settings, read_only=True) as view, running(serve, "serving ", {}) as port:
        over_http(port, "slices", limit=1)
        in_python(view, "slices", limit=1)
        head = "| analysis | rows | command, s | its CPU, s | HTTP, s | Python, s | said |"
        print(head + "\n|---|---|---|---|---|---|---|")
        for name in options.only:
            told = ["--store", str(options.store), "--limit", str(options.limit), "--format", "json"]
            cost = run([*ujar, "analyse", name, *told])
            http, http_s = over_http(port, name, limit=options.limit)
            mine, rows, python_s = in_python(view, name, limit=options.limit)
            said = "nothing" if not rows else "the same" if cost.out == http == mine else "different things"
            failed += [name] if said != "the same" else []
            spent = f"{cost.wall_s:.2f} | {cost.cpu_s:.2f} | {http_s:.2f} | {python_s:.2f}"
            print(f"| {name} | {rows:,} | {spent} | {said} |", flush=True)
    raise SystemExit(1 if failed else 0)


def over_http(port: int, name: str, *, limit: int) -> tuple[bytes, float]:
    """The answer of a server, and how many seconds it took."""
    begin = time.monotonic()
    address = f"http://127.0.0.1:{port}/api/v1/analyses/{name}?limit={limit}"
    with urllib.request.urlopen(address, timeout=PATIENCE_S) as answer:
        body: bytes = answer.read()
    return body, time.monotonic() - begin


def in_python(view: View, name: str, *, limit: int) -> tuple[bytes, int, float]:
    """The same in this process; the number of all its rows."""
    begin, out = time.monotonic(), BytesIO()
    answer = analyse(name, view, limit=limit)
    write_answer_json(answer, out)
    return out.getvalue(), answer.count, time.monotonic() - begin


if __name__ == "__main__":
    main()
