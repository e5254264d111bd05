"""The one step that makes nodes, edges and their attributes safe for every format.

The rules answer defects measured in the writers of networkx 3.6.1 (docs/exports.md): control characters that break
the file, None and dates that stop it, columns of two types, attributes named like structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from numbers import Integral
from typing import Any

from kg.errors import InputError
from kg.export.model import RESERVED, WELL_KNOWN, Column, ColumnType, Edge, Network, Node, Value
from kg.export.values import clean_text, type_of, typed, unfit

RawNode = tuple[object, Mapping[str, Any]]
"""Id, attributes."""
RawEdge = tuple[object, object, object, Mapping[str, Any]]
"""Source, target, key among parallel edges (None where there are none), attributes."""

_SIZED = (str, list, tuple, set, frozenset)


@dataclass(frozen=True, slots=True)
class _Item:
    """A node or an edge whose ordinary attributes are not typed yet."""

    what: str
    id: str
    label: str | None
    values: Mapping[str, Any]
    source: str = ""
    target: str = ""
    weight: float = 1.0

    @property
    def place(self) -> str:
        return f"{self.what} {self.id!r}"


def network(
    nodes: Iterable[RawNode],
    edges: Iterable[RawEdge],
    *,
    name: str = "network",
    is_directed: bool = True,
    properties: Mapping[str, object] | None = None,
    node_types: Mapping[str, ColumnType] | None = None,
    edge_types: Mapping[str, ColumnType] | None = None,
) -> Network:
    """Sanitises nodes and edges with attributes of any kind into a Network.

    Reserved names keep their own meaning: `label`, an edge's `id` and `weight`. Columns named in `node_types` and
    `edge_types` are always there; the type of others is that of their values. None, an empty text and an empty
    list are no value.
    Raises InputError UJ160 (a value that cannot be kept), UJ161 (a reserved name), UJ162 (an id twice), each with
    the attribute and the node or edge, and UJ163 for an edge to a node that is not there.
    """
    node_items = sorted((_node(raw) for raw in nodes), key=lambda item: item.id)
    edge_items = [_edge(raw, is_directed=is_directed) for raw in edges]
    edge_items.sort(key=lambda item: (item.source, item.target, item.id))
    _refuse_twice([*node_items, *edge_items])
    _refuse_loose({item.id for item in node_items}, edge_items)
    node_columns = _columns(node_items, declared=node_types or {})
    edge_columns = _columns(edge_items, declared=edge_types or {})
    return Network(
        name=clean_text(name),
        nodes=tuple(Node(item.id, item.label or item.id, _values(item, node_columns)) for item in node_items),
        edges=tuple(
            Edge(item.id, item.source, item.target, item.label, item.weight, _values(item, edge_columns))
            for item in edge_items
        ),
        node_columns=node_columns,
        edge_columns=edge_columns,
        is_directed=is_directed,
        properties={key: clean_text(str(value)) for key, value in sorted((properties or {}).items())},
    )


def _node(raw: RawNode) -> _Item:
    identifier = _identifier(raw[0], "node")
    given = raw[1].get("id", identifier)
    if str(given) != identifier:
        raise _reserved("id", f"node {identifier!r}")
    values = _ordinary(raw[1], f"node {identifier!r}", fields=("id", "label"))
    return _Item("node", identifier, _label(raw[1]), values)


def _edge(raw: RawEdge, *, is_directed: bool) -> _Item:
    source, target = _identifier(raw[0], "source"), _identifier(raw[1], "target")
    if not is_directed and source > target:
        source, target = target, source
    identifier = _edge_id(source, target, raw)
    values = _ordinary(raw[3], f"edge {identifier!r}", fields=("id", "label", "weight"))
    weight = raw[3].get("weight")
    return _Item("edge", identifier, _label(raw[3]), values, source, target, _weight(identifier, weight))


def _edge_id(source: str, target: str, raw: RawEdge) -> str:
    """The edge's `id`, else its key if that is a text, else a digest of ends, kind and key."""
    key, values = raw[2:]
    given = values.get("id", key if isinstance(key, str) else None)
    if given is not None:
        return _identifier(given, "edge")
    parts = (source, target, str(values.get("kind", "")), str(key or 0))
    return "e" + sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()[:16]


