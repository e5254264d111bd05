"""Queries through Ujar beside Oxigraph on the same files, in pairs: over HTTP, and in the library.

    python benchmarks/served.py STORE [--runs 200] [--heavy-runs 7] [--only http|library] [--seed 1]

STORE is one that `ujar ingest` or `benchmarks/grown.py` made. Over HTTP, `ujar serve` and the `oxigraph` server (of
the package of this name) read the same snapshot; each query is asked of one and of the other, in turn, over
connections that stay open, with the client of the standard library. In the library, `View.select` and the query
workers stand beside bare pyoxigraph. The median and the 95th percentile are of wall milliseconds; both answers of a
pair must have as many rows. Exits with 1 when a bar is not kept: over HTTP twice the server's median for point
queries and 1.2 times for heavy ones, in the library 1.5 times.
"""

from __future__ import annotations

import argparse
import http.client
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import orjson
import pyoxigraph as ox

from kg.query.sparql import answer
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import View
from kg.store.workers import QueryPool

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]  # run as a file, it is in no package
from benchmarks.questions import QUESTIONS, ROWS, Question, Things, drawn  # noqa: E402

BARS = {"http": {False: 2.0, True: 1.2}, "library": {False: 1.5, True: 1.5}}
IDLE_S = 4.0
"""Servers close connections that nobody used for five seconds, which a slow query of the other one may take."""
Ask = Callable[[str, str], bytes]
"""A query and a media type give an answer."""


