"""Who asks, and whether they may: a key in the header `Authorization: Bearer ujar_…`, with its scopes.

    @router.put("/graphs", dependencies=[Depends(needs(Scope.UPDATE))])     one scope, known beforehand
    def put(caller: Annotated[Caller, Depends(needs(Scope.UPDATE))]): …     the same, and who it is
    caller_of(request).require(Scope.READ)                                   a scope that the body decides on

Reading needs no key unless the setting `read_needs_key` says so; a key that is sent all the same is not looked at.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.deps import service_of
from api.errors import RequestError
from api.logs import note
from kg.store.keys import Key, Keys, Scope

_CHALLENGE = 'Bearer realm="ujar"'
_PLACE = "Authorization"
_HOW = "send a key of this store as the header Authorization: Bearer ujar_…"


@dataclass(frozen=True, slots=True)
class Caller:
    """One who asks, by what they sent; keys are looked up when a scope is asked for that needs one."""

    keys: Keys
    token: str | None
    """What was sent as a key; None where nothing was."""
    is_reading_open: bool

    @property
    def key(self) -> Key | None:
        """The valid key that was sent. Raises StoreError UJ450 (503) where the keys cannot be read."""
        return self.keys.find(self.token) if self.token is not None else None

    def allows(self, scope: Scope) -> bool:
        """Whether they may do what needs this scope. Raises StoreError UJ450 (503)."""
        if self._is_open(scope):
            return True
        key = self.key
        return key is not None and key.allows(scope)

    def require(self, scope: Scope) -> None:
        """Lets those pass who may.

        Raises RequestError: UJ820 (403) where the store has no keys, UJ821 (401) without a key, UJ822 (401) for one
        that is unknown or revoked, UJ823 (403) for one without the scope; StoreError UJ450 (503).
        """
        if self._is_open(scope):
            return
        key = self.key
        if key:
            note("key", key.name)
        if key is None or not key.allows(scope):
            raise self._refusal(scope, key)

    def _is_open(self, scope: Scope) -> bool:
        return scope is Scope.READ and self.is_reading_open

    def _refusal(self, scope: Scope, key: Key | None) -> RequestError:
        if key is not None:
            return RequestError(
                "UJ823",
                f"the key {key.name} has no scope {scope}",
                place=_PLACE,
                cure=f"use a key with scope {scope} or {Scope.ADMIN}",
                headers={"www-authenticate": f'{_CHALLENGE}, error="insufficient_scope", scope="{scope}"'},
            )
        if not self.keys.valid():
            cure = "whoever runs the service can make one with ujar keys"
            return RequestError("UJ820", f"this needs a key with scope {scope}, and the store has no keys", cure=cure)
        if self.token is not None:
            problem = "the key that was sent is unknown, or was revoked"
            challenge = {"www-authenticate": f'{_CHALLENGE}, error="invalid_token"'}
            return RequestError("UJ822", problem, place=_PLACE, cure=_HOW, headers=challenge)
        problem = f"this needs a key with scope {scope}"
        return RequestError("UJ821", problem, place=_PLACE, cure=_HOW, headers={"www-authenticate": _CHALLENGE})


def caller_of(request: Request) -> Caller:
    """Who asks. Another scheme than Bearer is somebody else's, such as a proxy's."""
    service = service_of(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    sent = token.strip() if scheme.lower() == "bearer" else None
    return Caller(service.keys, sent, is_reading_open=not service.settings.read_needs_key)


async def get_caller(request: Request) -> Caller:
    """The same as a dependency."""
    return caller_of(request)


CallerDep = Annotated[Caller, Depends(get_caller)]


def needs(scope: Scope) -> Callable[[Caller], Awaitable[Caller]]:
    """A dependency that lets only those pass who have the scope, and gives the Caller. Raises as `Caller.require`."""

    async def check(caller: CallerDep) -> Caller:
        caller.require(scope)
        return caller

    return check
