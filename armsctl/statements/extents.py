"""Where what is said ends: the true end of a clause or phrase, weighed at each place it could be.

From the first word of the content on, every comma, conjunction, preposition and so on is a place at
which it may end; the end of the sentence is the last. Each place gets the probability that an
annotator who has read so far stops there, from a few features with weights learned from PolNeAR
(see weights.yaml). The end is chosen for which most of the probability lies within half to double
its length: a little too long or too short does no harm.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from armsctl.statements.weights import weights

if TYPE_CHECKING:
    from armsctl.statements.candidates import Run
    from armsctl.statements.layout import Layout

_STOPS = frozenset(',K-(;:ISWFTRGY."')
_WORDS = frozenset("ISWKFTR")
_FINITE = frozenset("LZVMBHU")
_NOMINAL = frozenset("NEACYRGD'PO")
# Places beyond this number are not weighed: the last one then stands for the rest.
MOST_PLACES = 40


def places(
    layout: Layout, start: int, past: int, frame: str, head: int
) -> list[tuple[int, list[str]]]:
    """Return the places where content from `start` may end, each with its features.

    `past` is the end of the sentence, `frame` what the cue at `head` takes. A place is the first
    token that is not content any more.
    """
    reading = layout.reading
    tags, lower, inside = reading.tags, reading.lower, layout.inside
    verb = tags[head]
    inner = inside[start] if inside[start] == inside[head] else 0
    found: list[tuple[int, list[str]]] = []
    finite = False
    at = start + 1
    while at < past and len(found) < MOST_PLACES:
        letter = tags[at]
        before = tags[at - 1]
        if before in _FINITE:
            finite = True
        if letter not in _STOPS and not (before == '"' and inside[at - 1] and not inside[at]):
            at += 1
            continue
        number = inside[at]
        if number and number != inner:
            quote = layout.quotes[number - 1]
            if quote.first != at:
                at = min(quote.past, past)
                finite = True
                continue
        if number and number != inner:
            letter = "“"
        word = lower[at] if letter in _WORDS else letter
        after = tags[at + 1] if at + 1 < past else "$"
        beyond = tags[at + 2] if at + 2 < past else "$"
        length = (at - start).bit_length()
        features = [
            f"{frame}|{word}",
            f"{word}|{after}{beyond}",
            f"{frame}|{letter}{finite:d}",
            f"{frame}|{length}",
            f"{before}{letter}{after}",
            f"{frame}|{verb}{letter}",
        ]
        if letter == ",":
            features.append(f",{verb}|{_after_comma(layout, at, past)}")
        elif letter == "K" or (letter in "GY" and before == ","):
            follower = at + 1
            while follower < past and tags[follower] == "R":
                follower += 1
            next_verb = tags[follower] if follower < past else "$"
            features.append(f"{word}|{verb}{next_verb}{finite:d}")
        if before == '"' and inside[at - 1] and not inside[at]:
            features.append(f'"{tags[at - 2]}|{letter}')
        found.append((at, features))
        at += 1
    if at >= past:
        end = past
        while end > start + 1 and tags[end - 1] in ".;:,-" and not inside[end - 1]:
            end -= 1
        if not found or found[-1][0] < end:
            length = (end - start).bit_length()
            found.append((end, [f"{frame}|$", f"{frame}|${length}", f"{frame}|${finite:d}{verb}"]))
    return found


def _after_comma(layout: Layout, comma: int, past: int) -> str:
    """Return what a comma is followed by: an attribution, a clause, an apposition, …"""
    tags, lower = layout.reading.tags, layout.reading.lower
    at = comma + 1
    if at >= past:
        return "end"
    letter = tags[at]
    if letter == "K":
        return "and-clause" if _clause(tags, at + 1, past) else "and"
    if letter in "SWGITR":
        return lower[at] if letter != "G" else "G"
    if letter in "DNEPAC":
        stop = at
        while stop < past and tags[stop] in "NEACYRGD'PI":
            stop += 1
        if stop < past and tags[stop] in "LZ" and (stop + 1 >= past or tags[stop + 1] in ".,ID"):
            return "attribution" if stop + 1 >= past or tags[stop + 1] in "." else "verb-short"
        if stop < past and tags[stop] in _FINITE:
            return "clause"
        return "noun" + (tags[stop] if stop < past else "$")
    return letter


def _clause(tags: str, at: int, past: int) -> bool:
    """Whether a subject and a finite verb follow."""
    first = at
    while at < past and tags[at] in _NOMINAL:
        at += 1
    return first < at < past and tags[at] in _FINITE


def content_end(layout: Layout, start: int, past: int, frame: str, head: int) -> int:
    """Return the token past the content that begins at `start`: the likeliest end (see above)."""
    found = places(layout, start, past, frame, head)
    if not found:
        return past
    table = weights("ends")
    get = table.get
    bias = table["bias"]
    going = 1.0
    chances: list[tuple[int, float]] = []
    for place, features in found:
        total = bias
        for feature in features:
            total += get(feature, 0.0)
        stop = 1.0 / (1.0 + math.exp(-total)) if total > -30 else 0.0
        chances.append((place, going * stop))
        going *= 1.0 - stop
        if going < 0.02:
            break
    chances[-1] = (chances[-1][0], chances[-1][1] + going)
    best, most = chances[-1][0], -1.0
    for place, own in chances:
        length = place - start
        gain = own * 0.2  # of equals, the likelier place itself
        for other, chance in chances:
            size = other - start
            if size <= 2 * length and length <= 2 * size:
                gain += chance
        if gain > most:
            best, most = place, gain
    return best


def strip(layout: Layout, run: Run) -> Run:
    """Return the run without blank marks at its ends: commas, dashes, stops outside quotations."""
    tags = layout.reading.tags
    first, past = run
    while first < past and tags[first] in ",:-;.":
        first += 1
    while past > first and tags[past - 1] in ",:-;." and not layout.inside[past - 1]:
        past -= 1
    return first, past
