"""`ujar keys`, on a store with one article."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

import pytest

from kg.cli.serve import warn_of_keys
from kg.store.keys import Keys, Scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def store(ujar: Callable, article: Path, tmp_path: Path) -> Path:
    assert ujar("ingest", article).code == 0
    return tmp_path / "ujar-store"


def test_a_key_is_printed_once_and_works(ujar: Callable, store: Path) -> None:
    ran = ujar("keys", "add", "redaksi", "--scope", "update", "--scope", "read")
    assert ran.code == 0
    assert "cannot be shown again" in ran.err
    key = Keys(store / "keys.json").find(ran.out.strip())
    assert key
    assert key.scopes == (Scope.READ, Scope.UPDATE)
    assert ran.out.strip() not in ujar("keys", "list").out


def test_the_list_says_who_may_do_what_since_when_and_who_no_longer_may(ujar: Callable, store: Path) -> None:
    assert ujar("keys", "list").out == "keys 0\n"
    ujar("keys", "add", "redaksi", "--scope", "update")
    ujar("keys", "add", "kepala", "--scope", "admin", "--store", store)
    assert ujar("keys", "revoke", "redaksi").err == "the key redaksi is revoked\n"
    lines = ujar("keys", "list").out.splitlines()
    assert lines[:2] == ["keys 2", ""]
    assert re.fullmatch(r"redaksi +update +\S+Z +\S+Z", lines[-2])
    assert re.fullmatch(r"kepala +admin +\S+Z", lines[-1])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "redaksi"), "Missing option '--scope'"),
        (("add", "redaksi", "--scope", "terbang"), "'terbang' is not one of"),
        (("add", "dua kata", "--scope", "read"), "[UJ451]"),
        (("revoke", "siapa"), "[UJ453]"),
        (("list", "--store", "tidak-ada"), "[UJ401]"),
        (("add", "redaksi", "--scope", "read", "--store", "tidak-ada"), "[UJ401]"),
    ],
)
def test_what_cannot_be_done_is_said(ujar: Callable, store: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = ujar("keys", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert not (store.parent / "tidak-ada").exists()


@pytest.mark.parametrize(
    ("host", "is_reading_open", "scopes", "said"),
    [
        ("127.0.0.1", True, [], ""),
        ("127.0.0.1", False, [], "reading needs a key and there is none"),
        ("0.0.0.0", True, [], "whoever reaches it reads and queries the store, and nobody can write"),
        ("0.0.0.0", True, [Scope.UPDATE], ""),
        ("arsip.example", False, [Scope.READ], ""),
    ],
)
def test_serve_says_where_nobody_has_a_key(
    tmp_path: Path, host: str, is_reading_open: bool, scopes: list[Scope], said: str
) -> None:
    keys = Keys(tmp_path / "keys.json")
    keys.add("lama", [Scope.ADMIN])
    keys.revoke("lama")
    if scopes:
        keys.add("redaksi", scopes)
    heard = io.StringIO()
    with redirect_stderr(heard):
        warn_of_keys(keys, host, is_reading_open=is_reading_open)
    assert said in heard.getvalue()
    assert bool(heard.getvalue()) == bool(said)
