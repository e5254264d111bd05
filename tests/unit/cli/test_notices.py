"""`ujar withdraw` and `ujar correct`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ADDRESS = "https://kabarrawa.example/1"
WHEN = ("--on", "18 Juni 2025", "--reason", " Bukan Selasa,\n melainkan Senin. ")
ASKED = "SELECT ?how ?on ?why { ?article ?how ?notice . ?notice dct:issued ?on ; dct:description ?why }"


@pytest.fixture
def filled(ujar: Callable, article: Path, other: Path) -> Callable:
    ujar("ingest", article, other)
    return ujar


@pytest.mark.parametrize("name", ["kr-1", ADDRESS])
def test_a_withdrawn_article_is_found_no_more_until_it_is_taken_back(filled: Callable, name: str) -> None:
    before = sorted(filled("export").out.splitlines())
    ran = filled("withdraw", name, *WHEN)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out[32:] == "  withdrawn (2025-06-18); not current: withdrawn\n"
    assert "jembatan" not in filled("search", "jembatan").out
    assert "articles 1," in filled("describe").out
    asked = filled("query", "-e", ASKED).out
    assert "2025-06-18" in asked
    assert "Bukan Selasa, melainkan Senin." in asked
    assert filled("validate", "--store", "ujar-store").code == 0
    assert filled("withdraw", name, *WHEN).code == 0, "it stands already"
    back = filled("withdraw", name, "--undo")
    assert back.out[32:] == "  withdrawal taken back (2025-06-18); current\n"
    assert sorted(filled("export").out.splitlines()) == before


def test_a_corrected_article_stays(filled: Callable) -> None:
    ran = filled("correct", "kr-1", "hs-1", *WHEN)
    assert [line[32:] for line in ran.out.splitlines()] == ["  corrected (2025-06-18); current"] * 2
    assert "jembatan" in filled("search", "jembatan").out
    assert filled("correct", "kr-1", "--undo", "--on", "2025-06-17").code == 2
    assert filled("correct", "kr-1", "--undo", "--on", "2025-06-18").code == 0
    assert filled("query", "-e", ASKED).out.count("2025-06-18") == 1


def test_what_was_noted_is_listed_by_kind(filled: Callable) -> None:
    assert filled("withdraw", "--list").out == "withdrawals 0\n"
    filled("correct", "kr-1", "hs-1", *WHEN)
    filled("withdraw", "hs-1", "--on", "2025-06-17", "--reason", "Ditarik.")
    number, _, header, _, *rows = filled("correct", "--list").out.splitlines()
    assert number == "corrections 2"
    assert header.split() == ["date", "key", "article", "address", "stands", "reason"]
    told = {row.split()[2]: " ".join(row.split()[3:]) for row in rows}
    assert told["kr-1"] == f"{ADDRESS} current Bukan Selasa, melainkan Senin."
    assert told["hs-1"] == "withdrawn Bukan Selasa, melainkan Senin."
    (row,) = filled("withdraw", "--list").out.splitlines()[4:]
    assert row.split()[::2] == ["2025-06-17", "hs-1", "Ditarik."]
    filled("withdraw", "hs-1", "--undo")
    assert filled("withdraw", "--list").out == "withdrawals 0\n"


def test_an_ingest_says_what_is_not_counted(ujar: Callable, article: Path, tmp_path: Path) -> None:
    text = article.read_text("utf-8")
    dates = ("2025-06-18", "2025-06-18T10:00:00+07:00", "2025-06-20")
    for date, day in zip(dates, ("Senin", "Selasa", "Rabu"), strict=True):
        changed = text.replace("---\nid", f"---\nmodified: {date}\nid").replace("Selasa", day)
        (tmp_path / f"{day}.txt").write_text(changed, encoding="utf-8")
    ran = ujar("ingest", tmp_path / "Senin.txt", tmp_path / "Selasa.txt")
    assert "note: in the store's archive, not counted: further copies of a text under one address 1\n" in ran.err
    assert "versions that a later one replaced 1" in ujar("ingest", tmp_path / "Rabu.txt").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tidak-ada", *WHEN), "UJ170"),
        (("kr-1", "--undo"), "UJ172"),
        (("kr-1", "--on", "kemarin", "--reason", "x"), "UJ750"),
        (("kr-1", "--on", "2025-06-18", "--reason", " "), "UJ751"),
        (("kr-1", "--on", "2025-06-18", "--reason", "\udc80"), "UJ751"),
        (("kr-1", "--on", "2025-06-18"), "give --on DATE and --reason TEXT"),
        (("kr-1", "--reason", "x"), "give --on DATE and --reason TEXT"),
        (("kr-1", "--undo", "--reason", "x"), "or --undo without a reason"),
        (("kr-1", *WHEN, "--store", "nirgends"), "UJ401"),
        (("--list", "--store", "nirgends"), "UJ401"),
        (("--list", "kr-1"), "--list goes with --store only"),
        (WHEN, "name an ARTICLE, or give --list"),
    ],
)
@pytest.mark.parametrize("name", ["withdraw", "correct"])
def test_what_cannot_be_noted(filled: Callable, arguments: tuple[str, ...], said: str, name: str) -> None:
    ran = filled(name, *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_of_several_names_none_is_noted_if_one_is_wrong(filled: Callable) -> None:
    assert filled("withdraw", "kr-1", "tidak-ada", *WHEN).code == 2
    assert filled("withdraw", "kr-1", "--undo").code == 2


def test_two_articles_of_one_name(ujar: Callable, article: Path, tmp_path: Path) -> None:
    twin = tmp_path / "kembar.txt"
    twin.write_text(article.read_text("utf-8").replace("example/1", "example/2"))
    ujar("ingest", article, twin)
    ran = ujar("withdraw", "kr-1", *WHEN)
    assert "2 articles have this name" in ran.err
    assert "UJ171" in ran.err


@pytest.fixture
def revised(ujar: Callable, article: Path, tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    """Ingests two versions of one address, the older with the id kr-1, and gives the keys of both."""

    def ingest(newer: str) -> tuple[str, ...]:
        text, keys = article.read_text("utf-8"), []
        for day, name in ((1, "kr-1"), (2, newer)):
            path = tmp_path / f"{day}.txt"
            changed = text.replace("id: kr-1", f"modified: 2025-06-2{day}\nid: {name}")
            path.write_text(changed.replace("Selasa", "Selasa " * day), encoding="utf-8")
            ujar("ingest", path)
            keys.append(ujar("correct", ADDRESS, *WHEN).out[:32])
            ujar("correct", ADDRESS, "--undo")
        return tuple(keys)

    return ingest


@pytest.mark.parametrize("name", ["correct", "withdraw"])
def test_an_id_is_the_version_that_bears_it_and_an_address_the_current_one(
    ujar: Callable, revised: Callable, name: str
) -> None:
    old, new = revised("kr-1b")
    assert old != new
    replaced = "not current: a later version took its place\n"
    ran = ujar(name, "kr-1", *WHEN)
    assert ran.out.startswith(old)
    assert ran.out.endswith(replaced)
    assert ujar(name, ADDRESS, "--undo").code == 2, "of the newer nothing was noted"
    assert ujar(name, "kr-1", "--undo").out.startswith(old)
    for given in ("kr-1b", ADDRESS):
        assert ujar(name, given, *WHEN).out.startswith(new)


def test_an_id_that_two_versions_bear_is_refused_with_their_keys(ujar: Callable, revised: Callable) -> None:
    old, new = revised("kr-1")
    ran = ujar("withdraw", "kr-1", *WHEN)
    assert ran.code == 2
    assert "UJ171" in ran.err
    assert old in ran.err
    assert f"{new} (current)" in ran.err
    assert ujar("withdraw", ADDRESS, *WHEN).out.startswith(new)
