from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.catalogue.model import Catalogue, RangeMark
from armsctl.catalogue.thresholds import mark_for
from tests.support import cases

MARKS = [
    RangeMark("mtcr", "MTCR range", 300, "mtcr"),
    RangeMark("inf-lower", "INF lower limit", 500, "inf", "lower"),
    RangeMark("start-alcm", "START air-launched cruise missile", 600, "start-1"),
    RangeMark("srbm-upper", "Short range", 1000, None, "upper"),
    RangeMark("irbm-upper", "Intermediate range", 5500, None, "upper"),
    RangeMark("inf-upper", "INF upper limit", 5500, "inf", "upper"),
    RangeMark("icbm", "Intercontinental range", 5500, None),
]
CATALOGUE = Catalogue(ranges={mark.id: mark for mark in MARKS})


@pytest.mark.parametrize("case", cases("catalogue-thresholds"))
def test_the_mark_that_a_range_meets(case: dict[str, Any]) -> None:
    found = mark_for(
        CATALOGUE,
        case["low"],
        case["high"],
        case["comparator"],
        context=case.get("context", ()),
    )
    assert (found and [found.mark.id, found.relation]) == case["meets"]


BOUND = st.none() | st.floats() | st.sampled_from([0.0, -1.0, math.inf, 500.0, 1e300])


@given(BOUND, BOUND, st.sampled_from(["=", "~", ">", ">=", "<", "<=", "..", "?"]))
@settings(max_examples=60, deadline=None)
def test_no_number_breaks_it(low: float | None, high: float | None, comparator: str) -> None:
    found = mark_for(CATALOGUE, low, high, comparator)
    assert found is None or found.mark in MARKS


def test_a_catalogue_without_marks() -> None:
    assert mark_for(Catalogue(), 500, 500, "=") is None
