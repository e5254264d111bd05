"""Downloads of the dataset and of parts of it, and its description."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pyoxigraph as ox
import pytest

from api.app import create_app
from kg.rdf import vocab
from kg.rdf.serialize import FORMATS, Format
from kg.store import open_store
from kg.store.released import remember_release
from tests.unit.api.conftest import served
from tests.unit.api.store import KEY, fill

if TYPE_CHECKING:
    from pathlib import Path

    import httpx


def quads(data: bytes, row: Format) -> set[ox.Quad]:
    return set(ox.parse(data, format=row.engine or ox.RdfFormat.JSON_LD))


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_form_of_the_dataset_and_the_same_packed(client: httpx.Client, row: Format) -> None:
    plain = client.get(f"/export.{row.extension}")
    packed = client.get(f"/export.{row.extension}.gz")
    assert (plain.status_code, packed.status_code) == (200, 200)
    assert plain.headers["content-type"].startswith(row.media_type)
    assert packed.headers["content-type"] == "application/gzip"
    assert gzip.decompress(packed.content) == plain.content
    found = quads(plain.content, row)
    assert any(quad.predicate == vocab.SPEAKER for quad in found)
    assert not any("/graph/runs" in str(quad.graph_name) for quad in found)
    assert packed.content == client.get(f"/export.{row.extension}.gz").content


def test_a_packed_file_is_not_packed_twice_and_knows_its_length(client: httpx.Client) -> None:
    answer = client.get("/export.nq.gz", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert 'filename="ujar.nq.gz"' in answer.headers["content-disposition"]


def test_a_part_says_what_it_holds(client: httpx.Client) -> None:
    whole = client.get("/export.nq")
    assert "ujar-selection" not in whole.headers
    outlet = next(
        row["outlet"]["value"]
        for row in client.get(
            "/sparql", params={"query": "SELECT ?outlet { ?a schema:publisher/rdfs:label ?outlet }"}
        ).json()["results"]["bindings"]
    )
    part = client.get("/export.nq", params={"outlet": outlet})
    note = unquote(part.headers["ujar-selection"])
    assert note.startswith(f"selection: outlet {outlet}; whole articles 1, quotes ")
    assert part.text.splitlines()[0] == f"# {note}"
    assert set(part.text.splitlines()[1:]) <= set(whole.text.splitlines())
    assert KEY in part.text
    nothing = client.get("/export.nq", params={"after": "2099"})
    assert (nothing.status_code, "whole articles 0, quotes 0 " in nothing.text) == (200, True)


def test_terms_of_other_vocabularies(client: httpx.Client) -> None:
    assert "schema:Quotation" in client.get("/export.ttl", params={"with_alignments": "true"}).text


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/export.nq?outlet=Koran+Yang+Tidak+Ada", 404, "UJ736"),
        ("/export.nq?after=kemarin", 422, "UJ732"),
        ("/export.nq?outlt=x", 422, "UJ801"),
        ("/export.zip", 404, "UJ735"),
        ("/export.nq.bz2", 404, "UJ735"),
    ],
)
def test_what_there_is_not(client: httpx.Client, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_void_describes_the_dataset_in_the_form_that_is_asked_for(client: httpx.Client) -> None:
    for row in FORMATS:
        answer = client.get("/.well-known/void", headers={"accept": row.media_type})
        assert answer.headers["content-type"].startswith(row.media_type)
        assert len(quads(answer.content, row)) > 100
    turtle = client.get("/.well-known/void")
    assert turtle.headers["content-type"].startswith("text/turtle")
    statements = len(client.get("/export.nq").text.splitlines())
    assert f"void:triples {statements} ;" in turtle.text
    assert "void:dataDump <http://localhost:8000/export.nq.gz>" in turtle.text.replace(" , ", " void:dataDump ")
    assert client.get("/.well-known/void", headers={"accept": "image/png"}).status_code == 406


def test_every_download_that_the_description_names_is_there(client: httpx.Client) -> None:
    turtle = client.get("/.well-known/void").content
    dumps = {
        quad.object.value
        for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)
        if quad.predicate.value == "http://rdfs.org/ns/void#dataDump"
    }
    assert len(dumps) >= 8
    for address in dumps:
        assert client.get(address.removeprefix("http://localhost:8000")).status_code == 200, address


def test_every_download_names_the_release_that_the_store_holds(tmp_path: Path, client: httpx.Client) -> None:
    settings = fill(tmp_path / "rilis")
    view = open_store(settings.store, settings=settings, read_only=True)
    assert remember_release(view, "sha256:0f")
    view.close()
    addresses = ["/search.csv", "/search.json", "/views/speakers.edges.csv", "/views/speakers.gexf"]
    addresses += [f"/export.{row.extension}{packed}" for row in FORMATS for packed in ("", ".gz")]
    with served(create_app(settings)) as released:
        for address in addresses:
            assert released.get(address).headers["ujar-release"] == "sha256:0f", address
            assert "ujar-release" not in client.get(address).headers
        assert released.get("/export.jsonld", params={"after": "2025"}).headers["ujar-release"] == "sha256:0f"


def test_a_view_that_is_too_large_to_draw_is_there_as_csv(tmp_path: Path) -> None:
    with served(create_app(replace(fill(tmp_path / "besar"), view_edges=1))) as small:
        refused = small.get("/views/speakers.gexf")
        assert (refused.status_code, refused.json()["code"]) == (422, "UJ738")
        table = small.get("/views/speakers.csv")
        assert table.status_code == 200
        assert len(table.text.splitlines()) > 2


def test_a_view_is_measured_on_wish(client: httpx.Client) -> None:
    found = client.get("/views/speakers.graphml", params={"measures": True})
    assert found.status_code == 200
    assert 'attr.name="betweenness"' in found.text
    edges = client.get("/views/speakers.csv", params={"backbone": 1})
    assert "p_value" in edges.text.splitlines()[0]
    assert client.get("/views/speakers.csv", params={"backbone": 2}).status_code == 422
