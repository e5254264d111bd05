"""Reading a pack: what its files give, and errors that name file and line."""

from __future__ import annotations

import shutil

import pytest

from kg.errors import LexiconError
from kg.lang import available, load_pack
from kg.lang.pack import fold, read_pack, read_tsv
from kg.model.attribution import CueForm
from kg.model.quote import AgentKind, Certainty


@pytest.fixture
def folder(tmp_path):
    """A copy of the Indonesian pack that a test may damage."""
    return shutil.copytree(load_pack("id").folder, tmp_path / "id")


def test_indonesian_is_installed():
    assert "id" in available()
    assert load_pack("id") is load_pack("id")


def test_a_code_without_a_pack_names_those_installed():
    with pytest.raises(LexiconError, match="UJ205") as caught:
        load_pack("xx")
    assert "id" in str(caught.value.cure)


def test_cues_are_read_by_form():
    cues = load_pack("id").cues
    assert (cues["mengatakan"].lemma, cues["mengatakan"].form) == ("kata", CueForm.ACTIVE)
    assert cues["diperkirakan"].certainty is Certainty.POSSIBLE
    assert cues["meminta"].object == "demand"


def test_lexicons_are_read():
    pack = load_pack("id")
    assert pack.titles["menteri"] is AgentKind.PERSON
    assert pack.source_nouns["laporan"] is AgentKind.DOCUMENT
    assert pack.outlets[fold("Al Jazeera")] == "Al Jazeera"
    assert "Aceh" in pack.places
    assert pack.name_words["Budi"] is AgentKind.PERSON
    assert "Polda" in pack.organization_words
    assert "banjir" in pack.common


def test_lists_of_words_and_of_phrases():
    pack = load_pack("id")
    assert "bahwa" in pack.words("clause_connectors")
    assert "yang akrab disapa" in pack.phrases("nicknames")
    assert "Kombes" in pack.words("abbreviations", "sentences")


@pytest.mark.parametrize(("name", "key"), [("Al Jazeera", "aljazeera"), (" KOMPAS TV ", "kompastv"), ("", "")])
def test_fold(name, key):
    assert fold(name) == key


def test_the_digest_changes_with_any_file(folder):
    before = read_pack(folder).digest
    assert read_pack(folder).digest == before == load_pack("id").digest
    with (folder / "common.txt").open("a", encoding="utf-8") as file:
        file.write("zzz\n")
    assert read_pack(folder).digest != before


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("\tneutral\tcertain\tclause", "\tneutral\tcertain", "UJ202"),
        ("\tneutral\tcertain\tclause", "\tneutral\tsure\tclause", "UJ203"),
        ("\tneutral\tcertain\tclause", "\tneutral\tcertain\tphrase", "UJ203"),
        ("\tneutral\tcertain\tclause", "\tkind\tcertain\tclause", "UJ203"),
    ],
)
def test_a_wrong_row_names_file_line_and_cure(folder, old, new, code):
    path = folder / "cues.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_pack(folder).cues  # noqa: B018  read on first use
    assert caught.value.code == code
    assert "cues.tsv:" in str(caught.value.place)
    assert caught.value.cure


def test_a_missing_lexicon_and_a_broken_toml(folder):
    (folder / "titles.tsv").unlink()
    with pytest.raises(LexiconError, match="UJ201"):
        read_pack(folder).titles  # noqa: B018  read on first use
    (folder / "pack.toml").write_text("code = ", encoding="utf-8")
    with pytest.raises(LexiconError, match="UJ204"):
        read_pack(folder)


def test_rows_of_a_tsv_come_with_their_lines(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("# comment\none\ttwo\n\n1\t2\n", encoding="utf-8")
    assert list(read_tsv(path)) == [(4, {"one": "1", "two": "2"})]
