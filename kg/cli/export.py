"""`ujar export`: the store or a selection of its articles, as RDF or as a table of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import click

from kg.cli.console import complain, progress, remark, say
from kg.cli.options import FILE, examples, for_excel, output_option, reading_settings, selection_options, store_option
from kg.cli.output import output
from kg.cli.stores import reading
from kg.cli.texts import write_texts_file
from kg.errors import SettingsError
from kg.export.rdf import graph_iri
from kg.export.registry import ExportKind, by_ending, exporter, names
from kg.export.selection import Selection, select
from kg.store.index_rows import quote_rows
from kg.store.released import release_of
from kg.views.filters import view_filter

if TYPE_CHECKING:
    from pathlib import Path

    from kg.export.registry import Exporter
    from kg.store.base import View

_KINDS = (ExportKind.QUADS, ExportKind.ROWS)
_FORMATS = {name: kind for kind in _KINDS for name in names(kind)}
_DEFAULT = "nq"


@click.command(
    epilog=examples(
        "ujar export -o arsip.nq.gz",
        "ujar export --format nq | sort > arsip.nq",
        "ujar export --outlet KabarNusa --after 2025-04 --before 2025-06 -o kabar-nusa.trig",
        "ujar export --speaker 'Ratna Wibisana' --format csv --excel -o kutipan.csv",
        "ujar export --with-alignments -o selaras.ttl.gz",
        "ujar export --graph claims -o klaim.ttl",
        "ujar export -o arsip.nq.gz --texts teks.jsonl.gz",
    )
)
@store_option
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), help="Default: by the file's ending, else nq.")
@selection_options
@click.option("--graph", metavar="NAME", help="RDF of one graph: identities, claims, runs, article/KEY, or an IRI.")
@click.option("--with-alignments", is_flag=True, help="RDF with the terms of schema.org, PROV-O and others, too.")
@click.option("--with-runs", is_flag=True, help="RDF with graph/runs, which says when articles were ingested.")
@click.option("--excel", is_flag=True, help="Make CSV safe for spreadsheets: byte order mark, no formulas.")
@click.option("--texts", type=FILE, metavar="FILE", help="Write the articles' texts, too, as JSON Lines for import.")
@output_option
def command(
    *,
    store: Path | None,
    form: str | None,
    graph: str | None,
    with_alignments: bool,
    with_runs: bool,
    excel: bool,
    texts: Path | None,
    path: Path | None,
    **wanted: Any,
) -> None:
    """Write the store, or a selection of its articles, as RDF or as a table of quotes.

    nq, trig and jsonld keep the named graphs; ttl, nt and rdfxml hold their union. The same articles give the same
    RDF, whenever and in whatever order they were ingested.

    A selection takes whole articles, with their provenance and with what the store says of the agents and claims in
    them. With --speaker, RDF is of the articles that quote the speaker, csv of what the speaker says in them.
    """
    row = _row(form, path)
    rdf = {"graph": graph, "with_alignments": with_alignments, "with_runs": with_runs}
    _check(row, rdf, excel=excel, is_selection=any(wanted.values()))
    with reading(reading_settings(store)) as view:
        release = release_of(view)
        chosen = _selection(view, wanted)
        if chosen and not chosen.keys:
            complain("warning: the selection takes no article; widen its dates or leave out one of its names")
        with output(path) as out:
            if row.kind is ExportKind.ROWS:
                note = _write_rows(row, view, out, chosen=chosen, excel=excel)
            else:
                name = graph_iri(view, graph) if graph else None
                with progress("statements") as done:
                    row.write(view, out, progress=done, selection=chosen, **{**rdf, "graph": name})
                note = chosen.note() if chosen else ""
        if texts:
            write_texts_file(view, texts, keys=chosen.keys if chosen else None)
    if release:
        remark(f"of release: {release}")
    if note:
        say(note + (f" → {path}" if path else ""))


def _write_rows(row: Exporter, view: View, out: BinaryIO, *, chosen: Selection | None, excel: bool) -> str:
    """Writes the table; returns what to say of it, nothing where it holds all quotes."""
    if chosen is None:
        row.write(quote_rows(view), out, excel=excel)
        return ""
    found = [quote for quote in quote_rows(view) if chosen.takes(quote)]
    row.write(found, out, excel=excel)
    return chosen.note_of_rows(len(found))


def _row(form: str | None, path: Path | None) -> Exporter:
    """The exporter that the option names, else the ending of the file."""
    named = by_ending(path.name, _KINDS) if path and not form else None
    return named or exporter(form or _DEFAULT, kind=_FORMATS[form or _DEFAULT])


def _check(row: Exporter, rdf: dict[str, Any], *, excel: bool, is_selection: bool) -> None:
    for_excel(row, is_excel=excel)
    given = [f"--{name.replace('_', '-')}" for name, value in rdf.items() if value]
    if given and row.kind is not ExportKind.QUADS:
        cure = f"use one of {', '.join(names(ExportKind.QUADS))}"
        raise SettingsError("UJ737", f"{row.name} is no RDF", place=given[0], cure=cure)
    if rdf["graph"] and is_selection:
        problem = "a selection takes articles from all graphs"
        raise SettingsError("UJ737", problem, place="--graph", cure="leave out --graph, or the other filters")


def _selection(view: View, wanted: dict[str, Any]) -> Selection | None:
    given = {name: value for name, value in wanted.items() if value}
    return select(view, view_filter(**given)) if given else None
