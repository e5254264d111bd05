from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import numpy as np
import pytest

from kg.errors import InputError
from kg.export.model import ColumnType, joined
from kg.export.sanitise import network


class Kind(StrEnum):
    PERSON = "person"


@pytest.mark.parametrize(
    ("value", "kept", "kind"),
    [
        ("kata", "kata", ColumnType.TEXT),
        ("a\x00b\x0bc\ufffe", "a\ufffdb\ufffdc\ufffd", ColumnType.TEXT),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga", ColumnType.TEXT),
        (Kind.PERSON, "person", ColumnType.TEXT),
        (3, 3, ColumnType.INTEGER),
        (np.int64(3), 3, ColumnType.INTEGER),
        (0.5, 0.5, ColumnType.NUMBER),
        (np.float32(0.5), 0.5, ColumnType.NUMBER),
        (Decimal("0.9"), 0.9, ColumnType.NUMBER),
        (False, False, ColumnType.BOOLEAN),
        (date(2025, 4, 16), "2025-04-16", ColumnType.DATE),
        (datetime(2025, 4, 16, 21, 30), "2025-04-16T21:30:00", ColumnType.DATE),  # noqa: DTZ001 - as articles print it
        (["b", "a"], ("b", "a"), ColumnType.LIST),
        ({"b", "a"}, ("a", "b"), ColumnType.LIST),
        ((date(2025, 4, 16), 2), ("2025-04-16", "2"), ColumnType.LIST),
    ],
)
def test_a_value_is_kept_and_typed(value: object, kept: object, kind: ColumnType) -> None:
    made = network([("n", {"x": value})], [])
    assert made.nodes[0].values == {"x": kept}
    assert [(column.name, column.type) for column in made.node_columns] == [("x", kind)]


@pytest.mark.parametrize("nothing", [None, "", [], (), set()])
def test_nothing_is_no_value(nothing: object) -> None:
    made = network([("n", {"x": nothing})], [])
    assert (dict(made.nodes[0].values), made.node_columns) == ({}, ())


def test_whole_numbers_among_others_are_numbers() -> None:
    made = network([("a", {"x": 1}), ("b", {"x": 2.5})], [])
    assert [node.values["x"] for node in made.nodes] == [1.0, 2.5]
    assert all(isinstance(node.values["x"], float) for node in made.nodes)


@pytest.mark.parametrize(
    ("nodes", "edges", "code", "told"),
    [
        ([("n", {"x": float("nan")})], [], "UJ160", "node 'n': the attribute 'x' is nan"),
        ([("n", {"x": float("inf")})], [], "UJ160", "the attribute 'x' is inf"),
        ([("n", {"x": 2**63})], [], "UJ160", "the attribute 'x' is 9223372036854775808"),
        ([("n", {"x": {"a": 1}})], [], "UJ160", "the attribute 'x' is a dict"),
        ([("n", {"x": b"kata"})], [], "UJ160", "the attribute 'x' is a bytes"),
        ([("n", {"x": [{"a": 1}]})], [], "UJ160", "the attribute 'x' holds a dict"),
        ([("n", {"x": [None]})], [], "UJ160", "the attribute 'x' holds a NoneType"),
        ([("a", {"x": 1}), ("b", {"x": "satu"})], [], "UJ160", "integer at node 'a', text at node 'b'"),
        ([("a", {"x": True}), ("b", {"x": 1})], [], "UJ160", "values of several types"),
        ([("n", {"first_seen": "kemarin"})], [], "UJ160", "'first_seen' is 'kemarin', no ISO 8601 date"),
        ([("n", {"last_seen": "20250416"})], [], "UJ160", "no ISO 8601 date"),
        ([("n", {"last_seen": "2025-02-30"})], [], "UJ160", "no ISO 8601 date"),
        ([("n", {"quote_count": "tiga"})], [], "UJ160", "'quote_count' is text, not integer"),
        ([("n", {"type": "x"})], [], "UJ161", "node 'n': the attribute 'type'"),
        ([("n", {"Source": "Harian"})], [], "UJ161", "node_Source"),
        ([("n", {"weight": 1})], [], "UJ161", "'weight'"),
        ([("n", {"id": "m"})], [], "UJ161", "'id'"),
        ([("n", {"": "x"})], [], "UJ161", "empty"),
        ([("n", {"a\x00": "x", "a\x01": "y"})], [], "UJ161", "there twice"),
        ([("n", {})], [("n", "n", None, {"source": "Harian"})], "UJ161", "rename the attribute"),
        ([("n", {})], [("n", "n", None, {"weight": "berat"})], "UJ160", "the attribute 'weight' is text"),
        ([("n", {}), ("n", {})], [], "UJ162", "same as that of node 'n'"),
        ([("n", {})], [("n", "n", "n", {})], "UJ162", "edge 'n'"),
        ([("n", {})], [("n", "m", "e", {})], "UJ163", "'m' leads to a node that is not there"),
        ([(None, {})], [], "UJ160", "the attribute 'id' is None"),
        ([("", {})], [], "UJ160", "the attribute 'id'"),
        ([("\n", {})], [], "UJ160", "the attribute 'id' is '\\n'"),
        ([(" \ufeff\u2003", {})], [], "UJ160", "the attribute 'id'"),
        ([("n", {})], [("n", "n", "\t", {})], "UJ160", "edge: the attribute 'id' is '\\t'"),
        ([((1, 2), {})], [], "UJ160", "the attribute 'id' is (1, 2)"),
    ],
)
def test_what_cannot_be_kept_is_named(nodes: list[Any], edges: list[Any], code: str, told: str) -> None:
    with pytest.raises(InputError) as raised:
        network(nodes, edges)
    assert raised.value.code == code
    assert told in str(raised.value)
    assert raised.value.cure


def test_a_node_may_repeat_its_own_id() -> None:
    assert network([("n", {"id": "n", "label": ""})], []).nodes[0].label == "n"


def test_declared_columns_are_there_without_values() -> None:
    made = network([("n", {})], [], node_types={"first_seen": ColumnType.DATE})
    assert [column.name for column in made.node_columns] == ["first_seen"]


def test_edges_have_stable_ids_and_ordered_ends() -> None:
    nodes: list[Any] = [("b", {}), ("a", {})]
    edges: list[Any] = [("b", "a", 0, {"kind": "x"}), ("a", "b", "kutipan-1", {}), ("a", "b", None, {"id": 7})]
    made = network(nodes, edges, is_directed=False)
    assert [(edge.source, edge.target) for edge in made.edges] == [("a", "b")] * 3
    ids = {edge.id for edge in made.edges}
    assert {"7", "kutipan-1"} < ids
    assert ids == {edge.id for edge in network(reversed(nodes), reversed(edges), is_directed=False).edges}


def test_lists_are_joined_for_formats_without_lists() -> None:
    assert joined(("a", "b")) == "a; b"
    assert joined(2) == 2
