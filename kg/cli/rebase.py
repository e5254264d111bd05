"""`ujar rebase`: a store's ids under another base."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kg.cli.console import progress, remark
from kg.cli.options import examples, settings_for, store_option
from kg.cli.output import output, write_lines

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog=examples("ujar rebase https://arsip.example/", "ujar rebase https://arsip.example/ --store arsip")
)
@click.argument("base", metavar="NEWBASE")
@store_option
def command(*, base: str, store: Path | None) -> None:
    """Put the ids of a store under another base, such as the address at which it will be served.

    Afterwards the store holds, byte for byte, what an ingest of the same articles under the new base gives. All that
    follows the base in an id stays. Needs room for the graphs a second time. One that was interrupted is finished by
    running it again. Ids that were given away under the old base resolve only if its address leads to the new one.
    """
    from kg.intake.rebase import rebase

    settings = replace(settings_for(store), base=base)
    with progress("statements") as show:
        done = rebase(settings.store, settings=settings, progress=show)
    with output(None) as out:
        write_lines(out, [f"statements {done.quads:,}, base {base}, before {done.before}"])
    remark(f"note: from now on this store needs UJAR_BASE={base}")
