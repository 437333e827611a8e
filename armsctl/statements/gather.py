"""Go through a reading and gather everything that may be a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language import base_of
from armsctl.statements.cues import HOPELESS, cue_adjectives, cue_nouns, never, prior
from armsctl.statements.nouns import adjective_candidates, noun_candidates
from armsctl.statements.phrases import ADVERBS, according, colon, hearsay, within
from armsctl.statements.verbs import verb_candidates

if TYPE_CHECKING:
    from armsctl.statements.candidates import Candidate
    from armsctl.statements.layout import Layout

_KINDS = frozenset("VZLYGNAIR:")


def _hopeful(lemma: str, frame: str) -> bool:
    return prior(lemma, frame) > HOPELESS


def _always(lemma: str, frame: str) -> bool:  # noqa: ARG001 (the signature of _hopeful)
    return True


def candidates(layout: Layout, *, everything: bool = False) -> list[Candidate]:
    """Return what may be a statement; with `everything` also what the lexicon calls hopeless."""
    reading = layout.reading
    tags, lower = reading.tags, reading.lower
    hopeful = _always if everything else _hopeful
    nouns, adjectives = cue_nouns(), cue_adjectives()
    barred = frozenset[str]() if everything else never()
    found: list[Candidate] = []
    sentences = reading.bounds
    number = 0
    for index in [i for i, letter in enumerate(tags) if letter in _KINDS]:
        while sentences[number + 1] <= index:
            number += 1
        letter = tags[index]
        word = lower[index]
        bounds = (sentences[number], sentences[number + 1])
        if letter in "VZLYG":
            base = base_of(word)
            if base == "accord" and lower[index + 1 : index + 2] == ["to"]:
                found += according(layout, index, bounds)
            elif base not in barred:
                found += verb_candidates(layout, index, base, bounds, hopeful)
        elif letter == "N":
            if word in nouns:
                found += noun_candidates(layout, index, nouns[word], bounds, hopeful)
        elif letter == "I":
            if word == "in" and index + 2 < len(tags):
                found += within(layout, index, bounds)
        elif letter == "A":
            if word in adjectives and tags[index - 1] in "BRX":
                found += adjective_candidates(layout, index, word, bounds, hopeful)
        elif letter == "R":
            if word in ADVERBS:
                found += hearsay(layout, index, bounds)
        elif word == ":":
            found += colon(layout, index, bounds)
    return found
