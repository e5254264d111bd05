"""Prints a pin for everything that Ujar and its tests need, as it is installed here: `make constraints`.

Only names and versions, never where they came from. Packages that stand in the environment for another reason
are left out.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def main() -> None:
    """Write the pins to standard output, sorted by name."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    queue = list(needed([*project["dependencies"], *project["optional-dependencies"]["dev"]]))
    pins: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    while queue:
        name, extra = wanted = queue.pop()
        found = None if wanted in seen else installed(name)
        seen.add(wanted)
        if found is not None:
            pins[name] = re.sub(r"[+].*", "", found.version)
            queue += needed(found.requires or (), extra)
    print(f"# Compiled by `make constraints` on Python {sys.version_info.major}.{sys.version_info.minor}.")
    print("\n".join(f"{name}=={version}" for name, version in sorted(pins.items())))


def needed(requirements: Iterable[str], extra: str = "") -> Iterator[tuple[str, str]]:
    """Name and extra ("" for none) of everything that these requirements ask for on this machine."""
    for requirement in map(Requirement, requirements):
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            for part in ("", *requirement.extras):
                yield canonicalize_name(requirement.name), part


def installed(name: str) -> Distribution | None:
    """The installed distribution of that name, or None where its marker left it out."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


if __name__ == "__main__":
    main()
