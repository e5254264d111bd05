"""Relationship graphs as files for Gephi, Cytoscape, igraph and spreadsheets."""

from __future__ import annotations

from io import BytesIO
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from api.answer import Answer
from api.chosen import Chosen
from api.deps import ServiceDep, ViewDep, get_turn
from api.formats import download_headers
from api.validators import of_view
from kg.errors import SettingsError
from kg.export.network import from_view
from kg.export.picture.strongest import MOST_NODES, TOP_NODES
from kg.export.registry import EXPORTERS, Exporter, ExportKind
from kg.model.quote import AgentKind, QuoteType
from kg.views import VIEWS, ViewDefinition
from kg.views.build import draw
from kg.views.counted import count_view
from kg.views.filters import RADII

_FORMS = {row.extension.lstrip("."): row for row in EXPORTERS if row.kind is ExportKind.NETWORK}
_FORMS["csv"] = _FORMS["edges.csv"]
_NAMES = ", ".join(f"`{row.name}` ({row.question['en']})" for row in VIEWS)
_WAYS = "; ".join(f"{row.name} by {', '.join(way.name for way in row.ways)}" for row in VIEWS if row.ways)

router = APIRouter(tags=["graphs"])


PictureLanguage = Annotated[Literal["en", "id"] | None, Field(description="of the texts of a picture: svg, png, html")]


class Wish(Chosen):
    """The part of the store that a graph is computed from; `kg.views.filters.ViewFilter` as parameters."""

    type: tuple[QuoteType, ...] = Field((), description="type of quote; may be repeated")
    min_quotes: int = Field(1, ge=1, description="edges on fewer quotes are left out")
    min_confidence: float = Field(0.0, ge=0, le=1, description="quotes below are left out")
    anonymous: bool | None = Field(None, description="whether unnamed sources take part")
    kind: tuple[AgentKind, ...] = Field((), description="only quotes of this kind of speaker; may be repeated")
    copies: bool = Field(default=True, description="whether quotes count that an earlier article printed")
    relayed: bool = Field(default=True, description="whether quotes count that somebody passed on")
    ego: tuple[str, ...] = Field((), description="only the network around this node, by name or IRI; may be repeated")
    radius: int | None = Field(None, ge=min(RADII), le=max(RADII), description="steps from `ego`")
    slice: Literal["month", "quarter", "year"] | None = Field(None, description="each edge, or row, once for each")


class Drawing(Wish):
    """That, and how the graph is drawn."""

    unit: Literal["claims", "quotes", "articles"] | None = Field(None, description="what weights count")
    backbone: float | None = Field(None, gt=0, le=1, description="only edges stronger than chance at this level")
    measures: bool = Field(default=False, description="whether nodes say degree, PageRank, betweenness, community …")
    by: str | None = Field(None, description=f"in which way edges are drawn: {_WAYS}", examples=["event"])


class PictureWish(Drawing):
    """The same, and how much of the graph is drawn."""

    lang: PictureLanguage = None
    top: int | None = Field(
        None,
        ge=2,
        le=MOST_NODES,
        description=f"nodes that a picture (svg, png, html) shows at most, the strongest; {TOP_NODES} unless given",
    )


_OF_GRAPH = {"top", "lang", "backbone", "measures"}
"""What is wished of the graph when it is counted."""


class WayAnswer(Answer):
    """One way of drawing a view."""

    name: str = Field(examples=["event"])
    edges: dict[str, str] = Field(description="what an edge says", examples=[{"en": "quoted from the same event"}])


