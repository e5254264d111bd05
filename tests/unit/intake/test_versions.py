"""Several texts under one address: what is current, what is in the archive, whatever the order and whenever it dies."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as thorough
from hypothesis import strategies as st

from kg.curation import current
from kg.ids import Namer, article_key
from kg.intake import ingest, rebuild_derived
from kg.intake.checking import check_store
from kg.intake.rebase import rebase
from kg.model.text import SourceDocument
from kg.query.search import search
from kg.rdf.part import part_quads
from kg.rdf.vocab import PROLOGUE
from kg.settings import Settings
from kg.store import open_store
from kg.store.archive import Notice, NoticeKind, Place, Why
from tests.unit.intake.archives import filled, lines

SETTINGS = Settings()
NAMER = Namer(SETTINGS.base)
ADDRESS = "https://harian-maju.example/beras"


def text(number: str, words: str = "", **told: str) -> SourceDocument:
    body = f'Harga beras {number} rupiah. "Harga beras {number} rupiah," kata Wali Kota Rina Wulandari.{words}'
    return SourceDocument(f"m-{number}", body, url=ADDRESS, outlet="Harian Maju", language="id", **told)


FIRST = text("sebelas", retrieved="2025-06-17")
SECOND = text("dua belas", retrieved="2025-06-18")
COPY = text("dua belas", " Lanjut.", retrieved="2025-06-18T00:00:00", modified="2025-06-01")
THIRD = text("tiga belas", retrieved="2025-06-20", modified="2025-06-19T08:00:00+07:00")
OTHER = replace(text("lain"), url="http://www.harian-maju.example/beras?id=2")
TEXTS = (FIRST, SECOND, COPY, THIRD, OTHER)
K1, K2, KC, K3, KO = map(article_key, TEXTS)


def everything(store) -> tuple[object, ...]:
    archived = {
        key: (place, sorted(map(str, store.archive.quads(key)))) for key, place in store.archive.places().items()
    }
    return lines(store), archived


def revisions(store) -> set[tuple[str, str, str]]:
    query = "SELECT ?one ?how ?other { VALUES ?how { prov:wasRevisionOf prov:alternateOf } ?one ?how ?other }"
    rows = store.select(PROLOGUE + query)
    return {(one.split("/")[-2], how.partition("#")[2], other.split("/")[-2]) for one, how, other in rows}


def current_keys(store) -> set[str]:
    return {name.rpartition("/")[2] for name in store.graph_names() if "/article/" in name}


@pytest.fixture
def store():
    with closing(filled(TEXTS, SETTINGS)) as opened:
        yield opened


def test_the_newest_version_is_current_and_the_others_say_what_came_of_them(store):
    assert current_keys(store) == {K3, KO}
    assert store.archive.places() == {
        K1: Place(Why.SUPERSEDED, KC),
        K2: Place(Why.CAPTURE, KC),
        KC: Place(Why.SUPERSEDED, K3),
    }
    assert revisions(store) == {(K3, "wasRevisionOf", KC), (KC, "alternateOf", K2), (KC, "wasRevisionOf", K1)}
    assert len(store.texts) == 5


def test_only_current_versions_are_counted_found_and_derived_from(store):
    assert {row.article for row in search(store, "beras").rows} == {K3, KO}
    assert "sebelas" not in "".join(map(str, store.quads())).replace("pengecualian", "")
    assert check_store(store).problems == ()


def test_the_texts_of_one_day_and_those_without_dates_are_copies_of_one_version():
    with closing(
        filled([replace(one, retrieved=None, modified=None) for one in (FIRST, SECOND, COPY)], SETTINGS)
    ) as found:
        assert current_keys(found) == {KC}, "the longest"
        assert revisions(found) == {(KC, "alternateOf", K1), (KC, "alternateOf", K2)}


def test_texts_without_an_address_or_under_that_of_a_whole_site_stay_apart():
    for url in (None, "https://harian-maju.example/"):
        with closing(filled([replace(one, url=url) for one in TEXTS], SETTINGS)) as found:
            assert len(current_keys(found)) == 5
            assert revisions(found) == set()


@thorough(max_examples=12)
@given(st.permutations(TEXTS), st.lists(st.integers(1, 4), max_size=3))
def test_any_order_and_any_split_into_ingests_gives_the_same_bytes(order, cuts):
    with closing(filled(TEXTS, SETTINGS)) as once, closing(open_store(None, settings=SETTINGS)) as opened:
        for begin, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(order)], strict=True):
            ingest(order[begin:end], opened, settings=SETTINGS)
        assert everything(opened) == everything(once)


def test_what_is_archived_is_skipped_when_it_comes_again(store):
    before = everything(store)
    assert ingest(TEXTS, store, settings=SETTINGS).skipped == 5
    assert everything(store) == before


def test_a_version_comes_back_when_what_replaced_it_is_another_article_after_all(store):
    """The address of the newest was wrong; corrected metadata have another key, and the old one is withdrawn."""
    store.archive.note(Notice(K3, NoticeKind.WITHDRAWAL, "2025-06-21", "Alamatnya keliru."))
    rebuild_derived(store)
    assert current_keys(store) == {KO}
    assert store.archive.place(K3) == Place(Why.WITHDRAWN)
    assert {row.article for row in search(store, "beras").rows} == {KO}
    assert check_store(store).problems == ()
    store.archive.take_back(store.archive.notices())
    rebuild_derived(store)
    with closing(filled(TEXTS, SETTINGS)) as fresh:
        assert everything(store) == everything(fresh)


def test_a_withdrawal_holds_for_all_copies_of_a_version_and_not_for_a_later_one(store):
    store.archive.note(Notice(K1, NoticeKind.WITHDRAWAL, "2025-06-21", "Keliru."))
    rebuild_derived(store)
    assert current_keys(store) == {K3, KO}
    with closing(filled([FIRST, SECOND], SETTINGS)) as found:
        found.archive.note(Notice(K2, NoticeKind.WITHDRAWAL, "2025-06-21", "Keliru."))
        rebuild_derived(found)
        assert current_keys(found) == set()
        ingest([COPY], found, settings=SETTINGS)
        assert current_keys(found) == set()
        ingest([THIRD], found, settings=SETTINGS)
        assert current_keys(found) == {K3}


class Killed(BaseException):
    """Stands for the death of the process."""


@pytest.mark.parametrize("call", range(1, 12))
@pytest.mark.parametrize("is_back", [False, True])
def test_killed_at_any_write_it_is_repaired_by_the_next_ingest(monkeypatch, call, is_back):
    """Ways to the archive and, when a withdrawal is taken back, from it."""
    notice = Notice(KO, NoticeKind.WITHDRAWAL, "2025-06-21", "Keliru.")
    with closing(filled(TEXTS[:2] if is_back else [FIRST, OTHER], SETTINGS)) as store:
        if is_back:
            ingest([OTHER], store, settings=SETTINGS)
            store.archive.note(notice)
            rebuild_derived(store)
            store.archive.take_back([notice])
            store.texts.set_note("derived", "stale")
        calls = []

        def dying(holder, name):
            original = getattr(holder, name)

            def wrapped(*args, **options):
                calls.append(1)
                if len(calls) == call:
                    raise Killed
                return original(*args, **options)

            patch.setattr(holder, name, wrapped)

        with monkeypatch.context() as patch:
            dying(store, "replace_graphs")
            for name in ("put", "remove", "move"):
                dying(store.archive, name)
            try:
                ingest(TEXTS, store, settings=SETTINGS)
            except Killed:
                assert store.texts.note("derived") == "stale"
        ingest(TEXTS, store, settings=SETTINGS)
        with closing(filled(TEXTS, SETTINGS)) as fresh:
            assert everything(store) == everything(fresh)


@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_process_that_dies_while_versions_move_loses_none(tmp_path, call):
    script = f"""
        import os, sys
        from pathlib import Path
        from kg.intake import ingest
        from kg.settings import Settings
        from kg.store import open_store
        from tests.unit.intake.test_versions import TEXTS
        store = open_store(Path(sys.argv[1]), settings=Settings())
        calls, put = [], store.archive.put
        def dying(*args):
            put(*args)
            calls.append(1)
            if len(calls) == {call}:
                os._exit(9)
        store.archive.put = dying
        ingest(TEXTS, store, settings=Settings())
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "toko")]
    assert subprocess.run(command, check=False).returncode == 9
    with closing(open_store(tmp_path / "toko", settings=SETTINGS)) as opened:
        assert ingest(TEXTS, opened, settings=SETTINGS).skipped == len(TEXTS)
        with closing(filled(TEXTS, SETTINGS)) as fresh:
            assert everything(opened) == everything(fresh)


