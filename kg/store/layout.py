"""The folder of a store: what lies where, and the file that says what it is.

store.json      format of the folder, base of the data IRIs, version of Ujar that made it
graphs/         Oxigraph (RocksDB); its lock is the store's lock
texts.sqlite    the documents, compressed
archive.sqlite  versions that are not current, compressed, and what was noted of withdrawals and corrections
index/          the text index, rebuildable from the graphs
snapshots/      read-only copies for queries, hard links into graphs/
released.json   the release that was made of it last, and of which snapshot
facts           what views count, as it was read from one snapshot; see `kg.views.kept`
keys.json       hashes of the keys for the service, with names and scopes; see `kg.store.keys`
pins/           what a backup holds on to while it copies; gone when none is running
unpublished     there while graphs/ holds something that no snapshot has
rebase/         graphs there while `ujar rebase` or `ujar store load` puts them in the place of graphs/
writer.lock     the store's lock where its graphs are at an endpoint, which store.json names then; there is no graphs/
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from kg.errors import StoreError

FORMAT = 1
"""Raised by one with every change that an older Ujar could not read."""

_DESCRIPTION = "store.json"


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one store."""

    folder: Path

    @property
    def description(self) -> Path:
        """The file that makes the folder a store."""
        return self.folder / _DESCRIPTION

    @property
    def graphs(self) -> Path:
        """The graphs."""
        return self.folder / "graphs"

    @property
    def texts(self) -> Path:
        """The documents."""
        return self.folder / "texts.sqlite"

    @property
    def archive(self) -> Path:
        """Versions that are not current, and notices."""
        return self.folder / "archive.sqlite"

    @property
    def index(self) -> Path:
        """The text index."""
        return self.folder / "index"

    @property
    def snapshots(self) -> Path:
        """The snapshots."""
        return self.folder / "snapshots"

    @property
    def lock(self) -> Path:
        """What the one writer locks where the graphs are at an endpoint."""
        return self.folder / "writer.lock"

    @property
    def rebase(self) -> Path:
        """There, with a description of its own, while the graphs are being exchanged."""
        return self.folder / "rebase"

    @property
    def released(self) -> Path:
        """Which release holds what the store holds; see `kg.store.released`."""
        return self.folder / "released.json"

    @property
    def facts(self) -> Path:
        """What views count, as it was read from one snapshot; anybody may delete it. See `kg.views.kept`."""
        return self.folder / "facts"

    @property
    def keys(self) -> Path:
        """Who may do more than read over HTTP; see `kg.store.keys`."""
        return self.folder / "keys.json"

    @property
    def pins(self) -> Path:
        """What a backup holds on to while it copies; see `kg.store.pins`."""
        return self.folder / "pins"

    @property
    def unpublished(self) -> Path:
        """The mark that a writer leaves before it writes and takes away when it has published."""
        return self.folder / "unpublished"

    def create(self, base: str, *, endpoint: str = "") -> None:
        """Makes an empty or missing folder a store, with its graphs at this endpoint if one is named.

        Raises StoreError UJ401 for a folder that holds something else, UJ407 where nothing can be written.
        """
        if self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
            raise self._no_store()
        said = {"format": FORMAT, "base": base, "ujar": version("ujar")} | ({"endpoint": endpoint} if endpoint else {})
        content = orjson.dumps(said, option=orjson.OPT_INDENT_2)
        part = self.folder / f".{_DESCRIPTION}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content + b"\n")
            part.replace(self.description)
        except OSError as error:
            raise StoreError("UJ407", f"no store can be made here: {error}", place=str(self.folder)) from error

    def check(self, base: str, *, endpoint: str = "") -> None:
        """Sees that the folder is a store that this Ujar reads, with this base and its graphs at this endpoint.

        Raises StoreError: UJ401 no store, UJ402 a newer format, UJ404 another base, UJ405 a damaged description,
        UJ430 an unfinished exchange of graphs, UJ461 its graphs are elsewhere.
        """
        found = self._read()
        if found["format"] > FORMAT:
            raise StoreError(
                "UJ402",
                f"the store has format {found['format']}, this Ujar reads up to {FORMAT}",
                place=str(self.folder),
                cure=f"upgrade ujar to {found.get('ujar', 'the version that wrote it')} or newer",
            )
        if found["base"] != base:
            raise StoreError(
                "UJ404",
                f"the store's IRIs start with {found['base']}, the settings say {base}",
                place=str(self.folder),
                cure=f"set UJAR_BASE={found['base']}, or name another folder",
            )
        if (there := found.get("endpoint", "")) != endpoint:
            raise self._elsewhere(there, endpoint)
        if self.rebase.exists():
            raise StoreError(
                "UJ430",
                "its graphs are being exchanged for others",
                place=str(self.folder),
                cure="wait for `ujar rebase` or `ujar store load` to end; if it was interrupted, run it again",
            )

    def endpoint(self) -> str:
        """Where the graphs are; empty for in the folder. Raises StoreError UJ401 and UJ405 as `check` does."""
        return str(self._read().get("endpoint", ""))

    def _elsewhere(self, there: str, told: str) -> StoreError:
        named = there or "the folder itself"
        return StoreError(
            "UJ461",
            f"the store's graphs are at {named}, the settings say {told or 'in the folder'}",
            place=str(self.folder),
            cure=f"set UJAR_ENDPOINT={there}; if that server has moved, write its address into {_DESCRIPTION}"
            if there
            else "unset UJAR_ENDPOINT, or name another folder",
        )

    def base(self) -> str:
        """The base of the data IRIs in the store. Raises StoreError UJ401 and UJ405 as `check` does."""
        return str(self._read()["base"])

    def described(self) -> dict[str, Any]:
        """What the description says: `format`, `base`, `ujar`. Raises StoreError as `check` does."""
        found = self._read()
        self.check(str(found["base"]), endpoint=str(found.get("endpoint", "")))
        return found

    def _read(self) -> dict[str, Any]:
        if not self.description.is_file():
            raise self._no_store()
        try:
            found = orjson.loads(self.description.read_bytes())
        except orjson.JSONDecodeError as error:
            raise self._damaged(str(error)) from error
        if not isinstance(found, dict) or not isinstance(found.get("format"), int) or "base" not in found:
            raise self._damaged("format or base is missing")
        return found

    def _damaged(self, reason: str) -> StoreError:
        return StoreError(
            "UJ405",
            f"the store's description cannot be read: {reason}",
            place=str(self.description),
            cure="restore it from a backup, or ingest the articles into a new folder",
        )

    def _no_store(self) -> StoreError:
        what = "holds something else than a store" if self.folder.exists() else "is not there"
        return StoreError(
            "UJ401",
            f"the folder {what}",
            place=str(self.folder),
            cure="name the folder of a store; `ujar ingest PATH --store DIR` makes one in a new or empty folder",
        )


def refuse_endpoint(endpoint: str) -> None:
    """Raises StoreError UJ468 if there is one: the graphs of such a store are not in its folder."""
    if endpoint:
        raise StoreError(
            "UJ468",
            "this is not done with graphs at an endpoint",
            place=endpoint,
            cure="do it with the endpoint's own means, or without UJAR_ENDPOINT for a store in a folder",
        )
