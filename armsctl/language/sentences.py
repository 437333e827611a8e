"""Where sentences and paragraphs begin.

A full stop ends a sentence where the next word could begin one; not after a title, a month, an
initial. An empty line ends a paragraph and a sentence. A single line break does where the line
before it is so short or so long that it was not wrapped to a width (headlines, one line for each
paragraph), and the next does not go on in lower case.
"""

from __future__ import annotations

import functools
import itertools
from operator import itemgetter
from pathlib import Path

from armsctl.lexicon import load_lexicon

# A line of prose wrapped to a width has at least this many characters, and at most that many.
WRAPPED = range(38, 121)

_LAST = itemgetter(-1)
FINAL = frozenset(".!?…")
CLOSERS = frozenset(['"', "”", "’", "'", "''", "’’", ")", "]", "»"])


@functools.cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return titles, other abbreviations, and words that like to begin sentences."""
    data = load_lexicon(Path(__file__).with_name("sentences.yaml"))
    titles, short, beginners = (
        frozenset(data[name].split()) for name in ("titles", "short", "beginners")
    )
    return titles, short, beginners


def find_bounds(
    text: str,
    words: list[str],
    lower: list[str],
    starts: list[int],
    ends: list[int],
    lines: list[int],
) -> tuple[list[int], list[int]]:
    """Return the token indices at which sentences, and paragraphs, begin; then the token count.

    `lines` are the indices that a line break precedes.
    """
    count = len(words)
    paragraphs = _paragraphs(text, words, starts, ends, lines)
    breaks = set(paragraphs)
    # All words are looked at: no loop of Python's own.
    for index in itertools.compress(itertools.count(), map(FINAL.__contains__, map(_LAST, lower))):
        after = index + 1
        while after < count and words[after] in CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if (
            after < count
            and after not in breaks
            and _ends(index, after, words, lower, starts, ends)
        ):
            breaks.add(after)
    breaks.update((0, count))
    return sorted(breaks), paragraphs


def _ends(
    index: int, after: int, words: list[str], lower: list[str], starts: list[int], ends: list[int]
) -> bool:
    """Whether the mark at `index` ends a sentence, the next one beginning at `after`."""
    titles, short, beginners = _lexicon()
    if starts[after] == ends[after - 1]:
        return False
    first = words[after]
    if first in "([\"“‘'«„—–-" and after + 1 < len(words):
        first, after = words[after + 1], after + 1
    if first[0].islower() or first[0] in ",;:)":
        return False
    mark = lower[index]
    if mark in {"!", "?", "…"} or (mark[0] == "." and len(mark) > 1):
        return True
    before = lower[index - 1] if index and mark == "." and ends[index - 1] == starts[index] else ""
    if before in titles:
        return False
    if before in short or len(mark) > 1:
        return lower[after] in beginners
    if len(before) == 1 and before.isalpha() and words[index - 1].isupper():
        return before == "i" or lower[after] in beginners
    return True


def breaks_paragraph(gap: str, line: int, after: str) -> bool:
    """Tell whether a paragraph ends at a gap with a line break.

    `line` is the length of the line before it, `after` the character behind it: prose wrapped to a
    width goes on, and so does what a small letter begins; a blank line ends all.
    """
    return gap.count("\n") > 1 or not (line in WRAPPED or after.islower())


def _paragraphs(
    text: str, words: list[str], starts: list[int], ends: list[int], lines: list[int]
) -> list[int]:
    """Return the token indices at which paragraphs begin, with 0 and the number of tokens."""
    count = len(words)
    found = [0]
    line = 0  # where the current line begins
    for index in lines:
        gap_start = ends[index - 1] if index else 0
        if index:
            gap = text[gap_start : starts[index]]
            if breaks_paragraph(gap, gap_start - line, words[index][0]):
                found.append(index)
        line = starts[index]
    if found[-1] != count:
        found.append(count)
    return found
