"""What point queries wait for while others ask hostile ones, and whether anything leaves the machine.

    python benchmarks/stormed.py STORE [--clients 64] [--seconds 120] [--share 0.1] [--seed 1]

`ujar serve` is asked by so many clients at once, each of which asks its next query when it has its answer: first
point queries only, then the same load in which a tenth of the queries is hostile: products without end, free property
paths, bombs of regular expressions, giant results, SERVICE in every hiding place. SERVICE, LOAD and FROM name a server
that waits for connections on this machine; nobody must come.

Prints the percentiles of the point queries of both runs, what the hostile ones got, and the memory of all processes of
the service. Exits with 1 when the 95th percentile rose fivefold, a point query failed, the trap was called, or the
service no longer answers.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from kg.settings import Settings
from kg.store import open_store

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]  # run as a file, it is in no package
from benchmarks.questions import PREFIXES, QUESTIONS, Things  # noqa: E402
from benchmarks.served import median, p95, running  # noqa: E402

WORST = 5.0
HOSTILE = {
    "product": "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) = '%n') }",
    "sorted product": "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f ?i OFFSET %n",
    "free path": "SELECT (COUNT(*) AS ?n%n) WHERE { ?a (ujar:source|^ujar:source|ujar:inArticle|^ujar:inArticle)* ?b }",
    "any path": "SELECT (COUNT(*) AS ?n%n) WHERE { ?a (!ujar:nothing|^(!ujar:nothing))+ ?b }",
    "regular expression": "SELECT ?t { ?q schema:text ?t FILTER REGEX(?t, CONCAT('(', ?t, '|.{1,90}){1,50}%n')) }",
    "counted repeats": "SELECT ?t { ?q schema:text ?t FILTER REGEX(?t, '((a{1,100}){1,100}){1,%n}') }",
    "giant result": "SELECT * WHERE { ?s ?p ?o } OFFSET %n",
    "giant graph": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } OFFSET %n",
    "all text": "SELECT (GROUP_CONCAT(?o; separator='%n') AS ?all) WHERE { ?s ?p ?o }",
    "service": "SELECT * { SERVICE <%trap> { ?s ?p ?o } }",
    "silent service": "SELECT * { SERVICE SILENT <%trap> { ?s ?p ?o } }",
    "service in a filter": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <%trap> { ?s ?p ?o } } } LIMIT 1",
    "service in an order": "SELECT * { ?s ?p ?o } ORDER BY EXISTS { SERVICE <%trap> { ?s ?p ?o } } LIMIT 1",
    "service as a prefix": "PREFIX service: <%trap> SELECT * { service:x { ?s ?p ?o } }",
    "service behind an escape": "SELECT * { \\u0053ERVICE <%trap> { ?s ?p ?o } }",
    "service behind less than": "SELECT * { ?s ?p ?o FILTER(?s<?o)SERVICE<%trap#> { ?s ?p ?o } }",
    "load": "LOAD <%trap>",
    "from": "SELECT * FROM <%trap> FROM NAMED <%trap> { ?s ?p ?o }",
}
POINTS = [question for question in QUESTIONS if not question.is_heavy]


@dataclass(slots=True)
class Seen:
    """What the clients of one run met."""

    times: list[float] = field(default_factory=list)
    """Milliseconds of the point queries that were answered."""
    hostile: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    peak_mb: float = 0.0


def main() -> None:
    """Measure both runs and compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--share", type=float, default=0.1, help="of the queries that are hostile (default: 0.1)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with open_store(options.store, settings=Settings(store=options.store), read_only=True) as view:
        things = Things.of(view)
    command = [sys.executable, "-m", "kg.cli", "serve", "--store", str(options.store), "--port", "0"]
    with trap() as (address, callers), running(command, "serving ", {}) as port:
        calm = run(port, things, options, share=0.0, address=address)
        report("point queries only", calm)
        stormy = run(port, things, options, share=options.share, address=address)
        report(f"{options.share:.0%} hostile", stormy)
        for kind, count in sorted(stormy.hostile.items()):
            print(f"    {kind:40} {count:6}")
        lives = ask(http.client.HTTPConnection("127.0.0.1", port, timeout=60), "ASK { ?s ?p ?o }")[0] == 200
    ratio = p95(stormy.times) / p95(calm.times)
    print(f"p95 of point queries: {ratio:.2f} times as long (bar: {WORST}); the trap was called {len(callers)} times")
    raise SystemExit(bool(ratio >= WORST or callers or not lives or stormy.failures or calm.failures))


