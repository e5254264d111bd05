"""What the routes answer where nothing is wrong."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import orjson
import pyoxigraph as ox
import pytest

from kg.ids import local_quote
from tests.unit.api import articles
from tests.unit.api.store import KEY

if TYPE_CHECKING:
    import httpx

BASE = "http://localhost:8000/"
PREFIXES = "PREFIX ujar: <https://w3id.org/ujar/ont#> PREFIX schema: <https://schema.org/> "
NAMES = PREFIXES + "SELECT DISTINCT ?name { ?q ujar:source/rdfs:label ?name } ORDER BY ?name".replace(
    "rdfs:label", "<http://www.w3.org/2000/01/rdf-schema#label>"
)
ANYTHING = "SELECT * { ?s ?p ?o } LIMIT 1"
DIRECT = local_quote(articles.DIRECT)


def ask(client: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers=headers)


def test_select_is_json_unless_something_else_is_asked_for(client: httpx.Client) -> None:
    found = ask(client, NAMES)
    assert found.headers["content-type"] == "application/sparql-results+json"
    assert found.headers["vary"] == "Accept, Accept-Encoding" or "Accept" in found.headers["vary"]
    names = [row["name"]["value"] for row in found.json()["results"]["bindings"]]
    assert names == ["Hendra Lesmana", "Ratna Wibisana", "Warga di hilir", "seorang petugas jaga"]


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (ANYTHING, "application/json", "application/sparql-results+json"),
        (ANYTHING, "application/sparql-results+xml", "application/sparql-results+xml"),
        (ANYTHING, "text/csv", "text/csv; charset=utf-8"),
        (ANYTHING, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (ANYTHING, "text/turtle, text/csv;q=0.5", "text/csv; charset=utf-8"),
        ("ASK { ?s ?p ?o }", "*/*", "application/sparql-results+json"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "*/*", "text/turtle; charset=utf-8"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "text/csv, application/n-triples;q=0.1", "application/n-triples"),
        (f"DESCRIBE <{BASE}id/article/{KEY}/doc>", "application/ld+json", "application/ld+json"),
    ],
)
def test_the_media_type_follows_the_form_of_the_query(
    client: httpx.Client, query: str, accept: str, media_type: str
) -> None:
    found = ask(client, query, accept=accept)
    assert (found.status_code, found.headers["content-type"]) == (200, media_type)


@pytest.mark.parametrize(
    ("query", "accept"), [(ANYTHING, "text/turtle"), ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "text/csv")]
)
def test_a_form_that_cannot_be_sent_so_is_a_406(client: httpx.Client, query: str, accept: str) -> None:
    found = ask(client, query, accept=accept)
    assert (found.status_code, found.json()["code"]) == (406, "UJ804")


def test_a_query_may_be_posted_as_it_is_or_in_a_form(client: httpx.Client) -> None:
    direct = client.post("/sparql", content=NAMES, headers={"content-type": "application/sparql-query"})
    form = client.post("/sparql", data={"query": NAMES})
    assert direct.json() == form.json() == ask(client, NAMES).json()


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "UJ504"),
        ("LOAD <http://127.0.0.1:9/>", "UJ504"),
        ("DELETE WHERE { ?s ?p ?o }", "UJ504"),
        ("SELECT * { ?s ?p }", "UJ501"),
        ("", "UJ501"),
    ],
)
def test_what_a_query_may_not_do(client: httpx.Client, query: str, code: str) -> None:
    found = client.post("/sparql", content=query, headers={"content-type": "application/sparql-query"})
    assert (found.status_code, found.json()["code"]) == (400, code)


def test_graphs_of_the_protocol_are_looked_up_and_never_fetched(client: httpx.Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def counted(**parameters: str) -> int:
        found = client.get("/sparql", params={"query": count} | parameters)
        return int(found.json()["results"]["bindings"][0]["n"]["value"])

    article = counted(**{"default-graph-uri": f"{BASE}graph/article/{KEY}"})
    assert 0 < article < counted()
    assert counted(**{"default-graph-uri": "http://127.0.0.1:9/nothing"}) == 0
    assert counted(**{"named-graph-uri": f"{BASE}graph/article/{KEY}"}) == 0


def test_quotes_by_filters(client: httpx.Client) -> None:
    def texts(**parameters: str) -> list[str]:
        return [found["text"] for found in client.get("/api/v1/quotes", params=parameters).json()["quotes"]]

    assert len(texts()) == 7
    assert texts(speaker="Hendra Lesmana") == [articles.OUTER_WORDS]
    assert texts(type="direct", via="Radio Samudra") == [articles.DIRECT_WORDS]
    assert texts(outlet="Harian Cakrawala", q='"muka air"') == [articles.DIRECT_WORDS]
    assert texts(after="2025-03-04", before="2025-03-04", type="mixed") == [articles.MIXED.text, articles.OUTER_WORDS]
    assert texts(after="2025-03-05") == []


@pytest.mark.parametrize(("language", "word"), [("id", "membantah hal ini"), ("en", "denies this")])
def test_a_denial_reads_as_one_on_the_pages(client: httpx.Client, language: str, word: str) -> None:
    denied = '"bukan kegagalan struktur"'
    for path, total in (("/search", 1), (f"/articles/{KEY}", 1), ("/", 1)):
        page = client.get(path, params={"lang": language, "q": denied} if path == "/search" else {"lang": language})
        assert page.text.count(f">{word}<") == total, path
    stated = client.get("/search", params={"lang": language, "q": "polarity:positive"}).text
    assert word not in stated


def test_a_denial_is_found_by_its_polarity(client: httpx.Client) -> None:
    [found] = client.get("/api/v1/quotes", params={"polarity": "negative"}).json()["quotes"]
    assert (found["text"], found["polarity"], found["certainty"]) == (articles.MIXED.text, "negative", "certain")
    assert client.get("/api/v1/quotes", params={"certainty": "probable"}).json()["total"] == 0
    assert client.get("/api/v1/quotes", params={"polarity": "keruh"}).status_code == 422


def test_a_quote_in_a_list_has_what_a_reader_needs(client: httpx.Client) -> None:
    [found] = client.get("/api/v1/quotes", params={"via": "Radio Samudra"}).json()["quotes"]
    expected: dict[str, Any] = {
        "id": f"{BASE}id/article/{KEY}/{DIRECT}",
        "page": f"/articles/{KEY}#{DIRECT}",
        "who": "Ratna Wibisana",
        "kind": "person",
        "role": "Menteri Sumber Daya Air",
        "type": "direct",
        "via": "Radio Samudra",
        "outlet": "Harian Cakrawala",
        "published": "2025-03-04",
        "cue": "ujar",
    }
    assert {name: found[name] for name in expected} == expected


def test_pages_follow_the_link_header_to_the_end_without_repeating(client: httpx.Client) -> None:
    seen: list[str] = []
    address: str | None = "/api/v1/quotes?limit=3&outlet=Harian+Cakrawala"
    while address:
        found = client.get(address)
        seen += [quote["id"] for quote in found.json()["quotes"]]
        address = found.links.get("next", {}).get("url")
        assert (address is None) == (found.json()["next"] is None)
    assert len(seen) == len(set(seen)) == 7


def test_an_article_as_json_has_everything_and_offsets_slice_its_text(client: httpx.Client) -> None:
    found = client.get(f"/api/v1/articles/{KEY}").json()
    assert (found["title"], found["outlet"], found["published"]) == (articles.TITLE, "Harian Cakrawala", "2025-03-04")
    assert found["text"] == articles.TEXT
    assert found["extractor"] == {"name": "ujar-id", "version": "0.1.0", "configuration": "abcdef012345"}
    assert len(found["agents"]) == 6
    quote = found["quotes"][1]
    start, end = quote["spans"][0]
    assert found["text"][start:end] == quote["text"] == articles.DIRECT_WORDS
    assert (quote["speaker"]["name"], quote["role"]) == ("Ratna Wibisana", "Menteri Sumber Daya Air")
    assert quote["relays"][0]["agent"] == "Radio Samudra"
    assert quote["event"] == {"date": "2025-03-04", "place": "Cireundeu", "medium": None}


def test_an_article_is_found_under_its_own_id_and_its_page_leads_to_its_key(client: httpx.Client) -> None:
    assert client.get("/api/v1/articles/cakrawala-0304").json()["key"] == KEY
    found = client.get("/articles/cakrawala-0304")
    assert (found.status_code, found.headers["location"]) == (303, f"/articles/{KEY}")


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        ("ttl", ox.RdfFormat.TURTLE),
        ("trig", ox.RdfFormat.TRIG),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("nq", ox.RdfFormat.N_QUADS),
        ("rdf", ox.RdfFormat.RDF_XML),
    ],
)
def test_an_article_as_rdf_parses_and_names_its_quotes(client: httpx.Client, ending: str, form: ox.RdfFormat) -> None:
    found = client.get(f"/articles/{KEY}.{ending}")
    assert found.status_code == 200
    subjects = {str(quad.subject) for quad in ox.parse(found.content, form)}
    assert f"<{BASE}id/article/{KEY}/{DIRECT}>" in subjects


def test_an_article_as_json_ld_is_json(client: httpx.Client) -> None:
    found = client.get(f"/articles/{KEY}.jsonld")
    assert found.headers["content-type"] == "application/ld+json"
    assert articles.DIRECT_WORDS in orjson.dumps(found.json()).decode()


@pytest.mark.parametrize(
    ("path", "accept", "location"),
    [
        (f"article/{KEY}/doc", "text/html", f"/articles/{KEY}"),
        (f"article/{KEY}/doc", "text/turtle", f"/articles/{KEY}.ttl"),
        (f"article/{KEY}/doc", "application/ld+json", f"/articles/{KEY}.jsonld"),
        (f"article/{KEY}/doc", "application/json", f"/articles/{KEY}.json"),
        (f"article/{KEY}/{DIRECT}", "text/html", f"/articles/{KEY}#{DIRECT}"),
        (f"article/{KEY}/{DIRECT}", "application/trig", f"/articles/{KEY}.trig"),
        ("outlet/harian-cakrawala", "text/html", "/search?q=outlet%3A%22Harian+Cakrawala%22"),
        ("outlet/harian-cakrawala", "text/turtle", "/data/outlet/harian-cakrawala.ttl"),
    ],
)
def test_ids_resolve_to_what_the_client_prefers(client: httpx.Client, path: str, accept: str, location: str) -> None:
    found = client.get(f"/id/{path}", headers={"accept": accept})
    assert (found.status_code, found.headers["location"]) == (303, location)
    assert client.get(location).status_code == 200


@pytest.mark.parametrize(
    "path", [f"article/{KEY}/q1-2", f"article/{'0' * 32}/doc", "outlet/nobody", "agent/x%3E%20%3Fp", "graph/claims", ""]
)
def test_ids_that_are_not_there(client: httpx.Client, path: str) -> None:
    assert client.get(f"/id/{path}", headers={"accept": "text/turtle"}).status_code == 404


def test_data_about_an_outlet(client: httpx.Client) -> None:
    found = client.get("/data/outlet/harian-cakrawala.nt")
    assert f"<{BASE}id/outlet/harian-cakrawala>" in found.text
    assert '"Harian Cakrawala"' in found.text
    assert client.get("/data/outlet/harian-cakrawala.html").status_code == 404


@pytest.mark.parametrize("extension", ["gexf", "graphml"])
def test_a_view_as_xml(client: httpx.Client, extension: str) -> None:
    found = client.get(f"/views/chains.{extension}?after=2025-01")
    assert found.headers["content-disposition"] == f'attachment; filename="ujar-chains.{extension}"'
    assert ET.fromstring(found.content).tag.endswith(extension)


@pytest.mark.parametrize(("extension", "media_type"), [("svg", "image/svg+xml"), ("html", "text/html")])
def test_a_view_as_a_picture(client: httpx.Client, extension: str, media_type: str) -> None:
    found = client.get(f"/views/speakers.{extension}?top=2")
    assert found.headers["content-type"].startswith(media_type)
    assert found.text.count('class="n"') == 2
    assert client.get(f"/views/speakers.{extension}").text.count('class="n"') > 2


@pytest.mark.parametrize(("address", "code"), [("speakers.svg?top=1", "UJ801"), ("speakers.gexf?top=9", "UJ737")])
def test_a_number_of_nodes_that_cannot_be(client: httpx.Client, address: str, code: str) -> None:
    found = client.get(f"/views/{address}")
    assert (found.status_code, found.json()["code"]) == (422, code)


@pytest.mark.parametrize(("extension", "name"), [("csv", "edges.csv"), ("nodes.csv", "nodes.csv")])
def test_a_view_as_a_table(client: httpx.Client, extension: str, name: str) -> None:
    found = client.get(f"/views/speakers.{extension}")
    assert found.headers["content-disposition"] == f'attachment; filename="ujar-speakers.{name}"'
    assert next(csv.reader(io.StringIO(found.text)))


def test_a_view_as_json(client: httpx.Client) -> None:
    assert "nodes" in client.get("/views/speakers.json?type=direct&type=mixed").json()


TEXT = '"Kami sudah menutup pintu air," kata Kepala Balai Dadang Sutarna kepada Radio Samudra, Rabu (5/3/2025).'


def test_extraction_of_a_text(client: httpx.Client) -> None:
    found = client.post("/api/v1/extract?lang=id", content=TEXT.encode(), headers={"content-type": "text/plain"})
    record = found.json()
    assert record["lang"] == "id"
    start, end = record["quotes"][0]["spans"][0]
    assert TEXT[start:end] == "Kami sudah menutup pintu air"


def test_extraction_says_what_it_guessed(client: httpx.Client) -> None:
    guessed = TEXT.replace('"Kami', "“Kami").replace('air,"', "air,”")
    for codec, notes in (("cp1252", ["body: not UTF-8, read as Windows-1252"]), ("utf-8", None)):
        data = guessed.encode(codec)
        found = client.post("/api/v1/extract?lang=id", content=data, headers={"content-type": "text/plain"}).json()
        start, end = found["quotes"][0]["spans"][0]
        assert guessed[start:end] == "Kami sudah menutup pintu air"
        assert found.get("notes") == notes


def test_extraction_of_lines_says_what_it_guessed_where_it_did(client: httpx.Client) -> None:
    dates = ("2025-03-05", "03/25/2025", "Diperbarui 5 Maret 2025", "5 Maret 2025")
    body = b"\n".join(orjson.dumps({"text": TEXT, "published": date}) for date in dates)
    found = client.post("/api/v1/extract?lang=id", content=body, headers={"content-type": "application/x-ndjson"})
    notes = [orjson.loads(line).get("notes", [])[:1] for line in found.content.splitlines()]
    assert [len(one) for one in notes] == [0, 1, 1, 0]
    assert notes[1][0].startswith("body:2: published '03/25/2025' is no clear published (write it as 2025-06-17")
    assert notes[2][0].startswith("body:3: published 'Diperbarui 5 Maret 2025' is when it was changed")


def test_extraction_of_an_object_keeps_its_id(client: httpx.Client) -> None:
    body = orjson.dumps({"id": "a-1", "text": TEXT, "language": "id"}, option=orjson.OPT_INDENT_2)
    found = client.post("/api/v1/extract", content=body, headers={"content-type": "application/json"})
    assert found.json()["id"] == "a-1"


def test_extraction_of_lines_goes_on_after_a_bad_one(client: httpx.Client) -> None:
    body = b"\n".join(
        [orjson.dumps({"id": "a-1", "text": TEXT}), b"{broken", orjson.dumps({"id": "a-2", "text": TEXT})]
    )
    found = client.post("/api/v1/extract?lang=id", content=body, headers={"content-type": "application/x-ndjson"})
    first, second, third = (orjson.loads(line) for line in found.content.splitlines())
    assert (first["id"], second["problem"]["code"], third["id"]) == ("a-1", "UJ105", "a-2")


def test_extraction_of_lines_goes_on_after_an_unknown_language(client: httpx.Client) -> None:
    body = b"\n".join(orjson.dumps({"id": code, "text": TEXT, "language": code}) for code in ("xx", "id"))
    found = client.post("/api/v1/extract", content=body, headers={"content-type": "application/x-ndjson"})
    first, second = (orjson.loads(line) for line in found.content.splitlines())
    assert (first["problem"]["code"], second["id"]) == ("UJ127", "id")


@pytest.mark.parametrize(
    ("body", "media_type", "parameters", "code"),
    [
        (b"", "text/plain", "", "UJ102"),
        (b"%PDF-1.7", "text/plain", "", "UJ103"),
        (b"{}", "application/json", "", "UJ107"),
        (b'{"text": 1}', "application/json", "", "UJ113"),
        (b'{"text": "  "}', "application/json", "", "UJ106"),
        (b"\xc3\xa9 \xff kata " * 9, "text/plain", "", "UJ104"),
        (b'{"text": "pu', "application/json", "", "UJ105"),
        (TEXT.encode() * 6000, "text/plain", "", "UJ108"),
        (TEXT.encode() * 60_000, "text/plain", "", "UJ806"),
        (b"<p>Halo</p>", "text/html", "", "UJ805"),
        (TEXT.encode(), "text/plain", "?lang=xx", "UJ205"),
        (b'{"text": "Bonjour.", "language": "fr"}', "application/json", "", "UJ127"),
        (b'{"isi": "Halo."}', "application/json", "", "UJ107"),
        (b"[1]", "application/json", "", "UJ105"),
    ],
)
def test_extraction_of_what_is_no_text(
    client: httpx.Client, body: bytes, media_type: str, parameters: str, code: str
) -> None:
    found = client.post(f"/api/v1/extract{parameters}", content=body, headers={"content-type": media_type})
    problem = found.json()
    assert found.status_code in {413, 415, 422}
    assert (problem["code"], found.headers["content-type"]) == (code, "application/problem+json")
    assert problem["cure"]
    assert not re.search(r"--[a-z]|UJAR_|ujar |the file|jq|iconv", problem["detail"] + problem["cure"])
    assert not problem.get("place", "body").startswith("<")


def test_search_downloads_are_what_the_page_shows(client: httpx.Client) -> None:
    parameters = {"q": "type:indirect", "limit": "2"}
    rows = list(csv.DictReader(io.StringIO(client.get("/search.csv", params=parameters).text)))
    found = client.get("/search.json", params=parameters).json()
    assert [row["quote"] for row in rows] == [quote["id"] for quote in found["quotes"]]
    assert len(rows) == 2
    excel = client.get("/search.csv", params=parameters | {"excel": "true"}).content
    assert excel.startswith(b"\xef\xbb\xbf")
