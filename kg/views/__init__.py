"""Relationship graphs computed from a store, and answers drawn from them; networkx is imported when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.views.build import build_view
from kg.views.definitions import VIEWS, ViewDefinition, view_definition
from kg.views.filters import ViewFilter, view_filter

if TYPE_CHECKING:
    from kg.store.base import View
    from kg.views.analyses import Answer

__all__ = ["VIEWS", "ViewDefinition", "ViewFilter", "analyse", "build_view", "view_definition", "view_filter"]


def analyse(name: str, store: View, **wanted: Any) -> Answer:
    """The answer of the analysis `name`: `kg.views.analyses.analyse`."""
    from kg.views import analyses

    return analyses.analyse(name, store, **wanted)
