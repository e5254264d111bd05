"""Relationship graphs computed from a store; networkx is imported when the first one is built."""

from kg.views.build import VIEWS, ViewDefinition, build_view, view_definition
from kg.views.filters import ViewFilter, view_filter

__all__ = ["VIEWS", "ViewDefinition", "ViewFilter", "build_view", "view_definition", "view_filter"]
