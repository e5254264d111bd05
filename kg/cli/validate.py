"""`ujar validate`: RDF checked against the ontology's shapes."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import examples
from kg.cli.output import output, write_lines
from kg.errors import InputError
from kg.rdf.serialize import FORMATS

_BY_EXTENSION = {row.extension: row for row in FORMATS}


@click.command(epilog=examples("ujar validate arsip.trig", "ujar validate kutipan.data --format turtle"))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--format", "form", type=click.Choice([row.name for row in FORMATS]), help="Default: by the file's ending."
)
def command(*, file: Path, form: str | None) -> int:
    """Check an RDF file against the ontology's shapes and say what is wrong where.

    Exit code 1 if it does not conform.
    """
    from kg.rdf.validate import validate

    row = next((row for row in FORMATS if row.name == form), None) or _BY_EXTENSION.get(file.suffix.lstrip(".").lower())
    if row is None:
        known = ", ".join(f".{extension}" for extension in _BY_EXTENSION)
        raise InputError("UJ110", "no RDF format has this ending", place=str(file), cure=f"give {known}, or --format")
    report = validate(file.read_bytes(), row.media_type)
    with output(None) as out:
        write_lines(out, str(report).splitlines())
    return 0 if report.conforms else 1
