from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.store.endpoint import changes
from kg.store.endpoint.changes import difference, updates
from kg.store.endpoint.engines import ENGINES
from tests.unit.store.quads import article_graph


def applied(store: ox.Store, texts: list[str]) -> set[ox.Quad]:
    for text in texts:
        store.update(text)
    return set(store)


@pytest.mark.parametrize("block", [1, 2, 1000])
@pytest.mark.parametrize(("before", "after"), [((), (1, 2)), ((1, 2), (2, 3)), ((1, 2), ()), ((1,), (1,))])
def test_updates_lead_from_what_is_to_what_shall_be(before, after, block):
    old = {quad for number in before for quad in article_graph(number)[1]}
    given = [quad for number in after for quad in article_graph(number, words="lain sama sekali")[1]]
    names = [ox.NamedNode(article_graph(number)[0]) for number in (1, 2, 3)]
    store = ox.Store()
    store.extend(old)
    texts = list(updates(difference(names, old, given), replace(ENGINES["standard"], block_quads=block)))
    assert applied(store, texts) == set(given)
    assert {name.value for name in store.named_graphs()} == {quad.graph_name.value for quad in given}
    assert len(texts) <= 1


def test_nothing_to_do_is_no_update():
    graph, quads = article_graph(1)
    change = difference([ox.NamedNode(graph)], set(quads), quads)
    assert not change
    assert list(updates(change, ENGINES["standard"])) == []


def test_only_what_differs_is_sent():
    graph, old = article_graph(1)
    new = article_graph(1, words="harga beras naik")[1]
    (text,) = updates(difference([ox.NamedNode(graph)], set(old), new), ENGINES["standard"])
    assert "harga beras turun" in text
    assert "Berita 1" not in text


def test_a_graph_with_blank_nodes_of_others_is_dropped_whole():
    graph, quads = article_graph(1)
    name = ox.NamedNode(graph)
    old = {*quads, ox.Quad(ox.BlankNode("x"), quads[0].predicate, quads[0].object, name)}
    store = ox.Store()
    store.extend(old)
    assert applied(store, list(updates(difference([name], old, quads), ENGINES["standard"]))) == set(quads)


def test_more_than_a_request_takes_is_several(monkeypatch):
    monkeypatch.setattr(changes, "REQUEST_QUADS", 4)
    given = [quad for number in range(1, 5) for quad in article_graph(number)[1]]
    texts = list(updates(difference([], set(), given), replace(ENGINES["standard"], block_quads=2)))
    assert len(texts) == 3
    assert applied(ox.Store(), texts) == set(given)


def test_virtuoso_is_told_to_keep_one_transaction():
    (text,) = updates(difference([], set(), article_graph(1)[1]), ENGINES["virtuoso"])
    assert text.startswith("DEFINE sql:log-enable 1 INSERT DATA")
