"""One line a request: by whom, what, with what outcome, how much and how long."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import orjson
import pytest

from api.app import create_app
from api.logs import ADDRESS_CHARS, HOLD_S, HeldLines, JsonLines, RequestLog, TextLines, configuration
from kg.errors import SettingsError
from kg.settings import LOG_FORMATS, from_env
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout
from tests.unit.api.conftest import Heard, served

if TYPE_CHECKING:
    import httpx

    from kg.settings import Settings

WAIT_S = 30
LINE = re.compile(r"(\S+Z) INFO 127\.0\.0\.1 (.+) (\d+) B ([\d.]+) ms(.*)")


@pytest.fixture(scope="module")
def logged(settings: Settings) -> Iterator[httpx.Client]:
    app = create_app(settings)

    @app.get("/broken")
    async def broken() -> None:
        message = "here"
        raise RuntimeError(message)

    with served(RequestLog(app)) as made:  # type: ignore[arg-type]
        yield made


@pytest.mark.parametrize(
    ("method", "address", "outcome"),
    [
        ("GET", "/healthz", "200"),
        ("HEAD", "/healthz", "200"),
        ("GET", "/search?q=air%20surut", "200"),
        ("POST", "/sparql", "415 code=UJ805"),
        ("GET", "/tidak-ada", "404 code=UJ802"),
        ("GET", "/a%0Ab", "404 code=UJ802"),
        ("GET", "/broken", "500 code=UJ800"),
    ],
)
def test_a_request_is_one_line(logged: httpx.Client, heard: Heard, method: str, address: str, outcome: str) -> None:
    answer = logged.request(method, address, headers={"accept-encoding": "identity"})
    record = heard.get(timeout=WAIT_S)
    found = LINE.fullmatch(TextLines().format(record))
    assert found
    status, _, notes = outcome.partition(" ")
    assert (found[2], found[5].strip()) == (f"{method} {address} {status}", notes)
    assert int(found[3]) == len(answer.content)
    entry = orjson.loads(JsonLines().format(record))
    assert (entry["method"], entry["address"], entry["status"]) == (method, address, int(status))
    assert entry["time"] == found[1]


def test_a_long_address_is_cut(logged: httpx.Client, heard: Heard) -> None:
    logged.get("/healthz", params={"x": "a" * 5000})
    record = heard.get(timeout=WAIT_S)
    address = orjson.loads(JsonLines().format(record))["address"]
    assert (len(address), address[-1]) == (ADDRESS_CHARS + 1, "…")


def test_a_key_is_named_and_never_shown(heard: Heard, settings: Settings) -> None:
    path = Layout(settings.store).keys
    token = Keys(path).add("redaksi", [Scope.READ])
    closed = create_app(replace(settings, read_needs_key=True))
    lines: list[str] = []
    try:
        with served(RequestLog(closed)) as client:  # type: ignore[arg-type]
            for sent in (token, "ujar_guessed"):
                client.get("/api/v1/quotes", headers={"authorization": f"Bearer {sent}"})
                lines.append(TextLines().format(heard.get(timeout=WAIT_S)))
    finally:
        path.unlink()
    assert [line.rpartition(" ms ")[2] for line in lines] == ["key=redaksi", "code=UJ822"]
    assert not any(token in line or "guessed" in line for line in lines)


def test_lines_of_requests_are_held_a_moment_and_others_bring_them_along() -> None:
    out = StringIO()
    handler = HeldLines()
    handler.setStream(out)

    def say(message: str, **more: object) -> None:
        handler.handle(logging.makeLogRecord({"msg": message, **more}))

    async def serve() -> None:
        say("a", request={})
        say("b", request={})
        assert out.getvalue() == ""
        say("c")
        assert out.getvalue() == "a\nb\nc\n"
        say("d", request={})
        await asyncio.sleep(2 * HOLD_S)
        assert out.getvalue().endswith("d\n")

    asyncio.run(serve())
    say("e", request={})  # nobody would write it later
    assert out.getvalue().endswith("e\n")


@pytest.mark.parametrize("form", LOG_FORMATS)
def test_every_form_is_a_configuration_that_says_errors(form: str) -> None:
    made = configuration(form)
    formatter = made["formatters"]["lines"]["()"]()
    failed = ZeroDivisionError("division by zero")
    log = logging.getLogger("uvicorn.error")
    record = log.makeRecord(log.name, logging.ERROR, "", 0, "Exception in %s", ("app",), (type(failed), failed, None))
    text = formatter.format(record)
    assert "Exception in app" in text
    assert "ZeroDivisionError" in text
    assert len(text.splitlines()) == 1 or form != "json"
    assert made["loggers"]["ujar.requests"]["level"] == ("WARNING" if form == "none" else "INFO")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UJAR_LOG_FORMAT", "xml"),
        ("UJAR_ROOT_PATH", "ujar"),
        ("UJAR_ROOT_PATH", "/ujar/"),
        ("UJAR_READ_NEEDS_KEY", "2"),
    ],
)
def test_settings_that_cannot_be_are_refused_with_a_cure(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as raised:
        from_env({name: value})
    assert (raised.value.code, raised.value.place) == ("UJ703", name)
    assert raised.value.cure


@pytest.mark.parametrize(("value", "truth"), [("1", True), ("yes", True), ("0", False), ("", False), ("False", False)])
def test_a_yes_and_a_no_are_read(value: str, truth: bool) -> None:
    assert from_env({"UJAR_READ_NEEDS_KEY": value}).read_needs_key is truth
