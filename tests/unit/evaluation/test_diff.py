"""What another extractor would change in a store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.evaluation import diff as module
from kg.evaluation.diff import diff, drawn
from kg.ids import article_key
from kg.intake import extraction, ingest
from kg.intake.again import reextract
from kg.store import open_store
from tests.unit.intake.older import all_indirect, as_it_is, older, without_the_first
from tests.unit.intake.test_intake import SETTINGS, dumped, many
from tests.unit.query.archive import DOCUMENTS


@pytest.fixture
def empty():
    opened = open_store(None, settings=SETTINGS)
    yield opened
    opened.close()


def filled(store, edit, documents=DOCUMENTS):
    with older(edit):
        ingest(documents, store, settings=SETTINGS)
    return store


def test_a_new_name_of_the_extractor_alone_changes_no_quote(empty):
    report = diff(filled(empty, as_it_is))
    assert (report.compared, report.same, report.changing, report.kinds) == (3, 3, 0, ())
    assert report.quotes_before == report.quotes_after >= 6


def test_what_is_added_is_told_and_then_applied(empty):
    before = dumped(filled(empty, without_the_first))
    report = diff(empty)
    assert dict(report.kinds)["added"] == 3 == report.changing
    assert report.quotes_after - report.quotes_before == 3
    assert sum(number for _, number in report.speakers) <= 3
    assert [one.key for one in report.articles] == sorted(article_key(document) for document in DOCUMENTS)
    assert all(one.document.text == "" for one in report.articles)
    assert dumped(empty) == before
    reextract(empty, settings=SETTINGS)
    assert empty.index.count() == report.quotes_after
    assert diff(empty).compared == 0


def test_what_is_read_otherwise_is_counted_by_part(empty):
    report = diff(filled(empty, all_indirect))
    kinds = dict(report.kinds)
    assert kinds == {"type": report.changed}
    assert report.types == ()
    shown = diff(empty, only=frozenset({"added"}))
    assert (shown.articles, shown.wanted, shown.kinds) == ((), 0, report.kinds)
    assert len(diff(empty, shown=1).articles) == 1


def test_another_confidence_alone_is_minor(empty):
    filled(empty, lambda quotes: tuple(replace(quote, confidence=0.5) for quote in quotes))
    report = diff(empty)
    assert dict(report.kinds) == {"confidence": report.changed}
    assert report.minor == report.changed == report.quotes_after


def test_everything_compares_what_this_version_made(empty):
    ingest(DOCUMENTS, empty, settings=SETTINGS)
    assert diff(empty).compared == 0
    report = diff(empty, everything=True)
    assert (report.compared, report.same) == (3, 3)


def test_a_failure_is_told(empty, monkeypatch):
    filled(empty, without_the_first)

    def extract(document):
        raise IndexError("di luar jangkauan")

    monkeypatch.setattr(extraction.pipeline, "extract", extract)
    report = diff(empty)
    assert (report.compared, [one.code for one in report.failures]) == (3, ["UJ192"] * 3)


def test_a_text_without_a_graph_is_left_out(empty):
    filled(empty, without_the_first, DOCUMENTS[:1])
    empty.texts.put([(article_key(DOCUMENTS[1]), DOCUMENTS[1])])
    report = diff(empty)
    assert (report.compared, report.absent) == (1, 1)


def test_a_sample_is_the_same_each_time_and_whatever_lost():
    keys = tuple(f"{number:032x}" for number in range(200))
    found = drawn(keys, 20, 1)
    assert len(found) == 20
    assert found == tuple(sorted(found)) == drawn(keys, 20, 1)
    assert drawn(keys, 20, 2) != found
    assert drawn(tuple(key for key in keys if key in found or key < keys[100]), 20, 1) == found
    assert drawn(keys, 500, 1) == keys


def test_several_processes_give_the_same(empty, monkeypatch):
    filled(empty, without_the_first, many(100))
    monkeypatch.setattr(module, "processors", lambda: 1)
    alone = diff(empty)
    monkeypatch.setattr(module, "processors", lambda: 2)
    assert diff(empty) == alone
    assert diff(empty, sample=10).compared == 10


def test_versions_that_are_not_current_are_compared_and_extracted_again_too(empty):
    later = replace(DOCUMENTS[0], text=DOCUMENTS[0].text + " Selesai.")
    filled(empty, without_the_first, [DOCUMENTS[0], later])
    assert len(empty.archive) == 1
    report = diff(empty)
    assert (report.compared, report.absent) == (2, 0)
    assert reextract(empty, settings=SETTINGS).report.articles == 2
    assert diff(empty).compared == 0
    assert len(empty.archive) == 1
