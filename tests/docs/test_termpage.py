"""The pages about the ontology are those that its Turtle gives now, in both languages alike."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kg import resources
from kg.rdf.diagram import draw
from kg.rdf.termpage import LANGUAGES, files, main, messages
from kg.rdf.terms import Ontology, read_ontology

DOCS = Path(__file__).resolve().parents[2] / "docs"
FOLDER = resources.folder("ontology")
MADE = files(FOLDER)
ANCHOR = re.compile(r'<a id="([^"]+)">')
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return read_ontology(FOLDER)


@pytest.mark.parametrize("name", MADE)
def test_the_committed_file_is_what_the_ontology_gives(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == MADE[name], "run: make docs"


def test_no_other_page_lies_beside_them() -> None:
    pages = {path.relative_to(DOCS).as_posix() for path in (DOCS / "ontology").iterdir()}
    assert pages == {name for name in MADE if name.startswith("ontology/")}


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")} == set(MADE)
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_its_row_and_every_link_its_anchor(ontology: Ontology, language: str) -> None:
    page = MADE[f"ontology/{language}.md"]
    anchors = ANCHOR.findall(page)
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == {term.local for term in (*ontology.terms, *ontology.borrowed)}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(anchors)
    for term in ontology.terms:
        assert f"`{term.name}` {term.label.of(language)} |" in page
        assert term.comment.of(language) in page


def test_every_table_row_has_the_columns_of_its_head() -> None:
    for page in (text for name, text in MADE.items() if name.endswith(".md")):
        for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
            assert len({row.count("|") for row in table.splitlines()}) == 1, table[:80]


def test_the_messages_have_the_same_keys() -> None:
    folder = Path(read_ontology.__code__.co_filename).parent / "messages"
    assert {path.stem for path in folder.glob("*.toml")} == set(LANGUAGES)
    keys = {
        path.stem: [(part, key) for part, words in tomllib.loads(path.read_text("utf-8")).items() for key in words]
        for path in folder.glob("*.toml")
    }
    assert keys["en"] == keys["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_shows_every_class_and_property(ontology: Ontology, language: str) -> None:
    root = ET.fromstring(MADE[f"img/ontology-{language}.svg"])
    texts = [node.text or "" for node in root.iter(f"{SVG}text")]
    for term in ontology.of_kind("class"):
        assert term.label.of(language) in texts
        assert term.name in texts
    shown = {text.partition(":")[0] for text in texts if not text.startswith("ujar:")}
    assert {term.local for term in ontology.of_kind("property") if term.domains} <= shown
    assert {value.local for value in ontology.of_kind("value")} <= shown


def test_a_class_without_a_place_is_not_forgotten(ontology: Ontology) -> None:
    new = replace(ontology.of_kind("class")[0], name="ujar:New")
    with pytest.raises(KeyError, match="ujar:New"):
        draw(replace(ontology, terms=(*ontology.terms, new)), "en", outside=messages("en")["outside"])
