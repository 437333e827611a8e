"""Noun phrases that could refer back to a treaty: "the treaty", "a decades-old arms pact".

Each begins with one of the heads of `anaphors.yaml` and is read to the left, unit by unit ("Cold
War-era", "U.S.-Russian", "landmark"), to its determiner. What each modifier says of the treaty is
noted for `anaphors`, which decides whom the phrase means. A phrase with a modifier of another
domain ("trade deal", "Paris climate accord") or another treaty's name is kept as a rival: what
stands near it may refer to that.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from armsctl.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Collection

    from armsctl.mentions.folding import Words

Determiner: TypeAlias = Literal[
    "definite", "possessive", "genitive", "indefinite", "predicate", "headline", "none"
]
# "rival": the phrase means another deal. "unborn": one that does not exist.
Verdict: TypeAlias = Literal["open", "rival", "unborn"]

_LONGEST: Final = 7
_HYPHENS: Final = frozenset("-‐‑–")
# What may stand between two words of such a phrase.
_INSIDE: Final = re.compile(r"[\s\u00a0]*,?[\s\u00a0]*[\"“”'‘’\[\]]{0,2}[\s\u00a0]*\Z")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
_AGED: Final = re.compile(r"(\d{1,2})-year(?:-old)?\Z")
_ENDING: Final = re.compile(r"[.!?…][\"”’')\]]*\Z")
_BLANK: Final = re.compile(r"\n[ \t\r]*\n")
# A paragraph without a full stop at its end is a headline or a caption if it is no longer.
_HEADLINE: Final = 400


@dataclass(frozen=True, slots=True)
class Lexicon:
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


@dataclass(frozen=True, slots=True)
class Description:
    """The words [first, end) describe something that the head names, without naming it.

    `head` is the index of the noun. `years` are the years of which the thing must be, `subjects`
    lists of word stems of which one each must be said of it, `actors` names of states and bodies
    ("u.s.", "russian") that must be parties. `strength` counts the modifiers that tell which one.
    """

    first: int
    end: int
    head: int
    noun: str
    determiner: Determiner
    verdict: Verdict
    years: tuple[tuple[int, int], ...] = ()
    age: int | None = None
    subjects: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    evaluative: int = 0
    strength: int = 0


@dataclass(slots=True)
class _Reading:
    """What has been read of a phrase so far, from its head to the left."""

    first: int
    verdict: Verdict = "open"
    years: tuple[tuple[int, int], ...] = ()
    age: int | None = None
    subjects: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    evaluative: int = 0
    strength: int = 0
    units: int = 0


def find_descriptions(
    words: Words, taken: Collection[int], actors: Collection[str]
) -> list[Description]:
    """Return the descriptions in `words` outside the words `taken`, rivals and all, in text order.

    `actors` are the folded names and adjectives of states and bodies.
    """
    known = lexicon()
    return [
        description
        for index, word in enumerate(words.words)
        if word in known.heads
        and index not in taken
        and (description := _describe(words, index, taken, actors, known)) is not None
    ]


def _describe(
    words: Words, head: int, taken: Collection[int], actors: Collection[str], known: Lexicon
) -> Description | None:
    noun = words.words[head]
    if any(_ends_with(words, head, idiom) for idiom in known.idioms):
        return None
    if head + 1 < len(words) and words.words[head + 1] in known.not_before:
        return None
    reading = _Reading(head)
    while reading.units < _LONGEST and reading.first > 0:
        if not _INSIDE.match(words.gap(reading.first)) or reading.first - 1 in taken:
            break
        start = _unit_start(words, reading.first - 1)
        if not _read_unit(words, start, reading, actors, known):
            break
    if _names_another(words, head):
        reading.verdict = "rival"
    determiner = _determiner(words, reading, head, taken, known)
    return Description(
        reading.first,
        head + 1,
        head,
        noun,
        determiner,
        reading.verdict,
        reading.years,
        reading.age,
        reading.subjects,
        reading.actors,
        reading.evaluative,
        reading.strength,
    )


def _ends_with(words: Words, last: int, idiom: tuple[str, ...]) -> bool:
    first = last + 1 - len(idiom)
    return first >= 0 and tuple(words.words[first : last + 1]) == idiom


def _unit_start(words: Words, last: int) -> int:
    """Return where the hyphenated unit begins that ends with word `last`: "decades-old", "U.S."."""
    start = last
    while start > 0 and last - start < 4:
        gap = words.gap(start)
        dotted = gap == "." and len(words.words[start]) == 1 == len(words.words[start - 1])
        if gap not in _HYPHENS and not dotted:
            break
        start -= 1
    return start


def _unit(words: Words, start: int, end: int) -> str:
    """Return the words [start, end) as a unit of the lexicon is written."""
    parts = [words.words[start]]
    for index in range(start + 1, end):
        parts.append(
            "" if words.gap(index) == "." else "-" if words.gap(index) in _HYPHENS else " "
        )
        parts.append(words.words[index])
    return "".join(parts)


def _read_unit(
    words: Words, start: int, reading: _Reading, actors: Collection[str], known: Lexicon
) -> bool:
    """Take the unit that begins at `start` into `reading`; False where it is outside the phrase."""
    end = reading.first
    unit = _unit(words, start, end)
    if start > 0 and words.gap(start) == " ":
        # Names of two words: "Cold War-era", "United Nations".
        pair = f"{words.words[start - 1]} {unit}"
        if pair in known.periods or pair in actors:
            start -= 1
            unit = pair
    if (
        unit in known.definite
        or unit in known.indefinite
        or unit in known.possessive
        or unit == "s"
    ):
        return False
    if _YEAR.match(unit):
        reading.years = (*reading.years, (int(unit), int(unit)))
    elif aged := _AGED.match(unit):
        reading.age = int(aged[1])
    elif period := known.periods.get(unit):
        reading.years = (*reading.years, (period[0], period[1]))
    elif unit in known.subject:
        reading.subjects = (*reading.subjects, unit)
    elif unit in known.evaluative:
        reading.evaluative += 1
    elif unit in known.foreign:
        reading.verdict = "rival"
    elif unit in known.unborn:
        reading.verdict = "unborn" if reading.verdict == "open" else reading.verdict
    elif unit in known.plain or unit in known.telling:
        pass
    elif (found := _actors_of(unit, actors)) is not None:
        reading.actors = (*reading.actors, *found)
    else:
        return _read_unknown(words, start, end, reading)
    if unit not in known.plain and unit not in known.evaluative and reading.verdict == "open":
        reading.strength += 1
    reading.first = start
    reading.units += 1
    return True


def _read_unknown(words: Words, start: int, end: int, reading: _Reading) -> bool:
    """Take or refuse a unit that the lexicon does not have."""
    written = words.written(start)
    if written[:1].isupper() and start > 0 and not _starts_sentence(words, start):
        # "the Oslo accord": the name of another. A headline has all words in capitals.
        if not _title_case(words, start):
            reading.verdict = "rival"
            reading.first = start
            reading.units += 1
            return True
        return False
    last = words.words[end - 1]
    hyphenated = end - start > 1 and last.endswith(("ed", "en", "old", "era", "long"))
    if hyphenated or last.endswith(("ous", "ible", "able")):
        reading.first = start
        reading.units += 1
        return True
    return False


def _actors_of(unit: str, actors: Collection[str]) -> tuple[str, ...] | None:
    """Return the actors of "u.s.-russian", "iranian": None where a part is none."""
    if unit in actors:
        return (unit,)
    parts = tuple(unit.split("-"))
    return parts if len(parts) > 1 and all(part in actors for part in parts) else None


def _starts_sentence(words: Words, index: int) -> bool:
    return index == 0 or words.sentences[index] != words.sentences[index - 1]


def _title_case(words: Words, index: int) -> bool:
    """Whether the words before `index` in its sentence are capitalised like a headline's."""
    low, _ = words.sentence(index)
    before = [words.written(k) for k in range(max(low, index - 6), index)]
    longer = [word for word in before if len(word) > 4]
    return bool(longer) and all(word[0].isupper() for word in longer)


