"""The catalogue's names as the patterns of one automaton.

Every name, short name, alias and description becomes a folded pattern (see `folding`), and code
adds the variants that print makes of a name without changing what it means: "U.S." and "US",
"SS-20" and "SS20", "Iran nuclear deal" and "Iran nuclear accord", the acronym in brackets inside
the name ("Intermediate-Range Nuclear Forces (INF) Treaty"). A plural needs no pattern of its own: a
hit may be followed by "s".
"""

from __future__ import annotations

import marshal
import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from armsctl.catalogue.model import Alias
from armsctl.catalogue.tables import table_of
from armsctl.mentions import folding
from armsctl.mentions.folding import fold_lines
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armsctl.catalogue.model import Catalogue

TargetKind: TypeAlias = Literal["treaty", "described", "weapon"]

# What a treaty is called: one can stand for another at the end of a name, within a group.
_FREE_HEADS: Final = ("deal", "agreement", "accord", "pact")
_TREATY_HEADS: Final = ("agreement", "accord", "pact")
HEADS: Final = frozenset({"treaty", "convention", "regime", *_FREE_HEADS})
# "Arms trade agreement" and "moon agreement" may be anything; a longer name may not.
_LONG_STEM: Final = 3
# A pattern this short is part of too many words for a hit without its end.
_SHORT_WORD: Final = 6
# An acronym of no more letters may stand for anything, and needs company of the subject.
_SHORT_ACRONYM: Final = 4
_COMPANY: Final = (
    *("treat", "arms", "weapon", "nuclear", "disarm", "convention", "proliferat", "missile"),
    *("warhead", "ratif", "signator", "verification", "mine", "munition"),
)
_LETTERS_DIGITS: Final = r"\b([a-z]{1,4}) (\d{1,4}[a-z]{0,2})\b"


class Target(Value):
    """What a pattern stands for: an entry, under an alias as the catalogue writes it."""

    kind: TargetKind
    id: str
    written: str
    alias: Alias | None = None


# All patterns, a line each; how many are names, the others being names in the plural; by the first
# word of a pattern the numbers of those that begin so; for each name what it means, marshalled; for
# each plural the number of its singular.
Table: TypeAlias = "tuple[bytes, int, dict[bytes, list[int]], list[bytes], list[int]]"


class Patterns:
    """The automaton's patterns and what each stands for, which is built when a text first holds it.

    `patterns` begin with a space; `openings` gives by the first word of a pattern the numbers of
    those that begin so.
    """

    __slots__ = ("_meanings", "_names", "_singulars", "_targets", "openings", "patterns")

    def __init__(self, table: Table) -> None:
        lines, self._names, self.openings, self._meanings, self._singulars = table
        self.patterns: list[bytes] = lines.splitlines()
        self._targets: dict[int, list[Target]] = {}

    def targets(self, pattern: int) -> list[Target]:
        """Return what pattern number `pattern` stands for."""
        if pattern >= self._names:
            pattern = self._singulars[pattern - self._names]
        found = self._targets.get(pattern)
        if found is None:
            rows = marshal.loads(self._meanings[pattern])  # noqa: S302 (made by `_table`)
            found = self._targets[pattern] = [
                Target(kind, key, written, None if alias is None else Alias(*alias))
                for kind, key, written, alias in rows
            ]
        return found

    def length(self, pattern: int) -> int:
        """Return how many words pattern number `pattern` has."""
        return self.patterns[pattern].count(b" ", 0, -1)

    def named(self, words: str) -> list[Target]:
        """Return what the folded `words` stand for, nothing where they are no name."""
        name = words.encode("ascii")
        for number in self.openings.get(name.partition(b" ")[0], ()):
            if number < self._names and self.patterns[number].strip() == name:
                return self.targets(number)
        return []


def patterns_of(catalogue: Catalogue) -> Patterns:
    """Return the patterns of all treaties and weapons of `catalogue`."""
    return Patterns(table_of(catalogue, "patterns", _table, folding.__file__, __file__))


def _table(catalogue: Catalogue) -> Table:
    targets = list(_targets(catalogue))
    folded = fold_lines([target.written for target in targets])
    acronyms = _acronyms(targets)
    by_words: dict[str, list[int]] = {}
    varied: dict[str, list[int]] = {}
    for number, (target, words) in enumerate(zip(targets, folded, strict=True)):
        by_words.setdefault(words, []).append(number)
        for variant in _variants(target, words, acronyms.get(target.id, ())):
            varied.setdefault(variant, []).append(number)
    for variant, meaning in varied.items():
        by_words.setdefault(variant, meaning)
    by_words.pop("", None)
    names = [f" {words}".encode("ascii") for words in by_words]
    plurals: list[bytes] = []
    singulars: list[int] = []
    for index, name in enumerate(names):
        if len(name) <= _SHORT_WORD + 1 and b" " not in name[1:]:
            plurals.append(name + b"s ")
            singulars.append(index)
            names[index] = name + b" "
    patterns = names + plurals
    openings: dict[bytes, list[int]] = {}
    for index, pattern in enumerate(patterns):
        openings.setdefault(pattern.split(maxsplit=1)[0], []).append(index)
    rows = [(*target[:3], target.alias and tuple(target.alias)) for target in targets]
    meanings = [marshal.dumps([rows[number] for number in means]) for means in by_words.values()]
    return b"\n".join(patterns), len(names), openings, meanings, singulars


