"""One article version as JSON, with everything that was found in it."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from api.archive import StoredArticle, find_article
from api.deps import ArticleId, ViewDep
from api.formats import links
from api.schemas import ArticleAnswer
from api.validators import of_view

router = APIRouter(prefix="/api/v1", tags=["articles"], dependencies=[Depends(of_view)])


@router.get("/articles/{id}", operation_id="article", summary="One article with its quotes")
def article(id: ArticleId, view: ViewDep) -> ArticleAnswer:
    """Metadata, text, quotes and agents of one article version. Offsets are into the text given here."""
    return answer(find_article(view, id))


def answer(found: StoredArticle) -> ArticleAnswer:
    """The article as the API shows it."""
    return ArticleAnswer.from_article(
        found.key,
        found.annotated,
        base=found.base,
        identities=found.identities,
        extractor=found.extractor,
        links=links(found.key),
        status=found.place.why.value if found.place else "current",
        versions=found.history.versions,
    )
