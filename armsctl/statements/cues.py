"""The lexicon of cues: which words attribute, and in which frame how often."""

from __future__ import annotations

import functools
from pathlib import Path

from armsctl.lexicon import load_lexicon


@functools.cache
def shares() -> dict[str, dict[str, float]]:
    """Return for each cue's base form the share of its occurrences that attribute, by frame."""
    data: dict[str, dict[str, dict[str, float]]] = load_lexicon(
        Path(__file__).with_name("cues.yaml")
    )
    return data["verbs"]


@functools.cache
def heads() -> frozenset[str]:
    """Return the base forms of the cues' first words."""
    return frozenset(lemma.split()[0] for lemma in shares())


@functools.cache
def cue_nouns() -> dict[str, str]:
    """Return the forms of the nouns that attribute, each with its singular."""
    data = load_lexicon(Path(__file__).with_name("cues.yaml"))
    forms: dict[str, str] = {}
    for noun in data["nouns"].split():
        forms[noun] = noun
        plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
        forms.setdefault(plural, noun)
    return forms


@functools.cache
def cue_adjectives() -> frozenset[str]:
    """Return the predicate adjectives that attribute: "is confident that"."""
    return frozenset(load_lexicon(Path(__file__).with_name("cues.yaml"))["adjectives"].split())
