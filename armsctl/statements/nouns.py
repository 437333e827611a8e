"""Nouns and adjectives that attribute: "Iran's claim that", "is confident that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language.groups import group_start, noun_group_start, words
from armsctl.language.subjects import subject
from armsctl.statements.candidates import Candidate, trimmed
from armsctl.statements.cues import hopeful
from armsctl.statements.frames import extent, is_relative, opening
from armsctl.statements.quotes import source_after

if TYPE_CHECKING:
    from armsctl.language.layout import Layout
    from armsctl.language.model import Run

# Prepositions that lead to whoever holds the view: "criticism from", "a call by".
_HOLDERS = frozenset({"from", "by", "among"})
# Nouns for who is for or against something: they take no clause.
_PARTISANS = frozenset({"supporter", "opponent", "proponent", "critic", "defender", "advocate"})
# What a noun must be followed by to attribute; after anything else it is a plain noun.
_FRAMES = frozenset(
    {"that", "to", "wh", "quote", "scare", "colon", "pp", "pp-ing", "as", "np-that", "np-wh"}
    | {"np-quote", "np-colon", "np-as", "for-to"}
)


def noun_candidates(layout: Layout, noun: int, lemma: str, bounds: Run) -> list[Candidate]:
    """Return the statement that a cue noun makes: "Iran's claim that …", "plans to …"."""
    tags, lower = layout.tags, layout.lower
    floor, past = bounds
    if noun + 1 >= past or tags[noun + 1] not in 'TFIWSR":,':
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
    if frame == "np-to" and word in {"for", "to"}:
        frame, word, start = "for-to", "", head + 1  # "his call for Congress to ratify it"
    if start < 0 or frame not in _FRAMES:
        return []
    if frame.endswith("that") and (lemma in _PARTISANS or is_relative(tags, start, past)):
        return []  # "a resolution that would have killed it"
    first = noun_group_start(layout, noun, floor)
    if not source:
        source, way = _holder(layout, first, noun, floor)
        if frame == "pp" and not source and word in _HOLDERS:
            return []
    if source and layout.inside[noun] and not layout.inside[source[-1][1] - 1]:
        return []  # "Berg said Norway had “no intention to leave”": Berg's words
    name = f"n:{lemma} {word}" if word and frame.startswith("pp") else f"n:{lemma}"
    if not hopeful(name, f"n-{way}{frame}"):
        return []
    run = trimmed(layout, extent(layout, noun, past, frame, start))
    if run is None:
        return []
    if frame in {"to", "for-to"}:
        run = _infinitive(tags, run)
    cue = (first, run[0])
    return [Candidate(name, f"n-{way}{frame}", noun, bounds, cue, source, (run,))]


def _infinitive(tags: str, run: Run) -> Run:
    """Return an infinitive without the verb whose subject it is in: "to leave it | have hurt"."""
    first, past = run
    for at in range(first + 2, past):
        if tags[at] in "STWKP":
            break
        if tags[at] in "HMBUZ":
            return first, at
    return run


def _holder(layout: Layout, first: int, noun: int, floor: int) -> tuple[tuple[Run, ...], str]:
    """Return who holds what the noun group from `first` names, and how that was found."""
    tags, lower = layout.tags, layout.lower
    for at in range(first, noun):
        if tags[at] == "'":
            return ((first, at + 1),), "own-"
        if lower[at] in words("possessive"):
            return ((at, at + 1),), "own-"
    if noun - 1 > first and tags[noun - 1] == "E":
        return ((first, noun),), "own-"  # "the NRA claim that"
    before = first - 1
    if before > floor and tags[before] in "LZVYGHI":
        if tags[before] == "I" and lower[before] not in {"with", "in"}:
            return (), "no-"
        start = group_start(layout, before, floor)
        if "X" in tags[start:before]:
            return (), "no-"  # "has not divulged any plan to"
        found = subject(layout, start, floor)
        return found, ("has-" if found else "no-")
    return (), "no-"


def adjective_candidates(
    layout: Layout, adjective: int, lemma: str, bounds: Run
) -> list[Candidate]:
    """Return the statement that a predicate adjective makes: "is confident that"."""
    floor, past = bounds
    start = group_start(layout, adjective, floor)
    if "B" not in layout.tags[start:adjective]:
        return []
    frame, word, begin = opening(layout, adjective, past)
    if frame in {"np", "none", "adj"}:
        return []
    name = f"a:{lemma} {word}" if word and frame.startswith("pp") else f"a:{lemma}"
    if not hopeful(name, f"a-{frame}"):
        return []
    run = trimmed(layout, extent(layout, adjective, past, frame, begin))
    if run is None:
        return []
    source = subject(layout, start, floor)
    if source and layout.lower[source[-1][0]] == "it":
        source = ()  # "it is clear that": nobody's
    cue = (start, run[0])
    return [Candidate(name, f"a-{frame}", adjective, bounds, cue, source, (run,))]
