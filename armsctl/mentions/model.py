"""A mention: a stretch of text that denotes something in the catalogue."""

from __future__ import annotations

from typing import Literal, TypeAlias

from armsctl.values import Value

MentionKind: TypeAlias = Literal["treaty", "weapon", "range"]
Reference: TypeAlias = Literal["name", "anaphor"]
Comparator: TypeAlias = Literal["=", "~", ">", ">=", "<", "<=", ".."]


class Mention(Value):
    """One mention; `start` and `end` count code points in the document's text, half open.

    `id` is a catalogue id; None for a range that meets none of the catalogue's. `reference` is set
    for treaties. `comparator`, `low_km` and `high_km` are set for ranges: low and high are the same
    number for "=" and "~"; high is None for ">" and ">="; low is None for "<" and "<=".
    `rule` names what decided, `because` says it for a reader of `explain`.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    id: str | None
    name: str
    reference: Reference | None = None
    comparator: Comparator | None = None
    low_km: float | None = None
    high_km: float | None = None
    rule: str = ""
    because: str = ""
