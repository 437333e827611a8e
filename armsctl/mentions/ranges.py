"""Find the distances that are a weapon's reach or flight, in kilometres.

`quantities` reads each distance; here it is decided which of them are ranges. The words around a
distance are weighed: nearest governing word on either side ("a range of …", "flew …", "an altitude
of …", "… north of"), and what the sentence is about. The weights stand in `ranges.yaml`, and what
they were is told in `RangeHit.because`. A distance between places mostly has no word of flight or
reach beside it, so that silence means no.

A text without any unit of length costs a few searches for substrings. The rest is done on stretches
of text around the units alone, each of bounded length: time is linear whatever the text holds.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from armsctl.lexicon import prepared
from armsctl.mentions import phrases
from armsctl.mentions.numbers import NUMBER_WORDS
from armsctl.mentions.phrases import Phrases, ending_at, expand, phrase_book
from armsctl.mentions.quantities import LEXICON, Group, read_groups
from armsctl.mentions.tokens import tokenize
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armsctl.mentions.model import Comparator
    from armsctl.mentions.tokens import Tokens

# One of these stands in any text that has a distance (in the spellings of ranges.yaml).
_GATE = (
    "mile", "km", "ilomet", " nm", "KM", "Mile", "MILE", "Km", " mi ", " mi)", "ILOMET"
)  # fmt: skip
# How much text around a unit is read: some two sentences before it and one after.
_BEFORE, _AFTER = 420, 260
# Words of the same sentence further off than this (in tokens) say nothing of the distance.
_SENTENCE_BEFORE, _SENTENCE_AFTER = 60, 40
_JOINING = frozenset({"and", "or", "to", "but", "not", "then", "now", ")", "versus"})


class RangeHit(Value):
    """One range in kilometres; `start` and `end` count code points, half open.

    `low_km` is None where the range is open below, `high_km` where it is open above. `rule` names
    the strongest evidence and `because` tells all of it, with its weights.
    """

    start: int
    end: int
    comparator: Comparator
    low_km: float | None
    high_km: float | None
    rule: str
    because: str


class Evidence(Value):
    """One cue that was found: its name in the lexicon, its words, where, and its weight."""

    cue: str
    words: str
    where: str
    weight: float


class Weighed(Value):
    """A distance with all its evidence; it is a range where `score` is above nought."""

    hits: tuple[RangeHit, ...]
    score: float
    evidence: tuple[Evidence, ...]


class _Cue(Value):
    weight: float
    within: int
    previous: float


class _Cues(Value):
    """The evidence part of the lexicon. `right` is keyed by first word, the others by last."""

    start: float
    skip: frozenset[str]
    bounds: list[dict[str, Any]]
    cues: dict[str, _Cue]
    left: Phrases
    right: Phrases
    bracket: Phrases
    sentence: Phrases


def find_ranges(text: str) -> tuple[RangeHit, ...]:
    """Return every range in `text`, in text order; conversions are hits of their own.

    Hits do not overlap. Kilometres are computed from the statute (1.609344) or nautical (1.852)
    mile where the text gives miles. Never raises.
    """
    return tuple(hit for found in weigh_distances(text) if found.score > 0 for hit in found.hits)


def weigh_distances(text: str) -> Iterator[Weighed]:
    """Yield each distance in `text` with the evidence for and against its being a range."""
    units = [unit for unit in _GATE if unit in text]
    if not units:
        return
    for start, end in _stretches(text, units):
        tokens = tokenize(text, start, end)
        groups = read_groups(tokens)
        if groups:
            yield from _weigh_all(tokens, groups)


def _stretches(text: str, units: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text around units that may follow a number, merged where they meet."""
    places: list[int] = []
    for unit in units:
        at = text.find(unit)
        while at >= 0:
            if _may_follow_number(text, at):
                places.append(at)
            at = text.find(unit, at + 1)
    start = end = -1
    for at in sorted(places):
        low, high = max(0, at - _BEFORE), min(len(text), at + _AFTER)
        if low > end:
            if end >= 0:
                yield start, end
            start = _word_edge(text, low)
        end = high
    if end >= 0:
        yield start, end


