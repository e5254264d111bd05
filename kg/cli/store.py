"""`ujar store`: what a store holds, whether it is whole, backups, compaction, bulk load."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from kg.cli.console import progress, remark
from kg.cli.options import FILE, FOLDER, examples, reading_settings, settings_for, store_option
from kg.cli.output import output, write_lines
from kg.cli.stores import reading
from kg.errors import InputError
from kg.store.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.health import Health
    from kg.store.stats import Stats

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Of the answer."
)


@click.group(
    epilog=examples(
        "ujar store stats",
        "ujar store check --store arsip",
        "ujar store backup /cadangan/arsip-2025-06-17 --store arsip",
        "ujar store restore /cadangan/arsip-2025-06-17 --store arsip-baru",
        "ujar store compact",
        "ujar store load pecahan/*.nq.gz --texts teks.jsonl.gz --store arsip",
    )
)
def command() -> None:
    """Look after a store: count, check, back up, restore, compact, load in bulk."""


@command.command("stats", epilog=examples("ujar store stats", "ujar store stats --store arsip --format json"))
@store_option
@_FORMAT
def stats_command(*, store: Path | None, form: str) -> None:
    """Count what the store holds and what it takes on the disk."""
    from kg.store.stats import stats

    with reading(reading_settings(store)) as view:
        found = stats(view)
    _write({**asdict(found), "disk": dict(found.disk), "archived": dict(found.archived)}, _stats(found), form)


@command.command("check", epilog=examples("ujar store check", "ujar store check --store arsip --format json"))
@store_option
@_FORMAT
def check(*, store: Path | None, form: str) -> int:
    """Read every part of the store to its end, and see that the parts belong together.

    Nothing is changed. Exit code 1 if there is a fault; each says what mends it. What stands in the graphs is
    checked by `ujar validate`.
    """
    from kg.store.health import health

    with reading(reading_settings(store)) as view, progress("statements and texts read") as show:
        found = health(view, progress=show)
    _write({**asdict(found), "is_whole": found.is_whole}, _health(found), form)
    return 0 if found.is_whole else 1


@command.command("compact", epilog=examples("ujar store compact", "ujar store compact --store arsip"))
@store_option
def compact(*, store: Path | None) -> None:
    """Give back the room of what was deleted or replaced.

    As the store's one writer: `ujar ingest` and changes over HTTP wait meanwhile, readers do not. Room that a reader
    still holds, such as a service, comes when that reader moves on.
    """
    from kg.store.compaction import compact as compact_store

    settings = settings_for(store)
    Layout(settings.store).base()  # a folder without a store would become one
    done = compact_store(settings.store, settings=settings)
    with output(None) as out:
        write_lines(out, [f"disk {_megabytes(done.after)}, before {_megabytes(done.before)}"])
    if done.held:
        remark("note: the old graphs are still being read, so both are on the disk; they go when their readers move on")


@command.command("backup", epilog=examples("ujar store backup /cadangan/arsip-2025-06-17 --store arsip"))
@click.argument("folder", type=FOLDER, metavar="FOLDER")
@store_option
def backup(*, folder: Path, store: Path | None) -> None:
    """Write a backup of the store into the new or empty FOLDER.

    Graphs, texts, archive, index and keys, as they are at one moment, with the digest of every file. The store may be
    served meanwhile, and `ujar ingest` may write to it: what it has finished by then is in the backup.
    """
    from kg.intake import backup as whole

    settings = reading_settings(store)
    with progress("bytes copied") as show:
        done = whole.backup(folder, settings=settings, progress=show, waiting=_Waiting())
    if not done.is_derived:
        remark("note: taken in the middle of an ingest; restoring it computes speakers, claims and index")
    with output(None) as out:
        line = (
            f"documents {done.documents:,}, files {len(done.files):,}, {_megabytes(done.size_bytes)}, made {done.made}"
        )
        write_lines(out, [line])


@command.command("restore", epilog=examples("ujar store restore /cadangan/arsip-2025-06-17 --store arsip-baru"))
@click.argument("folder", type=FOLDER, metavar="BACKUP")
@store_option
def restore(*, folder: Path, store: Path | None) -> None:
    """Make a new store of a BACKUP. The folder of the store must be missing or empty.

    Every file is compared with its digest; if one differs, nothing is left behind. The store has the base that it had.
    """
    from kg.intake import backup as whole

    settings = settings_for(store)
    with progress("bytes copied") as show:
        done = whole.restore(folder, settings=settings, progress=show)
    if done.base != settings.base:
        remark(f"note: this store needs UJAR_BASE={done.base}")
    with output(None) as out:
        made = f"backup of {done.backup.made}"
        line = f"quads {done.quads:,}, documents {done.backup.documents:,}, quotes {done.quotes:,}, {made}"
        write_lines(out, [line])


@command.command(
    "load",
    epilog=examples(
        "ujar store load pecahan/*.nq.gz --texts teks.jsonl.gz --store arsip", "ujar store load arsip.nq --store arsip"
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=FILE)
@store_option
@click.option(
    "--texts", type=FILE, metavar="FILE", help="The texts of the articles, as `ujar export --texts` wrote them."
)
def load(*, files: tuple[Path, ...], store: Path | None, texts: Path | None) -> None:
    """Load N-Quads in bulk into a store that has no articles yet, many times faster than `ujar import`.

    FILE is N-Quads of Ujar's own making under the store's base, packed or not; nothing in it is checked. Speakers,
    claims and the text index are computed. The store has all of it or nothing, but at an endpoint, where it is sent in
    parts. One that was interrupted is run again.
    """
    from kg.cli.import_ import documents
    from kg.ingest.source import opened
    from kg.intake.loading import load as load_all

    for file in files:
        if not file.is_file():
            raise InputError("UJ101", "there is no such file", place=str(file), cure="check the path")
    shards = [(str(file), partial(opened, file)) for file in files]
    with progress("statements, then articles") as show:
        done = load_all(shards, settings=settings_for(store), texts=documents(texts), progress=show)
    with output(None) as out:
        articles = f"articles {done.articles:,}, with text {done.with_text:,}, quotes {done.quotes:,}"
        seconds = f"seconds {done.seconds:.1f}, of these loading {done.load_s:.1f}"
        write_lines(out, [f"quads {done.quads:,}, {articles}, {seconds}"])


class _Waiting:
    """Says once that a writer is busy."""

    def __init__(self) -> None:
        self._calls = 0

    def __call__(self) -> None:
        self._calls += 1
        if self._calls == 2:  # the first look comes at once
            remark("note: waiting for the program that writes to this store to come to the end of a step")


def _write(values: dict[str, object], lines: Iterator[str], form: str) -> None:
    with output(None) as out:
        if form == "json":
            out.write(orjson.dumps(values, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        else:
            write_lines(out, lines)


def _stats(found: Stats) -> Iterator[str]:
    yield f"base {found.base}, format {found.format}, made by ujar {found.ujar}"
    snapshot = f"snapshot {found.snapshot}, kept {found.snapshots}" if found.snapshot else "graphs at an endpoint"
    yield snapshot + ("" if found.is_published else ", a writer is at work")
    yield f"articles {found.articles:,}, quotes {found.quotes:,}, quads {found.quads:,}"
    yield f"graphs of users {found.users_graphs:,}, their quads {found.users_quads:,}"
    yield f"documents {found.documents:,}, without graphs yet {found.unfinished:,}"
    archived = "".join(f", {why} {count:,}" for why, count in found.archived)
    yield f"in the archive {sum(count for _, count in found.archived):,}{archived}, notices {found.notices:,}"
    parts = ", ".join(f"{part} {_megabytes(size)}" for part, size in found.disk)
    yield f"disk {_megabytes(found.disk_bytes)}: {parts}"


def _health(found: Health) -> Iterator[str]:
    counts = f"quads {found.quads:,}, articles {found.articles:,}, documents {found.documents:,}"
    verdict = "the store is whole" if found.is_whole else "the store has faults"
    yield f"{counts}, in the archive {found.archived:,}, quotes {found.quotes:,}: {verdict}"
    for finding in found.findings:
        yield f"{'fault' if finding.is_fault else 'note'}: {finding.part}: {finding.problem}"
        yield f"  to mend it: {finding.cure}"


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:,.1f} MB"
