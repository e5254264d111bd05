"""Articles of laws that state something, each one text with the law it stands in."""

from __future__ import annotations

import pytest

from kg.model.quote import AgentKind
from tests.unit.extract.examples import indirect, only, said


@pytest.mark.parametrize(
    "article",
    [
        "Pasal 33",
        "Pasal 33 UUD 1945",
        "Pasal 5 ayat (2)",
        "Pasal 5 ayat (2) huruf a UU Pelayaran",
        "Pasal tersebut",
    ],
)
@pytest.mark.parametrize("frame", ["{} menyebutkan bahwa {}.", "Adapun {} menyebutkan bahwa {}.", "Menurut {}, {}."])
def test_an_article_of_a_law_is_one_text(article, frame):
    quote = only(frame.format(article, "setiap kapal wajib didaftarkan"))
    assert (quote.text, quote.agent.name) == ("setiap kapal wajib didaftarkan", article)
    assert quote.agent.kind is AgentKind.DOCUMENT


def test_an_article_that_a_relative_clause_describes_states():
    text = "Hadi Sukmana merujuk pada Pasal 33 UUD 1945 yang menegaskan bahwa laut dikuasai oleh negara."
    assert said(text) == [indirect("laut dikuasai oleh negara", "menegaskan", "Pasal 33 UUD 1945")]
