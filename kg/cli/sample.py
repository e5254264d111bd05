"""`ujar sample`: articles and quotes drawn at random into sheets that people code, with the answers kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.articles import lost, made_of
from kg.cli.console import Notices, complain, exit_code, progress, say
from kg.cli.options import FILE, examples, input_options, language_option, settings_for
from kg.cli.output import output
from kg.errors import InputError, SettingsError, UjarError
from kg.evaluation.blank import article_rows, key_rows, quote_rows
from kg.evaluation.coding import SHEETS, Sheet
from kg.evaluation.sample import STRATA, Drawn, Extracted, Sampler, as_extracted
from kg.evaluation.sheets import check_ending, write_sheet
from kg.ingest.columns import parse_mapping
from kg.ingest.readers import read_documents
from kg.intake.processes import mapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.evaluation.blank import Cells
    from kg.model.text import SourceDocument


@dataclass(frozen=True, slots=True)
class Work:
    """What every article is done with; goes to worker processes."""

    language: str

    def __call__(self, item: SourceDocument | UjarError) -> Extracted | UjarError:
        """The article with its quotes, or the error that it could not be read or extracted for."""
        return made_of(item, self.language, as_extracted)


@click.command(
    epilog=examples(
        "ujar sample berita.xlsx --seed 7 --articles 30 --quotes 200 -o sampel.xlsx",
        "ujar sample berita/ --quotes 200 --by outlet,month,type -o sampel.csv",
        "ujar agreement sampel-quotes-ani.xlsx sampel-quotes-budi.xlsx --key sampel-key.xlsx",
    )
)
@input_options
@language_option
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed draws another sample.")
@click.option("--articles", type=click.IntRange(0), default=30, show_default=True, help="Articles to read in full.")
@click.option("--quotes", type=click.IntRange(0), default=200, show_default=True, help="Quotes to check.")
@click.option("--by", default="", metavar="NAME,…", help=f"Draw in proportion by: {', '.join(STRATA)}.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@click.option(
    "-o", "--output", "path", type=FILE, default="sample.csv", show_default=True, metavar="FILE",
    help="Name of the sheets, .csv or .xlsx; -articles, -quotes and -key are added to it.",
)  # fmt: skip
@click.option("--force", "is_forced", is_flag=True, help="Overwrite sheets that are there, filled or not.")
def command(
    *, paths: tuple[str, ...], kind: str, mapping: str, language: str, seed: int, articles: int, quotes: int, by: str,
    jobs: int, path: Path, is_forced: bool,
) -> int:  # fmt: skip
    """Draw articles and quotes at random into sheets that people code.

    Three files: a sheet of articles that coders read in full and write the quotes of, a sheet of quotes that they
    judge, and the key with the system's answers, which coders do not get. The same articles and seed give the same
    bytes. docs/codebook.md says what to write, docs/evaluation.md what to do with it.
    An article that cannot be read is left out; exit code 2 if there was one.
    """
    check_ending(path)
    wanted, strata = {"articles": articles, "quotes": quotes}, _strata(by)
    if not is_forced:
        _check_free(path, wanted)
    sampler = Sampler(seed=seed, articles=articles, quotes=quotes, by=strata)
    settings, notices = settings_for(None), Notices()
    documents = read_documents(
        paths, kind=kind, mapping=parse_mapping(mapping), limit_bytes=settings.article_limit_bytes, notify=notices
    )
    done = failed = undated = 0
    with progress("articles") as show:
        for result in mapped(Work(language), documents, jobs=jobs, lost=lost):
            if isinstance(result, UjarError):
                complain(str(result))
                failed += 1
            else:
                sampler.add(result)
                done += 1
                undated += not result.document.published
            show(done + failed)
    notices.close()
    if not done:
        raise InputError("UJ102", "there is no article to draw from", cure="give articles that can be read")
    if undated and "month" in strata:
        say(f"{undated} of {done} articles have no date of publication; --by month puts them into one stratum, ?")
    _write(sampler, path, wanted=wanted)
    return exit_code(failed=failed)


def _strata(given: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in given.split(",") if name.strip())
    for name in names:
        if name not in STRATA:
            near = get_close_matches(name, STRATA, n=1)
            cure = f"did you mean {near[0]}?" if near else f"one of {', '.join(STRATA)}"
            raise SettingsError("UJ718", f"nothing is drawn by {name!r}", place="--by", cure=cure)
    return names


def _check_free(path: Path, wanted: Mapping[str, int]) -> None:
    """Raises SettingsError UJ720 for a sheet that is there: a coder may have filled it."""
    for file in (*(_named(path, name) for name, count in wanted.items() if count), _named(path, "key")):
        if file.exists():
            cure = "name others with -o, or overwrite all of them with --force"
            raise SettingsError("UJ720", "this file is there already", place=str(file), cure=cure)


def _write(sampler: Sampler, path: Path, *, wanted: dict[str, int]) -> None:
    drawn = {kind: sampler.drawn(kind) for kind in wanted}
    rows = {"articles": article_rows(drawn["articles"]), "quotes": quote_rows(drawn["quotes"])}
    for sheet in SHEETS:
        if wanted[sheet.name]:
            _write_one(_named(path, sheet.name), rows[sheet.name], sheet)
            say(f"{_drawn(sheet.name, drawn[sheet.name], wanted[sheet.name])}: {_named(path, sheet.name)}")
    _write_one(_named(path, "key"), key_rows(drawn["articles"], drawn["quotes"]), None)
    say(f"the system's answers, not for coders: {_named(path, 'key')}")
    if sampler.repeated:
        say(f"{sampler.repeated} articles came more than once and were taken once")


def _write_one(path: Path, rows: Iterable[Cells], sheet: Sheet | None) -> None:
    wide = {len(sheet.given) + 1} if sheet else set()
    columns = {column.name: column.choices for column in sheet.columns if column.choices} if sheet else {}
    choices = {sheet.header.index(name) + 1: values for name, values in columns.items()} if sheet else {}
    with output(path) as out:
        write_sheet(path, out, rows, wide=wide, choices=choices)


def _drawn(kind: str, drawn: list[Drawn], wanted: int) -> str:
    strata = {item.stratum: item.of for item in drawn}
    fewer = f" (all there are, {wanted} were asked for)" if len(drawn) < wanted else ""
    return f"{kind} {len(drawn)} from {len(strata)} strata{fewer}" if len(strata) > 1 else f"{kind} {len(drawn)}{fewer}"


def _named(path: Path, part: str) -> Path:
    return path.with_name(f"{path.stem}-{part}{path.suffix}")
