"""A writer that is killed in the middle: nothing acknowledged is lost, and what is there is whole."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time

import pytest

from kg.settings import Settings
from kg.store import open_store
from tests.unit.store.quads import article_graph

WRITER = """
    import sys
    from pathlib import Path
    from kg.settings import Settings
    from kg.store import open_store
    from tests.unit.store.quads import article_graph

    store = open_store(Path(sys.argv[1]), settings=Settings())
    for number in range(int(sys.argv[2]), 1_000_000):
        graph, quads = article_graph(number)
        store.replace_graphs([graph], quads)
        if number % 10 == 0:
            store.replace_graphs([graph], article_graph(number, words="diganti")[1])
            store.publish()
        print(number, flush=True)
"""


@pytest.mark.parametrize("round_", range(3))
def test_a_killed_writer_loses_nothing_acknowledged(tmp_path, round_):
    folder = tmp_path / "toko"
    last = -1
    for start in range(3):
        command = [sys.executable, "-c", textwrap.dedent(WRITER), str(folder), str(last + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            acknowledged = [int(writer.stdout.readline())]
            time.sleep(0.05 * (round_ + 1) + 0.03 * start)
            writer.send_signal(signal.SIGKILL)
            acknowledged += [int(line) for line in writer.stdout if line.strip()]
        last = acknowledged[-1]
        view = open_store(folder, settings=Settings(), read_only=True)
        assert view.count() % 3 == 0
        for number in range(last + 1):
            words = "diganti" if number % 10 == 0 else "harga beras turun"
            graph, quads = article_graph(number, words=words)
            assert set(view.quads(graph)) == set(quads)
        view.close()
    assert last > 3


def test_what_a_killed_writer_left_is_published_by_the_next_reader(tmp_path):
    graph, quads = article_graph(1)
    script = """
        import os, sys
        from pathlib import Path
        from kg.settings import Settings
        from kg.store import open_store
        from tests.unit.store.quads import article_graph
        store = open_store(Path(sys.argv[1]), settings=Settings())
        store.replace_graphs([article_graph(1)[0]], article_graph(1)[1])
        os._exit(9)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "toko")], check=False)
    view = open_store(tmp_path / "toko", settings=Settings(), read_only=True)
    assert set(view.quads(graph)) == set(quads)
    view.close()
    assert not (tmp_path / "toko" / "unpublished").exists()
