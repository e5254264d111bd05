"""Answers that a client has already are not made again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from api.app import create_app
from api.validators import tags, version_of
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout
from tests.unit.api.conftest import served
from tests.unit.api.store import KEY, add, fill

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

ASK = "/sparql?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D"
TAGGED = (
    ASK,
    "/api/v1/quotes",
    f"/api/v1/articles/{KEY}",
    f"/articles/{KEY}.ttl",
    "/views/speakers.gexf",
    "/export.nq",
    "/.well-known/void",
    "/search.csv",
)


@pytest.mark.parametrize("path", TAGGED)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_the_client_has_is_not_sent_again(client: httpx.Client, method: str, path: str) -> None:
    found = client.request(method, path)
    tag = found.headers["etag"]
    assert (found.status_code, found.headers["cache-control"]) == (200, "no-cache")
    assert "Accept" in found.headers["vary"]
    for header in (tag, f'"other", W/{tag}', f"W/{tag}"):
        again = client.request(method, path, headers={"if-none-match": header})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize(
    "headers", [{"accept": "text/csv"}, {"accept-encoding": "identity"}, {"accept-language": "en"}], ids=str
)
def test_every_form_has_its_own_tag(client: httpx.Client, headers: dict[str, str]) -> None:
    path = "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D"
    plain = client.get(path).headers["etag"]
    assert client.get(path, headers=headers).headers["etag"] != plain
    assert client.get(path, headers=headers | {"if-none-match": plain}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/sparql", "/healthz", "/version", "/api/v1/articles/nobody", "/sparql?query=ASK%20%7B"]
    + [f"/sparql?query=SELECT%20%28{function}%28%29%20AS%20%3Fx%29%20%7B%7D" for function in ("NOW", "rand", "UUID")],
)
def test_what_does_not_follow_from_the_data_has_no_tag(client: httpx.Client, path: str) -> None:
    assert "etag" not in client.get(path).headers


def test_a_change_of_the_data_changes_every_tag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.service.CHECK_EVERY_S", 0.0)
    settings = fill(tmp_path / "store")
    with served(create_app(settings)) as client:
        before = {path: client.get(path).headers["etag"] for path in TAGGED}
        add(settings.store)
        for path, tag in before.items():
            after = client.get(path, headers={"if-none-match": tag})
            assert after.status_code == 200
            assert version_of(after.headers["etag"]) != version_of(tag)


def test_who_may_not_read_is_not_told_that_nothing_changed(tmp_path: Path) -> None:
    settings = replace(fill(tmp_path / "store"), read_needs_key=True)
    key = Keys(Layout(settings.store).keys).add("pembaca", [Scope.READ])
    with served(create_app(settings)) as client:
        for path in TAGGED:
            tag = client.get(path, headers={"authorization": f"Bearer {key}"}).headers["etag"]
            assert client.get(path, headers={"if-none-match": tag}).status_code == 401


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, ()),
        ("", ()),
        ("*", ("*",)),
        ('"a"', ("a",)),
        ('W/"a", "b,c" , "d"', ("a", "b,c", "d")),
        ("a, b", ()),
    ],
)
def test_the_tags_of_a_header(header: str | None, expected: tuple[str, ...]) -> None:
    assert tags(header) == expected
