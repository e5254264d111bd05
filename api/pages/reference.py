"""The API reference page, from the OpenAPI description; nothing on it is written twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

Description = Mapping[str, Any]
"""A part of an OpenAPI document."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation; `form` is its type in a word or two."""

    name: str
    place: str
    form: str
    is_required: bool
    description: str
    example: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer of an operation."""

    status: str
    description: str
    media_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    body: tuple[tuple[str, str], ...]
    """Media types that the body may have, each with an example."""
    outcomes: tuple[Outcome, ...]


def operations(document: Description) -> tuple[Operation, ...]:
    """All operations of an OpenAPI document, in its order."""
    return tuple(_operations(document))


def _operations(document: Description) -> Iterator[Operation]:
    for path, methods in document["paths"].items():
        for method, found in methods.items():
            yield Operation(
                id=found["operationId"],
                method=method.upper(),
                path=path,
                summary=found.get("summary", ""),
                description=found.get("description", ""),
                parameters=tuple(_parameter(item) for item in found.get("parameters", ())),
                body=tuple(_bodies(found.get("requestBody", {}), document)),
                outcomes=tuple(
                    Outcome(status, item.get("description", ""), tuple(item.get("content", {})))
                    for status, item in found["responses"].items()
                ),
            )


def _parameter(item: Description) -> Parameter:
    schema = item.get("schema", {})
    examples = schema.get("examples") or [item.get("example")]
    return Parameter(
        item["name"],
        item["in"],
        _form(schema),
        bool(item.get("required")),
        item.get("description", ""),
        None if examples[0] is None else str(examples[0]),
    )


def _form(schema: Description) -> str:
    """A schema in a word or two: its values, or its type and bounds."""
    choices = schema.get("anyOf") or [schema]
    found = next((choice for choice in choices if choice.get("type") != "null"), schema)
    if "enum" in found:
        return " | ".join(str(value) for value in found["enum"])
    bounds = [f"{sign} {found[name]}" for name, sign in (("minimum", "≥"), ("maximum", "≤")) if name in found]
    return " ".join((str(found.get("format") or found.get("type", "")), *bounds))


def _bodies(body: Description, document: Description) -> Iterator[tuple[str, str]]:
    for media_type, content in body.get("content", {}).items():
        yield media_type, _example(content, document)


def _example(content: Description, document: Description) -> str:
    schema = content.get("schema", {})
    name = schema.get("$ref", "").rpartition("/")[2]
    resolved = document.get("components", {}).get("schemas", {}).get(name, schema)
    if "example" in content:
        return str(content["example"])
    members = {
        key: value["examples"][0] for key, value in resolved.get("properties", {}).items() if "examples" in value
    }
    return orjson.dumps(members, option=orjson.OPT_INDENT_2).decode() if members else ""
