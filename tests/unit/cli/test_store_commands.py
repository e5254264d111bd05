"""The commands that write and read a store, on one small archive."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

from kg.export.registry import ExportKind, names
from kg.store.lanes import Lanes
from kg.store.worker import Limits
from kg.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from api.service import Service

OTHER = """---
id: hs-1
outlet: Harian Samudra
title: Jembatan Dibuka
published: 2025-06-18
language: id
---
"Kami sudah membuka kembali jembatan itu pagi tadi," kata Gubernur Ratna Prameswari kepada Kabar Rawa, Selasa.
"""


@pytest.fixture
def archive(ujar: Callable, article: Path, tmp_path: Path) -> Path:
    """A store `ujar-store` in the working folder, with two articles."""
    (tmp_path / "hs-1.txt").write_text(OTHER, encoding="utf-8")
    ran = ujar("ingest", article, tmp_path / "hs-1.txt")
    assert ran.code == 0, ran.err
    return tmp_path / "ujar-store"


def test_ingest_counts_with_units_and_skips_what_is_there(ujar: Callable, archive: Path, article: Path) -> None:
    ran = ujar("ingest", article)
    assert ran.code == 0
    assert ran.out.startswith(
        "articles 0, quotes 0, articles skipped because they are there already 1, articles failed 0, seconds "
    )


def test_a_command_that_reads_falls_back_to_the_store_of_the_demo(ujar: Callable, archive: Path) -> None:
    demo = archive.parent / "ujar-demo"
    demo.mkdir()
    archive.rename(demo / "store")
    ran = ujar("search", "jembatan")
    assert (ran.code, "Ratna Prameswari" in ran.out) == (0, True)
    assert "there is no ujar-store here; reading what ujar demo made: --store ujar-demo/store" in ran.err
    assert ujar("search", "jembatan", "--store", "ujar-store").code == 2


def test_ingest_puts_what_failed_aside_and_goes_on(ujar: Callable, article: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": \n{"id": "fr", "text": "Bonjour.", "language": "fr"}\n')
    for _ in range(2):
        ran = ujar("ingest", tmp_path / "a.jsonl", article, "--store", "arsip")
        assert ran.code == 2
        assert "articles failed 2" in ran.out
        assert "the other articles went on; what failed is in arsip/dead-letters.jsonl" in ran.err
    letters = [json.loads(line) for line in (tmp_path / "arsip" / "dead-letters.jsonl").read_text().splitlines()]
    assert [(letter["id"].rpartition("/")[2], letter["dead_letter"]["code"]) for letter in letters] == [
        ("a.jsonl:1", "UJ105"),
        ("fr", "UJ127"),
    ]
    assert letters[1]["text"] == "Bonjour."
    assert all(letter["dead_letter"]["reason"] for letter in letters)


def test_a_dead_letter_without_an_article_tells_its_error_again(ujar: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": \n')
    first = ujar("ingest", tmp_path / "a.jsonl", "--store", "arsip")
    letters = tmp_path / "arsip" / "dead-letters.jsonl"
    before = letters.read_bytes()
    again = ujar("ingest", letters, "--store", "arsip")
    assert (first.code, again.code, letters.read_bytes()) == (2, 2, before)
    assert again.err == first.err
    assert "a.jsonl:1: broken JSON" in again.err


def test_the_dead_letter_of_a_row_without_a_text_holds_the_rest_of_the_row(ujar: Callable, tmp_path: Path) -> None:
    address = "https://rawa.example/air"
    (tmp_path / "a.csv").write_text(f"judul,url,isi,rubrik\nAir Surut,{address},,Daerah\nPasar,,,\n")
    first = ujar("ingest", "a.csv", "--dead-letters", "gagal.jsonl")
    letters = tmp_path / "gagal.jsonl"
    told = [json.loads(line) for line in letters.read_text().splitlines()]
    assert [(letter["id"], letter["title"], letter.get("url")) for letter in told] == [
        (address, "Air Surut", address),
        ("a.csv:3", "Pasar", None),
    ]
    assert (told[0]["rubrik"], told[0]["dead_letter"]["place"], "text" in told[0]) == ("Daerah", "a.csv:2", False)
    before = letters.read_bytes()
    again = ujar("ingest", "gagal.jsonl", "--dead-letters", "gagal.jsonl")
    assert (first.code, again.code, letters.read_bytes()) == (2, 2, before)
    assert "a.csv:2: the article has no text" in again.err
    mended = told[0] | {"text": '"Air sudah surut," kata Ratna Prameswari.', "language": "id"}
    letters.write_text(json.dumps(mended))
    assert ujar("ingest", "gagal.jsonl").code == 0
    (row,) = map(json.loads, ujar("search", "rubrik:Daerah", "--format", "jsonl").out.splitlines())
    assert (row["title"], row["url"]) == ("Air Surut", address)


def test_dead_letters_can_be_mended_and_ingested(ujar: Callable, tmp_path: Path) -> None:
    line = {"id": "a", "text": '"Air sudah surut," kata Ratna Prameswari.', "language": "fr", "rubrik": "Daerah"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line))
    assert ujar("ingest", "a.jsonl", "--dead-letters", "gagal.jsonl").code == 2
    letters = (tmp_path / "gagal.jsonl").read_text()
    (tmp_path / "gagal.jsonl").write_text(letters.replace('"fr"', '"id"'))
    ran = ujar("ingest", "gagal.jsonl")
    assert (ran.code, ran.out[:22]) == (0, "articles 1, quotes 1, ")
    assert "rubrik:Daerah: quotes 1 " in ujar("search", "rubrik:Daerah").err
    assert "dead_letter" not in ujar("export").out


def test_ingest_in_a_language(ujar: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "\\"Air surut,\\" kata Ratna Prameswari.", "language": "fr"}')
    assert ujar("ingest", "a.jsonl").code == 2
    ran = ujar("ingest", "a.jsonl", "--lang", "id")
    assert (ran.code, ran.out[:22]) == (0, "articles 1, quotes 1, ")


def test_ingest_validates(ujar: Callable, article: Path) -> None:
    assert ujar("ingest", article, "--validate").code == 0


def test_query_as_table_csv_and_json(ujar: Callable, archive: Path) -> None:
    text = "SELECT ?who ?text WHERE { ?q schema:text ?text ; ujar:speaker/rdfs:label ?who } ORDER BY ?who ?text"
    ran = ujar("query", "-e", text)
    assert ran.code == 0
    header, rule, *rows = ran.out.splitlines()
    assert (header.split(), set(rule)) == (["who", "text"], {"-", " "})
    assert [row.startswith("Ratna Prameswari  ") for row in rows].count(True) == 3
    assert len(list(csv.reader(io.StringIO(ujar("query", "-e", text, "--format", "csv").out)))) == len(rows) + 1
    assert len(json.loads(ujar("query", "-e", text, "--format", "json").out)["results"]["bindings"]) == len(rows)


def test_query_from_file_and_standard_input(
    ujar: Callable, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?q a ujar:Quote }")
    assert ujar("query", "q.rq").out == "yes\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO("ASK { ?q a ujar:Nothing }"))
    assert ujar("query", "-").out == "no\n"


def test_query_gives_triples(ujar: Callable, archive: Path) -> None:
    ran = ujar("query", "-e", "CONSTRUCT { ?q schema:text ?t } WHERE { ?q schema:text ?t }")
    assert ran.code == 0
    assert "@prefix schema:" in ran.out
    ran = ujar("query", "-e", "CONSTRUCT WHERE { ?q schema:text ?t }", "--format", "csv")
    assert (ran.code, "UJ715" in ran.err) == (2, True)


def test_saved_queries(ujar: Callable, archive: Path) -> None:
    listed = ujar("query", "--list").out
    assert "speaker-quotes" in listed
    ran = ujar("query", "--name", "speaker-quotes", "--set", "speaker=Ratna Prameswari")
    assert "Kami sudah membuka kembali jembatan itu pagi tadi" in ran.out
    assert ujar("query", "--name", "speaker-quotes", "--set", "speaker").code == 2


REFUSED = (
    (("query", "-e", "SELECT * WHERE {"), "UJ501"),
    (("query", "-e", "INSERT DATA { <a:a> <a:b> <a:c> }"), "UJ504"),
    (("query", "-e", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"), "UJ504"),
    (("query", "--name", "nope"), "UJ517"),
    (("query", "q.rq"), "q.rq: No such file"),
    (("query", "-e", "ASK {}", "--name", "speakers"), "Give one of"),
    (("search", "type:nope"), "UJ512"),
    (("view", "nope"), "UJ730"),
    (("view", "speakers", "--after", "kemarin"), "UJ732"),
    (("export", "--format", "ttl", "--excel"), "UJ713"),
    (("query", "-e", "ASK {}", "--store", "tiada"), "UJ401"),
    (("export", "--store", "tiada"), "UJ401"),
    (("serve", "--store", "tiada"), "UJ401"),
)


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=lambda value: " ".join(value)[:40])
def test_bad_requests_are_one_line_and_exit_code_2(
    arguments: tuple[str, ...], message: str, ujar: Callable, archive: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    ran = ujar(*arguments, *(("--port", port) if arguments[0] == "serve" else ()))
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_search(ujar: Callable, archive: Path) -> None:
    ran = ujar("search", "jembatan")
    assert ran.code == 0
    assert ran.out.count("Kami sudah membuka kembali jembatan itu pagi tadi") == 2
    assert "quotes 2 (copies count each time), shown 2" in ran.err
    assert ujar("search", "jembatan", "--order", "newest").out.splitlines()[2].startswith("2025-06-18")
    for words in (["jembatan", "outlet:Harian Samudra"], ["jembatan", "-outlet:Kabar Rawa"], ["via:Antara"]):
        assert "quotes 1 (" in ujar("search", *words).err
    ran = ujar("search", "gempa")
    assert (ran.code, ran.out) == (0, "")
    assert "quotes 0" in ran.err


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_search_as_data(form: str, ujar: Callable, archive: Path) -> None:
    out = ujar("search", "jembatan", "--format", form, "--all").out
    rows = list(csv.DictReader(io.StringIO(out))) if form == "csv" else [json.loads(line) for line in out.splitlines()]
    assert [row["who"] for row in rows] == ["Ratna Prameswari", "Ratna Prameswari"]


def test_search_explains_itself(ujar: Callable, archive: Path) -> None:
    out = ujar("search", "speaker:Ratna Prameswari", "--explain").out
    assert out.startswith('search: speaker:"Ratna Prameswari"\n')
    assert "SELECT DISTINCT ?quote" in out
    query = out[out.index("PREFIX") :]
    assert "jembatan" in ujar("query", "-e", query).out


@pytest.mark.parametrize(
    ("form", "words"), [("gexf", "<gexf"), ("graphml", "<graphml"), ("json", '"directed"'), ("csv", "Source,Target")]
)
def test_view(form: str, words: str, ujar: Callable, archive: Path) -> None:
    ran = ujar("view", "speakers", "--format", form)
    assert ran.code == 0
    assert words in ran.out
    assert ran.err.startswith("view speakers: nodes ")
    assert "edges 0" not in ran.err


def test_view_as_a_picture_of_so_many_nodes(ujar: Callable, archive: Path) -> None:
    drawn = ujar("view", "speakers", "--format", "svg", "--top", "2").out
    assert drawn.count('class="n"') == 2
    assert "UJ737" in ujar("view", "speakers", "--format", "gexf", "--top", "2").err


def test_a_picture_in_indonesian(ujar: Callable, archive: Path) -> None:
    assert "Media mana mengutip siapa?" in ujar("view", "speakers", "--format", "svg", "--lang", "id").out
    assert "Siapa paling sering dikutip?" in ujar("analyse", "1", "--format", "html", "--lang", "id").out
    for command in (("view", "speakers", "--format", "gexf"), ("analyse", "1", "--format", "csv"), ("analyse", "1")):
        ran = ujar(*command, "--lang", "id")
        assert "--lang: " in ran.err
        assert "UJ737" in ran.err


def test_view_filters_and_list(ujar: Callable, archive: Path) -> None:
    assert "edges 0" in ujar("view", "speakers", "--after", "2026").err
    assert "speakers" in ujar("view", "--list").out
    assert ujar("view").out == ujar("view", "--list").out


def test_the_table_of_views_is_told_in_two_languages(ujar: Callable) -> None:
    listed = {"en": ujar("view", "--list").out, "id": ujar("view", "--list", "--lang", "id").out}
    for row in VIEWS:
        for language, out in listed.items():
            assert all(text[language] in out for text in (row.question, row.nodes, row.edges))
            assert all(way.edges[language] in out for way in row.ways)
            told = ujar("view", row.name, "--list", "--lang", language).out
            for text in (row.question, row.nodes, row.edges, row.measures, row.limits):
                assert text[language] in told
            assert "min_confidence" in told
    assert ujar("view", "coquotd", "--list").err.count("did you mean coquoted?") == 1


@pytest.mark.parametrize(
    ("form", "words"),
    [("nq", "/graph/article/"), ("trig", "@prefix"), ("ttl", "@prefix"), ("jsonld", '"@'), ("csv", "quote,")],
)
def test_export(form: str, words: str, ujar: Callable, archive: Path) -> None:
    ran = ujar("export", "--format", form)
    assert ran.code == 0
    assert words in ran.out
    assert "Kami sudah membuka kembali jembatan itu pagi tadi" in ran.out
    assert ran.err == ""


def test_export_leaves_out_when_articles_were_ingested_unless_it_is_wanted(ujar: Callable, archive: Path) -> None:
    plain, whole = (set(ujar("export", *more).out.splitlines()) for more in ((), ("--with-runs",)))
    assert plain < whole
    assert all(line.endswith("graph/runs> .") for line in whole - plain)


def test_export_for_spreadsheets(ujar: Callable, archive: Path) -> None:
    assert ujar("export", "--format", "csv", "--excel").out.startswith("\ufeffquote,")


def test_the_order_of_ingest_changes_no_byte(ujar: Callable, archive: Path, article: Path, tmp_path: Path) -> None:
    assert ujar("ingest", tmp_path / "hs-1.txt", article, "--store", "lain").code == 0
    exports = [sorted(ujar("export", "--store", store).out.splitlines()) for store in ("ujar-store", "lain")]
    assert exports[0] == exports[1]
    assert exports[0]


def test_validate_says_what_is_wrong(ujar: Callable, archive: Path, tmp_path: Path) -> None:
    assert ujar("export", "--format", "trig", "-o", "a.trig").code == 0
    ran = ujar("validate", "a.trig")
    assert ran.code == 0
    assert ": conforms, violations 0, " in ran.out
    (tmp_path / "b.ttl").write_text("<http://x.example/q> a <https://w3id.org/ujar/ont#Quote> .")
    ran = ujar("validate", "b.ttl")
    assert ran.code == 1
    assert "articles 0, triples 1: does not conform" in ran.out
    assert ujar("validate", "b.ttl", "--from", "jsonld").code == 2
    (tmp_path / "c.dat").write_text("x")
    assert "UJ110" in ujar("validate", "c.dat").err
    assert ujar("validate", "b.ttl", "--store", "ujar-store").code == 2


def test_validate_reads_packed_files(ujar: Callable, archive: Path, tmp_path: Path) -> None:
    lines = ujar("export", "--format", "nq").out
    (tmp_path / "a.nq.gz").write_bytes(gzip.compress(lines.encode()))
    assert f"triples {len(lines.splitlines()):,}: conforms" in ujar("validate", "a.nq.gz").out
    (tmp_path / "b.nq.gz").write_bytes(gzip.compress(lines.encode())[:-20])
    ran = ujar("validate", "b.nq.gz")
    assert (ran.code, "UJ112" in ran.err) == (2, True)


def test_validate_compares_a_store_with_its_texts(ujar: Callable, archive: Path) -> None:
    ran = ujar("validate", "--store", "ujar-store")
    assert ran.code == 0
    assert ": conforms, violations 0, " in ran.out
    with sqlite3.connect(archive / "texts.sqlite") as base:
        base.execute("DELETE FROM texts WHERE key = (SELECT min(key) FROM texts)")
    ran = ujar("validate", "--format", "json")
    report = json.loads(ran.out)
    assert (ran.code, report["conforms"], report["violations"]) == (0, True, 0)
    assert [kind["shape"] for kind in report["counts"] if kind["shape"] == "text-missing"] == ["text-missing"]
    assert any("ingest the article again" in problem["cure"] for problem in report["problems"])


def test_validate_takes_the_folder_of_a_store_for_the_store(ujar: Callable, archive: Path) -> None:
    assert ujar("validate", archive).out == ujar("validate", "--store", archive).out
    assert ujar("validate", archive.parent / "nowhere").code == 2


def test_validate_counts_by_kind_and_shows_the_first(ujar: Callable, archive: Path, tmp_path: Path) -> None:
    lines = ujar("export", "--format", "nq").out
    wrong = re.sub(r'(ont#confidence> )"[0-9.]+"', r'\1"1.7"', lines)
    (tmp_path / "a.nq").write_text(wrong)
    number = wrong.count('"1.7"')
    ran = ujar("validate", "a.nq", "--show", "1")
    assert ran.code == 1
    head, mend, first, iri, more = ran.out.splitlines()[2:7]
    message = "a quote has exactly one confidence, an xsd:decimal between 0 and 1 [shp:Quote ujar:confidence]"
    assert head == f"violation × {number}: {message}"
    assert mend.startswith("  to mend it: extract the article again")
    assert re.fullmatch(r"  - [^ ]+.*: “.+”, here: 1\.7", first)
    assert iri.startswith("    http://localhost:8000/id/article/")
    assert more == f"  and {number - 1} more (--show 0 for all)"
    assert ujar("validate", "a.nq", "--show", "0").out.count("here: 1.7") == number


def test_evaluate(ujar: Callable, article: Path, tmp_path: Path) -> None:
    text = '"Air sudah surut sejak pagi," kata Ratna Prameswari di Tanjung Rawa.'
    quote = {
        "type": "direct",
        "spans": [[1, 27]],
        "cue": [30, 34],
        "speaker": [35, 46],
        "speaker_name": "Ratna Prameswari",
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "a", "lang": "id", "text": text, "quotes": [quote]}))
    ran = ujar("evaluate", "gold.jsonl")
    assert ran.code == 0
    assert "quotes in gold 1, found 1" in ran.out
    result = json.loads(ujar("evaluate", "gold.jsonl", "--json", "--types", "direct").out)
    assert (result["exact"]["f1"], result["canonical"]) == (1.0, 1.0)
    (tmp_path / "pred.jsonl").write_text(json.dumps({"id": "a", "quotes": []}))
    assert "quotes in gold 1, found 0" in ujar("evaluate", "gold.jsonl", "pred.jsonl").out
    assert ujar("evaluate", "gold.jsonl", "--types", "nope").code == 2
    wrong = ujar("evaluate", "gold.jsonl", "--by", "warna")
    assert (wrong.code, "'warna' is no group; known: type, construction" in wrong.err) == (2, True)


def test_evaluate_a_folder_of_worded_articles(ujar: Callable, article: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    article.replace(tmp_path / "gold" / article.name)
    content = "Kami sudah membuka kembali … pagi tadi"
    quote = {"type": "direct", "content": content, "cue": "kata", "speaker": "Ratna", "name": "Ratna Prameswari"}
    quotes = [{**quote, "relays": [["as_reported_by", "Antara"]], "constructions": ["cue-after"]}]
    (tmp_path / "gold" / "kr-1.json").write_text(json.dumps({"article": article.name, "quotes": quotes}))
    ran = ujar("evaluate", "gold", "--by", "construction")
    assert (ran.code, ran.err) == (0, "")
    assert "cue-after                    100.0     100.0     100.0         1" in ran.out
    assert "relay chain                  100.0     100.0     100.0         1         1" in ran.out
    written = ujar("evaluate", "gold", "--write", "gold.jsonl")
    assert (written.code, written.out, written.err) == (0, "", "articles 1, quotes 1: gold.jsonl\n")
    assert ujar("evaluate", "gold.jsonl", "--by", "construction").out == ran.out


WRITTEN = (
    *(("export", "--format", name) for kind in (ExportKind.QUADS, ExportKind.ROWS) for name in names(kind)),
    *(("view", "speakers", "--format", name) for name in names(ExportKind.NETWORK)),
    ("export", "--format", "csv", "--excel"),
    ("view", "speakers", "--format", "csv", "--excel"),
)


@pytest.mark.parametrize("arguments", WRITTEN, ids=" ".join)
def test_whoever_reads_may_stop_at_once(arguments: tuple[str, ...], archive: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-u", "-m", "kg.cli", *arguments, "--store", str(archive)]
    try:
        done = subprocess.run(command, check=False, stdout=writer, stderr=subprocess.PIPE, timeout=60)
    finally:
        os.close(writer)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert b"rror" not in done.stderr


def test_serve_answers_on_a_free_port_until_it_is_ended(archive: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kg.cli", "serve", "--store", str(archive), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        lines = []
        try:
            while not lines or b"serving" not in lines[-1]:
                lines.append(process.stderr.readline())
                assert lines[-1]
            address = re.search(rb"http://127\.0\.0\.1:[1-9][0-9]*/", lines[-1])[0].decode()
            assert b"jembatan" in _fetched(f"{address}api/v1/quotes", process)
        finally:
            process.terminate()
            _, err = process.communicate(timeout=30)
    assert b"ids in this store begin with http://localhost:8000/" in b"".join(lines)
    assert b"Traceback" not in err


def _fetched(url: str, process: subprocess.Popen[bytes]) -> bytes:
    for _ in range(150):
        assert process.poll() is None
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)


def test_serve_says_when_the_port_is_taken(ujar: Callable, archive: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = ujar("serve", "--port", taken.getsockname()[1])
    assert (ran.code, "UJ714" in ran.err) == (2, True)


WEAK = (
    "ujar: warning: on this system query workers start slowly (spawn, no forkserver), also after one was stopped at a "
    "limit; queries have no limit on memory: this system has no address-space limit\n"
)


@pytest.fixture
def weak(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without forkserver and limits on memory."""
    monkeypatch.setattr(
        Lanes, "wait_for_greeting", lambda *_, **__: Limits(has_memory_limit=False, has_no_network=True)
    )
    monkeypatch.setattr(Lanes, "start_method", "spawn")


def test_query_says_which_limits_are_weaker(ujar: Callable, archive: Path, weak: None) -> None:
    ran = ujar("query", "-e", "ASK {}")
    assert (ran.code, ran.out, ran.err) == (0, "yes\n", WEAK)


def test_serve_says_which_limits_are_weaker(
    ujar: Callable, archive: Path, weak: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.app.serve", _closed)
    ran = ujar("serve", "--port", "0")
    assert (ran.code, WEAK in ran.err) == (0, True)


def test_nothing_is_said_of_limits_that_hold(ujar: Callable, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lanes, "wait_for_greeting", lambda *_, **__: Limits(has_memory_limit=True, has_no_network=True))
    assert ujar("query", "-e", "ASK {}").err == ""


def _closed(service: Service, listener: socket.socket) -> None:
    service.close()
    listener.close()
