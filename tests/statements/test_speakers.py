"""Speakers as data: who is behind each source, under which name, of which kind and side."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from armsctl.analysis import Analyzer
from armsctl.documents.model import Document
from tests.support import cases


@functools.cache
def analyzer() -> Analyzer:
    """Return one analyzer for all tests: it holds no state of the documents."""
    return Analyzer()


@pytest.mark.parametrize("case", cases("speakers-"))
def test_speaker(case: dict[str, Any]) -> None:
    """Sources are resolved to the names, kinds, roles and sides that the case tells."""
    document = Document(id="case", text=case["text"], speaker=case.get("speech"))
    discourse = analyzer().statements(document)
    ordered = sorted(discourse.statements, key=lambda s: (s.source or s.cue)[0])
    assert [statement.speaker for statement in ordered if statement.source] == case["speakers"]
    by_name = {speaker.name: speaker for speaker in discourse.speakers}
    first = by_name[case["speakers"][0]]
    if "kinds" in case:
        assert [by_name[name].kind for name in case["speakers"]] == case["kinds"]
    assert first.role == case.get("role", first.role)
    assert first.affiliation == case.get("affiliation", first.affiliation)