def main() -> None:
    """Measure and print a line for each query."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--runs", type=int, default=200, help="pairs of each point query (default: 200)")
    parser.add_argument("--heavy-runs", type=int, default=7, help="pairs of each heavy query (default: 7)")
    parser.add_argument("--only", choices=["http", "library"])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    settings = Settings(store=options.store, query_limit_s=120)
    with open_store(options.store, settings=settings, read_only=True) as view:
        print(f"{view.count():,} quads")
        things = Things.of(view)
        missed = 0
        if options.only != "library":
            with ujar_server(settings) as ours, oxigraph_server(view) as theirs:
                missed += compare("HTTP: ujar beside oxigraph", (ours, theirs), things, options)
        if options.only != "http":
            missed += library(view, settings, things, options)
    raise SystemExit(1 if missed else 0)


def compare(title: str, asks: tuple[Ask, Ask], things: Things, options: argparse.Namespace) -> int:
    """Measures all queries in pairs; how many bars were missed."""
    missed = 0
    where = "http" if title.startswith("HTTP") else "library"
    print(f"\n{title:52} {'Ujar p50':>9} {'p95':>8} {'other p50':>10} {'p95':>8} {'ratio p50':>10} {'p95':>6}")
    for question in QUESTIONS:
        runs = options.heavy_runs if question.is_heavy else options.runs
        mine, others = paired(asks, question, drawn(question, things, count=runs, seed=options.seed))
        ratio, bar = median(mine) / median(others), BARS[where][question.is_heavy]
        missed += ratio > bar
        print(
            f"{question.name:52} {median(mine):9.2f} {p95(mine):8.2f} {median(others):10.2f} {p95(others):8.2f} "
            f"{ratio:10.2f} {p95(mine) / p95(others):6.2f}{'  > ' + str(bar) if ratio > bar else ''}",
            flush=True,
        )
    return missed


def paired(asks: tuple[Ask, Ask], question: Question, queries: Iterator[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of both for each query, which they answer in turn; the first answers are not counted."""
    mine: list[float] = []
    others: list[float] = []
    for number, query in enumerate(queries):
        pair = list(zip(asks, (mine, others), strict=True))
        sizes = []
        for ask, times in pair if number % 2 else reversed(pair):
            begin = time.perf_counter()
            found = ask(query, question.media_type)
            times.append((time.perf_counter() - begin) * 1000)
            sizes.append(rows(found, question.media_type))
        if sizes[0] != sizes[1]:
            raise SystemExit(f"{question.name}: {sizes[0]} and {sizes[1]} rows for\n{query}")
    warm = max(1, len(mine) // 10)
    return mine[warm:], others[warm:]


def rows(data: bytes, media_type: str) -> int:
    """Rows or triples of an answer."""
    if media_type == ROWS:
        return len(orjson.loads(data)["results"]["bindings"])
    return len({quad.triple for quad in ox.parse(data, ox.RdfFormat.TURTLE)})


def library(view: View, settings: Settings, things: Things, options: argparse.Namespace) -> int:
    """`View.select` and the query workers beside bare pyoxigraph on the same snapshot."""
    bare = ox.Store.read_only(str(view.snapshots.newest()))

    def engine(query: str, _: str) -> bytes:
        results = bare.query(query, use_default_graph_as_union=True)
        out = BytesIO()
        if isinstance(results, ox.QueryTriples):
            results.serialize(out, ox.RdfFormat.TURTLE)
        elif isinstance(results, ox.QuerySolutions):
            results.serialize(out, ox.QueryResultsFormat.JSON)
        return out.getvalue()

    missed = 0
    with QueryPool(settings, snapshots=view.snapshots, workers=1) as pool:
        workers: Ask = lambda query, media_type: answer(pool, query, media_type=media_type).body  # noqa: E731
        missed += compare("workers beside pyoxigraph, serialised", (workers, engine), things, options)
    print(
        f"\n{'View.select beside pyoxigraph, as Python values':52} {'Ujar p50':>9} {'other p50':>19} {'ratio p50':>19}"
    )
    for question in QUESTIONS:
        if question.media_type != ROWS:
            continue
        runs = options.heavy_runs if question.is_heavy else options.runs
        mine, others = [], []
        for query in drawn(question, things, count=runs, seed=options.seed):
            for times, ask in ((mine, view.select), (others, lambda q: values(bare, q))):
                begin = time.perf_counter()
                list(ask(query))
                times.append((time.perf_counter() - begin) * 1000)
        ratio = median(mine) / median(others)
        missed += ratio > BARS["library"][question.is_heavy]
        print(f"{question.name:52} {median(mine):9.2f} {median(others):19.2f} {ratio:19.2f}", flush=True)
    return missed


def values(store: ox.Store, query: str) -> Iterator[tuple[str | None, ...]]:
    """The rows of a query as a user of pyoxigraph writes it."""
    results = store.query(query, use_default_graph_as_union=True)
    assert isinstance(results, ox.QuerySolutions)
    return (tuple(term.value if term is not None else None for term in row) for row in results)  # type: ignore[union-attr]


@contextmanager
def ujar_server(settings: Settings) -> Iterator[Ask]:
    """`ujar serve` over a store."""
    command = [sys.executable, "-m", "kg.cli", "serve", "--store", str(settings.store), "--port", "0"]
    limits = {"UJAR_QUERY_LIMIT_S": str(settings.query_limit_s)}
    with running(command, "serving ", limits) as port:
        yield client(port, "/sparql")


@contextmanager
def oxigraph_server(view: View) -> Iterator[Ask]:
    """The server of Oxigraph over the snapshot of a view."""
    program = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    command = [program, "serve-read-only", "--location", str(view.snapshots.newest())]
    with running([*command, "--bind", f"127.0.0.1:{free_port()}", "--union-default-graph"], "Listening ", {}) as port:
        yield client(port, "/query")


@contextmanager
def running(command: list[str], sign: str, environment: dict[str, str]) -> Iterator[int]:
    """A server process until the block ends; the port that its line beginning with `sign` names."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | environment
    )
    assert process.stdout
    try:
        line = next((line for line in process.stdout if line.removeprefix("ujar: ").startswith(sign)), "")
        if not line:
            raise SystemExit(f"{command[0]} did not start")
        port = int(line.split("http://127.0.0.1:")[1].split()[0].rstrip("/"))
        drain(process)
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def client(port: int, path: str) -> Ask:
    """Asks a server over a connection that stays open."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    asked = time.monotonic()

    def ask(query: str, media_type: str) -> bytes:
        nonlocal asked
        if time.monotonic() - asked > IDLE_S:
            connection.close()  # the server is about to, or has; the next request opens it again
        headers = {"Accept": media_type, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, urlencode({"query": query}), headers)
        response = connection.getresponse()
        data = response.read()
        if response.status != 200:
            raise SystemExit(f"{path}: {response.status} {data[:300]!r}")
        asked = time.monotonic()
        return data

    return ask


def drain(process: subprocess.Popen[str]) -> None:
    """Reads what a server goes on to say, so that it never waits for a reader."""
    import threading

    threading.Thread(target=lambda: process.stdout and process.stdout.read(), daemon=True).start()


def wait_for(port: int) -> None:
    """Waits until the port has answered, so that nothing is computed any more when the first query comes."""
    end = time.monotonic() + 60
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/")
            connection.getresponse().read()
            connection.close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def median(times: list[float]) -> float:
    """The middle one."""
    return statistics.median(times)


def p95(times: list[float]) -> float:
    """What 95 of a hundred stay below."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


if __name__ == "__main__":
    main()
