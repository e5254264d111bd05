"""Whether the process lives, whether it can answer, and what it is."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import ServiceDep, ViewDep
from api.schemas import ReadinessAnswer, StatusAnswer, VersionAnswer
from kg import __version__, lang, pipeline
from kg.ids import Namer
from kg.rdf.vocab import ONTOLOGY

router = APIRouter(tags=["service"])


@router.get("/healthz", operation_id="healthz", summary="Whether the process lives")
async def healthz() -> StatusAnswer:
    """Answers as long as the process runs; reads nothing and waits for nothing."""
    return StatusAnswer(status="ok")


@router.get("/readyz", operation_id="readyz", summary="Whether the store can be read")
def readyz(view: ViewDep, service: ServiceDep) -> ReadinessAnswer:
    """Answers 200 when graphs and texts can be read, at an endpoint too, 503 otherwise."""
    view.texts.note("derived")
    view.has_graph(Namer(view.base).graph("runs"))  # asked each time: the number of articles is remembered
    return ReadinessAnswer(status="ok", articles=service.articles())


@router.get("/version", operation_id="version", summary="What runs here")
def version(view: ViewDep) -> VersionAnswer:
    """Versions of the program, the ontology and the language packs, and the base of the data's IRIs."""
    packs = {code: pipeline.extractor(lang.load_pack(code)).configuration for code in lang.available()}
    return VersionAnswer(ujar=__version__, ontology=ONTOLOGY, base=view.base, packs=packs)
