"""`ujar evaluate`: extraction, or somebody else's result, scored against annotated articles."""

from __future__ import annotations

from pathlib import Path

import click
import orjson

from kg.cli.console import say
from kg.cli.options import FILE, examples
from kg.cli.output import output, write_lines
from kg.evaluation.evaluate import evaluate
from kg.evaluation.gold import extracted, gold_lines, read_gold, read_predictions
from kg.evaluation.groups import GROUPS
from kg.evaluation.report import as_json, lines
from kg.model.quote import QuoteType

_GIVEN = click.Path(path_type=Path, exists=True)
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_BY = ", ".join(GROUPS)


@click.command(
    epilog=examples(
        "ujar evaluate gold.jsonl",
        "ujar evaluate gold/ --by construction,case",
        "ujar evaluate gold/ --write gold.jsonl",
        "ujar evaluate gold.jsonl kutipan.jsonl --types direct,mixed",
        "ujar evaluate gold.jsonl --json > skor.json",
    )
)
@click.argument("gold", type=_GIVEN, metavar="GOLD")
@click.argument("predictions", type=_FILE, required=False, metavar="[PRED.jsonl]")
@click.option("--types", default="", metavar="TYPE,…", help="Score only these types of gold quotes.")
@click.option("--by", default="", metavar="NAME,…", help=f"Recall by what gold says of its quotes: {_BY}.")
@click.option("--write", "path", type=FILE, default=None, metavar="FILE", help="Write gold as JSON Lines, then stop.")
@click.option("--json", "is_json", is_flag=True, help="Shares from 0 to 1 as one line of JSON.")
def command(*, gold: Path, predictions: Path | None, types: str, by: str, path: Path | None, is_json: bool) -> None:
    """Score quotes against annotated articles.

    GOLD is a file of JSON Lines, one document a line with its text, or a folder of articles annotated in words
    (docs/evaluation.md). Without PRED.jsonl, its texts are extracted now; PRED.jsonl holds one document a line, as
    ujar extract --format jsonl writes them.
    """
    wanted = _names(types, tuple(QuoteType), "type of quote")
    groups = _names(by, tuple(GROUPS), "group")
    documents = read_gold(gold)
    if path:
        with output(path) as out:
            write_lines(out, gold_lines(documents))
        say(f"articles {len(documents)}, quotes {sum(len(item['quotes']) for item in documents)}: {path}")
        return
    found = read_predictions(predictions, documents) if predictions else extracted(documents)
    result = evaluate(documents, found, types=wanted, by=groups)
    with output(None) as out:
        write_lines(out, [orjson.dumps(as_json(result)).decode()] if is_json else lines(result))


def _names(given: str, known: tuple[str, ...], what: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in given.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise click.BadParameter(f"{name!r} is no {what}; known: {', '.join(known)}")
    return names
