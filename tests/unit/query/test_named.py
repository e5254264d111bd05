from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.query import named
from kg.query.guard import check
from kg.query.named import named_queries, named_query


@pytest.mark.parametrize("name", named_queries())
def test_every_saved_query_runs_as_it_stands(archive, name):
    query = named_query(name)
    assert query.title_id != query.title_en
    assert check(query.text) is query.form
    assert list(archive.select(query.text)) is not None


@pytest.mark.parametrize("name", named_queries())
def test_every_saved_query_finds_something_in_the_sample_articles(sample, name):
    query = named_query(name)
    found = list(sample.select(query.text))
    assert found
    assert len(set(found)) == len(found)
    assert query.bind({one.name: one.example.strip('"<>') for one in query.parameters}) == query.text


def rows(store, name, **values):
    return list(store.select(named_query(name).bind(values)))


def quotes_in(store):
    ((count,),) = store.select("SELECT (COUNT(?q) AS ?n) { ?q a <https://w3id.org/ujar/ont#Quote> }")
    return int(count)


def test_quotes_of_a_speaker(archive):
    found = rows(archive, "speaker-quotes", speaker="Rina Wulandari")
    assert len(found) >= 3
    assert {row[3] for row in found} == {"Harian Maju", "Nusa Kini"}
    assert rows(archive, "speaker-quotes", speaker="Siapa") == []


def test_quotes_of_an_outlet_between_dates(archive):
    assert {
        row[1] for row in rows(archive, "outlet-quotes", outlet="harian maju", first="2025-04-01", last="2025-04-30")
    } == {
        "Rina Wulandari",
        "Budi Hartono",
    }
    assert rows(archive, "outlet-quotes", outlet="Harian Maju", first="2025-05-01", last="2025-05-31") == []


def test_relays(archive):
    assert {row[4] for row in rows(archive, "relays")} == {"Kantor Berita Samudra"}


def test_anonymous_sources(archive):
    found = rows(archive, "anonymous-sources")
    assert found
    assert {row[3] for row in found} == {"Nusa Kini"}


def test_quotes_of_an_article_in_order(archive):
    (key,) = archive.texts.find("maju-1")
    found = rows(archive, "article-quotes", article=f"{archive.base}id/article/{key}/doc")
    starts = [int(row[5] or 0) for row in found]
    assert len(starts) >= 3
    assert starts == sorted(starts)


def test_speakers_and_counts(archive):
    names = {row[1]: int(row[2] or 0) for row in rows(archive, "speakers", at_least="1")}
    assert names["Rina Wulandari"] >= 3
    assert "Budi Hartono" not in {row[1] for row in rows(archive, "speakers", at_least=str(names["Rina Wulandari"]))}


def test_what_is_said_about_somebody(sample):
    found = rows(sample, "about-quotes", about="Surya Atmadireja", first="2025-04-15", last="2025-04-15")
    assert {row[1] for row in found} == {"Lukman Hadisoebroto"}
    assert {str(row[4])[:10] for row in found} == {"2025-04-15"}
    assert rows(sample, "about-quotes", about="Surya Atmadireja", first="2025-04-16") == []


def test_to_whom_somebody_speaks(sample):
    assert [row[1] for row in rows(sample, "addressees", speaker="Ratna Prameswari")] == ["Suara Pesisir"]


def test_articles_between_two_dates_also_without_quotes(sample):
    found = rows(sample, "articles", first="2025-02-13", last="2025-02-14")
    assert [(row[1], str(row[2])[:10]) for row in found] == [
        ("KabarNusa", "2025-02-13"),
        ("Suara Pesisir", "2025-02-14"),
    ]
    assert sum(int(row[4]) for row in rows(sample, "articles")) == quotes_in(sample)


def test_denials_are_what_the_source_denies(archive, sample):
    assert [row[1] for row in rows(archive, "denials")] == ["Rina Wulandari"]
    assert {row[2] for row in rows(sample, "denials")} <= {"bantah", "tepis", "sangkal"}


def test_counts_by_outlet_and_month_say_claims_and_quotes(sample):
    by_outlet = {row[0]: row[1:] for row in rows(sample, "speaker-outlets", speaker="Elena Korvath")}
    assert by_outlet["KabarNusa"] == ("2", "2", "1")
    ((month, claims, quotes, articles),) = rows(sample, "speaker-months", speaker="Elena Korvath")
    assert (month, quotes, articles) == ("2025-07", "6", "2")
    assert int(claims) < int(quotes)
    totals = {row[1]: (int(row[2]), int(row[3])) for row in rows(sample, "outlets")}
    assert totals["KabarNusa"][0] == 6
    assert sum(quotes for _, quotes in totals.values()) == quotes_in(sample)


def test_who_is_spoken_about_most(sample):
    names = [row[1] for row in rows(sample, "spoken-about", at_least="3")]
    assert names == ["Marco Velinho", "Indonesia", "Surya Atmadireja"]


def test_who_was_first_and_how_others_word_it(sample):
    first = {(row[1], row[3]) for row in rows(sample, "first-to-report")}
    assert ("Suara Pesisir", "Ini utang saya kepada warga Sumberjati") in first
    assert rows(sample, "first-to-report", at_least="9") == []
    assert all(row[3] != row[5] and row[2] < row[4] for row in rows(sample, "wordings"))


def test_who_is_quoted_from_one_occasion(sample):
    assert {row[:3] for row in rows(sample, "same-occasion")} == {
        ("2025-04-15", "Pengadilan Tipikor Wiralaga", "Dewi Kirana"),
        ("2025-04-15", "Pengadilan Tipikor Wiralaga", "Lukman Hadisoebroto"),
    }
    assert rows(sample, "same-occasion", first="2025-04-16") == []


def test_roles_of_a_speaker(sample):
    found = rows(sample, "speaker-roles", speaker="Hendra Wirajaya")
    assert found[0][2:] == ("2025-02-12", "2025-02-12")


@pytest.mark.parametrize(
    "value", ['" } UNION { ?s ?p ?o } #', "\\", 'a"b\\"', "baris\nbaru", '} VALUES ?speaker { "x"']
)
def test_values_are_data(archive, value):
    query = named_query("speaker-quotes").bind({"speaker": value})
    assert check(query)
    assert list(archive.select(query)) == []


@pytest.mark.parametrize(
    ("name", "values", "code"),
    [
        ("tidak-ada", {}, "UJ517"),
        ("speakers", {"siapa": "x"}, "UJ517"),
        ("speakers", {"at_least": "banyak"}, "UJ516"),
        ("outlet-quotes", {"first": "kemarin"}, "UJ516"),
        ("article-quotes", {"article": "bukan iri"}, "UJ516"),
        ("article-quotes", {"article": "http://a.example/> ?p ?o } #"}, "UJ516"),
    ],
)
def test_wrong_names_and_values(name, values, code):
    with pytest.raises(QueryError, match=code) as caught:
        named_query(name).bind(values)
    assert caught.value.cure


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# title id: Satu\nSELECT * { ?s ?p ?o }", "title in id and one in en"),
        ("# title id: Satu\n# judul: Dua\nSELECT * { ?s ?p ?o }", "header line"),
        ("# title id: Satu\n# title en: One\n# param x text: apa\nSELECT * { ?s ?p ?o }", "VALUES"),
    ],
)
def test_a_file_with_a_wrong_header(tmp_path, text, problem):
    path = tmp_path / "satu.rq"
    path.write_text(text)
    with pytest.raises(QueryError, match="UJ518") as caught:
        named._read(path)
    assert problem in caught.value.problem
    assert (caught.value.place or "").startswith("satu.rq:")
