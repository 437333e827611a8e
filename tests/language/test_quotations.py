"""Quotation marks in the wild, as data; and what holds of all of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.language import quotations
from tests.support import cases

MARKS = ["“", "”", '"', "'", "‘", "’", "«", "»", "''", "word", "words.", " ", " ", ",", "\n\n", "s"]


@pytest.mark.parametrize("case", cases("quotations-"))
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = quotations(text)
    assert [text[q.start : q.end] for q in found] == ([] if case.get("none") else case["finds"])
    if "kinds" in case:
        assert [q.kind for q in found] == case["kinds"]
    if "continues" in case:
        assert [q.continues for q in found] == case["continues"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=60).map("".join))
def test_quotations_lie_in_the_text_in_order_and_do_not_cross(text: str) -> None:
    found = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
    outer = [q for q in found if q.kind != "nested"]
    assert all(one.end <= two.start for one, two in pairwise(outer))


def test_a_hundred_thousand_marks_are_read() -> None:
    assert len(quotations('"a" ' * 50_000)) == 50_000
    assert quotations("'a " * 50_000) == ()
