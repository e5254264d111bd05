"""Messages for people, on standard error: errors, notices, counts, progress. Data never comes this way."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.ingest.source import Notice, NoticeKind

_RED, _DIM, _PLAIN = "\x1b[31m", "\x1b[2m", "\x1b[0m"
_SHOWN_OF_A_KIND = 3


def is_terminal() -> bool:
    """Whether somebody looks at standard error."""
    return sys.stderr.isatty()


def complain(message: str) -> None:
    """One line that says what is wrong."""
    _write(f"ujar: {message}", _RED)


def say(message: str) -> None:
    """One line that says what was done."""
    _write(message, "")


def remark(message: str) -> None:
    """One line that may be overlooked."""
    _write(message, _DIM)


def warn_of_limits(weaknesses: Sequence[str]) -> None:
    """One line that says which limits on queries are weaker on this system; none where all hold."""
    if weaknesses:
        complain(f"warning: on this system {'; '.join(weaknesses)}")


def exit_code(*, failed: int) -> int:
    """0 if nothing failed, 2 if anything did, whether or not the rest went on."""
    return 2 if failed else 0


class Notices:
    """Shows the first notices of each kind and counts the rest, so that 40,000 rows cannot flood a terminal."""

    def __init__(self) -> None:
        self._counts: Counter[NoticeKind] = Counter()

    def __call__(self, notice: Notice) -> None:
        """Shows or counts one notice."""
        self._counts[notice.kind] += 1
        if self._counts[notice.kind] <= _SHOWN_OF_A_KIND:
            remark(f"note: {notice}")

    def close(self) -> None:
        """Says how many were not shown."""
        for kind, count in self._counts.items():
            if count > _SHOWN_OF_A_KIND:
                remark(f"note: {count - _SHOWN_OF_A_KIND:,} more of this kind ({kind.value})")


@contextmanager
def progress(what: str) -> Iterator[Callable[[int], None]]:
    """A counter of `what` on a terminal, nothing elsewhere; call it with the number done so far."""
    if not is_terminal():
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done: bar.update(task, completed=done)


def _ignore(done: int) -> None:
    del done


def _write(line: str, colour: str) -> None:
    # A message is one line whatever is in it, so that logs stay one entry a line.
    line = " ".join(line.split("\n"))
    if colour and is_terminal() and "NO_COLOR" not in os.environ:
        line = f"{colour}{line}{_PLAIN}"
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
