"""What each view costs: seconds of CPU, and the peak of memory, of `ujar view` on a store.

    python benchmarks/invented.py big --quotes 1000000
    python benchmarks/views.py big --views speakers --format csv

Each view is computed in a process of its own. The first run reads the graphs (the file of what it read is deleted
before), the others read that file.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from kg.store.layout import Layout
from kg.views import VIEWS

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]  # run as a file, it is in no package
from benchmarks.measured import run  # noqa: E402


def main() -> None:
    """Measure and print."""
    names = [row.name for row in VIEWS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--views", nargs="+", choices=names, default=names)
    parser.add_argument("--format", default="csv", help="csv needs no graph, every other format does (default: csv)")
    parser.add_argument("--edges", type=int, default=0, help="most edges of a graph, instead of the setting's")
    options = parser.parse_args()
    if options.edges:
        os.environ["UJAR_VIEW_EDGES"] = str(options.edges)
    Layout(options.store).facts.unlink(missing_ok=True)
    print("| view | | CPU seconds | wall seconds | peak of memory, MB | file, MB |\n|---|---|---|---|---|---|")
    for number, name in enumerate(options.views):
        if number == 0:
            measure(options.store, name, options.format, "first")
        measure(options.store, name, options.format, "again")


def measure(store: Path, name: str, form: str, turn: str) -> None:
    """One run as one row of the table."""
    with tempfile.TemporaryDirectory(prefix="ujar-views-") as folder:
        file = Path(folder) / "view"
        command = ["-m", "kg.cli", "view", name, "--format", form]
        cost = run([sys.executable, *command, "--store", str(store), "-o", str(file)])
        size = file.stat().st_size / 1e6 if file.exists() else 0
    told = f"{cost.cpu_s:.1f} | {cost.wall_s:.1f} | {cost.peak_mb:.0f} | {size:.0f}"
    print(f"| {name} | {turn} | {told if cost.code == 0 else f'exit code {cost.code}'} |", flush=True)


if __name__ == "__main__":
    main()
