"""A served application over a store with one hand-made article; made once, because nothing here writes to it."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import QueueHandler
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

import httpx
import pytest
import uvicorn

from api.app import create_app
from kg.settings import Settings
from tests.unit.api.store import fill

if TYPE_CHECKING:
    from fastapi import FastAPI

Heard = SimpleQueue[logging.LogRecord]
"""Lines of the log of requests."""


@contextmanager
def served(app: FastAPI) -> Iterator[httpx.Client]:
    """A client of `app`, which a thread of this process serves on a free port; it follows no redirects."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        with httpx.Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", timeout=60) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a filled store."""
    folder: Path = tmp_path_factory.mktemp("api") / "store"
    return fill(folder)


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[httpx.Client]:
    """A client of the whole application."""
    with served(create_app(settings)) as made:
        yield made


@pytest.fixture
def heard() -> Iterator[Heard]:
    """What the log of requests is given, which comes after the client has its answer."""
    records: Heard = SimpleQueue()
    handler = QueueHandler(records)
    handler.prepare = lambda record: record  # type: ignore[method-assign]
    log = logging.getLogger("ujar.requests")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    yield records
    log.removeHandler(handler)
    log.setLevel(logging.NOTSET)
