"""The dataset or a part of it as RDF files, and the description of what it covers."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, BinaryIO
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from api.chosen import Chosen
from api.deps import AcceptHeader, ServiceDep
from api.files import file_response
from api.formats import RDF_FORMS, RELEASE, download_headers
from api.negotiate import best
from api.validators import of_view
from kg.errors import SettingsError
from kg.export.description import description
from kg.export.packed import MEDIA_TYPE as GZIP
from kg.export.packed import compressed
from kg.export.rdf import write_rdf
from kg.export.selection import Selection, select
from kg.store.base import View
from kg.views.filters import view_filter

SELECTION = "ujar-selection"
"""Header that says what a selection holds, with the units of its counts; percent-encoded."""

_FORMS = {form.extension: form for form in RDF_FORMS}
_PACKED = ".gz"
_MEDIA_TYPES = tuple(form.media_type for form in RDF_FORMS)

router = APIRouter(tags=["downloads"], dependencies=[Depends(of_view)])


class Wish(Chosen):
    """The part of the store that a file holds: articles, each whole."""

    with_alignments: bool = Field(default=False, description="with super-classes and super-properties as triples")

    def selection(self, view: View) -> Selection | None:
        """The articles; None for all of them. Raises SettingsError UJ732 and UJ736."""
        given = {name: value for name, value in self.filters().items() if value}
        return select(view, view_filter(**given)) if given else None

    def filters(self) -> dict[str, Any]:
        """What chooses articles."""
        return self.model_dump(exclude={"with_alignments"})


@router.get(
    "/export.{extension}",
    operation_id="export",
    summary="The dataset, or a part of it, as RDF",
    description=f"Forms: {', '.join(_FORMS)}, each also with `.gz` behind it. The header {SELECTION} says what a "
    f"part holds, {RELEASE} which release it is of, where one is known. The same store and parameters give the same "
    "bytes.",
    response_class=Response,
    responses={200: {"description": "the file", "content": {name: {} for name in (*_MEDIA_TYPES, GZIP)}}},
)
def export(
    extension: Annotated[str, Path(description="form of the file", examples=["nq.gz"])],
    wish: Annotated[Wish, Query()],
    service: ServiceDep,
) -> Response:
    """All graphs but that of runs, or what belongs to the articles that the filters choose."""
    ending = extension.removesuffix(_PACKED)
    if ending not in _FORMS:
        cure = f"use one of {', '.join(_FORMS)}, with or without {_PACKED}"
        raise SettingsError("UJ735", f"there is no form .{extension} of the dataset", cure=cure)
    is_packed = ending != extension
    media_type = _FORMS[ending].media_type
    with service.turn(), service.reading() as view:
        selection = wish.selection(view)
        headers = download_headers(view, f"ujar.{extension}")
        if selection:
            headers[SELECTION] = quote(selection.note(), safe=" ;:,()/-")
        write = partial(_write, view, wish, selection=selection, media_type=media_type, is_packed=is_packed)
        return file_response(write, media_type=GZIP if is_packed else media_type, headers=headers)


@router.get(
    "/.well-known/void",
    operation_id="void",
    summary="What the dataset covers, in VoID and DCAT",
    response_class=Response,
    responses={200: {"description": "the description", "content": {name: {} for name in _MEDIA_TYPES}}},
)
def void(service: ServiceDep, accept: AcceptHeader = None) -> Response:
    """Counts, licence, dates, outlets and months, the endpoint and the downloads, as RDF by the Accept header."""
    media_type = best(accept, _MEDIA_TYPES)
    triples, base = service.description()
    return Response(description(triples, media_type, base=base), media_type=media_type, headers={"vary": "Accept"})


def _write(
    view: View, wish: Wish, file: BinaryIO, *, selection: Selection | None, media_type: str, is_packed: bool
) -> None:
    options: dict[str, Any] = {"selection": selection, "with_alignments": wish.with_alignments}
    if is_packed:
        with compressed(file) as out:
            write_rdf(view, out, media_type=media_type, **options)
    else:
        write_rdf(view, file, media_type=media_type, **options)
