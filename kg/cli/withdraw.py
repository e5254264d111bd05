"""`ujar withdraw`: articles that their outlet took back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.notices import notice_options, run
from kg.cli.options import examples
from kg.store.archive import NoticeKind

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog=examples(
        'ujar withdraw https://kabarrawa.example/banjir --on 2025-06-17 --reason "Ditarik redaksi."',
        'ujar withdraw kr-1 kr-2 --on 2025-06-17 --reason "Narasumber tidak diwawancarai." --store arsip',
        "ujar withdraw kr-1 --undo",
        "ujar withdraw --list",
    )
)
@notice_options
def command(
    *,
    articles: tuple[str, ...],
    date: str | None,
    reason: str | None,
    is_undone: bool,
    is_list: bool,
    store: Path | None,
) -> None:
    """Note that articles were withdrawn, when and why, and take them out of what is current.

    ARTICLE is an address, which means its current version, or the id or key of a version, current or not. A withdrawn
    article is not counted, found or exported any more; its page and its ids still answer and say when and why it was
    withdrawn. It holds for all copies of the version, also for those that come later, until a version that is provably
    newer comes. --undo takes it back, --list shows what stands.
    """
    run(
        NoticeKind.WITHDRAWAL,
        articles,
        date=date,
        reason=reason,
        is_undone=is_undone,
        is_list=is_list,
        store=store,
    )
