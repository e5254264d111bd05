"""What every language pack must keep, whatever the language: one suite over all that are installed."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from kg.lang import available, load_pack
from kg.lang.pack import OBJECTS, STANCES, LanguagePack, read_tsv
from kg.model.quote import AgentKind, Certainty
from kg.model.text import SourceDocument
from kg.pipeline import extract

KG = Path(__file__).resolve().parents[3] / "kg"
READERS = sorted(
    [path for part in ("extract", "lang", "ingest", "views") for path in (KG / part).glob("*.py")]
    + [KG / "pipeline.py"]
)
CODE = "\n".join(path.read_text(encoding="utf-8") for path in READERS)
FILES = {
    "cues.tsv": ("lemma", "kind", "bare", "active", "passive", "stance", "certainty", "object", "example"),
    "titles.tsv": ("head", "kind"),
    "source_nouns.tsv": ("noun", "kind"),
    "organizations.tsv": ("word",),
    "outlets.tsv": ("name", "kind"),
    "houses.tsv": ("house", "pattern"),
    "places.tsv": ("name",),
    "name_words.tsv": ("token", "person", "organization", "place", "other"),
    "boilerplate.tsv": ("cut", "outlet", "pattern", "matches", "not"),
}
KEYS = {
    "cues.tsv": ("lemma",),
    "boilerplate.tsv": ("outlet", "pattern"),
    "houses.tsv": ("pattern",),
    **{
        name: columns[:1]
        for name, columns in FILES.items()
        if name not in {"cues.tsv", "boilerplate.tsv", "houses.tsv"}
    },
}
# Lists that the code compares with words as printed; all others with words in lower case.
AS_PRINTED = {
    ("words", "not_names"),
    ("words", "companies"),
    ("words", "also_first_names"),
    ("words", "doubtful_degrees"),
    ("sentences", "abbreviations"),
    ("words", "degrees"),
    ("words", "title_words"),
    ("words", "degree_build"),
    ("relays", "outlet_beginnings"),
    ("relays", "outlet_endings"),
    ("clean", "brands"),
    ("clean", "glue_acronyms"),
    ("clean", "openers"),
    ("clean", "sure_openers"),
    ("clean", "glue_heads_shouted"),
}


# Sections whose keys are lemmas of cues.
BY_LEMMA = {"cue_senses"}


@pytest.fixture(params=available())
def pack(request) -> LanguagePack:
    return load_pack(request.param)


def rows(pack: LanguagePack, file: str) -> list[tuple[int, dict[str, str]]]:
    return list(read_tsv(pack.folder / file))


def lists(pack: LanguagePack) -> list[tuple[str, str, str]]:
    """Section, name and value of every text in pack.toml's sections."""
    return [
        (section, name, value)
        for section, entries in pack.raw.items()
        if isinstance(entries, dict)
        for name, value in entries.items()
        if isinstance(value, str)
    ]


