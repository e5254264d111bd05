"""No text makes extraction raise or take more than time in proportion to its length.

Time is counted in calls, of Python functions and built-in ones, so that a busy machine changes nothing. What a single
call of a pattern or a copy costs is not seen that way: texts that once made patterns run back over a whole line are
read in a process with a limit that they exceeded twentyfold. `benchmarks/hostile.py` measures all kinds up to 1 MB.
"""

from __future__ import annotations

import cProfile
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile_texts import KINDS
from kg.lang import load_pack
from kg.model.annotated import LAYERS, AnnotatedArticle
from kg.pipeline import extract
from tests.property.articles import MARKS, articles, document, pasted, texts

PACK = load_pack("id")
ROOT = Path(__file__).resolve().parents[2]
SIZE = 2500
"""Code points; at this size most kinds have a sentence of the greatest length."""
SIZES = {
    "names in a row": 5000,
    "dates": 5000,
    "mengaku": 5000,
    "credits in capitals": 5000,
    "only documents and mereka": 20000,
}
WORST_DOUBLING = 2.3
CPU_LIMIT_S = 10
LONG_LINES = (
    *("spaces", "dashes before a word", "dashes below a long line", "word with dashes", "domains"),
    *("one word in capitals", "one word with names inside", "one capitalised word"),
)
UNITS = (
    *MARKS,
    *(
        "\n",
        "\r\n",
        " ",
        "\u2028",
        "\x00",
        "\ud800",
        "\u202e",
        "👩‍🚒",
        "a\u0301",
        "ق",
        "²",
        "9",
        "aB",
        "A",
        "a",
        "Senin",
    ),
    *("kata ", "katanya, ", "mengatakan ", "mengaku ", "menurut ", "disampaikan ", "Hal ini disampaikan ", "yang "),
    *("Budi ", "Budi Santoso, ", "Kepala Dinas ", "Dr. ", "(46) ", "(BPB) ", "itu ", "warga ", "seorang warga ", "ia "),
    *("dikutip ", "kepada ", "Antara ", "10 ", "Februari ", "Senin (10/2/2025), ", "10/2", "di ", "dan ", ", ", ". "),
)
hostile = st.lists(
    st.tuples(st.sampled_from(UNITS) | st.text(max_size=8), st.integers(1, 40)), min_size=1, max_size=8
).map(lambda parts: "".join(unit * often for unit, often in parts))
"""A few things, each again and again."""
alphabets = st.sampled_from([MARKS, "ABab ", "\n\r \u2028.", "0123/-²٣ ", '"“” ,.kata', "(Aa) ,", "\ud800\udfff\x00a "])
letters = alphabets.flatmap(lambda alphabet: st.text(alphabet=alphabet, max_size=300))
days = st.sampled_from([None, "2025-02-11", "0001-01-01", "9999-12-31", "2025", "kemarin"])


@settings(max_examples=200)
@given(hostile | letters | articles | texts, days)
def test_no_text_makes_the_pipeline_raise_and_every_quote_slices_back(text: str, published: str | None) -> None:
    found = extract(replace(document(text), published=published), pack=PACK)
    assert all(isinstance(getattr(found, layer), tuple) for layer in LAYERS)
    for quote in found.quotes:
        assert pasted("".join(span.of(text) for span in quote.content)) == pasted(quote.text)
        for span in (quote.cue, quote.source, *(agent.mention for agent in found.agents)):
            assert span is None or 0 <= span.start < span.end <= len(text)


def steps(kind: str, size: int) -> int:
    """Calls of functions while a text of a kind is read."""
    profile = cProfile.Profile()
    text = document(KINDS[kind](size))
    profile.enable()
    try:
        extract(text, pack=PACK)
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.fixture(scope="module")
def warm() -> AnnotatedArticle:
    """What is read of the pack once, read."""
    return extract(document("Menurut warga itu, air surut, kata Budi, Senin (10/2/2025), dikutip Antara."), pack=PACK)


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_text_takes_twice_the_steps(kind, warm):
    size = SIZES.get(kind, SIZE)
    once = steps(kind, size)
    assert steps(kind, 2 * size) <= WORST_DOUBLING * once + 1000


def test_long_lines_take_no_longer_than_copying_them():
    code = (
        "import sys; from benchmarks.hostile_texts import KINDS; from kg.model.text import SourceDocument\n"
        "from kg.pipeline import extract\n"
        "for kind in sys.argv[1:]: extract(SourceDocument('a', KINDS[kind](200_000), language='id'))"
    )

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT_S, CPU_LIMIT_S))

    done = subprocess.run(
        [sys.executable, "-c", code, *LONG_LINES],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr or f"more than {CPU_LIMIT_S} CPU seconds"
