"""`ujar train`: what a language pack learns from data, trained again or scored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.console import Notices, progress, remark, say
from kg.cli.options import FOLDER, examples
from kg.cli.output import output, write_lines
from kg.errors import SettingsError, UjarError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.tagger import NameTagger
    from kg.lang.pack import LanguagePack
    from kg.training.names import Score

_PATH = click.Path(path_type=Path)
_LANGUAGE = "id"


@click.command(
    epilog=examples(
        "ujar train names idner/ nergrit/ --articles berita.jsonl.gz -o model/",
        "ujar train names idner/ nergrit/ --evaluate",
        "ujar train names idner/test.txt --evaluate --model model/",
    )
)
@click.argument("what", type=click.Choice(["names"]))
@click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="LABELLED…")
@click.option(
    "--articles",
    multiple=True,
    metavar="PATH",
    help="Articles for word clusters, as ujar extract reads them; required without --evaluate.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=FOLDER,
    metavar="DIR",
    help="Folder that the model is written to; required without --evaluate.",
)
@click.option("--evaluate", "is_scored", is_flag=True, help="Train nothing; score a model on the test files.")
@click.option("--model", type=FOLDER, metavar="DIR", help="Folder of the model to score (default: the language's own).")
@click.option("--lang", "language", default=_LANGUAGE, show_default=True, help="Language of the data.")
def command(
    *,
    what: str,
    paths: tuple[Path, ...],
    articles: tuple[str, ...],
    folder: Path | None,
    is_scored: bool,
    model: Path | None,
    language: str,
) -> None:
    """Train the tagger of names from labelled sentences and raw articles, or score one.

    LABELLED are files, or folders whose train*.txt and dev*.txt are trained on and whose test*.txt and valid*.txt are
    scored: a token and its tag a line, an empty line between sentences. A single file is trained on, and with
    --evaluate scored.
    """
    from kg.lang import load_pack

    del what
    pack = load_pack(language)
    if is_scored:
        _show(_scores(_tagger(pack, model), paths))
        return
    if not articles or folder is None:
        missing = "--articles" if not articles else "--output"
        raise SettingsError("UJ722", f"training needs {missing}", place="ujar train names", cure="see --help")
    _train(pack, paths, articles, folder)


def _train(pack: LanguagePack, paths: Sequence[Path], articles: Sequence[str], folder: Path) -> None:
    from kg.extract.tagger import open_tagger
    from kg.training.labelled import TRAINED, files_of, read_labelled
    from kg.training.names import CARD, card, train

    labelled = [sentence for file in files_of(paths, TRAINED) for sentence in read_labelled(file)]
    say(f"{len(labelled):,} labelled sentences; word clusters come first, then the model: about a minute")
    trained = train(labelled, _texts(articles), pack=pack, folder=folder)
    folders = [path for path in paths if path.is_dir()]
    scores = _scores(open_tagger(pack, folder), folders) if folders else {}
    (folder / CARD).write_text(card(trained, scores), encoding="utf-8")
    say(f"{trained.words:,} words with a cluster, {trained.made:,} sentences made from patterns; written to {folder}")
    for name, digest in trained.digests.items():
        say(f"{name}: SHA-256 {digest}")
    _show(scores)


def _texts(paths: Sequence[str]) -> Iterator[str]:
    """Texts of the articles; what cannot be read is told and left out."""
    from kg.ingest.readers import read_documents

    notices = Notices()
    with progress("articles read") as advance:
        for number, item in enumerate(read_documents(list(paths), notify=notices), 1):
            if isinstance(item, UjarError):
                remark(f"note: left out: {item}")
            else:
                yield item.text
            advance(number)
    notices.close()


def _tagger(pack: LanguagePack, model: Path | None) -> NameTagger:
    """The tagger to score. Raises SettingsError UJ723 for a language without one."""
    from kg.extract.tagger import load_tagger, open_tagger

    found = open_tagger(pack, model) if model else load_tagger(pack)
    if found is None:
        raise SettingsError("UJ723", f"the pack {pack.code!r} has no model of names", place="--lang", cure="train one")
    return found


def _scores(tagger: NameTagger, paths: Sequence[Path]) -> dict[str, Score]:
    """Scores by the name of the file and of its folder."""
    from kg.training.labelled import TESTED, files_of, read_labelled
    from kg.training.names import score

    files = files_of(paths, TESTED)
    return {f"{file.absolute().parent.name}/{file.name}": score(tagger, read_labelled(file)) for file in files}


def _show(scores: dict[str, Score]) -> None:
    lines = [f"{'strict F1 over whole names':<40} precision  recall     F1  person  organisation  place"]
    for name, result in scores.items():
        per, org, loc = (result.by_kind[kind] for kind in ("PER", "ORG", "LOC"))
        shares = (
            f"{result.precision:>9.3f} {result.recall:>7.3f} {result.f1:>6.3f} {per:>7.3f} {org:>13.3f} {loc:>6.3f}"
        )
        lines.append(f"{name:<40} {shares}")
    with output(None) as out:
        write_lines(out, lines)
