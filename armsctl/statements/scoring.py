"""Weigh a candidate: how likely an annotator would mark it so, from what stands around the cue.

The features are plain: the cue and its frame, the form of the verb, who the subject is, what the
content begins with, whether it is quoted. Their weights were learned from PolNeAR by logistic
regression (weights.yaml); `explain` shows the frame, and the score is a probability.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from armsctl.statements.cues import prior
from armsctl.statements.weights import weights

if TYPE_CHECKING:
    from armsctl.language.layout import Layout
    from armsctl.statements.candidates import Candidate

_FIRST_PERSON = frozenset({"i", "we", "me", "us"})


def features(layout: Layout, candidate: Candidate) -> list[str]:
    """Return the names of what holds of a candidate."""
    reading = layout.reading
    tags, lower, inside = reading.tags, reading.lower, layout.inside
    head, frame, lemma = candidate.head, candidate.frame, candidate.lemma
    start = candidate.cue[0]
    floor, past = candidate.bounds
    group = tags[start:head].replace("R", "") + tags[head]
    first, end = candidate.content[-1] if len(candidate.content) == 1 else candidate.content[0]
    found = [
        frame,
        f"{frame}|{group}",
        f"{frame}>{tags[first : first + 2]}",
        f"{frame}#{(end - first).bit_length()}",
        f"{frame}<{tags[start - 1] if start > floor else '^'}",
        f"{frame}${tags[end] if end < past else '$'}",
    ]
    if candidate.source:
        begin, stop = candidate.source[-1]
        last = tags[stop - 1]
        who = lower[stop - 1]
        kind = who if last in "PWTD" else last
        found += (f"s{kind}", f"{frame}|s{kind}")
        if last == "N":
            found.append(f"sn{who}")
            if stop - begin > 1:
                found.append(f"sd{tags[begin]}")
        gap = start - stop
        found.append(f"g{gap if -2 < gap < 3 else 'far'}")
        if who in _FIRST_PERSON:
            found.append(f"{frame}|1st")
        opener = begin - 1
        inverted = opener > floor and tags[opener] in "LZ" and tags[opener - 1] == '"'
        found.append("binverted" if inverted else f"b{tags[opener] if opener >= floor else '^'}")
        if opener >= floor and tags[opener] in "SWT":
            found.append(f"sub{lower[opener]}")
    else:
        found += ("s0", f"{frame}|s0")
    if inside[head]:
        quote = layout.quotes[inside[head] - 1]
        kind = "speech" if quote.speech else "scare"
        found += (f"in{kind}", f"in{kind}|{frame}")
    if inside[first]:
        found.append(f"q{frame}{inside[end - 1] == inside[first]:d}")
    elif any(inside[first:end]):
        found.append(f"mixed|{frame}")
    if "X" in tags[start:head]:
        found += ("not", f"not|{lemma}")
    if "M" in tags[start:head]:
        modal = lower[start + tags[start:head].index("M")]
        found.append(f"m{modal}")
    if start > floor and tags[start - 1] == "F":
        found.append("to")
        if start - 1 > floor:
            found.append(f"to{lower[start - 2]}")
    if floor == 0:
        found.append(f"title|{frame}")
    if head + 1 < past:
        found.append(f"{lemma}+{lower[head + 1]}")
    return found


def weigh(layout: Layout, candidate: Candidate) -> float:
    """Return the probability that `candidate` is a statement as annotators mark them."""
    table = weights("cues")
    get = table.get
    total = table["bias"] + table["prior"] * prior(candidate.lemma, candidate.frame)
    for feature in features(layout, candidate):
        total += get(feature, 0.0)
    return 1.0 / (1.0 + math.exp(-total)) if total > -30 else 0.0
