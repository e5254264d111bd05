"""`ujar release`: a store, or a selection of it, frozen under one id; and the check of such a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import complain, is_terminal, remark, say
from kg.cli.options import examples, reading_settings, selection_options, store_option
from kg.cli.stores import reading
from kg.errors import SettingsError
from kg.export.release import Edition, freeze, verify
from kg.export.release.frozen import check_target
from kg.export.selection import select
from kg.views.filters import view_filter

if TYPE_CHECKING:
    from kg.export.release import Release, Verdict
    from kg.settings import Settings

_DIFFERS = 1
_UNSET = {"publisher": "who publishes it", "licence": "under which licence"}


@click.command(
    epilog=examples(
        "ujar release rilis-2025",
        "ujar release rilis-2025 --version 2025.1 --date 2025-12-31 --author 'Ratna Wibisana'",
        "ujar release kabar-nusa --outlet KabarNusa --after 2025-04 --before 2025-06",
        "ujar release --verify rilis-2025",
    )
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@store_option
@selection_options
@click.option("--version", metavar="TEXT", help="What this release is called in citations, such as 2025.1.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Day of the release, for citations; no clock is read.",
)
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Whom to cite; may be repeated.")
@click.option("--force", is_flag=True, help="Replace the release that is in DIR.")
@click.option("--verify", "is_check", is_flag=True, help="Check the release in DIR instead of making one.")
def command(*, folder: Path, store: Path | None, is_check: bool, force: bool, **wanted: Any) -> int:
    """Freeze the store, or a selection of its articles, into DIR, under one id made from the content.

    DIR gets the graphs as sorted N-Quads, flat tables with a data dictionary, queries, configuration, versions,
    coverage, digests, rights and CITATION.cff. The same content has the same id on every machine. Title, publisher,
    licence and rights are those of the settings UJAR_TITLE, UJAR_PUBLISHER, UJAR_LICENCE and UJAR_RIGHTS. From then on
    exports of the store name the id, until the store changes.

    With --verify nothing is read but DIR: digests are compared, tables and all else that is computed are made again
    from the graphs, and every file that differs is named; the exit code is then 1.
    """
    if is_check:
        _refuse_others(store=store, force=force, **wanted)
        return _tell_verdict(verify(folder, tell=_steps()))
    check_target(folder, force=force)
    told = {name: wanted.pop(name) for name in ("version", "date", "authors")}
    told["date"] = told["date"] and told["date"].date().isoformat()
    settings = reading_settings(store)
    filters = {name: value for name, value in wanted.items() if value}
    with reading(settings) as view:
        chosen = select(view, view_filter(**filters)) if filters else None
        made = freeze(
            view,
            folder,
            settings=settings,
            edition=Edition.here(**told),
            selection=chosen,
            force=force,
            tell=_steps(),
        )
    _tell_release(made, settings)
    return 0


def _steps() -> Any:  # noqa: ANN401 - a function, or None where nobody looks
    return (lambda what: remark(f"… {what}")) if is_terminal() else None


def _tell_release(made: Release, settings: Settings) -> None:
    facts = made.facts
    click.echo(facts.id)
    say(
        f"released {made.folder}: articles {facts.covered.articles:,}, quotes {facts.covered.quotes:,} (every copy "
        f"counted), distinct speaker-claim pairs {facts.covered.claims:,}, statements {facts.statements:,}"
    )
    missing = [name for name in _UNSET if not getattr(settings, name)]
    unset = [f"UJAR_{name.upper()}" for name in missing]
    if missing:
        are_unset = f"{' and '.join(unset)} {'is' if len(unset) == 1 else 'are'} not set"
        remark(f"note: {are_unset}, so it does not say {' and '.join(_UNSET[name] for name in missing)}")
    if facts.configuration.filter is None and not made.is_remembered:
        remark("note: the store's folder could not be written, so exports will not name the id")


def _tell_verdict(verdict: Verdict) -> int:
    for problem in verdict.problems:
        click.echo(str(problem))
    if not verdict.problems:
        click.echo(verdict.id)
        say(f"as released: files {verdict.files:,}, of which made again {verdict.reproduced:,}")
        return 0
    by = ", ".join(f"{name} {number}" for name, number in verdict.made_with)
    hint = f"; it was frozen by {by}, which may compute otherwise" if verdict.is_by_another else ""
    again = f"made again {verdict.reproduced:,}" if verdict.reproduced else "nothing could be made again"
    complain(f"not as released: files that differ {len(verdict.problems):,} of {verdict.files:,}; {again}{hint}")
    return _DIFFERS


def _refuse_others(**given: Any) -> None:
    """Raises SettingsError UJ737 for an option that would have no effect."""
    for name, value in given.items():
        if value:
            option = {"authors": "--author"}.get(name, f"--{name}")
            raise SettingsError("UJ737", "a check reads nothing but the folder", place=option, cure="leave it out")
