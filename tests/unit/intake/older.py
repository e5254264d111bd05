"""Another version of the program, for tests that upgrade a store: it reads some sentences otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from kg.intake import extraction
from kg.model.annotated import AnnotatedArticle
from kg.model.quote import Quote, QuoteType

OLDER = "0" * 12
"""Its configuration."""

Edit = Callable[[tuple[Quote, ...]], tuple[Quote, ...]]


def as_it_is(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Reads everything as this version does."""
    return quotes


def without_the_first(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Misses the first quote of every article."""
    return quotes[1:]


def all_indirect(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Takes every quote for indirect speech."""
    return tuple(replace(quote, type=QuoteType.INDIRECT) for quote in quotes)


@contextmanager
def older(edit: Edit = as_it_is) -> Iterator[None]:
    """Extraction is the other version's inside of this."""
    extract, extractor = extraction.pipeline.extract, extraction.pipeline.extractor

    def edited(document: object) -> AnnotatedArticle:
        annotated = extract(document)  # type: ignore[arg-type]
        return annotated.with_layers(quotes=edit(annotated.quotes))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extraction.pipeline, "extract", edited)
        patch.setattr(extraction.pipeline, "extractor", lambda pack: replace(extractor(pack), configuration=OLDER))
        yield
