"""The lexicon of cues: which words attribute, in which frame, how often (cues.yaml)."""

from __future__ import annotations

import functools
import marshal
import math
from pathlib import Path
from typing import Any

from armsctl.lexicon import prepared

# Log-odds below which a cue in its frame is not looked at any further. Some work is saved, and
# nothing is lost: F1 of attributed statements on PolNeAR dev is 0.644 with it, 0.641 without.
HOPELESS = -2.2
# A verb takes bare clauses where so large a share of them was marked.
OFTEN = 0.5
# Stands for all frames in which a verb's content follows it, or stands before it.
ANY_AHEAD = "any"
QUOTED_BEFORE = ("quote-before", "quote-before-inverted", "mixed-before", "mixed-before-inverted")
CLAUSE_BEFORE = ("post", "post-end", "split")
# Frames of other cues, and of content before the verb.
_ELSEWHERE = ("n-", "a-", "i-", "post", "split", "front", "adverb", "colon")


@functools.cache
def _lexicon() -> dict[str, Any]:
    data: dict[str, Any] = prepared(Path(__file__).with_name("cues.yaml"), _lay_out, __file__)
    return data


def _lay_out(data: dict[str, Any]) -> dict[str, Any]:
    """Return the lexicon with each cue's entry marshalled, until a text holds it, and with `most`.

    That is for each verb the highest log-odds in any frame with its content after it; under "" that
    of a verb which the lexicon does not know.
    """
    cues: dict[str, dict[str, float]] = data["cues"]
    ahead = [
        frame
        for frame in data["frames"]
        if not frame.startswith(_ELSEWHERE) and "before" not in frame
    ]
    most = {"": max(_prior(data, None, frame) for frame in ahead)}
    for lemma, entry in cues.items():
        most[lemma] = max(_prior(data, entry, frame) for frame in ahead)
    for lemma, entry in cues.items():  # call for, call on: call
        base, space, _ = lemma.partition(" ")
        if space:
            phrasal = max(_prior(data, entry, frame) for frame in ("pp", "pp-ing", "passive-pp"))
            most[base] = max(most.get(base, most[""]), phrasal)
    packed = {lemma: marshal.dumps(entry) for lemma, entry in cues.items()}
    return data | {"cues": packed, "most": most}


@functools.cache
def never() -> frozenset[str]:
    """Return base forms of frequent verbs that attribute in no frame."""
    return frozenset(_lexicon()["never"].split())


@functools.lru_cache(maxsize=1 << 16)
def prior(lemma: str, frame: str) -> float:
    """Return the log-odds that `lemma` attributes where it stands in `frame`.

    From the share counted for the two together where they were seen often enough; else from the
    frame's share and the cue's lift: by how much it attributes more often than its frames let
    expect. A cue unknown to the lexicon has the lift of rare words.
    """
    data = _lexicon()
    if frame == ANY_AHEAD:
        most: dict[str, float] = data["most"]
        return most.get(lemma, most[""])
    packed = data["cues"].get(lemma)
    entry = None if packed is None else marshal.loads(packed)  # noqa: S302 (made by `_lay_out`)
    return _prior(data, entry, frame)


@functools.lru_cache(maxsize=1 << 16)
def hopeful(lemma: str, frame: str) -> bool:
    """Tell whether a cue in a frame is worth a closer look."""
    return prior(lemma, frame) > HOPELESS or is_certain(lemma, frame)


@functools.lru_cache(maxsize=1 << 14)
def hopes(verb: str) -> tuple[bool, bool, bool]:
    """Tell where a verb may have its content: quoted before it, unquoted before it, after it."""
    return (
        any(hopeful(verb, frame) for frame in QUOTED_BEFORE),
        any(hopeful(verb, frame) for frame in CLAUSE_BEFORE),
        hopeful(verb, ANY_AHEAD),
    )


def _prior(data: dict[str, Any], entry: dict[str, float] | None, frame: str) -> float:
    if entry is not None and frame in entry:
        return _log_odds(entry[frame])
    lift = data["rare"] if entry is None else entry["lift"]
    return _log_odds(data["frames"].get(frame, 0.02)) + float(lift)


def _log_odds(share: float) -> float:
    return math.log(share / (1.0 - share))


@functools.cache
def cue_nouns() -> dict[str, str]:
    """Return the forms of the nouns that attribute, each with its singular."""
    forms: dict[str, str] = {}
    for noun in _lexicon()["nouns"].split():
        forms[noun] = noun
        plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
        forms.setdefault(plural, noun)
    return forms


@functools.cache
def cue_adjectives() -> frozenset[str]:
    """Return the predicate adjectives that attribute: "is confident that"."""
    return frozenset(_lexicon()["adjectives"].split())


@functools.cache
def carriers() -> frozenset[str]:
    """Return nouns for people and bodies that can be cited as a source."""
    return frozenset(_lexicon()["carriers"].split())


@functools.cache
def _clausal() -> frozenset[str]:
    return frozenset(_lexicon()["clausal"].split())


@functools.lru_cache(maxsize=1 << 14)
def takes_clause(verb: str) -> bool:
    """Whether a verb was seen with a that-clause, or often with a bare one: "said it would"."""
    if verb in _clausal() or is_certain(verb, "post-end"):
        return True
    packed = _lexicon()["cues"].get(verb)
    if packed is None:
        return False
    entry: dict[str, float] = marshal.loads(packed)  # noqa: S302 (made by `_lay_out`)
    return "that" in entry or entry.get("clause", 0.0) > OFTEN


def is_certain(lemma: str, frame: str) -> bool:
    """Whether a cue counts in a frame whatever its weight."""
    bare = lemma[2:] if lemma[1:2] == ":" else lemma
    return bare in _certain().get(frame, ())


@functools.cache
def _certain() -> dict[str, frozenset[str]]:
    return {
        frame: frozenset(word.replace("-", " ") for word in words.split())
        for frame, words in _lexicon()["certain"].items()
    }


@functools.cache
def addressing() -> frozenset[str]:
    """Return verbs whose first object is the one spoken to."""
    return frozenset(_lexicon()["addressing"].split())


@functools.cache
def times() -> frozenset[str]:
    """Return words of time that may stand between a cue and its content: "said Friday that"."""
    return frozenset(_lexicon()["times"].split())
