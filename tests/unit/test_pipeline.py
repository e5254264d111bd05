"""The table of stages, and the one way from a document to its quotes."""

from __future__ import annotations

import pytest

from kg import __version__
from kg.errors import InputError, LayerOrderError
from kg.extract.stage import Stage
from kg.lang import load_pack
from kg.model.text import SourceDocument
from kg.pipeline import STAGES, check, extract, extractor, pack_for

TEXT = (
    '"Air sungai sudah surut sejak pagi dan warga bisa kembali ke rumah masing-masing," kata Ratna Prameswari kepada '
    "wartawan di kantornya. Ia meminta warga tetap waspada karena hujan diperkirakan masih turun malam nanti."
)


def _nothing(annotated, pack):
    return annotated


def test_the_table_is_in_order():
    check(STAGES)
    assert [stage.name for stage in STAGES][:2] == ["layout", "cues"]
    assert STAGES[-1].gives == ("agents", "events", "quotes")


@pytest.mark.parametrize(
    ("stages", "missing"),
    [
        (STAGES[1:], "tokens"),
        ((*STAGES[:4], STAGES[5]), "attributions"),
        ((Stage("odd", ("parses",), (), _nothing),), "parses"),
        ((Stage("odd", (), ("parses",), _nothing),), "parses"),
    ],
)
def test_a_stage_without_what_it_needs_is_named(stages, missing):
    with pytest.raises(LayerOrderError, match="UJ301") as caught:
        check(stages)
    assert missing in str(caught.value)


@pytest.mark.parametrize("language", ["id", "id-ID", "ID", "ms", None])
def test_the_language_names_the_pack_or_the_text_does(language):
    found = extract(SourceDocument("contoh", TEXT, language=language))
    assert found.article.language == "id"
    assert [quote.type.value for quote in found.quotes] == ["direct", "indirect"]


def test_a_pack_given_by_hand_wins():
    found = extract(SourceDocument("contoh", TEXT, language="nl"), pack=load_pack("id"))
    assert len(found.quotes) == 2


def test_a_language_without_a_pack_names_the_article_and_the_cure():
    with pytest.raises(InputError, match="UJ127") as caught:
        pack_for(SourceDocument("artikel-7", TEXT, language="nl"))
    assert caught.value.place == "artikel-7"
    assert "--lang" in str(caught.value.cure)


@pytest.mark.parametrize("text", ["", "ADVERTISEMENT", "Air surut.", "\n\n", "“”"])
def test_an_article_without_quotes_has_an_empty_layer(text):
    found = extract(SourceDocument("contoh", text, language="id"))
    assert found.quotes == found.agents == found.events == ()


def test_every_layer_is_there_and_the_document_is_unchanged():
    document = SourceDocument("contoh", TEXT, language="id", fields=(("rubrik", "daerah"),))
    found = extract(document)
    assert found.document is document
    assert found.tokens
    assert found.sentences
    assert found.quotations
    assert found.cues
    assert found.mentions
    assert found.entities
    assert found.attributions


def test_the_extractor_names_program_pack_and_configuration():
    pack = load_pack("id")
    found = extractor(pack)
    assert (found.name, found.configuration) == ("ujar-id", pack.digest)
    assert found.version == f"{__version__}+{pack.version}"
