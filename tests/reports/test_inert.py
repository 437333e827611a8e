"""Nothing that a text holds acts on a terminal, a JSON reader or a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.reports.inert import guarded, inert_json, one_line, unguarded
from armsctl.reports.writers import Sheet

ACTIVE = "\x00\x07\x1b\x7f\x85\x9b\u202e\u2066\u2028\ud800"


@pytest.mark.parametrize("character", ACTIVE)
def test_one_line_disarms(character: str) -> None:
    line = one_line(f"a{character}[31mb")
    assert character not in line
    assert line.isprintable()


def test_one_line_leaves_ordinary_text_alone() -> None:
    text = "Nuclear‑Test‑Ban “Treaty” – 500 km, İstanbul, 𝔄, naïve"
    assert one_line(text) == text


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_inert_json_is_the_same_data(text: str) -> None:
    encoded = inert_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(encoded) == [text]
    assert not any(character in encoded for character in ACTIVE)


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-2", "@SUM(A1)", "\tx", "＝1", "'quoted'"])
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "INF Treaty", "1-2", "a=b", "“-”"])
def test_what_it_would_not_run_is_left_alone(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_the_guard_can_be_undone(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4), st.sampled_from(",\t"))
@settings(max_examples=60, deadline=None)
def test_a_sheet_comes_back_cell_for_cell(lines: list[list[str]], delimiter: str) -> None:
    stream = io.StringIO()
    Sheet(stream, ["a", "b"], delimiter).write(lines)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    stream.seek(0)
    back = list(csv.reader(stream, delimiter=delimiter, quoting=quoting))
    assert back[0] == ["a", "b"]
    assert [[unguarded(cell) for cell in line] for line in back[1:]] == [
        [one_line(cell) for cell in line] for line in lines
    ]
