"""All files of a release that are computed, from its inputs alone: no store, no network, no clock."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.claims import cluster
from kg.curation import current, identities
from kg.curation.authority import load_authority
from kg.export.coverage import coverage
from kg.export.description import describe, description, summaries
from kg.export.release.configuration import as_json, read_configuration
from kg.export.release.dictionary import data_package, markdown, table_queries
from kg.export.release.folder import (
    COMPUTED_QUERIES,
    CONTENTS,
    GRAPHS,
    MANIFEST,
    SUMS,
    Digest,
    digest_of,
    inputs_of,
    unpacked_digest,
)
from kg.export.release.named import Facts, citation, manifest, package, page
from kg.export.release.tables import table_rows, tables
from kg.export.selection import select
from kg.export.table import write_table
from kg.ids import Namer
from kg.rdf import vocab
from kg.store.loaded import loaded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.export.release.configuration import Configuration
    from kg.export.release.named import Edition
    from kg.store.base import Store, View

DICTIONARY = "DICTIONARY.md"
_NAMED = ("datapackage.json", "void.ttl", "CITATION.cff", "README.md", MANIFEST)
_VERSION = re.compile(r"owl:versionIRI <([^>]+)>")
_EXTRACTORS = """SELECT ?label ?configuration (COUNT(?run) AS ?articles) {
  ?run a ujar:ExtractionRun ; rdfs:label ?label ; ujar:configuration ?configuration }
  GROUP BY ?label ?configuration ORDER BY ?label ?configuration"""


@dataclass(frozen=True, slots=True)
class Computed:
    """What was computed: facts, paths of the files, derived graphs that are not what the articles give."""

    facts: Facts
    paths: tuple[str, ...]
    stale: tuple[str, ...]


def compute(source: Path, target: Path, *, edition: Edition, tell: Callable[[str], None]) -> Computed:
    """Writes to `target` all that follows from the inputs in `source`, which may be the same folder.

    `tell` is called with what is done next. Raises InputError UJ121 or UJ150 for inputs that cannot be read.
    """
    configuration = read_configuration(source)
    settings = configuration.settings
    tell("loading the graphs")
    with (
        gzip.open(source / GRAPHS) as file,
        loaded(cast("BinaryIO", file), settings=settings, place=str(source / GRAPHS)) as store,
    ):
        rows = {}
        for table in tables():
            tell(f"table {table.name}")
            rows[table.path] = _write_table(store, target, table.name)
        _put(target, COMPUTED_QUERIES, as_json(table_queries()))
        _put(target, DICTIONARY, markdown().encode())
        computed = (*rows, COMPUTED_QUERIES, DICTIONARY)
        tell("description")
        content = _contents(source, target, computed)
        facts = _facts(store, source, configuration, edition=edition, release=content)
        facts = replace(facts, rows={table.name: rows[table.path] for table in tables()})
        _write_named(store, source, target, facts)
        tell("identities and claims")
        stale = () if configuration.filter else _stale(store, source)
    _write_sums(source, target, (*computed, CONTENTS, *_NAMED))
    return Computed(facts, (*computed, CONTENTS, *_NAMED, SUMS), stale)


def _write_table(view: View, target: Path, name: str) -> int:
    table = next(table for table in tables() if table.name == name)
    rows = list(table_rows(view, table))
    path = target / table.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        write_table([column.name for column in table.columns], rows, out)
    return len(rows)


def _put(target: Path, path: str, content: bytes) -> None:
    place = target / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def _contents(source: Path, target: Path, computed: tuple[str, ...]) -> str:
    """Writes the digests of all that the id stands for; the id."""
    found = [unpacked_digest(source), *(digest_of(source, path) for path in inputs_of(source))]
    found += [digest_of(target, path) for path in computed]
    lines = "".join(digest.line for digest in sorted(found, key=lambda digest: digest.path)).encode()
    _put(target, CONTENTS, lines)
    return f"sha256:{sha256(lines).hexdigest()}"


def _facts(view: View, source: Path, configuration: Configuration, *, edition: Edition, release: str) -> Facts:
    covered = coverage(view)
    found = _VERSION.search((source / "ontology" / "ujar.ttl").read_text(encoding="utf-8"))
    return Facts(
        id=release,
        configuration=configuration,
        edition=edition,
        covered=covered,
        summaries=summaries(covered),
        statements=view.count(),
        rows={},
        extractors=tuple(
            (str(name), str(digest), int(articles or 0))
            for name, digest, articles in view.select(vocab.PROLOGUE + _EXTRACTORS)
        ),
        ontology=found[1] if found else vocab.ONTOLOGY,
    )


def _write_named(view: View, source: Path, target: Path, facts: Facts) -> None:
    files = {table.path: digest_of(target, table.path) for table in tables()} | {GRAPHS: digest_of(source, GRAPHS)}
    chosen = select(view, facts.configuration.filter) if facts.configuration.filter else None
    settings = facts.configuration.settings
    triples = describe(view, settings=settings, selection=chosen, release=facts.id)
    _put(target, "void.ttl", description(triples, "text/turtle", base=view.base))
    _put(target, "datapackage.json", as_json(data_package(files, package(facts))))
    _put(target, "CITATION.cff", citation(facts).encode())
    _put(target, "README.md", page(facts).encode())
    _put(target, MANIFEST, as_json(manifest(facts)))


def _stale(store: Store, source: Path) -> tuple[str, ...]:
    """Rebuilds the derived graphs of a whole store from its articles; the names of those that become others.

    What `graph/versions` says of versions that are not current cannot be computed here and is taken as it stands.
    """
    namer = Namer(store.base)
    names = {name: namer.graph(name) for name in ("versions", "identities", "claims")}
    before = {name: set(store.quads(graph)) for name, graph in names.items()}
    current.receive(store, namer, list(before["versions"]))
    current.rebuild(store, namer)
    identities.rebuild(store, namer, authority=load_authority(source / "authority"))
    cluster.rebuild(store, namer)
    stale = {name for name, graph in names.items() if set(store.quads(graph)) != before[name]}
    stale |= {"versions"} if len(store.archive) else set()  # a release holds current versions only
    return tuple(name for name in names if name in stale)


def _write_sums(source: Path, target: Path, computed: tuple[str, ...]) -> None:
    found: list[Digest] = [digest_of(source, path) for path in (GRAPHS, *inputs_of(source))]
    found += [digest_of(target, path) for path in computed]
    lines = "".join(digest.line for digest in sorted(found, key=lambda digest: digest.path))
    _put(target, SUMS, lines.encode())
