"""The data dictionary of a release: as Frictionless data package for machines, as Markdown for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.export.release.folder import GRAPHS
from kg.export.release.tables import tables
from kg.rdf.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.export.release.folder import Digest
    from kg.export.release.tables import Column, Table

_INTRODUCTION = """# Data dictionary · Kamus data

Every table is CSV in UTF-8 with a header; lines end in a line feed. An empty cell: not told, or not known. Several
values in one cell are joined by `; `. IRIs are those of `graphs.nq.gz`. Rows stand in the order of their keys (bold).
Offsets are half-open ranges of Unicode code points. The pattern is the SPARQL that the column is read by
(`queries/tables.json` has the whole queries); ⌊ ⌋ marks how several values become one.

Setiap berkas di `tables/` adalah CSV dalam UTF-8 dengan kepala kolom. Sel kosong: tidak disebut atau tidak
diketahui. Beberapa nilai dalam satu sel digabung dengan `; `. Baris berurut menurut kuncinya (tebal).
"""


def table_queries() -> dict[str, Any]:
    """The queries that the tables were made by; what is counted otherwise has none."""
    return {
        "prefixes": PREFIXES,
        "tables": {
            table.name: {
                "rows": table.query,
                "columns": {column.name: column.query for column in table.columns if column.pattern},
            }
            for table in tables()
            if table.rows
        },
    }


def markdown() -> str:
    """The dictionary for people, in English and Indonesian."""
    return _INTRODUCTION + "".join(line for table in tables() for line in _section(table))


def data_package(files: Mapping[str, Digest], told: Mapping[str, Any]) -> dict[str, Any]:
    """A Frictionless data package of the tables and the graphs; `told` is what it says of the release as a whole."""
    graphs = {
        "name": "graphs",
        "path": GRAPHS,
        "title": "All statements as N-Quads, sorted, packed with gzip",
        "mediatype": "application/gzip",
        **_sizes(files[GRAPHS]),
    }
    return {"profile": "data-package", **told, "resources": [*(_resource(t, files[t.path]) for t in tables()), graphs]}


def _resource(table: Table, file: Digest) -> dict[str, Any]:
    schema = {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign(column, table) for column in table.columns if column.refers],
    }
    if not table.rows:
        del schema["primaryKey"]  # an outlet or a month that is not known is an empty cell, which no key may have
    return {
        "name": table.name,
        "path": table.path,
        "profile": "tabular-data-resource",
        "description": table.en,
        "description_id": table.id,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_sizes(file),
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True, "lineTerminator": "\n"},
        "schema": schema,
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {"enum": list(column.values)} if column.values else {}
    if table.rows and column.name in table.key:
        constraints["required"] = True
        if len(table.key) == 1:
            constraints["unique"] = True
    prefix, _, local = column.term.partition(":")
    extra = {"rdfType": PREFIXES[prefix] + local} if local else {}
    return {
        "name": column.name,
        "type": column.type,
        "description": column.en,
        "description_id": column.id,
        **extra,
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign(column: Column, table: Table) -> dict[str, Any]:
    name, _, field = column.refers.partition(".")
    resource = "" if name == table.name else name
    return {"fields": column.name, "reference": {"resource": resource, "fields": field}}


def _sizes(file: Digest) -> dict[str, Any]:
    return {"bytes": file.bytes, "hash": f"sha256:{file.sha256}"}


def _section(table: Table) -> Iterator[str]:
    yield f"\n## {table.name}\n\n`{table.path}` · {table.en}\n\n{table.id}\n\n"
    yield "| column | type | meaning | arti | property or table | pattern |\n|---|---|---|---|---|---|\n"
    for column in table.columns:
        name = f"**`{column.name}`**" if column.name in table.key else f"`{column.name}`"
        values = f": {', '.join(f'`{value}`' for value in column.values)}" if column.values else ""
        source = " → ".join(f"`{told}`" for told in (column.term, column.refers) if told)
        pick = f" ⌊{column.pick}⌋" if column.pick != "least" else ""
        pattern = f"`{column.pattern}`{pick}".replace("|", "\\|") if column.pattern else ""
        yield f"| {name} | {column.type} | {column.en}{values} | {column.id} | {source} | {pattern} |\n"