def _names_another(words: Words, head: int) -> bool:
    """Whether the head begins another's name: "Treaty of Rome", "Convention on the Rights"."""
    after = head + 1
    if after + 1 >= len(words) or words.gap(after) not in {" ", "\n"}:
        return False
    joint = words.words[after]
    following = words.written(after + 1)
    if joint == "of":
        return following[:1].isupper() or following[:1].isdigit()
    if joint not in {"on", "for", "against", "concerning", "relating", "to"}:
        return False
    if not words.written(head)[:1].isupper() or _in_headline(words, head):
        return False
    if following == "the" and after + 2 < len(words):
        following = words.written(after + 2)
    return following[:1].isupper()


def _determiner(
    words: Words, reading: _Reading, head: int, taken: Collection[int], known: Lexicon
) -> Determiner:
    """Return how the phrase that begins at `reading.first` is determined."""
    first = reading.first
    if first == 0:
        return "headline" if _in_headline(words, head) else "none"
    before = words.words[first - 1]
    if _INSIDE.match(words.gap(first)) is None or "," in words.gap(first):
        before = ""
    if before in known.definite:
        # "They regret that agreement has not been reached": no article at all.
        joins = (
            words.words[head] == "agreement"
            and before == "that"
            and words.words[first - 2] in known.saying
        )
        return "none" if joins else "definite"
    if before in known.possessive:
        return "possessive"
    if before == "s" and words.gap(first - 1) in {"'", "’"}:
        return "genitive"
    if before in known.indefinite:
        return _indefinite(words, first - 1, head, reading, taken, known)
    if any(low == high for low, high in reading.years):
        return "headline"  # "2015 nuclear deal" tells enough without an article
    if words.gap(first).strip() == "" and _left(words, first, known):
        return "headline"  # "if U.S. pulls out of treaty": nobody writes so in a sentence
    telling = reading.strength and first < head
    if not _in_headline(words, head) or not (
        telling or before in known.bare_after or _starts_line(words, first)
    ):
        return "none"
    return "headline"


