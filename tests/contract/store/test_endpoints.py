"""What only a store at an endpoint has to show, against real servers: queries of users, deaths, errors, bulk load."""

from __future__ import annotations

import io
import json
import os
import re
import socket
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import closing, nullcontext
from dataclasses import fields, replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal

from kg.errors import InputError, LimitError, QueryError, StoreError
from kg.ingest.readers import read_documents
from kg.intake import ingest
from kg.intake.loading import load
from kg.intake.rebase import rebase
from kg.query.sparql import answer
from kg.settings import Settings
from kg.store import STORES, open_queries, open_store
from kg.store.dataset import dataset
from kg.store.endpoint.client import Client
from kg.store.endpoint.site import site_of
from kg.store.index_rows import quote_rows
from kg.store.loaded import near
from tests.contract.store.servers import PARAMETERS, free_port
from tests.unit.store.quads import article_graph

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "sample"
CSV = "text/csv"
JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
FIRST, SECOND = (article_graph(number)[0] for number in (1, 2))


FUNCTIONS = (
    ("bif:", "bif:http_get"),
    ("bif:", "BIF:http_get"),
    ("bif:", "<bif:http_get>"),
    ("bif:", "b:http_get"),
    ("bif", "b::http_get"),
    ("bi", "b:f:http_get"),
    ("", "b:bif:http_get"),
)
"""Ways to write a function of Virtuoso that fetches an address: what the prefix b stands for, and the call."""


@pytest.fixture(params=PARAMETERS)
def server(request, empty_server):
    return empty_server(request.param)


@pytest.fixture
def settings(server, tmp_path):
    return replace(server.settings, store=tmp_path / "toko")


@pytest.fixture
def store(settings):
    with closing(STORES["endpoint"](settings.store, settings)) as opened:
        for number in (1, 2):
            graph, quads = article_graph(number)
            opened.replace_graphs([graph], quads)
        yield opened


@pytest.fixture
def trap():
    """The address of a listener, and who came there."""
    seen = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def listen():
            while True:
                try:
                    visitor, _ = listener.accept()
                except OSError:
                    return
                seen.append(visitor.recv(200))
                visitor.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", seen
        listener.shutdown(socket.SHUT_RDWR)


def asked(settings, query, media_type=CSV, **dataset):
    with closing(open_queries(settings)) as queries:
        return answer(queries, query, media_type=media_type, **dataset)


def lines(found):
    return found.body.decode().split()


