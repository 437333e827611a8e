"""Noun groups and verb groups: runs of tags, found by ordinary regular expressions over letters."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armsctl.language.model import Reading

# A determiner or a possessor, what describes, a head; several names; a pronoun alone.
NOUN_GROUP = r"(?:D|(?:[DACYR]*[NE]+')[ACYR]*)*[DACYRG]*[NE]+(?:C(?![NE]))?|[PO]|D*C"
# Auxiliaries, adverbs and not, then a main verb; or a main verb alone, with "to" before it.
VERB_GROUP = (
    r"[MU][RX]*(?:H[RX]*)?(?:B[RX]*){0,2}[VYGL]?"
    r"|H[RX]*(?:B[RX]*)?[YGL]?"
    r"|B[RX]*(?:B[RX]*)?[YG]?"
    r"|[VZLYG]"
)


@functools.cache
def _nouns() -> re.Pattern[str]:
    return re.compile(NOUN_GROUP)


@functools.cache
def _verbs() -> re.Pattern[str]:
    return re.compile(VERB_GROUP)


def noun_groups(reading: Reading, first: int, past: int) -> list[tuple[int, int]]:
    """Return the noun groups between two token indices, each as (first token, token past it).

    A group runs from its determiner to its head noun: "the Russian defence minister"; what follows
    ("of", "who", an apposition) is not part of it.
    """
    return [match.span() for match in _nouns().finditer(reading.tags, first, past)]


def verb_groups(reading: Reading, first: int, past: int) -> list[tuple[int, int]]:
    """Return the verb groups between two token indices: auxiliaries, "not", adverbs, main verb."""
    return [match.span() for match in _verbs().finditer(reading.tags, first, past)]
