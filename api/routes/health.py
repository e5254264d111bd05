"""Whether the process lives, whether it can answer, and what it is."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import ViewDep
from api.schemas import ReadinessAnswer, StatusAnswer, VersionAnswer
from kg import __version__, lang, pipeline
from kg.rdf.vocab import ONTOLOGY

router = APIRouter(tags=["service"])


@router.get("/healthz", operation_id="healthz", summary="Whether the process lives")
async def healthz() -> StatusAnswer:
    """Answers as long as the process runs; reads nothing and waits for nothing."""
    return StatusAnswer(status="ok")


@router.get("/readyz", operation_id="readyz", summary="Whether the store can be read")
def readyz(view: ViewDep) -> ReadinessAnswer:
    """Answers 200 when the store is open and its texts can be read, 503 otherwise."""
    return ReadinessAnswer(status="ok", articles=len(view.texts) - len(view.archive))


@router.get("/version", operation_id="version", summary="What runs here")
def version(view: ViewDep) -> VersionAnswer:
    """Versions of the program, the ontology and the language packs, and the base of the data's IRIs."""
    packs = {code: pipeline.extractor(lang.load_pack(code)).configuration for code in lang.available()}
    return VersionAnswer(ujar=__version__, ontology=ONTOLOGY, base=view.base, packs=packs)
