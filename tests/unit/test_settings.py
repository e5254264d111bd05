"""Settings: what the environment may say, and that nonsense is refused with its place and a cure."""

from __future__ import annotations

from dataclasses import fields

import pytest

from kg.errors import SettingsError
from kg.settings import Settings, from_env

NUMBERS = [field.name for field in fields(Settings) if type(field.default) in {int, float}]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", ["-5", "-1", "0"])
def test_no_number_may_be_below_its_range(name, value):
    variable = f"UJAR_{name.upper()}"
    if (name, value) == ("query_queue", "0"):
        assert from_env({variable: value}).query_queue == 0
        return
    with pytest.raises(SettingsError) as caught:
        from_env({variable: value})
    assert (caught.value.code, caught.value.place) == ("UJ703", variable)
    assert str(getattr(Settings(), name)) in caught.value.cure


@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
def test_a_limit_on_time_has_an_end(value):
    with pytest.raises(SettingsError, match="out of range"):
        from_env({"UJAR_QUERY_LIMIT_S": value})


def test_options_are_held_to_the_same_range():
    with pytest.raises(SettingsError, match="-3"):
        Settings(query_workers=-3)


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("UJAR_QUERY_LIMIT_S", "abc", "'abc' is no number"),
        ("UJAR_QUERY_ROWS", "1.5", "'1.5' is no whole number"),
        ("UJAR_READ_NEEDS_KEY", "maybe", "'maybe' is neither yes nor no"),
    ],
)
def test_a_value_of_the_wrong_type_is_named_in_plain_words(variable, value, words):
    with pytest.raises(SettingsError) as caught:
        from_env({variable: value})
    assert (caught.value.problem, caught.value.place) == (words, variable)


def test_numbers_in_range_are_taken():
    found = from_env({"UJAR_QUERY_ROWS": "7", "UJAR_QUERY_LIMIT_S": "0.5"})
    assert (found.query_rows, found.query_limit_s) == (7, 0.5)
