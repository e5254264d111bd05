"""Filled sheets: how cells are read, what coders agree on, how the system fares; figures counted by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation.agreement import of_articles, of_quotes
from kg.evaluation.agreement_report import agreement_json, agreement_lines, check_lines, checks_json
from kg.evaluation.checked import check_articles, check_quotes, read_key
from kg.evaluation.coding import ARTICLES, KEY_HEADER, QUOTES
from kg.evaluation.filled import Filled, kind_of, read_articles, read_quotes
from kg.evaluation.together import strangers

TEXT = "Ratna berkata air surut sejak pagi. Dimas berkata jalan dibuka. “Besok,” kata Dimas, “kami pulang.”"


def sheet(path: Path, header: tuple[str, ...], rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", delimiter=";")
        writer.writeheader()
        writer.writerow({header[0]: "# see docs/codebook.md"})
        writer.writerows(rows)
    return path


def quotes(folder: Path, name: str, *rows: dict[str, str]) -> Filled:
    """A sheet of quotes with ids u1, u2, … as it is read."""
    numbered = [{"id": f"u{number}", **row} for number, row in enumerate(rows, 1)]
    return read_quotes(sheet(folder / f"{name}.csv", QUOTES.header, numbered))


def articles(folder: Path, name: str, *rows: dict[str, str], text: str = TEXT) -> Filled:
    """A sheet of one article, m1, as it is read."""
    first = {"article": "m1", "text": text, "read": "y"}
    return read_articles(
        sheet(folder / f"{name}.csv", ARTICLES.header, [first, *({"article": "m1", **row} for row in rows)])
    )


def key(folder: Path, *rows: dict[str, str]) -> Path:
    return sheet(folder / "key.csv", KEY_HEADER, list(rows))


READINGS = (
    ({"quote": "Ya", "type": " Tidak  Langsung "}, {"quote": "y", "type": "indirect"}),
    (
        {"quote": "1", "type": "D", "name": "RATNA, Prameswari"},
        {"quote": "y", "type": "direct", "name": "ratna prameswari"},
    ),
    ({"quote": "y", "name": "–", "event_date": "17/06/2025"}, {"quote": "y", "name": "-", "event_date": "2025-06-17"}),
    ({"quote": "y", "name": "'-", "event_date": "-"}, {"quote": "y", "name": "-", "event_date": "-"}),
    ({"quote": "bukan"}, {"quote": "n"}),
    ({"note": "ragu"}, {}),
)


@pytest.mark.parametrize(("cells", "values"), READINGS)
def test_cells_are_forgiven_case_spaces_and_languages(
    cells: dict[str, str], values: dict[str, str], tmp_path: Path
) -> None:
    filled = quotes(tmp_path, "ani", cells)
    assert (filled.quotes["u1"], filled.problems) == (values, [])


def test_empty_cells_are_counted_where_something_was_asked(tmp_path: Path) -> None:
    filled = quotes(tmp_path, "ani", {"quote": "y", "type": "direct"}, {"quote": "n"}, {})
    assert (filled.empty["quote"], filled.empty["type"], filled.empty["name"], filled.rows) == (1, 0, 1, 3)


def test_what_cannot_be_read_names_sheet_row_column_and_what_is_allowed(tmp_path: Path) -> None:
    wrong = quotes(tmp_path, "ani", {"quote": "mungkin", "type": "kutipan", "event_date": "kemarin"}, {"quote": "y"})
    empty = "; leave it empty where it is not coded) [UJ117]"
    assert [str(problem) for problem in wrong.problems] == [
        f"{tmp_path}/ani.csv, row 3: {problem}{empty}"
        for problem in (
            "quote cannot be 'mungkin' (write y or n",
            "type cannot be 'kutipan' (write direct, indirect, mixed",
            "event_date cannot be 'kemarin' (write a date like 2025-06-17, or -",
        )
    ]


def test_an_id_that_stands_there_twice(tmp_path: Path) -> None:
    rows = [{"id": "u1", "quote": "y"}, {"id": "u1", "quote": "n"}, {"quote": "y"}]
    filled = read_quotes(sheet(tmp_path / "ani.csv", QUOTES.header, rows))
    assert [problem.code for problem in filled.problems] == ["UJ119", "UJ119"]
    assert filled.quotes["u1"] == {"quote": "y"}


def test_the_kind_of_a_sheet(tmp_path: Path) -> None:
    assert kind_of(sheet(tmp_path / "a.csv", QUOTES.header, [])) == "quotes"
    assert kind_of(sheet(tmp_path / "b.csv", ARTICLES.header, [])) == "articles"
    with pytest.raises(InputError, match=r"no coding sheet.*UJ118"):
        kind_of(sheet(tmp_path / "c.csv", KEY_HEADER, []))


HEADERS = (
    (tuple(name for name in QUOTES.header if name != "bounds"), "quotes, its first row lacks bounds"),
    (("judul", *QUOTES.header[1:]), "quotes, its first row lacks id"),
    (tuple({"first_words": "awal", "type": "jenis"}.get(name, name) for name in ARTICLES.header),
     "articles, its first row lacks first_words, type"),
)  # fmt: skip


@pytest.mark.parametrize(("header", "message"), HEADERS)
def test_columns_that_are_lacking_are_named(header: tuple[str, ...], message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=rf"a\.csv: this is no coding sheet: to be one of {message} .*UJ118"):
        kind_of(sheet(tmp_path / "a.csv", header, []))


def test_columns_that_nothing_is_read_from_may_lack(tmp_path: Path) -> None:
    header = tuple(name for name in QUOTES.header if name not in {"note", "url", "outlet"})
    assert kind_of(sheet(tmp_path / "a.csv", header, [])) == "quotes"


def test_what_is_no_quote_has_nothing_else(tmp_path: Path) -> None:
    filled = quotes(tmp_path, "ani", {"quote": "n", "type": "direct", "name": "Ratna"}, {"quote": "n", "note": "ragu"})
    (problem,) = filled.problems
    cure = "(empty them, or write y if it is a quote) [UJ117]"
    assert str(problem) == f"{tmp_path}/ani.csv, row 3: quote is n, but filled in: type, name {cure}"


def test_a_quote_that_stands_there_twice(tmp_path: Path) -> None:
    said = {"first_words": "air surut sejak", "type": "indirect"}
    filled = articles(tmp_path, "ani", said, {**said, "last_words": "sejak"})
    (problem,) = filled.problems
    cure = "(delete one of the rows, or write more of its words) [UJ119]"
    assert str(problem) == f"{tmp_path}/ani.csv, row 5: the quote 'air surut sejak' stands there twice {cure}"


def test_a_text_that_stands_there_twice(tmp_path: Path) -> None:
    (problem,) = articles(tmp_path, "ani", {"first_words": "air surut sejak"}, {"text": TEXT}).problems
    again = f"the article has this text already in {tmp_path}/ani.csv, row 3 (delete the row, or empty its text)"
    assert str(problem) == f"{tmp_path}/ani.csv, row 5: {again} [UJ119]"


def test_a_row_of_no_article(tmp_path: Path) -> None:
    (problem,) = articles(tmp_path, "ani", {"article": "", "first_words": "air surut sejak"}).problems
    assert "row 4: the row has no id (write the id of its article)" in str(problem)


def test_words_that_somebody_says_twice_are_two_quotes(tmp_path: Path) -> None:
    text = "“Air sudah surut,” kata Ratna. “Air sudah surut,” kata Dimas."
    rows = [{"first_words": "Air sudah surut"}] * 2
    filled = articles(tmp_path, "ani", *rows, text=text)
    assert [item.spans[0].start for item in filled.articles["m1"]] == [0, 22]
    assert filled.problems == []


@pytest.mark.parametrize(("words", "is_doubted"), [("air", True), ("Besok | kami", True), ("air surut sejak", False)])
def test_few_first_words_are_doubted(words: str, tmp_path: Path, *, is_doubted: bool) -> None:
    filled = articles(tmp_path, "ani", {"first_words": words})
    assert (bool(filled.doubts), filled.problems) == (is_doubted, [])


def filled_with(name: str, *ids: str) -> Filled:
    return Filled(name, places={unit: f"{name}, row {row}" for row, unit in enumerate(ids, 3)})


STRANGERS = (
    (("abc", "abc"), None, []),
    (("abc", "ab"), None, []),
    (("abc", "xyz"), None, []),
    (("abx", "abc"), None, ["1, row 5: the id x is not in 2", "2, row 5: the id c is not in 1"]),
    (("ab", "bc", "ca"), None, []),
    (("ax",), "abc", ["1, row 4: the id x is not in the key"]),
    (("xy",), "abc", []),
)


@pytest.mark.parametrize(("sheets", "drawn", "told"), STRANGERS)
def test_ids_that_no_other_sheet_has(sheets: tuple[str, ...], drawn: str | None, told: list[str]) -> None:
    filled = [filled_with(str(number), *ids) for number, ids in enumerate(sheets, 1)]
    found = [str(problem) for problem in strangers(filled, drawn and set(drawn))]
    assert found == [f"{one} (write it as ujar sample did, or delete the row) [UJ119]" for one in told]


def test_agreement_of_quotes(tmp_path: Path) -> None:
    ani = quotes(tmp_path, "ani", *({"quote": answer, "type": "direct"} for answer in "yyyn"), {"quote": "y"})
    budi = quotes(tmp_path, "budi", *({"quote": answer, "type": "d"} for answer in "yynn"), {})
    result = of_quotes([ani, budi])
    assert (result.names, result.units, result.common) == (("ani.csv", "budi.csv"), 5, 5)
    quote, _, kind, *_ = result.variables
    # as the hand-counted example of test_alpha: values aaab and aabb
    assert (quote.units, quote.agreement, quote.empty) == (4, 0.75, 1)
    assert quote.alpha == pytest.approx(1 - 7 * 2 / 30)
    assert (kind.units, kind.agreement, kind.alpha) == (4, 1.0, None)
    shown = list(agreement_lines("quotes", result))
    assert shown[0] == "quotes: 2 coders, 5 units coded by any of them, 5 by all"
    assert shown[2].split() == ["quote", "4", "75.0", "0.533", "1"]
    assert shown[4].split() == ["type", "4", "100.0", "–", "1"]
    assert agreement_json(result)["variables"]["type"] == {"units": 4, "agreement": 1.0, "alpha": None, "empty": 1}


def test_three_coders_and_missing_units(tmp_path: Path) -> None:
    sheets = [quotes(tmp_path, name, *({"quote": answer} for answer in answers)) for name, answers in
              (("ani", "yn"), ("budi", "yn"), ("cici", "ny"))]  # fmt: skip
    del sheets[2].quotes["u2"]
    result = of_quotes(sheets)
    assert (result.units, result.common) == (2, 1)
    assert result.variables[0].agreement == 2 / 4


def test_sheets_without_a_unit_in_common(tmp_path: Path) -> None:
    ani = quotes(tmp_path, "ani", {"quote": "y"})
    other = read_quotes(sheet(tmp_path / "lain.csv", QUOTES.header, [{"id": "x9", "quote": "y"}]))
    with pytest.raises(InputError, match=r"ani\.csv, lain\.csv: the sheets have no unit in common.*UJ119"):
        of_quotes([ani, other])


FOUND = (
    ("Ratna berkata air", "", "Ratna berkata air"),
    ("AIR   surut,sejak", "pagi", "air surut sejak pagi"),
    ("jalan dibuka", "dibuka", "jalan dibuka"),
    ("air surut sejak", "surut sejak pagi", "air surut sejak pagi"),
    ("Besok | kami pulang", "", "Besok kami pulang"),
    ("Besok | kami", "| pulang", "Besok kami pulang"),
)


@pytest.mark.parametrize(("first", "last", "content"), FOUND)
def test_words_are_found_whatever_spaces_and_marks(first: str, last: str, content: str, tmp_path: Path) -> None:
    filled = articles(tmp_path, "ani", {"first_words": first, "last_words": last})
    (item,) = filled.articles["m1"]
    letters = "".join(char.lower() for char in TEXT if char.isalnum())
    assert "".join(letters[slice(*span)] for span in item.spans) == "".join(content.lower().split())
    assert filled.problems == []


def test_a_second_quote_is_looked_for_after_the_first_else_from_the_beginning(tmp_path: Path) -> None:
    rows = [{"first_words": words} for words in ("jalan dibuka", "berkata", "kata Dimas", "air surut")]
    starts = [item.spans[0].start for item in articles(tmp_path, "ani", *rows).articles["m1"]]
    assert starts == [41, 5, 57, 12]


NOT_FOUND = (
    ({"first_words": "tidak ada"}, "first_words: 'tidak ada' does not stand in the article"),
    ({"first_words": "air surut", "last_words": "Ratna"}, "last_words: 'Ratna' does not stand in the article"),
    ({"first_words": "air | jalan | kami", "last_words": "a | b"}, "last_words has 2 parts, first_words 3"),
    ({"type": "direct"}, "first_words is empty"),
    ({"last_words": "pagi"}, "first_words is empty"),
    ({"first_words": "…"}, "first_words: '…' does not stand"),
)


@pytest.mark.parametrize(("row", "message"), NOT_FOUND)
def test_words_that_are_not_there(row: dict[str, str], message: str, tmp_path: Path) -> None:
    (problem,) = articles(tmp_path, "ani", row).problems
    assert message in str(problem)
    assert "row 4" in str(problem)
    assert problem.code == "UJ117"


def test_an_article_that_was_not_read(tmp_path: Path) -> None:
    rows = [
        {"article": "m1", "text": TEXT},
        {"article": "m2", "text": TEXT, "read": "y"},
        {"article": "m3", "text": TEXT},
    ]
    rows.append({"article": "m3", "first_words": "air surut"})
    filled = read_articles(sheet(tmp_path / "ani.csv", ARTICLES.header, rows))
    assert ({name: len(found) for name, found in filled.articles.items()}, filled.rows) == ({"m2": 0}, 3)
    assert (filled.empty["read"], filled.empty["type"]) == (2, 0)


ANI = (
    {"first_words": "air surut", "last_words": "pagi", "type": "indirect", "name": "Ratna"},
    {"first_words": "jalan dibuka", "type": "indirect", "name": "Dimas"},
    {"first_words": "Besok | kami pulang", "type": "direct", "name": "Dimas"},
)
BUDI = (
    {"first_words": "air surut sejak", "type": "indirect", "name": "Ratna"},
    {"first_words": "jalan dibuka", "type": "direct", "name": "dimas"},
)


def test_agreement_of_articles(tmp_path: Path) -> None:
    result = of_articles([articles(tmp_path, "ani", *ANI), articles(tmp_path, "budi", *BUDI)])
    (pair,) = result.pairs
    assert (pair.articles, pair.quotes, pair.exact, pair.overlap) == (1, (3, 2), 1, 2)
    shown = list(agreement_lines("articles", result))
    assert shown[2].split() == ["ani.csv", "/", "budi.csv", "1", "3", "2", "40.0", "80.0"]
    kind, name, *_ = result.variables
    assert (kind.units, kind.agreement, kind.alpha) == (2, 0.5, 0.0)
    assert (name.agreement, name.alpha) == (1.0, 1.0)
    assert agreement_json(result)["pairs"][0]["overlap_f1"] == 0.8


def test_the_system_against_coders_of_quotes(tmp_path: Path) -> None:
    said = {"sheet": "quotes", "letters": "1..5", "type": "direct", "name": "Ratna", "anonymous": "n"}
    rows = [{**said, "id": f"u{number}"} for number in (1, 2, 3, 9)]
    known = read_key(key(tmp_path, *rows, {**said, "id": "u4", "type": "indirect"}))
    first, second = {"bounds": "y", "name": "Ratna"}, {"bounds": "n", "name": "-"}
    rows = [{"quote": "y", **first}, {"quote": "y", **second}, {"quote": "n"}, {"quote": "y", "type": "direct"}]
    ani = quotes(tmp_path, "ani", *rows)
    (check,) = check_quotes([ani], known)
    found = {share.name: (share.right, share.of) for share in check.shares}
    assert check.left_out == 1
    assert found["is a quote"] == (3, 4)
    assert found["is a quote: direct"] == (2, 3)
    assert found["is a quote: indirect"] == (1, 1)
    assert (found["bounds"], found["name"], found["type"], found["via"]) == ((1, 2), (1, 2), (0, 1), (0, 0))
    budi = quotes(tmp_path, "budi", {"quote": "y"}, {"quote": "n"}, {"quote": "n"}, {"quote": "y", "type": "indirect"})
    *_, both = check_quotes([ani, budi], known)
    assert (both.coder, both.left_out) == ("majority", 2)
    assert {share.name: (share.right, share.of) for share in both.shares}["is a quote"] == (2, 3)
    shown = list(check_lines("quotes", [check]))
    assert shown[0] == "quotes: the system against ani.csv; 1 units of the key left out"
    assert shown[2].split() == ["is", "a", "quote", "75.0", "30.1", "95.4", "3", "4"]
    assert shown[-1].split() == ["denied", "–", "–", "–", "0", "0"]
    assert checks_json([check])[0]["shares"]["is a quote"]["right"] == 3


def test_the_system_against_a_coder_of_articles(tmp_path: Path) -> None:
    letters = "".join(char for char in TEXT.lower() if char.isalnum())
    start, end = letters.index("airsurut"), letters.index("pagi") + 4
    said = {"sheet": "articles", "id": "m1", "type": "indirect", "name": "Ratna"}
    rows = [
        {**said, "letters": f"{start}..{end}"},
        {**said, "letters": "0..5", "type": "mixed"},
        {**said, "id": "m2", "letters": ""},
    ]
    (check,) = check_articles([articles(tmp_path, "ani", *ANI)], read_key(key(tmp_path, *rows)))
    found = {share.name: (share.right, share.of) for share in check.shares}
    assert found["recall, overlap"] == found["recall, exact"] == (1, 3)
    assert (found["recall, overlap: direct"], found["recall, overlap: indirect"]) == ((0, 1), (1, 2))
    assert (found["precision, overlap"], found["precision, overlap: mixed"]) == ((1, 2), (0, 1))
    assert (found["name"], found["type"], check.left_out) == ((1, 1), (1, 1), 1)


def test_a_key_of_another_sample_or_a_damaged_one(tmp_path: Path) -> None:
    ani = quotes(tmp_path, "ani", {"quote": "y"})
    other = read_key(key(tmp_path, {"sheet": "quotes", "id": "x1", "letters": "1..2", "type": "direct"}))
    with pytest.raises(InputError, match=r"ani\.csv: the sheet and the key have no coded unit.*UJ119"):
        check_quotes([ani], other)
    with pytest.raises(InputError, match=r"key\.csv, row 3: the key is damaged.*UJ117"):
        read_key(key(tmp_path, {"sheet": "quotes", "id": "x1", "letters": "1-Feb"}))
    with pytest.raises(InputError, match=r"this is no key: its first row lacks sheet, letters \(.*UJ118"):
        read_key(sheet(tmp_path / "lain.csv", QUOTES.header, []))
