from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.mentions.numbers import read_digits, read_number
from armsctl.mentions.tokens import tokenize


def value(text: str) -> float | None:
    tokens = tokenize(text, 0, len(text))
    for index in range(len(tokens.words)):
        number = read_number(tokens, index)
        if number:
            return number.value
    return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500", 500),
        ("5,500", 5500),
        ("1,000.5", 1000.5),
        ("12,5", 12.5),
        ("1.234", 1.234),
        ("5.500", 5500),
        ("1.000.000", 1_000_000),
        ("1.234,5", 1234.5),
        ("1,000,000", 1_000_000),
        ("1,2,3", None),
        ("1.2.3", None),
        ("1,000,5", None),
        ("9" * 16, None),
    ],
)
def test_digits(text: str, expected: float | None) -> None:
    assert read_digits(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 500", 5500),
        ("5\u00a0500", 5500),
        ("5\u202f500.5", 5500.5),
        ("1 000 000", 1_000_000),
        ("5  500", 5),  # two spaces group nothing
        ("2019 500", 2019),  # a year, then a number
        ("five hundred", 500),
        ("fifty-five hundred", 5500),
        ("three thousand four hundred", 3400),
        ("three hundred and ten", 310),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("a hundred", 100),
        ("a thousand", 1000),
        ("1.5 thousand", 1500),
        ("10k", 10_000),
        ("½", 0.5),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("3/4", 0.75),
        ("half a", 0.5),
        ("two and a half", 2.5),
        ("several hundred", None),
        ("a few thousand", None),
        ("hundreds", None),
        ("a missile", None),
        ("S300", None),
        ("SS-20", None),
        ("$500", None),
        ("$ 500", None),
    ],
)
def test_numbers(text: str, expected: float | None) -> None:
    assert value(text) == expected


@given(st.integers(0, 10**9 - 1))
@settings(max_examples=60, deadline=None)
def test_grouped_digits_round_trip(number: int) -> None:
    assert value(f"{number:,}") == number
    assert value(str(number)) == number
    assert value(f"{number:,}".replace(",", "\u00a0")) == number


@given(st.text("0123456789., -½a hundredthsixk/$", max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_error(text: str) -> None:
    tokens = tokenize(text, 0, len(text))
    for index in range(len(tokens.words)):
        number = read_number(tokens, index)
        assert number is None or index < number.stop <= len(tokens.words)
