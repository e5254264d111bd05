from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from kg.export.sanitise import network
from kg.export.table import QUOTE_COLUMNS, write_edges, write_nodes, write_quotes
from kg.store.quote_row import QuoteRow

ROW = QuoteRow(
    quote="http://localhost:8000/id/article/ab/q1-20",
    text='"Air akan surut," katanya;\nwarga diminta waspada',
    type="mixed",
    article="ab",
    who="Ratna Wulandari",
    about=("Dinas Pengairan", "Warga"),
    relays=("Kantor Berita Antarnusa", "The Daily Globe"),
    published="2025-04-16",
    confidence=0.85,
    fields=(("rubrik", "Daerah"), ("edisi", "pagi")),
)


def table(rows: list[QuoteRow], *, excel: bool = False) -> list[dict[str, str]]:
    out = io.BytesIO()
    write_quotes(rows, out, excel=excel)
    text = out.getvalue().decode("utf-8-sig" if excel else "utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_quote_is_a_row() -> None:
    (row,) = table([ROW])
    assert tuple(row) == tuple(QUOTE_COLUMNS)
    assert row["text"] == ROW.text
    assert row["about"] == "Dinas Pengairan; Warga"
    assert row["relays"] == "Kantor Berita Antarnusa; The Daily Globe"
    assert row["fields"] == "rubrik=Daerah; edisi=pagi"
    assert row["confidence"] == "0.85"
    assert row["outlet"] == row["speaker"] == ""


def test_several_who_speak_together_share_a_row() -> None:
    pairs = (("Ratna Wulandari", "http://localhost:8000/id/agent/p1"), ("warga", "http://localhost:8000/id/x/a1-6"))
    joint = replace(ROW, who="Ratna Wulandari dan warga", speaker="http://localhost:8000/id/x/a1-30", speakers=pairs)
    (row,) = table([joint])
    assert row["who"] == "Ratna Wulandari dan warga"
    assert row["speakers"] == "Ratna Wulandari; warga"
    assert row["speaker"] == "; ".join(iri for _, iri in pairs)


def test_rows_keep_their_order() -> None:
    other = QuoteRow(quote="x", text="y", type="direct", article="z")
    assert [row["quote"] for row in table([other, ROW])] == ["x", ROW.quote]


def test_no_rows_are_a_header() -> None:
    out = io.BytesIO()
    write_quotes([], out)
    assert out.getvalue().decode() == ",".join(QUOTE_COLUMNS) + "\n"


def test_every_field_of_a_row_has_its_column() -> None:
    hidden = {"names", "outlet_iri"}
    assert set(QuoteRow.__dataclass_fields__) - hidden == set(QUOTE_COLUMNS)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("+62 812", "'+62 812"),
        ("-nya", "'-nya"),
        ("@akun", "'@akun"),
        ("|pipa", "'|pipa"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\n=1+1"),
        ("\x00=1+1", "'\ufffd=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("harga = 3", "harga = 3"),
        ("'sudah'", "'sudah'"),
    ],
)
def test_excel_runs_no_formula(text: str, safe: str) -> None:
    row = QuoteRow(quote="x", text=text, type="direct", article="z")
    assert table([row], excel=True)[0]["text"] == safe
    assert table([row])[0]["text"].lstrip("\ufffd") == text.replace("\r", "\n").lstrip("\x00")


def test_excel_has_a_mark_of_byte_order_and_its_own_line_ends() -> None:
    out = io.BytesIO()
    write_quotes([], out, excel=True)
    assert out.getvalue().startswith(b"\xef\xbb\xbfquote,")
    assert out.getvalue().endswith(b"\r\n")


def test_the_file_stays_open() -> None:
    out = io.BytesIO()
    write_quotes([ROW], out)
    assert not out.closed


def test_nodes_and_edges_have_the_headers_that_gephi_knows() -> None:
    made = network(
        [("a", {"is_member": True, "aliases": ["x", "y"]}), ("b", {"label": "=B"})],
        [("a", "b", "e1", {"weight": 2, "kind": "about"})],
    )
    nodes, edges = io.BytesIO(), io.BytesIO()
    write_nodes(made, nodes, excel=True)
    write_edges(made, edges)
    assert nodes.getvalue().decode("utf-8-sig") == "Id,Label,aliases,is_member\r\na,a,x; y,true\r\nb,'=B,,\r\n"
    assert edges.getvalue().decode() == "Source,Target,Type,Id,Label,Weight,kind\na,b,Directed,e1,,2.0,about\n"
