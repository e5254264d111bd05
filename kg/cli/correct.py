"""`ujar correct`: corrections that were published of articles."""

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
        'ujar correct https://kabarrawa.example/banjir --on 2025-06-18 --reason "Nama bupati keliru."',
        "ujar correct kr-1 --undo --on 2025-06-18",
        "ujar correct --list",
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
    """Note that a correction of articles was published, when and of what.

    ARTICLE is an address, which means its current version, or the id or key of a version, current or not. The article
    stays as it is and stays current; its page shows the correction, also once a later version has taken its place. To
    replace the text, ingest the new one under the same address with its time of modification or retrieval. --undo
    takes corrections back, --list shows those that stand.
    """
    run(
        NoticeKind.CORRECTION,
        articles,
        date=date,
        reason=reason,
        is_undone=is_undone,
        is_list=is_list,
        store=store,
    )
