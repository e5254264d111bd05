"""The proof that a store is what its articles say, and nothing else: however it came to be, the same bytes.

    python benchmarks/roundtrip.py news.jsonl.gz [--limit 500] [--only import,kill] [--seed 1] [--kills 5]

Every step is a run of the command line in processes of its own, as a person would have it. `fresh` ingests the
articles into a new store and exports it. Then each part makes a store otherwise, and compares what it exports with
that, statements as sorted N-Quads and texts: byte for byte, but for `graph/runs`, which says when articles came in.

    import    what was exported is imported into an empty store
    shuffle   the articles come in another order
    half      half of them come in again; half of them come first, then all
    kill      the ingest is killed (SIGKILL) at random moments and started again until it ends, and over again
              with a new store, until it was killed so many times
    validate  `ujar validate --store` finds nothing
    release   `ujar release` and `ujar release --verify`; with `import`, the imported store has the same release id

The statements are sorted in runs on disk, so memory is bounded whatever the size; the lines of the input are held in
memory, to shuffle them. Moments and orders follow from `--seed`. Exit code 1 on any difference.
"""

from __future__ import annotations

import argparse
import gzip
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from kg.settings import Settings
from kg.store import open_store

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]  # run as a file, it is in no package
from benchmarks.exported import STATEMENTS, TEXTS, DifferenceError, Exported, compare, read_exported  # noqa: E402
from benchmarks.measured import Measured, run  # noqa: E402

PARTS = ("import", "shuffle", "half", "kill", "validate", "release")
UJAR = (sys.executable, "-m", "kg.cli")
_SOME_REFUSED = 2
_SHOWN_CHARS = 800


