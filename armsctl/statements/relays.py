"""Reports within reports: "TASS quoted Shoigu as saying", "Yonhap said, quoting the military"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from armsctl.language import base_of
from armsctl.statements.cues import carriers
from armsctl.statements.quotes import source_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armsctl.language.layout import Layout
    from armsctl.language.model import Run
    from armsctl.statements.candidates import Candidate

# Verbs that name somebody else as the one who says it.
QUOTING = frozenset({"quote", "cite"})
# How far "quoting" may stand behind the verb that it belongs to, in tokens.
_REACH = 14


def quoted_as_saying(layout: Layout, index: int, past: int) -> int | None:
    """Return the token "saying" of "quoted Shoigu as saying" for the verb "quoted", or None."""
    tags, lower = layout.tags, layout.lower
    for at in range(index + 1, min(past - 1, index + _REACH)):
        if lower[at] == "as" and tags[at + 1] == "G":
            return at + 1
        if tags[at] not in "NEACDPO'IRK,":
            return None
    return None


def cited(layout: Layout, candidate: Candidate, quoting: Candidate) -> tuple[Run, ...]:
    """Return whom `quoting` cites for what `candidate` reports: a person or body, or nothing.

    "the agency reported, citing a source in the Kremlin": the source says it, the agency reports.
    A document that is cited is no speaker.
    """
    tags, lower = layout.tags, layout.lower
    head = quoting.head
    if base_of(lower[head]) not in QUOTING or tags[head] != "G" or tags[head - 1] != ",":
        return ()
    if candidate.head >= head:
        return ()
    adjoins = head - 1 <= candidate.content[-1][1] <= head
    if not adjoins and any(letter in "LZMBHU" for letter in tags[candidate.head + 1 : head]):
        return ()
    source = source_after(layout, head + 1, quoting.bounds[1])
    if not source:
        return ()
    first, past = source[0]
    last = first
    while last + 1 < past and tags[last + 1] in "NEACYD'":
        last += 1
    person = lower[last] in carriers() or (tags[last] == "E" and lower[head] == "quoting")
    return source if person else ()


def enclosing(candidates: Sequence[Candidate]) -> list[Candidate | None]:
    """Return for each candidate the innermost other one whose content holds its cue.

    `candidates` are in the order of their heads.
    """
    heads = [candidate.head for candidate in candidates]
    outer: list[Candidate | None] = [None] * len(candidates)
    sizes = [0] * len(candidates)
    for candidate in candidates:
        for first, past in candidate.content:
            for number in range(bisect_left(heads, first), bisect_left(heads, past)):
                inner = candidates[number]
                if inner is candidate:
                    continue
                size = past - first
                if outer[number] is None or size < sizes[number]:
                    outer[number], sizes[number] = candidate, size
    return outer
