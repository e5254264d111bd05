"""Where an endpoint is and how one is let in: the settings of an endpoint, checked."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

import httpx

from kg.errors import StoreError
from kg.settings import Settings
from kg.store.endpoint.engines import ENGINES


class _Bearer(httpx.Auth):
    """A token in every request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["authorization"] = f"Bearer {self._token}"
        yield request


AUTHS: dict[str, Callable[[str, str], httpx.Auth | None]] = {
    "none": lambda _, __: None,
    "basic": httpx.BasicAuth,
    "digest": httpx.DigestAuth,
    "bearer": lambda _, token: _Bearer(token),
}
"""How to be let in, by the value of `UJAR_ENDPOINT_AUTH`: a function of user and password (or token)."""


@dataclass(frozen=True, slots=True)
class Site:
    """The addresses of one endpoint."""

    query: str
    update: str
    """Where updates go; by default where queries go, as engines with one address for both have it."""
    graphs: str = ""
    """Where the Graph Store Protocol is spoken; empty where it is not."""
    auth: str = "none"
    user: str = ""
    password: str = field(default="", repr=False)
    engine: str = ""
    """The row of `ENGINES`; empty where the answer's Server header is to tell."""
    limit_s: float = 300.0
    """Seconds of silence after which a request of ours is given up."""

    def __post_init__(self) -> None:
        for name, address in (("", self.query), ("_UPDATE", self.update), ("_GRAPHS", self.graphs)):
            if address and not _is_address(address):
                raise _unusable(f"{address!r} is no http or https address", name, "write it in full")
        for name, value, table in (("_AUTH", self.auth, AUTHS), ("_ENGINE", self.engine, {"": None, **ENGINES})):
            if value not in table:
                raise _unusable(f"{value!r} is not known", name, f"one of {', '.join(filter(None, table))}")
        if self.auth in {"basic", "digest"} and not self.user:
            raise _unusable(f"{self.auth} needs a user", "_USER", "name one, and its UJAR_ENDPOINT_PASSWORD")
        if self.auth == "bearer" and not self.password:
            raise _unusable("bearer needs a token", "_PASSWORD", "put it there")


def site_of(settings: Settings) -> Site:
    """The endpoint that the settings name. Raises StoreError UJ460 for what cannot be used."""
    return Site(
        settings.endpoint,
        settings.endpoint_update or settings.endpoint,
        settings.endpoint_graphs,
        auth=settings.endpoint_auth,
        user=settings.endpoint_user,
        password=settings.endpoint_password,
        engine=settings.endpoint_engine,
        limit_s=settings.endpoint_limit_s,
    )


def _is_address(text: str) -> bool:
    try:
        address = httpx.URL(text)
    except httpx.InvalidURL:
        return False
    return address.scheme in {"http", "https"} and bool(address.host)


def _unusable(problem: str, setting: str, cure: str) -> StoreError:
    return StoreError("UJ460", problem, place=f"UJAR_ENDPOINT{setting}", cure=cure)