def test_the_pack_says_what_it_is(pack):
    assert pack.code == pack.folder.name
    assert pack.raw["name"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", pack.version)
    assert pack.code not in pack.also
    assert re.fullmatch(r"[0-9a-f]{12}", pack.digest)


@pytest.mark.parametrize("file", FILES)
def test_a_lexicon_has_its_columns_and_rows(pack, file):
    found = rows(pack, file)
    assert found
    assert {tuple(row) for _, row in found} == {FILES[file]}
    empty = [line for line, row in found if any(cell != cell.strip() or not cell for cell in row.values())]
    assert empty == []


@pytest.mark.parametrize("file", FILES)
def test_a_lexicon_has_no_row_twice(pack, file):
    counts = Counter(tuple(row[key] for key in KEYS[file]) for _, row in rows(pack, file))
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_lexicon_is_read(pack):
    """Reading raises on a kind, stance or certainty that is unknown."""
    for entries in (pack.cues, pack.titles, pack.source_nouns, pack.outlets, pack.name_words, pack.boilerplate):
        assert len(entries) > 0
    for words in (pack.places, pack.place_words, pack.organization_words, pack.common):
        assert len(words) > 0


def test_no_form_of_a_cue_is_shadowed(pack):
    """A form belongs to the first row and column that has it, so a second one would never be read."""
    forms = [
        (word, row["lemma"], column)
        for _, row in rows(pack, "cues.tsv")
        for column in ("bare", "active", "passive")
        for word in ([] if row[column] == "-" else row[column].split(","))
    ]
    counts = Counter(word for word, _, _ in forms)
    assert [entry for entry in forms if counts[entry[0]] > 1] == []


def test_cells_of_cues_are_of_the_allowed_values(pack):
    for line, row in rows(pack, "cues.tsv"):
        place = f"cues.tsv:{line}"
        assert row["object"] in OBJECTS, place
        assert row["stance"] in STANCES, place
        assert row["certainty"] in set(Certainty), place
        assert any(row[column] != "-" for column in ("bare", "active", "passive")), place
        assert re.fullmatch(r"[a-z]+", row["kind"]), place


EXAMPLES = [
    pytest.param(code, row, id=f"{code}-{row['lemma'].replace(' ', '-')}")
    for code in available()
    for _, row in read_tsv(load_pack(code).folder / "cues.tsv")
]


@pytest.mark.parametrize(("code", "row"), EXAMPLES)
def test_the_example_of_a_cue_is_found(code, row):
    """A quote with exactly the content in brackets, this row's cue, and a source that the example names."""
    example = row["example"]
    parts = re.findall(r"\[([^\[\]]+)\]", example)
    text = re.sub(r"[\[\]]", "", example)
    assert parts, "the content stands in square brackets"
    found = extract(SourceDocument("example", text, language=code), pack=load_pack(code)).quotes
    said = [(quote.cue_lemma, [span.of(text) for span in quote.content]) for quote in found if quote.source]
    assert said == [(row["lemma"], parts)]


@pytest.mark.parametrize(("code", "row"), EXAMPLES)
def test_the_example_of_a_cue_is_one_sentence_of_its_own(code, row):
    example = row["example"]
    assert len(example) <= 90
    assert example[0] in "“[" or example[0].isupper()
    assert example[-1] in ".]”", example
    assert row["object"] != "direct" or "“" in example, "this row needs marked words"
    assert not re.search(r"[\"#\t]|\d{4}", example), "straight marks would confuse programs that read tables"
    assert [
        other["lemma"] for _, other in read_tsv(load_pack(code).folder / "cues.tsv") if other["example"] == example
    ] == [row["lemma"]]


def test_every_object_and_kind_stands_in_the_header(pack):
    head = "".join(
        line
        for line in (pack.folder / "cues.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
        if line[0] == "#"
    )
    used = {row["object"] for _, row in rows(pack, "cues.tsv")}
    assert [name for name in used if not re.search(rf"\b{name}\b", head)] == []


def test_kinds_of_titles_nouns_and_outlets(pack):
    assert {row["kind"] for _, row in rows(pack, "titles.tsv")} <= set(AgentKind)
    assert {row["kind"] for _, row in rows(pack, "source_nouns.tsv")} <= set(AgentKind)
    assert {row["kind"] for _, row in rows(pack, "outlets.tsv")} <= {"media", "agency"}


def test_counts_of_name_words_are_numbers(pack):
    wrong = [
        line
        for line, row in rows(pack, "name_words.tsv")
        if not all(row[column].isdigit() for column in FILES["name_words.tsv"][1:]) or not row["token"][0].isupper()
    ]
    assert wrong == []


def test_boilerplate_cuts_what_it_is_for_and_nothing_like_it(pack):
    for line, row in rows(pack, "boilerplate.tsv"):
        pattern = re.compile(row["pattern"], re.IGNORECASE)
        assert row["cut"] in {"line", "next", "inside"}, line
        assert pattern.fullmatch(row["matches"]), line
        assert not pattern.fullmatch(row["not"]), line


def test_no_boilerplate_cuts_a_line_that_another_must_keep(pack):
    kept = [row["not"] for _, row in rows(pack, "boilerplate.tsv")]
    cut = [(line, row.pattern.pattern) for line in kept for row in pack.boilerplate if row.pattern.fullmatch(line)]
    assert cut == []


def test_every_key_of_the_toml_is_read(pack):
    keys = {
        *(key for key, value in pack.raw.items() if not isinstance(value, dict)),
        *(name for key, value in pack.raw.items() if isinstance(value, dict) and key not in BY_LEMMA for name in value),
    }
    unread = {key for key in keys if f'"{key}"' not in CODE}
    assert unread - {"name"} == set()  # the name is for people


def test_sections_by_lemma_name_lemmas_of_cues(pack):
    lemmas = {row["lemma"] for _, row in rows(pack, "cues.tsv")}
    assert {lemma for section in BY_LEMMA for lemma in pack.raw[section]} <= lemmas


def test_words_are_in_the_case_that_the_code_compares(pack):
    capitals = [
        (section, name, word)
        for section, name, value in lists(pack)
        if (section, name) not in AS_PRINTED
        for word in value.replace("|", " ").split()
        if word != word.lower()
    ]
    assert capitals == []
    for file, column in (("titles.tsv", "head"), ("source_nouns.tsv", "noun"), ("cues.tsv", "lemma")):
        assert [row[column] for _, row in rows(pack, file) if row[column] != row[column].lower()] == []
    assert [form for form in pack.cues if form != form.lower()] == []


def test_words_for_detection_stand_once_and_for_one_side(pack):
    words = {name: value.split() for name, value in pack.raw.get("detection", {}).items()}
    assert all(len(found) == len(set(found)) and all(map(str.isalpha, found)) for found in words.values())
    assert not words or not set(words["neighbours"]) & {*words["everyday"], *words["own"]}


def test_typos_lead_to_cues(pack):
    clitic = pack.raw["cue_rules"]["clitic"]
    typos = pack.raw["cue_rules"]["typos"]
    assert [typo for typo in typos if typo in pack.cues] == []
    assert [
        right for right in typos.values() if right not in pack.cues and right.removesuffix(clitic) not in pack.cues
    ] == []


def test_the_calendar_is_whole(pack):
    assert len(pack.raw["words"]["months"].split()) == 12
    assert len(pack.raw["words"]["weekdays"].split()) % 7 == 0


def test_common_words_are_sorted_and_unique(pack):
    words = (pack.folder / "common.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert words == sorted(set(words))
    assert [word for word in words if word != word.strip().lower() or not word] == []


def test_sources_names_every_file(pack):
    sources = (pack.folder / "SOURCES.md").read_text(encoding="utf-8")
    files = [path.name for path in pack.folder.iterdir() if path.is_file() and path.name != "SOURCES.md"]
    assert [name for name in files if name not in sources] == []


def test_no_file_holds_a_tab_too_many_or_windows_line_ends(pack):
    for path in pack.folder.glob("*.tsv"):
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text, path.name
        assert text.endswith("\n"), path.name
        widths = {
            len(row)
            for row in csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
            if row and row[0][0] != "#"
        }
        assert len(widths) == 1, path.name
