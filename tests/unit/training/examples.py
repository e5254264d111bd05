"""Our own labelled sentences and raw words, enough to train a tagger in a second."""

from __future__ import annotations

from itertools import product

from kg.training.labelled import LabelledSentence

PERSONS = ("Ratna Prameswari", "Hadi Sukmana", "Maya Anggraini", "Dimas Arkana")
PLACES = ("Sagara", "Wanatirta", "Sumberjati")
BODIES = ("Posko Bencana", "Balai Sungai")
_SHAPES = ("kata {PER} di {LOC} .", "{PER} memimpin {ORG} .", "{ORG} di {LOC} dibuka .", "menurut {PER} air surut .")


def labelled() -> list[LabelledSentence]:
    """Every shape with every name."""
    return [_filled(shape, names) for shape, *names in product(_SHAPES, PERSONS, PLACES, BODIES)]


def _filled(shape: str, names: list[str]) -> LabelledSentence:
    words: list[str] = []
    tags: list[str] = []
    slots = dict(zip(("{PER}", "{LOC}", "{ORG}"), names, strict=True))
    for part in shape.split():
        name = slots.get(part, part).split()
        kind = part.strip("{}") if part in slots else ""
        words += name
        tags += [f"{'I' if place else 'B'}-{kind}" if kind else "O" for place in range(len(name))]
    return LabelledSentence(tuple(words), tuple(tags))


def as_lines() -> str:
    """The same as a file."""
    return "\n".join("".join(f"{w} {t}\n" for w, t in zip(s.words, s.tags, strict=True)) for s in labelled())


def texts() -> list[str]:
    """Articles of 729 made-up words, each four times in another order."""
    words = ["".join(parts) for parts in product(("ba", "di", "ku", "lo", "me", "na", "pi", "ru", "sa"), repeat=3)]
    return [" ".join(words[start:] + words[:start]) for start in (0, 100, 333, 501)]
