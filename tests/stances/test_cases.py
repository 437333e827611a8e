"""Stances as data: sentences and what they show, read by the whole analysis."""

from __future__ import annotations

from typing import Any

import pytest

from armsctl.analysis import Analyzer
from armsctl.documents.model import Document
from tests.support import cases


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.mark.parametrize("case", cases("stances-"))
def test_stances(case: dict[str, Any], analyzer: Analyzer) -> None:
    document = Document(id="case", text=case["text"], speaker=case.get("speaker"))
    stances = analyzer.analyze(document).stances
    found = {
        f"{stance.holder}: {stance.stance} {stance.treaty}"
        + (f" via {stance.reporter}" if stance.reporter else "")
        for stance in stances
    }
    assert found == set(case["stances"])
    rules = {evidence.rule for stance in stances for evidence in stance.evidence}
    assert set(case.get("rules", [])) <= rules
