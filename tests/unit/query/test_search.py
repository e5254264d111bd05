from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.model.text import SourceDocument
from kg.query.explain import explain
from kg.query.search import Order, search


def found(store, query, **options):
    return search(store, query, limit=100, **options).rows


def test_everything_newest_first(archive):
    page = search(archive, "", limit=100)
    assert page.total == len(page.rows) >= 6
    assert page.order is Order.NEWEST
    dates = [row.published or "" for row in page.rows]
    assert dates == sorted(dates, reverse=True)
    assert page.next is None


@pytest.mark.parametrize(
    ("query", "speakers"),
    [
        ("speaker:Wulandari", {"Rina Wulandari"}),
        ('speaker:"Rina Wulandari" beras', {"Rina Wulandari"}),
        ("speaker:Budi", {"Budi Hartono"}),
        ("outlet:harian-maju", {"Rina Wulandari", "Budi Hartono"}),
        ('outlet:"Harian Maju" -speaker:Budi', {"Rina Wulandari"}),
        ('"pedagang tidak perlu"', {"Budi Hartono"}),
        ("pedagang perlu", {"Budi Hartono"}),
        ('"perlu tidak"', set()),
        ("nyatakan", {"Rina Wulandari"}),
        ("date:2025-04", {"Rina Wulandari", "Budi Hartono"}),
        ("before:2025-04-17", {"Rina Wulandari", "Budi Hartono"}),
        ("before:2025-04-16", set()),
        ("rubrik:ekonomi", {"Rina Wulandari", "Budi Hartono"}),
        ('rubrik:"daerah ekonomi"', set()),
        ("field.rubrik:ekonomi", {"Rina Wulandari", "Budi Hartono"}),
        ("field.type:opini speaker:Budi type:direct", {"Budi Hartono"}),
        ('kolom.via:"kawat utara" speaker:Budi', {"Budi Hartono"}),
        ("Field.Type:direct", set()),
        ("title:membantah", {"Rina Wulandari"}),
        ("speaker:Siapa", set()),
    ],
)
def test_who(archive, query, speakers):
    assert {row.who for row in found(archive, query)} == speakers


def test_anonymous_sources_and_relays(archive):
    rows = found(archive, "anonymous:yes")
    assert rows
    assert {row.outlet for row in rows} == {"Nusa Kini"}
    assert all(row.is_anonymous for row in rows)
    assert {row.via for row in found(archive, "via:Samudra")} == {"Kantor Berita Samudra"}
    assert len(rows) + len(found(archive, "anonymous:no")) == search(archive, "").total


def test_types_divide_the_quotes(archive):
    counts = [search(archive, f"type:{name}").total for name in ("direct", "indirect", "mixed")]
    assert sum(counts) == search(archive, "").total
    assert counts[0] >= 4


def test_after_includes_its_day(archive):
    assert {row.outlet for row in found(archive, "after:2025-05-02")} == {"Nusa Kini"}
    assert found(archive, "after:2025-05-03") == ()


def test_a_row_traces_to_its_article(archive):
    for row in found(archive, ""):
        document = archive.texts.get(row.article)
        assert isinstance(document, SourceDocument)
        assert row.text.split()[0] in document.text
        assert (row.title, row.outlet) == (document.title, document.outlet)
        assert row.quote.startswith(f"{archive.base}id/article/{row.article}/q")


@pytest.mark.parametrize("order", Order)
def test_pages_make_up_the_whole(archive, order):
    whole = [row.quote for row in found(archive, "", order=order)]
    paged, cursor = [], None
    while True:
        page = search(archive, "", limit=2, cursor=cursor, order=order)
        paged += [row.quote for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert paged == whole


@pytest.mark.parametrize(
    ("query", "options", "code"),
    [
        ("pembicra:Rina", {}, "UJ510"),
        ("", {"limit": 0}, "UJ515"),
        ("", {"limit": 1001}, "UJ515"),
        ("", {"cursor": "bukan"}, "UJ514"),
        ("", {"cursor": "WyJiIiwxLCIiXQ"}, "UJ514"),
        ("type:x", {}, "UJ512"),
    ],
)
def test_errors(archive, query, options, code):
    with pytest.raises(QueryError, match=code) as caught:
        search(archive, query, **options)
    assert caught.value.cure


def test_an_unknown_key_names_its_neighbour(archive):
    with pytest.raises(QueryError) as caught:
        search(archive, "rubri:ekonomi")
    assert caught.value.cure == "did you mean rubrik?"


def test_a_column_called_like_a_key_is_named_where_its_value_is_refused(archive):
    with pytest.raises(QueryError, match="UJ512") as caught:
        search(archive, "type:opini")
    assert (caught.value.cure or "").endswith("a column of this name is field.type:")
    with pytest.raises(QueryError, match="UJ510"):
        search(archive, "field.claim:x")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "speaker:Wulandari",
        '-speaker:"Rina Wulandari"',
        "outlet:harian-maju",
        'outlet:"Nusa Kini" type:direct',
        "after:2025-04-18",
        "date:2025-04",
        "before:2025",
        "anonymous:yes",
        "anonymous:no",
        "via:Samudra",
        "rubrik:ekonomi",
        "-field.type:opini",
        "kolom.via:kawat",
        "title:beras",
        '"harga beras"',
        "role:Wali",
        'kejanggalan "di gudang"',
        'speaker:"a\\ } UNION { ?quote ?p ?o"',
    ],
)
def test_the_sparql_that_is_shown_finds_the_same(archive, query):
    explained = explain(archive, query)
    assert {row[0] for row in archive.select(explained.sparql)} == {row.quote for row in found(archive, query)}


def test_the_explanation_shows_the_clauses(archive):
    explained = explain(archive, 'speaker:"Rina Wulandari" -type:direct after:2025-04 beras')
    assert explained.clauses == ('+who:"rina wulandari"', "-type:direct", "+day:[20250400 TO 99999999]", "+stem:beras")
