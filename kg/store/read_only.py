"""What a view answers that is asked to write."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    import pyoxigraph as ox


class ReadOnly:
    """The methods of `kg.store.base.Writer`, which all refuse."""

    path: Path | None

    def replace_graphs(self, graphs: Iterable[str], quads: Iterable[ox.Quad]) -> None:  # noqa: ARG002  it refuses
        """Refuses: StoreError UJ411."""
        raise self._refusal()

    def publish(self) -> Path:
        """Refuses: StoreError UJ411."""
        raise self._refusal()

    def _refusal(self) -> StoreError:
        return StoreError("UJ411", "this view of the store is read-only", place=str(self.path), cure="open it to write")
