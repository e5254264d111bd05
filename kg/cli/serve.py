"""`ujar serve`: pages, API and SPARQL over HTTP."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from kg.cli.console import complain, say, warn_of_limits
from kg.cli.options import examples, reading_settings, store_option
from kg.cli.stores import reading
from kg.errors import SettingsError
from kg.settings import DEFAULT_BASE

if TYPE_CHECKING:
    from kg.store.keys import Keys


@click.command(epilog=examples("ujar serve", "ujar serve --store arsip --port 8080"))
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def command(*, store: Path | None, host: str, port: int) -> None:
    """Serve pages, API and SPARQL over HTTP until Ctrl-C."""
    from api.app import serve
    from api.service import Service

    settings = reading_settings(store)
    with reading(settings):
        pass  # a store that cannot be read is an error before anything is said of it
    listener = listening(host, port)
    port = listener.getsockname()[1]
    _warn_of_base(settings.base, host, port)
    warn_of_path(settings.base, settings.root_path)
    service = Service(settings)
    warn_of_keys(service.keys, host, is_reading_open=not settings.read_needs_key)
    warn_of_limits(service.pool.weaknesses)
    say(f"serving {settings.store} at http://{host}:{port}{settings.root_path}/ (Ctrl-C ends it)")
    serve(service, listener)


def _warn_of_base(base: str, host: str, port: int) -> None:
    """Says where the ids of the store do not lead to this service."""
    if base == DEFAULT_BASE and not is_loopback(host):
        complain(
            f"warning: others will see ids under {DEFAULT_BASE}, which name things of their own machine there; "
            "set UJAR_BASE to the address of this service before the first ingest, or move the store there with "
            "`ujar rebase`"
        )
    elif base == DEFAULT_BASE and port != urlsplit(DEFAULT_BASE).port:
        complain(
            f"warning: ids in this store begin with {DEFAULT_BASE}, so their addresses do not open on port {port}; "
            f"serve on the port they name, set UJAR_BASE to http://localhost:{port}/ before the first ingest, or move "
            "the store there with `ujar rebase`"
        )


def warn_of_path(base: str, root_path: str) -> None:
    """Says where the ids of the store have another base path than the service."""
    path = urlsplit(base).path.rstrip("/")
    if path != root_path:
        complain(
            f"warning: ids in this store begin with {base}, and the service is under {root_path or '/'}, where they do "
            f"not lead; set UJAR_ROOT_PATH to {path or 'nothing'}, or move the store with `ujar rebase`"
        )


def warn_of_keys(keys: Keys, host: str, *, is_reading_open: bool) -> None:
    """Says where nobody has a key, and what follows from that. Raises StoreError UJ450 for keys that are damaged."""
    if keys.valid():
        return
    if not is_reading_open:
        complain("warning: reading needs a key and there is none; make one with `ujar keys add NAME --scope read`")
    elif not is_loopback(host):
        complain(
            "warning: others reach this address and there are no keys: whoever reaches it reads and queries the store, "
            "and nobody can write to it over HTTP; make a key with `ujar keys add NAME --scope update`, and set "
            "UJAR_READ_NEEDS_KEY=1 if reading should need one too"
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listening(host: str, port: int) -> socket.socket:
    """A socket that holds the address; port 0 takes one that is free. Raises SettingsError UJ714 if that fails."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        cure = "choose another with --port or --host"
        problem = f"cannot listen there: {error.strerror or error}"
        raise SettingsError("UJ714", problem, place=f"{host}:{port}", cure=cure) from error
    return listener
