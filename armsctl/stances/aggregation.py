"""Several findings of one holder on one treaty made one stance."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from armsctl.lexicon import load_lexicon
from armsctl.stances.model import Evidence, Stance

if TYPE_CHECKING:
    from armsctl.stances.model import StanceValue
    from armsctl.stances.nodes import Finding
    from armsctl.stances.scene import Scene

# Below this strength a stance is not given: silence is better.
MINIMUM = 0.3
# Both sides this strong, without a decision: the holder is of two minds.
BOTH = 0.65
MAX_EVIDENCE = 8
THREATS = frozenset({"threaten to", "threaten", "threat to", "threat of"})
# A second reading by the same rule counts this much of the first.
REPEATED = 0.5


@functools.cache
def _table() -> list[tuple[float, float]]:
    """Return the calibration: strengths from which on a confidence holds, falling."""
    data: dict[str, Any] = load_lexicon(Path(__file__).with_name("confidence.yaml"))
    return [(low, value) for low, value in data["steps"]]


def aggregate(scene: Scene, findings: list[Finding]) -> tuple[Stance, ...]:
    """Return the stances, most confident first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.holder.name, finding.treaty), []).append(finding)
    found = [
        stance
        for (_, treaty), group in groups.items()
        if (stance := _merge(scene, treaty, group)) is not None
    ]
    return tuple(sorted(found, key=lambda s: (-s.confidence, s.evidence[0].start)))


def _strength(group: list[Finding], value: StanceValue) -> float:
    """Return how strongly the findings say `value`: 1 - the product of their doubts."""
    best: dict[str, float] = {}
    doubt = 1.0
    for finding in sorted(group, key=lambda f: -f.weight):
        if finding.value != value:
            continue
        repeated = finding.rule in best
        best[finding.rule] = finding.weight
        doubt *= 1 - finding.weight * (REPEATED if repeated else 1.0)
    return 1 - doubt


def decide(group: list[Finding]) -> tuple[StanceValue, float]:
    """Return the stance that the findings of one holder add up to, and its strength in [0, 1].

    A decision (leaving, refusing to ratify) beats moods; of two decisions the later one holds.
    Both sides without a decision are `mixed`; an open choice or a condition counts as it says
    unless something stronger stands against it. Who threatens to leave, and elsewhere says under
    which condition, is of two minds.
    """
    plus, minus = _strength(group, "support"), _strength(group, "oppose")
    mixed, neutral = _strength(group, "mixed"), _strength(group, "neutral")
    decisions = [f for f in group if f.decision and f.value in {"support", "oppose"}]
    if min(plus, minus) >= BOTH and not decisions:
        return "mixed", min(plus, minus)
    if decisions and min(plus, minus) >= BOTH:
        sides = {f.value for f in decisions}
        if sides == {"oppose"}:
            minus = max(minus, plus)
        elif sides == {"support"}:
            plus = max(plus, minus)
    if mixed and minus and all(f.cues[0] in THREATS for f in group if f.value == "oppose"):
        return "mixed", max(mixed, minus)
    if mixed and min(plus + mixed, minus + mixed) >= BOTH and min(plus, minus) >= BOTH / 2:
        mixed = max(mixed, min(plus, minus))
    order: list[tuple[float, StanceValue]] = [
        (minus, "oppose"),
        (plus, "support"),
        (mixed, "mixed"),
        (neutral, "neutral"),
    ]
    strength, value = max(order, key=lambda pair: pair[0])
    against = max(other for other, name in order if name != value)
    return value, strength * (1 - against / 2 if against > strength / 2 else 1)


def confidence(strength: float) -> float:
    """Return the share of stances of that strength that are right (see confidence.yaml)."""
    for low, value in _table():
        if strength >= low:
            return value
    return _table()[-1][1]


def _merge(scene: Scene, treaty: str, group: list[Finding]) -> Stance | None:
    value, strength = decide(group)
    if strength < MINIMUM:
        return None
    agreeing = [f for f in group if f.value == value] or group
    agreeing.sort(key=lambda f: (-f.weight, f.first))
    best = agreeing[0]
    evidence: list[Evidence] = []
    seen: set[tuple[int, int]] = set()
    text, starts, ends = scene.document.text, scene.reading.starts, scene.reading.ends
    for f in agreeing + [f for f in group if f.value != value]:
        start, end = starts[f.first], ends[f.past - 1]
        if (start, end) in seen or len(evidence) >= MAX_EVIDENCE:
            continue
        seen.add((start, end))
        evidence.append(Evidence(start, end, text[start:end], f.cues, f.rule, f.value, f.because))
    reporters = [f.reporter for f in agreeing]
    return Stance(
        holder=best.holder.name,
        affiliation=best.holder.affiliation,
        treaty=treaty,
        stance=value,
        reporter=None if None in reporters else best.reporter,
        confidence=confidence(strength),
        evidence=tuple(evidence),
    )
