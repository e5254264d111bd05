"""Finds the files that are part of Ujar but not Python: ontology, samples, authority files.

In a wheel they are mapped under `kg/_ontology` and `kg/_data`; in a checkout they stand beside `kg/`.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import SettingsError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Folder of resources called `ontology` or `data`.

    Raises SettingsError UJ701 when neither the installed copy nor the checkout's is there.
    """
    for candidate in (_PACKAGE.parent / name, _PACKAGE / f"_{name}"):
        if _is_ours(candidate):
            return candidate
    raise SettingsError(
        "UJ701",
        f"the folder {name!r} that belongs to Ujar is missing",
        place=str(_PACKAGE),
        cure="install ujar again, or run from a whole checkout",
    )


def _is_ours(candidate: Path) -> bool:
    """A folder of the same name beside an installed `kg` (site-packages) could be anybody's."""
    if candidate.parent == _PACKAGE:
        return candidate.is_dir()
    return candidate.is_dir() and (candidate.parent / "pyproject.toml").is_file()
