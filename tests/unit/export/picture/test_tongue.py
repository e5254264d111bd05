"""Pictures in Indonesian: every sentence is there, and names stay what they are."""

from __future__ import annotations

import re

import pytest

from kg.export.network import from_networkx
from kg.export.picture import draw
from kg.export.picture.caption import caption_of
from kg.export.picture.drawn import drawn
from kg.export.picture.legend import legend, told
from kg.export.picture.svg import amount
from kg.export.picture.tongue import LANGUAGES, say, sentences
from kg.views import VIEWS, analyse, build_view
from kg.views.analyses import ANALYSES
from kg.views.drawings import Bars, Caption, Series
from tests.unit.export.picture.test_graph import texts

WISHES = {"copies": False, "relayed": False, "min_quotes": 1, "after": "2025", "before": "2025-12", "type": "direct"}
WORDS = re.compile(r"\b(the|of|and|quotes?|claims?|articles?|outlets?|edges?|nodes?|most|left|kept|more)\b(?!:|,| dan)")


def english(caption: Caption) -> list[str]:
    """Lines of a caption that are not wholly put into Indonesian."""
    told = (caption.title, caption.unit, caption.copies, caption.filter, caption.read, caption.store, caption.left_out)
    return [line for line in (*told, *caption.notes) if WORDS.search(say(line, "id"))]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_sentence_has_as_many_gaps_in_both_languages(language: str) -> None:
    for text, put in sentences(language).items():
        assert re.findall(r"\{\*?\}", text) == re.findall(r"\{\*?\}", put), text


@pytest.mark.parametrize("row", VIEWS, ids=lambda row: row.name)
@pytest.mark.parametrize("wishes", [{}, WISHES, {"slice": "month"}, {"measures": True, "backbone": 0.9}])
def test_every_sentence_of_a_view_is_known(row, wishes, archive) -> None:
    network = from_networkx(build_view(row.name, archive, **wishes))
    assert english(caption_of(network)) == []
    drawing = drawn(network, top=30, language="id")
    said = [told(drawing), *(text for _, text in legend(drawing))]
    assert [text for text in said if WORDS.search(text)] == []


@pytest.mark.parametrize("row", ANALYSES, ids=lambda row: row.name)
@pytest.mark.parametrize("wishes", [{}, WISHES, {"unit": "quotes", "slice": "month"}])
def test_every_sentence_of_an_answer_is_known(row, wishes, archive) -> None:
    drawing = analyse(row.name, archive, **wishes).drawing
    caption = drawing.caption if hasattr(drawing, "caption") else caption_of(from_networkx(drawing))
    assert english(caption) == []


def test_sentences_hold_others() -> None:
    text = "excluded: 2025-04: 2 claims that one outlet repeats on many days; 3 copies"
    put = "dikecualikan: 2025-04: 2 pernyataan yang diulang satu media pada banyak hari; 3 salinan"
    assert say(text, "id") == put
    assert say("23 quotes of unnamed sources; 0 quotes that stand on no edge", "id") == (
        "23 kutipan sumber tanpa nama; 0 kutipan yang tidak ada pada garis mana pun"
    )
    assert say("after 2025-04; kind person; copies no", "id") == "sejak 2025-04; jenis penutur orang; salinan tidak"
    assert say("Laporan akhir", "id") == "Laporan akhir"


def test_numbers_are_written_as_the_language_does() -> None:
    assert say("1,234 quotes of unnamed sources; width: weight, 12.5 at most", "id") == (
        "1.234 kutipan sumber tanpa nama; tebal: bobot, paling besar 12,5"
    )
    assert [amount(1234, "id"), amount(0.25, "id"), amount(0.125, "id", is_share=True)] == ["1.234", "0,25", "12,5 %"]
    assert amount(1234) == "1,234"
    assert say("2025-04, 1,2", "id") == "2025-04, 1,2"


def test_a_chart_is_put_but_for_its_names() -> None:
    caption = Caption("Who is quoted most?", unit="quotes, every copy counted")
    bars = Bars(caption, ("everything", "female"), (Series("claims", (2, None)),), "claims")
    assert {
        "Siapa paling sering dikutip?",
        "Satuan",
        "pernyataan",
        "everything",
        "perempuan",
        "tidak ada nilai",
    } <= set(texts(draw(bars, language="id").svg()))
    assert "Tidak ada yang digambar: tidak ada baris yang lolos saringan." in texts(
        draw(Bars(caption, (), (), "claims"), language="id").svg()
    )


def test_a_page_is_put_with_what_it_says_on_a_click(archive) -> None:
    page = draw(build_view("about", archive), top=5, language="id").html()
    assert '<html lang="id">' in page
    for text in ("Siapa berbicara tentang siapa?", ">Cari<", "sebagian nama, lalu Enter", "{} hubungannya tergambar"):
        assert text in page
