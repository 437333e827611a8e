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
