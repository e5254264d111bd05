"""Columns: guessed from their names, or mapped by hand."""

from __future__ import annotations

import pytest

from kg.errors import InputError, SettingsError
from kg.ingest.columns import check_mapping, keyed, parse_mapping, recognised, resolve

GUESSES = (
    ("No,Judul,Isi,Tanggal,Media,Link", "Judul=title,Isi=text,Tanggal=published,Media=outlet,Link=url"),
    ("ID,headline,content,date,source", "ID=id,headline=title,content=text,date=published,source=outlet"),
    ("berita,isi_berita", "isi_berita=text"),
    ("BERITA", "BERITA=text"),
    ("text,Isi", "text=text"),
    ("teks,bahasa,tgl_terbit", "teks=text,bahasa=language,tgl_terbit=published"),
)


@pytest.mark.parametrize(("columns", "expected"), GUESSES)
def test_guesses_from_names(columns: str, expected: str) -> None:
    assert resolve(columns.split(","), {}, "t.csv:1") == parse_mapping(expected)


def test_a_mapping_wins_and_the_rest_is_guessed() -> None:
    found = resolve(("isi", "uraian", "judul"), {"Uraian": "text"}, "t.csv:1")
    assert found == {"uraian": "text", "judul": "title"}


def test_a_column_can_be_kept_as_it_is() -> None:
    assert resolve(("isi", "sumber"), {"sumber": ""}, "t.csv:1") == {"isi": "text"}


def test_no_text_column_shows_the_columns_and_the_cure() -> None:
    with pytest.raises(InputError, match=r"t\.csv:1: .*columns: judul, uraian .*--map 'uraian'=text.*UJ107"):
        resolve(("judul", "uraian"), {}, "t.csv:1")


def test_an_unknown_column_shows_the_nearest() -> None:
    with pytest.raises(InputError, match=r"no column 'isii'.*did you mean 'isi'.*UJ107"):
        resolve(("isi", "judul"), {"isii": "text"}, "t.csv:1")


def test_mapping_is_parsed() -> None:
    assert parse_mapping("isi=text, judul = title,a=b=url,catatan=") == {
        "isi": "text", "judul": "title", "a=b": "url", "catatan": "",
    }  # fmt: skip
    assert parse_mapping("") == {}


@pytest.mark.parametrize("wrong", ["isi", "isi=teks", "=text", "isi=text,judul"])
def test_a_wrong_mapping_names_the_fields(wrong: str) -> None:
    with pytest.raises(SettingsError, match=r"--map: .*fields: text, id, title.*UJ712"):
        parse_mapping(wrong)


@pytest.mark.parametrize("wrong", ["isi=text,isi=title", "isi=text,Isi=", "tgl_terbit=published,tgl terbit=title"])
def test_a_column_is_mapped_once(wrong: str) -> None:
    with pytest.raises(SettingsError, match=r"--map: the column .* stands there twice .*UJ712"):
        parse_mapping(wrong)


def test_a_field_is_one_column() -> None:
    check_mapping({"isi": "text", "judul": "title", "catatan": "", "rubrik": ""})
    with pytest.raises(SettingsError, match=r"--map: 'isi' and 'isi2' are both to be read as text \(.*isi2= .*UJ712"):
        check_mapping({"isi": "text", "judul": "title", "isi2": "text"})


def test_a_mapped_key_that_is_there_takes_the_place_of_the_field_of_its_name() -> None:
    mapping = {"isi": "text", "catatan": ""}
    fields = ("id", "title", "url", "outlet", "published", "modified", "retrieved", "language")
    assert keyed(("text", "isi"), mapping) == {**{name: name for name in fields}, **mapping}
    assert keyed(("text", "x"), mapping)["text"] == "text"


def test_recognised_counts_known_names() -> None:
    assert recognised(("Judul", "isi", "x", "kolomku"), {"kolomku": "text"}) == 3
