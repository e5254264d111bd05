"""Texts for property tests: random characters, random news language, and damaged pieces of the sample articles."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from kg.model.text import SourceDocument

_SAMPLES = Path(__file__).resolve().parents[2] / "data" / "sample" / "id"
_BODIES = tuple(
    path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)[1].strip()
    for path in sorted(_SAMPLES.glob("*.txt"))
)
_LINES = tuple(line for body in _BODIES for line in body.split("\n") if line.strip())
MARKS = "\"“”„«»‘’'`´″,.:;!?()-–—…"
_PIECES = (
    *MARKS,
    *(" ", "  ", "\n", "\n\n", "\r\n", "\u00a0", "\u200b", ", ", '," ', '. "', ' ("', "''", '"," '),
    *("kata", "ujar", "katanya", "mengatakan", "menurut", "Menurutnya", "disampaikan", "dilansir", "kepada", "yang"),
    *("Ratna", "Ratna Prameswari", "Wali Kota", "BPBD", "seorang warga", "ia", "itu", "wartawan", "Antara", "@akun.x"),
    *("air sudah surut", "tidak", "dan", "bahwa", "Senin (10/2/2025)", "Senin", "10 Februari", "(46)", "(BPB)", "di"),
    *("Baca juga:", "ADVERTISEMENT", "JAKARTA - ", "sebagai", "untuk", "S.H.", "Kombes Pol.", "disebut", "diklaim"),
)


def document(text: str) -> SourceDocument:
    """A document in Indonesian with a day of publication."""
    return SourceDocument("contoh", text, published="2025-02-11", language="id")


def pasted(words: str) -> str:
    """Words without white space and without the mark that joins the parts of a content."""
    return "".join(words.split()).replace("…", "")


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """Lines of the samples in any order, with some of their marks dropped or put elsewhere."""
    lines = draw(st.lists(st.sampled_from(_LINES), min_size=1, max_size=6))
    text = draw(st.sampled_from(["\n", "\n\n", " ", ""])).join(lines)
    places = [place for place, char in enumerate(text) if char in MARKS]
    dropped = draw(st.lists(st.sampled_from(places), max_size=6, unique=True)) if places else []
    for place in sorted(dropped, reverse=True):
        text = text[:place] + draw(st.sampled_from(("", "", *MARKS))) + text[place + 1 :]
    start = draw(st.integers(0, len(text) // 2))
    return text[start : draw(st.integers(start, len(text)))]


_assembled = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join) | st.lists(
    st.sampled_from(_PIECES), max_size=40
).map("".join)
articles = _damaged() | _assembled
"""Texts in which quotes may be found."""
texts = articles | st.text(max_size=200)
"""Any text."""
whole = st.sampled_from(_BODIES)
"""The sample articles as they are."""
