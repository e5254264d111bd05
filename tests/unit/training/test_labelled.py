"""Labelled sentences: what is read, and what is refused with file and line."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.training.labelled import TESTED, TRAINED, LabelledSentence, files_of, read_labelled


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_tags_of_both_habits_become_one(tmp_path):
    path = write(tmp_path / "train.txt", "Ratna PROPN B-PERSON\nPrameswari PROPN I-PERSON\n\ndi\tO\nSagara\tB-PLACE\n")
    assert read_labelled(path) == [
        LabelledSentence(("Ratna", "Prameswari"), ("B-PER", "I-PER")),
        LabelledSentence(("di", "Sagara"), ("O", "B-LOC")),
    ]


def test_words_are_cut_as_the_reader_cuts_them(tmp_path):
    path = write(tmp_path / "train.txt", "(18/6/2025) O\nSagara,Arkana B-LOC\n")
    (sentence,) = read_labelled(path)
    assert sentence.words == ("(", "18/6/2025", ")", "Sagara", ",", "Arkana")
    assert sentence.tags == ("O", "O", "O", "B-LOC", "I-LOC", "I-LOC")


@pytest.mark.parametrize(
    ("line", "code"), [("Ratna", "UJ128"), ("Ratna B-EVENT", "UJ128"), ("Ratna PER", "UJ128"), ("", "UJ102")]
)
def test_a_bad_line_is_named(tmp_path, line, code):
    path = write(tmp_path / "train.txt", f"{line}\n")
    with pytest.raises(InputError, match=code) as caught:
        read_labelled(path)
    assert str(path) in str(caught.value)
    assert code != "UJ128" or f"{path}:1" in str(caught.value)


def test_a_file_of_another_encoding_is_named(tmp_path):
    path = tmp_path / "train.txt"
    path.write_bytes("Jos\xe9 B-PER\n".encode("latin-1"))
    with pytest.raises(InputError, match="UJ104"):
        read_labelled(path)


def test_a_folder_gives_its_files_by_their_names(tmp_path):
    for name in ("train.txt", "dev.txt", "test.txt", "valid_a.txt", "LICENSE"):
        write(tmp_path / name, "di O\n")
    assert [path.name for path in files_of([tmp_path], TRAINED)] == ["dev.txt", "train.txt"]
    assert [path.name for path in files_of([tmp_path], TESTED)] == ["test.txt", "valid_a.txt"]
    assert files_of([tmp_path / "LICENSE"], TRAINED) == [tmp_path / "LICENSE"]


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_path_without_sentences_is_named(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="UJ101") as caught:
        files_of([tmp_path / name], TRAINED)
    assert name in str(caught.value)