def test_the_archive_is_on_disk_readable_beside_a_writer_and_moves_with_a_rebase(tmp_path):
    new = Settings(base="https://arsip.example/berita/")
    path = tmp_path / "arsip"
    with closing(open_store(path, settings=SETTINGS)) as store:
        ingest(TEXTS, store, settings=SETTINGS)
        with closing(open_store(path, settings=SETTINGS, read_only=True)) as view:
            assert view.archive.places() == store.archive.places()
    (path / "archive.sqlite").rename(tmp_path / "archive.sqlite")
    with closing(open_store(path, settings=SETTINGS, read_only=True)) as view:
        assert len(view.archive) == 0, "a store that is older than archives"
    (tmp_path / "archive.sqlite").rename(path / "archive.sqlite")
    rebase(path, settings=new)
    with closing(open_store(path, settings=new)) as moved, closing(filled(TEXTS, new)) as fresh:
        assert everything(moved) == everything(fresh)


def test_notices_are_only_added_to():
    with closing(open_store(None, settings=SETTINGS)) as store:
        notice = Notice(K1, NoticeKind.CORRECTION, "2025-06-21", "Nama keliru.")
        assert store.archive.note(notice)
        assert not store.archive.note(notice)
        store.archive.take_back([notice])
        assert store.archive.notices() == ()
        assert store.archive.note(notice)
        assert store.archive.notices() == (notice,)


