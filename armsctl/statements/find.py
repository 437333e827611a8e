"""Every attribution of a text: who says, thinks or wants what, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language import read
from armsctl.statements.gather import candidates
from armsctl.statements.layout import Layout, lay_out
from armsctl.statements.model import Statement
from armsctl.statements.scoring import weigh

if TYPE_CHECKING:
    from armsctl.language import Reading
    from armsctl.statements.candidates import Candidate, Run
    from armsctl.statements.model import StatementType

# The F1 over statements is highest where those are kept that are right one time in three.
THRESHOLD = 0.34


def find_statements(text: str, reading: Reading | None = None) -> tuple[Statement, ...]:
    """Return every attribution of `text`, in text order; speaker and reporter are left open."""
    layout = lay_out(read(text) if reading is None else reading)
    chosen: dict[int, Candidate] = {}
    for candidate in candidates(layout):
        candidate.score = weigh(layout, candidate)
        best = chosen.get(candidate.head)
        if candidate.score >= THRESHOLD and (best is None or candidate.score > best.score):
            chosen[candidate.head] = candidate
    taken: list[Candidate] = []
    seen: set[Run] = set()
    for candidate in sorted(chosen.values(), key=lambda c: (-c.score, c.head)):
        if candidate.content[0] not in seen:
            seen.add(candidate.content[0])
            taken.append(candidate)
    taken.sort(key=lambda c: (c.content[0][0], c.head))
    return tuple(_statement(layout, candidate) for candidate in taken)


def _statement(layout: Layout, candidate: Candidate) -> Statement:
    starts, ends = layout.reading.starts, layout.reading.ends

    def spans(runs: tuple[Run, ...]) -> tuple[tuple[int, int], ...]:
        return tuple(
            sorted((starts[first], ends[past - 1]) for first, past in runs if past > first)
        )

    covered = [layout.inside[i] for first, past in candidate.content for i in range(first, past)]
    kind: StatementType = "mixed"
    if all(covered):
        kind = "direct"
    elif not any(covered):
        kind = "indirect"
    return Statement(
        source=spans(candidate.source),
        cue=spans((candidate.cue,)),
        content=spans(candidate.content),
        type=kind,
        rule=candidate.frame,
    )