class ViewAnswer(Answer):
    """One view; texts are by language."""

    name: str = Field(examples=["speakers"])
    question: dict[str, str] = Field(examples=[{"id": "Media mana mengutip siapa?", "en": "Which outlet quotes whom?"}])
    nodes: dict[str, str] = Field(description="what nodes are", examples=[{"en": "outlets and speakers"}])
    edges: dict[str, str] = Field(description="what an edge says", examples=[{"en": "the outlet printed quotes"}])
    is_directed: bool
    ways: tuple[WayAnswer, ...] = Field(description="values of `by`, the first by default")
    unit: str = Field(description="what weights count by default", examples=["claims"])
    counted: str = Field(description="the same in full", examples=["articles: distinct article versions"])
    with_unnamed: bool = Field(description="whether unnamed sources take part by default")
    filters: tuple[str, ...] = Field(description="parameters that choose a part of the store", examples=[["after"]])
    measures: dict[str, str] = Field(description="what is worth measuring", examples=[{"en": "k-core"}])
    limits: dict[str, str] = Field(description="what it is no evidence of", examples=[{"en": "no evidence of copying"}])
    formats: tuple[str, ...] = Field(description="endings of its address", examples=[["gexf", "csv"]])


class ViewsAnswer(Answer):
    """All views."""

    views: tuple[ViewAnswer, ...]


@router.get("/api/v1/views", operation_id="views", summary="The views")
async def views() -> ViewsAnswer:
    """Every view with its question, nodes, edges, filters, measures and limits; its graph is `/views/{name}.gexf`."""
    return ViewsAnswer(views=tuple(map(_described, VIEWS)))


def _described(row: ViewDefinition) -> ViewAnswer:
    return ViewAnswer(
        name=row.name,
        question=dict(row.question),
        nodes=dict(row.nodes),
        edges=dict(row.edges),
        is_directed=row.is_directed,
        ways=tuple(WayAnswer(name=way.name, edges=dict(way.edges)) for way in row.ways),
        unit=row.unit,
        counted=row.counted,
        with_unnamed=row.with_unnamed,
        filters=row.filters,
        measures=dict(row.measures),
        limits=dict(row.limits),
        formats=tuple(_FORMS),
    )


@router.get(
    "/views/{name}.{extension}",
    operation_id="view",
    summary="A relationship graph as a file",
    description=f"Views: {_NAMES}. Forms: {', '.join(_FORMS)}.",
    response_class=Response,
    dependencies=[Depends(of_view), Depends(get_turn)],
    responses={200: {"description": "the file", "content": {row.media_type: {} for row in _FORMS.values()}}},
)
def view(
    name: Annotated[str, Path(description="name of the view", examples=["speakers"])],
    extension: Annotated[str, Path(description="form of the file", examples=["gexf"])],
    wish: Annotated[PictureWish, Query()],
    store: ViewDep,
    service: ServiceDep,
) -> Response:
    """One graph over the part of the store that the filters choose."""
    name, _, ending = f"{name}.{extension}".partition(".")
    exporter = _exporter(ending)
    options: dict[str, Any] = {} if wish.top is None else {"top": wish.top}
    if options and not exporter.is_picture:
        raise SettingsError("UJ737", f"the form .{ending} holds all nodes", place="top", cure="leave top out")
    options |= in_language(exporter, wish.lang)
    if wish.radius and not wish.ego:
        raise SettingsError("UJ737", "there is nobody to be around", place="radius", cure="name somebody in ego")
    counted = count_view(name, store, **wish.model_dump(exclude_defaults=True, exclude=_OF_GRAPH))
    out = BytesIO()
    if exporter.write_counted and wish.backbone is None and not wish.measures:
        exporter.write_counted(counted, out)
    else:
        most = service.settings.view_edges
        graph = draw(counted, most_edges=most, backbone=wish.backbone, measures=wish.measures)
        exporter.write(from_view(graph), out, **options)
    headers = download_headers(store, f"ujar-{name}{exporter.extension}")
    return Response(out.getvalue(), media_type=exporter.media_type, headers=headers)


def in_language(exporter: Exporter, language: str | None) -> dict[str, str]:
    """What the writer of a picture is told of it. Raises SettingsError UJ737 where nothing is drawn."""
    if language is not None and not exporter.is_picture:
        problem = f"the form {exporter.extension} is in no language"
        raise SettingsError("UJ737", problem, place="lang", cure="leave lang out")
    return {} if language is None else {"language": language}


def _exporter(ending: str) -> Exporter:
    if ending not in _FORMS:
        raise SettingsError("UJ735", f"there is no form .{ending} of a graph", cure=f"use one of {', '.join(_FORMS)}")
    return _FORMS[ending]
