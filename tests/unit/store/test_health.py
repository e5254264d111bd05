"""Counting and checking whole stores, and giving room back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pyoxigraph as ox
import pytest

from kg.intake import ingest
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import open_store
from kg.store.compaction import compact
from kg.store.health import health
from kg.store.index_rows import quote_rows
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout
from kg.store.stats import disk_use, stats
from tests.unit.store.quads import BASE, article_graph

QUOTE = '"Harga beras nomor {} turun," kata Bupati Ratna Prameswari, Selasa.'


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A store with three articles, one of them superseded."""
    folder = tmp_path_factory.mktemp("utuh") / "toko"
    documents = [SourceDocument(f"a{number}", QUOTE.format(number)) for number in (1, 2)]
    address = "https://kabar.example/1"
    documents += [SourceDocument("b", QUOTE.format(day), url=address, modified=f"2025-06-0{day}") for day in (3, 4)]
    with open_store(folder, settings=Settings()) as store:
        ingest(documents, store, settings=Settings())
    return folder


@pytest.fixture
def folder(tmp_path, whole):
    """A copy of it."""
    shutil.copytree(whole, tmp_path / "toko")
    return tmp_path / "toko"


def checked(folder):
    with open_store(folder, settings=Settings(), read_only=True) as view:
        return health(view)


def change(folder, statement):
    with sqlite3.connect(folder / "texts.sqlite") as base:
        base.execute(statement)
    base.close()


def test_a_whole_store(folder):
    found = checked(folder)
    assert found.findings == ()
    assert (found.articles, found.documents, found.archived, found.quotes) == (3, 4, 1, 3)


def test_counts(folder):
    with open_store(folder, settings=Settings()) as store:
        _, quads = article_graph(1)
        store.replace_graphs(
            [], [type(quad)(*quad.triple, type(quad.predicate)("https://milik.example/g")) for quad in quads]
        )
    with open_store(folder, settings=Settings(), read_only=True) as view:
        found = stats(view)
        assert found.quads == view.count()
    assert (found.articles, found.quotes, found.documents, found.unfinished) == (3, 3, 4, 0)
    assert (found.users_graphs, found.users_quads, found.derived_graphs) == (1, 3, 4)
    assert (found.archived, found.notices, found.snapshots) == ((("superseded", 1),), 0, 1)
    assert (found.base, found.format, found.is_published) == (BASE, 1, True)
    assert {part for part, _ in found.disk} == {"graphs", "snapshots", "texts", "archive", "index", "other"}


@pytest.mark.parametrize(
    ("statement", "without"),
    [
        ("UPDATE texts SET state = NULL", 0),
        ("INSERT INTO texts (key, id, document) SELECT 'k', 'k', document FROM texts LIMIT 1", 1),
        ("INSERT INTO texts (key, id, state, document) SELECT 'k', 'k', state, document FROM texts LIMIT 1", 1),
    ],
)
def test_articles_archived_and_without_graphs_make_up_the_documents(folder, statement, without):
    """Whatever the moment at which an ingest was killed: its note that graphs are there comes after them."""
    change(folder, statement)
    with open_store(folder, settings=Settings(), read_only=True) as view:
        found = stats(view)
    assert found.unfinished == without
    assert found.articles + dict(found.archived)["superseded"] + found.unfinished == found.documents


@pytest.mark.parametrize(
    ("statement", "part", "words"),
    [
        ("UPDATE texts SET document = x'00' WHERE id = 'a1'", "texts", "cannot be unpacked"),
        (
            "INSERT INTO texts (key, id, state, document) VALUES ('k', 'k', '1 id x', x'789c03000000000001')",
            "texts",
            "unpacked",
        ),
        (
            "INSERT INTO texts (key, id, state, document) SELECT 'k', 'k', state, document FROM texts LIMIT 1",
            "graphs",
            "no graphs",
        ),
    ],
)
def test_texts_that_are_wrong(folder, statement, part, words):
    change(folder, statement)
    found = checked(folder)
    assert not found.is_whole
    assert any(one.part == part and words in one.problem and one.cure for one in found.findings)


