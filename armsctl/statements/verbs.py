"""The statements that a verb may make: what follows it, the quotation or clause before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language.groups import group_start
from armsctl.language.subjects import (
    following_subject,
    governing_subject,
    shared_subject,
    subject,
)
from armsctl.statements.candidates import Candidate, trimmed
from armsctl.statements.cues import addressing, hopeful, hopes, is_certain
from armsctl.statements.frames import extent, opening
from armsctl.statements.quotes import (
    clause_before,
    ending_before,
    following,
    from_quote,
    rest_after,
    running,
    source_after,
)
from armsctl.statements.relays import QUOTING, quoted_as_saying
from armsctl.statements.scoring import promising

if TYPE_CHECKING:
    from armsctl.language.layout import Layout
    from armsctl.language.model import Run

# Verbs whose subject belongs to what seems: "Kasich appears to have the state to himself".
RAISING = frozenset({"seem", "appear"})
# Frames in which the object may belong to what is said: "called it “absurd”", but "told him “…”".
_WITH_OBJECT = frozenset({"np-quote", "np-scare", "np-wh", "np-that"})
# Frames of a verb whose content may stand before it.
_OPEN_ENDED = frozenset({"none", "pp", "np", "np-quote", "quote"})
# How near to the end of the sentence, in tokens, a verb stands that attributes what is before it.
_LAST = 15
# The cue "quoted X as saying".
RELAYED = "quote as saying"
AS_FRONT = "as-front"
FROM_THAT = "from-that"
# How far the agent of a passive may stand from it, in tokens.
_AGENT_REACH = 12


def verb_candidates(layout: Layout, index: int, base: str, bounds: Run) -> list[Candidate]:
    """Return what the verb at `index` may attribute; `bounds` is its sentence."""
    tags = layout.tags
    floor, past = bounds
    quoted, told, any_ahead = hopes(base)
    behind = quoted and not layout.inside[index] and layout.quoted_within(max(floor - 1, 0), index)
    back = told and tags.find(",", floor, index) >= 0 and _near_end(tags, index, past)
    if not (behind or back or any_ahead):
        return []
    start = group_start(layout, index, floor)
    passive = tags[index] == "Y" and "B" in tags[start:index]
    if base in QUOTING and (saying := quoted_as_saying(layout, index, past)) is not None:
        return _relayed(layout, index, start, saying, bounds, passive=passive)
    frame, word, begin = opening(layout, index, past)
    lemma = f"{base} {word}" if word and frame.startswith("pp") else base
    voice = "passive-" if passive else ""
    ahead = begin >= 0 and (
        hopeful(lemma, voice + frame)
        or (passive and hopeful(lemma, "state-" + frame))
        or (frame in _WITH_OBJECT and hopeful(lemma, f"{voice}{frame}+object"))
        or (frame == "np-to" and hopeful(lemma, voice + "np>to"))
    )
    if not (ahead or behind or back or (passive and hopeful(base, "passive-none"))):
        return []
    source, patient = _source(layout, index, start, base, bounds, passive=passive)
    if frame == "np-that" and word == "from" and is_certain(base, FROM_THAT):
        return _heard(layout, index, base, bounds, (start, begin))
    found: list[Candidate] = []

    def add(name: str, lemma: str, cue: Run, source: tuple[Run, ...], content: list[Run]) -> None:
        if hopeful(lemma, name):
            found.append(Candidate(lemma, name, index, bounds, cue, source, tuple(content)))

    cue = (start, index + 1)
    if (front := _as_front(layout, index, base, source, bounds)) is not None:
        return [Candidate(base, AS_FRONT, index, bounds, cue, source, (front,))]
    if behind:
        for name, who, content in _quoted_before(layout, index, start, source, bounds):
            add(name, base, cue, who, content)
    if back:
        for name, who, content in _clause_before(layout, index, start, source, frame, bounds):
            add(name, base, cue, who, content)
    if ahead and not (passive or patient):
        opened = (frame, word, begin)
        return found + _ahead(layout, index, start, opened, base, lemma, source, bounds)
    run = trimmed(layout, extent(layout, index, past, frame, begin)) if ahead else None
    if run is not None:
        cue = (start, min(run[0], index + 1 + len(word.split())))
        for name, content in _shapes(layout, index, frame, word, run, past):
            if not (name.endswith("+object") and base in addressing()):
                add(voice + name, lemma, cue, source, [*patient, *content])
        if not source and frame not in {"np", "adj", "as"}:
            add("state-" + frame, lemma, cue, patient, [run])
    elif passive and patient:
        add("passive-none", base, cue, source, list(patient))
    return found


def _ahead(
    layout: Layout,
    index: int,
    start: int,
    opened: tuple[str, str, int],
    base: str,
    lemma: str,
    source: tuple[Run, ...],
    bounds: Run,
) -> list[Candidate]:
    """Return the statements whose content follows the verb; none that no content would save."""
    frame, word, begin = opened
    past = bounds[1]
    names = [frame]
    if frame in _WITH_OBJECT and base not in addressing():
        names.append(frame + "+object")
    elif frame == "np-to":
        names.append("np>to")
    if layout.quote_from(past) is not None:
        names.append(frame + "+quotes")
    cue = (start, index + 1)
    likely: dict[str, Candidate] = {}
    for name in names:
        candidate = Candidate(lemma, name, index, bounds, cue, source, ())
        if hopeful(lemma, name) and promising(layout, candidate):
            likely[name] = candidate
    run = trimmed(layout, extent(layout, index, past, frame, begin)) if likely else None
    if run is None:
        return []
    found: list[Candidate] = []
    for name, content in _shapes(layout, index, frame, word, run, past):
        if name in likely:
            candidate = likely[name]
            candidate.cue = (start, min(run[0], index + 1 + len(word.split())))
            candidate.content = tuple(content)
            found.append(candidate)
    return found


def _heard(layout: Layout, index: int, base: str, bounds: Run, cue: Run) -> list[Candidate]:
    """Return the statement of whom it was heard from: "learned from officials that …"."""
    start, begin = cue
    source = source_after(layout, index + 2, begin)
    run = trimmed(layout, extent(layout, index, bounds[1], "that", begin))
    if not source or run is None:
        return []
    return [Candidate(base, FROM_THAT, index, bounds, (start, index + 2), source, (run,))]


def _as_front(
    layout: Layout, index: int, base: str, source: tuple[Run, ...], bounds: Run
) -> Run | None:
    """Return the clause behind the comma of "As the Globe reported last week, …"."""
    tags, (floor, past) = layout.tags, bounds
    if not source or source[0][0] != floor + 1 or layout.lower[floor] != "as":
        return None
    if not is_certain(base, AS_FRONT):
        return None
    comma = tags.find(",", index, min(past, index + _LAST))
    if comma < 0 or any(letter in "LZMBHUVPTFW" for letter in tags[index + 1 : comma]):
        return None
    return trimmed(layout, (comma + 1, past))


def _near_end(tags: str, index: int, past: int) -> bool:
    """Whether a verb is so near to the end of its sentence, or to a comma, as an attribution is."""
    return past - index < _LAST or tags.find(",", index, index + _LAST) >= 0


def _relayed(
    layout: Layout, index: int, start: int, saying: int, bounds: Run, *, passive: bool
) -> list[Candidate]:
    """Return the statement of "TASS quoted Shoigu as saying": Shoigu's, reported by TASS."""
    floor, past = bounds
    reporter, source = _source(layout, index, start, "quote", bounds, passive=passive)
    if not passive:
        source = ((index + 1, saying - 1),)
    left = min(run[0] for run in (*reporter, *source, (start, index)))
    frame, _, begin = opening(layout, saying, past)
    run = trimmed(layout, extent(layout, saying, past, frame, begin))
    before = None
    if left - 1 > floor and layout.tags[left - 1] == ",":
        before = clause_before(layout, left - 1, floor)
    if run is not None and frame not in {"pp", "none", "np"}:
        name, content = _shapes(layout, saying, frame, "", run, past)[0]
    elif quoted := _quoted_before(layout, saying, left, source, bounds):
        name, content = "before", quoted[0][2]
    elif before is not None:
        name, content = "before", [before]
    else:
        return []
    cue = (start, saying + 1)
    return [
        Candidate(
            RELAYED,
            f"as-saying-{name}",
            index,
            bounds,
            cue,
            source,
            tuple(content),
            reporter=reporter,
        )
    ]


