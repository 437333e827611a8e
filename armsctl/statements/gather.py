"""Go through a reading and gather everything that may be a statement."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from armsctl.language import base_of
from armsctl.statements.cues import cue_adjectives, cue_nouns, never
from armsctl.statements.nouns import adjective_candidates, noun_candidates
from armsctl.statements.phrases import ADVERBS, according, colon, hearsay, signed, within
from armsctl.statements.verbs import RELAYED, verb_candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armsctl.language.layout import Layout
    from armsctl.language.model import Run
    from armsctl.statements.candidates import Candidate

# How many tokens before and after a cue are looked at.
WINDOW = 160
# Verbs, and the dash before a name: all of them are looked at, of other words those that attribute.
_LETTERS = frozenset("VZLYG-")


@functools.cache
def _others() -> frozenset[str]:
    return cue_adjectives() | ADVERBS | {":"}


@functools.cache
def _known() -> frozenset[str]:
    return _others().union(cue_nouns(), {"in"})


def _begins(tags: str, index: int) -> bool:
    return index == 0 or tags[index - 1] in '."'


def candidates(layout: Layout, runs: Sequence[Run]) -> list[Candidate]:
    """Return what may be a statement with its cue in one of `runs`, which are in text order."""
    reading = layout.reading
    tags, lower = layout.tags, layout.lower
    nouns, others, known = cue_nouns(), _others(), _known()
    barred = never()
    found: list[Candidate] = []
    passed: set[int] = set()  # verbs that are part of another's cue: "quoted as saying"
    sentences = reading.bounds
    number = 0
    for index in [
        place
        for first, past in runs
        for place, letter, word in zip(
            range(first, past), tags[first:past], lower[first:past], strict=True
        )
        if letter in _LETTERS or word in known
    ]:
        letter = tags[index]
        word = lower[index]
        if letter == "-":
            found += signed(layout, index)
            continue
        if letter in "NE":
            # A noun that begins its sentence looks like a name: "Threats from Tehran to …".
            if word not in nouns or (letter == "E" and not _begins(tags, index)):
                continue
        elif letter == "I":
            if word != "in":
                continue
        elif letter not in _LETTERS and (letter not in "AR:" or word not in others):
            continue
        while sentences[number + 1] <= index:
            number += 1
        # No sentence is longer than this; where marks are missing, the window bounds the work.
        bounds = (
            max(sentences[number], index - WINDOW),
            min(sentences[number + 1], index + WINDOW),
        )
        if letter in "VZLYG":
            base = base_of(word)
            if base == "accord" and lower[index + 1 : index + 2] == ["to"]:
                found += according(layout, index, bounds)
            elif base not in barred and index not in passed:
                more = verb_candidates(layout, index, base, bounds)
                found += more
                if more and more[0].lemma == RELAYED:
                    passed.add(more[0].cue[1] - 1)
        elif letter in "NE":
            found += noun_candidates(layout, index, nouns[word], bounds)
        elif letter == "I" and lower[index + 1 : index + 4] == ["the", "words", "of"]:
            found += according(layout, index, bounds, length=4)
        elif letter == "I":
            found += within(layout, index, bounds)
        elif letter == "A":
            if tags[index - 1] in "BRX":
                found += adjective_candidates(layout, index, word, bounds)
        elif letter == "R":
            found += hearsay(layout, index, bounds)
        else:
            found += colon(layout, index, bounds)
    return found