def _starts_line(words: Words, index: int) -> bool:
    gap = words.gap(index)
    return "\n" in gap or ":" in gap or _starts_sentence(words, index)


def _left(words: Words, index: int, known: Lexicon) -> bool:
    """Whether the words before `index` say that somebody leaves, breaks or keeps what follows."""
    before = words.words[index - 1]
    return before in known.leaving or f"{words.words[index - 2]} {before}" in known.leaving


def _indefinite(
    words: Words,
    article: int,
    head: int,
    reading: _Reading,
    taken: Collection[int],
    known: Lexicon,
) -> Determiner:
    """Return "predicate" where "a treaty" can only be one that exists, else "indefinite"."""
    if reading.years or reading.age is not None:
        return "predicate"
    if article == 0:
        return "indefinite"
    held = words.gap(article).strip() == ""
    pair = " ".join(words.words[max(0, article - 2) : article])
    telling = reading.strength or reading.evaluative
    if held and telling and _left(words, article, known):
        return "predicate"
    if words.gap(article).strip() == "," and _after_name(article, taken):
        return "predicate"
    following = words.words[head + 1] if head + 1 < len(words) else ""
    if held and pair in {"this is", "this was"} and following in {"that", "which"}:
        return "predicate" if words.words[head] != "deal" else "indefinite"
    if reading.evaluative > 1 and following in {"that", "which"}:
        return "predicate"
    return "indefinite"


def _after_name(article: int, taken: Collection[int]) -> bool:
    """Whether an apposition begins at `article`: "the INF Treaty with Russia, a landmark pact"."""
    return any(index in taken for index in range(max(0, article - 4), article))


def _in_headline(words: Words, index: int) -> bool:
    """Whether word `index` stands in a headline or caption, where articles are left out."""
    text, start = words.text, words.starts[index]
    low, high = max(0, start - _HEADLINE), start + _HEADLINE
    begin = low
    for match in _BLANK.finditer(text, low, start):
        begin = match.end()
    if begin == low > 0:
        return False
    after = _BLANK.search(text, start, high)
    end = after.start() if after else min(len(text), high)
    if after is None and high < len(text):
        return False
    paragraph = text[begin:end].strip()
    return not _ENDING.search(paragraph) and len(paragraph) <= _HEADLINE
