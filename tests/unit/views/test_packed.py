"""Texts packed into bytes come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.packed import packed

IRI = "http://localhost:8000/id/agent/"


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)))))
def test_every_text_comes_back(texts: list[str]) -> None:
    kept = packed(texts)
    assert list(kept) == texts
    assert len(kept) == len(texts)
    assert kept[1:] == texts[1:]


def test_what_all_begin_with_is_kept_once() -> None:
    kept = packed([f"{IRI}ratna", f"{IRI}bima"])
    assert kept.start == IRI
    assert kept.data == b"ratnabima"


def test_there_is_nothing_behind_the_last() -> None:
    with pytest.raises(IndexError):
        packed(["ratna"])[1]
