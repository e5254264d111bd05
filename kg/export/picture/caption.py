"""Title and caption: question above; unit, copies, filter, what was read, store, what was left out below (law 10)."""

from __future__ import annotations

from dataclasses import replace

from kg.export.model import Network
from kg.export.picture.svg import FAINT, Block, text_width, words, wrapped
from kg.export.picture.tongue import say
from kg.views.drawings import Caption

TITLE_SIZE, TEXT_SIZE = 19, 12
_PLACED = frozenset(
    ("question", "nodes_are", "edges_are", "software", "unit", "copies", "filter", "read", "store", "left_out", "notes")
)
"""What has its place in a picture (`notes`: a line each); whatever else a network says of itself is a note."""
_LINE = 17
_INDENT = 84


def put(caption: Caption, language: str) -> Caption:
    """A caption in English in another language."""
    if language == caption.language:
        return caption
    texts = {
        name: say(getattr(caption, name), language)
        for name in ("title", "unit", "copies", "filter", "read", "store", "left_out")
    }
    return replace(caption, **texts, notes=tuple(say(note, language) for note in caption.notes), language=language)


def caption_of(network: Network) -> Caption:
    """What a network says of itself; one that is no view says its name and what its weights are."""
    said = network.properties
    others = (key for key in said if key not in _PLACED)
    named = (f"{key.replace('_', ' ')}: {said[key]}" for key in others if said[key].strip())
    return Caption(
        title=said.get("question") or network.name,
        unit=said.get("unit", "the weight of an edge is its own number"),
        copies=said.get("copies", ""),
        filter=said.get("filter", ""),
        read=said.get("read", ""),
        store=said.get("store", ""),
        left_out=said.get("left_out", ""),
        notes=(*said.get("notes", "").splitlines(), *named),
    )


def heading(caption: Caption, *, below: str, width: float) -> Block:
    """The question, and under it in smaller letters what is drawn."""
    lines = wrapped(caption.title, width, TITLE_SIZE * 1.1)
    parts = [
        words(line, 0, TITLE_SIZE + place * 24, font_size=TITLE_SIZE, font_weight="bold")
        for place, line in enumerate(lines)
    ]
    height = TITLE_SIZE + 24 * (len(lines) - 1) + 6
    for line in wrapped(below, width, 13) if below else ():
        height += 18
        parts.append(words(line, 0, height - 2, font_size=13, fill=FAINT))
    return Block("\n".join(parts), width, height)


def nothing(what: str, caption: Caption, *, width: float) -> Block:
    """What stands in a chart without a row or an event."""
    text = say(f"Nothing to draw: no {what} passes the filter.", caption.language)
    return Block(words(text, 0, 30, font_size=14), width, 40)


def rows(caption: Caption, drawn: str = "") -> tuple[tuple[str, str], ...]:
    """The lines of the caption with their names; `drawn` says what the picture shows of it."""
    lines = (
        ("Drawn", drawn),
        ("Unit", caption.unit),
        ("Copies", caption.copies),
        ("Filter", caption.filter),
        ("Read", caption.read),
        ("Store", caption.store),
        ("Left out", caption.left_out),
        *(("Note", note) for note in caption.notes),
    )
    return tuple((say(name, caption.language), text) for name, text in lines)


def footer(caption: Caption, *, drawn: str = "", width: float) -> Block:
    """The lines of the caption, each beside its name; what is empty is not there."""
    parts: list[str] = []
    height = 0
    for name, text in rows(caption, drawn):
        for place, line in enumerate(wrapped(text, width - _INDENT, TEXT_SIZE)):
            height += _LINE
            if place == 0:
                parts.append(words(name, 0, height - 4, font_size=TEXT_SIZE, font_weight="bold", fill=FAINT))
            parts.append(words(line, _INDENT, height - 4, font_size=TEXT_SIZE, fill=FAINT))
    return Block("\n".join(parts), width, height)


def entries(items: tuple[tuple[str, str], ...], *, width: float) -> Block:
    """A legend: pairs of a mark (drawn within 26 pixels around the origin) and its text, in rows."""
    parts: list[str] = []
    left, top = 0.0, 0
    for mark, text in items:
        needed = 30 + text_width(text, TEXT_SIZE) + 22
        if left and left + needed > width:
            left, top = 0.0, top + 24
        parts.append(f'<g transform="translate({left + 13:.0f} {top + 12})">{mark}</g>')
        parts.append(words(text, left + 30, top + 16, font_size=TEXT_SIZE))
        left += needed
    return Block("\n".join(parts), width, top + 24 if items else 0)
