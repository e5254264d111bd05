"""Opening a store for writing after the writer that is just ending.

A service that takes changes of users keeps the lock for three seconds after the last (`kg.intake.writing`), so a
command that is started then waits that long before it says that another process writes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from kg.errors import StoreError

_PATIENCE_S = 5.0
_EVERY_S = 0.1

Opened = TypeVar("Opened")


def in_turn(make: Callable[[], Opened]) -> Opened:
    """What `make` opens; where another process writes, tried again for five seconds. Raises what `make` raises last."""
    end = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return make()
        except StoreError as error:
            if error.code != "UJ403" or time.monotonic() > end:
                raise
        time.sleep(_EVERY_S)
