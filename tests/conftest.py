"""What every test run has in common: what it may need, what it skipped and why, and how much of it ran.

A test that needs something which not every machine has carries a marker of `NEEDS`; without that thing it is
skipped with the reason, and the summary lists it. `UJAR_REQUIRE=all` turns every skip into a failure.

A whole run (no path, `-k` or `-m`) counts the tests that ran by kind, the first folder under `tests/`, and fails
when these and those that it skipped are fewer than the floor in `tests/counts.json`. `UJAR_RAISE_COUNTS=1` raises the
floors to what has run; to lower one, edit the file and say why in the commit.

Generated examples differ from run to run, so that there are always new ones; where everything is required they are the
same in each, so that a change is taken or refused by what it does and not by luck. None is timed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).resolve().parent
FLOORS = TESTS / "counts.json"
KINDS = ("unit", "contract", "property", "golden", "architecture", "docs", "packaging", "e2e")
QUOTES = "golden quotes"
"""Counted beside the tests: required quotes of the golden articles that were compared."""
GOLD = "gold quotes"
"""The same: required quotes of data/gold that a gate measured."""
W3C = "W3C protocol tests"
"""The same: tests of the W3C's manifests that were sent to a real server."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
JARS = Path("/usr/share/java")
"""Where Debian and Ubuntu put the jars of Java libraries."""
R_LIBRARIES = tuple(map(Path, ("/usr/lib/R/site-library", "/usr/local/lib/R/site-library", "/usr/lib/R/library")))


def find_browser() -> str | None:
    """Path of a Chromium: `UJAR_BROWSER`, else the first on the path, else None."""
    given = os.environ.get("UJAR_BROWSER")
    return given or next(filter(None, map(shutil.which, BROWSERS)), None)


def find_oxigraph() -> str | None:
    """Path of the server of the oxigraph wheel: beside this Python, else on the path."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def find_jena() -> bool:
    """Whether Java and Debian's jars of Jena are here."""
    return bool(shutil.which("java")) and all((JARS / f"jena-{part}.jar").is_file() for part in ("cmds", "shacl"))


def find_node_readers() -> bool:
    """Whether Node is here, and what `npm ci` installs for the tests of graph files."""
    installed = TESTS / "contract" / "exports" / "node" / "node_modules" / "graphology"
    return bool(shutil.which("node")) and installed.is_dir()


def find_r_igraph() -> bool:
    """Whether R is here, with igraph and jsonlite where Debian or R itself puts packages."""
    folders = [folder / name for folder in R_LIBRARIES for name in ("igraph", "jsonlite") if (folder / name).is_dir()]
    return bool(shutil.which("Rscript")) and {folder.name for folder in folders} == {"igraph", "jsonlite"}


NEEDS: dict[str, tuple[Callable[[], object], str]] = {
    "needs_browser": (find_browser, "no Chromium on the path (apt: chromium; or set UJAR_BROWSER)"),
    "needs_graphviz": (lambda: shutil.which("dot"), "no Graphviz on the path (apt: graphviz)"),
    "needs_jena": (find_jena, "no Jena of Debian here (apt: libapache-jena-java default-jre-headless)"),
    "needs_node": (
        find_node_readers,
        "no readers of graph files in Node here (apt: nodejs npm; then npm ci in tests/contract/exports/node)",
    ),
    "needs_oxigraph": (find_oxigraph, "no server of the oxigraph wheel here (pip: oxigraph)"),
    "needs_r": (find_r_igraph, "no R with igraph here (apt: r-cran-igraph r-cran-jsonlite)"),
    "needs_rapper": (lambda: shutil.which("rapper"), "no rapper on the path (apt: raptor2-utils)"),
    "needs_serdi": (lambda: shutil.which("serdi"), "no serdi on the path (apt: serdi)"),
    "needs_virtuoso": (lambda: shutil.which("virtuoso-t"), "no Virtuoso on the path (apt: virtuoso-opensource-7-bin)"),
}
"""Marker → (what finds the thing, why a test was skipped without it)."""


