"""The pages name every exporter, column, view and error code that there is."""

from __future__ import annotations

import re
from pathlib import Path

from kg.export.registry import EXPORTERS
from kg.export.table import QUOTE_COLUMNS
from kg.views import VIEWS, ViewFilter

ROOT = Path(__file__).parents[3]
EXPORTS = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
VIEWS_PAGE = (ROOT / "docs" / "views.md").read_text(encoding="utf-8")


def test_every_exporter_has_its_line() -> None:
    for row in EXPORTERS:
        assert f"| {row.kind.value} | `{row.name}` | {row.media_type} | `{row.extension}` |" in EXPORTS


def test_every_column_and_filter_is_explained() -> None:
    assert [name for name in QUOTE_COLUMNS if f"`{name}`" not in EXPORTS] == []
    assert [name for name in ViewFilter.__dataclass_fields__ if f"`{name}`" not in VIEWS_PAGE] == []


def test_every_view_is_there_with_both_questions() -> None:
    for row in VIEWS:
        assert f"| `{row.name}` | {row.question['en']} *{row.question['id']}* |" in VIEWS_PAGE


def test_every_error_code_is_there() -> None:
    for folder, page in (("export", EXPORTS), ("views", VIEWS_PAGE)):
        sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kg" / folder).glob("*.py"))
        codes = set(re.findall(r'"(UJ1[67]\d|UJ73\d)"', sources))
        assert codes
        assert [code for code in sorted(codes) if f"| {code} |" not in page] == []
