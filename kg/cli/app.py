"""The table of commands, loaded one by one, and the edge where errors become messages and exit codes.

Exit codes: 0 all went well, 2 some or all of the input failed, 1 it worked but the answer was cut or is no.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import click

from kg.cli.console import complain
from kg.cli.output import close_pipe
from kg.errors import UjarError

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED = 2


@dataclass(frozen=True, slots=True)
class Command:
    """One command; its module under `kg.cli` is loaded when it is called, and holds it as `command`."""

    name: str
    module: str
    help: str


COMMANDS = (
    Command("demo", "kg.cli.demo", "Show it all on the sample articles, in a minute."),
    Command("extract", "kg.cli.extract", "Print who said what in articles, without storing anything."),
    Command("ingest", "kg.cli.ingest", "Read articles into the store."),
    Command("diff", "kg.cli.diff", "Show what this version would read otherwise in the store's articles."),
    Command("reextract", "kg.cli.reextract", "Extract the store's articles again, after an upgrade."),
    Command("query", "kg.cli.query", "Ask the store in SPARQL."),
    Command("search", "kg.cli.search", "Find quotes by their words."),
    Command("view", "kg.cli.view", "Compute a relationship graph for Gephi, Cytoscape, R or a spreadsheet."),
    Command(
        "analyse", "kg.cli.analyse", "Answer one of fifteen questions about who is quoted, by whom and beside whom."
    ),
    Command("export", "kg.cli.export", "Write the store, or a part of it, as RDF or as a table of quotes."),
    Command("describe", "kg.cli.describe", "Tell what the store covers, as a table or as VoID and DCAT."),
    Command("import", "kg.cli.import_", "Take RDF into the store: an export, or other RDF that passes the shapes."),
    Command("release", "kg.cli.release", "Freeze the store under one id that can be cited, or check such a folder."),
    Command("serve", "kg.cli.serve", "Serve pages, API and SPARQL over HTTP."),
    Command("validate", "kg.cli.validate", "Check an RDF file or a store, and say what is wrong."),
    Command("withdraw", "kg.cli.withdraw", "Note that articles were withdrawn, when and why."),
    Command("correct", "kg.cli.correct", "Note that a correction of articles was published."),
    Command("rebase", "kg.cli.rebase", "Put a store's ids under another base."),
    Command("keys", "kg.cli.keys", "Make, list and revoke keys for writing over HTTP."),
    Command("store", "kg.cli.store", "Count, check, back up, restore, compact or bulk-load a store."),
    Command("evaluate", "kg.cli.evaluate", "Score extraction against annotated articles."),
    Command("sample", "kg.cli.sample", "Draw articles and quotes at random into sheets that people code."),
    Command("agreement", "kg.cli.agreement", "Compare filled sheets with each other, and with the system's answers."),
    Command("train", "kg.cli.train", "Train the tagger of names again, or score it."),
)


class LazyGroup(click.Group):
    """A group whose list of commands is COMMANDS, so that `ujar --help` loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, in the order of the table."""
        del ctx
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded; None for an unknown name."""
        del ctx
        for row in COMMANDS:
            if row.name == cmd_name:
                command: click.Command = import_module(row.module).command
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the table's help lines."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.help) for row in COMMANDS])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="First steps: ujar demo. Each command explains itself: ujar ingest --help.",
)
@click.version_option(package_name="ujar", prog_name="ujar")
def group() -> None:
    """Who said what in the news: quotes, sources and relays as a knowledge graph.

    Data goes to standard output, everything else to standard error. Exit codes: 0 all went well, 2 some of the input
    failed (the rest went on) or nothing could be done, 1 an answer was cut at a limit, a file does not conform, or
    `ujar diff` found a difference.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line (None: that of the process) and returns its exit code; raises nothing on bad input."""
    try:
        code = group.main(args=arguments, prog_name="ujar", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        close_pipe()
        return 0
    except UjarError as error:
        complain(str(error))
        return FAILED
    except click.ClickException as error:
        error.show()
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        complain("stopped")
        return FAILED
    except OSError as error:
        complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        return FAILED
    return code if isinstance(code, int) else 0
