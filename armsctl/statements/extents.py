"""Where what is said begins and ends: the true end of a clause, a sentence, a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armsctl.statements.candidates import Run
    from armsctl.statements.layout import Layout

_FINITE = frozenset("LZVMBHU")
_NOMINAL = frozenset("NEACYRGD'P")
# Words after a comma that begin something of the writer's more often than not.
_BREAKERS = frozenset("while though although whereas according despite citing".split())


def clause_end(layout: Layout, start: int, past: int, *, tense: str = "") -> int:
    """Return the token past the clause that begins at `start`, at most `past`.

    `tense` is the letter of the verb that governs it: a verb of the same form after "and" is taken
    to carry on the writer's sentence.
    """
    reading = layout.reading
    tags, lower, inside = reading.tags, reading.lower, layout.inside
    at = start
    while at < past:
        letter = tags[at]
        if inside[at] and (around := layout.quote_around(at)) and at == around.first:
            at = max(at + 1, min(around.past, past))
            # A quotation that ends its sentence ends the statement with it.
            if tags[at - 2 : at - 1] == "." and at < past and tags[at] not in ",KI":
                return at
            continue
        if letter == "." or letter == ";":
            return at
        if letter == "," and at + 1 < past:
            follower = tags[at + 1]
            if lower[at + 1] in _BREAKERS or (follower == "G" and at - start > 3):
                return at
            if _attribution(layout, at + 1, past):
                return at
            if follower == "K" and lower[at + 1] in {"and", "but"} and _clause(tags, at + 2, past):
                return at
        elif letter == "K" and at > start + 1 and lower[at] in {"and", "but"}:
            if tense and at + 1 < past:
                follower = at + 1
                while follower < past and tags[follower] == "R":
                    follower += 1
                if follower < past and tags[follower] == tense and tense in "LZ":
                    return at
        at += 1
    return past


def _clause(tags: str, at: int, past: int) -> bool:
    """Whether a subject and a finite verb follow."""
    seen = False
    while at < past and at < past:
        letter = tags[at]
        if letter in _FINITE:
            return seen
        if letter not in _NOMINAL:
            return False
        seen = True
        at += 1
    return False


def _attribution(layout: Layout, at: int, past: int) -> bool:
    """Whether a subject and a last verb follow: ", officials said."."""
    tags = layout.reading.tags
    if at >= past or tags[at] not in "NEDPAC":
        return False
    while at < past and tags[at] in _NOMINAL | frozenset("I"):
        at += 1
    return at < past and tags[at] in "LZ" and (at + 1 >= past or tags[at + 1] in '.,"')


def phrase_end(layout: Layout, start: int, past: int) -> int:
    """Return the token past the noun phrase that begins at `start`, with what hangs on it."""
    return clause_end(layout, start, past)


def strip(layout: Layout, run: Run) -> Run:
    """Return the run without blank marks at its ends: commas, dashes, stops outside quotations."""
    tags = layout.reading.tags
    first, past = run
    while first < past and tags[first] in ",:-;.":
        first += 1
    while past > first and tags[past - 1] in ",:-;." and not layout.inside[past - 1]:
        past -= 1
    return first, past
