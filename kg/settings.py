"""The settings of one run, as a frozen value; nothing in Ujar reads the environment but `from_env`."""

from __future__ import annotations

import dataclasses
import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.errors import SettingsError

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|^`\\]+")
_TRUTHS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
    "": False,
}
_KINDS: dict[type, str] = {int: "whole number", float: "number"}
_MAY_BE_ZERO = frozenset({"query_queue"})
"""Where zero makes sense: nobody waits. Every other number is a limit, or how many processes there are."""
_ROOT_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
LOG_FORMATS = ("text", "json", "none")
DEFAULT_BASE = "http://localhost:8000/"
VIEW_EDGES = 250_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run can be told. Environment variables are `UJAR_` plus the name in capitals."""

    base: str = DEFAULT_BASE
    """Base of every data IRI; ends in a slash. The vocabulary's IRI is fixed and not a setting."""
    store: Path = Path("ujar-store")
    """Folder of the store."""
    query_limit_s: float = 10.0
    """Wall seconds after which a query of a user is killed."""
    query_memory_bytes: int = 2_000_000_000
    """Address space of a query worker."""
    query_rows: int = 100_000
    """Rows or triples after which an answer is cut and marked as truncated."""
    query_bytes: int = 50_000_000
    """Size after which an answer is cut and marked as truncated."""
    query_workers: int = 2
    """Processes for quick queries, and as many for slow ones."""
    query_queue: int = 100
    """Queries that may wait for a worker, quick and slow ones each; a further one is refused at once."""
    write_limit_s: float = 60.0
    """Wall seconds after which a change that a user sent is stopped, and is not there."""
    write_memory_bytes: int = 4_000_000_000
    """Address space of the process that makes the changes of users, while it makes one."""
    extract_limit_s: float = 30.0
    """Wall seconds after which the extraction of a request is stopped: about 5 MB of news are read in that time."""
    body_limit_bytes: int = 5_000_000
    """Largest body of a request."""
    article_limit_bytes: int = 500_000
    """Largest article, in bytes of UTF-8: thirteen times the longest of 9,167 news articles, and read in seconds."""
    view_edges: int = VIEW_EDGES
    """Most edges of a relationship graph, which takes about 2 kB for each; as CSV there may be more."""
    read_needs_key: bool = False
    """Whether reading over HTTP needs a key with scope read; writing always needs one."""
    cors_origins: str = ""
    """Origins whose scripts may use the service from a browser, parted by commas; `*` for any, empty for none."""
    root_path: str = ""
    """Path under which a proxy shows the service, such as /ujar; empty where it has a server of its own."""
    log_format: str = "text"
    """Form of the log of the service: text or json, one line a request; `none` leaves requests out."""
    docs_language: str = "id"
    """Language of the pages when a request asks for none."""
    title: str = ""
    """What the dataset is called in its description; empty for a plain one."""
    publisher: str = ""
    """Who publishes the dataset; empty where that is not to be said."""
    licence: str = ""
    """Address of the licence under which the dataset is published; empty where none was chosen."""
    rights: str = ""
    """What else holds for the use of the dataset, in words."""
    endpoint: str = ""
    """Address where a SPARQL 1.1 endpoint answers queries, if the graphs are there; empty where they are on disk."""
    endpoint_update: str = ""
    """Where it takes updates; empty for the same address."""
    endpoint_graphs: str = ""
    """Where it speaks the Graph Store Protocol; empty where it does not."""
    endpoint_auth: str = "none"
    """How one is let in there: none, basic, digest or bearer."""
    endpoint_user: str = ""
    """As whom."""
    endpoint_password: str = dataclasses.field(default="", repr=False)
    """The password, or the token of bearer."""
    endpoint_engine: str = ""
    """Which engine it is (standard, oxigraph, virtuoso), where its answers do not say so."""
    endpoint_limit_s: float = 300.0
    """Seconds of silence after which a request of Ujar's own is given up there."""

    def __post_init__(self) -> None:
        for field in fields(self):
            _refuse_out_of_range(field, getattr(self, field.name))
        parts = urlsplit(self.base)
        if parts.scheme not in {"http", "https"} or not parts.netloc or not self.base.endswith("/"):
            raise SettingsError(
                "UJ702",
                f"{self.base!r} is no base for IRIs",
                place="UJAR_BASE",
                cure="give an http or https address that ends in a slash, like https://arsip.example/",
            )
        if self.log_format not in LOG_FORMATS:
            raise SettingsError(
                "UJ703",
                f"{self.log_format!r} is no form of a log",
                place="UJAR_LOG_FORMAT",
                cure=f"use one of {', '.join(LOG_FORMATS)}",
            )
        if not _ROOT_PATH.fullmatch(self.root_path):
            raise SettingsError(
                "UJ703",
                f"{self.root_path!r} is no base path",
                place="UJAR_ROOT_PATH",
                cure="write it with a slash before and none behind, like /ujar",
            )
        if self.licence and not _ADDRESS.fullmatch(self.licence):
            raise SettingsError(
                "UJ704",
                f"{self.licence!r} is no address of a licence",
                place="UJAR_LICENCE",
                cure="give one like https://creativecommons.org/licenses/by/4.0/, and other words in UJAR_RIGHTS",
            )


def from_env(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings with the `UJAR_*` variables of `environ` applied.

    Raises SettingsError UJ703 for a value of the wrong type or out of range. Unknown variables are left alone.
    """
    defaults = Settings()
    given: dict[str, Any] = {}
    for field in fields(Settings):
        name = f"UJAR_{field.name.upper()}"
        if name in environ:
            given[field.name] = _convert(name, environ[name], getattr(defaults, field.name))
    return replace(defaults, **given)


def _convert(name: str, value: str, default: object) -> object:
    if isinstance(default, bool):
        return _truth(name, value)
    kind = Path if isinstance(default, Path) else type(default)
    try:
        return kind(value)  # type: ignore[call-arg]
    except ValueError as error:
        raise SettingsError(
            "UJ703", f"{value!r} is no {_KINDS[kind]}", place=name, cure=f"the default is {default}"
        ) from error


def _refuse_out_of_range(field: dataclasses.Field[Any], value: object) -> None:
    """Raises SettingsError UJ703 for a number that is no limit: below zero, without end, or a zero of no sense."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    if math.isfinite(value) and (value > 0 or (value == 0 and field.name in _MAY_BE_ZERO)):
        return
    least = "of 0 or more" if field.name in _MAY_BE_ZERO else "above 0"
    raise SettingsError(
        "UJ703",
        f"{value} is out of range",
        place=f"UJAR_{field.name.upper()}",
        cure=f"write a {_KINDS[type(field.default)]} {least}; the default is {field.default}",
    )


def _truth(name: str, value: str) -> bool:
    if value.lower() not in _TRUTHS:
        raise SettingsError("UJ703", f"{value!r} is neither yes nor no", place=name, cure="write 1 or 0")
    return _TRUTHS[value.lower()]
