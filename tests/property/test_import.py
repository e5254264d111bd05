"""The law of exchange: a store that is exported and imported into an empty one is the same, byte for byte."""

from __future__ import annotations

from contextlib import closing

import pytest

from kg import resources
from kg.export.rdf import MEDIA_TYPES
from kg.ids import Namer
from kg.ingest.readers import read_documents
from kg.intake import ingest, rebuild_derived
from kg.settings import Settings
from kg.store import open_store
from kg.store.archive import Notice, NoticeKind
from tests.unit.intake.archives import exported, filled, imported, lines, texts_of
from tests.unit.intake.test_versions import K3, KO, TEXTS

HERE = Settings(base="https://arsip.example/")
THERE = Settings(base="http://localhost:8000/salinan/")


@pytest.fixture(scope="module")
def documents():
    return list(read_documents(resources.folder("data") / "sample"))


@pytest.fixture(scope="module")
def archive(documents):
    with closing(filled(documents, HERE)) as store:
        yield store


@pytest.mark.parametrize("name", MEDIA_TYPES)
def test_export_import_export_gives_the_same_bytes(archive, name):
    with closing(open_store(None, settings=HERE)) as copy:
        report = imported(exported(archive, name), copy, name, texts=texts_of(archive), validate=name == "nq")
        assert (report.articles, report.failures, report.unplaced) == (21, (), ())
        assert report.derived.is_same
        assert report.derived.dropped > 1_000
        assert lines(copy) == lines(archive)
        assert texts_of(copy) == texts_of(archive)
        assert copy.index.count() == archive.index.count() == report.quotes


@pytest.mark.parametrize("name", ["nq", "ttl", "jsonld"])
def test_what_follows_by_the_alignments_is_left_out_again(archive, name):
    data = exported(archive, name, with_alignments=True, with_runs=True)
    with closing(open_store(None, settings=HERE)) as copy:
        report = imported(data, copy, name, validate=name == "ttl")
        assert (report.articles, report.failures, report.unplaced) == (21, (), ())
        assert report.implied > 5_000
        assert lines(copy) == lines(archive)
        theirs, ours = (set(map(str, view.quads(Namer(HERE.base).graph("runs")))) for view in (archive, copy))
        assert theirs < ours
        assert len(ours - theirs) == 4 + 4 + 21  # the import, what it took in of the extractor, each run


@pytest.mark.parametrize("name", ["trig", "ttl"])
def test_under_another_base_it_is_what_an_ingest_there_gives(archive, documents, name):
    with closing(filled(documents, THERE)) as fresh, closing(open_store(None, settings=THERE)) as copy:
        report = imported(exported(archive, name), copy, name, texts=texts_of(archive), validate=False)
        assert report.base == HERE.base
        assert lines(copy) == lines(fresh)


def test_any_order_of_statements_will_do_and_so_will_twice(archive):
    data = sorted(exported(archive).splitlines(keepends=True), reverse=True)
    with closing(open_store(None, settings=HERE)) as copy:
        imported(b"".join(data * 2), copy, validate=False)
        assert lines(copy) == lines(archive)
        again = imported(exported(archive), copy, validate=False)
        assert (again.articles, again.skipped) == (0, 21)
        assert lines(copy) == lines(archive)


def test_two_halves_of_an_archive_make_the_whole(archive, documents):
    with closing(open_store(None, settings=HERE)) as copy:
        for half in (documents[::2], documents[1::2]):
            with closing(filled(half, HERE)) as part:
                imported(exported(part), copy, validate=False)
        assert lines(copy) == lines(archive)


def test_an_import_is_an_ingest_for_the_next_ingest(archive, documents):
    """With their texts the articles are there already; without, they are read once more and then have them."""
    with closing(open_store(None, settings=HERE)) as copy, closing(open_store(None, settings=HERE)) as bare:
        imported(exported(archive), copy, texts=texts_of(archive), validate=False)
        assert ingest(documents, copy, settings=HERE).skipped == 21
        assert imported(exported(archive), bare, validate=False).with_text == 0
        assert ingest(documents, bare, settings=HERE).articles == 21
        assert texts_of(bare) == texts_of(archive)
        assert lines(copy) == lines(bare) == lines(archive)


def test_runs_come_along_and_the_import_is_one_of_them(archive):
    runs = Namer(HERE.base).graph("runs")
    with closing(open_store(None, settings=HERE)) as copy:
        imported(exported(archive, with_runs=True), copy, validate=False)
        theirs, ours = set(archive.quads(runs)), set(copy.quads(runs))
        assert theirs < ours
        assert any("import" in str(quad) for quad in ours - theirs)


def versioned(base: Settings):
    """A store with two versions, a second copy, a correction and a withdrawal."""
    store = filled([*TEXTS], base)
    store.archive.note(Notice(K3, NoticeKind.CORRECTION, "2025-06-21", "Nama keliru."))
    store.archive.note(Notice(KO, NoticeKind.WITHDRAWAL, "2025-06-22T08:00:00+07:00", "Tidak pernah dikatakan."))
    rebuild_derived(store)
    return store


@pytest.mark.parametrize("name", ["nq", "ttl", "jsonld"])
@pytest.mark.parametrize("there", [HERE, THERE])
def test_what_is_not_current_is_known_in_the_copy_too(name, there):
    with closing(versioned(HERE)) as store, closing(open_store(None, settings=there)) as copy:
        report = imported(exported(store, name), copy, name)
        assert (report.articles, report.failures, report.unplaced) == (1, (), ())
        assert report.derived.is_same
        assert copy.archive.notices() == store.archive.notices()
        with closing(versioned(there)) as fresh:
            assert lines(copy) == lines(fresh)
            ingest([*TEXTS], copy, settings=there)
            assert lines(copy) == lines(fresh)
            assert copy.archive.places() == fresh.archive.places()


def test_two_archives_with_different_copies_of_a_text_make_one(archive):
    with closing(open_store(None, settings=HERE)) as copy, closing(filled([*TEXTS], HERE)) as whole:
        for part in (TEXTS[:1], TEXTS[1:2], TEXTS[2:3], TEXTS[3:]):
            with closing(filled([*part], HERE)) as other:
                imported(exported(other), copy, texts=texts_of(other), validate=False)
                assert imported(exported(other), copy, texts=texts_of(other), validate=False).articles == 0
        assert lines(copy) == lines(whole)
        assert copy.archive.places() == whole.archive.places()
