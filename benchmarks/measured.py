"""Runs a command to its end, or kills it, and says what it cost: with every process that it started.

Worker processes of `ujar ingest` are started by a server process that outlives its parent for a moment, so that the
parent's own times miss them. On Linux this process adopts such orphans, waits for them and adds their times; on
other systems only the command itself is counted.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

_SET_CHILD_SUBREAPER = 36
"""Of Linux' prctl: orphans of descendants become children of this process."""
_PATIENCE_S = 20.0
"""So long processes may live on after the one that was started."""
_POLL_S = 0.02
_KIB_OF_MAXRSS = 1024 if sys.platform != "darwin" else 1024 * 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command did and cost."""

    code: int
    """Its exit code; negative for the signal that ended it."""
    wall_s: float
    cpu_s: float
    """Of all processes."""
    peak_mb: float
    """Of its largest process."""
    out: bytes
    left_behind: bool
    """Whether processes of it lived on, and had to be killed."""


def run(command: Sequence[str], *, kill_after_s: float | None = None, errors: BinaryIO | None = None) -> Measured:
    """Runs a command; its standard error goes into `errors`, else it is ours.

    With `kill_after_s` it is killed (SIGKILL) after so many seconds. Only the process itself is killed, as the system
    does when memory runs out, not those that it started.
    """
    _adopt_orphans()
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, start_new_session=True)
    if kill_after_s is not None:
        out = _killed(process, kill_after_s)
    else:
        out = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall_s = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    usages, left_behind = [usage], False
    while (found := _next_orphan(process.pid)) is not None:
        orphan, is_killed = found
        usages.append(orphan)
        left_behind |= is_killed
    if process.stdout:
        process.stdout.close()
    return Measured(
        code=process.returncode,
        wall_s=wall_s,
        cpu_s=sum(one.ru_utime + one.ru_stime for one in usages),
        peak_mb=max(one.ru_maxrss for one in usages) * _KIB_OF_MAXRSS / 1024 / 1024,
        out=out,
        left_behind=left_behind,
    )


def _killed(process: subprocess.Popen[bytes], after_s: float) -> bytes:
    """Waits so long, then kills it unless it has ended; without reading, so it should write little."""
    end = time.monotonic() + after_s
    while time.monotonic() < end:
        if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break
        time.sleep(_POLL_S)
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    return b""


def _next_orphan(group: int) -> tuple[resource.struct_rusage, bool] | None:
    """What the next adopted process of a group used, and whether it had to be killed; None where there is none."""
    end, is_killed = time.monotonic() + _PATIENCE_S, False
    while True:
        try:
            pid, _, usage = os.wait4(-group, os.WNOHANG)
        except ChildProcessError:
            return None
        if pid:
            return usage, is_killed
        if not is_killed and time.monotonic() > end:
            is_killed = True
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        time.sleep(_POLL_S)


def _adopt_orphans() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
