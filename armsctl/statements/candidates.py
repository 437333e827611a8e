"""A possible statement, in token indices, before it is weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

# Tokens from the first to past the last.
Run: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class Candidate:
    """What may be a statement: where its parts stand and which construction was read.

    `lemma` is the cue's base form, with its preposition where that belongs to it ("call for");
    `frame` names the construction: what the cue takes and where it stands. `notes` are the
    features by which it is weighed.
    """

    lemma: str
    frame: str
    head: int
    bounds: Run
    cue: Run
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    score: float = 0.0
