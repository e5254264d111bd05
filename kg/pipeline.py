"""The explicit table of stages, and the one way from a document to its quotes."""

from __future__ import annotations

from collections.abc import Sequence

from kg import __version__
from kg.errors import InputError, LayerOrderError, Worded
from kg.extract.coref import resolve_sources
from kg.extract.cues import find_cues
from kg.extract.direct import find_direct
from kg.extract.indirect import find_indirect
from kg.extract.layout import lay_out
from kg.extract.mentions import find_mentions
from kg.extract.nested import find_nested
from kg.extract.quotes import make_quotes
from kg.extract.relays import find_relays
from kg.extract.stage import Stage
from kg.extract.tagger import tag_names
from kg.ingest.clean import clean
from kg.lang import available, load_pack
from kg.lang.detect import detect
from kg.lang.pack import LanguagePack
from kg.model.annotated import LAYERS, AnnotatedArticle, Extractor
from kg.model.text import SourceDocument

STAGES = (
    Stage("layout", (), ("tokens", "quotations", "sentences"), lay_out),
    Stage("cues", ("tokens", "quotations", "sentences"), ("cues",), find_cues),
    Stage("names", ("cues", "sentences"), ("names",), tag_names),
    Stage("mentions", ("cues", "names", "sentences"), ("mentions",), find_mentions),
    Stage("direct", ("cues", "quotations"), ("attributions",), find_direct),
    Stage("indirect", ("cues", "attributions"), ("attributions",), find_indirect),
    Stage("nested", ("attributions", "quotations"), ("attributions",), find_nested),
    Stage("coref", ("attributions", "mentions"), ("attributions", "entities"), resolve_sources),
    Stage("relays", ("sentences",), ("relay_mentions",), find_relays),
    Stage(
        "quotes",
        ("attributions", "entities", "relay_mentions"),
        ("agents", "events", "quotes"),
        make_quotes,
    ),
)


def check(stages: Sequence[Stage]) -> None:
    """Raises LayerOrderError UJ301 when a stage needs a layer that none before it gives, or names one unknown."""
    given: set[str] = set()
    for stage in stages:
        unknown = {*stage.needs, *stage.gives} - set(LAYERS)
        missing = set(stage.needs) - given
        if unknown or missing:
            raise LayerOrderError(
                "UJ301",
                f"needs {', '.join(sorted(unknown | missing))}",
                place=f"stage {stage.name!r}",
                cure="put the stage that gives it before this one",
            )
        given.update(stage.gives)


def extract(document: SourceDocument, *, pack: LanguagePack | None = None) -> AnnotatedArticle:
    """The document's quotes, with all layers.

    Without `pack` the document's language decides, and where it names none, its text. An article without
    quotes has an empty layer. Raises InputError UJ127 for a language that has no pack.
    """
    annotated = AnnotatedArticle(clean(document, pack or pack_for(document)))
    chosen = load_pack(annotated.article.language) if pack is None else pack
    for stage in STAGES:
        annotated = stage.run(annotated, chosen)
    return annotated


def pack_for(document: SourceDocument) -> LanguagePack:
    """The pack of the language that the document names or is written in."""
    packs = [load_pack(name) for name in available()]
    code = document.language.partition("-")[0].lower() if document.language else detect(document.text, packs)
    by_code = {name: pack for pack in packs for name in (pack.code, *pack.also)}
    if code in by_code:
        return by_code[code]
    raise InputError(
        "UJ127",
        f"no language pack for {code!r}",
        place=document.id,
        cure=Worded(
            "installed: {packs}; {name_language} if the language was taken wrongly", packs=", ".join(available())
        ),
    )


def extractor(pack: LanguagePack) -> Extractor:
    """Name, version and configuration of what `extract` does with a pack."""
    return Extractor(f"ujar-{pack.code}", f"{__version__}+{pack.version}", pack.digest)


check(STAGES)
