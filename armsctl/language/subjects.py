"""Who does what a verb says: the noun group that is its subject, found from the verb leftwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language.forms import base_of
from armsctl.language.groups import FLOATING, group_start, noun_group_start, widen, words

if TYPE_CHECKING:
    from armsctl.language.layout import Layout
    from armsctl.language.model import Run

_HEAD = frozenset("NEPCOA")
# How many tokens a subject may lie before its verb, over appositions and relative clauses.
REACH = 60
# The longest adverbial aside between a conjunction and its verb, in tokens.
_SHORT_ASIDE = 8
_INTENSIVE = frozenset({"himself", "herself", "itself", "themselves"})
_PERSONS = frozenset({"he", "she", "they", "i", "we", "who"})


def subject(layout: Layout, start: int, floor: int, depth: int = 0) -> tuple[Run, ...]:
    """Return the subject of the verb group that begins at `start`, or nothing.

    `floor` is the first token of the sentence. A relative pronoun comes with its antecedent before
    it; a verb that shares its subject with the verb before it, or an infinitive, takes that one's.
    """
    tags, lower = layout.tags, layout.lower
    floor = max(floor, start - REACH)
    at = _before_times(layout, start - 1, floor)
    if at > floor and lower[at] in _INTENSIVE and tags[at - 1] in "NE":
        at -= 1  # "Berg himself said"
    if at < floor:
        return ()
    letter = tags[at]
    if letter in "WT" and lower[at] in {"who", "which", "that"}:
        return (*_antecedent(layout, at, floor), (at, at + 1))
    if letter in "PT":
        return ((at, at + 1),)
    if letter in "NECDY'O":
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
        aside = _aside_start(tags, at, floor) if depth <= 3 else at
        if aside < at and tags[aside - 1] == "K":
            return subject(layout, aside, floor, depth + 1)  # "and, in its turn, alleged"
        return _over_comma(layout, at, floor)
    if depth > 3:
        return ()
    if letter == "K":
        return _shared(layout, at, floor, depth, tags[start] if tags[start] in "LZVG" else "")
    if letter == "F":
        return _controller(layout, at, floor, depth)
    if letter == '"':
        around = layout.quote_around(at)
        if around is None or (around.speech and around.past - 1 == at):
            return ()
        return subject(layout, at, floor, depth + 1)
    if letter in "LZVY":  # "Trump tweeted calling …"; a verb straight after another
        return subject(layout, group_start(layout, at, floor), floor, depth + 1)
    if letter == "A":
        first = noun_group_start(layout, at, floor)
        if first > floor or tags[first] in "DA":
            return ((first, at + 1),)
    return ()


def _before_times(layout: Layout, at: int, floor: int) -> int:
    """Return the last token before adverbs and words of time: "a report published Wednesday"."""
    tags, lower = layout.tags, layout.lower
    while at > floor:
        if tags[at] == "R" or (lower[at] in FLOATING and tags[at - 1] in "NE)H"):
            at -= 1
        elif (
            lower[at] in words("days")
            and (tags[at] == "N" or (tags[at] == "E" and lower[at] in words("calendar")))
            and tags[at - 1] not in "D'"  # nor is "USA Today" a day
        ):
            at -= 2 if tags[at - 1] == "I" else 1
            if lower[at] in {"early", "late"} and at > floor:
                at -= 1  # "the officer early Saturday said"
        elif lower[at] in words("spans") and lower[at - 1] in {"last", "this", "next"}:
            at -= 2
        else:
            break
    return at


def _controller(layout: Layout, to: int, floor: int, depth: int) -> tuple[Run, ...]:
    """Return the subject of an infinitive: the object of what causes it, or its verb's subject."""
    tags, lower = layout.tags, layout.lower
    at = to - 1
    while at > floor and tags[at] in "RX":
        at -= 1
    if at <= floor:
        return ()
    if tags[at] in "LZVYGA":
        while tags[at] == "A" and at > floor and tags[at - 1] in "ARD":
            at -= 1
        start = group_start(layout, at, floor)
        return subject(layout, start, floor, depth + 1)
    if tags[at] in "NEPOC":
        first = noun_group_start(layout, at, floor)
        before = first - 1
        if before >= floor and lower[before] == "for":
            return ((first, at + 1),)
        if before > floor and tags[before] in "LZVYG":
            if base_of(lower[before]) in words("causing"):
                return ((first, at + 1),)
            return subject(layout, group_start(layout, before, floor), floor, depth + 1)
        if tags[before] == "'" or (tags[first] == "D" and lower[first] in words("possessive")):
            return _possessor(layout, first, before)
    return _shared(layout, to, floor, depth, "")


def _possessor(layout: Layout, first: int, before: int) -> tuple[Run, ...]:
    if layout.tags[first] == "D":
        return ((first, first + 1),)
    start = noun_group_start(layout, before - 1, 0)
    return ((start, before + 1),)


def _aside_start(tags: str, comma: int, floor: int) -> int:
    """Return the comma that opens the adverbial aside which ends at `comma`, else `comma`."""
    opening = tags.rfind(",", max(floor, comma - _SHORT_ASIDE), comma)
    if opening <= floor or tags[opening + 1] not in "RI":
        return comma
    return comma if any(letter in "LZMBHUV" for letter in tags[opening:comma]) else opening


