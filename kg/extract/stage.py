"""What a stage is: it says which layers it needs and which it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.lang.pack import LanguagePack
from kg.model.annotated import AnnotatedArticle


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the pipeline; `run` returns the article with the layers of `gives` added."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[AnnotatedArticle, LanguagePack], AnnotatedArticle]
