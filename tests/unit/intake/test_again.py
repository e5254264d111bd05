"""Extracting a store again: the same as a fresh ingest, and what was before stays told."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from kg.ids import article_key
from kg.intake import extraction, ingest
from kg.intake.again import Plan, plan, reextract
from kg.intake.checking import check_store
from kg.lang import load_pack
from kg.model.text import SourceDocument
from kg.rdf.vocab import PROLOGUE
from kg.settings import Settings
from kg.store import open_store
from tests.unit.intake.older import OLDER, older, without_the_first
from tests.unit.intake.test_intake import SETTINGS, after, dumped, many
from tests.unit.query.archive import DOCUMENTS

HISTORY = """SELECT ?configuration ?label (COUNT(DISTINCT ?article) AS ?n) {
  ?run prov:used ?article ; dct:isPartOf ?part . ?part rdfs:label ?label ; ujar:configuration ?configuration ;
    dct:isPartOf/prov:startedAtTime ?started } GROUP BY ?configuration ?label ORDER BY ?configuration"""


@pytest.fixture
def store():
    opened = open_store(None, settings=SETTINGS)
    with older(without_the_first):
        ingest(DOCUMENTS, opened, settings=SETTINGS)
    yield opened
    opened.close()


def now() -> str:
    return extraction.pipeline.extractor(load_pack("id")).configuration


def test_a_store_extracted_again_is_a_fresh_one(store):
    assert dumped(store) != after(DOCUMENTS)
    done = reextract(store, settings=SETTINGS)
    assert (done.report.articles, done.report.failures, done.plan.current) == (3, (), 0)
    assert dumped(store) == after(DOCUMENTS)
    assert store.index.count() == done.report.quotes >= 6
    again = reextract(store, settings=SETTINGS)
    assert (again.report.articles, again.plan) == (0, Plan((), current=3))


def test_the_plan_says_what_extracted_and_what_would(store):
    found = plan(store)
    assert set(found.keys) == {article_key(document) for document in DOCUMENTS}
    ((before, afterwards, number),) = found.versions
    assert (before.split()[-1], afterwards.split()[-1], number) == (OLDER, now(), 3)


def test_every_run_stays_described(store):
    reextract(store, settings=SETTINGS)
    rows = list(store.select(PROLOGUE + HISTORY))
    extractor = extraction.pipeline.extractor(load_pack("id"))
    label = f"{extractor.name} {extractor.version}"
    assert rows == sorted([(OLDER, label, "3"), (now(), label, "3")])
    named = "SELECT ?run { ?run dct:isPartOf ?part FILTER(CONTAINS(STR(?run), '/id/run/')) %s }"
    assert len(list(store.select(PROLOGUE + named % ""))) == 6
    bare = "FILTER NOT EXISTS { ?run prov:used ?article . ?part rdfs:label ?l ; ujar:configuration ?c }"
    assert list(store.select(PROLOGUE + named % bare)) == []


def test_no_triple_stands_in_two_graphs_and_the_shapes_hold(store):
    reextract(store, settings=SETTINGS)
    quads = list(store.quads())
    assert len({quad.triple for quad in quads}) == len(quads)
    report = check_store(store)
    assert report.conforms, report.problems


def test_only_what_is_selected_is_extracted_again(store):
    key = article_key(DOCUMENTS[0])
    done = reextract(store, settings=SETTINGS, selected={key})
    assert (done.report.articles, done.plan.keys) == (1, (key,))
    assert len(plan(store).keys) == 2
    reextract(store, settings=SETTINGS)
    assert dumped(store) == after(DOCUMENTS)


def test_everything_takes_what_this_version_made(store):
    reextract(store, settings=SETTINGS)
    done = reextract(store, settings=SETTINGS, everything=True)
    assert (done.report.articles, done.plan.current) == (3, 0)
    assert dumped(store) == after(DOCUMENTS)


def test_an_interrupted_one_goes_on_without_everything(store, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.intake.identities.rebuild", fail)
    with pytest.raises(KeyboardInterrupt):
        reextract(store, settings=SETTINGS, everything=True)
    monkeypatch.undo()
    done = reextract(store, settings=SETTINGS)
    assert (done.report.articles, done.plan.current) == (0, 3)
    assert dumped(store) == after(DOCUMENTS)


def test_a_failure_keeps_what_was_there(store, monkeypatch):
    real, wrong = extraction.pipeline.extract, DOCUMENTS[1]

    def extract(document):
        if document.id == wrong.id:
            raise IndexError("di luar jangkauan")
        return real(document)

    before = {line for line in dumped(store) if article_key(wrong).encode() + b"> ." in line}
    monkeypatch.setattr(extraction.pipeline, "extract", extract)
    done = reextract(store, settings=SETTINGS)
    assert (done.report.articles, [failure.code for failure in done.report.failures]) == (2, ["UJ192"])
    assert before
    assert before <= set(dumped(store))
    monkeypatch.undo()
    assert reextract(store, settings=SETTINGS).report.articles == 1
    assert dumped(store) == after(DOCUMENTS)


def test_what_cannot_be_extracted_is_left_and_counted(store):
    graphs_alone = dataclasses.replace(DOCUMENTS[0], text="")
    foreign = SourceDocument("asing", "Der Minister sagte das gestern.", language="de")
    other_id = dataclasses.replace(DOCUMENTS[1], url="https://nusa-kini.example/lama")
    texts = store.texts
    texts.put([(article_key(DOCUMENTS[0]), graphs_alone), (article_key(foreign), foreign), ("f" * 32, other_id)])
    texts.set_states([(article_key(foreign), "0 de import - -")])
    found = plan(store, everything=True)
    assert (found.without_text, found.without_pack, found.renamed, len(found.keys)) == (1, 1, 1, 2)
    before = dumped(store)
    reextract(store, settings=SETTINGS)
    keys = (article_key(DOCUMENTS[0]).encode(), article_key(foreign).encode())
    assert {line for line in before if keys[0] + b"> ." in line} <= set(dumped(store))
    assert not any(keys[1] in line for line in dumped(store))


def test_a_killed_one_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "toko"
    opened = open_store(folder, settings=SETTINGS)
    with older(without_the_first):
        ingest(many(60), opened, settings=SETTINGS)
    opened.close()
    script = """
        import sys, os
        from pathlib import Path
        from kg.intake.again import reextract
        from kg.settings import Settings
        from kg.store import open_store
        store = open_store(Path(sys.argv[1]), settings=Settings())
        def stop(done):
            if store.texts.note("derived") == "stale" and done >= 32:
                os._exit(9)
        reextract(store, settings=Settings(), progress=stop)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(folder)]
    assert subprocess.run(command, check=False, env={**os.environ}).returncode == 9
    opened = open_store(folder, settings=Settings())
    left = len(plan(opened).keys)
    assert 0 < left <= 28
    assert reextract(opened, settings=SETTINGS).report.articles == left
    assert dumped(opened) == after(many(60))
    opened.close()
