"""`ujar keys`: who may do more than read over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.console import say
from kg.cli.options import examples, reading_settings, settings_for, store_option
from kg.cli.output import output, table, write_lines
from kg.store.keys import Keys, Scope
from kg.store.layout import Layout

if TYPE_CHECKING:
    from pathlib import Path

    from kg.settings import Settings
    from kg.store.keys import Key

_HEADER = ("name", "scopes", "made", "revoked")


@click.group(
    epilog=examples(
        "ujar keys add redaksi --scope update",
        "ujar keys add arsip-nasional --scope read --scope update --store arsip",
        "ujar keys list",
        "ujar keys revoke redaksi",
    )
)
def command() -> None:
    """Keys that let programs write to a store over HTTP, or read one that is not open.

    Without keys the service is read-only. A key is sent as the header "Authorization: Bearer ujar_…". A change holds
    at once; the service need not be started again.
    """


@command.command("add", epilog=examples("ujar keys add redaksi --scope update > kunci"))
@click.argument("name", metavar="NAME")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="What the key is good for; may be repeated. admin holds all others; nothing asks for ingest and curate yet.",
)
@store_option
def add(*, name: str, scopes: tuple[str, ...], store: Path | None) -> None:
    """Make a key and print it, this once.

    NAME says whose it is, such as redaksi or budi@arsip.example. The store keeps a hash, from which the key cannot be
    made again.
    """
    token = _keys(settings_for(store)).add(name, map(Scope, scopes))
    with output(None) as out:
        write_lines(out, [token])
    say(f"this is the key {name} ({', '.join(sorted(set(scopes)))}); keep it, it cannot be shown again")


@command.command("list", epilog=examples("ujar keys list --store arsip"))
@store_option
def listed(*, store: Path | None) -> None:
    """List the keys: names, scopes and dates, also of those that were revoked."""
    keys = _keys(reading_settings(store)).all()
    with output(None) as out:
        write_lines(out, [f"keys {len(keys):,}", *(["", *table(_HEADER, map(_row, keys))] if keys else ())])


@command.command("revoke", epilog=examples("ujar keys revoke redaksi"))
@click.argument("name", metavar="NAME")
@store_option
def revoke(*, name: str, store: Path | None) -> None:
    """End a key for good, at once."""
    _keys(settings_for(store)).revoke(name)
    say(f"the key {name} is revoked")


def _keys(settings: Settings) -> Keys:
    layout = Layout(settings.store)
    layout.base()  # a folder without a store has no keys either
    return Keys(layout.keys)


def _row(key: Key) -> tuple[str, ...]:
    return key.name, ", ".join(key.scopes), key.created, key.revoked or ""