settings.register_profile(
    "ujar",
    deadline=None,
    print_blob=True,
    derandomize=os.environ.get("UJAR_REQUIRE") == "all",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ujar")


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Path of a Chromium, for tests with the marker needs_browser."""
    path = find_browser()
    if path is None:
        pytest.skip(NEEDS["needs_browser"][1])
    return path


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_NOTES] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = {name: reason for name, (find, reason) in NEEDS.items() if not find()}
    for item in items:
        for name in missing.keys() & {marker.name for marker in item.iter_markers()}:
            item.add_marker(pytest.mark.skip(reason=missing[name]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    return _required(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    report = yield
    return _required(report)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if hasattr(config, "workerinput") or reporter is None or not _is_whole(config):
        return
    ran = _ran(reporter.stats)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    if os.environ.get("UJAR_RAISE_COUNTS"):
        floors = {kind: max(ran[kind], floors.get(kind, 0)) for kind in (*KINDS, QUOTES, GOLD, W3C)}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    skipped = Counter(_kind(report) for report in reporter.stats.get("skipped", []))
    for kind, floor in floors.items():
        if ran[kind] + skipped[kind] < floor:
            config.stash[_NOTES].append(f"only {ran[kind]} {kind} ran, tests/counts.json asks for {floor}")
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    golden = _golden(terminalreporter.stats)
    if golden:
        _summarise_golden(terminalreporter, golden)
    for part, _, table in sorted(_properties(terminalreporter.stats, "gold")):
        terminalreporter.section(f"gold: {part}")
        for line in table:
            terminalreporter.write_line(line)
    if _is_whole(config):
        _summarise_counts(terminalreporter, _ran(terminalreporter.stats))
    for note in config.stash[_NOTES]:
        terminalreporter.write_line(note, red=True)


_NOTES = pytest.StashKey[list[str]]()


def _required(report: Any) -> Any:
    """The report; a skip made a failure where everything is required."""
    if os.environ.get("UJAR_REQUIRE") == "all" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"UJAR_REQUIRE=all, but {reason}"
    return report


def _is_whole(config: pytest.Config) -> bool:
    narrowing = ("file_or_dir", "keyword", "markexpr", "collectonly", "lf", "deselect", "ignore", "ignore_glob")
    return not any(getattr(config.option, name, None) for name in narrowing)


def _calls(stats: dict[str, list[Any]]) -> list[Any]:
    return [report for outcome in ("passed", "failed") for report in stats.get(outcome, []) if report.when == "call"]


def _ran(stats: dict[str, list[Any]]) -> Counter[str]:
    ran = Counter(map(_kind, _calls(stats)))
    ran[QUOTES] = sum(required for _, _, required, _ in _golden(stats))
    ran[W3C] = sum(_properties(stats, "w3c"))
    ran[GOLD] = sum(quotes for _, quotes, _ in _properties(stats, "gold"))
    return ran


def _kind(report: Any) -> str:
    """The first folder under `tests/`."""
    return str(report.nodeid.removeprefix("tests/").split("/", 1)[0])


def _golden(stats: dict[str, list[Any]]) -> list[tuple[str, int, int, int]]:
    """Name, quotes that are right, required and found, of every golden article that was compared."""
    return _properties(stats, "golden")


def _properties(stats: dict[str, list[Any]], name: str) -> list[Any]:
    return [value for report in _calls(stats) for key, value in report.user_properties if key == name]


def _summarise_golden(reporter: Any, golden: list[tuple[str, int, int, int]]) -> None:
    reporter.section("golden articles")
    for name, matched, required, predicted in sorted(golden):
        if not matched == required == predicted:
            reporter.write_line(f"{name}: {matched} right of {required} expected, {predicted} found")
    right, required, predicted = (sum(row[column] for row in golden) for column in (1, 2, 3))
    reporter.write_line(f"{len(golden)} articles: {right} right of {required} expected quotes, {predicted} found")


def _summarise_counts(reporter: Any, ran: Counter[str]) -> None:
    reporter.section("what ran")
    reporter.write_line(", ".join(f"{ran[kind]} {kind}" for kind in (*KINDS, QUOTES, GOLD, W3C)))
    skipped = Counter(_reason(report) for report in reporter.stats.get("skipped", []))
    for reason, count in sorted(skipped.items()):
        reporter.write_line(f"did not run: {count} × {reason}")


def _reason(report: Any) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")
