"""Several findings of one holder on one treaty made one stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.stances.model import Evidence, Stance

if TYPE_CHECKING:
    from armsctl.stances.model import StanceValue
    from armsctl.stances.readings import Finding
    from armsctl.stances.scene import Scene

MINIMUM = 0.3
MAX_EVIDENCE = 8


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


def _merge(scene: Scene, treaty: str, group: list[Finding]) -> Stance | None:
    weights: dict[StanceValue, float] = {}
    for finding in group:
        rest = 1 - weights.get(finding.value, 0.0)
        weights[finding.value] = 1 - rest * (1 - finding.weight)
    value = max(weights, key=lambda v: weights[v])
    strength = weights[value]
    if strength < MINIMUM:
        return None
    plus, minus = weights.get("support", 0.0), weights.get("oppose", 0.0)
    if min(plus, minus) >= 0.75 and not any(f.decision for f in group):
        value = "mixed"
    agreeing = [f for f in group if f.value == value] or group
    agreeing.sort(key=lambda f: (-f.weight, f.first))
    rest = [f for f in group if f not in agreeing]
    best = agreeing[0]
    evidence: list[Evidence] = []
    seen: set[tuple[int, int]] = set()
    text, starts, ends = scene.document.text, scene.reading.starts, scene.reading.ends
    for f in agreeing + rest:
        span = (starts[f.first], ends[f.past - 1])
        if span in seen or len(evidence) >= MAX_EVIDENCE:
            continue
        seen.add(span)
        evidence.append(
            Evidence(*span, text[span[0] : span[1]], f.cues, f.rule, f.value, f.because)
        )
    reporters = [f.reporter for f in agreeing]
    reporter = None if None in reporters else best.reporter
    return Stance(
        holder=best.holder.name,
        affiliation=best.holder.affiliation,
        treaty=treaty,
        stance=value,
        reporter=reporter,
        confidence=round(min(0.95, strength), 2),
        evidence=tuple(evidence),
    )
