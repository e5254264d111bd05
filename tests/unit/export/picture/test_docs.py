"""The pictures of docs/views.md and docs/analyses.md are those that the sample articles give now."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from kg.store.base import View
from kg.views import VIEWS
from kg.views.analyses import ANALYSES
from tests.unit.export.picture.test_graph import texts

ROOT = Path(__file__).parents[4]
OF_VIEWS, OF_ANALYSES = (
    [f"{sort}-{row.name}" for row in rows] for sort, rows in (("view", VIEWS), ("analysis", ANALYSES))
)


def words(svg: str) -> list[str]:
    """All its texts in the order of the alphabet: places may differ in the last digits from machine to machine."""
    return sorted(texts(svg))


@pytest.fixture(scope="module")
def drawn(archive: View) -> dict[str, str]:
    return runpy.run_path(str(ROOT / ".ci" / "drawings.py"))["pictures"](archive)


@pytest.mark.parametrize("name", [*OF_VIEWS, *OF_ANALYSES])
def test_a_picture_shows_what_the_store_holds(name: str, drawn: dict[str, str]):
    stored = (ROOT / "docs" / "img" / f"{name}.svg").read_text(encoding="utf-8")
    assert words(stored) == words(drawn[name]), "the picture is stale: python .ci/drawings.py"
    for mark in ('class="t"', 'class="n"', "<rect"):
        assert stored.count(mark) == drawn[name].count(mark)


@pytest.mark.parametrize(
    ("page", "names"), [("views", [*OF_VIEWS, *OF_ANALYSES]), ("analyses", OF_ANALYSES)], ids=["views", "analyses"]
)
def test_a_page_shows_its_pictures(page: str, names: list[str]):
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert re.findall(r"\(img/([\w-]+)\.svg\)", text) == names
