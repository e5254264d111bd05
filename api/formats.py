"""The forms in which an article can be had: one row each, for links, negotiation and downloads."""

from __future__ import annotations

from dataclasses import dataclass

from api.here import here
from kg.rdf.serialize import FORMATS
from kg.store.base import View
from kg.store.released import release_of

HTML = "text/html"
JSON = "application/json"

RELEASE = "ujar-release"
"""Header of every download: the release that the store holds, which the file is or comes from."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the ending of its address (empty for the page itself), its media type, its name for people."""

    extension: str
    media_type: str
    label: str


_LABELS = {"turtle": "Turtle", "trig": "TriG", "ntriples": "N-Triples", "nquads": "N-Quads", "rdfxml": "RDF/XML"}
RDF_FORMS = tuple(Form(row.extension, row.media_type, _LABELS.get(row.name, "JSON-LD")) for row in FORMATS)
FORMS = (Form("", HTML, "HTML"), Form("json", JSON, "JSON"), *RDF_FORMS)
"""In the order in which the service prefers them."""

BY_MEDIA_TYPE = {form.media_type: form for form in FORMS}
BY_EXTENSION = {form.extension: form for form in FORMS}


def href(key: str, form: Form) -> str:
    """The address of an article version in one form."""
    return here(f"/articles/{key}.{form.extension}" if form.extension else f"/articles/{key}")


def links(key: str) -> dict[str, str]:
    """The addresses of an article version in every form, by ending; `html` is the page."""
    return {form.extension or "html": href(key, form) for form in FORMS}


def download_headers(view: View, filename: str) -> dict[str, str]:
    """The headers of a file that is made from the store: its name, and the release where one is known."""
    release = release_of(view)
    return {"content-disposition": f'attachment; filename="{filename}"'} | ({RELEASE: release} if release else {})
