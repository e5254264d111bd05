"""What `ujar serve` says of settings that do not fit together."""

from __future__ import annotations

import pytest

from kg.cli.serve import warn_of_path


@pytest.mark.parametrize(
    ("base", "root_path", "said"),
    [
        ("http://localhost:8000/", "", ""),
        ("https://arsip.example/ujar/", "/ujar", ""),
        ("https://arsip.example/ujar/", "", "set UJAR_ROOT_PATH to /ujar,"),
        ("https://arsip.example/", "/ujar", "set UJAR_ROOT_PATH to nothing,"),
    ],
)
def test_a_base_path_that_ids_do_not_have_is_told(
    capsys: pytest.CaptureFixture[str], base: str, root_path: str, said: str
) -> None:
    warn_of_path(base, root_path)
    err = capsys.readouterr().err
    assert said in err
    assert bool(err) == bool(said)
