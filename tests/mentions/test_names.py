"""Names of treaties and weapons, and references back, case by case."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

import pytest

from armsctl.catalogue import load_catalogue
from armsctl.documents.model import Document
from armsctl.mentions import Mention, MentionFinder
from tests.support import cases


@functools.cache
def finder() -> MentionFinder:
    return MentionFinder(load_catalogue())


def mentions(text: str) -> tuple[Mention, ...]:
    return finder().find(Document(id="case", text=text))


def told(found: list[Mention]) -> list[str]:
    return [f"{mention.id}: {mention.text}" for mention in found]


@pytest.mark.parametrize("case", cases("names"))
def test_names(case: dict[str, Any]) -> None:
    assert told([m for m in mentions(case["text"]) if m.reference == "name"]) == case["finds"]


@pytest.mark.parametrize("case", cases("weapons"))
def test_weapons(case: dict[str, Any]) -> None:
    assert told([m for m in mentions(case["text"]) if m.kind == "weapon"]) == case["finds"]


@pytest.mark.parametrize("case", cases("anaphors"))
def test_anaphors(case: dict[str, Any]) -> None:
    assert told([m for m in mentions(case["text"]) if m.reference == "anaphor"]) == case["refers"]


@pytest.mark.parametrize(("year", "treaty"), [(1995, "start-1"), (2012, "new-start")])
def test_a_shared_acronym_is_what_was_in_force(year: int, treaty: str) -> None:
    text = "She helped secure the ratification of the START treaty."
    document = Document(id="case", text=text, date=dt.date(year, 12, 1))
    assert [mention.id for mention in finder().find(document)] == [treaty]


def test_every_mention_tells_its_rule() -> None:
    text = "The INF Treaty banned missiles of 500 to 5,500 km. The treaty ended in 2019."
    found = mentions(text)
    assert {mention.kind for mention in found} == {"treaty", "weapon", "range"}
    assert all(mention.rule and mention.because for mention in found)
    assert [m.name for m in found if m.kind == "treaty"] == ["INF Treaty", "INF Treaty"]


def test_a_threshold_names_the_range() -> None:
    found = mentions("Under the INF Treaty, missiles that fly further than 500 km were banned.")
    ranges = [mention for mention in found if mention.kind == "range"]
    assert [(mention.id, mention.comparator) for mention in ranges] == [("inf-lower", ">")]


@pytest.mark.parametrize("text", ["The INF Treaty is dead.", "Missiles were fired."])
def test_gate_opens_for_what_is_named(text: str) -> None:
    assert finder().might_hold(text)


def test_gate_stays_closed_for_the_rest() -> None:
    assert not finder().might_hold("The start of the season brought laws, salt and a new start.")