def _identifier(value: object, what: str) -> str:
    """Cytoscape.js takes no id of white space alone, to which JavaScript counts U+FEFF."""
    is_number = isinstance(value, Integral) and not isinstance(value, bool)
    if is_number or (isinstance(value, str) and value.replace("\ufeff", "").strip()):
        return clean_text(str(value))
    raise unfit("id", f"is {value!r}", "name nodes and edges by a text with letters or a whole number", place=what)


def _ordinary(values: Mapping[str, Any], place: str, *, fields: tuple[str, ...]) -> dict[str, Any]:
    """The attributes that become columns: without `fields` and without those that hold nothing."""
    kept: dict[str, Any] = {}
    for given, value in values.items():
        if given in fields or value is None or (isinstance(value, _SIZED) and not value):
            continue
        name = clean_text(str(given))
        if not name or name in kept or name.lower() in RESERVED:
            raise _reserved(str(given), place)
        kept[name] = value
    return kept


def _columns(items: Sequence[_Item], *, declared: Mapping[str, ColumnType]) -> tuple[Column, ...]:
    found: dict[str, dict[ColumnType, str]] = {}
    for item in items:
        for name, value in item.values.items():
            if name not in declared and name not in WELL_KNOWN:
                found.setdefault(name, {}).setdefault(_type(item, name, value), item.place)
    known = {name: WELL_KNOWN[name] for item in items for name in item.values if name in WELL_KNOWN}
    types = {**known, **{name: _only(name, types) for name, types in found.items()}, **declared}
    return tuple(Column(name, types[name]) for name in sorted(types))


def _only(name: str, found: Mapping[ColumnType, str]) -> ColumnType:
    """The one type of a column; whole numbers among others are numbers."""
    if found.keys() == {ColumnType.INTEGER, ColumnType.NUMBER}:
        return ColumnType.NUMBER
    if len(found) > 1:
        examples = ", ".join(f"{kind.value} at {place}" for kind, place in sorted(found.items()))
        raise unfit(name, f"has values of several types: {examples}", "give all values one type")
    return next(iter(found))


def _type(item: _Item, name: str, value: object) -> ColumnType:
    try:
        return type_of(name, value)
    except InputError as error:
        raise InputError(error.code, error.problem, place=item.place, cure=error.cure) from error


def _values(item: _Item, columns: Iterable[Column]) -> dict[str, Value]:
    values = item.values
    try:
        return {
            column.name: typed(column.name, values[column.name], column.type)
            for column in columns
            if column.name in values
        }
    except InputError as error:
        raise InputError(error.code, error.problem, place=item.place, cure=error.cure) from error


def _label(values: Mapping[str, Any]) -> str | None:
    label = values.get("label")
    return None if label is None else clean_text(str(label)) or None


def _weight(edge: str, weight: object) -> float:
    if weight is None:
        return 1.0
    item = _Item("edge", edge, None, {"weight": weight})
    return float(_values(item, (Column("weight", ColumnType.NUMBER),))["weight"])  # type: ignore[arg-type]


def _reserved(name: str, place: str) -> InputError:
    return InputError(
        "UJ161",
        f"the attribute {name!r} is empty, there twice, or has a meaning of its own in graph formats",
        place=place,
        cure=f"rename the attribute, for example to {place.split(maxsplit=1)[0]}_{name}",
    )


def _refuse_twice(items: Iterable[_Item]) -> None:
    """Nodes and edges share one space of ids, because Cytoscape has only one."""
    seen: dict[str, _Item] = {}
    for item in items:
        other = seen.setdefault(item.id, item)
        if other is not item:
            raise InputError(
                "UJ162",
                f"the attribute 'id' is the same as that of {other.what} {other.id!r}",
                place=item.place,
                cure="give every node and every edge an id of its own",
            )


def _refuse_loose(nodes: set[str], edges: Iterable[_Item]) -> None:
    for edge in edges:
        if edge.source not in nodes or edge.target not in nodes:
            raise InputError(
                "UJ163",
                f"the edge from {edge.source!r} to {edge.target!r} leads to a node that is not there",
                place=edge.place,
                cure="give every node that an edge names",
            )
