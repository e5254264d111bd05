"""Takes the picture of the README anew: `make picture`. `--check` says whether the page has changed since.

The sample articles are ingested into a store of its own and served on a free port of the loopback. Beside the picture
stands the digest of the text that the page showed; a test compares it, so that nobody has to look at pictures.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # a script runs with its own folder only

from tests.conftest import find_browser  # noqa: E402

ARTICLE = "kabarnusa-2025-02-13-bendungan"
PICTURE = ROOT / "docs" / "img" / "article.png"
DIGEST = PICTURE.with_suffix(".txt")
START_LIMIT_S = 60
SIZE = {"width": 1200, "height": 1530}
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


def main(*, is_check: bool) -> int:
    """Takes the picture, or says with exit code 1 that it is stale."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        found = digest(address)
        if is_check:
            is_stale = DIGEST.read_text(encoding="utf-8").strip() != found
            print("the picture is stale: make picture" if is_stale else "the picture shows what the page shows")
            return int(is_stale)
        take(address)
    DIGEST.write_text(f"{found}\n", encoding="utf-8")
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")
    return 0


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the article's page, until the block ends; the server is ended by its process id."""
    command = [sys.executable, "-m", "kg.cli"]
    source = ROOT / "data" / "sample" / "id" / f"{ARTICLE}.txt"
    store = str(folder / "store")
    subprocess.run([*command, "ingest", str(source), "--store", store], check=True, capture_output=True, cwd=ROOT)
    serving = [*command, "serve", "--store", store, "--port", "0"]
    with (folder / "log").open("wb+") as log, subprocess.Popen(serving, stdout=log, stderr=log, cwd=ROOT) as process:
        try:
            yield f"{_address(process, folder / 'log')}articles/{ARTICLE}"
        finally:
            process.terminate()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Where the server says that it serves, as soon as it answers there."""
    end = time.monotonic() + START_LIMIT_S
    while process.poll() is None and time.monotonic() < end:
        found = re.search(r"serving .* at (http://127\.0\.0\.1:\d+/)", log.read_text(encoding="utf-8"))
        try:
            if found and urllib.request.urlopen(f"{found[1]}readyz", timeout=5):
                return found[1]
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit(log.read_text(encoding="utf-8"))


def digest(address: str) -> str:
    """SHA-256 of the words of the page, without tags, up to the colophon that names the extractor's version."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        page = answer.read().decode()
    shown = page.partition("</head>")[2].partition('<section class="colophon">')[0]
    words = re.sub(r"<[^>]*>", " ", shown)
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()


def take(address: str) -> None:
    """Writes the picture of what a window of `SIZE` shows."""
    from playwright.sync_api import sync_playwright

    browser_path = find_browser()
    if browser_path is None:
        raise SystemExit("no Chromium on the path; name one with UJAR_BROWSER")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport=SIZE, locale="id-ID", color_scheme="light")
        page.goto(address)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    raise SystemExit(main(is_check="--check" in sys.argv[1:]))
