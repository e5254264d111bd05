"""`ujar query`: SPARQL over the store."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from kg.cli.console import complain, warn_of_limits
from kg.cli.options import FILE, examples, output_option, reading_settings, store_option
from kg.cli.output import output, table, write_lines
from kg.cli.stores import reading
from kg.errors import QueryError, SettingsError
from kg.query.guard import check
from kg.query.named import named_queries, named_query
from kg.query.sparql import answer
from kg.rdf.serialize import FORMATS
from kg.store import open_queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.settings import Settings
    from kg.store.answers import Answer

TABLE = "table"
ROW_FORMATS = {
    TABLE: "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}
GRAPH_FORMATS = {row.extension: row.media_type for row in FORMATS}
_DEFAULT_GRAPH_FORMAT = "ttl"


@click.command(
    epilog=examples(
        "ujar query --list",
        "ujar query --name speakers",
        'ujar query --name speaker-quotes --set speaker="Vladimir Putin"',
        "ujar query pertanyaan.rq --format csv > jawaban.csv",
        "ujar query -e 'SELECT (COUNT(*) AS ?n) WHERE { ?q a ujar:Quote }'",
        "ujar query -e 'DESCRIBE <http://localhost:8000/id/outlet/antara>' --format ttl",
    )
)
@click.argument("file", type=FILE, required=False, metavar="[FILE.rq]")
@click.option("-e", "--text", metavar="SPARQL", help="The query itself.")
@click.option("--name", metavar="NAME", help="A saved query.")
@click.option("--set", "values", multiple=True, metavar="PARAMETER=VALUE", help="A parameter of the saved query.")
@click.option("--list", "is_list", is_flag=True, help="List the saved queries and end.")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*ROW_FORMATS, *GRAPH_FORMATS]),
    help="Default: table for SELECT and ASK, ttl for CONSTRUCT and DESCRIBE.",
)
@output_option
def command(
    *,
    file: Path | None,
    text: str | None,
    name: str | None,
    values: tuple[str, ...],
    is_list: bool,
    store: Path | None,
    form: str | None,
    path: Path | None,
) -> int:
    """Ask the store in SPARQL. Give one of FILE.rq (- reads standard input), -e or --name.

    The prefixes of the ontology are known without PREFIX lines. Updates, SERVICE and LOAD are refused. Limits are
    settings: UJAR_QUERY_LIMIT_S, UJAR_QUERY_ROWS. Exit code 1 if the answer was cut at a limit.
    """
    if is_list:
        return _list(path)
    query = _text_of(file, text=text, name=name, values=dict(parsed(pair) for pair in values))
    media_type = media_type_for(query, form)
    result = answered(reading_settings(store), query, media_type)
    with output(path) as out:
        if media_type == ROW_FORMATS[TABLE] and form in {None, TABLE}:
            write_lines(out, table_lines(orjson.loads(result.body)))
        else:
            out.write(result.body)
    if result.is_truncated:
        complain(f"the answer is cut after {result.rows:,} rows (raise UJAR_QUERY_ROWS or UJAR_QUERY_BYTES)")
    return int(result.is_truncated)


def media_type_for(query: str, form: str | None) -> str:
    """The media type to ask for. Raises QueryError for what may not run, SettingsError UJ715 for an unfit format."""
    formats = GRAPH_FORMATS if check(query).gives_graph else ROW_FORMATS
    wanted = form or (_DEFAULT_GRAPH_FORMAT if formats is GRAPH_FORMATS else TABLE)
    if wanted not in formats:
        what = "triples" if formats is GRAPH_FORMATS else "rows"
        cure = f"formats of {what}: {', '.join(formats)}"
        raise SettingsError("UJ715", f"the answer is {what}, which {wanted} does not hold", place="--format", cure=cure)
    return formats[wanted]


def table_lines(result: dict[str, Any]) -> Iterator[str]:
    """Lines of a table from a SPARQL JSON result; the answer of an ASK is one line."""
    if "boolean" in result:
        yield "yes" if result["boolean"] else "no"
        return
    names = result["head"]["vars"]
    bindings = result["results"]["bindings"]
    yield from table(names, ([row.get(name, {}).get("value") for name in names] for row in bindings))


def answered(settings: Settings, query: str, media_type: str) -> Answer:
    """The answer of one worker, whose weak limits stderr names. Raises QueryError, LimitError and StoreError."""
    with reading(settings) as view, closing(open_queries(settings, snapshots=view.snapshots, workers=1)) as pool:
        warn_of_limits(pool.weaknesses)
        return answer(pool, query, media_type=media_type)


def parsed(pair: str) -> tuple[str, str]:
    """`speaker=Vladimir Putin` as a pair. Raises SettingsError UJ716 where there is no `=`."""
    name, equals, value = pair.partition("=")
    if not equals:
        raise SettingsError("UJ716", f"{pair!r} sets nothing", place="--set", cure="write --set parameter=value")
    return name.strip(), value.strip()


def _text_of(file: Path | None, *, text: str | None, name: str | None, values: dict[str, str]) -> str:
    given = [value for value in (file, text, name) if value is not None]
    if len(given) != 1:
        raise click.UsageError("Give one of FILE.rq, -e TEXT and --name NAME (--list shows the names).")
    if name is not None:
        return named_query(name).bind(values)
    if text is not None:
        return text
    try:
        return sys.stdin.read() if str(file) == "-" else Path(str(file)).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("UJ501", "the file is not UTF-8", place=str(file), cure="save it as UTF-8") from error


def _list(path: Path | None) -> int:
    rows = [
        (query.name, " ".join(f"{item.name}={item.example}" for item in query.parameters), query.title_en)
        for query in named_queries().values()
    ]
    with output(path) as out:
        write_lines(out, table(("name", "parameters", "what it answers"), rows))
    return 0
