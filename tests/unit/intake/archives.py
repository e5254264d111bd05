"""Archives for the tests of import and rebase: stores in memory, what they export, and how it is read back."""

from __future__ import annotations

import io

from kg.export.rdf import MEDIA_TYPES, write_rdf
from kg.intake import ingest
from kg.intake.graphs import ImportReport, import_graphs
from kg.rdf.parse import format_for, read_quads
from kg.settings import Settings
from kg.store import open_store
from kg.store.base import Store
from kg.store.text_lines import read_texts, write_texts

ENDINGS = {"rdfxml": "rdf"}


def filled(documents, settings: Settings) -> Store:
    store = open_store(None, settings=settings)
    ingest(documents, store, settings=settings)
    return store


def exported(store: Store, name: str = "nq", **options) -> bytes:
    out = io.BytesIO()
    write_rdf(store, out, media_type=MEDIA_TYPES[name], **options)
    return out.getvalue()


def lines(store: Store) -> list[bytes]:
    return sorted(exported(store).splitlines())


def texts_of(store: Store) -> bytes:
    out = io.BytesIO()
    write_texts((document for _, document in store.texts.items()), out)
    return out.getvalue()


def imported(data: bytes, store: Store, name: str = "nq", *, texts: bytes = b"", **options) -> ImportReport:
    form = format_for(f"arsip.{ENDINGS.get(name, name)}")
    documents = read_texts(io.BytesIO(texts), place="teks.jsonl")
    return import_graphs(read_quads(io.BytesIO(data), form, place="arsip"), store, texts=documents, **options)
