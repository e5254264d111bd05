"""Extraction in processes of its own, with a limit on time."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pytest

from api.app import create_app
from api.extraction import Extraction
from kg.errors import InputError, LimitError
from kg.model.text import SourceDocument
from tests.unit.api.conftest import served
from tests.unit.api.store import fill

if TYPE_CHECKING:
    import httpx

PLAIN = SourceDocument("a-1", '"Air sudah surut," kata Ratna.', language="id")
HOSTILE = SourceDocument("a-2", "Budi mengaku mengaku mengaku mengaku mengaku lapar. " * 9_000, language="id")


@pytest.fixture(scope="module")
def extraction() -> Iterator[Extraction]:
    made = Extraction(limit_s=20, workers=1)
    made.begin().record(PLAIN, "id")  # starts the worker
    yield made
    made.close()


@pytest.fixture
def hurried(extraction: Extraction, monkeypatch: pytest.MonkeyPatch) -> Extraction:
    monkeypatch.setattr(extraction, "_limit_s", 0.3)
    return extraction


def test_a_record_comes_back(extraction: Extraction) -> None:
    record = orjson.loads(extraction.begin().record(PLAIN, None))
    assert (record["id"], len(record["quotes"])) == ("a-1", 1)


def test_errors_come_back_whole(extraction: Extraction) -> None:
    with pytest.raises(InputError, match="UJ127") as caught:
        extraction.begin().record(replace(PLAIN, language="xx"), None)
    assert caught.value.place == "a-1"
    assert caught.value.cure


def test_a_text_that_takes_too_long_is_stopped_and_the_next_one_read(
    hurried: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = time.monotonic()
    with pytest.raises(LimitError, match="UJ606"):
        hurried.begin().record(HOSTILE, "id")
    assert time.monotonic() - begin < 5
    monkeypatch.setattr(hurried, "_limit_s", 20)
    assert orjson.loads(hurried.begin().record(PLAIN, "id"))["quotes"]


def test_the_articles_of_a_request_share_its_time(hurried: Extraction) -> None:
    extracting = hurried.begin()
    time.sleep(0.3)
    with pytest.raises(LimitError, match="UJ606"):
        extracting.record(PLAIN, "id")


def test_a_worker_killed_from_outside_is_replaced(extraction: Extraction) -> None:
    (pid,) = extraction.begin().workers.pids
    assert pid
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(LimitError, match="UJ603"):
        extraction.begin().record(PLAIN, "id")
    assert extraction.begin().record(PLAIN, "id")


def test_over_http(tmp_path: Path) -> None:
    settings = replace(fill(tmp_path / "store"), extract_limit_s=1.0, query_workers=1)
    lines = b"\n".join(orjson.dumps({"id": item.id, "text": item.text}) for item in (HOSTILE, PLAIN))
    with served(create_app(settings)) as client:
        text = client.post("/api/v1/extract?lang=id", content=HOSTILE.text, headers={"content-type": "text/plain"})
        found = client.post("/api/v1/extract?lang=id", content=lines, headers={"content-type": "application/x-ndjson"})
    _is_too_slow(text)
    assert [orjson.loads(line)["problem"]["code"] for line in found.content.splitlines()] == ["UJ606", "UJ606"]


def _is_too_slow(found: httpx.Response) -> None:
    problem = found.json()
    assert (found.status_code, problem["code"]) == (503, "UJ606")
    assert "1 s" in problem["detail"]
    assert problem["cure"] == "send fewer or shorter articles at a time"
    assert "retry-after" not in found.headers
