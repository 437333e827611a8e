"""A stance: where a holder stands on a treaty, with the words that show it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from armsctl.values import Value

StanceValue: TypeAlias = Literal["support", "oppose", "mixed", "neutral"]


class Evidence(Value):
    """Words that show a stance: a span of the text, the cues in it and the rule that read them.

    `value` is what this piece alone says; `because` tells the chain for `explain`.
    """

    start: int
    end: int
    text: str
    cues: tuple[str, ...]
    rule: str
    value: StanceValue
    because: str = ""


class Stance(Value):
    """One holder's stance on one treaty (a catalogue id) in one document; best evidence first.

    `reporter` names who tells it, None where the writer does or the holder's own words show it.
    `confidence` in [0, 1]: of stances with confidence near c, about a share c is right.
    """

    holder: str
    affiliation: str | None
    treaty: str
    stance: StanceValue
    reporter: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
