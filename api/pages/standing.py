"""What the article page says of versions: whether this one is current, what stands in its stead, what was noted."""

from __future__ import annotations

from dataclasses import dataclass

from api.archive import StoredArticle
from kg.store.archive import Notice, Why


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article version stands to the others of its address. Versions are named by their keys."""

    why: Why | None
    """Why it is not current; None if it is."""
    counted: str | None
    """Of a copy, the one of the same version that counts."""
    current: str | None
    """The version that is provably newer and current; None where none is, or none is known here."""
    withdrawals: tuple[Notice, ...]
    """Of this version or one of its copies."""
    corrections: tuple[Notice, ...]
    """Of any version of the address."""
    earlier: tuple[str, ...]
    """Versions before this one, the newest first."""
    copies: tuple[str, ...]
    """Other copies of this version."""
    at_hand: frozenset[str]
    """Versions that have a page here."""


def standing(found: StoredArticle) -> Standing:
    """How the article that was found stands."""
    history, why = found.history, found.place.why if found.place else None
    version = history.version(found.key)
    number = history.versions.index(version)
    withdrawn = tuple(notice for notice in history.withdrawals if notice in version.notices)
    newest = history.versions[-1]
    is_taken_back = any(notice in newest.notices for notice in history.withdrawals)
    return Standing(
        why=Why.WITHDRAWN if why and withdrawn else why,
        counted=version.key if why is Why.CAPTURE and version.key != found.key else None,
        current=newest.key if why and newest != version and not is_taken_back else None,
        withdrawals=withdrawn,
        corrections=history.corrections,
        earlier=tuple(one.key for one in reversed(history.versions[:number])),
        at_hand=found.at_hand,
        copies=tuple(key for key in (version.key, *version.copies) if key != found.key),
    )
