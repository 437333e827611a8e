"""The words around a weapon: which of them belong to its noun phrase, and what they say of it."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Final

from armsctl.lexicon import load_lexicon
from armsctl.values import Value

if TYPE_CHECKING:
    from armsctl.mentions.folding import Words

# Hyphens, dashes, blanks and one line break hold a phrase together.
_HOLDS: Final = frozenset(" -‐‑–\u00a0\n\r\t'’")
# A phrase of more words than this on one side is a list, not a phrase.
LONGEST: Final = 12
_MODIFIER_WORDS: Final = 3


class Lexicon(Value):
    """The words of `weapons.yaml`: modifiers and halves of modifiers with what they say."""

    modifiers: dict[str, str]
    halves: dict[str, tuple[str, tuple[str, ...]]]
    joins: frozenset[str]
    tails: frozenset[str]
    undone_by: frozenset[str]
    bodies_after: frozenset[str]
    bodies_before: frozenset[str]
    pointing: frozenset[str]
    pointed: dict[str, str]


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon, read when it is first needed."""
    data = load_lexicon(Path(__file__).with_name("weapons.yaml"))
    modifiers = {words: sort for sort, group in data["modifiers"].items() for words in group}
    halves = {
        half: (sort, tuple(w for w in data["modifiers"][sort] if w.startswith(f"{half} ")))
        for sort, group in data["halves"].items()
        for half in group
    }
    return Lexicon(
        modifiers,
        halves,
        frozenset(data["joins"]),
        frozenset(data["tails"]),
        frozenset(data["undone_by"]),
        frozenset(data["bodies_after"]),
        frozenset(data["bodies_before"]),
        frozenset(data["pointing"]),
        dict(data["pointed"]),
    )


class Modifier(Value):
    """A modifier as the lexicon writes it, its sort, and the word with which it begins."""

    words: str
    sort: str
    first: int


class Closed(Value):
    """The words over which no phrase grows: treaties' names, and all before `floor`."""

    taken: set[int]
    floor: int

    def holds(self, word: int) -> bool:
        """Whether `word` is one of them."""
        return word < self.floor or word in self.taken


def holds(gap: str) -> bool:
    """Whether `gap` between two words keeps them in one phrase."""
    return len(gap) <= 3 and _HOLDS.issuperset(gap) and gap.count("\n") < 2


def is_plural(word: str) -> bool:
    """Whether `word` looks like a plural."""
    return word.endswith("s") and not word.endswith("ss")


def find_tail(words: Words, end: int, known: Lexicon, taken: set[int]) -> int:
    """Return where the phrase ends that goes up to `end`, with the nouns that belong to it."""
    for length in (3, 2, 1):
        stop = end + length
        if stop > len(words) or not holds(words.gap(end)) or not taken.isdisjoint(range(end, stop)):
            continue
        said = " ".join(words.words[end:stop])
        if said in known.tails or said.removesuffix("s") in known.tails:
            return stop
    return end


def split_modifiers(
    words: Words, first: int, end: int, known: Lexicon
) -> tuple[list[Modifier], str]:
    """Return the modifiers with which the words [first, end) begin, and the head: the rest."""
    found: list[Modifier] = []
    at = first
    while at < end - 1:
        for length in (3, 2, 1):
            said = " ".join(words.words[at : at + length])
            if at + length < end and (sort := known.modifiers.get(said)):
                found.append(Modifier(said, sort, at))
                at += length
                break
        else:
            break
    return found, " ".join(words.words[at:end])


def modifier_before(words: Words, end: int, known: Lexicon) -> Modifier | None:
    """Return the longest modifier that ends before word `end`."""
    for length in range(_MODIFIER_WORDS, 0, -1):
        first = end - length
        if first < 0:
            continue
        said = " ".join(words.words[first:end])
        sort = known.modifiers.get(said)
        if sort and all(holds(words.gap(k)) for k in range(first + 1, end)):
            return Modifier(said, sort, first)
    return None


def find_adjectives(
    words: Words,
    first: int,
    own: list[Modifier],
    known: Lexicon,
    closed: Closed,
    *,
    neutral_only: bool = False,
) -> tuple[int, list[Modifier]]:
    """Return where the modifiers before word `first` begin, and these modifiers in order."""
    found: list[Modifier] = []
    for _ in range(LONGEST):
        gap = words.gap(first)
        if first == 0 or not (holds(gap) or (gap == ", " and (found or own))):
            break
        modifier = modifier_before(words, first, known)
        if modifier is None or closed.holds(modifier.first):
            break
        if neutral_only and modifier.sort != "neutral":
            break
        if gap == ", " and any(modifier.sort == other.sort for other in [*found, *own]):
            break  # an enumeration, for `find_joint`
        found.insert(0, modifier)
        first = modifier.first
    return first, found


def find_joint(words: Words, first: int, known: Lexicon) -> int | None:
    """Return where the element ends that is joined to the phrase beginning at `first`."""
    if first < 2:
        return None
    gap = words.gap(first)
    if gap in {", ", "-, ", "/", "- / ", ","}:
        return first
    if not holds(gap):
        return None
    for length in (2, 1):
        joint = first - length
        if joint < 1 or " ".join(words.words[joint:first]) not in known.joins:
            continue
        before = words.gap(joint)
        if len(before) <= 4 and (_HOLDS | {","}).issuperset(before):
            return joint
    return None


def find_element(
    words: Words, end: int, sort: str, known: Lexicon, joined: list[Modifier]
) -> Modifier | None:
    """Return the modifier of the sort `sort`, or the half of one, that ends before word `end`."""
    modifier = modifier_before(words, end, known)
    if modifier is not None and modifier.sort == sort:
        return modifier
    half = known.halves.get(words.words[end - 1])
    if half is None or half[0] != sort:
        return None
    # "sea- and air-launched" is sea-launched: the other half of what it is joined to.
    other = joined[0].words.rpartition(" ")[2]
    whole = f"{words.words[end - 1]} {other}"
    said = whole if whole in half[1] else half[1][0]
    return Modifier(said, sort, end - 1)


def and_other(words: Words, first: int, known: Lexicon) -> Modifier | None:
    """Return "nuclear" of "nuclear and other [weapons of mass destruction]"."""
    if first < 3 or words.words[first - 1] != "other":
        return None
    if words.words[first - 2] not in {"and", "or"} or not holds(words.gap(first)):
        return None
    modifier = modifier_before(words, first - 2, known)
    return modifier if modifier is not None and modifier.sort == "payload" else None
