"""Readers of graph files outside Python, each a process that is started once and answers line by line."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NODE_FOLDER = HERE / "node"
Told = dict[str, Any]


@dataclass(frozen=True)
class Tool:
    """A running reader."""

    process: subprocess.Popen[str]

    def ask(self, line: str) -> Told:
        """What it answers to one line. Fails with its words where it has died or complains."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        found = json.loads(answer) if answer else {"error": f"it ended with {self.process.wait(30)}"}
        assert "error" not in found, found["error"]
        return dict(found)


@contextmanager
def running(*command: str) -> Iterator[Tool]:
    """The reader that `command` starts, ended when its input is closed."""
    environ = {**os.environ, "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environ, cwd=HERE
    ) as process:
        yield Tool(process)


def graphviz(data: bytes) -> Told:
    """The graph as Graphviz reads and writes it again, laid out for nothing."""
    done = subprocess.run(
        ["dot", "-Kpatchwork", "-Tdot_json"], input=data, capture_output=True, timeout=60, check=False
    )
    assert not done.returncode, done.stderr.decode()
    return dict(json.loads(done.stdout))