def test_what_an_interrupted_ingest_left_is_no_fault(folder):
    change(folder, "INSERT INTO texts (key, id, document) SELECT 'k', 'k', document FROM texts LIMIT 1")
    change(folder, "UPDATE notes SET value = 'stale' WHERE name = 'derived'")
    found = checked(folder)
    assert found.is_whole
    assert [one.part for one in found.findings] == ["texts", "graphs"]


def test_an_article_with_half_of_its_graphs(folder):
    with open_store(folder, settings=Settings()) as store:
        store.replace_graphs([next(name for name in store.graph_names() if "/prov/" in name)], [])
    assert [one.problem.partition(":")[0] for one in checked(folder).findings] == [
        "1 articles have only one of their two graphs"
    ]


def test_an_index_of_something_else(folder):
    with open_store(folder, settings=Settings()) as store:
        store.index.rebuild(())
    (finding,) = checked(folder).findings
    assert (finding.part, finding.problem) == ("index", "it has 0 quotes, the graphs have 3")
    shutil.rmtree(folder / "index")
    assert checked(folder).is_whole


def test_graphs_with_a_broken_file(folder):
    files = sorted((folder / "snapshots").glob("*/*.sst"), key=lambda file: file.stat().st_size)[-6:]
    unseen = []
    for file in files:
        content = file.read_bytes()
        file.write_bytes(content[:100] + bytes([content[100] ^ 0xFF]) + content[101:])
        if not any(one.part == "graphs" and "to the end" in one.problem for one in checked(folder).findings):
            unseen.append(file.name)
        file.write_bytes(content)
    assert len(files) == 6
    assert unseen == []


def test_keys_that_cannot_be_read(folder):
    Keys(Layout(folder).keys).add("redaksi", [Scope.READ])
    assert checked(folder).is_whole
    Layout(folder).keys.write_text("{")
    assert [one.part for one in checked(folder).findings] == ["keys"]


def test_parts_are_not_compared_while_something_is_written(folder):
    change(folder, "UPDATE notes SET value = 'stale' WHERE name = 'derived'")
    graph, quads = article_graph(9)
    view = open_store(folder, settings=Settings(), read_only=True)
    with closing(view), open_store(folder, settings=Settings()) as writer:
        writer.replace_graphs([graph], quads)
        (finding,) = health(view).findings
    assert (finding.part, finding.is_fault) == ("store", False)


def test_compaction_gives_room_back_and_changes_nothing(folder):
    with open_store(folder, settings=Settings()) as store:
        kept = set(store.quads())
        for number in range(100, 400):
            store.texts.put([(str(number), SourceDocument(str(number), QUOTE.format(number) * 50))])
            store.replace_graphs([article_graph(number)[0]], article_graph(number)[1])
        store.publish()
        for number in range(100, 400):
            store.replace_graphs([article_graph(number)[0]], [])
    change(folder, "DELETE FROM texts WHERE length(key) = 3")
    before = dict(disk_use(folder))
    total = sum(before.values())
    done = compact(folder, settings=Settings())
    assert (done.before, done.held) == (total, 0)
    with open_store(folder, settings=Settings(), read_only=True) as view:
        assert set(view.quads()) == kept
    after = dict(disk_use(folder))
    assert after["texts"] < before["texts"]
    assert after["graphs"] + after["snapshots"] < before["graphs"] + before["snapshots"]
    assert checked(folder).is_whole


def test_copies_of_users_are_no_quotes(folder):
    """Somebody's copy of a whole article, also with other words, is neither indexed nor missed in the index."""
    with open_store(folder, settings=Settings()) as store:
        before = list(quote_rows(store))
        theirs = ox.NamedNode("https://milik.example/salinan")
        copies = [ox.Quad(*quad.triple, theirs) for quad in store.quads()]
        quote, text = ox.NamedNode(before[0].quote), ox.NamedNode("https://schema.org/text")
        store.replace_graphs([theirs.value], [*copies, ox.Quad(quote, text, ox.Literal("lain"), theirs)])
        assert list(quote_rows(store)) == before
    assert checked(folder).findings == ()


def test_compaction_says_what_a_reader_holds(folder):
    with open_store(folder, settings=Settings(), read_only=True):
        assert compact(folder, settings=Settings()).held == 1
    assert len(list((folder / "snapshots").glob("*.lock"))) == 1
