"""The `ujar` command. Each command is a module that translates its options and calls one public function."""

from __future__ import annotations


def main() -> None:
    """Runs `ujar` with the arguments of this process and ends the process."""
    from kg.cli.app import run

    raise SystemExit(run())
