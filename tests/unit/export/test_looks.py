"""One look for each kind of node, in every format that has colours."""

from __future__ import annotations

import pytest

from kg.export import looks
from kg.model.quote import AgentKind

OF_VIEWS = {"role", "source", "claim"}
"""Kinds of nodes beside those of agents."""


def test_every_kind_has_a_colour_and_a_shape_of_its_own() -> None:
    assert set(looks.KINDS) == {kind.value for kind in AgentKind} - {"unknown"} | OF_VIEWS
    everything = [*looks.KINDS.values(), looks.OTHER]
    assert len({look.colour for look in everything}) == len({look.shape for look in everything}) == len(everything)


@pytest.mark.parametrize("kind", ["unknown", "kapal", "", None, 3])
def test_whatever_is_of_no_kind_of_ours_looks_like_other(kind: object) -> None:
    assert looks.look(kind) == looks.OTHER


def test_colours_are_written_as_svg_and_dot_want_them() -> None:
    assert looks.hexadecimal(looks.BLUE) == "#0072b2"
