"""Phrases that attribute without a verb: "according to X", "X: …", "in a poll", "reportedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language.groups import words
from armsctl.statements.candidates import Candidate, strip, trimmed
from armsctl.statements.cues import hopeful
from armsctl.statements.quotes import rest_after, source_after

if TYPE_CHECKING:
    from armsctl.language.layout import Layout
    from armsctl.language.model import Run

# Adverbs that make a hearsay of their sentence.
ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "seemingly", "apparently"})
# What a paper heads its pieces with: "OPINION: …".
_RUBRICS = frozenset(
    {"opinion", "analysis", "commentary", "editorial", "exclusive", "watch", "video", "breaking"}
    | {"update", "updated", "live", "column", "review", "factbox", "explainer", "related", "photos"}
    | {"conclusion", "question", "answer", "result", "note", "fact", "myth", "translation"}
    | {"summary", "correction", "example", "background", "context", "reality", "verdict"}
)
# The longest name before a headline's colon, in tokens.
_NAME = 10
# The fewest tokens of a message that somebody signed.
_SHORTEST = 4
# What the name under a quotation is made of, with a place or an office behind it.
_SIGNATURE = frozenset("NEACDI',()")


def according(layout: Layout, index: int, bounds: Run, *, length: int = 2) -> list[Candidate]:
    """Return the statement of "according to X", before, after or within its clause.

    `length` is the cue's in tokens: "in the words of X" has four.
    """
    tags = layout.tags
    floor, past = bounds
    around = layout.quote_around(index)
    if around is not None:
        floor, past = max(floor, around.first + 1), min(past, around.past - around.closed)
    source = source_after(layout, index + length, past)
    if not source:
        return []
    end = source[-1][1]
    before = trimmed(layout, (floor, index))
    content: tuple[Run, ...]
    if before is None or before[1] - before[0] < 2:
        rest = trimmed(layout, (end, past))
        if rest is None:
            return []
        frame, content = "front", (rest,)
    elif around is not None:
        return []  # whoever is quoted tells the rest
    else:
        frame, content = "post", (before,)
        if end < past and tags[end] == ",":
            rest = rest_after(layout, before, end, past)
            if rest is not None:
                frame, content = "split", (before, rest)
    cue = (index, index + length)
    return [Candidate("according to", frame, index, bounds, cue, source, content)]


def colon(layout: Layout, index: int, bounds: Run) -> list[Candidate]:
    """Return the statement of "X: …": a headline's, a transcript's."""
    floor, past = bounds
    lead = layout.tags[floor:index]
    if not lead or len(lead) > _NAME or lead[-1] not in "NEC)":
        return []
    if not all(letter in "NEACYDI'()G" for letter in lead):
        return []
    if layout.lower[floor] in _RUBRICS:
        return []
    quoted = index + 1 < past and layout.inside[index + 1]
    content = trimmed(layout, (index + 1, layout.paragraph(index)[1] if quoted else past))
    if content is None:
        return []
    cue = (index, index + 1)
    return [Candidate(":", "colon", index, bounds, cue, ((floor, index),), (content,))]


def signed(layout: Layout, index: int) -> list[Candidate]:
    """Return the statement of a quotation with a name under it: “…” — Anna Berg, Lund.

    So is a message that is told without marks: … — Anna Berg (@annaberg) May 7, 2018.
    """
    tags, lower = layout.tags, layout.lower
    quote = layout.quote_around(index - 1) if index else None
    begin, past = layout.paragraph(index)
    first = index + 1
    while past > first and tags[past - 1] == ".":
        past -= 1
    line = tags[first:past]
    # Nothing but the name and what somebody is, or where; a date or an occasion is nobody.
    if not line.startswith("E"):
        return []
    stop = next((place for place in range(first, past) if tags[place] in ",I("), past)
    if lower[stop : stop + 2] == ["(", "@"] and index - begin > _SHORTEST:
        content = (begin, index)
    elif quote is not None and quote.past == index and quote.speech and quote.closed:
        if len(line) > _NAME or any(letter not in _SIGNATURE for letter in line):
            return []
        if "C" in tags[first:stop] or tags[stop - 1] != "E":
            return []
        content = (quote.first, quote.past)
    else:
        return []
    if lower[first] == "interview" or lower[first] in words("days"):
        return []
    cue, bounds = (index, first), (content[0], past)
    return [Candidate("—", "signed", index, bounds, cue, ((first, stop),), (content,))]


def within(layout: Layout, index: int, bounds: Run) -> list[Candidate]:
    """Return the statement that "in a poll" makes of the rest of its sentence."""
    floor, past = bounds
    source = source_after(layout, index + 1, past)
    if not source:
        return []
    begin, stop = source[-1]
    noun = begin
    while noun + 1 < stop and layout.tags[noun + 1] in "NEACYDG'":
        noun += 1
    front = index - floor < 2
    lemma = f"i:{layout.lower[index]} {layout.lower[noun]}"
    frame = "i-front" if front else "i-post"
    if not hopeful(lemma, frame):
        return []
    run = strip(layout, (stop, past) if front else (floor, index))
    if run[1] - run[0] < 3:
        return []
    cue = (index, index + 1)
    return [Candidate(lemma, frame, index, bounds, cue, ((begin, stop),), (run,))]


def hearsay(layout: Layout, index: int, bounds: Run) -> list[Candidate]:
    """Return the statement that "reportedly" makes of its sentence."""
    run = strip(layout, bounds)
    lemma = f"r:{layout.lower[index]}"
    return [Candidate(lemma, "adverb", index, bounds, (index, index + 1), (), (run,))]
