"""Where what is said ends: the true end of a clause or phrase, weighed at each place it could be.

From the first word of the content on, every comma, conjunction, preposition and so on is a place at
which it may end; the end of the sentence is the last. Each place gets the probability that an
annotator who has read so far stops there, from a few features with weights learned from PolNeAR
(see weights.yaml). The end is chosen for which most of the probability lies within half to double
its length: a little too long or too short does no harm.
"""

from __future__ import annotations

import functools
import math
from operator import itemgetter
from typing import TYPE_CHECKING

from armsctl.statements.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armsctl.language.layout import Layout

_STOPS = frozenset(',K-(;:ISWFTRGY."')
_WORDS = frozenset("ISWKFTR")
_FINITE = frozenset("LZVMBHU")
_NOMINAL = frozenset("NEACYRGD'PO")
# A content does not end on one of these: "that," "if,".
_OPENERS = frozenset("T")
# What certainly is not content any more: "…, RIA Novosti reports", "…, citing officials".
_CUTS = frozenset({"attribution", "citing", "quoting", "closing"})
# A chance that is not worth following up.
NEGLIGIBLE = 0.02


def places(
    layout: Layout, start: int, past: int, frame: str, head: int
) -> Iterator[tuple[int, float]]:
    """Yield the places where content from `start` may end, each with what its features weigh.

    `past` is the end of the sentence, `frame` what the cue at `head` takes. A place is the first
    token that is not content any more.
    """
    tags, lower, inside = layout.tags, layout.lower, layout.inside
    verb = tags[head]
    inner = inside[start] if inside[start] == inside[head] else 0
    finite = False
    quotes = layout.quotes
    aside = tags.find(",W", max(head - 4, 0), head) >= 0  # "X, who believes that …, left"
    at = start + 1
    last = 0
    while at < past:
        letter = tags[at]
        before = tags[at - 1]
        if before in _FINITE:
            finite = True
        left = before == '"' and inside[at - 1] and not inside[at]
        if letter not in _STOPS and not left:
            at += 1
            continue
        number = inside[at]
        if number and number != inner:
            quote = quotes[number - 1]
            if quote.first != at:
                at = min(quote.past, past)
                finite = True
                continue
            letter = "“"
        word = lower[at] if letter in _WORDS else letter
        rest = tags[at + 1 : at + 3] if at + 2 < past else (tags[at + 1 : past] + "$$")[:2]
        more = ""
        if letter == "," and before in _OPENERS:
            at += 1  # "said that, even if he left, …"
            continue
        if letter == ",":
            closes = aside and rest[0] in "LZMBHUY"
            more = "closing" if closes else _after_comma(layout, at, past)
        elif letter == "-":
            more = "pair" if tags.find("-", at + 2, min(past, at + _ASIDE)) > 0 else "single"
        elif letter == "K" or (letter in "GY" and before == ","):
            follower = at + 1
            while follower < past and tags[follower] == "R":
                follower += 1
            more = f"{tags[follower] if follower < past else '$'}{finite:d}"
        closing = tags[at - 2] if left else ""
        if left and closing == ",":
            more = _after_comma(layout, at - 1, past)
        length = (at - start).bit_length()
        own = _own(frame, word, letter, finite, length, verb)
        yield at, own + _near(word, before, letter, rest, verb, more, closing)
        last = at
        at += 1
    end = past
    while end > start + 1 and tags[end - 1] in ".;:,-" and not inside[end - 1]:
        end -= 1
    if last < end:
        length = (end - start).bit_length()
        yield end, _sum([f"{frame}|$", f"{frame}|${length}", f"{frame}|${finite:d}{verb}"])


# The longest aside between two dashes, in tokens.
_ASIDE = 18
# The log-odds of an end at such a place.
CUT = 4.0


# What a place shows comes again and again: how much it weighs is remembered.
@functools.lru_cache(maxsize=1 << 14)
def _own(frame: str, word: str, letter: str, finite: bool, length: int, verb: str) -> float:
    """Return how much the features of a place weigh that have to do with the cue's frame."""
    return _sum(
        [
            f"{frame}|{word}",
            f"{frame}|{letter}{finite:d}",
            f"{frame}|{length}",
            f"{frame}|{verb}{letter}",
        ]
    )


@functools.lru_cache(maxsize=1 << 15)
def _near(
    word: str, before: str, letter: str, rest: str, verb: str, more: str, closing: str
) -> float:
    """Return how much the features of a place weigh that have to do with what is beside it."""
    if more in _CUTS:
        return CUT
    found = [f"{word}|{rest}", f"{before}{letter}{rest[:1]}"]
    if more:
        found.append(f"{word}|{verb}|{more}")
    if closing:
        found.append(f'"{closing}|{letter}')
    return _sum(found)


def _sum(features: list[str]) -> float:
    get = weights("ends").get
    return sum(get(feature, 0.0) for feature in features)


def _after_comma(layout: Layout, comma: int, past: int) -> str:
    """Return what a comma is followed by: an attribution, a clause, a noun group, a word."""
    tags, lower = layout.tags, layout.lower
    at = comma + 1
    if at >= past:
        return "end"
    letter = tags[at]
    if letter == "K":
        return "and-clause" if _clause(tags, at + 1, past) else "and"
    if letter in "SWGITR":
        return lower[at]
    if letter in "DNEPAC":
        stop = at
        while stop < past and tags[stop] in "NEACYRGD'PI":
            stop += 1
        if stop < past and tags[stop] in "LZ" and (stop + 1 >= past or tags[stop + 1] in ".,ID"):
            return "attribution" if stop + 1 >= past or tags[stop + 1] == "." else "verb-short"
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
    bias = weights("ends")["bias"]
    going = 1.0
    chances: list[tuple[int, float]] = []
    place = past
    for place, weight in places(layout, start, past, frame, head):
        total = bias + weight
        stop = going / (1.0 + math.exp(-total)) if total > -30 else 0.0
        if stop > NEGLIGIBLE:
            chances.append((place, stop))
            going -= stop
            if going < NEGLIGIBLE:
                break
    if not chances:
        return place
    if place == chances[-1][0]:
        chances[-1] = (place, chances[-1][1] + going)
    best, most = max(chances, key=itemgetter(1))
    if most >= 0.8:
        return best
    most = -1.0
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
