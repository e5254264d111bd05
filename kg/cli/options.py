"""Options that several commands share, and the settings that they make."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.console import say
from kg.errors import SettingsError
from kg.settings import Settings, from_env

if TYPE_CHECKING:
    from kg.export.registry import Exporter

Function = TypeVar("Function", bound=Callable[..., Any])

ANY_LANGUAGE = "auto"
DEMO_STORE = Path("ujar-demo") / "store"
FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


def store_option(function: Function) -> Function:
    """`--store DIR`."""
    text = "Folder of the store (default: UJAR_STORE, or ujar-store)."
    return click.option("--store", "store", type=FOLDER, default=None, metavar="DIR", help=text)(function)


def output_option(function: Function) -> Function:
    """`-o FILE`."""
    text = "Write to this file instead of standard output; compressed with gzip if it ends in .gz."
    return click.option("-o", "--output", "path", type=FILE, default=None, metavar="FILE", help=text)(function)


def selection_options(function: Function) -> Function:
    """`--after`, `--before`, `--outlet`, `--speaker` and `--language`: which articles."""
    function = click.option("--language", multiple=True, metavar="CODE", help=_LANGUAGE)(function)
    function = click.option("--speaker", multiple=True, metavar="NAME", help=_SPEAKER)(function)
    function = click.option("--outlet", multiple=True, metavar="NAME", help=_OUTLET)(function)
    function = click.option("--before", metavar="DATE", help="Last day, month or year taken.")(function)
    return click.option("--after", metavar="DATE", help="First day, month or year taken.")(function)


def view_options(function: Function) -> Function:
    """Those, and which quotes of them, which edges, and what part of the graph: the filters of views."""
    from kg.model.quote import AgentKind, QuoteType
    from kg.views.filters import RADII
    from kg.views.slices import SLICES

    types, kinds = ([kind.value for kind in values] for values in (QuoteType, AgentKind))
    radii = click.IntRange(min(RADII), max(RADII))
    for option in (
        click.option(
            "--slice", type=click.Choice(list(SLICES)), help="Each edge, or row, once for each month, quarter or year."
        ),
        click.option("--radius", type=radii, default=None, help="Steps from NAME of --ego.  [default: 1]"),
        click.option("--ego", multiple=True, metavar="NAME", help="Only the network around NAME; may be repeated."),
        click.option("--anonymous/--named", "anonymous", default=None, help="With or without unnamed sources."),
        click.option("--relayed/--without-relayed", default=None, help="With or without what others passed on."),
        click.option("--copies/--without-copies", default=None, help="With or without what others printed before."),
        click.option("--min-confidence", type=click.FloatRange(0, 1), default=None, help="Leave out quotes less sure."),
        click.option("--min-quotes", type=click.IntRange(1), default=None, help="Leave out edges on fewer quotes."),
        click.option("--kind", multiple=True, type=click.Choice(kinds), help="Only quotes of this kind of speaker."),
        click.option("--type", multiple=True, type=click.Choice(types), help="Only quotes of this type."),
    ):
        function = option(function)
    return selection_options(function)


def input_options(function: Function) -> Function:
    """PATH…, `--from` and `--map`."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH…")(_form_options(function))


def input_or_text_options(function: Function) -> Function:
    """The same, or `--text` instead of PATH…: one of the two."""
    function = click.option("--text", default=None, metavar="TEXT", help=_TEXT)(_form_options(function))
    return click.argument("paths", nargs=-1, metavar="[PATH…]")(function)


def _form_options(function: Function) -> Function:
    from kg.ingest.readers import AUTO, READERS

    kinds = click.Choice([AUTO, *(reader.name for reader in READERS)])
    function = click.option("--map", "mapping", default="", metavar="COLUMN=FIELD,…", help=_MAP)(function)
    return click.option("--from", "kind", type=kinds, default=AUTO, show_default=True, help=_FROM)(function)


def language_option(function: Function) -> Function:
    """`--lang`."""
    from kg.lang import available

    kinds = click.Choice([ANY_LANGUAGE, *available()])
    text = "Language of all articles; auto goes by what each one says, else detects it."
    return click.option("--lang", "language", type=kinds, default=ANY_LANGUAGE, show_default=True, help=text)(function)


def picture_language_option(function: Function) -> Function:
    """`--lang` of commands that draw."""
    from kg.export.picture.tongue import LANGUAGES

    text = "Language of a picture's texts (svg, png, html).  [default: en]"
    return click.option("--lang", type=click.Choice(LANGUAGES), default=None, help=text)(function)


def in_language(row: Exporter, language: str | None) -> dict[str, str]:
    """What the writer of a picture is told of it. Raises SettingsError UJ737 where nothing is drawn."""
    if language is not None and not row.is_picture:
        cure = "leave --lang out, or take --format svg, png or html"
        raise SettingsError("UJ737", f"the format {row.name} is in no language", place="--lang", cure=cure)
    return {} if language is None else {"language": language}


def for_excel(row: Exporter | None, *, is_excel: bool) -> dict[str, bool]:
    """What the writer is told of `--excel`. Raises SettingsError UJ713 for one that knows no spreadsheets."""
    if is_excel and (row is None or not row.has_excel):
        name = row.name if row else "a table for people"
        raise SettingsError("UJ713", f"{name} knows no spreadsheets", place="--excel", cure="use --format csv")
    return {"excel": True} if is_excel else {}


def settings_for(store: Path | None) -> Settings:
    """The environment's settings with the store that the command line names."""
    settings = from_env()
    return replace(settings, store=store) if store else settings


def reading_settings(store: Path | None) -> Settings:
    """The same for a command that only reads: without a store of one's own, the one that `ujar demo` made here."""
    settings = settings_for(store)
    is_chosen = store is not None or "UJAR_STORE" in os.environ
    if is_chosen or settings.store.exists() or not (DEMO_STORE / "store.json").is_file():
        return settings
    say(f"there is no {settings.store} here; reading what ujar demo made: --store {DEMO_STORE}")
    return replace(settings, store=DEMO_STORE)


def examples(*lines: str) -> str:
    """An epilog of example command lines that click leaves unwrapped."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


_OUTLET = "Only this outlet, by name or IRI; may be repeated."
_SPEAKER = "Only articles that quote this speaker, by name or IRI; may be repeated."
_LANGUAGE = "Only articles in this language, such as id; may be repeated."
_TEXT = "Read this text as one article, instead of PATH."
_FROM = "What the input is; auto goes by the file name, else by the first bytes."
_MAP = (
    "Which column or key is which field, e.g. isi=text,judul=title,tanggal=published. "
    "Fields: text, id, title, url, outlet, published, modified, retrieved, language. catatan= keeps a column as it is."
)
