"""Draws every view and every analysis of the sample articles for the documentation: part of `make picture`.

Needs no browser. A test compares their words with what is drawn now, so that nobody has to look to see that one is old.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # a script runs with its own folder only

from kg.export.picture import draw  # noqa: E402
from kg.ingest.readers import read_documents  # noqa: E402
from kg.intake import ingest  # noqa: E402
from kg.settings import Settings  # noqa: E402
from kg.store import open_store  # noqa: E402
from kg.store.base import View  # noqa: E402
from kg.views import VIEWS, analyse, build_view  # noqa: E402
from kg.views.analyses import ANALYSES  # noqa: E402

TOP = 40
"""Nodes of a picture: more would be small on a page."""
WISHES: dict[str, dict[str, Any]] = {
    "backbone": {"view": "speakers", "alpha": 0.3},
    "gender": {"people": ROOT / "data" / "sample-people"},
    "ego": {"ego": "Marco Velinho", "radius": 2},
}
"""What analyses are told, where twenty articles show nothing otherwise; docs/analyses.md has the same as commands."""


def path(name: str) -> Path:
    """Where a picture stands."""
    return ROOT / "docs" / "img" / f"{name}.svg"


def pictures(store: View) -> dict[str, str]:
    """The SVG of every view and analysis of the store, by the name of its file."""
    views = {f"view-{row.name}": build_view(row.name, store) for row in VIEWS}
    answers = {f"analysis-{row.name}": analyse(row.name, store, **WISHES.get(row.name, {})) for row in ANALYSES}
    drawn: dict[str, Any] = views | {name: answer.drawing for name, answer in answers.items()}
    return {name: draw(what, top=TOP).svg() for name, what in drawn.items()}


def main() -> None:
    """Writes the pictures anew."""
    settings = Settings()
    store = open_store(None, settings=settings)
    ingest(read_documents([ROOT / "data" / "sample" / "id"]), store, settings=settings)
    for name, svg in pictures(store).items():
        path(name).write_text(svg, encoding="utf-8")
        print(f"{path(name).relative_to(ROOT)}: {len(svg):,} bytes")


if __name__ == "__main__":
    main()
