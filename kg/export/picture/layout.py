"""Where nodes stand: springs within each connected part, then boxes pushed apart until no label touches another.

Springs are networkx's (Fruchterman and Reingold 1991) from positions that a fixed seed gives, so that the same network
is drawn the same way. Boxes are pushed along the axis on which they overlap less, and parts are packed in rows.
"""

from __future__ import annotations

from math import log1p, sqrt
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.export.picture.strongest import Excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import numpy as np

SEED = 1
_ROUNDS = 300
_FULLNESS = (0.5, 0.24)
"""Share of a part's area that its labels take before they are pushed apart, in a part of two nodes, in a large one."""
_EVENNESS = 0.55
"""How far positions along an axis are those of their ranks: a few far nodes leave the others no room otherwise."""
_ASPECT = 1.5
_LONGEST = 2.8
"""Width by height of the page, and of a part that is a mere line."""
_PULL = 99
"""How much heavier ties pull more: the heaviest 5.6 times as much as the lightest."""
_GAP = 6.0
_PART_GAP = 26.0

Point: TypeAlias = tuple[float, float]
Points: TypeAlias = "np.ndarray[tuple[int, int], np.dtype[np.float64]]"


def place(shown: Excerpt, boxes: Mapping[str, Point]) -> tuple[dict[str, Point], Point]:
    """The centre of each node's box, whose width and height `boxes` has, and the size of the whole; in pixels."""
    graph = _graph(shown)
    parts = [_part(graph.subgraph(part), boxes) for part in _components(graph)]
    return _packed(parts)


def communities(shown: Excerpt) -> dict[str, int]:
    """The community of each node, 0 the largest: Louvain (Blondel et al. 2008) on the drawn ties with a fixed seed."""
    import networkx as nx

    graph: nx.Graph[Any] = _graph(shown)
    names = list(graph)
    # Over whole numbers, because sets of texts have another order in every process, and the method depends on it.
    numbered = nx.convert_node_labels_to_integers(graph)
    found = nx.community.louvain_communities(numbered, weight="weight", seed=SEED)
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    return {names[place]: number for number, group in enumerate(ordered) for place in group}


def _graph(shown: Excerpt) -> nx.Graph[str]:
    """The drawn ties without direction, weighed against the heaviest; a weight below zero is none."""
    import networkx as nx

    between = [tie for tie in shown.ties if tie.source != tie.target]
    heaviest = max((tie.weight for tie in between), default=0.0)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(node.id for node in shown.nodes))
    for tie in sorted(between, key=lambda tie: (tie.source, tie.target)):
        before = graph.get_edge_data(tie.source, tie.target, {"weight": 0.0})["weight"]
        weight = max(tie.weight, 0.0) / heaviest if heaviest > 0 else 1.0
        graph.add_edge(tie.source, tie.target, weight=before + weight)
    return graph


def _components(graph: nx.Graph[str]) -> list[list[str]]:
    import networkx as nx

    return sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))


def _part(graph: nx.Graph[str], boxes: Mapping[str, Point]) -> tuple[list[str], Points, Points]:
    """Nodes of a connected part, their centres (all boxes begin at the origin), and width and height of the boxes."""
    import networkx as nx
    import numpy as np

    names = sorted(graph)
    sizes = np.array([boxes[name] for name in names], dtype=float) + _GAP
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(names)
    for one, other, data in sorted(graph.edges(data=True), key=lambda edge: (min(edge[:2]), max(edge[:2]))):
        ordered.add_edge(min(one, other), max(one, other), pull=1 + log1p(_PULL * data["weight"]))
    if len(names) == 1:
        points = np.zeros((1, 2))
    else:
        found = nx.spring_layout(ordered, weight="pull", seed=SEED, iterations=_ROUNDS, method="force")
        points = np.array([found[name] for name in names])
    points = _without_overlap(_scaled(points, sizes), sizes)
    return names, points - (points - sizes / 2).min(axis=0), sizes


