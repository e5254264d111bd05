"""A denial is told wherever a quote is shown or taken away, and found by a key of the search."""

from __future__ import annotations

import csv
import io

import orjson
import pytest

from api.schemas import FoundQuote
from kg.cli.search import cells
from kg.errors import QueryError
from kg.export.table import write_quotes
from kg.intake import ingest
from kg.model.text import SourceDocument
from kg.query.explain import explain
from kg.query.named import named_query
from kg.query.search import search
from kg.settings import Settings
from kg.store import open_store

DENIED = "menjual tanah desa"
SAID = "Tanah itu milik warga sejak dulu"
GUESSED = "api berasal dari dapur"
PLAIN = "pasar dibuka lagi besok"
DOCUMENT = SourceDocument(
    "rawa-1",
    f'Bupati Hadi Santoso membantah {DENIED}. "{SAID}," kata Hadi lewat akun Instagram pribadinya.\n'
    f"Polisi menduga {GUESSED}. Ratna Prameswari mengatakan {PLAIN}.",
    title="Tanah Desa",
    outlet="Kabar Rawa",
    published="2025-04-14",
    language="id",
    fields=(("polarity", "keruh"),),
)


@pytest.fixture(scope="module")
def store():
    opened = open_store(None, settings=Settings())
    ingest([DOCUMENT], opened, settings=Settings())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def rows(store):
    return {row.text: row for row in search(store, "").rows}


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("polarity:negative", {DENIED}),
        ("polaritas:negatif", {DENIED}),
        ("-polarity:negative", {SAID, GUESSED, PLAIN}),
        ("polarity:positive", {SAID, GUESSED, PLAIN}),
        ("field.polarity:keruh polarity:negative", {DENIED}),
        ("certainty:probable", {GUESSED}),
        ("kepastian:mungkin-benar", {GUESSED}),
        ("certainty:certain", {DENIED, SAID, PLAIN}),
        ("certainty:possible", set()),
        ("cue_class:deny", {DENIED}),
        ("cue_class:say", {SAID, PLAIN}),
        ("-cue_class:say", {DENIED, GUESSED}),
        ("cue_class:threaten", set()),
        ("medium:instagram", {SAID}),
    ],
)
def test_keys(store, query, texts):
    found = search(store, query).rows
    assert {row.text for row in found} == texts
    assert {row[0] for row in store.select(explain(store, query).sparql)} == {row.quote for row in found}


@pytest.mark.parametrize(
    ("query", "cure"),
    [
        ("polarity:x", "one of positive, negative, positif, negatif"),
        ("polarity:negativee", "did you mean negative?"),
        ("certainty:x", "certain, probable, possible"),
        ("cue_class:denny", "did you mean deny?"),
        ("cue_class:x", "deny, "),
    ],
)
def test_an_unknown_value_names_the_known_ones(store, query, cure):
    with pytest.raises(QueryError, match="UJ512") as caught:
        search(store, query)
    assert cure in (caught.value.cure or "")


def test_a_row_says_what_its_source_denies(rows):
    denied, said = rows[DENIED], rows[SAID]
    assert (denied.polarity, denied.certainty, denied.cue_class, denied.medium) == ("negative", "certain", "deny", None)
    assert (said.polarity, said.certainty, said.cue_class, said.medium) == ("positive", "certain", "say", "Instagram")
    assert denied.is_denied
    assert not said.is_denied


def test_the_table_rest_and_the_command_line_say_it(rows):
    out = io.BytesIO()
    write_quotes(rows.values(), out)
    table = {row["text"]: row for row in csv.DictReader(io.StringIO(out.getvalue().decode()))}
    for text, row in rows.items():
        answer = FoundQuote.from_row(row).model_dump()
        line = orjson.loads(orjson.dumps(row))
        for column in ("polarity", "certainty", "cue_class", "medium"):
            told = getattr(row, column)
            assert table[text][column] == (told or "")
            assert answer[column] == line[column] == told
    assert [cells(rows[text])[2] for text in (DENIED, GUESSED, PLAIN)] == [
        "indirect, denied",
        "indirect, probable",
        "indirect",
    ]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("speaker-quotes", {"speaker": "Hadi Santoso"}),
        ("outlet-quotes", {"outlet": "Kabar Rawa"}),
        ("article-quotes", None),
    ],
)
def test_saved_queries_say_it(store, rows, name, values):
    article = rows[DENIED].quote.rpartition("/")[0] + "/doc"
    text = named_query(name).bind(values or {"article": article})
    denied = {row for row in store.select(text) if DENIED in row}
    assert [row[-2:] for row in denied] == [("negative", "certain")]
    assert {row[-2] for row in store.select(text) if DENIED not in row} == {"positive"}
