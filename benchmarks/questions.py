"""The eight queries by which SPARQL is measured, with things to ask about that are drawn from the store."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.store.base import View

PREFIXES = """PREFIX ujar: <https://w3id.org/ujar/ont#>
PREFIX schema: <https://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
ROWS = "application/sparql-results+json"
GRAPH = "text/turtle"
_SOME = 3000


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of query; `text` has a place for each thing that is drawn."""

    name: str
    is_heavy: bool
    text: str
    draw: Callable[[Things, random.Random], dict[str, str]]
    media_type: str = ROWS

    def asked(self, things: Things, dice: random.Random) -> str:
        """A query of this kind."""
        text = PREFIXES + self.text
        for name, value in self.draw(things, dice).items():
            text = text.replace(f"%{name}%", value)
        return text


@dataclass(frozen=True, slots=True)
class Things:
    """IRIs and words of the store that can be asked about."""

    quotes: list[str]
    nested: list[str]
    articles: list[str]
    outlets: list[str]
    speakers: list[str]
    words: tuple[str, ...] = ("ekonomi", "presiden", "banjir", "pemilu", "rupiah", "sekolah", "polisi", "gempa")

    @classmethod
    def of(cls, view: View) -> Things:
        """Some of each, those of every part of the store."""

        def some(where: str) -> list[str]:
            rows = view.select(f"{PREFIXES}SELECT DISTINCT ?x WHERE {{ {where} }} LIMIT {_SOME}")
            return sorted(row[0] for row in rows if row[0])

        return cls(
            quotes=some("?x a ujar:Quote"),
            nested=some("?x ujar:nestedIn ?outer"),
            articles=some("?x a schema:NewsArticle"),
            outlets=some("?article schema:publisher ?x"),
            speakers=some("?quote ujar:speaker ?x"),
        )


def _month(dice: random.Random) -> str:
    return f"2025-{dice.randrange(1, 13):02}"


QUESTIONS = (
    Question(
        "Q1 quotes of a speaker in some months, newest first",
        is_heavy=False,
        text="""SELECT ?quote ?text ?date WHERE {
  ?quote ujar:speaker <%speaker%> ; schema:text ?text ; ujar:inArticle ?article .
  ?article schema:datePublished ?date .
  FILTER(STR(?date) >= "%first%" && STR(?date) < "%last%")
} ORDER BY DESC(STR(?date)) LIMIT 50""",
        draw=lambda things, dice: {"speaker": dice.choice(things.speakers), "first": "2025-02", "last": "2025-12"},
    ),
    Question(
        "Q2 outlets and whom they quote most, top 20",
        is_heavy=True,
        text="""SELECT ?outlet ?speaker (COUNT(?quote) AS ?n) WHERE {
  ?quote ujar:speaker ?speaker ; ujar:inArticle ?article . ?article schema:publisher ?outlet .
} GROUP BY ?outlet ?speaker ORDER BY DESC(?n) LIMIT 20""",
        draw=lambda _, __: {},
    ),
    Question(
        "Q3 quotes that hold a word",
        is_heavy=True,
        text="""SELECT ?quote ?text WHERE {
  ?quote a ujar:Quote ; schema:text ?text . FILTER(CONTAINS(LCASE(STR(?text)), "%word%"))
} LIMIT 200""",
        draw=lambda things, dice: {"word": f"{dice.choice(things.words)} {dice.randrange(10)}"},
    ),
    Question(
        "Q4 chain of quotes around a quote",
        is_heavy=False,
        text="SELECT ?outer ?text WHERE { <%quote%> ujar:nestedIn+ ?outer . ?outer schema:text ?text }",
        draw=lambda things, dice: {"quote": dice.choice(things.nested)},
    ),
    Question(
        "Q5 the graph of an article",
        is_heavy=False,
        text="CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <%graph%> { ?s ?p ?o } }",
        draw=lambda things, dice: {
            "graph": dice.choice(things.articles).replace("/id/article/", "/graph/article/").removesuffix("/doc")
        },
        media_type=GRAPH,
    ),
    Question(
        "Q6 all about the quotes of an outlet in a month",
        is_heavy=True,
        text="""SELECT * WHERE {
  ?article schema:publisher <%outlet%> ; schema:datePublished ?date . FILTER(STRSTARTS(STR(?date), "%month%"))
  ?quote ujar:inArticle ?article ; schema:text ?text .
  OPTIONAL { ?quote ujar:speaker ?speaker } OPTIONAL { ?quote ujar:speakerRole ?role }
  OPTIONAL { ?quote ujar:about ?about } OPTIONAL { ?quote ujar:addressee ?addressee }
  OPTIONAL { ?quote ujar:statedAt ?event } OPTIONAL { ?quote ujar:attributedVia ?via }
}""",
        draw=lambda things, dice: {"outlet": dice.choice(things.outlets), "month": _month(dice)},
    ),
    Question(
        "Q7 quotes by outlet and month",
        is_heavy=True,
        text="""SELECT ?outlet ?month (COUNT(?quote) AS ?n) WHERE {
  ?quote ujar:inArticle ?article . ?article schema:publisher ?outlet ; schema:datePublished ?date .
  BIND(SUBSTR(STR(?date), 1, 7) AS ?month)
} GROUP BY ?outlet ?month ORDER BY ?outlet ?month""",
        draw=lambda _, __: {},
    ),
    Question(
        "Q8 a quote",
        is_heavy=False,
        text="DESCRIBE <%quote%>",
        draw=lambda things, dice: {"quote": dice.choice(things.quotes)},
        media_type=GRAPH,
    ),
)


def drawn(question: Question, things: Things, *, count: int, seed: int) -> Iterator[str]:
    """So many queries of a kind, always the same ones for a seed."""
    dice = random.Random(f"{question.name} {seed}")
    return (question.asked(things, dice) for _ in range(count))
