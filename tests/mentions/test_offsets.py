"""Whatever a text holds, a mention's offsets give its words, and no two overlap."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.mentions.folding import INVISIBLE, Words, fold
from tests.mentions.test_names import finder, mentions

PIECES = (
    *("INF Treaty", "the treaty", "New START", "Arms Trade Treaty (ATT)", "Iran nuclear deal"),
    *("short- and intermediate-range missiles", "a 3,400-mile-range missile", "500 km"),
    *("Tomahawk", "cruise missiles", "nuclear", "and", "the 2015 nuclear deal", "9M729"),
    *("\r\n", "\n\n", "\0", "İ", "ß", "ﬁ", "e\u0301", "\U0001f680", "\ud800", "\u00ad", "“", ", "),
    *(". ", "-", "–", "\u00a0", "\u2011", "'s", "’s", "(", ")"),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map(" ".join)
dense = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
checked = settings(max_examples=60, deadline=None)


@checked
@given(texts | dense)
def test_offsets_give_the_words(text: str) -> None:
    found = mentions(text)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
    spans = sorted((m.start, m.end) for m in found if m.kind != "range")
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert [m.start for m in found] == sorted(m.start for m in found)


@checked
@given(texts | dense | st.text())
def test_words_of_the_fold_are_the_words_of_the_text(text: str) -> None:
    words = Words(text)
    assert len(words.words) == len(words.starts)
    for index, (word, start) in enumerate(zip(words.words, words.starts, strict=True)):
        end = words.end(index)
        written = "".join(char for char in text[start:end] if char not in INVISIBLE)
        assert written.lower() == word


@checked
@given(texts | dense | st.text(), st.sampled_from([1, 40_000]))
def test_a_fold_has_one_space_around_each_word(text: str, times: int) -> None:
    written = re.sub(f"[{INVISIBLE}]", "", text * times)
    words = [word.lower() for word in re.findall("[A-Za-z0-9]+", written)]
    assert fold(text * times).decode("ascii") == (" ".join(["", *words, ""]) if words else " ")


@checked
@given(texts | dense)
def test_what_is_named_passes_the_gate(text: str) -> None:
    if any(mention.kind != "range" for mention in mentions(text)):
        assert finder().might_hold(text)


@checked
@given(st.text())
def test_folding_is_folded_already(text: str) -> None:
    folded = fold(text)
    assert fold(folded.decode("ascii")) == folded


@checked
@given(texts)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert mentions(text) == mentions(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It is over. Who knew", [0, 0, 0, 1, 1]),
        ('"It is over." "Who knew', [0, 0, 0, 1, 1]),
        ('It is over. "Who knew', [0, 0, 0, 1, 1]),
        ("It is over. “Who knew", [0, 0, 0, 1, 1]),
        ("The U.S. left. Who knew", [0, 0, 0, 0, 1, 1]),
        ("It cost 3.5 billion", [0, 0, 0, 0, 0]),
        ("Gen. Berg knew", [0, 0, 0]),
        ("It is over\n\nWho knew", [0, 0, 0, 1, 1]),
        ("It is\nover", [0, 0, 0]),
    ],
)
def test_words_are_counted_by_sentences(text: str, numbers: list[int]) -> None:
    assert Words(text).sentences == numbers