def _may_follow_number(text: str, at: int) -> bool:
    """Tell "500 km" and "five-mile" from "smile" and "miles" at little cost."""
    before = text[max(0, at - 16) : at].rstrip("+ -–\u00a0\u2009\u202f\n\r‑kK")
    if not before:
        return False
    if before[-1].isnumeric():
        return True
    word = before.replace("-", " ").rsplit(None, 1)[-1].lower()
    return word in NUMBER_WORDS or word == "nautical"


def _word_edge(text: str, at: int) -> int:
    """Return the next place at which a word may begin, so that no number is cut in two."""
    for edge in range(at, min(at + 40, len(text))):
        if edge == 0 or text[edge - 1].isspace():
            return edge
    return at


@functools.cache
def _load_cues() -> _Cues:
    rows, *books = prepared(LEXICON, _cue_table, phrases.__file__, __file__)
    start, skip, bounds, cues = rows
    return _Cues(start, skip, bounds, {name: _Cue(*row) for name, row in cues.items()}, *books)


def _cue_table(data: dict[str, Any]) -> tuple[Any, ...]:
    by_place: dict[str, dict[str, list[str]]] = {}
    for cue in data["cues"]:
        by_place.setdefault(cue["where"], {})[cue["name"]] = cue["phrases"]
    right: Phrases = {}
    for name, listed in by_place["right"].items():
        for phrase in listed:
            for words in expand(phrase):
                right.setdefault(words[0], []).append((words, name))
    for options in right.values():
        options.sort(key=lambda option: -len(option[0]))
    cues = {
        cue["name"]: (cue["weight"], cue.get("within", 0), cue.get("previous", 0))
        for cue in data["cues"]
    }
    return (
        (data["start"], frozenset(data["skip"]), data["bounds"], cues),
        phrase_book(by_place["left"]),
        right,
        phrase_book(by_place["bracket"]),
        phrase_book(by_place["sentence"]),
    )


def _weigh_all(tokens: Tokens, groups: list[Group]) -> Iterator[Weighed]:
    lexicon = _load_cues()
    words = tokens.words
    topics: list[tuple[int, str, str]] = []
    for at in [place for place, word in enumerate(words) if word in lexicon.sentence]:
        found = ending_at(lexicon.sentence, words, at + 1)
        if found:
            topics.append((at, found[1], " ".join(words[found[0] : at + 1])))
    for index, group in enumerate(groups):
        evidence = [
            *_bounds(group, lexicon),
            *_left(tokens, groups, index, lexicon),
            *_bracket(tokens, group, lexicon),
            *_right(tokens, group, lexicon),
            *_sentence(tokens, group, topics, lexicon),
        ]
        score = lexicon.start + sum(e.weight for e in evidence)
        best = max(evidence, key=lambda e: e.weight, default=None)
        rule = best.cue if best else "no-evidence"
        because = _tell(evidence, lexicon.start)
        hits = tuple(
            RangeHit(
                start=tokens.starts[q.first],
                end=tokens.ends[q.stop - 1],
                comparator=q.comparator,
                low_km=None if q.comparator in ("<", "<=") else q.low,
                high_km=None if q.comparator in (">", ">=") else q.high,
                rule=rule,
                because=because,
            )
            for q in group.quantities
        )
        yield Weighed(hits, score, tuple(evidence))


def _tell(evidence: list[Evidence], start: float) -> str:
    parts = [f"“{e.words}” {e.where} ({e.cue} {e.weight:+g})" for e in evidence]
    return ", ".join([*parts, f"to begin with {start:+g}"])


