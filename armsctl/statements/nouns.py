"""Nouns, adjectives and phrases that attribute: "the claim that", "is confident that", "in polls"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.statements.candidates import Candidate
from armsctl.statements.extents import content_end, strip
from armsctl.statements.quotes import source_after
from armsctl.statements.subjects import group_start, noun_group_start, subject
from armsctl.statements.verbs import complement, opening, trimmed

if TYPE_CHECKING:
    from armsctl.statements.candidates import Run
    from armsctl.statements.layout import Layout

_POSSESSIVE = frozenset("my your his her its our their whose".split())
# Prepositions that lead to whoever holds the view: "criticism from", "a call by".
_HOLDERS = frozenset({"from", "by", "among"})


def noun_candidate(layout: Layout, noun: int, lemma: str, floor: int, past: int) -> list[Candidate]:
    """Return the statement that a cue noun makes: "Iran's claim that …", "plans to …"."""
    reading = layout.reading
    tags, lower = reading.tags, reading.lower
    first = noun_group_start(layout, noun, floor)
    if noun + 1 >= past or tags[noun + 1] in "NE":
        return []
    source: tuple[Run, ...] = ()
    way = ""
    head = noun
    if lower[noun + 1] in _HOLDERS:
        source = source_after(layout, noun + 2, past)
        if not source:
            return []
        way = lower[noun + 1] + "-"
        head = source[-1][1] - 1
        while tags[head] in ".,":
            head -= 1
    frame, word, start = opening(layout, head, past)
    if start < 0 or frame in {"np", "adj", "clause", "none", "ing", "np-clause", "np-to"}:
        return []
    run = trimmed(layout, (start, content_end(layout, start, past, "n-" + frame, noun)))
    if run is None:
        return []
    if not source:
        source, way = _holder(layout, first, noun, floor)
        if frame == "pp" and not source and word in _HOLDERS:
            return []
    name = f"{lemma} {word}" if word and frame.startswith("pp") else lemma
    return [
        Candidate(
            f"n:{name}", f"n-{way}{frame}", noun, (floor, past), (first, run[0]), source, (run,)
        )
    ]


def _holder(layout: Layout, first: int, noun: int, floor: int) -> tuple[tuple[Run, ...], str]:
    """Return who holds what the noun group from `first` names, and how that was found."""
    tags, lower = layout.reading.tags, layout.reading.lower
    for at in range(first, noun):
        if tags[at] == "'":
            return ((first, at + 1),), "own-"
        if lower[at] in _POSSESSIVE:
            return ((at, at + 1),), "own-"
    before = first - 1
    if before > floor and tags[before] in "LZVYGHI":
        if tags[before] == "I" and lower[before] not in {"with", "in"}:
            return (), "no-"
        start = group_start(layout, before, floor)
        found = subject(layout, start, floor)
        return found, ("has-" if found else "no-")
    return (), "no-"


def adjective_candidate(
    layout: Layout, adjective: int, lemma: str, floor: int, past: int
) -> list[Candidate]:
    """Return the statement that a predicate adjective makes: "is confident that"."""
    tags = layout.reading.tags
    start = group_start(layout, adjective, floor)
    if "B" not in tags[start:adjective]:
        return []
    frame, word, run = complement(layout, adjective, past)
    run = trimmed(layout, run)
    if run is None or frame in {"np", "none", "adj"}:
        return []
    source = subject(layout, start, floor)
    name = f"{lemma} {word}" if word and frame.startswith("pp") else lemma
    return [
        Candidate(
            f"a:{name}", f"a-{frame}", adjective, (floor, past), (start, run[0]), source, (run,)
        )
    ]


def phrase_candidate(layout: Layout, index: int, floor: int, past: int) -> list[Candidate]:
    """Return the statement that "in a poll" makes of the rest of its sentence."""
    reading = layout.reading
    source = source_after(layout, index + 1, past)
    if not source:
        return []
    begin, stop = source[-1]
    noun = begin
    while noun + 1 < stop and reading.tags[noun + 1] in "NEACYDG'":
        noun += 1
    lemma = reading.lower[noun]
    front = index - floor < 2
    if front:
        run = strip(layout, (stop, past))
    else:
        run = strip(layout, (floor, index))
    if run[1] - run[0] < 3:
        return []
    word = reading.lower[index]
    return [
        Candidate(
            f"i:{word} {lemma}",
            "i-front" if front else "i-post",
            index,
            (floor, past),
            (index, index + 1),
            ((begin, stop),),
            (run,),
        )
    ]


def adverb_candidate(layout: Layout, index: int, floor: int, past: int) -> list[Candidate]:
    """Return the statement that "reportedly" makes of its sentence."""
    run = strip(layout, (floor, past))
    return [
        Candidate(
            f"r:{layout.reading.lower[index]}",
            "adverb",
            index,
            (floor, past),
            (index, index + 1),
            (),
            (run,),
        )
    ]
