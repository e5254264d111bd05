"""The language packs that are installed: one folder each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import LexiconError, Worded
from kg.lang.pack import LanguagePack, read_pack

_FOLDER = Path(__file__).resolve().parent


def available() -> tuple[str, ...]:
    """Codes of the installed packs, sorted."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/pack.toml")))


@cache
def load_pack(code: str) -> LanguagePack:
    """The pack of a language code such as "id".

    Raises LexiconError UJ205 for a code that has no pack.
    """
    if code not in available():
        raise LexiconError(
            "UJ205", f"no language pack {code!r}", place=Worded("{lang}"), cure=f"installed: {', '.join(available())}"
        )
    return read_pack(_FOLDER / code)