def _targets(catalogue: Catalogue) -> Iterator[Target]:
    for treaty in catalogue.treaties.values():
        restricted = {alias.text.casefold() for alias in treaty.aliases}
        for name in {treaty.name: None, treaty.short: None}:
            if name.casefold() not in restricted:
                yield Target("treaty", treaty.id, name, _guarded(name))
        for alias in treaty.aliases:
            yield Target("treaty", treaty.id, alias.text, alias)
        for phrase in treaty.described:
            yield Target("described", treaty.id, phrase)
    for weapon in catalogue.weapons.values():
        if weapon.name.casefold() not in {alias.text.casefold() for alias in weapon.aliases}:
            yield Target("weapon", weapon.id, weapon.name)
        for alias in weapon.aliases:
            yield Target("weapon", weapon.id, alias.text, alias)


def _guarded(name: str) -> Alias | None:
    """Return a name as an alias that must keep company, where it is a short acronym: "ATT"."""
    if len(name) > _SHORT_ACRONYM or not (name.isalpha() and name.isupper()):
        return None
    return Alias(name, exact=True, near=_COMPANY)


def _acronyms(targets: list[Target]) -> dict[str, tuple[str, ...]]:
    """For each treaty the aliases that are one word in capitals."""
    found: dict[str, tuple[str, ...]] = {}
    for target in targets:
        text = target.written
        if target.kind == "treaty" and text.isupper() and text.isalpha():
            found[target.id] = (*found.get(target.id, ()), text.lower())
    return found


def _variants(target: Target, words: str, acronyms: tuple[str, ...]) -> list[str]:
    """Return other ways to print the alias `words`: patterns for the same target."""
    found: list[str] = []
    if "US" in target.written or "UN" in target.written or "U." in target.written:
        padded = f" {words} "
        for dotted, plain in ((" u s ", " us "), (" u n ", " un ")):
            if dotted in padded:
                found.append(padded.replace(dotted, plain).strip())
            elif plain in padded:
                found.append(padded.replace(plain, dotted).strip())
    if target.kind == "weapon":
        if words[-1:] == "y" and words[-2:-1] not in "aeiou":
            found.append(f"{words[:-1]}ies")
        if "defense" in words:
            found.append(words.replace("defense", "defence"))
        elif "defence" in words:
            found.append(words.replace("defence", "defense"))
        digits = not words.replace(" ", "").isalpha()
        if digits and (match := re.search(_LETTERS_DIGITS, words)):
            found.append(f"{words[: match.start()]}{match[1]}{match[2]}{words[match.end() :]}")
        return found
    stem, _, head = words.rpartition(" ")
    if stem and head in HEADS:
        found += _other_heads(target, stem, head, acronyms)
    return found


def _other_heads(target: Target, stem: str, head: str, acronyms: tuple[str, ...]) -> list[str]:
    """Return the name with other nouns for a treaty, and with its acronym in brackets."""
    others: tuple[str, ...] = ()
    if head in _FREE_HEADS and not (target.alias and target.alias.exact):
        others = _FREE_HEADS
    elif head == "treaty" and (stem.count(" ") + 1 >= _LONG_STEM or stem in acronyms):
        others = _TREATY_HEADS
    found = [f"{stem} {other}" for other in others]
    if target.kind == "treaty":
        for acronym in acronyms:
            if acronym not in stem:
                found += [f"{stem} {acronym} {head}", f"{acronym} {stem} {head}"]
    return found


def acronym_owners(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """For each acronym that is a whole alias the treaties that have it as a word of an alias."""
    return table_of(catalogue, "acronyms", _owners, __file__)


def _owners(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    words_of = {
        treaty.id: {
            word
            for text in (treaty.name, treaty.short, *(alias.text for alias in treaty.aliases))
            for word in text.split()
        }
        for treaty in catalogue.treaties.values()
    }
    return {
        alias.text.lower(): frozenset(
            owner for owner, words in words_of.items() if alias.text in words
        )
        for treaty in catalogue.treaties.values()
        for alias in treaty.aliases
        if alias.text.isalpha() and alias.text.isupper()
    }
