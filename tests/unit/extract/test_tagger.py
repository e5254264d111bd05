"""The tagger's features, its decoding, and what the rules make of it."""

from __future__ import annotations

import pytest

from kg.errors import LexiconError
from kg.extract.features import Features, affixes, shape
from kg.extract.tagger import load_tagger, open_tagger, spans
from kg.lang.clusters import read_clusters
from kg.model.quote import AgentKind
from tests.unit.extract.examples import PACK, annotated, only, quotes


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Ratna", "Xx"), ("air", "x"), ("PBB", "XX"), ("2025", "d"), ("Jum'at", "Xx'x"), ("18/6", "d/d"), ("A", "X")],
)
def test_a_shape_has_the_kinds_of_letters(word, expected):
    assert shape(word) == expected


def test_affixes_are_beginnings_and_ends():
    assert affixes("ratna") == ["p=ra", "p=rat", "p=ratn", "e=a", "e=na", "e=atna"]


def test_features_name_the_words_on_both_sides():
    found = Features(PACK, {"ratna": ("7", "300")}).of_sentence(["kata", "Bupati", "Ratna", "di", "Sagara"])
    assert {b"0:w=ratna", b"0:W=Ratna", b"0:c=7", b"0:f=300", b"-1:w=bupati", b"-1:in=title"} <= set(found[2])
    assert {b"1:w=di", b"-2:w=kata", b"2:w=sagara", b"s-:Xx|Xx", b"s+:Xx|x"} <= set(found[2])
    assert b"first" in found[0]
    assert b"last" in found[-1]
    assert not any(feature.startswith(b"-1:") for feature in found[0])


def test_features_of_no_words_are_none():
    assert Features(PACK, {}).of_sentence([]) == []


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["O", "B-PER", "I-PER", "O"], [(1, 3, "PER")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["B-ORG", "I-PER"], [(0, 1, "ORG"), (1, 2, "PER")]),
        (["I-LOC", "O", "I-LOC"], [(0, 1, "LOC"), (2, 3, "LOC")]),
        ([], []),
    ],
)
def test_tags_become_spans(tags, expected):
    assert spans(tags) == expected


def test_names_have_kind_place_and_probability():
    tagger = load_tagger(PACK)
    found = tagger.names(["kata", "Bupati", "Ratna", "Prameswari", "di", "Jakarta", "."], offset=10)
    assert [(name.first, name.last, name.kind) for name in found] == [
        (12, 14, AgentKind.PERSON),
        (15, 16, AgentKind.PLACE),
    ]
    assert all(0.5 < name.probability <= 1 for name in found)
    assert tagger.names([]) == []


def test_a_tagger_is_opened_once():
    assert load_tagger(PACK) is load_tagger(PACK)


def test_an_article_where_nobody_is_quoted_is_not_tagged():
    assert annotated("Ratna Prameswari meninjau tanggul di Jakarta.", until="names").names == ()


def test_headings_are_not_tagged():
    text = 'Ratna Prameswari Tinjau Tanggul Sagara\n\n"Air sudah surut sejak pagi," kata Ratna.'
    first = annotated(text, until="names")
    assert first.names
    assert min(name.first for name in first.names) >= first.sentences[1].first


def test_a_damaged_model_is_named(tmp_path):
    (tmp_path / "names.crf").write_bytes(b"no model")
    with pytest.raises(LexiconError, match="UJ206") as caught:
        open_tagger(PACK, tmp_path)
    assert "names.crf" in str(caught.value)


