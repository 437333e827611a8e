"""Noun phrases for weapons: what the catalogue names, and what is built around a name.

From each catalogue hit the phrase grows to the left over modifiers ("nuclear-capable", "road-
mobile") and coordinations of one sort ("short- and intermediate-range", "ground-launched ballistic
and cruise", "nuclear, chemical and biological"), to the right over nouns that add no class
("systems", "batteries"), and joins the next hit when nothing but a space lies between ("Tomahawk
cruise missiles"). Articles and empty adjectives stay outside.

What it is: a named system if one is in the phrase; else the class of the first conjunct, put
together from its own modifiers, those it shares with the last one, and the head, and looked up
among the catalogue's aliases from the fullest form down ("short-[range] missile"). On the
development gold: see `finder`.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from armsctl.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armsctl.catalogue.model import Weapon
    from armsctl.mentions.aliases import Target
    from armsctl.mentions.folding import Words
    from armsctl.mentions.names import Hit

# Hyphens, dashes, blanks and one line break hold a phrase together.
_HOLDS: Final = frozenset(" -‐‑–\u00a0\n\r\t'’")
# A phrase of more words than this on one side is a list, not a phrase.
_LONGEST: Final = 12
_MODIFIER_WORDS: Final = 3


class Phrase(NamedTuple):
    """The words [first, end) are a noun phrase for the weapon `id`."""

    first: int
    end: int
    id: str
    rule: str
    because: str


class Lexicon(NamedTuple):
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
def _lexicon() -> Lexicon:
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


class _Modifier(NamedTuple):
    words: str
    sort: str
    first: int


class _Closed(NamedTuple):
    """The words over which no phrase grows: treaties' names, and all before `floor`."""

    taken: set[int]
    floor: int

    def holds(self, word: int) -> bool:
        return word < self.floor or word in self.taken


