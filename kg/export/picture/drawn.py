"""A network with all that is decided before a line of it is drawn: communities, sizes, labels, places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from kg.export.model import Network, Node, Value
from kg.export.picture import layout
from kg.export.picture.palette import COLOURS, nth
from kg.export.picture.strongest import TOP_NODES, Excerpt, excerpt
from kg.export.picture.svg import text_width, wrapped
from kg.export.picture.tongue import ENGLISH

_LABEL_WIDTH = 130
_RADIUS = (4.0, 24.0)
_LETTERS = (11.0, 15.0)
_REACH = 1.3
"""How far the farthest corner of a shape is from its centre, in radii; labels begin below."""
_COUNTS = (("claim_count", "claims"), ("quote_count", "quotes"))


@dataclass(frozen=True)
class Drawn:
    """The part of a network that is drawn, and how; everything is computed when it is first asked for."""

    network: Network
    shown: Excerpt
    language: str = ENGLISH
    """Of all texts but the labels."""

    @property
    def is_directed(self) -> bool:
        """Whether ties have a direction."""
        return self.network.is_directed

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The label of each drawn node, whole."""
        return {node.id: node.label for node in self.shown.nodes}

    @cached_property
    def has_own_groups(self) -> bool:
        """Whether the nodes say themselves which community they are of."""
        return any("community" in node.values for node in self.shown.nodes)

    @cached_property
    def groups(self) -> Mapping[str, int]:
        """The community of each drawn node, 0 the largest: the node's own `community`, else Louvain's."""
        if not self.has_own_groups:
            return layout.communities(self.shown)
        return _ranked({node.id: node.values.get("community", "") for node in self.shown.nodes})

    @cached_property
    def size_unit(self) -> str:
        """What the area of a node stands for."""
        found = [unit for name, unit in _COUNTS if all(name in node.values for node in self.shown.nodes)]
        return found[0] if found else "weight of its edges"

    @cached_property
    def sizes(self) -> Mapping[str, float]:
        """The count that the area of each node stands for."""
        for name, unit in _COUNTS:
            if unit == self.size_unit:
                return {node.id: float(str(node.values[name])) for node in self.shown.nodes}
        weights: dict[str, float] = defaultdict(float)
        for tie in self.shown.ties:
            for end in {tie.source, tie.target}:
                weights[end] += tie.weight
        return {node.id: weights[node.id] for node in self.shown.nodes}

    @cached_property
    def radii(self) -> Mapping[str, float]:
        """Radius of each node in pixels; its area grows with its size."""
        most = max(self.sizes.values(), default=1.0) or 1.0
        least, span = _RADIUS[0], _RADIUS[1] - _RADIUS[0]
        return {name: least + span * sqrt(max(size, 0) / most) for name, size in self.sizes.items()}

    @cached_property
    def labels(self) -> Mapping[str, tuple[float, tuple[str, ...]]]:
        """Size of the letters, and the lines, of each label."""
        return {node.id: self._label(node) for node in self.shown.nodes}

    def _label(self, node: Node) -> tuple[float, tuple[str, ...]]:
        share = (self.radii[node.id] - _RADIUS[0]) / (_RADIUS[1] - _RADIUS[0])
        size = round(_LETTERS[0] + (_LETTERS[1] - _LETTERS[0]) * share, 1)
        return size, wrapped(node.label, _LABEL_WIDTH * size / _LETTERS[0], size, most=2)

    @cached_property
    def boxes(self) -> Mapping[str, tuple[float, float]]:
        """Width and height of each node with its label below."""
        return {name: self._box(name) for name in self.labels}

    def _box(self, name: str) -> tuple[float, float]:
        size, lines = self.labels[name]
        shape = 2 * _REACH * self.radii[name]
        wide = max((text_width(line, size) for line in lines), default=0.0)
        return max(shape, wide), shape + size * 1.2 * len(lines) + 2

    @cached_property
    def _placed(self) -> tuple[Mapping[str, layout.Point], layout.Point]:
        return layout.place(self.shown, self.boxes)

    @cached_property
    def centres(self) -> Mapping[str, layout.Point]:
        """The centre of each node's shape."""
        middles = self._placed[0].items()
        return {name: (x, y - self.boxes[name][1] / 2 + _REACH * self.radii[name]) for name, (x, y) in middles}

    @property
    def extent(self) -> layout.Point:
        """Width and height of the drawing without title, legend and caption."""
        return self._placed[1]

    def label_top(self, node: str) -> float:
        """The base line of the first line of a node's label."""
        return self.centres[node][1] + _REACH * self.radii[node] + self.labels[node][0]

    def colour(self, node: str) -> str:
        """Colour of a node's community; grey for those beyond the palette."""
        return nth(self.groups.get(node, len(COLOURS)))


def drawn(network: Network, *, top: int = TOP_NODES, language: str = ENGLISH) -> Drawn:
    """The strongest part of a network, ready to be drawn. Raises SettingsError UJ756 as `excerpt` does."""
    return Drawn(network, excerpt(network, top=top), language)


def _ranked(own: Mapping[str, Value]) -> dict[str, int]:
    """Groups numbered by their size, the largest 0."""
    sizes = Counter(own.values())
    order = {group: place for place, group in enumerate(sorted(sizes, key=lambda group: (-sizes[group], str(group))))}
    return {node: order[group] for node, group in own.items()}