def _source(
    layout: Layout, index: int, start: int, base: str, bounds: Run, *, passive: bool
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return who attributes, and the subject where it is part of the content instead."""
    tags, lower = layout.tags, layout.lower
    floor, past = bounds
    letter = tags[index]
    if letter == "G" and "B" not in tags[start:index]:
        if index > floor and tags[start - 1] in "NEP":
            own = subject(layout, start, floor)
            if own and tags[start - 1] == "N" and _into(layout, own[-1][0], floor):
                return governing_subject(layout, index, floor, past), ()
            return own, ()
        if index > floor and tags[start - 1] in "ISK":
            opens = start - 2 < floor or tags[start - 2] in "TS"
            ahead = following_subject(tags, index, past) if opens else ()
            return ahead or shared_subject(layout, start, floor), ()
        return governing_subject(layout, index, floor, past), ()
    if letter == "Y" and start == index:
        if lower[index + 1 : index + 2] == ["by"]:
            return source_after(layout, index + 2, past), ()
        return (), ()
    if passive:
        agent: tuple[Run, ...] = ()
        by = index + 1
        stop = min(past, index + _AGENT_REACH)
        while by < stop and lower[by] != "by" and tags[by] not in ',."':
            by += 1
        if by < past and lower[by] == "by":
            agent = source_after(layout, by + 1, past)
        return agent, _unless_it(layout, subject(layout, start, floor))
    if base in RAISING:
        return (), _unless_it(layout, subject(layout, start, floor))
    return subject(layout, start, floor), ()


def _into(layout: Layout, first: int, floor: int) -> bool:
    """Whether a noun group is where somebody comes to: "came into office vowing to"."""
    return first > floor and layout.lower[first - 1] in {"into", "to", "onto", "in", "at", "from"}


def _unless_it(layout: Layout, patient: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the subject of a passive, nothing for the "it" of "it is believed that"."""
    if patient and layout.lower[patient[-1][0]] == "it":
        return ()
    return patient


def _shapes(
    layout: Layout, index: int, frame: str, word: str, run: Run, past: int
) -> list[tuple[str, list[Run]]]:
    """Return the ways to cut the content that begins with `run`, each with its name."""
    limit = layout.paragraph(index)[1]
    shapes: list[tuple[str, list[Run]]] = [(frame, [run])]
    colon = frame.endswith("colon")
    if "quote" in frame or colon or layout.inside[run[1] - 1]:
        if not colon or run[1] >= past - 1:
            shapes[0][1].extend(following(layout, past, limit))
    elif run[1] >= past - 1 and (more := following(layout, past, limit)):
        shapes.append((frame + "+quotes", [run, *more]))
    if frame in _WITH_OBJECT:
        begin = index + 1 + len(word.split())
        if begin < run[0]:
            shapes.append((frame + "+object", [(begin, run[1]), *shapes[0][1][1:]]))
    elif frame == "np-to":
        to = layout.tags.find("F", *run)
        if 0 <= to < run[1] - 1:
            shapes.append(("np>to", [(to, run[1])]))
    return shapes


def _quoted_before(
    layout: Layout, index: int, start: int, source: tuple[Run, ...], bounds: Run
) -> list[tuple[str, tuple[Run, ...], list[Run]]]:
    """Return direct speech before the verb, with its source between them or after the verb."""
    floor, past = bounds
    tags = layout.tags
    left = min(source[0][0], start) if source else start
    quote = ending_before(layout, left, floor) if left > 0 else None
    name, who = "quote-before", source
    if quote is None or not source or quote.past <= floor - 1:
        behind = ending_before(layout, start, floor)
        right = source_after(layout, index + 1, past) if behind is not None else ()
        if behind is not None and right:
            quote, name, who = behind, "quote-before-inverted", right
    if quote is None or not who or quote.past < floor - 1:
        return []
    content = [from_quote(layout, quote)]
    if content[0][0] != quote.first:
        name = name.replace("quote", "mixed")
    limit = layout.paragraph(index)[1]
    end = max(who[-1][1], index + 1)
    # The rest of a sentence that the attribution broke; then whole sentences.
    place = end
    while place < past and place - end < 25 and not layout.quote_from(place):
        place += 1
    if place < past and layout.quote_from(place) and tags[place - 1] in ",.:":
        content += following(layout, place, limit)
    elif place >= past or tags[place] == ".":
        content += following(layout, past, limit)
    return [(name, who, running(layout, content))]


def _clause_before(
    layout: Layout, index: int, start: int, source: tuple[Run, ...], frame: str, bounds: Run
) -> list[tuple[str, tuple[Run, ...], list[Run]]]:
    """Return an unquoted clause before the verb: "…, officials said."; or one that it breaks."""
    floor, past = bounds
    tags = layout.tags
    if source:
        left = source[0][0]
        if left - 1 <= floor or tags[left - 1] != ",":
            return []
        before = clause_before(layout, left - 1, floor)
        if before is None:
            return []
        rest = rest_after(layout, before, _attribution_end(tags, index, past), past)
        if rest is not None and frame in _OPEN_ENDED:
            return [("split", source, [before, rest])]
        if frame not in _OPEN_ENDED:
            return []
        return [("post-end" if _closes(layout, index, before, past) else "post", source, [before])]
    if start - 1 <= floor or tags[start - 1] != ",":
        return []
    right = source_after(layout, index + 1, past)
    before = clause_before(layout, start - 1, floor)
    if not right or before is None:
        return []
    found = [("post-inverted", right, [before])]
    rest = rest_after(layout, before, right[-1][1], past)
    if rest is not None:
        found.append(("split-inverted", right, [before, rest]))
    return found


def _closes(layout: Layout, index: int, before: Run, past: int) -> bool:
    """Whether the sentence ends with the attribution and has its clause before it."""
    tags = layout.tags
    if not any(letter in "LZMBHUV" for letter in tags[before[0] : before[1]]):
        return False
    end = _attribution_end(tags, index, past)
    return end >= past or tags[end] == "." or tags[end : end + 2] == ",G"


def _attribution_end(tags: str, verb: int, past: int) -> int:
    """Return the token past a parenthetical attribution: "he told reporters on Monday,"."""
    at = verb + 1
    while at < past and tags[at] in "RNEDPOCAIF'" and at - verb < 12:
        at += 1
    return at
