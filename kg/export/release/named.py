"""The files of a release that tell its id: manifest, description, citation, and a page for people."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import orjson

from kg.ids import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.export.coverage import Coverage
    from kg.export.release.configuration import Configuration

FORMAT = 1
"""Of the folder; raised by one with every change that an older Ujar could not verify."""
SOFTWARE = "Ujar"
_SHORT_CHARS = 12
_PAGE = """# {title}

{english}

{indonesian}

| | |
|---|---|
{facts}

## Files

| | |
|---|---|
| `graphs.nq.gz` | all statements as N-Quads, one a line, sorted; packed with gzip |
| `tables/*.csv` | the same as flat tables |
| [`DICTIONARY.md`](DICTIONARY.md), `datapackage.json` | what each column of the tables means, for people and machines |
| `void.ttl` | the description of the dataset in VoID and DCAT, with the coverage by outlet and month |
| `queries/` | the queries of the tables, and the saved queries |
| `configuration.json` | base, selection, title and terms |
| `authority/`, `ontology/` | curated agents, where there are any; ontology and shapes |
| `release.json` | id, versions, counts |
| `contents.sha256`, `SHA256SUMS` | digests: of the content (the graphs unpacked), and of the files as they lie here |

The texts of the articles are not here, only the words that are quoted and those that are evidence.

## Checking it

    sha256sum -c SHA256SUMS
    sha256sum contents.sha256        # the id
    ujar release --verify .          # makes the tables again from graphs.nq.gz, offline

Cite it with its id; `CITATION.cff` holds all that is needed.
"""


@dataclass(frozen=True, slots=True)
class Edition:
    """What is said of a release and does not follow from its content, so that the id does not depend on it."""

    date: str | None = None
    """Day of the release, ISO 8601."""
    version: str | None = None
    authors: tuple[str, ...] = ()
    made_with: tuple[tuple[str, str], ...] = ()
    """Programs and their versions."""

    @classmethod
    def here(cls, *, date: str | None = None, version: str | None = None, authors: tuple[str, ...] = ()) -> Edition:
        """An edition made by the programs that run now."""
        return cls(date, version, authors, made_with())


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the files tell."""

    id: str
    configuration: Configuration
    edition: Edition
    covered: Coverage
    summaries: Mapping[str, str]
    """By language."""
    statements: int
    rows: Mapping[str, int]
    """Rows of each table."""
    extractors: tuple[tuple[str, str, int], ...]
    """Name and version, digest of the configuration, articles."""
    ontology: str
    """IRI of the ontology's version."""

    @property
    def title(self) -> str:
        """What the dataset is called, with the selection where it is one."""
        name = self.configuration.settings.title or "Ujar: who said what in the news"
        chosen = self.configuration.filter
        return f"{name} (selection: {chosen.describe()})" if chosen else name

    @property
    def short(self) -> str:
        """The first digits of the id, for names."""
        return self.id.partition(":")[2][:_SHORT_CHARS]

    @property
    def authors(self) -> tuple[str, ...]:
        """Who is to be cited."""
        settings = self.configuration.settings
        return self.edition.authors or (settings.publisher or f"The publishers of {settings.base}",)


def made_with() -> tuple[tuple[str, str], ...]:
    """The programs that run now, with their versions."""
    return (("ujar", version("ujar")), ("pyoxigraph", version("pyoxigraph")), ("python", platform.python_version()))


def manifest(facts: Facts) -> dict[str, Any]:
    """`release.json`."""
    covered, content = facts.covered, facts.configuration.content()
    return {
        "format": FORMAT,
        "id": facts.id,
        "title": facts.title,
        "edition": {"date": facts.edition.date, "version": facts.edition.version, "authors": facts.edition.authors},
        "made_with": dict(facts.edition.made_with),
        "dataset": content["dataset"],
        "base": content["base"],
        "selection": content["selection"],
        "ontology": facts.ontology,
        "extractors": [
            {"extractor": name, "configuration": configuration, "articles": articles}
            for name, configuration, articles in facts.extractors
        ],
        "counts": {
            "statements": facts.statements,
            "articles": covered.articles,
            "articles_without_date": covered.undated,
            "outlets": covered.outlets,
            "quotes_every_copy_counted": covered.quotes,
            "distinct_speaker_claim_pairs": covered.claims,
        },
        "published": {"first": covered.first, "last": covered.last},
        "languages": covered.languages,
        "rows": dict(facts.rows),
    }


