"""Cut a text into words and marks, with their places, at some ten million characters a second.

A word keeps its hyphens ("short-range"), its digits their points and commas ("1,500.5"), letters
with points stay together ("U.S.", "p.m."). What follows an apostrophe inside a word is a token of
its own: "Trump" + "’s", "don" + "’t". Every other mark is a token.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from itertools import accumulate
from operator import sub

# No group is repeated possessively: Python gets that wrong before 3.11.5.
PATTERN = (
    r" [A-Za-z]{2,}+(?![\w&-]|[.,]\d)"  # most words, said first: it saves a quarter of the time
    r"|(?<=\w)['’]\w+"  # 's, 't, 're; and the rest of O'Brien
    r"|\s*(?:(?:[A-Za-z]\.){2,}|\w+(?:[-&]\w+|[.,]\d+)*|--+|\.\.+|''|``|’’|‘‘|\S)"
    r"|\s+\Z"
)


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(PATTERN)


@functools.cache
def _line_break() -> re.Pattern[str]:
    return re.compile(r"\n\s*")


def split(text: str) -> tuple[list[str], list[str], list[int], list[int], list[int]]:
    """Return tokens, lower-case tokens, starts, ends; and the indices that line breaks precede."""
    parts = _pattern().findall(text)
    if parts and parts[-1].isspace():
        del parts[-1]
    ends = list(accumulate(map(len, parts)))
    words = list(map(str.strip, parts))
    lower = list(map(str.lower, words))
    starts = list(map(sub, ends, map(len, words)))
    breaks = [bisect_left(starts, match.end()) for match in _line_break().finditer(text)]
    lines = [index for index in breaks if index < len(starts)]
    return words, lower, starts, ends, lines
