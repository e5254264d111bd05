"""Every export, read by toolkits that know nothing of each other: the statements that the store holds, no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export.description import describe, description
from kg.export.rdf import MEDIA_TYPES, write_rdf
from kg.export.registry import EXPORTERS, ExportKind
from kg.export.selection import select
from kg.rdf.triples import statements
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store, View
from kg.views.filters import view_filter
from tests.contract.toolkits.readers import ALL, TOOLKITS, Quads, Toolkit

WITH_GRAPHS = {"nq", "trig", "jsonld"}
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ODD_WORDS = (
    "",
    " \t di depan dan belakang\u00a0 ",
    "baris\nbaru\r\ndan\rlagi\u0085\u2028",
    """'satu' "dua" '''tiga''' \"""empat\""" \\n \\u0041 \\""",
    "<b>&amp;</b> ]]> <!-- --> @id ^^xsd:date {| |} << >>",
    "kendali \x01\x0b\x1f\x7f",
    "e\u0301 é ﷽ ꦲꦏ꧀ꦱꦫꦗꦮ 漢字 🧑‍🤝‍🧑 \U0010fffd",
    "\u202ekanan ke kiri\u202c \ufeff",
)
ODD_TYPES = (
    ox.Literal("kemarin", language="id"),
    ox.Literal("semalam", language="id-latn-x-ejaan"),
    ox.Literal("2025-05-14", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    ox.Literal("0.9", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    ox.Literal("5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")),
    ox.Literal("<x/>", datatype=ox.NamedNode("https://lain.example/tipe")),
    ox.Literal(-7),
    ox.Literal(value=True),
    ox.NamedNode("https://warta.example/a%20b/%C3%A9;p=(1)'!*~?q=x&y=%5B1%5D#bagian.2"),
    ox.NamedNode("https://warta.example/berita/2025/05."),
    ox.NamedNode("https://warta.example/-"),
    ox.NamedNode("https://contoh.example/désa/漢字"),
    ox.NamedNode("urn:isbn:0000000000"),
)


NONCHARACTERS = ("satu \ufffe", "dua \uffff", "tiga \ufdd0 dan \U0001fffe, pengganti \ufffd")
"""RDF has them, XML has not."""


@contextmanager
def holding(*values: ox.Literal | ox.NamedNode) -> Iterator[Store]:
    subject, graph = ox.NamedNode("https://arsip.example/id/x"), ox.NamedNode("https://arsip.example/graph/x")
    predicates = (ox.NamedNode(f"https://arsip.example/p{number}") for number in range(len(values)))
    with closing(open_store(None, settings=Settings())) as store:
        store.replace_graphs((), [ox.Quad(subject, p, o, graph) for p, o in zip(predicates, values, strict=True)])
        yield store


def whole(view: View, name: str, path: Path) -> set[ox.Quad]:
    runs = ox.NamedNode(f"{view.base}graph/runs")
    with path.open("wb") as out:
        write_rdf(view, out, media_type=MEDIA_TYPES[name])
    return {quad for quad in view.quads() if quad.graph_name != runs}


def part(view: View, name: str, path: Path) -> set[ox.Quad]:
    """With a note in the file and the terms of others."""
    selection = select(view, view_filter(outlet="Harian Cakrawala"))
    plain = path.with_name("plain.nq")
    for of, target in (("nq", plain), (name, path)):
        with target.open("wb") as out:
            write_rdf(view, out, media_type=MEDIA_TYPES[of], selection=selection, with_alignments=True)
    return set(ox.parse(path=plain))


def described(view: View, name: str, path: Path) -> set[ox.Quad]:
    triples = describe(view, settings=Settings(), is_served=True)
    path.write_bytes(description(triples, MEDIA_TYPES[name], base=view.base))
    return set(statements(triples))


def oddities(view: View, name: str, path: Path) -> set[ox.Quad]:
    with holding(*map(ox.Literal, ODD_WORDS), *ODD_TYPES) as store:
        quads = whole(store, name, path)
    return set(map(for_xml, quads)) if name == "rdfxml" else quads


def noncharacters(view: View, name: str, path: Path) -> set[ox.Quad]:
    with holding(*map(ox.Literal, NONCHARACTERS)) as store:
        quads = whole(store, name, path)
    return set(map(for_xml, quads)) if name == "rdfxml" else quads


def for_xml(quad: ox.Quad) -> ox.Quad:
    value = quad.object
    if isinstance(value, ox.Literal) and NOT_XML.search(value.value):
        value = ox.Literal(NOT_XML.sub("\ufffd", value.value))
    return ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)


CASES: dict[str, Callable[[View, str, Path], set[ox.Quad]]] = {
    "whole": whole,
    "part": part,
    "description": described,
    "oddities": oddities,
    "noncharacters": noncharacters,
}


@pytest.fixture(scope="session")
def files(archive: View, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, set[ox.Quad]]]:
    """Every case in every format, and what it must hold."""
    folder = tmp_path_factory.mktemp("exports")
    found = {}
    for row in EXPORTERS:
        if row.kind is ExportKind.QUADS:
            for case, write in CASES.items():
                path = folder / f"{case}{row.extension}"
                quads = write(archive, row.name, path)
                kept = quads if row.name in WITH_GRAPHS else {ox.Quad(*quad.triple) for quad in quads}
                found[f"{case} {row.name}"] = (path, kept)
    return found


@pytest.fixture(scope="session")
def read(
    files: dict[str, tuple[Path, set[ox.Quad]]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Toolkit, str], set[ox.Quad]]:
    """What a toolkit reads from a file."""

    @cache
    def all_by(toolkit: Toolkit) -> Quads:
        known = {name: path for name, (path, _) in files.items() if toolkit.knows(*name.split())}
        return toolkit.read(known, tmp_path_factory.mktemp("toolkit"))

    def by(toolkit: Toolkit, name: str) -> set[ox.Quad]:
        if toolkit.is_slow_to_start:
            return all_by(toolkit)[name]
        return toolkit.read({name: files[name][0]}, tmp_path_factory.mktemp("toolkit"))[name]

    return by


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # rdflib 7.6 calls its own old names
@pytest.mark.parametrize(
    ("toolkit", "case", "name"),
    [
        pytest.param(
            toolkit,
            case,
            name,
            id=f"{toolkit.name}-{case}-{name}",
            marks=getattr(pytest.mark, toolkit.needs) if toolkit.needs else (),
        )
        for toolkit in TOOLKITS
        for case in CASES
        for name in toolkit.formats
        if toolkit.knows(case, name)
    ],
)
def test_a_toolkit_reads_what_the_store_holds(
    toolkit: Toolkit,
    case: str,
    name: str,
    files: dict[str, tuple[Path, set[ox.Quad]]],
    read: Callable[[Toolkit, str], set[ox.Quad]],
) -> None:
    wanted, found = files[f"{case} {name}"][1], read(toolkit, f"{case} {name}")
    assert wanted
    assert (sorted(map(str, wanted - found)), sorted(map(str, found - wanted))) == ([], [])


def test_all_formats_are_read_by_more_than_python() -> None:
    assert set(ALL) == {row.name for row in EXPORTERS if row.kind is ExportKind.QUADS}
    assert {name for toolkit in TOOLKITS if toolkit.needs for name in toolkit.formats} == set(ALL)
