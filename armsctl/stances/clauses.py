"""Clauses as far as a stance needs them: the verb group around a cue, its subject, what shifts it.

All positions are token indices of a `Reading`. No parser: a subject is the noun phrase that ends
where the verb group begins, past an apposition or a relative clause between commas; a verb after
"and" takes the subject of the verb before it; "who" takes the noun before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.stances.wording import words
from armsctl.values import Value

if TYPE_CHECKING:
    from armsctl.language import Reading

DUTY = words("duty")
POSSIBLE = words("possible")
NEGATIVE = words("negative")
NP_TAGS = frozenset("NEADC'YRPOG\"&q")
LINKS = words("links")
MAX_ASIDE = 30  # tokens of an apposition or relative clause that a subject may be cut off by
MAX_SUBJECT = 24


class Group(Value):
    """A verb group: its first token, the main verb, what it says beside it."""

    first: int
    verb: int
    negated: bool
    passive: bool
    infinitive: bool
    modal: str | None
    duty: bool


def verb_group(reading: Reading, verb: int, floor: int) -> Group:
    """Return the group of auxiliaries, adverbs and "not" that ends with the verb at `verb`."""
    tags, lower = reading.tags, reading.lower
    first = verb
    negated = passive = infinitive = False
    modal: str | None = None
    duty = False
    place = verb - 1
    while place >= floor and tags[place] in 'RXMBHUF"A,KYVD':
        letter, word = tags[place], lower[place]
        if letter == ",":
            # "must, in fact, be signed"
            aside = _opener(reading, place, max(floor, place - 6))
            if aside is None or aside <= floor or tags[aside - 1] not in "MBXRHU":
                break
            place = aside - 1
            continue
        if letter == "K" and place - 1 >= floor and tags[place - 1] == tags[place + 1] == "R":
            first = place - 1  # "unilaterally and illegally withdrew"
            place -= 2
            continue
        if letter == "K":
            # "be worked out and signed": one auxiliary for two participles
            if not (place - 1 >= floor and tags[place - 1] == "Y" and tags[verb] in "YL"):
                break
            place -= 1
            continue
        if letter in "YV" and not (place + 1 < len(tags) and tags[place + 1] == "K"):
            break
        if letter == "V":
            break
        if letter == "D":
            if word not in {"either", "both"}:
                break
            place -= 1
            continue
        if letter == "A" and word not in {"long", "no", "once", "likely"}:
            break
        if letter == '"' and not (place - 1 >= floor and tags[place - 1] in "RXMBHUF"):
            break
        only = lower[place + 1] in {"only", "just", "merely"}
        if (letter == "X" or word in NEGATIVE) and not only:
            negated = not negated
        if letter == "B" and tags[verb] in "YL":
            passive = True
        if letter == "M":
            modal = word
            duty = duty or word in DUTY
            negated = negated or word == "cannot"
        if letter == "F":
            infinitive = True
            # "has to leave", "needs to be saved": a duty; "is going to leave": its own cue
            if place - 1 >= floor and lower[place - 1] in {"has", "have", "needs", "need", "ought"}:
                duty = True
                infinitive = False
                first = place - 1
                place -= 2
                continue
            first = place
            break
        first = place
        place -= 1
    if first - 2 >= floor and lower[first - 2 : first] == ["no", "longer"]:
        negated, first = True, first - 2
    elif first - 1 >= floor and lower[first - 1] in {"neither", "nor"}:
        negated, first = True, first - 1
    if "longer" in lower[first:verb] and "no" in lower[first:verb]:
        negated = True
    return Group(first, verb, negated, passive, infinitive, modal, duty)


def subject_of(reading: Reading, first: int, floor: int, depth: int = 0) -> tuple[int, int] | None:
    """Return the noun phrase that is the subject of the verb group beginning at `first`."""
    tags, lower = reading.tags, reading.lower
    place = first - 1
    if place > floor and tags[place] == '"' and lower[place - 1] in {",", ":"}:
        return None  # said: "Stay in the treaty"
    while place >= floor and tags[place] in 'R"' and lower[place] not in {"here", "there"}:
        place -= 1
    if place < floor or depth > 3:
        return None
    letter = tags[place]
    if letter == "K" or (letter == "," and depth < 3 and tags[first] in "GLYVZ"):
        # a second verb after "and": the subject of the one before it
        other = _verb_before(reading, place, floor, bare=tags[first] not in "HBZL")
        if other is not None and (letter == "K" or tags[first] == "G"):
            group = verb_group(reading, other, floor)
            return subject_of(reading, group.first, floor, depth + 1)
    if letter == "W" or (letter == "T" and place > floor and tags[place - 1] in "NE,)'"):
        if lower[place] in {"who", "which", "that"}:
            end = place
            while end > floor and tags[end - 1] in ',"':
                end -= 1
            return noun_phrase(reading, end, floor)
        return None
    if letter in ",-)":
        opener = _opener(reading, place, floor)
        if opener is None:
            return None
        place = opener - 1
    return noun_phrase(reading, place + 1, floor)


def noun_phrase(reading: Reading, past: int, floor: int) -> tuple[int, int] | None:
    """Return the noun phrase, with its "of" and "in" phrases, that ends before token `past`."""
    tags = reading.tags
    place = past - 1
    low = max(floor, past - MAX_SUBJECT)
    heads = False
    while place >= low:
        letter = tags[place]
        if letter in NP_TAGS:
            if letter == '"' and heads and place > low and tags[place - 1] in ",.":
                break
            if letter in "PO" and heads:
                if letter == "P" and tags[place + 1] == "K":
                    place -= 1  # "he and Berg"
                break
            if letter in "YG" and _verbal(tags, place):
                break
            if letter == "P" and not heads:
                place -= 1
                heads = True
                break
            heads = heads or letter in "NEPOCAG"
            place -= 1
            if letter == "D" and place >= low and tags[place] in "NEPYC":
                break  # "the second time | the country"
            continue
        if (
            letter == "I"
            and reading.lower[place] in LINKS
            and heads
            and place > low
            and tags[place - 1] in "NEA\")'"
        ):
            place -= 1
            continue
        if letter == "F" and heads and place > low and tags[place - 1] in "NE":
            place -= 1  # "parties to the treaty"
            continue
        if letter == "K" and heads and place > low and tags[place - 1] in "NEA\")'P":
            place -= 1
            continue
        if letter == "T" and place + 1 < past and tags[place + 1] in "NA":
            place -= 1
            continue
        if letter == "," and heads and place > low and _in_list(reading, place, past):
            place -= 1
            continue
        break
    if place > floor and tags[place] == "I" and tags[place - 1] in "NE" and place >= low:
        return None  # "senators from | the state": not the subject
    first = place + 1
    while first < past and tags[first] in '"RK':
        first += 1
    if first >= past or not heads:
        return None
    # a preposition never opens a subject: "In Moscow, …" ends at its comma
    while first < past and tags[first] == "I":
        first += 1
    return (first, past)


def _verbal(tags: str, place: int) -> bool:
    """Tell whether a participle is part of a verb group: "has said", "is now leaving"."""
    back = place - 1
    while back > 0 and tags[back] in "RX":
        back -= 1
    return back >= 0 and tags[back] in "BH"


def _in_list(reading: Reading, comma: int, past: int) -> bool:
    """Tell whether the comma stands in a list: "China, Russia and the EU"."""
    for place in range(comma + 1, min(past, comma + 8)):
        if reading.tags[place] == "K":
            return reading.tags[comma - 1] in "NE"
        if reading.tags[place] not in "NEADC,'":
            return False
    return False


def _opener(reading: Reading, closer: int, floor: int) -> int | None:
    """Return the token that opens the aside which the comma, dash or bracket at `closer` ends."""
    letter = reading.tags[closer]
    want = "(" if letter == ")" else letter
    for place in range(closer - 1, max(floor, closer - MAX_ASIDE) - 1, -1):
        if reading.tags[place] == want and place > floor:
            return place
        if reading.tags[place] in ".;":
            return None
    return None


def _verb_before(reading: Reading, place: int, floor: int, *, bare: bool) -> int | None:
    """Return the finite verb before `place`, for a second verb that shares its subject.

    `bare`: a base form counts too, as the second verb is one.
    """
    for back in range(place - 1, max(floor, place - 30) - 1, -1):
        letter = reading.tags[back]
        if letter in "LZ" or (
            bare and letter == "V" and back > floor and reading.tags[back - 1] in "MNEPXRUD"
        ):
            return back
        if letter in "YG" and back > floor and reading.tags[back - 1] in "BHRX":
            return back
        if letter == "B":
            return back
        if letter == ";":
            return None
    return None


def asks(reading: Reading, first: int, past: int) -> bool:
    """Tell whether the sentence is a question."""
    for place in range(past - 1, max(first, past - 4) - 1, -1):
        if reading.lower[place] == "?":
            return True
        if reading.tags[place] not in '")':
            return False
    return False