def _scaled(points: Points, sizes: Points) -> Points:
    """The points in a box that has room for all labels: as wide as the part is long, never wider than `_LONGEST`."""
    import numpy as np

    turned = _lying(points)
    spread = np.maximum(turned.max(axis=0) - turned.min(axis=0), 1e-9)
    flatness = float(spread[1] / spread[0])
    aspect = min(max(1 / max(flatness, 1e-9), _ASPECT), _LONGEST)
    least, most = _FULLNESS
    fullness = most + (least - most) * 2 / max(len(points), 2)
    height = sqrt(float((sizes[:, 0] * sizes[:, 1]).sum()) / fullness / aspect)
    shares = (turned - turned.min(axis=0)) / spread
    ranks = turned.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(points) - 1, 1)
    box = np.array([height * aspect, height * min(1.0, 3 * flatness)])
    scaled: Points = (_EVENNESS * ranks + (1 - _EVENNESS) * shares) * box
    return scaled


def _lying(points: Points) -> Points:
    """The points turned so that their longest extent is across, and the first of them left of the middle."""
    import numpy as np

    centred = points - points.mean(axis=0)
    across, down = centred[:, 0], centred[:, 1]
    angle = 0.5 * np.arctan2(2 * (across * down).sum(), (across**2 - down**2).sum())
    turned = centred @ np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    lying: Points = -turned if turned[0, 0] > 0 else turned
    return lying


def _without_overlap(points: Points, sizes: Points) -> Points:
    """Boxes pushed apart pair by pair, half the overlap each, until none is left."""
    import numpy as np

    reach = (sizes[:, None] + sizes[None]) / 2
    order = np.arange(len(points))
    for _ in range(20 * _ROUNDS):
        apart = points[:, None] - points[None]
        over = reach - np.abs(apart)
        touching = (over > 1e-6).all(axis=2) & (order[:, None] != order[None])
        if not touching.any():
            break
        sign = np.where(apart == 0, np.sign(order[:, None] - order[None])[:, :, None], np.sign(apart))
        is_across = over[:, :, 0] < over[:, :, 1]
        push = np.where(touching, np.where(is_across, over[:, :, 0], over[:, :, 1]), 0) / 2 + touching * 0.05
        moved = np.stack([np.where(is_across, push, 0), np.where(is_across, 0, push)], axis=2) * sign
        points = points + moved.sum(axis=1) / np.maximum(touching.sum(axis=1), 1)[:, None] ** 0.5
    return points


def _packed(parts: list[tuple[list[str], Points, Points]]) -> tuple[dict[str, Point], Point]:
    """Parts in rows, the largest first; of the widths that a row could have, the one that needs the least page."""
    extents = [_extent(points, sizes) for _, points, sizes in parts]
    widths = [sum(width + _PART_GAP for width, _ in extents[:count]) for count in range(1, len(extents) + 1)]
    least = max((width for width, _ in extents), default=0.0)
    tried = [_rows(extents, limit=width) for width in widths if width >= least]
    corners, size = min(tried, key=lambda found: max(found[1][0], found[1][1] * _ASPECT), default=([], (0.0, 0.0)))
    placed = {
        name: (float(x) + left, float(y) + top)
        for (names, points, _), (left, top) in zip(parts, corners, strict=True)
        for name, (x, y) in zip(names, points, strict=True)
    }
    return placed, size


def _extent(points: Points, sizes: Points) -> Point:
    width, height = (points + sizes / 2).max(axis=0)
    return float(width), float(height)


def _rows(extents: list[Point], *, limit: float) -> tuple[list[Point], Point]:
    """Upper left corner of each part, in rows no wider than `limit`, and the size of the whole."""
    corners: list[Point] = []
    left = top = row = wide = 0.0
    for width, height in extents:
        if left and left + width > limit:
            left, top, row = 0.0, top + row + _PART_GAP, 0.0
        corners.append((left, top))
        wide, row, left = max(wide, left + width), max(row, height), left + width + _PART_GAP
    return corners, (wide, top + row)
