"""What a killed ingest left is finished by whoever opens the store to read it."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import textwrap

import pytest

from kg.intake import ingest
from kg.intake.recovery import open_finished
from kg.intake.writing import GraphWriter
from kg.model.text import SourceDocument
from kg.settings import Settings
from kg.store import open_store

TEXT = '"Harga beras turun minggu ini," kata Menteri Pertanian Ratna Sari di Jakarta, Senin.'
DOCUMENT = SourceDocument("berita-1", TEXT, outlet="Kabar", url="https://kabar.example/1")
KILLED = """
    import os, sys
    from pathlib import Path
    from kg import intake
    from kg.settings import Settings
    from kg.store import open_store
    from tests.unit.intake.test_recovery import DOCUMENT

    intake.rebuild_derived = lambda store: os._exit(9)
    settings = Settings(store=Path(sys.argv[1]))
    intake.ingest([DOCUMENT], open_store(settings.store, settings=settings), settings=settings)
"""


@pytest.fixture
def settings(tmp_path):
    """The settings of a store whose ingest died when the article was written and nothing was derived."""
    found = Settings(store=tmp_path / "toko")
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), str(found.store)], check=False)
    assert done.returncode == 9
    return found


def quads_of(view):
    return {str(quad) for quad in view.quads() if "/graph/runs" not in str(quad.graph_name)}


def test_it_becomes_what_an_ingest_to_the_end_gives(settings, tmp_path):
    told = []
    with contextlib.closing(open_finished(settings, on_unfinished=lambda: told.append(1))) as view:
        found, quotes = quads_of(view), view.index.count()
        assert view.texts.note("derived") == "fresh"
    whole = Settings(store=tmp_path / "utuh")
    with contextlib.closing(open_store(whole.store, settings=whole)) as store:
        ingest([DOCUMENT], store, settings=whole)
        assert (quads_of(store), store.index.count()) == (found, quotes)
    assert quotes == 1
    assert told == [1]
    open_finished(settings, on_unfinished=lambda: told.append(2)).close()
    assert told == [1]


def test_where_another_writes_it_is_read_as_it_is(settings):
    told = []
    with contextlib.closing(open_store(settings.store, settings=settings)) as writer:
        writer.publish()
        with contextlib.closing(open_finished(settings, on_unfinished=lambda: told.append(1))) as view:
            assert view.index.count() == 0
    assert not told


def test_the_writer_of_the_service_finishes_it_too(settings):
    with GraphWriter(settings) as writer:
        writer.put("urn:x:g", b"", "text/turtle", is_merged=False, is_admin=False)
    with contextlib.closing(open_store(settings.store, settings=settings, read_only=True)) as view:
        assert view.texts.note("derived") == "fresh"
        assert view.index.count() == 1
