"""What a release was made with, as its file says: base, selection, and the words and terms of the settings."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import orjson

from kg.errors import InputError, UjarError
from kg.export.release.folder import CONFIGURATION
from kg.settings import Settings
from kg.views.filters import ViewFilter

if TYPE_CHECKING:
    from pathlib import Path

_TOLD = ("title", "publisher", "licence", "rights")


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings that shape a release, and its filter; None where it holds the whole store."""

    settings: Settings
    filter: ViewFilter | None = None

    def content(self) -> dict[str, Any]:
        """As JSON values; what is not set is not there."""
        told = {name: value for name in _TOLD if (value := getattr(self.settings, name))}
        return {"base": self.settings.base, "dataset": told, "selection": self._selection()}

    def write(self, folder: Path) -> None:
        """Writes the file."""
        (folder / CONFIGURATION).write_bytes(as_json(self.content()))

    def _selection(self) -> dict[str, Any] | None:
        if self.filter is None:
            return None
        given = ((field.name, getattr(self.filter, field.name), field.default) for field in fields(self.filter))
        return {name: value for name, value, default in given if value != default}


def read_configuration(folder: Path) -> Configuration:
    """The configuration in the folder of a release. Raises InputError UJ150 for one that cannot be read."""
    place = folder / CONFIGURATION
    try:
        row = orjson.loads(place.read_bytes())
        settings = Settings(base=row["base"], **row["dataset"])
        given = row["selection"]
        chosen = None if given is None else ViewFilter(**{name: _tuple(value) for name, value in given.items()})
    except (OSError, ValueError, KeyError, TypeError, UjarError) as error:
        cure = "take the file from the release again"
        raise InputError(
            "UJ150", f"it is no configuration of a release: {error}", place=str(place), cure=cure
        ) from error
    return Configuration(settings, chosen)


def as_json(content: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """JSON that people read, ending in a line feed; the same bytes for the same content."""
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _tuple(value: Any) -> Any:  # noqa: ANN401 - JSON knows lists only, filters hold tuples
    return tuple(value) if isinstance(value, list) else value
