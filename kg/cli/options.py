"""Options that several commands share, and the settings that they make."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.console import say
from kg.settings import Settings, from_env

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
