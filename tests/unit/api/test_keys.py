"""Who may do what over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from fastapi import Depends
from fastapi.routing import APIRoute

from api.app import create_app
from api.keys import Caller, needs
from api.routes import ROUTERS
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout
from tests.unit.api.conftest import served
from tests.unit.api.store import fill

if TYPE_CHECKING:
    import httpx

    from kg.settings import Settings

OPEN = {"/healthz", "/readyz", "/version"}
"""Routes that answer without a key where reading is closed."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return fill(tmp_path_factory.mktemp("keys") / "store")


@pytest.fixture
def keys(filled: Settings) -> Iterator[Keys]:
    made = Keys(Layout(filled.store).keys)
    yield made
    Layout(filled.store).keys.unlink(missing_ok=True)


def writable(settings: Settings) -> Any:
    """The application with a route that only those with scope update may use."""
    app = create_app(settings)

    @app.put("/tried")
    async def tried(caller: Annotated[Caller, Depends(needs(Scope.UPDATE))]) -> dict[str, Any]:
        return {"name": caller.key and caller.key.name, "is_admin": caller.allows(Scope.ADMIN)}

    return app


@pytest.fixture(scope="module")
def client(filled: Settings) -> Iterator[httpx.Client]:
    with served(writable(filled)) as made:
        yield made


@pytest.fixture(scope="module")
def closed(filled: Settings) -> Iterator[httpx.Client]:
    with served(create_app(replace(filled, read_needs_key=True))) as made:
        yield made


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_without_keys_the_service_is_read_only_and_says_how_to_change_that(client: httpx.Client, keys: Keys) -> None:
    assert keys.all() == ()
    for headers in ({}, bearer("ujar_guessed")):
        answer = client.put("/tried", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "UJ820")
        assert "ujar keys" in answer.json()["cure"]


def test_a_key_opens_what_its_scope_is_for(client: httpx.Client, keys: Keys) -> None:
    token = keys.add("redaksi", [Scope.UPDATE])
    answer = client.put("/tried", headers=bearer(token))
    assert (answer.status_code, answer.json()) == (200, {"name": "redaksi", "is_admin": False})
    assert client.put("/tried", headers={"authorization": f"bearer  {token}"}).status_code == 200


def test_admin_may_do_what_any_scope_may(client: httpx.Client, keys: Keys) -> None:
    answer = client.put("/tried", headers=bearer(keys.add("kepala", [Scope.ADMIN])))
    assert answer.json() == {"name": "kepala", "is_admin": True}


@pytest.mark.parametrize(
    ("authorization", "code", "challenge"),
    [
        (None, "UJ821", 'Bearer realm="ujar"'),
        ("Basic cmVkYWtzaTpyYWhhc2lh", "UJ821", 'Bearer realm="ujar"'),
        ("Bearer", "UJ822", 'Bearer realm="ujar", error="invalid_token"'),
        ("Bearer ujar_guessed", "UJ822", 'Bearer realm="ujar", error="invalid_token"'),
    ],
)
def test_without_a_valid_key_nothing_is_written(
    client: httpx.Client, keys: Keys, authorization: str | None, code: str, challenge: str
) -> None:
    keys.add("redaksi", [Scope.UPDATE])
    answer = client.put("/tried", headers={"authorization": authorization} if authorization else {})
    assert (answer.status_code, answer.json()["code"]) == (401, code)
    assert answer.headers["www-authenticate"] == challenge


def test_a_key_without_the_scope_is_told_which_one_is_missing(client: httpx.Client, keys: Keys) -> None:
    answer = client.put("/tried", headers=bearer(keys.add("pembaca", [Scope.READ, Scope.CURATE])))
    assert (answer.status_code, answer.json()["code"]) == (403, "UJ823")
    assert 'error="insufficient_scope", scope="update"' in answer.headers["www-authenticate"]


def test_a_key_that_is_revoked_ends_while_the_service_runs(client: httpx.Client, keys: Keys) -> None:
    token = keys.add("redaksi", [Scope.UPDATE])
    keys.add("lain", [Scope.UPDATE])
    assert client.put("/tried", headers=bearer(token)).status_code == 200
    keys.revoke("redaksi")
    assert client.put("/tried", headers=bearer(token)).json()["code"] == "UJ822"


def test_damaged_keys_close_writing_and_leave_reading_open(client: httpx.Client, keys: Keys, filled: Settings) -> None:
    token = keys.add("redaksi", [Scope.ADMIN])
    Layout(filled.store).keys.write_bytes(b"{")
    answer = client.put("/tried", headers=bearer(token))
    assert (answer.status_code, answer.json()["code"]) == (503, "UJ450")
    assert client.get("/api/v1/quotes", headers=bearer(token)).status_code == 200


def test_where_reading_is_open_a_key_is_not_looked_at(client: httpx.Client, keys: Keys) -> None:
    keys.add("redaksi", [Scope.UPDATE])
    assert client.get("/api/v1/quotes", headers=bearer("ujar_guessed")).status_code == 200


def test_where_reading_is_closed_every_route_but_the_open_ones_asks_for_a_key(closed: httpx.Client, keys: Keys) -> None:
    keys.add("redaksi", [Scope.UPDATE])
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    answers = {
        (method, route.path): closed.request(method, route.path).status_code
        for route in routes
        for method in route.methods
    }
    assert {path for (_, path), status in answers.items() if status != 401} == OPEN
    assert len(answers) > len(OPEN)


@pytest.mark.parametrize(("scope", "status"), [(Scope.READ, 200), (Scope.ADMIN, 200), (Scope.UPDATE, 403)])
def test_where_reading_is_closed_scope_read_opens_it(
    closed: httpx.Client, keys: Keys, scope: Scope, status: int
) -> None:
    headers = bearer(keys.add("a", [scope]))
    assert closed.get("/api/v1/quotes", headers=headers).status_code == status
    assert closed.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}, headers=headers).status_code == status
    assert closed.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}, headers=headers).status_code == status


def test_the_description_names_the_scheme_of_the_keys(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    assert document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert document["security"] == [{}, {"key": []}]
