"""Ujar reads news and answers who said what, to whom, when and where, and how it reached us.

The public names below load on first use, so that `import kg` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PUBLIC = {
    "AnnotatedArticle": "kg.model.annotated",
    "Quote": "kg.model.quote",
    "Settings": "kg.settings",
    "SourceDocument": "kg.model.text",
    "Span": "kg.model.text",
    "UjarError": "kg.errors",
    "extract": "kg.pipeline",
    "load_pack": "kg.lang",
    "read_documents": "kg.ingest.readers",
}

__all__ = ["__version__", *_PUBLIC]  # noqa: PLE0604  the names are the keys of the lazy table


def __getattr__(name: str) -> Any:  # noqa: ANN401  a module attribute may be anything
    if name not in _PUBLIC:
        message = f"module 'kg' has no attribute {name!r}; public names: {', '.join(_PUBLIC)}"
        raise AttributeError(message)
    return getattr(import_module(_PUBLIC[name]), name)
