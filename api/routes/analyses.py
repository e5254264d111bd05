"""Questions about who is quoted, by whom and beside whom: what there is, and the answer of one."""

from __future__ import annotations

from io import BytesIO
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from api.answer import Answer
from api.deps import ViewDep, get_turn
from api.formats import download_headers
from api.routes.views import PictureLanguage, Wish, in_language
from api.validators import of_view
from kg.errors import SettingsError
from kg.export.registry import EXPORTERS, Exporter, ExportKind
from kg.views.analyses import ANALYSES, Analysis, analyse
from kg.views.analyses.table import LIMIT

_FORMS = {row.extension.lstrip("."): row for row in EXPORTERS if row.kind is ExportKind.ANSWER}
_NAMES = ", ".join(f"`{row.name}` ({row.question['en']})" for row in ANALYSES)
MAX_ROWS = 10_000
"""Most rows of one answer."""

router = APIRouter(prefix="/api/v1/analyses", tags=["graphs"])


class AnalysisAnswer(Answer):
    """One analysis."""

    number: int = Field(examples=[1])
    name: str = Field(examples=["most-quoted"])
    question: dict[str, str] = Field(examples=[{"id": "Siapa paling sering dikutip?", "en": "Who is quoted most?"}])
    measure: dict[str, str] = Field(description="what is measured", examples=[{"id": "jumlah", "en": "count"}])
    views: tuple[str, ...] = Field(description="the views that it is computed from", examples=[["speakers"]])
    options: tuple[str, ...] = Field(description="parameters beside the filters", examples=[["alpha"]])
    formats: tuple[str, ...] = Field(description="endings of its address", examples=[["json", "csv"]])


class AnalysesAnswer(Answer):
    """All analyses."""

    analyses: tuple[AnalysisAnswer, ...]


class Question(Wish):
    """The part of the store that is asked about, and the options of the analysis."""

    unit: Literal["claims", "quotes", "articles"] = Field("claims", description="what is counted")
    limit: int = Field(LIMIT, ge=1, le=MAX_ROWS, description="most rows of the answer")
    alpha: float | None = Field(None, description="level of significance (backbone, communities)", examples=[0.05])
    lang: PictureLanguage = None
    view: str | None = Field(None, description="of which view (backbone, ego)", examples=["about"])


@router.get("", operation_id="analyses", summary="The analyses")
async def analyses() -> AnalysesAnswer:
    """Every analysis with its question and what it measures."""
    return AnalysesAnswer(analyses=tuple(map(_described, ANALYSES)))


@router.get(
    "/{name}",
    operation_id="analysis",
    summary="The answer of an analysis",
    description=f"Analyses: {_NAMES}. An ending names the form: {', '.join(_FORMS)}; without one it is JSON.",
    response_class=Response,
    dependencies=[Depends(of_view), Depends(get_turn)],
    responses={200: {"description": "the answer", "content": {row.media_type: {} for row in _FORMS.values()}}},
)
def answer(
    name: Annotated[str, Path(description="name, perhaps with an ending such as .csv", examples=["most-quoted"])],
    wish: Annotated[Question, Query()],
    store: ViewDep,
) -> Response:
    """Ranked rows with their unit, the treatment of copies, the filter, the store and what was left out."""
    stem, _, ending = name.partition(".")
    exporter = _exporter(ending or "json")
    out = BytesIO()
    asked = wish.model_dump(exclude_defaults=True, exclude={"lang"})
    exporter.write(analyse(stem, store, **asked), out, **in_language(exporter, wish.lang))
    headers = download_headers(store, f"ujar-{stem}{exporter.extension}") if ending else None
    return Response(out.getvalue(), media_type=exporter.media_type, headers=headers)


def _described(row: Analysis) -> AnalysisAnswer:
    return AnalysisAnswer(
        number=row.number,
        name=row.name,
        question=dict(row.question),
        measure=dict(row.measure),
        views=row.views,
        options=tuple(option for option in row.options if option in Question.model_fields),
        formats=tuple(_FORMS),
    )


def _exporter(ending: str) -> Exporter:
    if ending not in _FORMS:
        cure = f"use one of {', '.join(_FORMS)}"
        raise SettingsError("UJ735", f"there is no form .{ending} of an answer", cure=cure)
    return _FORMS[ending]