def edition_of(row: dict[str, Any]) -> Edition:
    """The edition that a manifest tells."""
    told = row["edition"]
    return Edition(told["date"], told["version"], tuple(told["authors"]), tuple(row["made_with"].items()))


def package(facts: Facts) -> dict[str, Any]:
    """What the data package says of the release as a whole."""
    settings = facts.configuration.settings
    told: dict[str, Any] = {
        "name": f"{slug(settings.title or 'ujar')}-{facts.short}",
        "id": facts.id,
        "title": facts.title,
        "description": facts.summaries["en"],
        "description_id": facts.summaries["id"],
        "version": facts.edition.version,
        "created": f"{facts.edition.date}T00:00:00Z" if facts.edition.date else None,
        "contributors": [{"title": name, "role": "author"} for name in facts.authors],
        "licenses": [{"path": settings.licence}] if settings.licence else None,
        "rights": settings.rights or None,
    }
    return {name: value for name, value in told.items() if value}


def citation(facts: Facts) -> str:
    """`CITATION.cff` of the dataset, with the program beside it."""
    return "".join(f"{line}\n" for line in _citation(facts))


def page(facts: Facts) -> str:
    """`README.md`."""
    settings, covered = facts.configuration.settings, facts.covered
    rows = {
        "id": f"`{facts.id}`",
        "version": facts.edition.version,
        "date": facts.edition.date,
        "authors": "; ".join(facts.authors),
        "publisher": settings.publisher,
        "licence": settings.licence,
        "rights": settings.rights,
        "selection": facts.configuration.filter.describe() if facts.configuration.filter else None,
        "statements": f"{facts.statements:,}",
        "languages": ", ".join(covered.languages),
        "ontology": facts.ontology,
        "extracted by": "; ".join(f"{name} (`{digest}`, articles {n:,})" for name, digest, n in facts.extractors),
        "frozen by": ", ".join(f"{name} {number}" for name, number in facts.edition.made_with),
    }
    told = "\n".join(f"| {name} | {value.replace('|', chr(92) + '|')} |" for name, value in rows.items() if value)
    return _PAGE.format(title=facts.title, english=facts.summaries["en"], indonesian=facts.summaries["id"], facts=told)


def _citation(facts: Facts) -> Iterator[str]:
    settings = facts.configuration.settings
    yield "cff-version: 1.2.0"
    yield 'message: "If you use this dataset, please cite it with its id."'
    yield "type: dataset"
    yield f"title: {_quoted(facts.title)}"
    yield "authors:"
    yield from (f"  - name: {_quoted(name)}" for name in facts.authors)
    yield f"abstract: {_quoted(facts.summaries['en'])}"
    yield f"version: {_quoted(facts.edition.version or facts.short)}"
    if facts.edition.date:
        yield f"date-released: {facts.edition.date}"
    if settings.licence:
        yield f"license-url: {_quoted(settings.licence)}"
    yield "identifiers:"
    yield "  - type: other"
    yield f"    value: {_quoted(facts.id)}"
    yield '    description: "Id of the content: SHA-256 of contents.sha256"'
    yield "references:"
    yield "  - type: software"
    yield f"    title: {_quoted(f'{SOFTWARE}: who said what in the news, as a knowledge graph')}"
    yield "    authors:"
    yield '      - name: "The authors of Ujar"'
    yield f"    version: {_quoted(dict(facts.edition.made_with)['ujar'])}"
    yield "    license: Apache-2.0"


def _quoted(text: str) -> str:
    """A string of JSON is one of YAML."""
    return orjson.dumps(text).decode()
