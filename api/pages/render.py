"""Renders a template with the words of a language. Templates escape everything and stop at a name they do not know."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import jinja2

from api.here import here
from api.pages import words
from api.pages.search import plain
from kg import __version__

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> jinja2.Environment:
    """The templates, read once."""
    loader = jinja2.FileSystemLoader(_TEMPLATES)
    made = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals["languages"] = words.NAMES
    made.globals["version"] = __version__
    made.globals["here"] = here
    made.filters["plain"] = plain
    return made


def render(template: str, *, language: str, path: str, query: dict[str, str], **values: object) -> str:
    """The page as HTML. `path` (without base path) and `query` are the request's; language links repeat them."""
    asked = {"lang": query["lang"]} if "lang" in query else {}

    def url(to: str, **parameters: str | None) -> str:
        """An address of the site that keeps the language the visitor asked for."""
        kept = {name: value for name, value in (parameters | asked).items() if value}
        return here(f"{to}?{urlencode(kept)}" if kept else to)

    def in_language(code: str) -> str:
        return here(f"{path}?{urlencode(query | {'lang': code})}")

    return (
        environment()
        .get_template(template)
        .render(t=words.load(language), url=url, in_language=in_language, path=path, **values)
    )
