"""Dates, headlines and line numbers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.documents import parsed_date
from armsctl.documents.lines import LineIndex
from armsctl.documents.titles import headline
from tests.support import cases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-10-21", dt.date(2019, 10, 21)),
        (" 2019-10-21 ", dt.date(2019, 10, 21)),
        ("2019-10-21T23:59:59Z", dt.date(2019, 10, 21)),
        ("2019-10-21 08:00:00+02:00", dt.date(2019, 10, 21)),
        ("20191021", dt.date(2019, 10, 21)),
        ("2019/10/21", dt.date(2019, 10, 21)),
        ("2020-02", dt.date(2020, 2, 29)),
        ("1996-12", dt.date(1996, 12, 31)),
        ("1996", dt.date(1996, 12, 31)),
        ("October 21, 2019", dt.date(2019, 10, 21)),
        ("Oct. 21, 2019", dt.date(2019, 10, 21)),
        ("21 October 2019", dt.date(2019, 10, 21)),
        ("Monday, 21 Oct 2019", dt.date(2019, 10, 21)),
        ("9999-12", None),
        ("2019-02-30", None),
        ("2019-13", None),
        ("0000", None),
        ("10/11/2019", None),
        ("201910", None),
        ("19", None),
        ("someday", None),
        ("", None),
        ("٢٠١٩", None),
    ],
)
def test_dates(text: str, expected: dt.date | None) -> None:
    assert parsed_date(text) == expected


@given(st.dates())
@settings(max_examples=60, deadline=None)
def test_iso_dates_round_trip(day: dt.date) -> None:
    assert parsed_date(day.isoformat()) == day


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_is_a_date_or_none(text: str) -> None:
    parsed_date(text)
    headline(text)


@pytest.mark.parametrize("case", cases("documents-titles"))
def test_headline(case: dict[str, Any]) -> None:
    assert headline(case["text"]) == case["title"]


@given(st.text(st.sampled_from("ab\r\n\u2028\x85 "), max_size=40))
@settings(max_examples=60, deadline=None)
def test_lines_are_counted_as_an_editor_does(text: str) -> None:
    index = LineIndex(text)
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n")
    for offset in range(len(text)):
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n").count("\n")
        # Between CR and LF the line has not ended yet.
        within = text[offset - 1 : offset + 1] == "\r\n"
        assert index.line_of(offset) == before + 1 - within
    assert len(lines) == len(text)
