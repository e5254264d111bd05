"""`ujar sample` and `ujar agreement`, from articles to a table that a referee reads."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PARTS = ("articles", "quotes", "key")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Six articles in JSON Lines, one of which is there twice and one without text."""
    lines = [
        {
            "id": f"a{number}",
            "outlet": "Kabar Rawa" if number % 2 else "Lentera Pagi",
            "published": "2025-06-17",
            "text": f'"Air surut di dusun {number}," kata Ratna Prameswari. Menurut Dimas, jalan {number} dibuka.',
        }
        for number in range(6)
    ]
    path = tmp_path / "berita.jsonl"
    every = [*lines, lines[0], {"id": "kosong", "text": ""}]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in every), encoding="utf-8")
    return path


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def fill(folder: Path, coder: str, *, wrong: str = "") -> None:
    """Copies the sheets and writes the key's answers into them; `wrong` is the cell of every type instead."""
    known = table(folder / "s-key.csv")
    for part in ("quotes", "articles"):
        rows = table(folder / f"s-{part}.csv")
        of = {row["id"]: [one for one in known if one["sheet"] == part and one["id"] == row["id"]] for row in known}
        for row in rows[1:]:
            answers = of[row["id"] if part == "quotes" else row["article"]]
            if part == "articles" and row["text"]:
                row["read"] = "ya"
            elif answers:
                said = answers[0] if part == "quotes" else answers.pop(0)
                row.update({name: said[name].strip("'") for name in ("name", "type", "via") if name in row})
                row["type"] = wrong or row["type"]
                row.update({"quote": "y", "bounds": "y"} if part == "quotes" else {"first_words": said["content"]})
        with (folder / f"{coder}-{part}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_same_seed_gives_the_same_bytes(ujar: Callable, news: Path, tmp_path: Path, ending: str) -> None:
    arguments = ("sample", news, "--seed", "3", "--articles", "2", "--quotes", "4", "--by", "outlet,type")
    first = ujar(*arguments, "-o", f"a.{ending}")
    assert (first.code, first.out) == (2, "")
    assert "berita.jsonl:8: the article has no text" in first.err
    assert f"quotes 4 from 4 strata: a-quotes.{ending}" in first.err
    assert "1 articles came more than once" in first.err
    ujar(*arguments, "-o", f"b.{ending}", "--jobs", "2")
    ujar(*arguments[:3], "4", *arguments[4:], "-o", f"c.{ending}")
    for part in PARTS:
        assert (tmp_path / f"a-{part}.{ending}").read_bytes() == (tmp_path / f"b-{part}.{ending}").read_bytes()
    assert (tmp_path / f"a-quotes.{ending}").read_bytes() != (tmp_path / f"c-quotes.{ending}").read_bytes()


@pytest.mark.parametrize("part", PARTS)
def test_a_sheet_that_is_there_is_not_overwritten(ujar: Callable, news: Path, tmp_path: Path, part: str) -> None:
    filled = tmp_path / f"s-{part}.csv"
    filled.write_text("a coder's work", encoding="utf-8")
    told = _unwrapped(ujar("sample", news, "-o", "s.csv"))
    assert f"s-{part}.csv: this file is there already (name others with -o, or overwrite all of them with" in told
    assert "--force" in told
    assert [path.name for path in tmp_path.glob("s-*")] == [filled.name]
    assert filled.read_text(encoding="utf-8") == "a coder's work"
    assert ujar("sample", news, "-o", "s.csv", "--force").code == 2
    assert filled.read_text(encoding="utf-8") != "a coder's work"


def test_a_sheet_that_is_not_asked_for_is_not_looked_at(ujar: Callable, news: Path, tmp_path: Path) -> None:
    (tmp_path / "s-quotes.csv").write_text("a coder's work", encoding="utf-8")
    assert ujar("sample", news, "--quotes", "0", "-o", "s.csv").code == 2


def test_articles_without_a_date_are_counted_where_months_are_drawn(ujar: Callable, tmp_path: Path) -> None:
    lines = [{"id": "a", "text": "Ratna berkata air surut.", "date": "17 Jun 2025"}]
    lines += [{"id": name, "text": f"Dimas berkata jalan {name} dibuka.", "date": "kemarin"} for name in "bc"]
    (tmp_path / "n.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    told = "2 of 3 articles have no date of publication; --by month puts them into one stratum, ?"
    assert told in ujar("sample", "n.jsonl", "--by", "month", "-o", "s.csv").err
    assert {row["stratum"] for row in table(tmp_path / "s-key.csv")} == {"2025-06", "?"}
    assert told not in ujar("sample", "n.jsonl", "-o", "t.csv").err


def test_from_a_sample_to_agreement(ujar: Callable, news: Path, tmp_path: Path) -> None:
    ran = ujar("sample", news, "--articles", "9", "--quotes", "5", "-o", "s.csv")
    assert "articles 6 (all there are, 9 were asked for)" in ran.err
    fill(tmp_path, "ani")
    fill(tmp_path, "budi")
    ran = ujar(
        "agreement", "ani-quotes.csv", "budi-quotes.csv", "ani-articles.csv", "budi-articles.csv", "--key", "s-key.csv"
    )
    assert ran.code == 0
    assert "quotes: 2 coders, 5 units coded by any of them, 5 by all" in ran.out
    assert "ani-articles.csv / budi-articles.csv          6         12         12      100.0      100.0" in ran.out
    assert "quotes: the system against majority" in ran.out
    assert ["recall,", "overlap", "100.0", "75.8", "100.0", "12", "12"] in [
        line.split() for line in ran.out.splitlines()
    ]
    assert "ani-quotes.csv: 5 units; empty cells: 30" in ran.err
    record = json.loads(ujar("agreement", "ani-articles.csv", "--key", "s-key.csv", "--json").out)
    assert record["articles"]["agreement"] is None
    assert record["articles"]["system"][0]["shares"]["precision, overlap"]["right"] == 12


def test_what_is_wrong_in_a_sheet_is_told_and_nothing_is_computed(ujar: Callable, news: Path, tmp_path: Path) -> None:
    ujar("sample", news, "--articles", "1", "--quotes", "5", "-o", "s.csv")
    fill(tmp_path, "ani", wrong="kutipan")
    ran = ujar("agreement", "ani-quotes.csv", "--key", "s-key.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "ani-quotes.csv, row 3: type cannot be 'kutipan' (write direct, indirect, mixed;" in ran.err
    assert "5 cells or rows cannot be read" in ran.err


def test_a_file_that_is_given_twice_does_not_agree_with_itself(ujar: Callable, news: Path, tmp_path: Path) -> None:
    ujar("sample", news, "--articles", "1", "--quotes", "5", "-o", "s.csv")
    fill(tmp_path, "ani")
    told = _unwrapped(ujar("agreement", "ani-quotes.csv", tmp_path / "ani-quotes.csv"))
    assert "ani-quotes.csv: this file is given twice (give the sheet of each coder once) [UJ119]" in told


def test_an_id_that_the_key_does_not_have(ujar: Callable, news: Path, tmp_path: Path) -> None:
    ujar("sample", news, "--articles", "2", "--quotes", "5", "-o", "s.csv")
    fill(tmp_path, "ani")
    for part in ("quotes", "articles"):
        sheet = tmp_path / f"ani-{part}.csv"
        first = table(tmp_path / f"s-{part}.csv")[1]["id" if part == "quotes" else "article"]
        sheet.write_text(sheet.read_text(encoding="utf-8").replace(f"\n{first};", "\nlain;"), encoding="utf-8")
        told = _unwrapped(ujar("agreement", sheet.name, "--key", "s-key.csv"))
        assert f"ani-{part}.csv, row 3: the id lain is not in the key (write it as ujar sample did" in told


def test_articles_not_marked_as_read_and_short_words_are_told(ujar: Callable, news: Path, tmp_path: Path) -> None:
    ujar("sample", news, "--articles", "2", "--quotes", "0", "-o", "s.csv")
    rows = table(tmp_path / "s-articles.csv")
    texts = [row for row in rows[1:] if row["text"]]
    texts[0].update({"first_words": "Air surut di dusun"})
    texts[1].update({"read": "y", "first_words": "Air"})
    with (tmp_path / "ani.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    ran = ujar("agreement", "ani.csv", "--key", "s-key.csv", "--json")
    assert "ani.csv: 2 units; 1 not marked as read, left out; empty cells: 9" in ran.err
    assert "note: ani.csv, row 12: first_words 'Air' are fewer than three (write more, unless" in ran.err
    (check,) = json.loads(ran.out)["articles"]["system"]
    assert (check["left_out"], check["shares"]["recall, overlap"]["of"]) == (1, 1)


def test_wrong_usage(ujar: Callable, news: Path, tmp_path: Path) -> None:
    assert "(did you mean outlet?) [UJ718]" in _unwrapped(ujar("sample", news, "--by", "outlets"))
    assert "nothing is drawn by 'kota'" in _unwrapped(ujar("sample", news, "--by", "kota"))
    assert "a sheet cannot be a .ods" in _unwrapped(ujar("sample", news, "-o", "s.ods"))
    (tmp_path / "kosong.jsonl").write_text("")
    assert "there is no article to draw from" in _unwrapped(ujar("sample", "kosong.jsonl"))
    ujar("sample", news, "-o", "s.csv")
    assert "two or more filled sheets" in _unwrapped(ujar("agreement", "s-quotes.csv"))
    assert "no coding sheet" in _unwrapped(ujar("agreement", "s-key.csv", "--key", "s-key.csv"))
    assert "no coded unit in common" in _unwrapped(ujar("agreement", "s-quotes.csv", "--key", "s-key.csv"))


def _unwrapped(ran: object) -> str:
    assert getattr(ran, "code", None) == 2
    return " ".join(str(getattr(ran, "err", "")).split())
