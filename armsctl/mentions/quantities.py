"""Distances as they are written: numbers, units and words of comparison, read into kilometres.

Nothing here knows whether a distance is a weapon's reach: `ranges` decides that. Words come from
`ranges.yaml`; the grammar is

    quantity   = [comparison …] number [-] unit [comparison after]
               | ["between" | "from"] [comparison …] number [unit] ("and" | "to" | "-")
                 [comparison …] number unit
    group      = quantity, then conversions of it: "(3,500 kilometers)", "or 2,175 miles"
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from armsctl.lexicon import prepared
from armsctl.mentions import phrases
from armsctl.mentions.numbers import Number, begins_number, read_number
from armsctl.mentions.phrases import Phrases, ending_at, phrase_book, starting_at
from armsctl.values import Value

if TYPE_CHECKING:
    from armsctl.mentions.model import Comparator
    from armsctl.mentions.tokens import Tokens

LEXICON = Path(__file__).with_name("ranges.yaml")

_DASHES = frozenset("-–—‐‑‒−")
# "to no more than about" is three phrases of comparison; no writer piles up more than four.
_PILE = 4
_CONVERTING = frozenset({"(", "[", "or", "/", "="})
# A conversion is rounded: 2,175 miles are 3,500 km, 3,400 miles 5,500 km. Beyond this share two
# figures side by side are two distances.
_ROUNDING = 0.15


class Quantity(Value):
    """One distance in km; `first` and `stop` are token indices, comparison words included."""

    first: int
    stop: int
    unit: str
    comparator: Comparator
    low: float
    high: float


class Group(Value):
    """A distance and its conversions; they stand or fall together."""

    first: int
    stop: int
    quantities: tuple[Quantity, ...]


class Words(Value):
    """The lexicon's words for quantities, by token."""

    units: dict[str, tuple[str, float]]
    before: Phrases
    after: Phrases
    frames: Phrases
    never: Phrases


@functools.cache
def load_words() -> Words:
    """Return the words of `ranges.yaml` that make up a quantity."""
    return Words(*prepared(LEXICON, _word_table, phrases.__file__, __file__))


def _word_table(data: dict[str, Any]) -> tuple[Any, ...]:
    units = {
        word: (name, float(unit["km"]))
        for name, unit in data["units"].items()
        for word in unit["words"]
    }
    comparison = data["comparison"]
    books = (phrase_book(comparison[name]) for name in ("before", "after", "frames"))
    return (units, *books, phrase_book({"never": data["never_after"]}))


def read_groups(tokens: Tokens) -> list[Group]:
    """Return all distances of a stretch of text, conversions joined to what they convert."""
    lexicon, words = load_words(), tokens.words
    groups: list[Group] = []
    done = 0  # tokens before this one have been read
    free = 0  # and those before this one belong to an earlier quantity
    for at in [place for place, word in enumerate(words) if begins_number(word)]:
        if at < done:
            continue
        number = read_number(tokens, at)
        quantity = number and _read_quantity(tokens, at, number, free, lexicon)
        if not number or not quantity:
            done = number.stop if number else 0
            continue
        done = free = quantity.stop
        last = groups[-1] if groups else None
        if last and (joined := _convert(tokens, last, quantity)):
            groups[-1] = joined
        else:
            groups.append(Group(quantity.first, quantity.stop, (quantity,)))
    return [_compare_after(words, group, lexicon) for group in groups]


def _read_quantity(
    tokens: Tokens, at: int, number: Number, free: int, lexicon: Words
) -> Quantity | None:
    """Return the point or the interval that begins with this number, or None without a unit."""
    words = tokens.words
    plus = words[number.stop : number.stop + 1] == ["+"]  # "500+ km"
    unit = _read_unit(tokens, number.stop + plus, lexicon)
    first, comparator = _comparison(words, at, free, lexicon)
    comparator = ">=" if plus else comparator
    interval = _read_interval(tokens, first, number, unit, lexicon)
    if interval:
        opening, stop, name, low, high = interval
        return Quantity(opening, stop, name, "..", low, high)
    if not unit:
        return None
    stop, name, factor = unit
    if starting_at(lexicon.never, words, stop) or (tokens.glued(stop) and _goes_on(words, stop)):
        return None
    if not comparator:
        frame = ending_at(lexicon.frames, words, first)
        comparator = frame[1] if frame else ""
    km = round(number.value * factor, 6)
    return Quantity(first, stop, name, _comparator(comparator), km, km)


def _goes_on(words: list[str], stop: int) -> bool:
    """Tell "km2" and "km/h", where something that is no punctuation hangs on the unit."""
    return stop < len(words) and (words[stop][0].isalnum() or words[stop] == "/")


def _comparator(meaning: str) -> Comparator:
    found: Comparator
    for found in (">=", "<=", ">", "<", "~"):
        if meaning == found:
            return found
    return "="


def _comparison(words: list[str], at: int, free: int, lexicon: Words) -> tuple[int, str]:
    """Return where the words of comparison before token `at` begin, and what they say.

    "up to about 500 km": the outermost word that is not just "about" decides.
    """
    first, said = at, ""
    for _ in range(_PILE):
        found = ending_at(lexicon.before, words, first)
        if not found or found[0] < free:
            break
        first, meaning = found
        if meaning != "~" or not said:
            said = meaning
    return first, said


