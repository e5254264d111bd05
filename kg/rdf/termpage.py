"""The pages about the ontology, docs/ontology/en.md and id.md with their pictures, made from its Turtle.

`make docs` (python -m kg.rdf.termpage) writes them; a test fails where they are older than the ontology.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from kg import resources
from kg.rdf import vocab
from kg.rdf.diagram import draw
from kg.rdf.terms import Ontology, Term, Tie, read_ontology

LANGUAGES = ("en", "id")
_MESSAGES = Path(__file__).parent / "messages"
_COMMENT = "<!-- {} -->"
Messages = Mapping[str, Mapping[str, str]]


@cache
def messages(language: str) -> Messages:
    """The words of the page in one of LANGUAGES, by section."""
    return tomllib.loads((_MESSAGES / f"{language}.toml").read_text(encoding="utf-8"))


def files(folder: Path) -> dict[str, str]:
    """Every file that is made from the ontology in `folder`: its path under docs/, and its text."""
    ontology = read_ontology(folder)
    questions = sorted((folder / "competency").glob("*.rq"))
    made = {}
    for language in LANGUAGES:
        made[f"ontology/{language}.md"] = page(ontology, language, questions=questions)
        made[f"img/ontology-{language}.svg"] = draw(ontology, language, outside=messages(language)["outside"])
    return made


def page(ontology: Ontology, language: str, *, questions: Iterable[Path] = ()) -> str:
    """The page in Markdown; `questions` are the files of the competency questions."""
    return "\n".join(_Page(ontology, language).lines(questions)).rstrip() + "\n"


class _Page:
    def __init__(self, ontology: Ontology, language: str) -> None:
        self.ontology = ontology
        self.language = language
        self.words = messages(language)
        self.own = {term.name for term in ontology.terms}

    def lines(self, questions: Iterable[Path]) -> Iterator[str]:
        words, ontology = self.words["page"], self.ontology
        facts = {"version": ontology.version, "modified": ontology.modified, "licence": ontology.licence}
        yield from (f"# {ontology.title.of(self.language)}", "", _COMMENT.format(words["made"]), "", words["other"], "")
        yield from (ontology.description.of(self.language), "")
        yield from (words["facts"].format(namespace=vocab.PREFIXES["ujar"], **facts), words["guide"], "")
        yield from (f"![{words['picture']}](../img/ontology-{self.language}.svg)", "", words["legend"], "")
        yield from self._section(words["classes"], ("term", "meaning", "other"), self._classes())
        yield from self._section(words["values"], ("term", "of", "meaning"), self._values())
        yield from (words["evidence_note"], "")
        for heading, terms in self._groups().items():
            columns = ("term", "meaning", "value", "evidence")
            yield from self._section(heading, columns, [self._property(term) for term in terms])
        yield from self._section(words["questions"], ("question",), [self._question(path) for path in questions])
        yield from self._section(words["ties"], ("term", "tie", "other"), self._ties(), note=words["ties_note"])
        prefixes = [(f"`{prefix}:`", f"`{space}`") for prefix, space in ontology.prefixes]
        yield from self._section(words["prefixes"], ("prefix", "namespace"), prefixes)

    def _section(
        self, heading: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, note: str = ""
    ) -> Iterator[str]:
        yield from (f"## {heading}", "")
        if note:
            yield from (note, "")
        yield "| " + " | ".join(self.words["column"][column] for column in columns) + " |"
        yield "|" + "---|" * len(columns)
        yield from ("| " + " | ".join(row) + " |" for row in rows)
        yield ""

    def _term(self, term: Term) -> str:
        return f'<a id="{term.local}"></a>`{term.name}` {term.label.of(self.language)}'

    def _link(self, name: str) -> str:
        return f"[`{name}`](#{name.partition(':')[2]})" if name in self.own else f"`{name}`"

    def _links(self, names: Iterable[str]) -> str:
        return ", ".join(self._link(name) for name in names)

    def _classes(self) -> Iterator[tuple[str, ...]]:
        for term in self.ontology.of_kind("class"):
            wider = [tie.other for tie in self.ontology.ties_of(term.name) if tie.how == "narrower"]
            yield self._term(term), term.comment.of(self.language), self._links(wider)

    def _values(self) -> Iterator[tuple[str, ...]]:
        for term in (*self.ontology.of_kind("value"), *self.ontology.borrowed):
            yield self._term(term), self._links(term.broader), term.comment.of(self.language)

    def _property(self, term: Term) -> tuple[str, ...]:
        of = f" ({self._links(term.domains)})" if len(term.domains) > 1 else ""
        wider = f" ⊑ {self._links(term.broader)}" if term.broader else ""
        meaning = term.comment.of(self.language) + of + wider
        return self._term(term), meaning, self._links(term.ranges), self._links(term.evidence)

    def _groups(self) -> dict[str, list[Term]]:
        """Properties under a heading each for what they are properties of."""
        words = self.words["page"]
        found: dict[str, list[Term]] = {}
        for term in self.ontology.of_kind("property"):
            what = words["annotation"] if not term.domains else words["several"]
            if len(term.domains) == 1:
                what = f"`{term.domains[0]}`"
            found.setdefault(words["properties"].format(what=what), []).append(term)
        return found

    def _question(self, path: Path) -> tuple[str, ...]:
        indonesian, english, *_ = path.read_text(encoding="utf-8").splitlines()
        asked = (indonesian if self.language == "id" else english).removeprefix("# ")
        return (f"[{asked}](../../ontology/competency/{path.name})",)

    def _ties(self) -> Iterator[tuple[str, ...]]:
        def order(tie: Tie) -> tuple[bool, str, str]:
            return tie.term not in self.own, tie.other.partition(":")[0], tie.term

        for tie in sorted(self.ontology.ties, key=order):
            yield self._link(tie.term), self.words["tie"][tie.how], f"`{tie.other}`"


def main(docs: Path) -> None:
    """Writes the pages and pictures under `docs` and says which."""
    for name, text in files(resources.folder("ontology")).items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
