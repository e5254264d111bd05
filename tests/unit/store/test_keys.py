"""Keys: made once, kept as hashes, seen by whoever reads the file."""

from __future__ import annotations

import re
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.keys import Keys, Scope


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def test_without_a_file_there_are_no_keys(path: Path) -> None:
    assert Keys(path).all() == ()
    assert Keys(path).find("ujar_anything") is None


def test_a_key_is_found_by_its_text_and_kept_as_a_hash(path: Path) -> None:
    token = Keys(path).add("redaksi", [Scope.UPDATE, Scope.READ])
    found = Keys(path).find(token)
    assert found
    assert (found.name, found.scopes, found.revoked) == ("redaksi", (Scope.READ, Scope.UPDATE), None)
    assert re.fullmatch(r"ujar_[\w-]{43}", token)
    assert token not in path.read_text(encoding="utf-8")
    assert token.removeprefix("ujar_") not in path.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_only_its_owner_reads_the_file_also_after_a_change(path: Path) -> None:
    keys = Keys(path)
    keys.add("redaksi", [Scope.UPDATE])
    path.chmod(0o644)
    keys.revoke("redaksi")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["keys.json"]


@pytest.mark.parametrize("token", ["", "ujar_", "ujar_x", "\udc80", "ujar_" + "a" * 100_000])
def test_another_text_is_no_key(path: Path, token: str) -> None:
    keys = Keys(path)
    keys.add("redaksi", [Scope.ADMIN])
    assert keys.find(token) is None
    assert keys.find(keys.all()[0].digest) is None


@pytest.mark.parametrize(
    ("scopes", "allowed"),
    [
        ([Scope.READ], {Scope.READ}),
        ([Scope.UPDATE, Scope.INGEST], {Scope.UPDATE, Scope.INGEST}),
        ([Scope.ADMIN], set(Scope)),
    ],
)
def test_a_scope_allows_itself_and_admin_allows_all(path: Path, scopes: list[Scope], allowed: set[Scope]) -> None:
    key = Keys(path).find(Keys(path).add("a", scopes))
    assert key
    assert {scope for scope in Scope if key.allows(scope)} == allowed


def test_a_change_is_seen_by_others_without_opening_the_file_again(path: Path) -> None:
    service, operator = Keys(path), Keys(path)
    assert service.valid() == ()
    token = operator.add("redaksi", [Scope.UPDATE])
    assert service.find(token)
    operator.revoke("redaksi")
    assert service.find(token) is None
    assert service.all()[0].revoked


def test_keys_made_at_the_same_time_are_all_there(path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        tokens = list(pool.map(lambda number: Keys(path).add(f"k{number}", [Scope.READ]), range(20)))
    found = [Keys(path).find(token) for token in tokens]
    assert [key and key.name for key in found] == [f"k{number}" for number in range(20)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "UJ451"),
        ("dua kata", "UJ451"),
        ("a" * 65, "UJ451"),
        ("baris\n", "UJ451"),
        ("lama", "UJ452"),
        ("ini", "UJ452"),
    ],
)
def test_a_name_is_plain_and_used_once(path: Path, name: str, code: str) -> None:
    keys = Keys(path)
    keys.add("ini", [Scope.READ])
    keys.add("lama", [Scope.READ])
    keys.revoke("lama")
    before = path.read_bytes()
    with pytest.raises(StoreError) as raised:
        keys.add(name, [Scope.READ])
    assert raised.value.code == code
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["lama", "tidak-ada"])
def test_only_a_valid_key_can_be_revoked(path: Path, name: str) -> None:
    keys = Keys(path)
    keys.add("lama", [Scope.READ])
    keys.revoke("lama")
    keys.add("baru", [Scope.READ])
    with pytest.raises(StoreError) as raised:
        keys.revoke(name)
    assert (raised.value.code, raised.value.cure) == ("UJ453", "valid keys: baru")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"format": 2, "keys": []}',
        b'{"format": 1}',
        b'{"format": 1, "keys": [{"name": "a"}]}',
        b'{"format":1,"keys":[{"name":"a","digest":"b","scopes":["fly"],"created":"","revoked":null}]}',
        b'{"format":1,"keys":[{"name":"a","digest":"\xc3\xa9","scopes":["admin"],"created":"","revoked":null}]}',
    ],
)
def test_a_damaged_file_gives_nobody_anything(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for call in (Keys(path).all, lambda: Keys(path).find("x"), lambda: Keys(path).add("a", [Scope.ADMIN])):
        with pytest.raises(StoreError) as raised:
            call()
        assert (raised.value.code, raised.value.place) == ("UJ450", str(path))
    assert path.read_bytes() == content


def test_a_folder_that_takes_nothing_is_an_error_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as raised:
        Keys(tmp_path / "none" / "keys.json").add("a", [Scope.READ])
    assert raised.value.code == "UJ407"
