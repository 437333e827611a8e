"""Noun phrases that could refer back to a treaty: "the treaty", "a decades-old arms pact".

Each begins with one of the heads of `anaphors.yaml` and is read to the left, unit by unit ("Cold
War-era", "U.S.-Russian", "landmark"), to its determiner. What each modifier says of the treaty is
noted for `anaphors`, which decides whom the phrase means. A phrase with a modifier of another
domain ("trade deal", "Paris climate accord") or another treaty's name is kept as a rival: what
stands near it may refer to that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from armsctl.mentions.anaphor_words import INSIDE, Reading, lexicon
from armsctl.mentions.determiners import determine, in_headline, starts_sentence
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Collection

    from armsctl.mentions.anaphor_words import Determiner, Lexicon, Verdict
    from armsctl.mentions.folding import Words

_LONGEST: Final = 7
_HYPHENS: Final = frozenset("-‐‑–")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
_AGED: Final = re.compile(r"(\d{1,2})-year(?:-old)?\Z")


class Description(Value):
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


# What is a verb after one of these words.
_VERBS = frozenset({"deal", "deals", "contract"})
_BEFORE_VERB = frozenset(
    {"to", "will", "would", "can", "could", "must", "should", "may", "might", "shall", "not"}
    | {"we", "they", "you", "i", "he", "she", "it", "who", "which", "cannot", "ll", "d"}
)


def _describe(
    words: Words, head: int, taken: Collection[int], actors: Collection[str], known: Lexicon
) -> Description | None:
    noun = words.words[head]
    if any(_ends_with(words, head, idiom) for idiom in known.idioms):
        return None
    if head + 1 < len(words) and words.words[head + 1] in known.not_before:
        return None
    if noun in _VERBS and head > 0 and words.words[head - 1] in _BEFORE_VERB:
        return None  # "has to deal with"
    reading = Reading(head)
    while reading.units < _LONGEST and reading.first > 0:
        if not INSIDE.match(words.gap(reading.first)) or reading.first - 1 in taken:
            break
        start = _unit_start(words, reading.first - 1)
        if not _read_unit(words, start, reading, actors, known):
            break
    if _names_another(words, head):
        reading.verdict = "rival"
    determiner = determine(words, reading, head, taken, known)
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
    words: Words, start: int, reading: Reading, actors: Collection[str], known: Lexicon
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


def _read_unknown(words: Words, start: int, end: int, reading: Reading) -> bool:
    """Take or refuse a unit that the lexicon does not have."""
    written = words.written(start)
    if written[:1].isupper() and start > 0 and not starts_sentence(words, start):
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
    if not words.written(head)[:1].isupper() or in_headline(words, head):
        return False
    if following == "the" and after + 2 < len(words):
        following = words.written(after + 2)
    return following[:1].isupper()
