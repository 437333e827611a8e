"""Every attribution of a text: who says, thinks or wants what, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language import base_of, read
from armsctl.statements.candidates import Candidate
from armsctl.statements.cues import cue_adjectives, cue_nouns
from armsctl.statements.layout import Layout, lay_out
from armsctl.statements.model import Statement
from armsctl.statements.nouns import (
    adjective_candidate,
    adverb_candidate,
    noun_candidate,
    phrase_candidate,
)
from armsctl.statements.quotes import (
    clause_before,
    ending_before,
    following,
    from_quote,
    source_after,
)
from armsctl.statements.scoring import weigh
from armsctl.statements.subjects import _shared, governing_subject, group_start, subject
from armsctl.statements.verbs import complement, trimmed

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from armsctl.language import Reading
    from armsctl.statements.model import StatementType
    from armsctl.statements.candidates import Run


# Frames in which the object may belong to what is said: "called it “absurd”", but "told him “…”".
_WITH_OBJECT = frozenset({"np-quote", "np-scare", "np-wh", "np-that"})
# Verbs whose subject belongs to what seems: "Kasich appears to have the state to himself".
ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "seemingly", "apparently"})
RAISING = frozenset({"seem", "appear"})


def candidates(layout: Layout, heads: AbstractSet[str] | None = None) -> list[Candidate]:
    """Return everything that may be a statement."""
    reading = layout.reading
    tags, lower = reading.tags, reading.lower
    found: list[Candidate] = []
    nouns, adjectives = cue_nouns(), cue_adjectives()
    bounds = reading.bounds
    sentence = 0
    for index, letter in enumerate(tags):
        while bounds[sentence + 1] <= index:
            sentence += 1
        if letter in "VZLYG":
            base = base_of(lower[index])
            if heads is not None and base not in heads:
                continue
            floor, past = bounds[sentence], bounds[sentence + 1]
            if base == "accord" and lower[index + 1 : index + 2] == ["to"]:
                found += _according(layout, index, floor, past)
                continue
            found += _verb(layout, index, base, floor, past)
        elif letter == "N" and lower[index] in nouns:
            floor, past = bounds[sentence], bounds[sentence + 1]
            found += noun_candidate(layout, index, nouns[lower[index]], floor, past)
        elif letter == "A" and tags[index - 1] in "BRX" and lower[index] in adjectives:
            floor, past = bounds[sentence], bounds[sentence + 1]
            found += adjective_candidate(layout, index, lower[index], floor, past)
        elif letter == "I" and lower[index] == "in" and index + 2 < len(tags):
            floor, past = bounds[sentence], bounds[sentence + 1]
            found += phrase_candidate(layout, index, floor, past)
        elif letter == "R" and lower[index] in ADVERBS:
            floor, past = bounds[sentence], bounds[sentence + 1]
            found += adverb_candidate(layout, index, floor, past)
        elif letter == ":" and lower[index] == ":":
            floor, past = bounds[sentence], bounds[sentence + 1]
            found += _colon(layout, index, floor, past)
    return found


def _according(layout: Layout, index: int, floor: int, past: int) -> list[Candidate]:
    tags = layout.reading.tags
    source = source_after(layout, index + 2, past)
    if not source:
        return []
    end = source[-1][1]
    cue = (index, index + 2)
    before = trimmed(layout, (floor, index)) if index > floor else None
    if before is not None and before[1] - before[0] < 2:
        before = None
    content: tuple[Run, ...]
    if before is None:
        if end < past and tags[end] == ",":
            end += 1
        rest = trimmed(layout, (end, past))
        if rest is None:
            return []
        content = (rest,)
        frame = "front"
    else:
        content = (before,)
        frame = "post"
        rest = _rest(layout, before, end, past)
        if rest is not None:
            content = (before, rest)
            frame = "split"
    return [Candidate("according to", frame, index, (floor, past), cue, source, content)]


def _rest(layout: Layout, before: Run, end: int, past: int) -> Run | None:
    """Return what follows an attribution that breaks its clause: "The plan, he said, will fail"."""
    tags = layout.reading.tags
    if end >= past or tags[end] not in ",":
        return None
    if any(letter in "LZMBHU" for letter in tags[before[0] : before[1]]):
        return None
    return trimmed(layout, (end, past))


def _colon(layout: Layout, index: int, floor: int, past: int) -> list[Candidate]:
    tags = layout.reading.tags
    lead = tags[floor:index]
    if (
        not lead
        or len(lead) > 10
        or lead[-1] not in "NEC)"
        or not all(c in "NEACYDI'()G" for c in lead)
    ):
        return []
    limit = layout.paragraph(index)[1]
    content = trimmed(
        layout, (index + 1, limit if layout.inside[index + 1 : index + 2] != [0] else past)
    )
    if content is None:
        return []
    return [
        Candidate(
            ":", "colon", index, (floor, past), (index, index + 1), ((floor, index),), (content,)
        )
    ]


def _attribution_end(layout: Layout, verb: int, past: int) -> int:
    """Return the token past a parenthetical attribution: "he told reporters on Monday,"."""
    tags = layout.reading.tags
    at = verb + 1
    while at < past and tags[at] in "RNEDPOCAI'" and at - verb < 12:
        at += 1
    return at


def _verb(layout: Layout, index: int, base: str, floor: int, past: int) -> list[Candidate]:
    reading = layout.reading
    tags, lower, inside = reading.tags, reading.lower, layout.inside
    start = group_start(layout, index, floor)
    found: list[Candidate] = []
    letter = tags[index]
    patient: tuple[Run, ...] = ()
    passive = letter == "Y" and any(c == "B" for c in tags[start:index])
    if letter == "G" and "B" not in tags[start:index]:
        if index > floor and tags[start - 1] in "NEP":
            source = subject(layout, start, floor)
        elif index > floor and tags[start - 1] in "ISK":
            source = _shared(layout, start, floor, 0, "")
        else:
            source = governing_subject(layout, index, floor, past)
    elif letter == "Y" and start == index:
        source = ()
        if lower[index + 1 : index + 2] == ["by"]:
            source = source_after(layout, index + 2, past)
    elif passive:
        source = ()
        by = index + 1
        while by < min(past, index + 12) and lower[by] != "by" and tags[by] not in ',."':
            by += 1
        if by < past and lower[by] == "by":
            source = source_after(layout, by + 1, past)
        patient = subject(layout, start, floor)
    else:
        source = subject(layout, start, floor)
    if base in RAISING:
        patient, source = source, ()
    frame, word, run = complement(layout, index, past)
    run = trimmed(layout, run)
    limit = layout.paragraph(index)[1]
    voice = "passive-" if passive else ""
    lemma = f"{base} {word}" if word and frame.startswith("pp") else base
    inner = inside[index]
    # Direct speech before the verb, the source between them or after it.
    if not inner:
        left = source[0][0] if source else start
        quote = ending_before(layout, left, floor) if left > 0 else None
        inverted = False
        after_source = source
        if quote is None or not source or quote.past <= floor - 1:
            behind = ending_before(layout, start, floor)
            if behind is not None:
                right = source_after(layout, index + 1, past)
                if right:
                    quote, inverted, after_source = behind, True, right
        if quote is not None and after_source and quote.past >= floor - 1:
            content = [from_quote(layout, quote, floor)]
            end = after_source[-1][1] if inverted else index + 1
            end = max(end, index + 1)
            # the rest of a sentence broken by its attribution, then whole sentences
            place = end
            while place < past and tags[place] != '"' and place - end < 25:
                if layout.quote_from(place):
                    break
                place += 1
            if place < past and layout.quote_from(place) and tags[place - 1] in ",.:":
                content += following(layout, place, limit)
            elif place >= past or tags[place] == ".":
                content += following(layout, past, limit)
            name = "quote-before-inverted" if inverted else "quote-before"
            found.append(
                Candidate(
                    base,
                    name,
                    index,
                    (floor, past),
                    (start, index + 1),
                    after_source,
                    tuple(content),
                )
            )
    # A clause before the verb: "…, officials said."
    if not inner or True:
        left = source[0][0] if source else -1
        if source and left - 1 > floor and tags[left - 1] == ",":
            before = clause_before(layout, left - 1, floor)
            rest = None
            if before is not None:
                rest = _rest(layout, before, _attribution_end(layout, index, past), past)
            if before is not None and rest is not None:
                found.append(
                    Candidate(
                        base,
                        "split",
                        index,
                        (floor, past),
                        (start, index + 1),
                        source,
                        (before, rest),
                    )
                )
            elif before is not None and frame in {"none", "pp", "np", "np-quote", "quote"}:
                found.append(
                    Candidate(
                        base, "post", index, (floor, past), (start, index + 1), source, (before,)
                    )
                )
        elif start - 1 > floor and tags[start - 1] == ",":
            right = source_after(layout, index + 1, past)
            before = clause_before(layout, start - 1, floor)
            if right and before is not None:
                rest = _rest(layout, before, right[-1][1], past)
                if rest is not None:
                    found.append(
                        Candidate(
                            base,
                            "split-inverted",
                            index,
                            (floor, past),
                            (start, index + 1),
                            right,
                            (before, rest),
                        )
                    )
                found.append(
                    Candidate(
                        base,
                        "post-inverted",
                        index,
                        (floor, past),
                        (start, index + 1),
                        right,
                        (before,),
                    )
                )
    if run is not None:
        cue_end = min(run[0], index + 1 + len(word.split()))
        cue = (start, cue_end)
        shapes = [(frame, [run])]
        if "quote" in frame or frame.endswith("colon") or inside[run[1] - 1]:
            if not frame.endswith("colon") or run[1] >= past - 1:
                shapes[0][1].extend(following(layout, past, limit))
        elif run[1] >= past - 1 and (more := following(layout, past, limit)):
            shapes.append((frame + "+quotes", [run, *more]))
        if frame in _WITH_OBJECT:
            begin = index + 1 + len(word.split())
            if begin < run[0]:
                shapes.append((frame + "+object", [(begin, run[1]), *shapes[0][1][1:]]))
        elif frame == "np-to":
            to = run[0]
            while to < run[1] and tags[to] != "F":
                to += 1
            if to + 1 < run[1]:
                shapes.append(("np>to", [(to, run[1])]))
        for name, content in shapes:
            found.append(
                Candidate(
                    lemma, voice + name, index, (floor, past), cue, source, (*patient, *content)
                )
            )
        if passive and not source and frame not in {"np", "adj", "as"}:
            found.append(
                Candidate(lemma, "state-" + frame, index, (floor, past), cue, patient, (run,))
            )
    elif passive and patient:
        found.append(
            Candidate(
                base, "passive-none", index, (floor, past), (start, index + 1), source, patient
            )
        )
    return found


# The F1 over statements is highest where those are kept that are right one time in three.
THRESHOLD = 0.34


def find_statements(text: str, reading: Reading | None = None) -> tuple[Statement, ...]:
    """Return every attribution of `text`, in text order; speaker and reporter are left open."""
    layout = lay_out(read(text) if reading is None else reading)
    chosen: dict[int, Candidate] = {}
    for candidate in candidates(layout):
        candidate.score = weigh(layout, candidate)
        best = chosen.get(candidate.head)
        if candidate.score >= THRESHOLD and (best is None or candidate.score > best.score):
            chosen[candidate.head] = candidate
    taken: list[Candidate] = []
    seen: set[Run] = set()
    for candidate in sorted(chosen.values(), key=lambda c: (-c.score, c.head)):
        if candidate.content[0] not in seen:
            seen.add(candidate.content[0])
            taken.append(candidate)
    taken.sort(key=lambda c: (c.content[0][0], c.head))
    return tuple(_statement(layout, candidate) for candidate in taken)


def _statement(layout: Layout, candidate: Candidate) -> Statement:
    starts, ends = layout.reading.starts, layout.reading.ends

    def spans(runs: tuple[Run, ...]) -> tuple[tuple[int, int], ...]:
        return tuple(
            sorted((starts[first], ends[past - 1]) for first, past in runs if past > first)
        )

    covered = [layout.inside[i] for first, past in candidate.content for i in range(first, past)]
    kind: StatementType = "mixed"
    if all(covered):
        kind = "direct"
    elif not any(covered):
        kind = "indirect"
    return Statement(
        source=spans(candidate.source),
        cue=spans((candidate.cue,)),
        content=spans(candidate.content),
        type=kind,
        rule=candidate.frame,
    )
