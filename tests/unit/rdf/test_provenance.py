"""Provenance: no times beside the articles, all of them in graph/runs."""

from __future__ import annotations

from datetime import UTC, datetime

from kg.ids import article_key
from kg.rdf import vocab
from kg.rdf.provenance import provenance_quads, run_quads, without_runs
from tests.unit.rdf.factory import EXTRACTOR, NAMER, plain, rich

STARTED = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
ENDED = datetime(2026, 11, 22, 14, 0, 1, 500_000, tzinfo=UTC)


def test_the_provenance_graph_names_article_program_and_configuration() -> None:
    quads = provenance_quads(plain(), NAMER, EXTRACTOR)
    by_predicate = {quad.predicate: quad.object.value for quad in quads}
    assert len(quads) == 6
    assert by_predicate[vocab.WAS_DERIVED_FROM] == NAMER.article(article_key(plain().document))
    assert by_predicate[vocab.LABEL] == "ujar-id 0.1.0"
    assert by_predicate[vocab.CONFIGURATION] == "0123456789ab"
    assert by_predicate[vocab.WAS_ASSOCIATED_WITH].endswith("/id/software/ujar-id-0.1.0")


def test_another_configuration_is_another_run() -> None:
    other = type(EXTRACTOR)(EXTRACTOR.name, EXTRACTOR.version, "ba9876543210")
    first, second = (provenance_quads(plain(), NAMER, extractor) for extractor in (EXTRACTOR, other))
    assert {quad.subject for quad in first} != {quad.subject for quad in second}


def test_runs_say_when_and_belong_to_their_ingest() -> None:
    keys = [(article_key(annotated.document), EXTRACTOR) for annotated in (plain(), rich())]
    quads = run_quads(NAMER, keys, started=STARTED, ended=ENDED)
    assert {quad.graph_name.value for quad in quads} == {"https://arsip.example/graph/runs"}
    read = {quad.subject: quad.object.value for quad in quads if quad.predicate == vocab.USED}
    runs = {
        quad.object
        for annotated in (plain(), rich())
        for quad in provenance_quads(annotated, NAMER, EXTRACTOR)
        if quad.predicate == vocab.WAS_GENERATED_BY
    }
    assert set(read) == runs
    assert sorted(read.values()) == sorted(NAMER.article(key) for key, _ in keys)
    parts = {quad.object for quad in quads if quad.predicate == vocab.IS_PART_OF and quad.subject in runs}
    (part,) = ({quad.predicate: quad.object for quad in quads if quad.subject == part} for part in parts)
    assert (part[vocab.LABEL].value, part[vocab.CONFIGURATION].value) == ("ujar-id 0.1.0", "0123456789ab")
    assert part[vocab.IS_PART_OF] == next(quad.subject for quad in quads if quad.predicate == vocab.STARTED_AT)
    times = {quad.predicate: quad.object.value for quad in quads}
    assert times[vocab.STARTED_AT] == "2026-11-22T14:00:00Z"
    assert times[vocab.ENDED_AT] == "2026-11-22T14:00:01.5Z"
    assert len(quads) == 3 + 4 + 2 * 2


def test_each_extractor_of_an_ingest_has_its_part() -> None:
    other = type(EXTRACTOR)("ujar-en", EXTRACTOR.version, EXTRACTOR.configuration)
    quads = run_quads(NAMER, [("a" * 32, EXTRACTOR), ("b" * 32, other), ("c" * 32, other)], started=STARTED)
    labels = {quad.object.value for quad in quads if quad.predicate == vocab.LABEL}
    assert labels == {"ujar-id 0.1.0", "ujar-en 0.1.0"}
    assert len(quads) == 2 + 2 * 4 + 3 * 2


def test_an_ingest_is_told_when_it_begins_and_again_when_it_ends() -> None:
    begun, ended = set(run_quads(NAMER, started=STARTED)), set(run_quads(NAMER, started=STARTED, ended=ENDED))
    assert begun < ended
    assert {quad.predicate for quad in ended - begun} == {vocab.ENDED_AT}


def test_runs_can_be_left_out() -> None:
    quads = provenance_quads(plain(), NAMER, EXTRACTOR)
    assert list(without_runs([*run_quads(NAMER, started=STARTED), *quads], NAMER)) == quads
