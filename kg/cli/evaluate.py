"""`ujar evaluate`: extraction, or somebody else's result, scored against annotated articles."""

from __future__ import annotations

from pathlib import Path

import click
import orjson

from kg.cli.options import examples
from kg.cli.output import output, write_lines
from kg.evaluation.gold import extracted, read_gold, read_predictions
from kg.evaluation.report import as_json, lines
from kg.evaluation.score import score
from kg.model.quote import QuoteType

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command(
    epilog=examples(
        "ujar evaluate gold.jsonl",
        "ujar evaluate gold.jsonl kutipan.jsonl --types direct,mixed",
        "ujar evaluate gold.jsonl --json > skor.json",
    )
)
@click.argument("gold", type=_FILE, metavar="GOLD.jsonl")
@click.argument("predictions", type=_FILE, required=False, metavar="[PRED.jsonl]")
@click.option("--types", default="", metavar="TYPE,…", help="Score only these types of gold quotes.")
@click.option("--json", "is_json", is_flag=True, help="Shares from 0 to 1 as one line of JSON.")
def command(*, gold: Path, predictions: Path | None, types: str, is_json: bool) -> None:
    """Score quotes against annotated articles.

    Without PRED.jsonl, the texts in GOLD.jsonl are extracted now. Both files hold one document a line, as
    ujar extract --format jsonl writes them; gold documents have their text as well.
    """
    wanted = tuple(name for name in types.split(",") if name)
    for name in wanted:
        if name not in set(QuoteType):
            raise click.BadParameter(f"{name!r} is no type of quote; types: {', '.join(QuoteType)}")
    documents = read_gold(gold)
    found = read_predictions(predictions, documents) if predictions else extracted(documents)
    result = score(documents, found, types=wanted)
    with output(None) as out:
        write_lines(out, [orjson.dumps(as_json(result)).decode()] if is_json else lines(result))
