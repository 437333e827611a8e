"""English numbers in running text: "5,500", "5 500", "1.5 thousand", "three hundred and ten", "2½".

Works on tokens, so that a number is read once, from its first token, in a bounded
number of steps: hostile text costs no more than prose does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.values import Value

if TYPE_CHECKING:
    from armsctl.mentions.tokens import Tokens

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: float(i) for i, word in enumerate(_ONES.split())}
_TEN = {word: 20.0 + 10 * i for i, word in enumerate(_TENS.split())}
SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "billion": 1e9}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
# "several hundred miles" is no number that anyone could check.
VAGUE = frozenset({"several", "few", "couple", "many", "some", "of", "dozen"})
# Spaces that group digits by threes: plain, no-break, thin, figure and narrow no-break.
_GROUP_SPACES = frozenset(" \u00a0\u2009\u2007\u202f")
# No distance has more digits, and converting a book of digits would take quadratic time.
_MAX_DIGITS = 15
NUMBER_WORDS = frozenset({*_SMALL, *_TEN, *SCALES, "half", "a"})


class Number(Value):
    """A number's value, the index of the token after it, and the scale word's factor (or 1)."""

    value: float
    stop: int
    scale: float = 1.0


def read_digits(token: str) -> float | None:
    """Return the value of "5,500", "1,000.5", "5.500" or "12,5"; None where it is no one number.

    A comma before exactly three digits groups thousands, before others it is a decimal comma. A
    point is a decimal point, but "5.500" and "1.000.000", whose noughts say nothing after a decimal
    point, are thousands as much of the world prints them.
    """
    if len(token) > _MAX_DIGITS:
        return None
    head, *groups = token.replace(",", ".").split(".")
    if not groups:
        return float(head)
    thousands = len(head) <= 3 and head[0] != "0" and all(len(g) == 3 for g in groups)
    commas, points = token.count(","), token.count(".")
    if not points:
        if thousands:
            return float(head + "".join(groups))
        return float(f"{head}.{groups[0]}") if commas == 1 else None
    if not commas:
        if thousands and (points > 1 or groups[0].endswith("00")):
            return float(head + "".join(groups))
        return float(token) if points == 1 else None
    # Both signs: the last one is the decimal sign and must be the only one of its kind.
    last = max(token.rfind(","), token.rfind("."))
    whole = token[:last].replace(",", ".").split(".")
    if token.count(token[last]) != 1 or not all(len(g) == 3 for g in whole[1:]):
        return None
    return float("".join(whole) + "." + token[last + 1 :])


def begins_number(word: str) -> bool:
    """Tell whether a number may begin with a token."""
    return word in NUMBER_WORDS or word in _FRACTIONS or word[0].isdecimal()


def read_number(tokens: Tokens, index: int) -> Number | None:
    """Return the number that begins at token `index`, the longest reading, or None.

    "several hundred", digits that end a name ("SS-20", "9M729") and sums of money are none.
    """
    words = tokens.words
    word = words[index]
    if word[0].isdecimal():
        if _ends_name(tokens, index):
            return None
        return _read_figures(tokens, index)
    if word in _FRACTIONS:
        return Number(_FRACTIONS[word], index + 1)
    if word in NUMBER_WORDS:
        return _read_words(tokens, index)
    return None


def _ends_name(tokens: Tokens, index: int) -> bool:
    """Tell "Hwasong-14" and "S300" from "about 14": the digits hang on letters, or on money."""
    if not tokens.glued(index):
        return index > 0 and tokens.words[index - 1] in "$€£"
    before = tokens.words[index - 1]
    if before in "-–" and tokens.glued(index - 1):
        return tokens.words[index - 2][0].isalpha() and tokens.words[index - 2] not in NUMBER_WORDS
    return before[0].isalpha() or before in "$€£#"


def _read_figures(tokens: Tokens, index: int) -> Number | None:
    words, size = tokens.words, len(tokens.words)
    value = read_digits(words[index])
    if value is None:
        return None
    stop = index + 1
    if len(words[index]) <= 3 and words[index].isdecimal() and words[index][0] != "0":
        stop = _end_of_groups(tokens, index)
        if stop > index + 1:
            value = float("".join(words[index:stop]))
    if stop < size and words[stop] in _FRACTIONS:
        return Number(value + _FRACTIONS[words[stop]], stop + 1)
    # "1/2 mile", "2 1/2 miles"
    if _is_quotient(words, stop - 1):
        return Number(value / float(words[stop + 1]), stop + 2)
    if stop + 2 < size and _is_quotient(words, stop) and not tokens.glued(stop):
        return Number(value + float(words[stop]) / float(words[stop + 2]), stop + 3)
    scale = SCALES.get(words[stop]) if stop < size else None
    if scale and (words[stop] != "k" or tokens.glued(stop)):
        return Number(value * scale, stop + 1, scale)
    return Number(value, stop)


def _is_quotient(words: list[str], index: int) -> bool:
    return (
        index + 2 < len(words)
        and words[index + 1] == "/"
        and words[index] in ("1", "2", "3")
        and words[index + 2] in ("2", "3", "4", "8")
    )


def _end_of_groups(tokens: Tokens, index: int) -> int:
    """Return where "5 500" or "1 000 000" ends: groups of three digits, one space before each."""
    stop = index + 1
    # A second group at the most after the first: nobody prints a distance in billions.
    while stop < min(len(tokens.words), index + 3):
        group, gap = tokens.words[stop], tokens.text[tokens.ends[stop - 1] : tokens.starts[stop]]
        whole, _, decimals = group.partition(".")
        if gap not in _GROUP_SPACES or len(whole) != 3 or not whole.isdecimal():
            break
        stop += 1
        if decimals:
            break
    return stop


def _read_words(tokens: Tokens, index: int) -> Number | None:
    """Read "three hundred and ten", "twenty-five", "a thousand", "half a", "two and a half"."""
    words, size = tokens.words, len(tokens.words)
    if words[index] == "half":
        stop = index + 1
        if stop < size and words[stop] == "a":
            stop += 1
        return Number(0.5, stop)
    total = current = 0.0
    scale = 1.0
    stop = index
    if words[stop] == "a":
        if stop + 1 >= size or words[stop + 1] not in ("hundred", "thousand", "half"):
            return None
        stop += 1
        if words[stop] == "half":
            return Number(0.5, stop + 1)
        current = 1.0
    elif words[stop] in SCALES:
        if words[stop] == "k" or (stop > 0 and words[stop - 1] in VAGUE):
            return None
        current = 1.0
    at = stop
    # "nine hundred ninety-nine million nine hundred …": no distance takes more words than that.
    while at < min(size, index + 16):
        word = words[at]
        if word in _SMALL or word in _TEN:
            digit = _SMALL.get(word, 0.0) or _TEN.get(word, 0.0)
            if current % 100 and not (current % 100 >= 20 and current % 10 == 0 and digit < 10):
                break
            current += digit
        elif word == "hundred":
            current *= 100
            scale = 1e2
        elif word in SCALES and word != "k":
            total += current * SCALES[word]
            current, scale = 0.0, SCALES[word]
        elif _joins(tokens, at, scale):
            at += 1
            continue
        elif word == "and" and words[at + 1 : at + 3] == ["a", "half"]:
            return Number(total + current + 0.5, at + 3)
        else:
            break
        at += 1
        stop = at
    if stop == index:
        return None
    return Number(total + current, stop, scale)


def _joins(tokens: Tokens, at: int, scale: float) -> bool:
    """Tell the hyphen of "twenty-five" and the "and" of "three hundred and ten"."""
    words = tokens.words
    if at + 1 >= len(words):
        return False
    if words[at] == "-":
        return tokens.glued(at) and words[at + 1] in NUMBER_WORDS
    return words[at] == "and" and scale > 1 and (words[at + 1] in _SMALL or words[at + 1] in _TEN)
