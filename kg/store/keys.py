"""Keys of those who may do more than read: a file of the store's folder, with hashes in the place of the keys.

A key is a random text that is shown once. What is kept is its SHA-256, under a name, with the scopes that it gives.
256 random bits cannot be guessed, so a slow hash with salt, as for passwords, would protect nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson

from kg.errors import StoreError

try:
    import fcntl
except ImportError:  # pragma: no cover  only where there is no fcntl
    fcntl = None  # type: ignore[assignment]

FORMAT = 1
"""Raised by one with every change that an older Ujar could not read."""
PREFIX = "ujar_"
"""Every key begins so, which lets scanners of source code find one that leaked."""

_RANDOM_BYTES = 32
_NAME = re.compile(r"[\w.@-]{1,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_OWNER_ONLY = 0o600


class Scope(StrEnum):
    """What a key may be good for. None of them holds another, but `admin` holds all."""

    READ = "read"
    INGEST = "ingest"
    CURATE = "curate"
    UPDATE = "update"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of one key; times are UTC as `2025-06-17T08:00:00Z`."""

    name: str
    digest: str
    """SHA-256 of the key, in hexadecimal digits."""
    scopes: tuple[Scope, ...]
    created: str
    revoked: str | None = None

    def allows(self, scope: Scope) -> bool:
        """Whether the key may be used for this."""
        return self.revoked is None and (scope in self.scopes or Scope.ADMIN in self.scopes)


class Keys:
    """The keys in one file. A change of the file is seen by the next call, whoever made it."""

    def __init__(self, path: Path) -> None:
        """The file need not be there: then there are no keys."""
        self._path = path
        self._read: tuple[object, tuple[Key, ...]] = (None, ())

    def all(self) -> tuple[Key, ...]:
        """Every key that was ever made, also those that were revoked, in the order they were made.

        Raises StoreError UJ450 for a file that cannot be read: a service then trusts no key.
        """
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise self._damaged(str(error)) from error
        state = (found.st_ino, found.st_mtime_ns, found.st_size)
        if self._read[0] != state:
            self._read = (state, self._load())
        return self._read[1]

    def valid(self) -> tuple[Key, ...]:
        """The keys that were not revoked. Raises StoreError UJ450."""
        return tuple(key for key in self.all() if key.revoked is None)

    def find(self, token: str) -> Key | None:
        """The valid key that `token` is; None for any other text. Raises StoreError UJ450.

        It is compared with every key, each in constant time.
        """
        digest = _digest(token)
        matching = [key for key in self.valid() if hmac.compare_digest(key.digest, digest)]
        return matching[0] if matching else None

    def add(self, name: str, scopes: Iterable[Scope]) -> str:
        """Makes a key and returns it; it cannot be read again.

        Raises StoreError: UJ451 for a name with other characters than letters, digits and `._@-`, UJ452 for one
        that is taken, also by a revoked key; UJ450, UJ407.
        """
        if not _NAME.fullmatch(name):
            cure = "use 1 to 64 letters, digits and . _ @ -, such as redaksi-2025"
            raise StoreError("UJ451", f"{name!r} is no name for a key", place="NAME", cure=cure)
        token = PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)
        with self._changing() as keys:
            if any(key.name == name for key in keys):
                cure = "choose another: names are never used twice, so that it stays clear whose key did what"
                raise StoreError("UJ452", f"there is a key {name} already", place="NAME", cure=cure)
            self._write([*keys, Key(name, _digest(token), tuple(sorted(set(scopes))), _now())])
        return token

    def revoke(self, name: str) -> Key:
        """Ends a key for good. Raises StoreError UJ453 for a name that no valid key has; UJ450, UJ407."""
        with self._changing() as keys:
            found = next((key for key in keys if key.name == name and key.revoked is None), None)
            if found is None:
                names = ", ".join(key.name for key in keys if key.revoked is None) or "none"
                problem = f"no valid key is called {name}"
                raise StoreError("UJ453", problem, place="NAME", cure=f"valid keys: {names}")
            ended = replace(found, revoked=_now())
            self._write([ended if key is found else key for key in keys])
        return ended

    @contextmanager
    def _changing(self) -> Iterator[tuple[Key, ...]]:
        """The keys, which nobody else changes inside the block (where the system has locks)."""
        folder = None
        try:
            if fcntl:
                folder = os.open(self._path.parent, os.O_RDONLY)
                fcntl.flock(folder, fcntl.LOCK_EX)
            yield self.all()
        except OSError as error:
            raise StoreError(
                "UJ407",
                f"the keys cannot be written: {error}",
                place=str(self._path),
                cure="see that the disk has room and the folder is yours",
            ) from error
        finally:
            if folder is not None:
                os.close(folder)

    def _write(self, keys: Iterable[Key]) -> None:
        content = orjson.dumps({"format": FORMAT, "keys": [*keys]}, option=orjson.OPT_INDENT_2) + b"\n"
        part = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        part.unlink(missing_ok=True)
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        finally:
            part.unlink(missing_ok=True)

    def _load(self) -> tuple[Key, ...]:
        try:
            found = orjson.loads(self._path.read_bytes())
            if found["format"] > FORMAT:
                raise self._damaged(f"a newer Ujar wrote it, in format {found['format']}")
            return tuple(map(_key, found["keys"]))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise self._damaged(str(error)) from error

    def _damaged(self, reason: str) -> StoreError:
        return StoreError(
            "UJ450",
            f"the keys cannot be read: {reason}",
            place=str(self._path),
            cure="restore the file from a backup, or delete it and make new keys",
        )


def _key(row: dict[str, Any]) -> Key:
    """A row of the file. Raises ValueError, TypeError or KeyError for one that is damaged."""
    name, digest, created, revoked = row["name"], row["digest"], row["created"], row["revoked"]
    if not _DIGEST.fullmatch(digest) or not all(isinstance(value, str) for value in (name, created, revoked or "")):
        message = f"the key {name!r} is damaged"
        raise ValueError(message)
    return Key(name, digest, tuple(map(Scope, row["scopes"])), created, revoked)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
