"""The toolkits that must read our RDF as it was meant: one row each, with the formats that it knows."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import rdflib

from tests.contract.toolkits import jena

Files = Mapping[str, Path]
Quads = dict[str, set[ox.Quad]]


@dataclass(frozen=True)
class Toolkit:
    """One toolkit; `read` takes files by name, with an empty folder, and gives the statements of each."""

    name: str
    formats: tuple[str, ...]
    read: Callable[[Files, Path], Quads]
    needs: str | None = None
    """The marker in tests/conftest.py without which it is not here."""
    refuses: tuple[tuple[str, str], ...] = ()
    """Cases and formats that it cannot read, which docs/exports.md tells."""

    is_slow_to_start: bool = False
    """Whether it reads all its files at once."""

    def knows(self, case: str, name: str) -> bool:
        """Whether it must read a case in a format."""
        return name in self.formats and (case, name) not in self.refuses


def _pyoxigraph(files: Files, folder: Path) -> Quads:
    return {name: set(ox.parse(path=path, format=_format(path))) for name, path in files.items()}


def _format(path: Path) -> ox.RdfFormat:
    found = ox.RdfFormat.from_extension(path.suffix[1:])
    assert found is not None
    return found


def _rdflib(files: Files, folder: Path) -> Quads:
    """Literals as written: rdflib would make `0.90` of `0.9`."""
    normalize, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        return {name: _dataset(path) for name, path in files.items()}
    finally:
        rdflib.NORMALIZE_LITERALS = normalize


def _dataset(path: Path) -> set[ox.Quad]:
    dataset = rdflib.Dataset()
    dataset.parse(io.BytesIO(path.read_bytes()), format=_format(path).media_type)
    lines = dataset.serialize(format="nquads", encoding="utf-8")
    default = ox.NamedNode("urn:x-rdflib:default")
    return {
        ox.Quad(*quad.triple) if quad.graph_name == default else quad for quad in ox.parse(lines, ox.RdfFormat.N_QUADS)
    }


def _rapper(files: Files, folder: Path) -> Quads:
    names = {".nq": "nquads", ".trig": "trig", ".nt": "ntriples", ".ttl": "turtle", ".rdf": "rdfxml"}
    return {
        name: _told(["rapper", "-q", "-i", names[path.suffix], "-o", "nquads", str(path)])
        for name, path in files.items()
    }


def _serdi(files: Files, folder: Path) -> Quads:
    names = {".nq": "nquads", ".trig": "trig", ".nt": "ntriples", ".ttl": "turtle"}
    return {name: _told(["serdi", "-i", names[path.suffix], "-o", "nquads", str(path)]) for name, path in files.items()}


def _told(command: list[str]) -> set[ox.Quad]:
    """The N-Quads that a command prints, which may have nothing else to say."""
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    if done.returncode or done.stderr:
        raise AssertionError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[:2000]}")
    return set(ox.parse(done.stdout, ox.RdfFormat.N_QUADS))


ALL = ("nq", "trig", "nt", "ttl", "jsonld", "rdfxml")
NONCHARACTERS = tuple(("noncharacters", name) for name in ("nq", "trig", "nt", "ttl"))
TOOLKITS = (
    Toolkit("pyoxigraph", ALL, _pyoxigraph),
    Toolkit("rdflib", ALL, _rdflib),
    Toolkit("Jena", ALL, jena.read, "needs_jena", is_slow_to_start=True),
    Toolkit("rapper", ("nq", "trig", "nt", "ttl", "rdfxml"), _rapper, "needs_rapper", NONCHARACTERS),
    Toolkit("serdi", ("nq", "trig", "nt", "ttl"), _serdi, "needs_serdi"),
)