def test_what_others_say_of_versions_that_are_not_here_is_kept(store):
    """As an import does; what is said of versions that are here is computed."""
    with closing(open_store(None, settings=SETTINGS)) as copy:
        ingest([THIRD], copy, settings=SETTINGS)
        store.archive.note(Notice(K3, NoticeKind.CORRECTION, "2025-06-21", "Nama keliru."))
        store.archive.note(Notice(K1, NoticeKind.WITHDRAWAL, "2025-06-22", "Keliru."))
        rebuild_derived(store)
        current.receive(copy, NAMER, list(store.quads(NAMER.graph("versions"))))
        rebuild_derived(copy)
        graph = NAMER.graph("versions")
        assert set(copy.quads(graph)) == set(store.quads(graph))
        assert current_keys(copy) == {K3}
        ingest([FIRST, replace(SECOND, retrieved="2025-06-16")], copy, settings=SETTINGS)
        assert (K1, "wasRevisionOf", K2) in revisions(copy)


def test_a_part_tells_of_the_earlier_versions_of_its_articles_only(store):
    store.archive.note(Notice(K1, NoticeKind.CORRECTION, "2025-06-21", "Nama keliru."))
    store.archive.note(Notice(KO, NoticeKind.CORRECTION, "2025-06-21", "Angka keliru."))
    rebuild_derived(store)
    derived = [NAMER.graph(kind) for kind in ("versions", "identities", "claims")]
    for key, words, others in ((K3, "Nama keliru.", {K1, K2, KC}), (KO, "Angka keliru.", set())):
        quads = list(part_quads(store.quads, [key], derived=derived, namer=NAMER))
        told = [quad for quad in quads if str(quad.graph_name) == f"<{derived[0]}>"]
        assert words in str(told)
        assert len([quad for quad in told if "Of>" in str(quad.predicate)]) == len(others)
        assert len(set(quads)) == len(quads)
