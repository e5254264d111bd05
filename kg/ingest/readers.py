"""The table of readers, and the one way from files to source documents.

    for item in read_documents("berita.xlsx", mapping={"isi": "text"}):
        ...  # a SourceDocument, or the InputError of one article

To add a format, write a module with a `read_…(source)` and add a row to READERS.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError, SettingsError
from kg.ingest.columns import check_mapping
from kg.ingest.documents import Outcome
from kg.ingest.encodings import UTF8_CURE, mark_of
from kg.ingest.source import (
    ARTICLE_LIMIT_BYTES,
    GZIP,
    STDIN,
    Notice,
    NoticeKind,
    Notify,
    Source,
    head,
    ignore,
    name_of,
    opened,
    stem_of,
)

Read = Callable[[Source], Iterator[Outcome]]
Given = Path | str | BinaryIO


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `function` is `module:name`, loaded on first use."""

    name: str
    extensions: tuple[str, ...]
    description: str
    function: str

    def read(self, source: Source) -> Iterator[Outcome]:
        """The documents and errors of one input. Raises InputError where it cannot be read at all."""
        module, name = self.function.split(":")
        read: Read = getattr(import_module(module), name)
        return read(source)


READERS = (
    Reader(
        "text", (".txt", ".text"), "one article a file, with front matter if there is any", "kg.ingest.plain:read_text"
    ),
    Reader("jsonl", (".jsonl", ".ndjson", ".json"), "JSON Lines, one article a line", "kg.ingest.jsonl:read_jsonl"),
    Reader("csv", (".csv", ".tsv", ".tab"), "a table with a header, one article a row", "kg.ingest.tables:read_csv"),
    Reader("xlsx", (".xlsx", ".xlsm"), "an Excel workbook, one article a row", "kg.ingest.workbooks:read_xlsx"),
)
AUTO = "auto"

_STORE = "store.json"
"""What makes a folder a store of Ujar; one often stands beside the articles, and its files are none."""
_PATTERN = re.compile(r"[*?\[]")


def read_documents(
    given: Given | Iterable[Given],
    *,
    kind: str = AUTO,
    mapping: Mapping[str, str] | None = None,
    limit_bytes: int = ARTICLE_LIMIT_BYTES,
    notify: Notify = ignore,
) -> Iterator[Outcome]:
    """Every article of what is given, or the error that says why it cannot be read; one never ends the batch.

    `given` is a path, a pattern (`berita/*.txt`), a folder (read recursively, in the order of names), `-` for
    standard input, an open binary stream, or several of these; gzip is unpacked. `kind` is a name in READERS or
    `auto`: by extension, else by the first bytes. `mapping` says which column or key is which field, as
    `kg.ingest.columns.parse_mapping` reads it. What is no error but should be known goes to `notify`.
    Raises SettingsError at once: UJ711 for an unknown kind, UJ712 for two columns that are mapped to one field.
    """
    if kind != AUTO and kind not in names():
        cure = f"one of: {AUTO}, {', '.join(names())}"
        raise SettingsError("UJ711", f"there is no reader {kind!r}", place="--from", cure=cure)
    check_mapping(mapping or {})
    inputs = [given] if isinstance(given, str | Path) or hasattr(given, "read") else given
    return _read_all(inputs, Job(kind, dict(mapping or {}), limit_bytes, notify))  # type: ignore[arg-type]


def names() -> tuple[str, ...]:
    """Names of the readers."""
    return tuple(reader.name for reader in READERS)


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for all inputs of one call."""

    kind: str
    mapping: Mapping[str, str]
    limit_bytes: int
    notify: Notify


def _read_all(inputs: Iterable[Given], job: Job) -> Iterator[Outcome]:
    for given in inputs:
        for item in _expanded(given, job):
            if isinstance(item, InputError):
                yield item
            else:
                yield from _read_one(item, job)


def _read_one(given: Given, job: Job) -> Iterator[Outcome]:
    place = name_of(given)
    try:
        with opened(given) as stream:
            source = Source(place, stem_of(given), stream, job.mapping, job.limit_bytes, job.notify)
            reader = _reader_for(source, job.kind)
            yield from reader.read(source)
    except InputError as error:
        yield error
    except UnicodeDecodeError as error:
        yield InputError("UJ104", f"it is not {error.encoding.upper()} throughout", place=place, cure=UTF8_CURE)
    except (EOFError, zlib.error) as error:
        yield InputError("UJ112", f"the compressed file is damaged: {error}", place=place, cure="fetch it again")
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        yield InputError("UJ101", problem, place=place, cure="check the path and its permissions")


def _reader_for(source: Source, kind: str) -> Reader:
    by_name = {reader.name: reader for reader in READERS}
    if kind != AUTO:
        return by_name[kind]
    extension = _extension(Path(source.name))
    for reader in READERS:
        if extension in reader.extensions:
            return reader
    if extension and not source.name.startswith("<"):
        known = ", ".join(end for reader in READERS for end in reader.extensions)
        cure = f"give {known}, or say what it is with --from {'|'.join(names())}"
        raise InputError("UJ110", f"no reader takes {extension} files", place=source.name, cure=cure)
    return by_name[_sniffed(head(source.stream))]


def _sniffed(start: bytes) -> str:
    """Kind of an input without extension: a workbook is a ZIP, JSON Lines begin with a brace, CSV must be said."""
    if start.startswith(b"PK\x03\x04"):
        return "xlsx"
    mark = mark_of(start)
    text = start.decode(mark.name if mark else "utf-8", "ignore")
    return "jsonl" if text.lstrip().startswith("{") else "text"


def _extension(path: Path) -> str:
    return Path(path.stem).suffix.lower() if path.suffix.lower() == GZIP else path.suffix.lower()


def _expanded(given: Given, job: Job) -> Iterator[Given | InputError]:
    if given == STDIN or not isinstance(given, str | Path):
        yield given
        return
    path = Path(given)
    if path.is_dir():
        yield from _folder(path, job)
    elif not path.exists() and _PATTERN.search(str(path)):
        anchor = Path(path.anchor)
        found = sorted(item for item in anchor.glob(str(path.relative_to(anchor))) if item.is_file())
        yield from found
        if not found:
            yield InputError("UJ101", "no file fits this pattern", place=str(path), cure="check the pattern")
    elif not path.exists():
        yield InputError("UJ101", "there is no such file", place=str(path), cure="check the path")
    else:
        yield path


def _folder(folder: Path, job: Job) -> Iterator[Given | InputError]:
    known = {end for reader in READERS for end in reader.extensions}
    is_empty = True
    for path in _files(folder, job):
        if job.kind != AUTO or _extension(path) in known:
            is_empty = False
            yield path
        else:
            job.notify(Notice(NoticeKind.IGNORED, str(path), "no reader takes this file"))
    if is_empty:
        cure = f"give files that end in {', '.join(sorted(known))}"
        yield InputError("UJ102", "the folder holds nothing to read", place=str(folder), cure=cure)


def _files(folder: Path, job: Job) -> Iterator[Path]:
    """Files below a folder, in the order of their names; hidden ones and stores are left out."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if (path / _STORE).is_file():
            job.notify(Notice(NoticeKind.IGNORED, str(path), "this folder is a store"))
        elif path.is_dir():
            yield from _files(path, job)
        elif path.is_file():
            yield path
