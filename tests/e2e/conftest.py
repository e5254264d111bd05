"""A real server in a process of its own, on a free port of the loopback, ended by its own process id."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.unit.api.store import fill

if TYPE_CHECKING:
    from pathlib import Path

START_LIMIT_S = 60


@dataclass(frozen=True)
class Server:
    """A running server."""

    url: str
    store: Path
    process: subprocess.Popen[bytes]


@contextmanager
def running(store: Path, log: Path, **environment: str) -> Iterator[Server]:
    """`ujar serve` over `store`; what it prints goes to `log`."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kg.cli", "serve", "--store", str(store), "--port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=os.environ | environment, stdout=out, stderr=out)
        try:
            server = Server(f"http://127.0.0.1:{port}", store, process)
            _wait(server, log)
            yield server
        finally:
            process.terminate()
            process.wait(30)


def _wait(server: Server, log: Path) -> None:
    end = time.monotonic() + START_LIMIT_S
    while time.monotonic() < end and server.process.poll() is None:
        try:
            if httpx.get(f"{server.url}/readyz", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text(errors='replace')}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a store with one article."""
    folder = tmp_path_factory.mktemp("e2e")
    fill(folder / "store")
    with running(folder / "store", folder / "server.log", UJAR_QUERY_LIMIT_S="2") as found:
        yield found
