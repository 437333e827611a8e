"""Voices as data: who says each mention; and what holds of every discourse."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.documents.model import Document
from tests.statements.test_speakers import analyzer
from tests.support import cases

PIECES = [
    "Anna Weller",
    "Kim Jong-un",
    "the Kremlin",
    "NATO's",
    "he",
    "the agency",
    "said",
    "that",
    "the INF Treaty",
    "is dead",
    "according to",
    "“",
    "”",
    '"',
    "(",
    ")",
    ",",
    ".",
    "J.",
    "Jr.",
    "\n\n",
    "ΰ\u0301",
    "İ",
    "\u200b",
    "\ufeff",
    "😀",
]


@pytest.mark.parametrize("case", cases("voices-"))
def test_voice(case: dict[str, Any]) -> None:
    """Each treaty mention has the speaker that the case tells."""
    document = Document(id="case", text=case["text"], speaker=case.get("speaker"))
    report = analyzer().analyze(document)
    said = [
        voice.speaker
        for mention, voice in zip(report.mentions, report.discourse.voices, strict=True)
        if mention.kind == "treaty"
    ]
    assert said == case["voices"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map(" ".join))
def test_any_text_is_read(text: str) -> None:
    """No text raises; every span lies within it; each mention has one voice."""
    document = Document(id="any", text=text)
    discourse = analyzer().statements(document)
    for statement in discourse.statements:
        for spans in (statement.source, statement.cue, statement.content):
            assert all(0 <= start < end <= len(text) for start, end in spans)
    for speaker in discourse.speakers:
        assert speaker.name
        assert all(0 <= form.start <= len(text) for form in speaker.forms)
    names = {speaker.name for speaker in discourse.speakers}
    assert {statement.speaker for statement in discourse.statements} <= names | {None}