@dataclass(frozen=True, slots=True)
class Load:
    """What clients ask, and until when."""

    port: int
    things: Things
    share: float
    address: str
    end: float


def run(port: int, things: Things, options: argparse.Namespace, *, share: float, address: str) -> Seen:
    """Lets all clients ask for so many seconds."""
    seen = Seen()
    load = Load(port, things, share, address, time.monotonic() + options.seconds)
    clients = [
        threading.Thread(target=client, args=(load, random.Random(f"{options.seed} {number}"), seen))
        for number in range(options.clients)
    ]
    for thread in clients:
        thread.start()
    while any(thread.is_alive() for thread in clients):
        seen.peak_mb = max(seen.peak_mb, memory_mb())
        time.sleep(0.5)
    return seen


def client(load: Load, dice: random.Random, seen: Seen) -> None:
    """Asks one query after the other until the end."""
    connection = http.client.HTTPConnection("127.0.0.1", load.port, timeout=90)
    while time.monotonic() < load.end:
        is_hostile = dice.random() < load.share
        if is_hostile:
            kind, text = dice.choice(list(HOSTILE.items()))
            query = PREFIXES + text.replace("%trap", load.address).replace("%n", str(dice.randrange(10, 99)))
        else:
            query = dice.choice(POINTS).asked(load.things, dice)
        begin = time.perf_counter()
        try:
            status, code = ask(connection, query)
        except (OSError, http.client.HTTPException) as error:
            seen.failures.append(f"{type(error).__name__}: {error}")
            connection.close()
            continue
        if is_hostile:
            seen.hostile[f"{kind}: {code or status}"] += 1
            continue
        if status == 200:
            seen.times.append((time.perf_counter() - begin) * 1000)
        else:
            seen.failures.append(f"{status} {code}")


def ask(connection: http.client.HTTPConnection, query: str) -> tuple[int, str]:
    """The status of the answer and the code of the problem."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/sparql", urlencode({"query": query}), headers)
    response = connection.getresponse()
    data = response.read()
    if response.status == 200:
        return 200, "cut" if response.headers.get("ujar-truncated") else ""
    return response.status, data.partition(b'"code":"')[2][:5].decode()


def report(title: str, seen: Seen) -> None:
    """Prints a run."""
    print(
        f"{title:24} {len(seen.times):8,} point queries answered, p50 {median(seen.times):8.1f} ms, "
        f"p95 {p95(seen.times):8.1f} ms, {len(seen.failures)} failed {Counter(seen.failures)}, "
        f"peak memory {seen.peak_mb:,.0f} MB",
        flush=True,
    )


def memory_mb() -> float:
    """Proportional memory of all processes that descend from this one, without it."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=False).stdout
    parents = dict(map(int, line.split()) for line in listed.splitlines())
    own = os.getpid()
    family, found = {own}, True
    while found:
        children = {pid for pid, parent in parents.items() if parent in family} - family
        found = bool(children)
        family |= children
    return sum(_pss_kb(pid) for pid in family - {own}) / 1024


def _pss_kb(pid: int) -> int:
    with suppress(OSError, ValueError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return 0


@contextmanager
def trap() -> Iterator[tuple[str, list[object]]]:
    """A server that notes who connects: its address and the callers."""
    callers: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def listen() -> None:
            with suppress(OSError):
                while True:
                    connection, caller = listener.accept()
                    callers.append(caller)
                    connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", callers


if __name__ == "__main__":
    main()
