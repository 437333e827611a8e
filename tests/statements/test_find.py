"""Statements found in a text, as data; and what holds of all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.language import read
from armsctl.language.layout import lay_out
from armsctl.statements.find import find_statements
from armsctl.statements.gather import candidates
from armsctl.statements.scoring import content_features
from armsctl.statements.weights import most_of_content, weights
from tests.support import cases

if TYPE_CHECKING:
    from armsctl.statements.model import Span, Statement

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PIECES = [
    "The envoy",
    "said",
    "that",
    "“",
    "”",
    '"',
    "'",
    "’s",
    "the treaty",
    "is dead",
    ",",
    ".",
    "\n\n",
    ":",
    "according to",
    "quoted",
    "as saying",
    "claim",
    "wants",
    "to leave",
    "by",
    "who",
    "and",
    "it",
    "(",
    ")",
    "—",
    "Mr.",
    "said",
]


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def shown(text: str, statement: Statement) -> dict[str, str]:
    return {
        "source": words(text, statement.source),
        "content": words(text, statement.content),
        "type": statement.type,
        "rule": statement.rule,
        "reporter": words(text, statement.reporter_source),
    }


@pytest.mark.parametrize("case", cases("statements-"))
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [shown(text, statement) for statement in find_statements(text)]
    if case.get("none"):
        assert found == []
        return
    if "without_source" in case:
        assert case["without_source"] not in [statement["source"] for statement in found]
        return
    for expected in case["finds"]:
        wanted = expected if "type" not in expected else {"reporter": "", **expected}
        assert any(wanted.items() <= statement.items() for statement in found), found


def test_statements_come_in_text_order() -> None:
    text = "The envoy said that it rained. The minister said that it snowed."
    first, second = find_statements(text)
    assert first.content[0] < second.content[0]


def test_a_reading_made_before_gives_the_same() -> None:
    text = '"The draft is ready," said Ms. Weber. The envoy denied it.'
    assert find_statements(text, read(text)) == find_statements(text)


def test_nothing_in_an_empty_text() -> None:
    assert find_statements("") == ()
    assert find_statements(" \n\n ") == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_spans_lie_in_the_text_and_are_in_order(text: str) -> None:
    for statement in find_statements(text):
        assert statement.content
        for spans in (
            statement.source,
            statement.cue,
            statement.content,
            statement.reporter_source,
        ):
            assert list(spans) == sorted(spans)
            assert all(0 <= start < end <= len(text) for start, end in spans)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    find_statements(text)


@pytest.mark.parametrize(
    "unit",
    ['"a" ', "“a ", "he said ", "claim of ", "want to ", "saying ", "a, ", "X: ", "Mr. X ", "'a "],
)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    # Each token is looked at a bounded number of times, however the text repeats itself.
    assert len(find_statements(unit * 3000)) <= 3000


def test_the_docstring_shows_what_happens() -> None:
    found = find_statements("“It is over,” the envoy said, adding that talks would go on.")
    assert [(s.rule, s.type) for s in found] == [("quote-before", "direct"), ("that", "indirect")]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_no_content_adds_more_than_its_frame_allows(sample: Path) -> None:
    # What `promising` drops could not have been kept.
    layout = lay_out(read(sample.read_text(encoding="utf-8")))
    get = weights("cues").get
    found = candidates(layout, [(0, len(layout.tags))])
    assert found
    for candidate in found:
        added = sum(get(feature, 0.0) for feature in content_features(layout, candidate))
        assert added <= most_of_content(candidate.frame) + 1e-9
