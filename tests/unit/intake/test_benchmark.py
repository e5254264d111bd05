"""The benchmarks of ingest measure what they say, and the proof of the same bytes sees what differs."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import ingest as benchmark
from benchmarks import killed
from benchmarks.exported import STATEMENTS, TEXTS, DifferenceError, Exported, compare, read_exported
from kg.ids import Namer
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import open_store
from kg.store.index_rows import quote_rows

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


ROOT = Path(__file__).resolve().parents[3]
A_STATEMENT = '<http://a.example/{0}> <http://a.example/p> "{0}" <http://a.example/graph> .\n'


def exported(folder: Path, *numbers: int) -> Exported:
    """An export with these statements, in this order."""
    folder.mkdir()
    (folder / STATEMENTS).write_text("# a release\n" + "".join(map(A_STATEMENT.format, numbers)), encoding="utf-8")
    with gzip.open(folder / TEXTS, "wb") as file:
        file.write(b"{}\n")
    return read_exported(folder, indexed=0)


def test_the_order_of_statements_is_no_difference(tmp_path: Path) -> None:
    fresh, same = exported(tmp_path / "fresh", 1, 2, 3), exported(tmp_path / "same", 3, 1, 2)
    assert (same.statements, same.sha256) == (3, fresh.sha256)
    compare(same, fresh)


def test_the_first_statements_that_differ_are_named(tmp_path: Path) -> None:
    fresh, other = exported(tmp_path / "fresh", 1, 2, 3), exported(tmp_path / "other", 3, 4, 1)
    with pytest.raises(DifferenceError) as caught:
        compare(other, fresh)
    assert [line.split()[:2] for line in str(caught.value).splitlines()[1:]] == [
        ["-", "<http://a.example/2>"],
        ["+", "<http://a.example/4>"],
    ]


def test_a_statement_that_stands_there_twice_is_seen(tmp_path: Path) -> None:
    with pytest.raises(DifferenceError, match="1 statements stand twice"):
        exported(tmp_path / "twice", 1, 2, 1)


def test_the_proof_runs(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text("".join(LINE.format(number) for number in range(3)), encoding="utf-8")
    command = [sys.executable, str(ROOT / "benchmarks" / "roundtrip.py"), str(news), "--only", "import"]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "  imported: no byte changed\n" in ran.stdout
    assert ran.stdout.endswith("nothing differs\n")


def test_a_broken_article_is_seen_after_a_kill(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "toko")
    documents = [
        SourceDocument(
            f"a-{n}", f'"Air sudah surut {n} sejak pagi," kata Ratna.', url=f"https://kabar.example/{n}", language="id"
        )
        for n in range(2)
    ]
    whole = killed.reference(documents, settings)
    first, second = sorted(whole)
    with closing(open_store(settings.store, settings=settings)) as store:
        graphs = [Namer(store.base).graph(kind, first) for kind in ("article", "prov")]
        assert killed.compare(store, whole, {first}) == ([], {first, second})
        reindexed = [row for row in quote_rows(store) if first not in row.quote]
        store.index.rebuild(reindexed)
        assert killed.compare(store, whole, set()) == ([f"{first}: quotes"], {second})
        store.replace_graphs(graphs, list(store.quads(graphs[0]))[1:])
        assert killed.compare(store, whole, set()) == ([f"{first}: quads, quotes"], {second})
        store.replace_graphs(graphs, [])
        assert killed.compare(store, whole, {first}) == ([f"{first}: quads, quotes"], {second})
        assert killed.compare(store, whole, set()) == ([], {second})
        store.texts.set_note("derived", "stale")
        assert killed.compare(store, whole, {second}) == (["what is derived is stale"], {second})
