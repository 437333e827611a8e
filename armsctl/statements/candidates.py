"""A possible statement, in token indices, before it is weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armsctl.language.layout import Layout
    from armsctl.language.model import Run


class Candidate:
    """What may be a statement: where its parts stand and which construction was read.

    `lemma` is the cue's base form, with its preposition where that belongs to it ("call for");
    `frame` names the construction: what the cue takes and where it stands. `outlook` is what it
    weighs but for its content (see scoring.py), where that is known.
    """

    __slots__ = (
        "bounds",
        "content",
        "cue",
        "frame",
        "head",
        "lemma",
        "outlook",
        "reporter",
        "score",
        "source",
    )

    def __init__(
        self,
        lemma: str,
        frame: str,
        head: int,
        bounds: Run,
        cue: Run,
        source: tuple[Run, ...],
        content: tuple[Run, ...],
        score: float = 0.0,
        reporter: tuple[Run, ...] = (),
    ) -> None:
        self.lemma = lemma
        self.frame = frame
        self.head = head
        self.bounds = bounds
        self.cue = cue
        self.source = source
        self.content = content
        self.score = score
        self.reporter = reporter
        self.outlook: float | None = None


def strip(layout: Layout, run: Run) -> Run:
    """Return the run without blank marks at its ends: commas, dashes, stops outside quotations."""
    tags = layout.tags
    first, past = run
    while first < past and tags[first] in ",:-;.":
        first += 1
    while past > first and tags[past - 1] in ",:-;.K" and not layout.inside[past - 1]:
        past -= 1
    return first, past


def trimmed(layout: Layout, run: Run | None) -> Run | None:
    """Return the run without marks at its ends, None where nothing is left."""
    if run is None:
        return None
    first, past = strip(layout, run)
    return (first, past) if past > first else None
