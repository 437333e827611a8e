from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from armsctl.catalogue import CatalogueError, load_catalogue
from armsctl.catalogue.faults import MOST_FAULTS
from tests.support import cases

BASE = Path(__file__).parent / "base.yaml"
TODAY = dt.date(2026, 11, 23)


def faults_of(path: Path) -> list[str]:
    try:
        load_catalogue(BASE, path, default=False, today=TODAY)
    except CatalogueError as error:
        lines = str(error).splitlines()
        return [line.removeprefix(f"{path}:") for line in lines]
    return []


@pytest.mark.parametrize("case", cases("catalogue-faults"))
def test_every_fault_is_told_with_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(case["text"], encoding="utf-8")
    assert faults_of(path) == case["faults"]


@pytest.mark.parametrize("case", cases("catalogue-faults"))
def test_what_looks_like_a_fault_is_none(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(case["fine"], encoding="utf-8")
    assert faults_of(path) == []


def test_faults_of_several_files_come_in_the_files_order(tmp_path: Path) -> None:
    first, second = tmp_path / "z.yaml", tmp_path / "a.yaml"
    for path in (first, second):
        path.write_text("treatys: []\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(first, tmp_path / "none.yaml", second, default=False)
    assert [fault.path.name for fault in caught.value.faults] == ["z.yaml", "none.yaml", "a.yaml"]


def test_a_file_of_faults_tells_no_more_than_anyone_reads(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("actors:\n" + "- {}\n" * (MOST_FAULTS + 10), encoding="utf-8")
    assert len(faults_of(path)) == MOST_FAULTS


def test_a_later_file_completes_an_earlier_one(tmp_path: Path) -> None:
    path, more = tmp_path / "mine.yaml", tmp_path / "more.yaml"
    path.write_text("actors: [{id: france, name: France}]\n", encoding="utf-8")
    more.write_text("actors: [{id: france, kind: state}]\n", encoding="utf-8")
    catalogue = load_catalogue(path, more, default=False)
    assert catalogue.actors["france"].kind == "state"