def _antecedent(layout: Layout, pronoun: int, floor: int) -> tuple[Run, ...]:
    tags, lower = layout.tags, layout.lower
    at = pronoun - 1
    if at >= floor and tags[at] in ",-":
        at -= 1
    if at >= floor and tags[at] in _HEAD:
        first = noun_group_start(layout, at, floor)
        persons = tags[at] == "N" and lower[at].endswith("s") and lower[pronoun] == "who"
        if not persons or lower[first] in words("possessive"):
            first = widen(layout, first, floor)  # "leaders who" are not "pressure from leaders"
        apposed = lower[pronoun] == "who" and tags[first] in "NA" and tags[first - 1] == ","
        if apposed and first - 2 >= floor and tags[first - 2] == "E":
            # "Anna Berg, head of the Institute, who": not the Institute
            return ((noun_group_start(layout, first - 2, floor), at + 1),)
        return ((first, at + 1),)
    return ()


def _over_comma(layout: Layout, comma: int, floor: int) -> tuple[Run, ...]:
    """Return the subject before an apposition, relative clause or aside that ends at `comma`."""
    tags = layout.tags
    mark = tags[comma]
    best: tuple[Run, ...] = ()
    at = comma - 1
    while at > floor:
        if tags[at] == mark and (
            tags[at - 1] in "NEC)P" or (tags[at - 1] == "A" and tags[at - 2] in "NE")
        ):
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


def _shared(layout: Layout, at: int, floor: int, depth: int, like: str) -> tuple[Run, ...]:
    """Return the subject of a finite verb to the left, which a verb after `at` shares.

    `like` is the letter of the sharing verb: a verb of the same form is taken first, and a person
    or a name before a thing.
    """
    tags, lower = layout.tags, layout.lower
    best: tuple[Run, ...] = ()
    most = -1
    outer = at > floor and tags[at - 1] in ',"'
    place = at - 1
    while place >= floor:
        letter = tags[place]
        found: tuple[Run, ...] = ()
        start = place
        if letter in "LZMBHUV" and not (letter == "V" and tags[place - 1] in "FMUXR"):
            start = group_start(layout, place, floor)
            found = subject(layout, start, floor, depth + 1)
        elif letter == "V" and letter == like:
            found = subject(layout, place, floor, depth + 1)
        elif letter == "G" and letter == like:
            found = governing_subject(layout, place, floor, at)
        if found:
            if not like:
                return found
            last = found[-1][1] - 1
            rank = 2 if letter == like or (like == "L" and letter == "H") else 0
            if tags[last] == "E" or lower[last] in _PERSONS:
                rank += 1
            if outer and found[0][0] > floor and tags[found[0][0] - 1] == "T":
                rank -= 1  # "said that he would, and added"
            if rank > most:
                best, most = found, rank
            if most == 3 or depth > 2:
                break
        place = start - 1
    return best


def shared_subject(layout: Layout, at: int, floor: int) -> tuple[Run, ...]:
    """Return the subject of the nearest finite verb before `at`."""
    return _shared(layout, at, floor, 0, "")


def governing_subject(layout: Layout, verb: int, floor: int, past: int) -> tuple[Run, ...]:
    """Return the subject that an -ing form takes from its main clause, before or after it."""
    tags, inside = layout.tags, layout.inside
    floor = max(floor, verb - REACH)
    main: tuple[Run, ...] = ()
    leading = False  # main is that of a subordinate clause at the beginning
    told = False  # a verb of saying went before: what follows is what is said
    at = floor
    here = inside[verb]
    while at < verb:
        if not (
            tags[at] in "LZMBHUV" and inside[at] == here and (tags[at] != "V" or _bare(tags, at))
        ):
            at += 1
            continue
        found = subject(layout, group_start(layout, at, floor), floor, 3)
        if not found and tags[at] in "LZ" and at > floor and tags[at - 1] in '",':
            found = _inverted(layout, at + 1, verb)
        if len(found) == 1 and tags[found[0][0]] not in "WT":
            opener = found[0][0] - 1
            before = tags[opener] if opener >= floor else "."
            if before in (',.";' if told else '.,KS";:-I') or not main or leading:
                main = found
                leading = before in "SW" and opener <= floor + 1
        told = told or (bool(main) and layout.lower[at] in words("saying"))
        while at < verb and tags[at] in "LZMBHUVYGRX":
            at += 1
    if leading or not main:
        return following_subject(tags, verb, past) or main
    return main


def _inverted(layout: Layout, start: int, past: int) -> tuple[Run, ...]:
    """Return the noun group after an inverted verb: "…," said X, calling it a mistake."""
    tags = layout.tags
    at = start
    while at < past and tags[at] in "NEACYD'":
        at += 1
    return ((start, at),) if at > start else ()


def _bare(tags: str, at: int) -> bool:
    return at > 0 and tags[at - 1] not in "FMUX"


def following_subject(tags: str, verb: int, past: int) -> tuple[Run, ...]:
    """Return the noun group after the next comma that a verb follows: "Asked about it, he said"."""
    at = verb + 1
    while at < past - 1:
        if tags[at] == "," and tags[at + 1] in "DNEPAC":
            last = at + 1
            while last + 1 < past and tags[last + 1] in "NEACYD'I":
                last += 1
            if last + 1 < past and tags[last + 1] in "LZVMBHUR":
                return ((at + 1, last + 1),)
        at += 1
    return ()