class Proof:
    """The parts, in one work folder."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"
        self.kills = int(options.kills)
        self.random = random.Random(options.seed)
        self.lines = list(islice(read_lines(options.corpus), options.limit))
        self.articles = self.written("articles.jsonl", self.lines)
        self.fresh_s = 0.0
        self.fresh: Exported | None = None
        self.failed: list[str] = []

    def all(self, parts: Sequence[str]) -> None:
        """Runs `fresh` and the parts; what differs is told and remembered."""
        self.part("fresh", self.make)
        for name in parts:
            self.part(name, getattr(self, f"{name}_"))

    def part(self, name: str, function: Callable[[], None]) -> None:
        """Runs a part, and remembers what differs."""
        print(f"{name}", flush=True)
        try:
            function()
        except DifferenceError as error:
            self.failed.append(name)
            print(f"  DIFFERENT: {error}", flush=True)

    def make(self) -> None:
        """The store that all others are compared with."""
        took = self.ingest(self.articles, "fresh")
        self.fresh_s = took.wall_s
        self.fresh = self.exported("fresh", "exported")
        print(f"  statements {self.fresh.statements:,}, quotes {self.fresh.quotes:,}, sha256 {self.fresh.sha256}")
        if not self.fresh.indexed == self.fresh.quotes:
            raise DifferenceError(f"the index has {self.fresh.indexed:,} quotes")

    def import_(self) -> None:
        """Into an empty store."""
        graphs, texts = (str(self.folder / "exported" / name) for name in (STATEMENTS, TEXTS))
        self.step("import", "import", graphs, "--texts", texts, "--store", str(self.folder / "imported"))
        self.compare("imported")

    def shuffle_(self) -> None:
        """In another order."""
        order = self.random.sample(self.lines, len(self.lines))
        self.ingest(self.written("shuffled.jsonl", order), "shuffled")
        self.compare("shuffled")
        self.forget("shuffled")

    def half_(self) -> None:
        """Half of the articles again, and half of them first."""
        half = self.written("half.jsonl", self.lines[::2])
        self.ingest(half, "fresh")
        self.compare("fresh")
        self.ingest(half, "halves")
        self.ingest(self.articles, "halves")
        self.compare("halves")
        self.forget("halves")

    def kill_(self) -> None:
        """With kills."""
        killed, left_behind = 0, 0
        while killed < self.kills:
            moment_s = self.random.uniform(0.02, 1.0) * self.fresh_s
            took = self.measured("ingest", str(self.articles), "--store", self.path("killed"), kill_after_s=moment_s)
            left_behind += took.left_behind
            if took.code < 0:
                killed += 1
                print(f"  killed after {took.wall_s:.1f} s", flush=True)
            else:
                self.allowed(took, "ingest")
                self.compare("killed", "ended before its kill")
                self.forget("killed")
        self.ingest(self.articles, "killed")
        self.compare("killed", f"after {killed} kills in all")
        self.forget("killed")
        if left_behind:
            raise DifferenceError(f"{left_behind} killed runs left processes behind")

    def validate_(self) -> None:
        """The whole fresh store."""
        took = self.step("validate --store", "validate", "--store", self.path("fresh"))
        print("  " + took.out.decode().strip().rpartition("\n")[2])

    def release_(self) -> None:
        """The fresh store and, where it is there, the imported one."""
        names = [name for name in ("fresh", "imported") if (self.folder / name).exists()]
        ids = set()
        for name in names:
            target = self.folder / f"release-{name}"
            took = self.step(f"release of {name}", "release", str(target), "--store", self.path(name))
            ids.add(took.out.split(b"\n")[0])
            self.step("release --verify", "release", "--verify", str(target))
            shutil.rmtree(target)
        print(f"  {b' '.join(sorted(ids)).decode()}")
        if len(ids) > 1:
            raise DifferenceError("the imported store has another release id")

    def ingest(self, articles: Path, name: str) -> Measured:
        """One ingest, which must end."""
        return self.step(f"ingest into {name}", "ingest", str(articles), "--store", self.path(name))

    def step(self, told: str, *arguments: str) -> Measured:
        """Runs a command, tells what it took, and sees that it did well."""
        took = self.measured(*arguments)
        print(f"  {told:<24} {took.wall_s:>8.1f} s  CPU {took.cpu_s:>8.1f} s  peak {took.peak_mb:>6.0f} MB", flush=True)
        self.allowed(took, arguments[0])
        return took

    def measured(self, *arguments: str, kill_after_s: float | None = None) -> Measured:
        """Runs `ujar`; what it says goes into a file until something is wrong."""
        with self.log.open("wb") as log:
            return run([*UJAR, *arguments], kill_after_s=kill_after_s, errors=log)

    def allowed(self, took: Measured, command: str) -> None:
        """Raises DifferenceError for an exit code that says that something went wrong."""
        if took.code == _SOME_REFUSED and command == "ingest":
            print("  note: some articles were refused")
        elif took.code:
            said = took.out + self.log.read_bytes()
            end = said.decode(errors="replace").strip()[-_SHOWN_CHARS:]
            raise DifferenceError(f"ujar {command} ended with code {took.code}: {end}")

    def exported(self, name: str, into: str) -> Exported:
        """Exports a store into the folder `into`, and says what it holds."""
        folder = self.folder / into
        folder.mkdir()
        where = ("-o", str(folder / STATEMENTS), "--texts", str(folder / TEXTS), "--store", self.path(name))
        self.step(f"export of {name}", "export", *where)
        with closing(open_store(self.folder / name, settings=Settings(), read_only=True)) as view:
            indexed = view.index.count()
        return read_exported(folder, indexed=indexed)

    def compare(self, name: str, told: str = "") -> None:
        """Raises DifferenceError where a store does not export what the fresh one did."""
        if self.fresh is None:
            message = "there is nothing to compare with"
            raise DifferenceError(message)
        try:
            compare(self.exported(name, "compared"), self.fresh)
        finally:
            self.forget("compared")
        print(f"  {name}: no byte changed{f' ({told})' if told else ''}", flush=True)

    def written(self, name: str, lines: Sequence[bytes]) -> Path:
        """Writes articles into the work folder."""
        path = self.folder / name
        path.write_bytes(b"".join(lines))
        return path

    def path(self, name: str) -> str:
        """Something in the work folder."""
        return str(self.folder / name)

    def forget(self, name: str) -> None:
        """Removes a folder of the work folder."""
        shutil.rmtree(self.folder / name)


def main() -> int:
    """Runs the proof; 1 where anything differs."""
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="ujar-proof-", dir=options.work) as folder:
        proof = Proof(options, Path(folder))
        print(f"articles {len(proof.lines):,}", flush=True)
        proof.all(options.only)
    print(f"different: {', '.join(proof.failed)}" if proof.failed else "nothing differs")
    return 1 if proof.failed else 0


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("corpus", type=Path, help="articles as JSON Lines, packed with gzip or not")
    parser.add_argument("--limit", type=int, help="take the first so many articles")
    parser.add_argument("--only", type=parts, default=PARTS, metavar="PARTS", help=f"of {','.join(PARTS)}")
    parser.add_argument("--seed", type=int, default=1, help="of orders and moments (default: 1)")
    parser.add_argument("--kills", type=int, default=5, help="how often an ingest is killed (default: 5)")
    parser.add_argument("--work", type=Path, metavar="DIR", help="where to make the folder with stores and exports")
    return parser.parse_args()


def parts(names: str) -> tuple[str, ...]:
    """The parts that are named, in the order in which they run."""
    wanted = set(names.split(","))
    if unknown := wanted - set(PARTS):
        raise argparse.ArgumentTypeError(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return tuple(name for name in PARTS if name in wanted)


def read_lines(path: Path) -> Iterator[bytes]:
    """The lines of a file that hold anything, each with its end."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield from (line.rstrip(b"\r\n") + b"\n" for line in file if line.strip())


if __name__ == "__main__":
    raise SystemExit(main())