class WeaponReader:
    """The catalogue's weapons made ready: reads the phrases around the hits of a text."""

    __slots__ = ("_by_words", "_weapons")

    def __init__(self, weapons: Mapping[str, Weapon], by_words: Mapping[str, list[Target]]) -> None:
        self._weapons = weapons
        self._by_words = by_words

    def phrases(self, words: Words, hits: list[Hit], taken: set[int]) -> list[Phrase]:
        """Return the phrases around `hits` (weapons, in text order, none overlapping another).

        `taken` are the words of treaty names, over which no phrase grows.
        """
        lexicon = _lexicon()
        named = {hit.end: hit for hit in hits if self._is_system(hit.id)}
        grown: list[Phrase] = []
        for hit in hits:
            if _undone(words, hit, lexicon) or _not_pointed(words, hit, bool(grown), lexicon):
                continue
            floor = grown[-1].end if grown else 0
            phrase = self._grow(words, hit, named, _Closed(taken, floor))
            if grown and phrase.first < grown[-1].end:
                # The coordination took in a named system: "Pershing and cruise missiles".
                grown.pop()
            grown.append(phrase)
        return list(self._joined(words, grown))

    def _is_system(self, weapon: str) -> bool:
        entry = self._weapons.get(weapon)
        return entry is not None and entry.system

    def _grow(self, words: Words, hit: Hit, named: dict[int, Hit], closed: _Closed) -> Phrase:
        """Return the phrase around one hit."""
        lexicon = _lexicon()
        end = _tail(words, hit.end, lexicon, closed.taken)
        own, head = _split(words, hit.first, hit.end, lexicon)
        because = hit.because or f"“{hit.target.written}” in the catalogue"
        plain = Phrase(hit.first, end, hit.id, "name" if end == hit.end else "phrase", because)
        if self._is_system(hit.id) and not own:
            first, _ = _adjectives(words, hit.first, [], lexicon, closed, neutral_only=True)
            return plain._replace(first=first)
        first, outer = _adjectives(words, hit.first, own, lexicon, closed)
        conjuncts = [outer + own]
        sort = conjuncts[0][0].sort if conjuncts[0] else ""
        while sort and (joint := _joint(words, first, lexicon)) is not None:
            system = named.get(joint)
            if system is not None and words.words[first - 1] != "to" and sort == "flight":
                first_named = f"“{system.target.written}” comes first"
                return Phrase(system.first, end, system.id, "coordination", first_named)
            element = _element(words, joint, sort, lexicon, conjuncts[0])
            if element is None or closed.holds(element.first) or first - hit.first < -_LONGEST * 2:
                break
            first, outer = _adjectives(words, element.first, [element], lexicon, closed)
            conjuncts.insert(0, [*outer, element])
        if len(conjuncts) == 1:
            if hit.first == first and (other := _and_other(words, first, lexicon)):
                found = self._look_up([other.words], "weapon") or hit.id
                said = f"“{other.words}” comes first"
                return Phrase(other.first, end, found, "coordination", said)
            if not outer:
                return plain._replace(first=first)
            found = self._class_of(conjuncts[0], [], head) or hit.id
            return Phrase(first, end, found, "phrase", because)
        shared = conjuncts[-1]
        found = self._class_of(conjuncts[0], shared, head) or hit.id
        said = " ".join(modifier.words for modifier in conjuncts[0])
        return Phrase(first, end, found, "coordination", f"“{said} {head}” comes first")

    def _class_of(self, first: list[_Modifier], shared: list[_Modifier], head: str) -> str | None:
        """Return the class of the first conjunct, from its fullest form that has a name."""
        sorts = {modifier.sort for modifier in first}
        parts = first + [modifier for modifier in shared if modifier.sort not in sorts]
        telling = [modifier for modifier in parts if modifier.sort != "neutral"]
        by_sort = {modifier.sort: modifier.words for modifier in telling}
        attempts = [[m.words for m in parts], [m.words for m in telling]]
        reach, launch = by_sort.get("range"), by_sort.get("launch")
        flight, payload = by_sort.get("flight"), by_sort.get("payload")
        at_sea = launch is not None and launch.startswith(("sea", "submarine", "ship"))
        pairs = [(reach, flight), (launch, flight)]
        if at_sea or flight == "cruise":
            pairs.reverse()
        pairs += [(None, flight), (reach, payload), (reach, None)]
        pairs += [(by_sort.get("role"), payload), (payload, None), (launch, None)]
        attempts += [[part for part in pair if part] for pair in pairs]
        for attempt in attempts:
            if attempt and (found := self._look_up(attempt, head)):
                return found
        return None

    def _look_up(self, modifiers: list[str], head: str) -> str | None:
        for noun in (head, head.removesuffix("s"), head.partition(" ")[0].removesuffix("s")):
            targets = self._by_words.get(" ".join([*modifiers, noun]), ())
            for target in targets:
                if target.kind == "weapon":
                    return target.id
        return None

    def _joined(self, words: Words, grown: list[Phrase]) -> Iterator[Phrase]:
        """Join phrases with nothing but a space between: "Patriot missile", "missile defense"."""
        pending: Phrase | None = None
        for phrase in grown:
            if (
                pending is not None
                and pending.end == phrase.first
                and _holds(words.gap(phrase.first))
                and (
                    (system := self._is_system(pending.id))
                    or not _plural(words.words[pending.end - 1])
                )
            ):
                kept = pending if system else phrase
                pending = phrase._replace(
                    first=pending.first, id=kept.id, rule="phrase", because=kept.because
                )
                continue
            if pending is not None:
                yield pending
            pending = phrase
        if pending is not None:
            yield pending


def _undone(words: Words, hit: Hit, lexicon: Lexicon) -> bool:
    """Whether the words around the hit make it no weapon: a zone, a body, a law."""
    following = words.words[hit.end] if hit.end < len(words) else ""
    if following and _holds(words.gap(hit.end)):
        if following in lexicon.undone_by:
            return True
        if following in lexicon.bodies_after and words.written(hit.end)[:1].isupper():
            return True
    if not words.written(hit.first)[:1].isupper() or not words.written(hit.end - 1)[:1].isupper():
        return False
    before = range(max(0, hit.first - 5), hit.first)
    return words.words[hit.first - 1 : hit.first] != ["and"] and any(
        words.words[k] in lexicon.bodies_before and words.written(k)[:1].isupper() for k in before
    )


def _not_pointed(words: Words, hit: Hit, named_before: bool, lexicon: Lexicon) -> bool:
    """Whether the hit is a word that must point back to a missile, and does not."""
    if hit.end - hit.first > 1 or words.words[hit.first].removesuffix("s") not in lexicon.pointed:
        return False
    if not named_before or words.words[hit.first].endswith("s"):
        return True
    return hit.first == 0 or words.words[hit.first - 1] not in lexicon.pointing


