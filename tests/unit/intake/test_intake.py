from __future__ import annotations

import dataclasses
import io
import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime

import pytest

from kg import resources
from kg.errors import InputError, StoreError
from kg.export.rdf import write_rdf
from kg.ingest.readers import read_documents
from kg.intake import extraction, ingest
from kg.intake.extraction import Extraction, Failure
from kg.lang import load_pack
from kg.model.text import SourceDocument
from kg.query.search import search
from kg.rdf.vocab import PROLOGUE
from kg.settings import Settings
from kg.store import open_store
from tests.unit.query.archive import DOCUMENTS

SETTINGS = Settings()


@pytest.fixture
def store():
    opened = open_store(None, settings=SETTINGS)
    yield opened
    opened.close()


def many(count: int) -> list[SourceDocument]:
    return [
        SourceDocument(
            f"a{number:04}",
            f'Rapat ke-{number} berlangsung lama. "Jalan nomor {number} segera diperbaiki," kata Budi Hartono.',
            outlet="Harian Maju",
            language="id",
        )
        for number in range(count)
    ]


def dumped(store, **options) -> list[bytes]:
    out = io.BytesIO()
    write_rdf(store, out, media_type="application/n-quads", **options)
    return sorted(out.getvalue().splitlines())


def after(documents, settings: Settings = SETTINGS) -> list[bytes]:
    opened = open_store(None, settings=settings)
    ingest(documents, opened, settings=settings)
    found = dumped(opened)
    opened.close()
    return found


def test_texts_graphs_index_and_identities_are_there(store):
    report = ingest(DOCUMENTS, store, settings=SETTINGS)
    assert (report.articles, report.skipped, report.failures) == (3, 0, ())
    assert report.quotes == store.index.count() >= 6
    assert len(store.texts) == 3
    assert {row.who for row in search(store, "speaker:Rina").rows} == {"Rina Wulandari"}
    assert store.snapshots.newest() is not None


def test_twice_is_once(store):
    ingest(DOCUMENTS, store, settings=SETTINGS)
    before = dumped(store)
    report = ingest(DOCUMENTS, store, settings=SETTINGS)
    assert (report.articles, report.quotes, report.skipped) == (0, 0, 3)
    assert dumped(store) == before


def runs(store) -> list[bytes]:
    return sorted(set(dumped(store, with_runs=True)) - set(dumped(store)))


def test_every_ingest_adds_when_it_ran_and_what_it_extracted(store):
    before = datetime.now(UTC)
    ingest(DOCUMENTS[:2], store, settings=SETTINGS)
    first = runs(store)
    ingest(DOCUMENTS, store, settings=SETTINGS)
    both = runs(store)
    assert (len(first), len(both)) == (3 + 4 + 2 * 2, 2 * (3 + 4) + 3 * 2)
    assert set(first) < set(both)
    assert all(line.endswith(b"<http://localhost:8000/graph/runs> .") for line in both)
    times = sorted(re.findall(rb'(started|ended)AtTime> "([^"]+)"', b"\n".join(both)), key=lambda found: found[1])
    assert [kind for kind, _ in times] == [b"started", b"ended"] * 2
    assert datetime.fromisoformat(times[0][1].decode()) >= before
    ingest(DOCUMENTS, store, settings=SETTINGS)
    assert runs(store) == both


def test_the_run_of_every_article_belongs_to_an_ingest(store):
    ingest(DOCUMENTS, store, settings=SETTINGS)
    query = "SELECT ?g { ?g prov:wasGeneratedBy/dct:isPartOf/dct:isPartOf ?ingest . ?ingest prov:startedAtTime ?t }"
    assert len(list(store.select(PROLOGUE + query))) == 3


def test_what_extracted_is_said_without_the_times(store):
    ingest(DOCUMENTS, store, settings=SETTINGS)
    query = """SELECT DISTINCT ?graph ?name ?version { ?run prov:wasAssociatedWith ?software
      GRAPH ?graph { ?software schema:name ?name ; schema:softwareVersion ?version } }"""
    extractor = extraction.pipeline.extractor(load_pack("id"))
    graph = "http://localhost:8000/graph/identities"
    assert list(store.select(PROLOGUE + query)) == [(graph, extractor.name, extractor.version)]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_store_with_an_index_of_another_version_fills_it_when_it_is_opened(tmp_path, read_only):
    import tantivy

    opened = open_store(tmp_path / "toko", settings=SETTINGS)
    report = ingest(DOCUMENTS, opened, settings=SETTINGS)
    opened.close()
    folder = tmp_path / "toko" / "index"
    shutil.rmtree(folder)
    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("lama")
    tantivy.Index(builder.build(), path=str(folder))
    again = open_store(tmp_path / "toko", settings=SETTINGS, read_only=read_only)
    assert search(again, "").total == report.quotes
    again.close()


