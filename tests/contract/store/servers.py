"""Real SPARQL servers for the tests, on loopback and free ports, ended by their own process ids."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import pytest

from kg.settings import Settings
from tests.conftest import find_oxigraph

_START_LIMIT_S = 120
_VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
MaxCheckpointRemap = 2000
Striping = 0
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 60
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass
class Server:
    """A server that runs, or can be started again over the same data."""

    folder: Path
    command: list[str]
    settings: Settings
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Starts it and waits until it answers."""
        with (self.folder / "out.txt").open("ab") as out:
            self.process = subprocess.Popen(self.command, cwd=self.folder, stdout=out, stderr=out)
        end = time.monotonic() + _START_LIMIT_S
        while time.monotonic() < end and self.process.poll() is None:
            try:
                httpx.get(self.settings.endpoint, params={"query": "ASK {}"})
            except httpx.TransportError:
                time.sleep(0.1)
            else:
                return
        self.kill()
        raise AssertionError((self.folder / "out.txt").read_text(errors="replace"))

    def kill(self) -> None:
        """Ends it as a power cut would."""
        if self.process:
            self.process.kill()
            self.process.wait()
            (self.folder / "virtuoso.lck").unlink(missing_ok=True)
            self.process = None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _oxigraph(folder: Path) -> Server:
    place = f"127.0.0.1:{free_port()}"
    told = {"": "query", "_update": "update", "_graphs": "store"}
    addresses = {f"endpoint{name}": f"http://{place}/{path}" for name, path in told.items()}
    command = [str(find_oxigraph()), "serve", "--location", "data", "--bind", place]
    return Server(folder, command, replace(Settings(), **addresses))


def _virtuoso(folder: Path) -> Server:
    port, sql_port = free_port(), free_port()
    (folder / "ujar.ini").write_text(_VIRTUOSO_INI.format(port=port, sql_port=sql_port))
    told = {"": "sparql", "_update": "sparql-auth", "_graphs": "sparql-graph-crud-auth"}
    addresses = {f"endpoint{name}": f"http://127.0.0.1:{port}/{path}" for name, path in told.items()}
    user = {"endpoint_auth": "digest", "endpoint_user": "dba", "endpoint_password": "dba"}
    command = ["virtuoso-t", "+foreground", "+configfile", "ujar.ini", "+wait"]
    return Server(folder, command, replace(Settings(), **addresses, **user))


SERVERS: dict[str, Callable[[Path], Server]] = {"oxigraph": _oxigraph, "virtuoso": _virtuoso}
"""Every kind of server that the endpoint store is tested against, by name."""
PARAMETERS = tuple(pytest.param(name, marks=getattr(pytest.mark, f"needs_{name}")) for name in SERVERS)
"""The same as parameters of tests, each skipped where its server is missing."""


@contextmanager
def running(name: str, folder: Path) -> Iterator[Server]:
    """A server with an empty store in `folder`, until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    server = SERVERS[name](folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