def _bounds(group: Group, lexicon: _Cues) -> Iterator[Evidence]:
    for bound in lexicon.bounds:
        if any(
            q.comparator == ".."
            and abs(q.low - bound["low"]) <= 0.05 * bound["low"]
            and abs(q.high - bound["high"]) <= 0.05 * bound["high"]
            for q in group.quantities
        ):
            yield Evidence("known-bounds", bound["name"], "by value", bound["weight"])
            return


def _left(tokens: Tokens, groups: list[Group], index: int, lexicon: _Cues) -> Iterator[Evidence]:
    """Yield the nearest governing cue before the distance, looking past joined distances."""
    words, sentences = tokens.words, tokens.sentences
    stop = groups[index].first
    sentence = sentences[stop]
    counted = 0
    while stop > 0 and sentences[stop - 1] == sentence and counted <= 9:
        if index and stop <= groups[index - 1].stop:
            index -= 1
            stop = groups[index].first
            counted += 1
            continue
        found = ending_at(lexicon.left, words, stop)
        if found:
            first, name = found
            cue = lexicon.cues[name]
            if not cue.weight:
                stop = first
                continue
            if counted <= cue.within:
                yield Evidence(name, " ".join(words[first:stop]), "before", cue.weight)
                return
        stop -= 1
        if index and stop < groups[index - 1].stop + 2 and words[stop] not in _JOINING:
            return  # "a range of 300 km, 50 km from …": the second is a distance of its own
        counted += words[stop] not in lexicon.skip


def _right(tokens: Tokens, group: Group, lexicon: _Cues) -> Iterator[Evidence]:
    """Yield the nearest cue after the distance and its conversions."""
    words, sentences = tokens.words, tokens.sentences
    at, counted = group.stop, 0
    sentence = sentences[group.stop - 1]
    while at < len(words) and sentences[at] == sentence and counted <= 3:
        for phrase, name in lexicon.right.get(words[at], ()):
            cue = lexicon.cues[name]
            stop = at + len(phrase)
            if counted <= cue.within and tuple(words[at:stop]) == phrase:
                yield Evidence(name, " ".join(phrase), "after", cue.weight)
                return
        counted += words[at] not in lexicon.skip and words[at] != "-"
        at += 1


def _bracket(tokens: Tokens, group: Group, lexicon: _Cues) -> Iterator[Evidence]:
    """Yield what stands before a bracket that holds this distance and nothing else."""
    words = tokens.words
    opening, closing = group.first - 1, group.stop
    if opening < 1 or words[opening] not in ("(", "["):
        return
    if closing >= len(words) or words[closing] not in (")", "]", ",", ";"):
        return
    for stop in range(opening, max(opening - 6, 0), -1):
        found = ending_at(lexicon.bracket, words, stop)
        if found and opening - stop <= lexicon.cues[found[1]].within:
            first, name = found
            phrase = " ".join(words[first:stop])
            yield Evidence(name, phrase, "before the bracket", lexicon.cues[name].weight)
            return


def _sentence(
    tokens: Tokens, group: Group, topics: list[tuple[int, str, str]], lexicon: _Cues
) -> Iterator[Evidence]:
    """Yield what the sentence is about, and failing that what the sentence before is about."""
    sentences = tokens.sentences
    sentence = sentences[group.first]
    here: dict[str, str] = {}
    earlier: dict[str, str] = {}
    nearby = bisect_left(topics, (group.first - _SENTENCE_BEFORE, "", ""))
    for index in range(nearby, len(topics)):
        at, name, phrase = topics[index]
        if at > group.stop + _SENTENCE_AFTER:
            break
        if sentences[at] == sentence:
            here.setdefault(name, phrase)
        elif sentences[at] == sentence - 1:
            earlier.setdefault(name, phrase)
    for name, phrase in here.items():
        yield Evidence(name, phrase, "in the sentence", lexicon.cues[name].weight)
    for name, phrase in earlier.items():
        if name not in here and (weight := lexicon.cues[name].previous):
            yield Evidence(name, phrase, "in the sentence before", weight)
