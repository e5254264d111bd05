"""What a validation found: problems that name their place, words and cure, and reports that count them by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.rdf import vocab
from kg.rdf.graphs import parse_local

VIOLATION = "violation"
WARNING = "warning"

_MAX_VALUE_CHARS = 80
_NAMESPACES = tuple((space, prefix) for prefix, space in {**vocab.PREFIXES, "shp": vocab.SHAPES}.items())
_WORDS = (vocab.TEXT, vocab.ANCHOR, vocab.LABEL, vocab.HEADLINE, vocab.IDENTIFIER)
"""What tells a person which thing is meant, best first."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: with which node, on which property, with which value, by which shape."""

    focus: str
    path: str
    value: str
    message: str
    shape: str
    """The shape that says so (`shp:Quote`), or the invariant (`anchor-of-text`)."""
    severity: str = VIOLATION
    cure: str = ""
    article: str = ""
    """The article it stands in: its id and headline, where `described` found them."""
    words: str = ""
    """The words of the node: of a quote or a span, the label of an agent; empty where there are none."""

    @property
    def kind(self) -> Kind:
        """What problems are counted by."""
        return Kind(self.severity, self.shape, self.path, self.message)

    def __str__(self) -> str:
        where = f"{self.focus} {self.path}".rstrip()
        value = f" (here: {self.value})" if self.value else ""
        return f"{self.severity}: {where}: {self.message}{value} [{self.shape}]"

    def sentence(self) -> str:
        """The same for a person who never sees an IRI: the words, what is wrong, the cure."""
        words = f"“{self.words}”: " if self.words else ""
        value = f", here: {self.value}" if self.value else ""
        cure = f" ({self.cure})" if self.cure else ""
        return f"{words}{self.message}{value}{cure} [{f'{self.shape} {self.path}'.rstrip()}]"


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """Problems that differ only in where they are."""

    severity: str
    shape: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found, sorted; `triples` is how many were looked at, so that 0 is never a silent pass."""

    problems: tuple[Problem, ...]
    """All of them, or of each kind the first ones; `counts` is of all."""
    triples: int
    articles: int = 0
    counts: tuple[tuple[Kind, int], ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings and notes do not count."""
        return all(kind.severity != VIOLATION for kind, _ in self.counts)

    def total(self, severity: str) -> int:
        """How many problems of this severity there are."""
        return sum(number for kind, number in self.counts if kind.severity == severity)

    def __str__(self) -> str:
        verdict = "conforms" if self.conforms else "does not conform"
        lines = [f"{self.triples} triples, {verdict}, {sum(number for _, number in self.counts)} problems"]
        return "\n".join([*lines, *(f"  {problem}" for problem in self.problems)])


class Tally:
    """Collects problems as they come and keeps of each kind the first `shown` (None: all)."""

    def __init__(self, shown: int | None = None) -> None:
        self.triples = 0
        self.articles = 0
        self._shown = shown
        self._counts: Counter[Kind] = Counter()
        self._kept: list[Problem] = []

    def add(self, problems: Iterable[Problem]) -> None:
        """Takes problems in; each should come once."""
        for problem in problems:
            kind = problem.kind
            self._counts[kind] += 1
            if self._shown is None or self._counts[kind] <= self._shown:
                self._kept.append(problem)

    def report(self) -> Report:
        """What was found so far: violations before the rest, frequent kinds before rare ones."""
        counts = sorted(self._counts.items(), key=lambda item: (item[0].severity != VIOLATION, -item[1], item[0]))
        return Report(tuple(sorted(self._kept)), self.triples, self.articles, tuple(counts))


def described(problems: Iterable[Problem], quads: Iterable[ox.Quad]) -> list[Problem]:
    """The problems, sorted, each with its article and its words where `quads` tell them."""
    found = sorted(problems)
    if not found:
        return []
    words = _words(quads)
    return [
        replace(problem, article=_article(problem.focus, words), words=_best(problem.focus, words)) for problem in found
    ]


def shortened(text: str) -> str:
    """An IRI of a known vocabulary as a prefixed name, anything else cut to a length that fits a line."""
    for namespace, prefix in _NAMESPACES:
        if text.startswith(namespace):
            return f"{prefix}:{text[len(namespace) :]}"
    return cut(text)


def cut(text: str) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= _MAX_VALUE_CHARS else text[: _MAX_VALUE_CHARS - 1] + "…"


def _words(quads: Iterable[ox.Quad]) -> dict[str, dict[ox.NamedNode, str]]:
    found: dict[str, dict[ox.NamedNode, str]] = {}
    for quad in quads:
        if quad.predicate in _WORDS and isinstance(quad.object, ox.Literal):
            values = found.setdefault(str(quad.subject).strip("<>"), {})
            values[quad.predicate] = min(values.get(quad.predicate, quad.object.value), quad.object.value)
    return found


def _best(focus: str, words: dict[str, dict[ox.NamedNode, str]]) -> str:
    """The words of a node; none for an article, which is told as the place already."""
    values = {} if focus.endswith("/doc") else words.get(focus, {})
    return next((cut(values[name]) for name in _WORDS if name in values), "")


def _article(focus: str, words: dict[str, dict[ox.NamedNode, str]]) -> str:
    """What the article is called in which the node stands; its key where nothing calls it anything."""
    local = parse_local(focus)
    if local is None:
        return ""
    values = words.get(focus.removesuffix(local.name) + "doc", {})
    title = f" “{cut(values[vocab.HEADLINE])}”" if vocab.HEADLINE in values else ""
    return values.get(vocab.IDENTIFIER, local.key) + title
