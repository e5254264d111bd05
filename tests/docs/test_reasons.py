"""docs/reasons.md explains every reason that extraction can give, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from kg.extract.confidence import WEIGHTS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reasons.md"


def test_every_reason_is_explained_and_no_other():
    explained = re.findall(r"^\| `([a-z-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(explained) == sorted(WEIGHTS)


def test_weights_are_shares():
    assert all(0 < weight <= 1 for weight in WEIGHTS.values())
