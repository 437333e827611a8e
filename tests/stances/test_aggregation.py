"""Several readings of one holder on one treaty, made one stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from armsctl.stances.actors import Holder
from armsctl.stances.aggregation import confidence, decide
from armsctl.stances.nodes import Finding

if TYPE_CHECKING:
    from armsctl.stances.model import StanceValue

NORWAY = Holder("Norway", "state")


def finding(value: StanceValue, weight: float, rule: str, *, decision: bool = False) -> Finding:
    return Finding(NORWAY, "inf", value, weight, rule, (rule,), 0, 1, "", decision, None)


def test_one_reading_stands() -> None:
    value, strength = decide([finding("support", 0.8, "liking")])
    assert value == "support"
    assert strength == pytest.approx(0.8)


def test_agreement_strengthens_and_repetition_less_so() -> None:
    once = decide([finding("support", 0.6, "liking")])[1]
    repeated = decide([finding("support", 0.6, "liking")] * 2)[1]
    another = decide([finding("support", 0.6, "liking"), finding("support", 0.6, "good")])[1]
    assert once < repeated < another


def test_a_decision_beats_a_mood() -> None:
    group = [finding("support", 0.85, "liking"), finding("oppose", 0.8, "exit", decision=True)]
    assert decide(group)[0] == "oppose"


def test_two_moods_are_mixed() -> None:
    group = [finding("support", 0.85, "liking"), finding("oppose", 0.8, "breach")]
    assert decide(group)[0] == "mixed"


def test_a_weak_reading_does_not_mix() -> None:
    group = [finding("support", 0.85, "liking"), finding("oppose", 0.3, "blame")]
    assert decide(group)[0] == "support"


def test_contradiction_costs_confidence() -> None:
    clear = decide([finding("oppose", 0.85, "disliking")])[1]
    group = [finding("oppose", 0.85, "disliking"), finding("support", 0.6, "good")]
    assert decide(group)[1] < clear


def test_confidence_rises_with_strength() -> None:
    steps = [confidence(strength / 20) for strength in range(21)]
    assert steps == sorted(steps)
    assert all(0 <= step <= 1 for step in steps)
