"""Who does what a verb says: the noun group that is its subject, found from the verb leftwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armsctl.statements.candidates import Run
    from armsctl.statements.layout import Layout

_HEAD = frozenset("NEPCOA")
_INNER = frozenset("NEACYRGD'")
_FINITE = frozenset("LZVMBHU")
# How many tokens a subject may lie before its verb, over appositions and relative clauses.
REACH = 60
_OF = frozenset("of for in with from at on to among by about between against inside".split())


def group_start(layout: Layout, verb: int, floor: int) -> int:
    """Return the first token of the verb group whose main verb is at `verb`: auxiliaries, adverbs."""
    tags = layout.reading.tags
    first = verb
    while first > floor and tags[first - 1] in "MHBUXR":
        first -= 1
    while first < verb and tags[first] == "R":
        first += 1  # an adverb before the auxiliaries may belong to anything
    return first


def noun_group_start(layout: Layout, last: int, floor: int) -> int:
    """Return where the noun group begins that ends with the token `last`."""
    tags, lower = layout.reading.tags, layout.reading.lower
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


def widen(layout: Layout, first: int, floor: int) -> int:
    """Return the start of a noun group that `first` begins a modifier of: "a spokesman for X"."""
    tags, lower = layout.reading.tags, layout.reading.lower
    while first - 2 >= floor:
        if tags[first - 1] in "IF" and lower[first - 1] in _OF and tags[first - 2] in "NEC":
            first = noun_group_start(layout, first - 2, floor)
        elif (
            tags[first - 1] == "K"
            and lower[first - 1] == "and"
            and tags[first - 2] in "NE"
            and (tags[first] in "ED")
            and (first - 3 < floor or tags[first - 3] in "NEDCA'")
        ):
            first = noun_group_start(layout, first - 2, floor)
        else:
            break
    return first


def subject(layout: Layout, start: int, floor: int, depth: int = 0) -> tuple[Run, ...]:
    """Return the subject of the verb group that begins at `start`, or nothing.

    `floor` is the first token of the sentence. A relative pronoun comes with its antecedent before
    it; a verb that shares its subject with the verb before it, or an infinitive, takes that one's.
    """
    tags, lower = layout.reading.tags, layout.reading.lower
    at = start - 1
    while at >= floor and tags[at] == "R":
        at -= 1
    if at < floor or start - floor < 1:
        return ()
    floor = max(floor, start - REACH)
    letter = tags[at]
    if letter in "WT" and lower[at] in {"who", "which", "that"}:
        return (*_antecedent(layout, at, floor), (at, at + 1))
    if letter == "P":
        return ((at, at + 1),)
    if letter in "NECDY'":
        first = noun_group_start(layout, at, floor)
        return ((widen(layout, first, floor), at + 1),)
    if letter == ")":
        opening = at
        while opening > floor and tags[opening] != "(":
            opening -= 1
        if opening > floor and tags[opening - 1] in "NE":
            first = noun_group_start(layout, opening - 1, floor)
            return ((widen(layout, first, floor), at + 1),)
        return ()
    if letter in ",-":
        return _over_comma(layout, at, floor)
    if letter in "KF" and depth < 4:
        return _shared(layout, at, floor, depth)
    if letter == '"' and at - 1 >= floor:
        return subject(layout, at, floor, depth + 1) if depth < 4 else ()
    if letter == "A":
        first = noun_group_start(layout, at, floor)
        if first > floor or tags[first] == "D":
            return ((first, at + 1),)
    return ()


def _antecedent(layout: Layout, pronoun: int, floor: int) -> tuple[Run, ...]:
    tags = layout.reading.tags
    at = pronoun - 1
    if at >= floor and tags[at] in ",-":
        at -= 1
    if at >= floor and tags[at] in _HEAD:
        first = noun_group_start(layout, at, floor)
        return ((widen(layout, first, floor), at + 1),)
    return ()


def _over_comma(layout: Layout, comma: int, floor: int) -> tuple[Run, ...]:
    """Return the subject before an apposition, relative clause or aside that ends at `comma`."""
    tags = layout.reading.tags
    mark = tags[comma]
    best: tuple[Run, ...] = ()
    at = comma - 1
    while at > floor:
        if tags[at] == mark and tags[at - 1] in "NEC)P":
            first = noun_group_start(layout, at - 1, floor) if tags[at - 1] != ")" else at - 1
            while tags[at - 1] == ")" and first > floor and tags[first] != "(":
                first -= 1
            if tags[at - 1] == ")" and first > floor:
                first = noun_group_start(layout, first - 1, floor)
            first = widen(layout, first, floor)
            opens = first == floor or tags[first - 1] in '.,:;-"KSTW('
            if opens:
                best = ((first, comma),)
                if first == floor or tags[first - 1] in 'KSTW:;"':
                    return best
            elif not best:
                best = ((first, comma),)
        elif tags[at] in ":;" or (tags[at] == '"' and mark == ","):
            break
        at -= 1
    if not best and tags[comma - 1] in "NEC":
        first = noun_group_start(layout, comma - 1, floor)
        best = ((widen(layout, first, floor), comma),)
    return best


def _shared(layout: Layout, at: int, floor: int, depth: int) -> tuple[Run, ...]:
    """Return the subject of the nearest finite verb to the left, which a verb after `at` shares."""
    tags = layout.reading.tags
    place = at - 1
    while place >= floor:
        if tags[place] in _FINITE and tags[place] != "V":
            start = group_start(layout, place, floor)
            found = subject(layout, start, floor, depth + 1)
            if found:
                return found
            place = start
        elif tags[place] == "V" and (place == floor or tags[place - 1] not in "FMUX"):
            found = subject(layout, place, floor, depth + 1)
            if found:
                return found
        place -= 1
    return ()


def governing_subject(layout: Layout, verb: int, floor: int, past: int) -> tuple[Run, ...]:
    """Return the subject that an -ing form takes from its main clause, before or after it."""
    tags = layout.reading.tags
    if verb > floor:
        found = _shared(layout, verb, floor, 0)
        if found:
            return found
    at = verb + 1
    while at < past - 1:
        if tags[at] == "," and tags[at + 1] in "DNEPAC":
            last = at + 1
            while last + 1 < past and tags[last + 1] in "NEACYD'":
                last += 1
            if last + 1 < past and tags[last + 1] in "LZVMBHUR":
                return ((at + 1, last + 1),)
        at += 1
    return ()