def _holds(gap: str) -> bool:
    return len(gap) <= 3 and _HOLDS.issuperset(gap) and gap.count("\n") < 2


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _tail(words: Words, end: int, lexicon: Lexicon, taken: set[int]) -> int:
    """Return where the phrase ends that goes up to `end`, with the nouns that belong to it."""
    for length in (3, 2, 1):
        stop = end + length
        if (
            stop > len(words)
            or not _holds(words.gap(end))
            or not taken.isdisjoint(range(end, stop))
        ):
            continue
        said = " ".join(words.words[end:stop])
        if said in lexicon.tails or said.removesuffix("s") in lexicon.tails:
            return stop
    return end


def _split(words: Words, first: int, end: int, lexicon: Lexicon) -> tuple[list[_Modifier], str]:
    """Return the modifiers with which the words [first, end) begin, and the head: the rest."""
    found: list[_Modifier] = []
    at = first
    while at < end - 1:
        for length in (3, 2, 1):
            said = " ".join(words.words[at : at + length])
            if at + length < end and (sort := lexicon.modifiers.get(said)):
                found.append(_Modifier(said, sort, at))
                at += length
                break
        else:
            break
    return found, " ".join(words.words[at:end])


def _modifier_before(words: Words, end: int, lexicon: Lexicon) -> _Modifier | None:
    """Return the longest modifier that ends before word `end`."""
    for length in range(_MODIFIER_WORDS, 0, -1):
        first = end - length
        if first < 0:
            continue
        said = " ".join(words.words[first:end])
        sort = lexicon.modifiers.get(said)
        if sort and all(_holds(words.gap(k)) for k in range(first + 1, end)):
            return _Modifier(said, sort, first)
    return None


def _adjectives(
    words: Words,
    first: int,
    own: list[_Modifier],
    lexicon: Lexicon,
    closed: _Closed,
    *,
    neutral_only: bool = False,
) -> tuple[int, list[_Modifier]]:
    """Return where the modifiers before word `first` begin, and these modifiers in order."""
    found: list[_Modifier] = []
    for _ in range(_LONGEST):
        gap = words.gap(first)
        if first == 0 or not (_holds(gap) or (gap == ", " and (found or own))):
            break
        modifier = _modifier_before(words, first, lexicon)
        if modifier is None or closed.holds(modifier.first):
            break
        if neutral_only and modifier.sort != "neutral":
            break
        if gap == ", " and any(modifier.sort == other.sort for other in [*found, *own]):
            break  # an enumeration, for `_joint`
        found.insert(0, modifier)
        first = modifier.first
    return first, found


def _joint(words: Words, first: int, lexicon: Lexicon) -> int | None:
    """Return where the element ends that is joined to the phrase beginning at `first`."""
    if first < 2:
        return None
    gap = words.gap(first)
    if gap in {", ", "-, ", "/", "- / ", ","}:
        return first
    if not _holds(gap):
        return None
    for length in (2, 1):
        joint = first - length
        if joint < 1 or " ".join(words.words[joint:first]) not in lexicon.joins:
            continue
        before = words.gap(joint)
        if len(before) <= 4 and (_HOLDS | {","}).issuperset(before):
            return joint
    return None


def _element(
    words: Words, end: int, sort: str, lexicon: Lexicon, joined: list[_Modifier]
) -> _Modifier | None:
    """Return the modifier of the sort `sort`, or the half of one, that ends before word `end`."""
    modifier = _modifier_before(words, end, lexicon)
    if modifier is not None and modifier.sort == sort:
        return modifier
    half = lexicon.halves.get(words.words[end - 1])
    if half is None or half[0] != sort:
        return None
    # "sea- and air-launched" is sea-launched: the other half of what it is joined to.
    other = joined[0].words.rpartition(" ")[2]
    whole = f"{words.words[end - 1]} {other}"
    said = whole if whole in half[1] else half[1][0]
    return _Modifier(said, sort, end - 1)


def _and_other(words: Words, first: int, lexicon: Lexicon) -> _Modifier | None:
    """Return "nuclear" of "nuclear and other [weapons of mass destruction]"."""
    if first < 3 or words.words[first - 1] != "other":
        return None
    if words.words[first - 2] not in {"and", "or"} or not _holds(words.gap(first)):
        return None
    modifier = _modifier_before(words, first - 2, lexicon)
    return modifier if modifier is not None and modifier.sort == "payload" else None
