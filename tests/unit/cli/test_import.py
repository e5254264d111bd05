"""`ujar import` and `ujar export --texts`, and what pages make of articles without their text."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.app import create_app
from kg.settings import Settings
from tests.unit.api.conftest import served

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def dumped(ujar: Callable, article: Path) -> Path:
    """The folder with a dump of one article and its texts."""
    assert ujar("ingest", article, "--store", "arsip").code == 0
    ran = ujar("export", "--store", "arsip", "-o", "arsip.nq", "--texts", "teks.jsonl.gz")
    assert (ran.code, ran.err) == (0, "")
    return article.parent


def test_what_was_exported_is_imported(ujar: Callable, dumped: Path) -> None:
    ran = ujar("import", "arsip.nq", "--texts", "teks.jsonl.gz", "--store", "salinan")
    assert ran.code == 0
    assert ran.out.startswith("articles 1, quotes 3, articles skipped because they are there already 0, ")
    assert "articles refused 0, articles with their text 1" in ran.out
    assert "(speakers, claims) were computed again: the same" in ran.err
    ujar("export", "--store", "salinan", "-o", "salinan.nq", "--texts", "salinan.jsonl.gz")
    arsip, salinan = (sorted(Path(name).read_bytes().splitlines()) for name in ("arsip.nq", "salinan.nq"))
    assert arsip == salinan
    assert Path("teks.jsonl.gz").read_bytes() == Path("salinan.jsonl.gz").read_bytes()
    assert "Ratna Prameswari" in ujar("search", "jembatan", "--store", "salinan").out
    again = ujar("import", "arsip.nq", "--store", "salinan")
    assert again.out.startswith("articles 0, quotes 0, articles skipped because they are there already 1, ")
    assert "without their text" not in again.err


def test_the_texts_are_the_documents_as_they_are_stored(dumped: Path) -> None:
    (line,) = gzip.decompress((dumped / "teks.jsonl.gz").read_bytes()).splitlines()
    document = json.loads(line)
    assert (document["id"], document["outlet"], document["published"]) == ("kr-1", "Kabar Rawa", "2025-06-17")
    assert document["text"].startswith("Gubernur Ratna")


def test_only_current_texts_go_with_the_graphs(ujar: Callable, tmp_path: Path) -> None:
    for name, changed in (("lama", "2025-06-17"), ("baru", "2025-06-18")):
        (tmp_path / f"{name}.txt").write_text(
            f"---\nid: {name}\nurl: https://kabar.example/air\nlanguage: id\nmodified: {changed}\n---\n"
            f'"Air {name} surut," kata Ratna Prameswari.\n',
            encoding="utf-8",
        )
    ujar("ingest", "lama.txt", "baru.txt", "--store", "asal")
    ujar("export", "--store", "asal", "-o", "asal.nq", "--texts", "asal.jsonl")
    assert [json.loads(line)["id"] for line in Path("asal.jsonl").read_text().splitlines()] == ["baru"]
    ujar("import", "asal.nq", "--texts", "asal.jsonl", "--store", "tiruan")
    ujar("export", "--store", "tiruan", "-o", "tiruan.nq", "--texts", "tiruan.jsonl")
    assert Path("tiruan.jsonl").read_bytes() == Path("asal.jsonl").read_bytes()
    assert sorted(Path("tiruan.nq").read_bytes().splitlines()) == sorted(Path("asal.nq").read_bytes().splitlines())


def test_without_texts_pages_resolve_until_the_texts_come(ujar: Callable, dumped: Path) -> None:
    ran = ujar("import", "arsip.nq", "--store", "salinan")
    assert "1 articles are here without their text; give it with --texts" in ran.err
    assert "text" not in ujar("export", "--store", "salinan", "--texts", "leer.jsonl", "-o", "x.nq").err
    assert Path("leer.jsonl").read_bytes() == b""
    with served(create_app(Settings(store=Path("salinan")))) as client:
        page = client.get("/", headers={"accept": "text/html"})
        assert page.status_code == 200
        found = client.get("/api/v1/articles/kr-1")
        assert found.status_code == 200, found.text
        shown = client.get("/articles/kr-1", headers={"accept": "text/html"}, follow_redirects=True)
        assert shown.status_code == 200, shown.text
        assert "Air Surut di Tanjung Rawa" in shown.text
        assert "Kami sudah membuka kembali jembatan itu pagi tadi" in shown.text
    ran = ujar("import", "arsip.nq", "--texts", "teks.jsonl.gz", "--store", "salinan")
    assert ran.out.startswith("articles 1, quotes 3, ")


def test_a_store_without_texts_conforms_and_says_that_they_are_missing(ujar: Callable, dumped: Path) -> None:
    ujar("import", "arsip.nq", "--store", "salinan")
    ran = ujar("validate", "--store", "salinan", "--format", "json")
    report = json.loads(ran.out)
    assert (ran.code, report["violations"]) == (0, 0)
    assert [kind["shape"] for kind in report["counts"]] == ["text-missing"]
    ujar("import", "arsip.nq", "--store", "salinan", "--texts", "teks.jsonl.gz")
    assert "violations 0, warnings 0" in ujar("validate", "--store", "salinan").out


def test_a_curated_identity_is_named_and_led_to_the_authority_file(ujar: Callable, dumped: Path) -> None:
    lines = Path("arsip.nq").read_text("utf-8")
    agent = re.search(r"#speaker> (<\S+>)", lines)
    assert agent
    match = "<http://www.w3.org/2004/02/skos/core#exactMatch> <http://www.wikidata.org/entity/Q42>"
    Path("kurasi.nq").write_text(f"{lines}{agent[1]} {match} <https://arsip.example/kurasi> .\n", encoding="utf-8")
    ran = ujar("import", "kurasi.nq", "--store", "salinan")
    assert ran.code == 0
    assert "were computed again: the same but for what follows" in ran.err
    assert f"note: {agent[1]} skos:exactMatch <http://www.wikidata.org/entity/Q42> was left out" in ran.err
    assert "data/authority/*.jsonl" in ran.err
    assert "another version of Ujar" not in ran.err


def test_a_refused_article_is_kept_with_its_reason(ujar: Callable, dumped: Path) -> None:
    Path("rusak.nq").write_text(Path("arsip.nq").read_text().replace("ont#direct>", "ont#loud>"))
    ran = ujar("import", "rusak.nq", "--store", "salinan")
    assert (ran.code, ran.out[:10]) == (2, "articles 0")
    assert "[UJ144]" in ran.err
    assert "what was refused is in salinan/refused.nq" in ran.err
    kept = Path("salinan/refused.nq").read_text()
    assert kept.startswith("# ")
    assert "[UJ144]\n<" in kept
    mended = kept.replace("ont#loud>", "ont#direct>")
    Path("mended.nq").write_text(mended)
    assert ujar("import", "mended.nq", "--store", "salinan").out.startswith("articles 1, quotes 3")


def test_ids_move_to_the_base_of_the_store(ujar: Callable, dumped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UJAR_BASE", "https://arsip.example/")
    ran = ujar("import", "arsip.nq", "--store", "salinan")
    assert "ids that begin with http://localhost:8000/ begin with https://arsip.example/ here" in ran.err
    assert "localhost" not in ujar("export", "--store", "salinan").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nirgends.nq",), "there is no such file"),
        (("-",), "the format of standard input is not known"),
        (("arsip.nq", "--texts", "nirgends"), "No such file"),
        (("kr-1.txt",), "no RDF format has this ending"),
        (("arsip.nq", "--format", "turtle"), "this is no turtle"),
    ],
)
def test_what_cannot_be_read_is_named(ujar: Callable, dumped: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = ujar("import", *arguments, "--store", "salinan")
    assert ran.code == 2
    assert message in ran.err
