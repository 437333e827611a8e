"""The lexicon of references back (`anaphors.yaml`), and what has been read of one phrase."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from armsctl.lexicon import load_lexicon
from armsctl.values import Value

Determiner: TypeAlias = Literal[
    "definite", "possessive", "genitive", "indefinite", "predicate", "headline", "none"
]
# "rival": the phrase means another deal. "unborn": one that does not exist.
Verdict: TypeAlias = Literal["open", "rival", "unborn"]

# What may stand between two words of such a phrase.
INSIDE: Final = re.compile(r"[\s\u00a0]*,?[\s\u00a0]*[\"“”'‘’\[\]]{0,2}[\s\u00a0]*\Z")


class Lexicon(Value):
    """The words of `anaphors.yaml`."""

    heads: dict[str, dict[str, float]]
    own_name: frozenset[str]
    near_only: frozenset[str]
    plain: frozenset[str]
    telling: frozenset[str]
    evaluative: frozenset[str]
    subject: dict[str, list[str]]
    periods: dict[str, list[int]]
    foreign: frozenset[str]
    unborn: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    leaving: frozenset[str]
    bare_after: frozenset[str]
    saying: frozenset[str]
    several: frozenset[str]
    not_before: frozenset[str]
    idioms: tuple[tuple[str, ...], ...]


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon, read when it is first needed."""
    data: dict[str, Any] = load_lexicon(Path(__file__).with_name("anaphors.yaml"))
    tables = {"heads", "subject", "periods"}
    fields: dict[str, Any] = {
        key: value if key in tables else frozenset(value) for key, value in data.items()
    }
    fields["idioms"] = tuple(tuple(idiom.split()) for idiom in data["idioms"])
    return Lexicon(**fields)


class Reading:
    """What has been read of a phrase so far, from its head to the left."""

    __slots__ = (
        "actors",
        "age",
        "evaluative",
        "first",
        "strength",
        "subjects",
        "units",
        "verdict",
        "years",
    )

    def __init__(self, first: int) -> None:
        self.first = first
        self.verdict: Verdict = "open"
        self.years: tuple[tuple[int, int], ...] = ()
        self.age: int | None = None
        self.subjects: tuple[str, ...] = ()
        self.actors: tuple[str, ...] = ()
        self.evaluative = 0
        self.strength = 0
        self.units = 0
