"""Versions of one address: what is proved to be later, what is only another copy, and which copy counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.curation.versions import Capture, article_address, versions

DAY, NEXT = "2025-06-17", "2025-06-18"


def line(*captures: Capture) -> list[str]:
    """Versions, oldest first, the counted capture first: `a b/c d` has three captures in two of them."""
    return ["/".join(version.keys) for version in versions(captures)]


def stamped(key: str, modified: str | None = None, retrieved: str | None = None, length: int = 10) -> Capture:
    return Capture(key, length, modified, retrieved)


ORDERED = [
    (DAY, NEXT),
    ("2025-05", DAY),
    ("2024", "2025-01"),
    ("2024-12", "2025-01-01"),
    (DAY, "2025-06-18T00:00:00"),
    ("2025-06-17T10:30:00", "2025-06-17T10:30:01"),
    ("2025-06-17T10:30:00+07:00", "2025-06-17T03:30:01Z"),
    ("2025-06-17T10:30:00+07:00", "2025-06-18T11:00:00"),
    ("2025-06-15", "2025-06-17T10:30:00+07:00"),
    ("9999-11", "9999-12-31T23:59:59"),
]


@pytest.mark.parametrize(("earlier", "later"), ORDERED)
@pytest.mark.parametrize("name", ["modified", "retrieved"])
def test_a_later_stamp_proves_the_order(earlier: str, later: str, name: str) -> None:
    old, new = (Capture(key, **{name: stamp}) for key, stamp in (("z", earlier), ("a", later)))  # type: ignore[arg-type]
    assert line(old, new) == line(new, old) == ["z", "a"]


UNORDERED = [
    (None, None),
    (DAY, None),
    (DAY, DAY),
    (DAY, "2025-06-17T10:30:00"),
    ("2025-06", NEXT),
    ("2025", "2025-06"),
    (DAY, "2025-06-18T00:30:00+07:00"),
    ("2025-06-17T23:00:00", "2025-06-17T17:30:00Z"),
    (DAY, "kemarin"),
    ("2025-13-41", "2025-06-18"),
    ("9999-12-31T23:59:59+00:00", "9999-12-31"),
]


@pytest.mark.parametrize(("one", "other"), UNORDERED)
@pytest.mark.parametrize("name", ["modified", "retrieved"])
def test_what_the_stamps_leave_open_is_one_version(one: str | None, other: str | None, name: str) -> None:
    first, second = (Capture(key, **{name: stamp}) for key, stamp in (("a", one), ("b", other)))  # type: ignore[arg-type]
    assert line(first, second) == line(second, first) == ["a/b"]


def test_the_longest_capture_counts_and_of_equals_the_smaller_key() -> None:
    assert line(stamped("a", length=3), stamped("c", length=9), stamped("b", length=9)) == ["b/a/c"]


def test_the_time_of_modification_is_asked_before_that_of_retrieval() -> None:
    assert line(stamped("a", modified=DAY, retrieved=NEXT), stamped("b", modified=NEXT, retrieved=DAY)) == ["a", "b"]
    assert line(stamped("b", DAY, NEXT), stamped("a", DAY, DAY)) == ["a", "b"]
    assert line(stamped("a", modified=DAY), stamped("b", retrieved=NEXT)) == ["a/b"]


def test_a_capture_that_may_be_either_makes_its_neighbours_one_version() -> None:
    early, late, unsure = stamped("a", DAY), stamped("b", "2025-06-20"), stamped("c", "2025-06")
    assert line(early, late) == ["a", "b"]
    assert line(early, late, unsure) == ["a/b/c"]
    assert line(early, late, unsure, stamped("d", "2025-07-01")) == ["a/b/c", "d"]


def test_stamps_that_go_round_in_a_circle_prove_nothing() -> None:
    """One is before two by modification, two before three and three before one by retrieval."""
    one = stamped("a", "2025-06-01", "2025-06-20")
    two = stamped("b", "2025-06-02", "2025-06-10")
    three = stamped("c", "2025-06", "2025-06-15")
    assert line(one, two, three) == ["a/b/c"]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://www.berita.example/a/1/?utm_source=x#komentar", "https://berita.example/a/1"),
        ("https://berita.example/?id=7", "https://berita.example?id=7"),
        ("https://berita.example/", None),
        ("https://berita.example:99999999/a", None),
        ("", None),
    ],
)
def test_only_an_address_of_one_article_gathers_texts(url: str, address: str | None) -> None:
    assert article_address(url) == address


STAMPS = st.one_of(
    st.none(),
    st.sampled_from(["2025", "2025-06", "2025-07", "2025-06-17", "2025-06-18", "2025-06-30"]),
    st.sampled_from(
        ["2025-06-17T08:00:00", "2025-06-17T23:30:00", "2025-06-18T00:10:00+07:00", "2025-06-18T09:00:00Z"]
    ),
)
CAPTURES = st.lists(
    st.builds(Capture, st.uuids().map(lambda key: key.hex), st.integers(0, 3), STAMPS, STAMPS),
    max_size=9,
    unique_by=lambda capture: capture.key,
)


@given(CAPTURES, st.randoms())
def test_the_same_captures_in_any_order_make_the_same_versions(captures: list[Capture], random) -> None:
    shuffled = random.sample(captures, len(captures))
    assert versions(captures) == versions(shuffled)
    assert sorted(key for version in versions(captures) for key in version.keys) == sorted(c.key for c in captures)


@given(CAPTURES)
def test_every_capture_of_a_version_is_proved_to_be_before_all_of_the_next(captures: list[Capture]) -> None:
    """And what is parted is parted for good: two of one version alone would not all be in an order."""
    by_key = {capture.key: capture for capture in captures}
    found = [[by_key[key] for key in version.keys] for version in versions(captures)]
    for place, earlier in enumerate(found):
        for later in found[place + 1 :]:
            for one in earlier:
                for other in later:
                    assert line(one, other) == [one.key, other.key]
