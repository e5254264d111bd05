from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.query.language import KEYS, Search, Term, of_filters, parse


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  \n ", ()),
        ("beras", (Term(None, "beras"),)),
        ("harga beras", (Term(None, "harga"), Term(None, "beras"))),
        ('"dua negara"', (Term(None, "dua negara", is_phrase=True),)),
        ("“dua negara”", (Term(None, "dua negara", is_phrase=True),)),
        ("-gencatan", (Term(None, "gencatan", is_excluded=True),)),
        ('-"dua negara"', (Term(None, "dua negara", is_phrase=True, is_excluded=True),)),
        ('speaker:"Sari Wulandari"', (Term("speaker", "Sari Wulandari", is_phrase=True),)),
        ("speaker:Sari beras", (Term("speaker", "Sari"), Term(None, "beras"))),
        ("oleh:Sari tentang:beras", (Term("speaker", "Sari"), Term("about", "beras"))),
        ("-type:direct", (Term("type", "direct", is_excluded=True),)),
        ('jenis:"tidak langsung"', (Term("type", "indirect", is_phrase=True),)),
        ("jenis:tidak-langsung anonim:ya", (Term("type", "indirect"), Term("anonymous", "yes"))),
        ("after:2025-04-01 before:2025", (Term("after", "2025-04-01"), Term("before", "2025"))),
        ("SPEAKER:Sari", (Term("speaker", "Sari"),)),
        ("rubrik:ekonomi", (Term("rubrik", "ekonomi"),)),
        ("field.type:opini -KOLOM.Via:x", (Term("field.type", "opini"), Term("field.Via", "x", is_excluded=True))),
        (
            "pukul 10:30 – https://harian.example/x",
            (Term(None, "pukul"), Term(None, "10:30"), Term(None, "https://harian.example/x")),
        ),
        ("speaker:http://localhost:8000/id/agent/p1", (Term("speaker", "http://localhost:8000/id/agent/p1"),)),
        ("anak-anak", (Term(None, "anak-anak"),)),
    ],
)
def test_parsing(text, terms):
    assert parse(text).terms == terms


@pytest.mark.parametrize(
    ("text", "code", "place", "cure"),
    [
        ("beras speaker:", "UJ511", "character 7", 'speaker:"Vladimir Putin"'),
        ("speaker: Sari", "UJ511", "character 1", "without a space"),
        ("type:langsun", "UJ512", "character 1", "did you mean langsung?"),
        ("anonymous:mungkin", "UJ512", "character 1", "one of"),
        ("after:kemarin", "UJ512", "character 1", "2025-04-01"),
        ("after:2025-13-01", "UJ512", "character 1", "2025-04-01"),
        ("speaker:—", "UJ512", "character 1", "speaker:"),
        ('harga "beras', "UJ513", "character 7", 'put "'),
    ],
)
def test_errors_say_where_and_what_to_do(text, code, place, cure):
    with pytest.raises(QueryError, match=code) as caught:
        parse(text)
    assert caught.value.place == place
    assert cure in (caught.value.cure or "")


@pytest.mark.parametrize(
    "text", ['speaker:"Sari Wulandari" beras -"dua negara" -type:direct after:2025-04', "anak-anak", ""]
)
def test_a_search_can_be_typed_again(text):
    assert str(parse(text)) == text


def test_filters_are_the_same_search():
    found = of_filters([("speaker", "Sari Wulandari"), ("type", "langsung"), ("outlet", None)], 'beras "dua negara"')
    assert found == Search(
        (
            Term("speaker", "Sari Wulandari"),
            Term("type", "direct"),
            Term(None, "beras"),
            Term(None, "dua negara", is_phrase=True),
        )
    )


def test_errors_of_filters_name_the_filter():
    with pytest.raises(QueryError) as caught:
        of_filters([("after", "besok")])
    assert caught.value.place == "after"


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_has_an_example_that_parses(key):
    (term,) = parse(key.example.replace("<IRI of a claim>", "http://a.example/x")).terms
    assert term.key == key.name
    assert key.aliases


def test_names_of_keys_are_their_own():
    names = [name for key in KEYS for name in (key.name, *key.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "has_words"), [("beras", True), ("-beras", False), ("speaker:Sari", False), ('"a b"', True)]
)
def test_words_to_rank_by(text, has_words):
    assert parse(text).has_words is has_words
