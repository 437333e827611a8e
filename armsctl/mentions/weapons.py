"""Noun phrases for weapons: what the catalogue names, and what is built around a name.

From each catalogue hit the phrase grows to the left over modifiers ("nuclear-capable", "road-
mobile") and coordinations of one sort ("short- and intermediate-range", "ground-launched ballistic
and cruise", "nuclear, chemical and biological"), to the right over nouns that add no class
("systems", "batteries"), and joins the next hit when nothing but a space lies between ("Tomahawk
cruise missiles"). Articles and empty adjectives stay outside.

What it is: a named system if one is in the phrase; else the class of the first conjunct, put
together from its own modifiers, those it shares with the last one, and the head, and looked up
among the catalogue's aliases from the fullest form down ("short-[range] missile").

On the development gold: F1 0.994 (181 weapons), all ids right; on six fresh documents 0.95, ids
0.96.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.mentions.weapon_words import (
    LONGEST,
    Closed,
    Lexicon,
    Modifier,
    and_other,
    find_adjectives,
    find_element,
    find_joint,
    find_tail,
    holds,
    is_plural,
    lexicon,
    split_modifiers,
)
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armsctl.catalogue.model import Weapon
    from armsctl.mentions.aliases import Patterns
    from armsctl.mentions.folding import Words
    from armsctl.mentions.names import Hit


class Phrase(Value):
    """The words [first, end) are a noun phrase for the weapon `id`."""

    first: int
    end: int
    id: str
    rule: str
    because: str


class WeaponReader:
    """The catalogue's weapons made ready: reads the phrases around the hits of a text."""

    __slots__ = ("_patterns", "_weapons")

    def __init__(self, weapons: Mapping[str, Weapon], patterns: Patterns) -> None:
        self._weapons = weapons
        self._patterns = patterns

    def phrases(self, words: Words, hits: list[Hit], taken: set[int]) -> list[Phrase]:
        """Return the phrases around `hits` (weapons, in text order, none overlapping another).

        `taken` are the words of treaty names, over which no phrase grows.
        """
        known = lexicon()
        named = {hit.end: hit for hit in hits if self._is_system(hit.id)}
        grown: list[Phrase] = []
        for hit in hits:
            if _undone(words, hit, known) or _not_pointed(words, hit, bool(grown), known):
                continue
            floor = grown[-1].end if grown else 0
            phrase = self._grow(words, hit, named, Closed(taken, floor))
            if grown and phrase.first < grown[-1].end:
                # The coordination took in a named system: "Pershing and cruise missiles".
                grown.pop()
            grown.append(phrase)
        return list(self._joined(words, grown))

    def _is_system(self, weapon: str) -> bool:
        entry = self._weapons.get(weapon)
        return entry is not None and entry.system

    def _grow(self, words: Words, hit: Hit, named: dict[int, Hit], closed: Closed) -> Phrase:
        """Return the phrase around one hit."""
        known = lexicon()
        end = find_tail(words, hit.end, known, closed.taken)
        own, head = split_modifiers(words, hit.first, hit.end, known)
        because = hit.because or f"“{hit.target.written}” in the catalogue"
        plain = Phrase(hit.first, end, hit.id, "name" if end == hit.end else "phrase", because)
        if self._is_system(hit.id) and not own:
            first, _ = find_adjectives(words, hit.first, [], known, closed, neutral_only=True)
            return plain._replace(first=first)
        first, outer = find_adjectives(words, hit.first, own, known, closed)
        conjuncts = [outer + own]
        sort = conjuncts[0][0].sort if conjuncts[0] else ""
        while sort and (joint := find_joint(words, first, known)) is not None:
            system = named.get(joint)
            if system is not None and words.words[first - 1] != "to" and sort == "flight":
                first_named = f"“{system.target.written}” comes first"
                return Phrase(system.first, end, system.id, "coordination", first_named)
            element = find_element(words, joint, sort, known, conjuncts[0])
            if element is None or closed.holds(element.first) or first - hit.first < -LONGEST * 2:
                break
            first, outer = find_adjectives(words, element.first, [element], known, closed)
            conjuncts.insert(0, [*outer, element])
        if len(conjuncts) == 1:
            if hit.first == first and (other := and_other(words, first, known)):
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

    def _class_of(self, first: list[Modifier], shared: list[Modifier], head: str) -> str | None:
        """Return the class of the first conjunct, from its fullest form that has a name."""
        sorts = {modifier.sort for modifier in first}
        parts = first + [modifier for modifier in shared if modifier.sort not in sorts]
        telling = [modifier for modifier in parts if modifier.sort != "neutral"]
        by_sort = {modifier.sort: modifier.words for modifier in telling}
        attempts = [[m.words for m in parts], [m.words for m in telling]]
        reach, launch = by_sort.get("range"), by_sort.get("launch")
        flight, payload = by_sort.get("flight"), by_sort.get("payload")
        at_sea = launch is not None and launch.startswith(("sea", "submarine", "ship"))
        role = by_sort.get("role")
        pairs: list[tuple[str | None, ...]] = [(reach, flight), (launch, flight)]
        if at_sea or flight == "cruise":
            pairs.reverse()
        pairs += [(flight,), (reach, payload), (reach,), (role, payload), (payload,), (launch,)]
        attempts += [[part for part in pair if part] for pair in pairs if None not in pair]
        for attempt in attempts:
            if attempt and (found := self._look_up(attempt, head)):
                return found
        return None

    def _look_up(self, modifiers: list[str], head: str) -> str | None:
        first, _, rest = head.partition(" ")
        nouns = [head, head.removesuffix("s")]
        if rest and rest.removesuffix("s") in lexicon().tails:
            nouns.append(first.removesuffix("s"))
        for noun in nouns:
            targets = self._patterns.named(" ".join([*modifiers, noun]))
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
                and holds(words.gap(phrase.first))
                and (
                    (system := self._is_system(pending.id))
                    or not is_plural(words.words[pending.end - 1])
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


def _undone(words: Words, hit: Hit, known: Lexicon) -> bool:
    """Whether the words around the hit make it no weapon: a zone, a body, a law."""
    following = words.words[hit.end] if hit.end < len(words) else ""
    if following and holds(words.gap(hit.end)):
        if following in known.undone_by:
            return True
        if following in known.bodies_after and words.written(hit.end)[:1].isupper():
            return True
    if not words.written(hit.first)[:1].isupper() or not words.written(hit.end - 1)[:1].isupper():
        return False
    before = range(max(0, hit.first - 5), hit.first)
    return words.words[hit.first - 1 : hit.first] != ["and"] and any(
        words.words[k] in known.bodies_before and words.written(k)[:1].isupper() for k in before
    )


def _not_pointed(words: Words, hit: Hit, named_before: bool, known: Lexicon) -> bool:
    """Whether the hit is a word that must point back to a missile, and does not."""
    if hit.end - hit.first > 1 or words.words[hit.first].removesuffix("s") not in known.pointed:
        return False
    if not named_before or words.words[hit.first].endswith("s"):
        return True
    return hit.first == 0 or words.words[hit.first - 1] not in known.pointing
