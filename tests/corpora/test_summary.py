"""What a summary adds up, by each key."""

from __future__ import annotations

from typing import Any

import pytest

from armsctl.corpora.summary import Key, Summary


def report(
    number: int, date: str | None, speaker: str | None = "Ann Lee", stance: str | None = "support"
) -> dict[str, Any]:
    mention = {
        "kind": "treaty", "id": "npt", "name": "NPT", "speaker": speaker,
        "statement": 0 if speaker else None,
    }  # fmt: skip
    stances = [
        {"holder": "Norland", "affiliation": None, "treaty": "npt", "stance": stance},
    ]
    return {
        "document": {"id": str(number), "date": date},
        "mentions": [mention, mention, {"kind": "weapon", "id": "missile", "name": "missile"}],
        "speakers": [{"name": "Ann Lee", "affiliation": "Norland", "statements": 3}],
        "stances": stances if stance else [],
    }


def summed(*by: Key, treaties: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    total = Summary(by, treaties)
    for number, (date, stance) in enumerate(
        [("1996", "support"), ("2001-05-02", "oppose"), ("2001-11-30", "support"), (None, None)]
    ):
        total.add(report(number, date, stance=stance))
    return [dict(zip(total.header, row, strict=True)) for row in total.rows()]


def test_by_treaty() -> None:
    assert summed("treaty") == [
        {
            "treaty": "NPT", "documents": 4, "mentions": 8, "speakers": 1, "support": 2,
            "oppose": 1, "mixed": 0, "neutral": 0, "first": "1996", "last": "2001-11-30",
        }
    ]  # fmt: skip


def test_by_speaker() -> None:
    (row, holder) = summed("speaker")
    assert (row["speaker"], row["affiliation"], row["mentions"]) == ("Ann Lee", "Norland", 8)
    assert (row["statements"], row["treaties"]) == (12, "NPT")
    assert (holder["speaker"], holder["mentions"], holder["support"]) == ("Norland", 0, 2)


def test_by_holder_is_within_a_treaty() -> None:
    (row,) = summed("holder")
    assert (row["holder"], row["treaty"], row["support"], row["oppose"]) == (
        "Norland", "NPT", 2, 1,
    )  # fmt: skip


def test_by_holder_and_year_runs_in_time() -> None:
    rows = summed("year", "holder")
    assert [(row["year"], row["support"], row["oppose"]) for row in rows] == [
        ("1996", 1, 0),
        ("2001", 1, 1),
    ]


def test_other_treaties_can_be_left_out() -> None:
    assert summed("treaty", treaties=("inf",)) == []
    assert len(summed("treaty", treaties=("npt", "inf"))) == 1


@pytest.mark.parametrize("by", ["treaty", "speaker", "holder", "year"])
def test_a_row_has_a_cell_for_each_column(by: Key) -> None:
    total = Summary([by])
    total.add(report(0, None))
    assert all(len(row) == len(total.header) for row in total.rows())
