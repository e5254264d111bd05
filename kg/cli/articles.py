"""What the commands that extract share: an article that cannot be read or extracted stops no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kg.cli.options import ANY_LANGUAGE
from kg.errors import InputError, UjarError
from kg.lang import load_pack
from kg.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.annotated import AnnotatedArticle
    from kg.model.text import SourceDocument


Made = TypeVar("Made")


def made_of(
    item: SourceDocument | UjarError, language: str, make: Callable[[AnnotatedArticle], Made]
) -> Made | UjarError:
    """What `make` makes of one article, or the error that it could not be read or extracted for."""
    if isinstance(item, UjarError):
        return item
    try:
        return make(extract(item, pack=None if language == ANY_LANGUAGE else load_pack(language)))
    except UjarError as error:
        return error
    except Exception as error:  # noqa: BLE001  a bug that one article meets must not stop the others
        problem = f"extraction failed with {type(error).__name__}: {error}"
        return InputError("UJ192", problem, place=item.id, cure="please report it with the article")


def lost(item: SourceDocument | UjarError) -> UjarError:
    """The error of an article whose process was ended."""
    if isinstance(item, UjarError):
        return item
    cure = "use fewer --jobs, or see whether memory ran out"
    return InputError("UJ194", "its extraction ended the process", place=item.id, cure=cure)
