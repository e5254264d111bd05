"""Debian's Jena: the class path that makes it start, its reader `riot` and its validator, each one start of Java.

As packaged (4.5.0-2) Jena cannot start: its Xerces was moved to the package `xerces`, the message bundles stayed under
`org/apache/jena/ext/xerces`. A folder before the jars that holds the bundles where they are looked for mends it.
JSON-LD 1.1 needs an implementation of jakarta.json, which Debian has not, so JSON-LD is read by the processor of 1.0.
"""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import rdflib

from tests.conftest import JARS

_BUNDLES = "org/apache/jena/ext/"
_LIBRARIES = """
    jena-arq jena-base jena-cmds jena-core jena-iri jena-shacl jena-shex
    jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data jena-dboe-transaction
    jena-rdfconnection jena-tdb jena-tdb2
    jackson-annotations jackson-core jackson-databind jakarta.json-api jsonld-java titanium-json-ld
    commons-cli commons-codec commons-compress commons-csv commons-io commons-lang3 commons-logging
    dexx.collection gson guava httpclient httpclient-cache httpcore protobuf slf4j-api slf4j-simple thrift
"""
_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
"""A short run needs half the time without the compiler and the collector for long ones."""
_TRUE_OF_TEXTS = ("not in Unicode Normal Form C", "Unicode replacement character")
"""Warnings that are right: we keep the words of an article as they were printed."""
_MARK = ox.NamedNode("urn:x-ujar:next-file")
_MARKS = {
    "nt": f"{_MARK} {_MARK} {_MARK} .\n",
    "jsonld": f'{{"@id": "{_MARK.value}", "{_MARK.value}": {{"@id": "{_MARK.value}"}}}}',
}


def read(files: Mapping[str, Path], folder: Path) -> dict[str, set[ox.Quad]]:
    """What Jena reads from each file; `folder` is for its own files. Anything that it has to say is an error."""
    old = {name: path for name, path in files.items() if path.suffix == ".jsonld"}
    new = {name: path for name, path in files.items() if name not in old}
    return _read(new, "nt", folder) | _read(old, "jsonld", folder, "--syntax=jsonld10")


def report(data: Path, shapes: Path, folder: Path) -> rdflib.Graph:
    """The validation report on a file."""
    found = _run("shacl.shacl", "validate", "--shapes", str(shapes), "--data", str(data), folder=folder)
    return rdflib.Graph().parse(data=found, format="turtle")


def _read(files: Mapping[str, Path], syntax: str, folder: Path, *options: str) -> dict[str, set[ox.Quad]]:
    """One start for several files: a statement of our own before each parts what comes out."""
    mark = folder / f"mark.{syntax}"
    mark.write_text(_MARKS[syntax], encoding="utf-8")
    inputs = [str(given) for path in files.values() for given in (mark, path)]
    found: list[set[ox.Quad]] = []
    for quad in ox.parse(_run("riotcmd.riot", "--output=nq", *options, *inputs, folder=folder), ox.RdfFormat.N_QUADS):
        if quad.predicate == _MARK:
            found.append(set())
        else:
            found[-1].add(quad)
    return dict(zip(files, found, strict=True))


def _run(main: str, *arguments: str, folder: Path) -> bytes:
    command = ["java", *_OPTIONS, "-cp", _class_path(folder / "bundles"), main, *arguments]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    said = done.stderr.decode().splitlines()
    complaints = [line for line in said if not any(words in line for words in _TRUE_OF_TEXTS)]
    if complaints or (done.returncode and not said):
        raise AssertionError(f"{main} ended with {done.returncode}: {complaints[:20]}")
    return done.stdout


def _class_path(bundles: Path) -> str:
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(_BUNDLES) and name.endswith(".properties"):
                path = bundles / name.removeprefix(_BUNDLES)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(jar.read(name))
    return ":".join([str(bundles), *(str(JARS / f"{library}.jar") for library in _LIBRARIES.split())])
