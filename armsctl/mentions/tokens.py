"""A stretch of text as tokens with their places, for the readers of numbers and distances."""

from __future__ import annotations

import functools
import re

from armsctl.values import Value


class Tokens(Value):
    """A stretch of text cut into words, digit groups and single signs.

    `words` are lower case; `starts` and `ends` count code points in the whole text. `sentences`
    numbers the sentence that each token belongs to, from 0 within this stretch.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]

    def glued(self, index: int) -> bool:
        """Return whether nothing stands between this token and the one before it."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]


@functools.cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S")


# A full stop after these ends no sentence.
_ABBREVIATED = frozenset(
    {"mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "capt", "adm", "sen", "rep", "gov"}
    | {"st", "no", "approx", "ca", "est", "vs", "jr", "sr", "sq"}
)
_CLOSERS = frozenset("\"'”’)]")


def _abbreviated(word: str) -> bool:
    return word in _ABBREVIATED or (len(word) == 1 and word.isalpha())


def tokenize(text: str, start: int, end: int) -> Tokens:
    """Cut `text[start:end]` into tokens and tell its sentences apart."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    sentence = 0
    stopped = False  # a full stop has been read, and nothing but closing quotation marks since
    before = start
    for match in _token_pattern().finditer(text, start, end):
        sign, at = match.group(), match.start()
        gap = text[before:at] if at > before else ""
        if gap.count("\n") > 1 or (stopped and gap and not sign[0].islower()):
            sentence += 1
            stopped = False
        if sign in ".!?":
            stopped = sign != "." or not (words and _abbreviated(words[-1]))
        elif sign not in _CLOSERS:
            stopped = False
        words.append(sign.lower())
        starts.append(at)
        ends.append(match.end())
        sentences.append(sentence)
        before = match.end()
    return Tokens(text, words, starts, ends, sentences)