def test_an_index_that_cannot_be_made_is_an_error(tmp_path):
    opened = open_store(tmp_path / "toko", settings=SETTINGS)
    ingest(DOCUMENTS, opened, settings=SETTINGS)
    shutil.rmtree(tmp_path / "toko" / "index")
    with pytest.raises(StoreError, match="UJ409"):
        open_store(tmp_path / "toko", settings=SETTINGS, read_only=True)
    opened.close()


def test_order_does_not_matter():
    orders = [after(order) for order in itertools.permutations(DOCUMENTS)]
    assert all(found == orders[0] for found in orders)
    assert len(orders[0]) > 100


def test_the_samples_export_the_same_bytes_in_any_order_and_twice(store):
    samples = list(read_documents([str(resources.folder("data") / "sample" / "id")]))
    ingest(samples, store, settings=SETTINGS)
    once = dumped(store)
    ingest(reversed(samples), store, settings=SETTINGS)
    assert dumped(store) == once
    assert after(reversed(samples)) == once
    assert after([*samples[10:], *samples[:10], *samples]) == once
    assert len(once) > 7000
    assert runs(store)


def test_one_by_one_is_all_at_once(store):
    for document in reversed(DOCUMENTS):
        ingest([document], store, settings=SETTINGS)
    assert dumped(store) == after(DOCUMENTS)


def test_a_batch_goes_on_after_failures(store):
    documents = [
        InputError("UJ104", "the line is no JSON", place="berita.jsonl:7", cure="mend it"),
        DOCUMENTS[0],
        SourceDocument("rusak", "Huruf \ud800 tunggal."),
        SourceDocument("asing", "Der Minister sagte das gestern.", language="de"),
        SourceDocument("panjang", "kata " * 2_000_000),
        DOCUMENTS[1],
    ]
    report = ingest(documents, store, settings=SETTINGS)
    assert report.articles == 2
    assert [(failure.id, failure.code) for failure in report.failures] == [
        ("berita.jsonl:7", "UJ104"),
        ("rusak", "UJ190"),
        ("asing", "UJ127"),
        ("panjang", "UJ191"),
    ]
    assert [failure.document for failure in report.failures] == [None, *documents[2:5]]
    assert dumped(store) == after(DOCUMENTS[:2])


def test_a_bug_in_extraction_costs_one_article(store, monkeypatch):
    real = extraction.pipeline.extract

    def extract(document):
        if document.id == "nusa-1":
            raise IndexError("di luar jangkauan")
        return real(document)

    monkeypatch.setattr(extraction.pipeline, "extract", extract)
    report = ingest(DOCUMENTS, store, settings=SETTINGS)
    (failure,) = report.failures
    assert (report.articles, failure.code, failure.id) == (2, "UJ192", "nusa-1")
    assert "IndexError" in failure.reason


def test_nothing_to_take_in(store):
    report = ingest([], store, settings=SETTINGS)
    assert (report.articles, report.failures) == (0, ())
    assert store.snapshots.newest() is not None


def test_corrected_metadata_replace_the_old(store):
    wrong = dataclasses.replace(DOCUMENTS[0], title="Judul Keliru")
    ingest([wrong], store, settings=SETTINGS)
    report = ingest(DOCUMENTS, store, settings=SETTINGS)
    assert (report.articles, report.skipped) == (3, 0)
    assert dumped(store) == after(DOCUMENTS)


@pytest.mark.parametrize("is_reversed", [False, True])
@pytest.mark.parametrize("is_apart", [False, True])
def test_one_text_under_two_ids_is_one_article(store, is_reversed, is_apart):
    copy = dataclasses.replace(DOCUMENTS[0], id="maju-0", title="Judul Lain")
    pair = [DOCUMENTS[0], copy][:: -1 if is_reversed else 1]
    for batch in [[one] for one in pair] if is_apart else [pair]:
        ingest(batch, store, settings=SETTINGS)
    assert len(store.texts) == 1
    assert dumped(store) == after([copy])