def test_queries_of_users_see_the_union(store, settings):
    found = asked(settings, "SELECT ?n { ?s schema:headline ?t BIND(STR(?t) AS ?n) } ORDER BY ?n")
    assert found.body.decode().splitlines() == ["n", "Berita 1", "Berita 2"]
    assert asked(settings, f"SELECT (COUNT(*) AS ?n) FROM <{FIRST}> {{ ?s ?p ?o }}").body.split() == [b"n", b"3"]
    assert lines(asked(settings, "SELECT ?g { GRAPH ?g { ?s schema:headline ?o } } ORDER BY ?g")) == [
        "g",
        FIRST,
        SECOND,
    ]
    one = asked(settings, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{FIRST}> {{ ?s ?p ?o }} }}")
    assert lines(one) == ["n", "3"]
    assert lines(asked(settings, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")) == ["n", "6"]
    only = asked(settings, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", default_graphs=(SECOND,))
    assert lines(only) == ["n", "3"]


@pytest.mark.parametrize(
    ("query", "truth"), [("ASK { ?s schema:headline ?o }", True), ("ASK { ?s schema:x ?o }", False)]
)
def test_queries_for_the_truth(store, settings, query, truth):
    assert json.loads(asked(settings, query, JSON).body)["boolean"] is truth


def test_a_truth_among_the_rows(store, settings):
    found = json.loads(asked(settings, "SELECT ?x { VALUES ?x { true false } } ORDER BY ?x", JSON).body)
    assert [row["x"]["value"] for row in found["results"]["bindings"]] == ["false", "true"]


def test_queries_for_triples(store, settings):
    made = asked(settings, "CONSTRUCT { ?s schema:name ?o } WHERE { ?s schema:headline ?o }", TURTLE)
    assert made.rows == 2
    assert b"Berita 1" in made.body
    told = asked(settings, f"DESCRIBE <{FIRST.replace('graph', 'id')}/doc>", "application/n-triples")
    assert b"Berita 1" in told.body


def test_a_limit_cuts_with_a_mark(store, settings):
    few = replace(settings, query_rows=2)
    assert asked(few, "SELECT * { ?s ?p ?o }").is_truncated
    assert not asked(few, "SELECT * { ?s schema:headline ?o }").is_truncated
    assert asked(few, "CONSTRUCT WHERE { ?s ?p ?o }", TURTLE).rows == 2


def test_a_query_that_takes_too_long_is_given_up(store, settings):
    """The server goes on with it for a while; this query is one that both end by themselves."""
    graph = f"{settings.base}graph/banyak"
    many = [ox.Quad(ox.NamedNode(f"{graph}/{n}"), ox.NamedNode(f"{graph}/p"), ox.Literal(n)) for n in range(400)]
    store.replace_graphs([graph], [ox.Quad(*quad.triple, ox.NamedNode(graph)) for quad in many])
    long = "STRLEN(CONCAT(STR(?x), STR(?y), STR(?z))) > 99"
    query = f"SELECT (COUNT(*) AS ?n) {{ ?a ?p ?x . ?b ?p ?y . ?c ?p ?z FILTER({long}) }}"
    with pytest.raises(LimitError, match="UJ601"):
        asked(replace(settings, query_limit_s=0.3), query)


def test_a_malformed_query_says_so(store, settings):
    with pytest.raises(QueryError, match="UJ501"):
        asked(settings, "SELECT * { ?s ?p")


def test_nothing_leads_out(store, settings, trap):
    place, seen = trap
    assert lines(asked(settings, f"SELECT (COUNT(*) AS ?n) FROM <{place}> {{ ?s ?p ?o }}")) == ["n", "0"]
    assert lines(asked(settings, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", default_graphs=(place,))) == ["n", "0"]
    for query in (
        f"SELECT * {{ SERVICE <{place}> {{ ?s ?p ?o }} }}",
        f'DEFINE get:soft "replacing" SELECT * FROM <{place}> {{ ?s ?p ?o }}',
    ):
        with pytest.raises(QueryError, match=r"UJ50[14]"):
            asked(settings, query)
    for name, function in FUNCTIONS:
        with pytest.raises(QueryError) as caught:
            asked(settings, f"PREFIX b: <{name}> SELECT ({function}('{place}') AS ?x) {{}}")
        assert caught.value.code in {"UJ501", "UJ504", "UJ506"}
    assert seen == []


@pytest.mark.needs_virtuoso
@pytest.mark.parametrize(("name", "function"), [FUNCTIONS[0], FUNCTIONS[3]])
def test_virtuoso_would_call_out(empty_server, trap, name, function):
    """Why its functions are refused: the server lets even those call them who may only read."""
    place, seen = trap
    client = Client(site_of(empty_server("virtuoso").settings))
    query = f"PREFIX b: <{name}> SELECT ({function}('{place}') AS ?x) {{}}"
    with closing(client), pytest.raises(StoreError, match="UJ465"), client.query(query, accept=JSON):
        pass
    assert seen


def test_what_was_ingested_there_is_the_same_as_on_disk(settings, tmp_path):
    here = replace(Settings(), store=tmp_path / "di-sini")
    found = []
    for one in (settings, here):
        with closing(open_store(one.store, settings=one)) as store:
            report = ingest(read_documents(SAMPLE), store, settings=one)
            assert report.articles > 20
            runs = f"{one.base}graph/runs"
            found.append(({quad for quad in store.quads() if quad.graph_name.value != runs}, list(quote_rows(store))))
            assert store.index.count() == report.quotes
    assert found[0] == found[1]


WRITER = """
    import sys
    from dataclasses import fields, replace
    from pathlib import Path
    from kg.settings import from_env
    from kg.store import open_store
    from tests.unit.store.quads import article_graph

    store = open_store(Path(sys.argv[1]), settings=from_env())
    for number in range(1_000_000):
        graph, quads = article_graph(number)
        store.replace_graphs([graph], quads)
        print(number, flush=True)
"""


@pytest.mark.parametrize("victim", ["writer", "server"])
@pytest.mark.parametrize("wait_s", [0.1, 0.4])
def test_who_is_killed_loses_nothing_that_was_acknowledged(server, settings, victim, wait_s):
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(settings.store)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(settings), stdout=pipe, stderr=pipe, text=True) as writer:
        writer.stdout.readline()
        time.sleep(wait_s)
        if victim == "writer":
            writer.kill()
        else:
            server.kill()
        said, complaint = writer.communicate()
    if victim == "server":
        assert "[UJ46" in complaint
        server.start()
    last = max((int(line) for line in said.split()), default=0)  # lines read along with the first are not told again
    with closing(open_store(settings.store, settings=settings)) as store:
        assert store.count() % 3 == 0
        for number in range(last + 1):
            graph, quads = article_graph(number)
            assert set(store.quads(graph)) == set(quads)
        assert store.count() // 3 - (last + 1) in {0, 1}


def environment(settings):
    told = {field.name: getattr(settings, field.name) for field in fields(settings) if "endpoint" in field.name}
    return os.environ | {f"UJAR_{name.upper()}": str(value) for name, value in told.items()}


def test_graphs_by_the_graph_store_protocol(server):
    with closing(Client(site_of(server.settings))) as client:
        client.put_graph(FIRST, b"<http://x/s> <http://x/p> 1 .", TURTLE)
        client.put_graph(FIRST, b"<http://x/s> <http://x/p> 2 .", TURTLE)
        client.post_graph(FIRST, b"<http://x/s> <http://x/p> 3 .", TURTLE)
        with client.graph(FIRST, accept="application/n-triples") as body:
            assert len(body.read().splitlines()) == 2
        assert client.delete_graph(FIRST)
        with client.graph(FIRST, accept=TURTLE) as body:
            assert body is None


def test_an_rdflib_dataset_takes_a_copy(store):
    with pytest.raises(StoreError, match="UJ468"):
        dataset(store)
    with near(store) as copy:
        found = dataset(copy).query(
            "SELECT ?t { ?s schema:headline ?t }", initBindings={"t": Literal("Berita 1", "id")}
        )
        assert len(list(found)) == 1


def test_a_bulk_load(store):
    numbers = range(3, 400)
    seen = []
    sent = store.bulk_load((quad for number in numbers for quad in article_graph(number)[1]), progress=seen.append)
    assert (sent, seen) == (3 * len(numbers), [3 * len(numbers)])
    assert store.count() == 3 * (2 + len(numbers))
    assert set(store.quads(article_graph(77)[0])) == set(article_graph(77)[1])
    blank = ox.Quad(ox.BlankNode(), ox.NamedNode("http://x/p"), ox.Literal("x"), ox.NamedNode(FIRST))
    with pytest.raises(StoreError, match="UJ406"):
        store.bulk_load([blank])


def shard(content):
    return "pecahan.nq", lambda: nullcontext(io.BytesIO(content))


def trimmed(quads):
    """As N-Quads, without trailing zeros in fractions of seconds: Virtuoso gives three or six digits."""
    return {re.sub(r"(:\d\d\.\d*?)0+(?=Z|[+-]\d\d:|\")", r"\1", str(quad)) for quad in quads}


def test_a_bulk_load_of_files(server, tmp_path, monkeypatch):
    """The same store as by ingest, also after an interruption; nothing is sent of what cannot be read to its end."""
    here, there = replace(Settings(), store=tmp_path / "asal"), replace(server.settings, store=tmp_path / "toko")
    with closing(open_store(here.store, settings=here)) as origin:
        ingest(read_documents(SAMPLE), origin, settings=here)
        out = io.BytesIO()
        origin.dump(out, "application/n-quads")
        wanted, texts = set(origin.quads()), list(origin.texts.items())
        quotes = origin.index.count()
    content = out.getvalue()
    for broken, code in ((content + b"<x> .\n", "UJ121"), (content + b"_:x <http://x/p> 1 .\n", "UJ121")):
        with pytest.raises(InputError, match=code):
            load([shard(broken)], settings=there)
        assert not there.store.exists()
    with monkeypatch.context() as patch:
        patch.setattr("kg.intake.loading.rebuild_derived", interrupt)
        with pytest.raises(KeyboardInterrupt):
            load([shard(content)], settings=there, texts=texts)
    done = load([shard(content)], settings=there, texts=texts)
    assert (done.quads, done.articles, done.quotes) == (len(wanted), len(texts), quotes)
    with closing(open_store(there.store, settings=there)) as store:
        assert trimmed(store.quads()) == trimmed(wanted)
        assert ingest(read_documents(SAMPLE), store, settings=there).skipped == len(texts)
    with pytest.raises(StoreError, match="UJ486"):
        load([shard(content)], settings=there)


def interrupt(_):
    raise KeyboardInterrupt


def test_one_writer_at_a_time(store, settings):
    with pytest.raises(StoreError, match="UJ403"):
        open_store(settings.store, settings=settings)
    with closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        assert view.count() == store.count()


def test_a_folder_knows_where_its_graphs_are(store, settings):
    store.close()
    for told in (Settings(), replace(settings, endpoint="http://127.0.0.1:9/sparql")):
        for read_only in (True, False):
            with pytest.raises(StoreError, match="UJ461"):
                open_store(settings.store, settings=told, read_only=read_only)
    with pytest.raises(StoreError, match="UJ468"):
        rebase(settings.store, settings=replace(settings, base="http://lain.example/"))


def test_nobody_is_there(settings):
    with pytest.raises(StoreError, match="UJ462"):
        open_store(settings.store, settings=replace(settings, endpoint=f"http://127.0.0.1:{free_port()}/sparql"))


@pytest.mark.needs_virtuoso
def test_a_wrong_password(empty_server, tmp_path):
    settings = replace(empty_server("virtuoso").settings, endpoint_password="salah")
    graph, quads = article_graph(1)
    with closing(open_store(tmp_path / "toko", settings=settings)) as store, pytest.raises(StoreError, match="UJ464"):
        store.replace_graphs([graph], quads)


@pytest.mark.needs_oxigraph
def test_a_default_graph_that_is_not_the_union(empty_server, tmp_path):
    settings = empty_server("oxigraph").settings
    graph, quads = article_graph(1)
    with closing(open_store(tmp_path / "toko", settings=settings)) as store:
        store.replace_graphs([graph], quads)
    with pytest.raises(StoreError, match="UJ466"):
        open_store(tmp_path / "toko", settings=replace(settings, endpoint_engine="standard"))


@pytest.mark.needs_virtuoso
def test_rows_that_the_endpoint_cuts(empty_server, tmp_path, monkeypatch):
    settings = empty_server("virtuoso").settings
    with closing(open_store(tmp_path / "toko", settings=settings)) as store:
        store.bulk_load(article_graph(1)[1])
        monkeypatch.setattr(store, "engine", replace(store.engine, union=(("maxrows", "2"),)))
        with pytest.raises(StoreError, match="UJ467"):
            list(store.select("SELECT * { ?s ?p ?o }"))
