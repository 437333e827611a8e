"""Weigh a candidate: how likely an annotator would mark it so, from what stands around the cue.

The features are plain: the cue and its frame, the form of the verb, who the subject is, what the
content begins with, whether it is quoted. Their weights were learned from PolNeAR by logistic
regression (weights.yaml); `explain` shows the frame, and the score is a probability.

A candidate is weighed in two steps: its outlook, before its content is followed to the end, and
what the content adds. Half of all candidates cannot be kept whatever their content turns out to be,
and are dropped before the second step, which costs more (see `promising`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from armsctl.statements.cues import is_certain, prior
from armsctl.statements.weights import most_of_content, weights

if TYPE_CHECKING:
    from armsctl.language.layout import Layout
    from armsctl.statements.candidates import Candidate

# The F1 over statements is highest where those are kept that are right one time in three.
THRESHOLD = 0.34
# The same in log-odds, less what rounding may take.
_LEAST = math.log(THRESHOLD / (1.0 - THRESHOLD)) - 1e-6
_FIRST_PERSON = frozenset({"i", "we", "me", "us"})


def cue_features(layout: Layout, candidate: Candidate) -> list[str]:
    """Return the names of what holds of a cue and its source, whatever the content is."""
    lemma, frame, head, source = candidate.lemma, candidate.frame, candidate.head, candidate.source
    start = candidate.cue[0]
    tags, lower, inside = layout.tags, layout.lower, layout.inside
    floor, past = candidate.bounds
    before = tags[start:head]
    found = [
        frame,
        f"{frame}|{before.replace('R', '')}{tags[head]}",
        f"{frame}<{tags[start - 1] if start > floor else '^'}",
    ]
    if source:
        begin, stop = source[-1]
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
    if "X" in before:
        found += ("not", f"not|{lemma}")
    if "M" in before:
        found.append(f"m{lower[start + before.index('M')]}")
    if start > floor and tags[start - 1] == "F":
        found.append("to")
        if start - 1 > floor:
            found.append(f"to{lower[start - 2]}")
    if floor == 0:
        found.append(f"title|{frame}")
    if head + 1 < past:
        found.append(f"{lemma}+{lower[head + 1]}")
    return found


def content_features(layout: Layout, candidate: Candidate) -> list[str]:
    """Return the names of what holds of a content."""
    tags, inside, frame = layout.tags, layout.inside, candidate.frame
    first, end = candidate.content[0]
    past = candidate.bounds[1]
    found = [
        f"{frame}>{tags[first : first + 2]}",
        f"{frame}#{(end - first).bit_length()}",
        f"{frame}${tags[end] if end < past else '$'}",
    ]
    if inside[first]:
        found.append(f"q{frame}{inside[end - 1] == inside[first]:d}")
    elif any(inside[first:end]):
        found.append(f"mixed|{frame}")
    return found


def promising(layout: Layout, candidate: Candidate) -> bool:
    """Note a candidate's outlook, and tell whether any content may save it; it needs none yet."""
    table = weights("cues")
    get = table.get
    total = table["bias"] + table["prior"] * prior(candidate.lemma, candidate.frame)
    for feature in cue_features(layout, candidate):
        total += get(feature, 0.0)
    candidate.outlook = total
    most = total + most_of_content(candidate.frame)
    return most >= _LEAST or is_certain(candidate.lemma, candidate.frame)


def weigh(layout: Layout, candidate: Candidate) -> float:
    """Return the probability that `candidate` is a statement as annotators mark them."""
    if candidate.outlook is None and not promising(layout, candidate):
        return 0.0
    get = weights("cues").get
    total = candidate.outlook or 0.0
    for feature in content_features(layout, candidate):
        total += get(feature, 0.0)
    return 1.0 / (1.0 + math.exp(-total)) if total > -30 else 0.0
