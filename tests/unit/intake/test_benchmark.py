"""The benchmark of ingest measures what it says."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from benchmarks import ingest as benchmark

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LINE = '{{"id": "a-{0}", "text": "\\"Air sudah surut {0} sejak pagi,\\" kata Ratna Prameswari.", "language": "id"}}\n'


def test_a_hard_link_is_counted_once(tmp_path: Path) -> None:
    for folder in ("graphs", "snapshots"):
        (tmp_path / folder).mkdir()
    (tmp_path / "graphs" / "a").write_bytes(bytes(1000))
    (tmp_path / "snapshots" / "b").write_bytes(bytes(10))
    os.link(tmp_path / "graphs" / "a", tmp_path / "snapshots" / "a")
    assert benchmark.sizes_bytes(tmp_path) == {"graphs": 1000, "snapshots": 10}


def test_another_order_gives_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text("".join(LINE.format(number) for number in range(4)), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["ingest.py", str(news), "--again", "--shuffled", "7"])
    benchmark.main()
    found = re.findall(r"ingested (again|shuffled) +no byte changed +\(([0-9a-f]{64})\)", capsys.readouterr().out)
    assert [what for what, _ in found] == ["again", "shuffled"]
    assert found[0][1] == found[1][1]
