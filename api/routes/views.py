"""Relationship graphs as files for Gephi, Cytoscape, igraph and spreadsheets."""

from __future__ import annotations

from io import BytesIO
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from api.chosen import Chosen
from api.deps import ViewDep, get_turn
from api.formats import download_headers
from api.validators import of_view
from kg.errors import SettingsError
from kg.export.network import from_networkx
from kg.export.registry import EXPORTERS, Exporter, ExportKind
from kg.model.quote import QuoteType
from kg.views import VIEWS, build_view

_FORMS = {row.extension.lstrip("."): row for row in EXPORTERS if row.kind is ExportKind.NETWORK}
_FORMS["csv"] = _FORMS["edges.csv"]
_NAMES = ", ".join(f"`{row.name}` ({row.question['en']})" for row in VIEWS)

router = APIRouter(tags=["graphs"], dependencies=[Depends(of_view)])


class Wish(Chosen):
    """The part of the store that a graph is computed from; `kg.views.filters.ViewFilter` as parameters."""

    type: tuple[QuoteType, ...] = Field((), description="type of quote; may be repeated")
    min_quotes: int = Field(1, ge=1, description="edges on fewer quotes are left out")
    min_confidence: float = Field(0.0, ge=0, le=1, description="quotes below are left out")
    anonymous: bool | None = Field(None, description="whether unnamed sources take part")


@router.get(
    "/views/{name}.{extension}",
    operation_id="view",
    summary="A relationship graph as a file",
    description=f"Views: {_NAMES}. Forms: {', '.join(_FORMS)}.",
    response_class=Response,
    dependencies=[Depends(get_turn)],
    responses={200: {"description": "the file", "content": {row.media_type: {} for row in _FORMS.values()}}},
)
def view(
    name: Annotated[str, Path(description="name of the view", examples=["speakers"])],
    extension: Annotated[str, Path(description="form of the file", examples=["gexf"])],
    wish: Annotated[Wish, Query()],
    store: ViewDep,
) -> Response:
    """One graph over the part of the store that the filters choose."""
    name, _, ending = f"{name}.{extension}".partition(".")
    exporter = _exporter(ending)
    graph = build_view(name, store, **wish.model_dump(exclude_defaults=True))
    out = BytesIO()
    exporter.write(from_networkx(graph), out)
    headers = download_headers(store, f"ujar-{name}{exporter.extension}")
    return Response(out.getvalue(), media_type=exporter.media_type, headers=headers)


def _exporter(ending: str) -> Exporter:
    if ending not in _FORMS:
        raise SettingsError("UJ735", f"there is no form .{ending} of a graph", cure=f"use one of {', '.join(_FORMS)}")
    return _FORMS[ending]
