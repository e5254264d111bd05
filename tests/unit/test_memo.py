"""What is remembered, and what is not."""

from __future__ import annotations

from kg.memo import remembered


def test_short_texts_are_worked_out_once_and_long_ones_each_time():
    asked = []

    @remembered(8)
    def length(text: str, factor: int) -> int:
        """Says something."""
        asked.append(text)
        return len(text) * factor

    for text in ("satu", "satu", "a" * 1000, "a" * 1000):
        assert length(text, 2) == 2 * len(text)
    assert asked == ["satu", "a" * 1000, "a" * 1000]
    assert length.__doc__ == "Says something."
    assert length.__wrapped__("dua", 1) == 3
