from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.mentions.ranges import find_ranges, weigh_distances
from tests.support import cases


@pytest.mark.parametrize("case", cases("ranges-"))
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [(text[h.start : h.end], h.comparator, h.low_km, h.high_km) for h in find_ranges(text)]
    assert [hit[:2] for hit in found] == [tuple(expected[:2]) for expected in case["ranges"]]
    for hit, expected in zip(found, case["ranges"], strict=True):
        assert hit[2:] == pytest.approx(tuple(expected[2:]), abs=0.06)


def test_because_tells_words_and_weights() -> None:
    (hit,) = find_ranges("The missile has a range of 500 km.")
    assert hit.rule == "range-noun"
    assert "“range of” before (range-noun +7.5)" in hit.because
    assert "“missile” in the sentence (weapon +3)" in hit.because


def test_rejected_distances_are_weighed_too() -> None:
    (weighed,) = weigh_distances("The missile reached an altitude of 500 km.")
    assert weighed.score < 0
    assert weighed.evidence[0].cue == "height"


@pytest.mark.parametrize("text", ["", "km", "miles", "500", "km 500", "\x00 km", "５００ km"])
def test_nothing_in_nothing(text: str) -> None:
    assert find_ranges(text) == ()


_PIECES = st.sampled_from(
    [
        *[
            "The missile",
            "flew",
            "a range of",
            "between",
            "and",
            "from",
            "to",
            "up to",
            "or",
            "about",
        ],
        *[
            "5 500",
            "5,500",
            "300",
            "½",
            "five hundred",
            "km",
            "miles",
            "-",
            "–",
            "(",
            ")",
            ".",
            ",",
        ],
        *[
            "\n",
            "\r\n",
            "\n\n",
            "🚀",
            "İ",
            "e\u0301",
            "nautical miles",
            "north of",
            "km²",
            "per hour",
        ],
    ]
)


@given(st.lists(_PIECES, max_size=40), st.sampled_from([" ", ""]))
@settings(max_examples=60, deadline=None)
def test_hits_are_in_order_and_apart(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    end = 0
    for hit in find_ranges(text):
        assert end <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].strip() == text[hit.start : hit.end]
        assert (hit.low_km, hit.high_km) != (None, None)
        if hit.low_km is not None and hit.high_km is not None:
            assert hit.low_km <= hit.high_km
        end = hit.end


@given(st.integers(1, 20_000), st.sampled_from(["km", "kilometers", "miles"]), st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_what_stands_before_moves_the_offsets_only(number: int, unit: str, before: str) -> None:
    sentence = f"The missile has a range of {number:,} {unit}."
    text = f"{before}\n\n{sentence}"
    hit = find_ranges(text)[-1]
    assert text[hit.start : hit.end] == f"{number:,} {unit}"
    assert hit.low_km == pytest.approx(number * (1.609344 if unit == "miles" else 1))


@pytest.mark.parametrize("unit", ["5 km ", "5 km (", "five hundred ", "5-", "a range of 5 km and "])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times + "5 km"
        start = time.perf_counter()
        find_ranges(text)
        return time.perf_counter() - start

    seconds(100)
    # Eight times the text: quadratic code would take sixty-four times as long.
    assert seconds(8000) < 30 * seconds(1000) + 0.05