def test_an_interrupted_ingest_is_repaired_by_the_next(store, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.intake.identities.rebuild", fail)
    with pytest.raises(KeyboardInterrupt):
        ingest(DOCUMENTS, store, settings=SETTINGS)
    monkeypatch.undo()
    assert store.index.count() == 0
    report = ingest(DOCUMENTS, store, settings=SETTINGS)
    assert report.skipped == 3
    assert store.index.count() >= 6
    assert dumped(store) == after(DOCUMENTS)


def test_a_text_without_graphs_is_repaired(store):
    """What a crash between texts and graphs leaves."""
    from kg.ids import article_key

    store.texts.put([(article_key(DOCUMENTS[0]), DOCUMENTS[0])])
    assert ingest(DOCUMENTS, store, settings=SETTINGS).articles == 3
    assert dumped(store) == after(DOCUMENTS)


def test_a_new_extractor_extracts_again(store, monkeypatch):
    ingest(DOCUMENTS, store, settings=SETTINGS)
    real = extraction.pipeline.extractor
    monkeypatch.setattr(
        extraction.pipeline, "extractor", lambda pack: dataclasses.replace(real(pack), configuration="0" * 12)
    )
    report = ingest(DOCUMENTS, store, settings=SETTINGS)
    assert (report.articles, report.skipped) == (3, 0)
    assert len(store.texts) == 3


def test_progress_reaches_the_number_of_documents(store):
    seen: list[int] = []
    ingest([*many(40), InputError("UJ104", "rusak")], store, settings=SETTINGS, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 41


def test_graphs_that_break_the_shapes_are_refused(store, monkeypatch):
    assert ingest(DOCUMENTS, store, settings=SETTINGS, validate=True).articles == 3
    real = extraction.article_quads
    monkeypatch.setattr(extraction, "article_quads", lambda annotated, namer: real(annotated, namer)[:-4])
    changed = [dataclasses.replace(document, text=document.text + " Selesai.") for document in DOCUMENTS]
    report = ingest(changed, store, settings=SETTINGS, validate=True)
    assert report.articles == 0
    assert {failure.code for failure in report.failures} == {"UJ193"}
    assert all(failure.reason.startswith("its graph is not right: ") for failure in report.failures)
    assert all("(" in failure.reason and "[" in failure.reason for failure in report.failures)


def test_what_does_not_fit_the_text_is_refused_alone(store, monkeypatch):
    """One wrong article of a chunk costs itself only; its dead letter says words and cure."""
    real, wrong = extraction.article_quads, DOCUMENTS[1].id

    def shifted(annotated, namer):
        if annotated.document.id != wrong:
            return real(annotated, namer)
        document = dataclasses.replace(annotated.document, text="x" + annotated.document.text[:-1])
        moved = dataclasses.replace(annotated.article, document=document)
        return real(dataclasses.replace(annotated, article=moved), namer)

    monkeypatch.setattr(extraction, "article_quads", shifted)
    report = ingest(DOCUMENTS, store, settings=SETTINGS, validate=True)
    assert (report.articles, [failure.id for failure in report.failures]) == (2, [wrong])
    assert "[hash-of-text ujar:contentHash]" in report.failures[0].reason


def test_several_processes_give_the_same(store, monkeypatch):
    documents = many(150)
    shuffled = random.Random(7).sample(documents, len(documents))
    monkeypatch.setattr(extraction, "processors", lambda: 2)
    report = ingest(shuffled, store, settings=SETTINGS)
    assert (report.articles, report.failures) == (150, ())
    in_processes = dumped(store)
    monkeypatch.setattr(extraction, "processors", lambda: 1)
    assert in_processes == after(documents)


def deadly(documents, base, *, validate):
    """Extraction that one document kills; it runs in worker processes."""
    if any(document.id == "a0100" for document in documents):
        os._exit(9)
    return extraction.extract_all(documents, base=base, validate=validate)


def test_a_document_that_kills_its_process_costs_one_article(monkeypatch):
    documents = many(112)[96:]
    monkeypatch.setattr(extraction, "_FEW", 0)
    monkeypatch.setattr(extraction, "processors", lambda: 2)
    monkeypatch.setattr(extraction, "extract_all", deadly)
    begun = Extraction(SETTINGS.base, validate=False)
    results = begun.result(begun.submit(documents))
    begun.close()
    failed = [result for result in results if isinstance(result, Failure)]
    assert [(failure.id, failure.code) for failure in failed] == [("a0100", "UJ194")]
    assert len(results) == 16


def test_a_killed_ingest_loses_nothing_acknowledged(tmp_path):
    script = """
        import sys, os
        from pathlib import Path
        from kg.intake import ingest
        from kg.settings import Settings
        from kg.store import open_store
        from tests.unit.intake.test_intake import many
        store = open_store(Path(sys.argv[1]), settings=Settings())
        def stop(done):
            if store.texts.note("derived") == "stale" and done >= 32:
                os._exit(9)
        ingest(many(60), store, settings=Settings(), progress=stop)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "toko")]
    assert subprocess.run(command, check=False).returncode == 9
    opened = open_store(tmp_path / "toko", settings=SETTINGS)
    kept = len(opened.texts)
    assert kept >= 32
    report = ingest(many(60), opened, settings=SETTINGS)
    assert (report.articles, report.skipped) == (60 - kept, kept)
    assert dumped(opened) == after(many(60))
    opened.close()
