"""A store of any number of invented quotes, with only the statements that views count.

    python benchmarks/invented.py NEW --quotes 1000000

Proportions are nearly those of 9,109 raw news articles: 4.4 quotes an article, two articles to three speakers, an agent
that 55 % of the quotes are about, another that 39 % mention, one quote in fifty of two speakers, one in forty relayed,
one claim in eleven said before. Speakers and outlets are quoted as often as Zipf's law has it. The same number always
gives the same store.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph as ox

from kg.rdf.vocab import PREFIXES
from kg.settings import Settings
from kg.store import open_store

_BASE = Settings().base
_OUTLETS = 400
_DAYS = 730
_TYPES = ("direct", "direct", "indirect", "indirect", "indirect", "mixed")
_CUES = ("kata", "ujar", "tutur", "ungkap", "jelas", "sebut", "nilai", "klaim", "bantah", "tegas")
_KINDS = ("schema:Person",) * 6 + ("schema:Organization",) * 3 + ("ujar:CollectiveSource",)
_ABOUT, _MENTIONS, _JOINT, _RELAYED, _REPEATED = 0.55, 0.39, 0.02, 0.025, 0.09
_QUOTES_PER_ARTICLE, _QUOTES_PER_SPEAKER = 4.4, 3


def main() -> None:
    """Make the store that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("new", type=Path)
    parser.add_argument("--quotes", type=int, default=1_000_000)
    options = parser.parse_args()
    print(f"{invent(options.new, quotes=options.quotes):,} statements in {options.new}")


def invent(target: Path, *, quotes: int) -> int:
    """Makes a store at `target` with so many quotes; the number of statements."""
    settings = Settings()
    with open_store(target, settings=settings):
        pass  # makes the folder
    (target / "unpublished").touch()
    count = 0
    with tempfile.NamedTemporaryFile("w", dir=target, suffix=".nq", buffering=1 << 20) as lines:
        for line in statements(quotes):
            lines.write(line)
            count += 1
        lines.flush()
        store = ox.Store(str(target / "graphs"))
        store.bulk_load(path=lines.name, format=ox.RdfFormat.N_QUADS)
        store.flush()
        del store
    with open_store(target, settings=settings, read_only=True):
        pass  # publishes
    os.sync()
    return count


def statements(quotes: int) -> Iterator[str]:
    """The statements as lines of N-Quads."""
    dice = random.Random(20250416)
    speakers = max(quotes // _QUOTES_PER_SPEAKER, 2)
    yield from _agents(speakers)
    article = ""
    for number in range(quotes):
        if not article or dice.random() < 1 / _QUOTES_PER_ARTICLE:
            article = f"{_BASE}id/article/{number:032x}"
            yield from _article(article, dice)
        yield from _quote(f"{article}/q{number % 5000}-{number % 5000 + 90}", article, speakers, dice, number)


def _agents(count: int) -> Iterator[str]:
    for number in range(count):
        yield _line(_agent(number), "rdf:type", _term(_KINDS[number % len(_KINDS)]), "identities")
        yield _line(_agent(number), "rdfs:label", f'"Tokoh {number}"', "identities")
    for number in range(_OUTLETS):
        yield _line(_outlet(number), "rdf:type", _term("schema:NewsMediaOrganization"), "identities")
        yield _line(_outlet(number), "rdfs:label", f'"Koran {number}"', "identities")


def _article(article: str, dice: random.Random) -> Iterator[str]:
    day = date(2024, 1, 1) + timedelta(days=dice.randrange(_DAYS))
    graph = f"article/{article.rpartition('/')[2]}"
    yield _line(f"{article}/doc", "rdf:type", _term("schema:NewsArticle"), graph)
    yield _line(f"{article}/doc", "schema:publisher", f"<{_outlet(_zipf(_OUTLETS, dice))}>", graph)
    yield _line(f"{article}/doc", "schema:datePublished", f'"{day}"^^{_term("xsd:date")}', graph)
    yield _line(f"{article}/doc", "schema:inLanguage", '"id"', graph)


def _quote(quote: str, article: str, speakers: int, dice: random.Random, number: int) -> Iterator[str]:
    graph = f"article/{article.rpartition('/')[2]}"
    claim = _zipf(number, dice) if number and dice.random() < _REPEATED else number
    yield _line(quote, "ujar:inArticle", f"<{article}/doc>", graph)
    yield _line(quote, "ujar:quoteType", _term(f"ujar:{dice.choice(_TYPES)}"), graph)
    yield _line(quote, "ujar:confidence", f'"0.{dice.randrange(50, 99)}"^^{_term("xsd:decimal")}', graph)
    yield _line(quote, "ujar:cueLemma", f'"{dice.choice(_CUES)}"', graph)
    yield _line(quote, "ujar:expresses", f"<{_BASE}id/claim/{claim:016x}>", "claims")
    for _ in range(2 if dice.random() < _JOINT else 1):
        yield _line(quote, "ujar:speaker", f"<{_agent(_zipf(speakers, dice))}>", "identities")
    for name, share in (("ujar:about", _ABOUT), ("ujar:mentionsAgent", _MENTIONS)):
        if dice.random() < share:
            yield _line(quote, name, f"<{_agent(_zipf(speakers, dice))}>", "identities")
    if dice.random() < _RELAYED:
        relay = f"{article}/r{number}-1"
        yield _line(quote, "ujar:relay", f"<{relay}>", graph)
        yield _line(relay, "ujar:relayAgent", f"<{_outlet(_zipf(_OUTLETS, dice))}>", "identities")
        yield _line(relay, "ujar:relayType", _term("ujar:asReportedBy"), graph)
        yield _line(relay, "ujar:relayIndex", f'"1"^^{_term("xsd:integer")}', graph)


def _zipf(count: int, dice: random.Random) -> int:
    """A number below `count`; each is drawn about in proportion to 1 / (number + 1)."""
    return min(int(float(count + 1) ** dice.random()) - 1, count - 1)


def _agent(number: int) -> str:
    return f"{_BASE}id/agent/p{number:016x}"


def _outlet(number: int) -> str:
    return f"{_BASE}id/outlet/koran-{number}"


def _term(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def _line(subject: str, predicate: str, value: str, graph: str) -> str:
    return f"<{subject}> {_term(predicate)} {value} <{_BASE}graph/{graph}> .\n"


if __name__ == "__main__":
    main()
