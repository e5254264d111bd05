"""The gate: figures of extraction on folders of gold, pinned so that none falls unseen.

A floors file, `{"<folder>": {"digest", "counts", "constructions", "cases", "figures"}}`, holds what was measured when
it was last pinned. Gold that has changed, has fewer quotes of any kind, or is read worse than that fails; pinning
anew is a deed of its own, whose differences stand in the commit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import orjson

from kg.evaluation.evaluate import Evaluation, evaluate
from kg.evaluation.gold import extracted, read_gold
from kg.evaluation.report import rates, shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

CASES = 12
"""Hard cases that the project's gold must hold; docs/evaluation.md."""
LEAST_OF_A_CONSTRUCTION = 3

Pinned = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one folder of gold holds, and how well it is read; `figures` are percent with one decimal."""

    name: str
    digest: str
    counts: Mapping[str, int]
    constructions: Mapping[str, int]
    cases: Mapping[str, int]
    figures: Mapping[str, float]
    evaluation: Evaluation

    @property
    def pinned(self) -> Pinned:
        """What stands in the floors file."""
        return {
            "digest": self.digest,
            "counts": dict(self.counts),
            "constructions": dict(sorted(self.constructions.items())),
            "cases": {case: self.cases[case] for case in sorted(self.cases, key=int)},
            "figures": dict(self.figures),
        }


def measure(folder: Path) -> Measured:
    """Extracts the articles of a folder of worded gold and compares. Raises InputError as `read_gold` does."""
    gold = read_gold(folder)
    result = evaluate(gold, extracted(gold), by=("construction", "case"))
    quotes = [quote for document in gold for quote in document["quotes"] if not quote.get("optional")]
    cases = Counter(str(quote["case"]) for quote in quotes if quote.get("case"))
    counts = {"articles": len(gold), **_counts(quotes)}
    return Measured(folder.name, digest(folder), counts, _constructions(gold), cases, _figures(result), result)


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of a folder's articles and annotations, in the order of their names."""
    total = sha256()
    for path in sorted((*folder.glob("*.txt"), *folder.glob("*.json"))):
        total.update(f"{path.name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def failings(pinned: Mapping[str, Any], now: Measured) -> list[str]:
    """Every sentence that says what is worse than what was pinned; empty if nothing is."""
    found = [] if pinned["digest"] == now.digest else [f"{now.name}: the gold is not the one that was pinned"]
    for kind in ("counts", "constructions", "cases"):
        found.extend(_fallen(f"{now.name}: {kind[:-1]} ", pinned[kind], getattr(now, kind), ""))
    return [*found, *_fallen(f"{now.name}: ", pinned["figures"], now.figures, " %")]


def thin(every: Iterable[Measured]) -> list[str]:
    """Constructions that all folders together have too few of, and hard cases that they lack."""
    parts = list(every)
    tags = sum((Counter(part.constructions) for part in parts), Counter[str]())
    cases = {case for part in parts for case in part.cases}
    few = [f"{tag}: {count} of {LEAST_OF_A_CONSTRUCTION}" for tag, count in sorted(tags.items()) if _is_few(count)]
    return [*few, *(f"hard case {case} is missing" for case in range(1, CASES + 1) if str(case) not in cases)]


def read_floors(path: Path) -> dict[str, Pinned]:
    """What was pinned, by the name of the folder."""
    return dict(orjson.loads(path.read_bytes()))


def pin(path: Path, every: Iterable[Measured]) -> None:
    """Writes what was measured as the floors from now on, up or down."""
    path = path.resolve()  # a link stays one
    floors = {part.name: part.pinned for part in every}
    part = path.with_name(f"{path.name}.{sha256(str(floors).encode()).hexdigest()[:8]}.part")
    part.write_bytes(orjson.dumps(floors, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    part.replace(path)


def _counts(quotes: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    every = list(quotes)
    return {
        "quotes": len(every),
        **{kind: sum(quote["type"] == kind for quote in every) for kind in ("direct", "indirect", "mixed")},
        "relays": sum(bool(quote.get("relays")) for quote in every),
        "events": sum(bool(quote.get("event_date") or quote.get("event_place")) for quote in every),
        "addressees": sum(bool(quote.get("addressee")) for quote in every),
        "roles": sum(bool(quote.get("role")) for quote in every),
        "anonymous": sum(bool(quote.get("anonymous")) for quote in every),
        "collective": sum(bool(quote.get("collective")) for quote in every),
        "negative": sum(quote.get("polarity") == "negative" for quote in every),
        "nested": sum(bool(quote.get("nested")) for quote in every),
    }


def _constructions(gold: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Quotes with each tag, and articles that name a tag which no quote of theirs has (what is no quote)."""
    tags: Counter[str] = Counter()
    for document in gold:
        of_quotes = Counter(tag for quote in document["quotes"] for tag in quote.get("constructions", ()))
        tags.update(of_quotes)
        tags.update(set(document.get("constructions", ())) - of_quotes.keys())
    return dict(tags)


def _figures(result: Evaluation) -> dict[str, float]:
    named = {
        **{f"{name} F1": rate.f1 for name, rate in rates(result.score)},
        **{name: share for name, share, of in shares(result.score) if of},
        **{f"{name} F1": tally.rate.f1 for name, tally in result.variables.items()},
        "calibration": 1 - result.calibration.error,
    }
    return {name: round(100 * share, 1) for name, share in named.items()}


def _fallen(head: str, wanted: Mapping[str, float], now: Mapping[str, float], unit: str) -> Iterator[str]:
    for name, floor in wanted.items():
        if now.get(name, 0) < floor:
            yield f"{head}{name} is {now.get(name, 0)}{unit}, was {floor}{unit}"


def _is_few(count: int) -> bool:
    return count < LEAST_OF_A_CONSTRUCTION
