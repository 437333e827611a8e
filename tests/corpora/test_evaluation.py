"""The figures of an evaluation, on documents small enough to count by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from armsctl.corpora.evaluation import Evaluation, same_actor
from armsctl.corpora.gold import GoldError, read_gold
from armsctl.corpora.stored import holds_reports, read_reports
from armsctl.documents.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

LEE = {"name": "Ann Lee", "kind": "person", "aliases": ["the minister"]}


def treaty(start: int, entry: str = "inf", **keys: str | None) -> dict[str, Any]:
    return {
        "start": start, "end": start + 5, "kind": "treaty", "id": entry, "reference": "name",
        "speaker": None, **keys,
    }  # fmt: skip


def stance(holder: str, value: str, entry: str = "inf") -> dict[str, str]:
    return {"holder": holder, "treaty": entry, "stance": value}


def compared(coded: dict[str, Any], found: dict[str, Any] | None) -> Evaluation:
    evaluation = Evaluation()
    evaluation.add({"id": "1", "text": "…", "actors": [LEE], **coded}, found)
    return evaluation


def counts(evaluation: Evaluation, name: str) -> tuple[int, int, int]:
    figure = evaluation.figures[name]
    return figure.hits, figure.predicted, figure.coded


def test_names_pair_up_one_to_one_by_id() -> None:
    coded = {"mentions": [treaty(0), treaty(10), treaty(20)]}
    found = {"mentions": [treaty(1), treaty(2), treaty(10, "npt")], "stances": []}
    assert counts(compared(coded, found), "names") == (1, 3, 3)


def test_an_anaphor_found_as_a_name_counts_for_the_coded_kind() -> None:
    coded = {"mentions": [treaty(0, reference="anaphor")]}
    found = {"mentions": [treaty(0)], "stances": []}
    evaluation = compared(coded, found)
    assert counts(evaluation, "anaphors") == (1, 1, 1)
    assert counts(evaluation, "names") == (0, 0, 0)


def test_ranges_agree_within_a_hundredth() -> None:
    def reach(low: float, comparator: str) -> dict[str, Any]:
        bounds = {"low_km": low, "high_km": None, "comparator": comparator}
        return {"start": 0, "end": 6, "kind": "range", **bounds}

    coded = {"mentions": [reach(500, ">")]}
    for low, comparator, hits in ((504, ">", 1), (506, ">", 0), (500, ">=", 0)):
        found = {"mentions": [reach(low, comparator)], "stances": []}
        assert counts(compared(coded, found), "ranges")[0] == hits


def test_speakers_count_where_the_coder_has_one() -> None:
    coded = {"mentions": [treaty(0, speaker="Ann Lee"), treaty(10)]}
    found = {"mentions": [treaty(0, speaker="Lee"), treaty(10, speaker="Lee")], "stances": []}
    assert counts(compared(coded, found), "said") == (1, 2, 1)


def test_stances_and_agreement() -> None:
    coded = {"stances": [stance("Ann Lee", "support"), stance("Norland", "oppose")]}
    found = {
        "mentions": [],
        "stances": [stance("the minister", "oppose"), stance("Southland", "support")],
    }
    evaluation = compared(coded, found)
    assert counts(evaluation, "holders") == (1, 2, 2)
    assert counts(evaluation, "stances") == (0, 2, 2)
    assert [(over[0], over[1]) for over in evaluation.agreement()] == [
        ("pairs that both have", 1),
        ("pairs that either has", 3),
    ]


def test_a_document_without_a_report_counts_as_found_empty() -> None:
    evaluation = compared({"mentions": [treaty(0)], "stances": []}, None)
    assert evaluation.missing == 1
    assert counts(evaluation, "names") == (0, 0, 1)
    assert evaluation.figures["names"].precision is None


@pytest.mark.parametrize(
    ("coded", "found", "same"),
    [
        ("Ann Lee", "Lee", True),
        ("Ann Lee", "The Minister", True),
        ("Ann Lee", "Ann Leeds", False),
        (None, None, True),
        (None, "Ann Lee", False),
        ("United States", "States", False),
    ],
)
def test_same_actor(coded: str | None, found: str | None, same: bool) -> None:
    assert same_actor(coded, found, {"Ann Lee": LEE}) is same


GOOD = {"id": "1", "text": "x", "actors": [], "mentions": [], "stances": []}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "no JSON"),
        ("[]", "no object"),
        ('{"id": "1"}', "no text"),
        (json.dumps({**GOOD, "mentions": [{"kind": "pact"}]}), "'pact'"),
        (json.dumps({**GOOD, "mentions": [{"kind": "weapon", "start": 0}]}), "end"),
        (json.dumps({**GOOD, "stances": [{"holder": "x"}]}), "no treaty"),
        (json.dumps(GOOD) + "\n" + json.dumps(GOOD), "earlier line"),
        ("", "no document"),
    ],
)
def test_a_faulty_gold_file_is_told_with_its_place(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(GoldError, match=message) as caught:
        read_gold(path)
    assert str(caught.value).startswith(str(path))


def test_stored_reports_are_known_by_their_first_key(tmp_path: Path) -> None:
    stored, corpus = tmp_path / "reports.jsonl", tmp_path / "corpus.jsonl"
    report = {"schema": "armsctl.report/1", "document": {"id": "1"}}
    stored.write_text(json.dumps(report) + "\n{broken\n", encoding="utf-8")
    corpus.write_text('{"text": "about armsctl.report/1"}\n', encoding="utf-8")
    assert holds_reports(str(stored))
    assert not holds_reports(str(corpus))
    assert not holds_reports(str(tmp_path / "missing.jsonl"))
    good, bad = read_reports(str(stored))
    assert good == report
    assert isinstance(bad, Problem)
    assert bad.line == 2
