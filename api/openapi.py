"""The OpenAPI description: what the framework makes, with problems under their own media type."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.errors import MEDIA_TYPE
from api.schemas import ProblemAnswer

_TAGS = [
    {"name": "query", "description": "SPARQL and search over all quotes"},
    {"name": "graph store", "description": "Graphs read, put, merged and deleted whole (SPARQL 1.1)"},
    {"name": "articles", "description": "One article with everything in it"},
    {"name": "extraction", "description": "Quotes of a text that is not stored"},
    {"name": "graphs", "description": "Relationship graphs as files"},
    {"name": "downloads", "description": "The dataset, or a part of it, as RDF, and what it covers"},
    {"name": "ids", "description": "Every id of the data resolves"},
    {"name": "pages", "description": "The pages that people read"},
    {"name": "service", "description": "Health and version"},
]
_PROBLEM = {
    "description": "a problem (RFC 9457)",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of `app`, made once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            tags=_TAGS,
            servers=[{"url": app.state.settings.root_path or "/", "description": "this service"}],
            license_info={"name": "Apache-2.0"},
        )
        _with_problems(document)
        _with_keys(document, is_reading_open=not app.state.settings.read_needs_key)
        app.openapi_schema = document
    return app.openapi_schema


def _with_problems(document: dict[str, Any]) -> None:
    """Every operation may answer with a problem; the framework's own form of validation errors is never sent."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = ProblemAnswer.model_json_schema()
    for methods in document["paths"].values():
        for operation in methods.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = _PROBLEM


def _with_keys(document: dict[str, Any], *, is_reading_open: bool) -> None:
    """How keys are sent, and that reading needs none where it is open; an operation that always needs one says so."""
    document["components"]["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "a key that `ujar keys add` made, with its scopes"}
    }
    document["security"] = [{}, {"key": []}] if is_reading_open else [{"key": []}]