def test_damaged_clusters_are_named(tmp_path):
    path = tmp_path / "names.clusters.tsv.gz"
    path.write_bytes(b"no gzip")
    with pytest.raises(LexiconError, match="UJ206") as caught:
        read_clusters(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "name", "kind", "role"),
    [
        # a lexicon takes the first word for something else
        ('"Air surut," kata Kapolres Sagara AKBP Bobby Arkana.', "Bobby Arkana", "person", "Kapolres Sagara"),
        ("Maria Lestari mengatakan air surut.", "Maria Lestari", "person", None),
        ("Bobby mengatakan air surut.", "Bobby", "person", None),
        ('"Air surut," kata Sekjen Asosiasi Nelayan Bobby P Arkana.', "Bobby P Arkana", "person", None),
        ("Anwar MS mengatakan air surut.", "Anwar MS", "person", None),
        # a place's noun ends an office
        ('"Air surut," kata Wali Kota Ratna Prameswari.', "Ratna Prameswari", "person", "Wali Kota"),
        # the rules stay: a place behind a body, a role, what comes right behind a cue
        ('"Air surut," kata Kepala BPBD Wanatirta Hadi Sukmana.', "Hadi Sukmana", "person", "Kepala BPBD Wanatirta"),
        ('"Air surut," kata Wali Kota Wanatirta Ratna Prameswari.', "Ratna Prameswari", "person", None),
        ('"Air surut," kata Ika Cahaya Lestari.', "Ika Cahaya Lestari", "person", None),
        ('"Air surut," kata pemimpin Hamas Moussa Abu Arkana.', "Moussa Abu Arkana", "person", "pemimpin Hamas"),
        # an honorific or title between two words of a name is an initial or a name
        (
            "Direktur Kabar Nikel, Tonny H. Arkana mengatakan air surut.",
            "Tonny H. Arkana",
            "person",
            "Direktur Kabar Nikel",
        ),
        ("Menteri Agama Dimas Hakim Arkana memastikan air surut.", "Dimas Hakim Arkana", "person", "Menteri Agama"),
        (
            "Wakil Bupati Wanatirta H. Dimas Arkana mengatakan air surut.",
            "Dimas Arkana",
            "person",
            "Wakil Bupati Wanatirta",
        ),
        # an age behind it, and what its bearer is
        (
            "Ratna Prameswari (23) seorang pemulung dan pedagang, mengatakan air surut.",
            "Ratna Prameswari",
            "person",
            None,
        ),
    ],
)
def test_who_speaks(text, name, kind, role):
    quote = only(text)
    assert (quote.agent.name, quote.agent.kind.value) == (name, kind)
    assert role is None or quote.role.label == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # the article uses one word of it alone: what a lexicon says of the others does not count
        ('Dimas Mata senang timnya menang. "Air surut," jelas Mata.', "Dimas Mata", None),
        (
            '"Air surut," kata Direktur Riset Hadi Batubara. "Jalan dibuka," kata Hadi.',
            "Hadi Batubara",
            "Direktur Riset",
        ),
        ('Kiper timnas Sagara, Dimas Suzuki, datang. "Saya siap," kata Suzuki.', "Dimas Suzuki", "Kiper timnas Sagara"),
        (
            'Anggota Komisi VI DPR RI Hadi H Sukmana datang. "Air surut," kata Hadi.',
            "Hadi H Sukmana",
            "Anggota Komisi VI DPR RI",
        ),
        (
            'Menteri Keuangan Bambang PS Arkana datang. "Air surut," kata Bambang.',
            "Bambang PS Arkana",
            "Menteri Keuangan",
        ),
        (
            'RATNA Prameswari datang. Hari itu Ratna Prameswari cemas. "Air surut," kata Ratna.',
            "Ratna Prameswari",
            None,
        ),
        # but a place or body before it does
        (
            'Warga di Orlandia ramai. Presiden Orlandia Mirela Stanko datang. "Air surut," kata Stanko.',
            "Mirela Stanko",
            "Presiden Orlandia",
        ),
        ('Hasil diumumkan CEO Microsoft Bobby Arkana. "Air surut," kata Bobby.', "Bobby Arkana", "CEO Microsoft"),
    ],
)
def test_a_name_is_confirmed_where_one_of_its_words_stands_alone(text, name, role):
    quote = quotes(text)[-1]
    assert quote.agent.name == name
    assert role == (quote.role and quote.role.label)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ratna mengatakan letusan Gunung Sagara sudah reda.", "Gunung Sagara", "place"),
        ("Ratna mengatakan pasien di Rumah Sakit Melati sudah pulang.", "Rumah Sakit Melati", "organization"),
    ],
)
def test_what_is_spoken_of(text, name, kind):
    assert [(agent.name, agent.kind.value) for agent in only(text).about] == [(name, kind)]


def test_half_a_surrogate_pair_is_read_like_any_sign():
    words = ["kata", "Ratna", "\ud800Prameswari", "\ud800", "."]
    assert len(load_tagger(PACK).tags(words)) == len(words)
