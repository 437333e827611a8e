"""Noun groups and verb groups: runs of tags, found by ordinary regular expressions over letters."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING

from armsctl.lexicon import load_lexicon

if TYPE_CHECKING:
    from armsctl.language.layout import Layout
    from armsctl.language.model import Reading

# Words that may stand between a subject and its verb, or between auxiliary and verb.
FLOATING = frozenset({"both", "all", "each", "likely", "long"})
# Pronouns that a noun group may hang on: "others in his party".
_SOME = frozenset({"others", "some", "many", "several"})
# The longest verb group, auxiliaries and adverbs included.
_LONGEST_GROUP = 12
_INNER = frozenset("NEACYRGD'")

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


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return one list of subjects.yaml: "days", "calendar", "spans", "possessive", "causing"."""
    data: dict[str, str] = load_lexicon(Path(__file__).with_name("subjects.yaml"))
    return frozenset(data[name].split())


def group_start(layout: Layout, verb: int, floor: int) -> int:
    """Return where the verb group begins whose main verb is at `verb`: auxiliaries, adverbs."""
    tags = layout.tags
    first = verb
    floor = max(floor, verb - _LONGEST_GROUP)
    while first > floor and (
        tags[first - 1] in "MHBUXR"
        or (tags[first - 1] in "DA" and layout.lower[first - 1] in FLOATING)
    ):
        first -= 1
    while first < verb and tags[first] in "RDA":
        first += 1  # an adverb before the auxiliaries may belong to anything
    return first


def noun_group_start(layout: Layout, last: int, floor: int) -> int:
    """Return where the noun group begins that ends with the token `last`."""
    tags, lower = layout.tags, layout.lower
    first = last
    if tags[last] in "PO" and tags[last] != "E":
        return last
    while first > floor:
        letter = tags[first - 1]
        if letter not in _INNER or (letter == "R" and tags[first] not in "ACYRG"):
            break
        if tags[first] == "D" and letter not in "'DR":
            break
        if letter == "G" and tags[first] in "DE'":
            break
        first -= 1
        if (
            letter == "D"
            and lower[first] not in {"all", "both", "half"}
            and (first == floor or tags[first - 1] not in "D'")
        ):
            break
    return first


def _list_start(layout: Layout, last: int, floor: int) -> int:
    """Return where a list of names begins whose last one begins at `last`: "A, B and C"; or `last`.

    Not after a verb, whose objects they may be, but for the last.
    """
    tags = layout.tags
    if last - 2 < floor or layout.lower[last - 1] != "and" or tags[last - 2] != "E":
        return last
    first = noun_group_start(layout, last - 2, floor)
    commas = 0
    while first - 2 >= floor and tags[first - 1] == "," and tags[first - 2] == "E":
        first = noun_group_start(layout, first - 2, floor)
        commas += 1
    opens = first == floor or tags[first - 1] in 'TSKWI";'
    return first if commas and opens else last


def widen(layout: Layout, first: int, floor: int) -> int:
    """Return the start of a noun group that `first` begins a modifier of: "a spokesman for X"."""
    tags, lower = layout.tags, layout.lower
    while first - 2 >= floor:
        joint = tags[first - 1]
        attached = joint in "IF" and lower[first - 1] in words("attaching")
        joined = (
            joint == "K"
            and lower[first - 1] == "and"
            and (tags[first] in "ED" or lower[first] in _SOME)
            and (
                first - 3 < floor
                or tags[first - 3] in "NEDCA'"
                or tags[first - 3 : first + 1] == "IEKE"  # "for Peace and Security"
            )
        )
        gerund = joint == "G" and lower[first - 2] == "of"
        listed = _list_start(layout, first, floor) if joint == "K" and tags[first] == "E" else first
        if listed < first:
            first = listed
        elif gerund and first - 3 >= floor and tags[first - 3] in "NE":
            # "the official in charge of carrying out the deal"
            first = noun_group_start(layout, first - 3, floor)
        elif attached and lower[first - 2] in _SOME:
            first -= 2
        elif (attached and (tags[first - 2] in "NEC" or lower[first - 2] == "official")) or (
            joined and tags[first - 2] in "NE"
        ):  # "official" is tagged an adjective
            first = noun_group_start(layout, first - 2, floor)
        else:
            break
    return first