def _read_unit(tokens: Tokens, at: int, lexicon: Words) -> tuple[int, str, float] | None:
    """Return (token after the unit, unit, kilometres in one) where a unit begins at token `at`."""
    words, size = tokens.words, len(tokens.words)
    if at < size and words[at] in _DASHES and at + 1 < size:
        at += 1
    if at >= size:
        return None
    word = words[at]
    if word == "nautical" and at + 1 < size:
        at += 2 if words[at + 1] in _DASHES else 1
        word = f"nautical {words[at]}" if at < size else ""
    unit = lexicon.units.get(word)
    if unit and len(word) == 2 and word in ("mi", "nm") and tokens.text[tokens.starts[at]] == "M":
        return None  # "MI" is Michigan
    return (at + 1, *unit) if unit else None


def _read_interval(
    tokens: Tokens, first: int, one: Number, unit: tuple[int, str, float] | None, lexicon: Words
) -> tuple[int, int, str, float, float] | None:
    """Return (first token, stop, unit, low, high) of "500 km to 5,500 km" and its like, or None.

    `first` is where the words of comparison before the number `one` begin, `unit` its own unit.
    """
    words, size = tokens.words, len(tokens.words)
    opening = words[first - 1] if first else ""
    at = unit[0] if unit else one.stop
    if unit and (bracket := _skip_bracket(tokens, at, unit, lexicon)):
        at = bracket
    # "500- to 5,500-kilometer", "500-to-5,500-kilometer", "from 500 up to 5,500": to the "to"
    while at + 1 < size and words[at + 1] == "to" and (words[at] in _DASHES or words[at] == "up"):
        at += 1
    if at + 1 >= size:
        return None
    joint = words[at]
    pairs = joint == "and" and opening in ("between", "(", "[")
    if not (pairs or joint in _DASHES or joint in ("to", "or")):
        return None
    at += 1
    if words[at] in _DASHES:
        at += 1
    for _ in range(_PILE):  # "between 500 and up to about 5,500"
        step = starting_at(lexicon.before, words, at)
        if not step:
            break
        at = step[0]
    two = read_number(tokens, at) if at < size else None
    end = two and _read_unit(tokens, two.stop, lexicon)
    if not two or not end or starting_at(lexicon.never, words, end[0]):
        return None
    if tokens.glued(end[0]) and _goes_on(words, end[0]):
        return None
    value = one.value
    if one.scale == 1 and two.scale > 1 and value < two.value / two.scale:
        value *= two.scale  # "two to three hundred miles"
    low, high = round(value * (unit or end)[2], 6), round(two.value * end[2], 6)
    # "500 miles or 800 km" converts; "or" between neighbours spans them: "300 or 400 miles"
    if joint == "or" and (unit or high > 2 * low):
        return None
    if low >= high:
        if opening != "between" or low == high:
            return None
        low, high = high, low
    return first - (opening in ("between", "from")), end[0], end[1], low, high


def _skip_bracket(
    tokens: Tokens, at: int, unit: tuple[int, str, float], lexicon: Words
) -> int | None:
    """Return the token after "(310 miles)" where that is all a bracket at `at` holds."""
    words = tokens.words
    if at >= len(words) or words[at] not in ("(", "["):
        return None
    at += 1
    step = starting_at(lexicon.before, words, at)
    at = step[0] if step else at
    number = read_number(tokens, at) if at < len(words) else None
    other = number and _read_unit(tokens, number.stop, lexicon)
    if not other or other[1] == unit[1] or other[0] >= len(words):
        return None
    return other[0] + 1 if words[other[0]] in (")", "]") else None


def _convert(tokens: Tokens, group: Group, new: Quantity) -> Group | None:
    """Return the group with `new` as one more conversion, or None where it is none.

    A conversion gives the same length in another unit, in brackets, after a slash or after "or";
    it inherits the comparison, unless it alone is called approximate.
    """
    between = tokens.words[group.stop : new.first]
    head = group.quantities[0]
    if len(between) > 3 or new.unit == head.unit:
        return None
    if not any(word in _CONVERTING or word in _DASHES for word in between):
        return None
    if any(word[0].isalnum() and word != "or" for word in between):
        return None
    if not (_close(head.low, new.low) and _close(head.high, new.high)):
        return None
    comparator = new.comparator
    if comparator == "=" or (comparator == "~" and head.comparator not in ("=", "~")):
        comparator = head.comparator
    stop = new.stop
    if stop < len(tokens.words) and tokens.words[stop] in (")", "]"):
        stop += 1
    return Group(group.first, stop, (*group.quantities, new._replace(comparator=comparator)))


def _close(one: float, two: float) -> bool:
    return abs(one - two) <= _ROUNDING * max(one, two)


def _compare_after(words: list[str], group: Group, lexicon: Words) -> Group:
    """Return the group with what follows it read: "500 km (310 miles) or more"."""
    found = starting_at(lexicon.after, words, group.stop)
    if not found:
        return group
    quantities = [
        q._replace(comparator=_comparator(found[1])) if q.comparator in "=~" else q
        for q in group.quantities
    ]
    if len(quantities) == 1:  # the words touch the unit, not a bracket
        quantities[0] = quantities[0]._replace(stop=found[0])
    return Group(group.first, found[0], tuple(quantities))
