"""How a description is determined: definite, somebody's, a headline's, or not of one thing at all.

"The treaty" and "this treaty" refer back; "a treaty" does only where it can be none but an existing
one: left or broken ("violate a nuclear agreement"), dated ("a 1987 treaty"), or in apposition to a
name ("the INF Treaty, a landmark pact"). In headlines and captions articles are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from armsctl.mentions.anaphor_words import INSIDE

if TYPE_CHECKING:
    from collections.abc import Collection

    from armsctl.mentions.anaphor_words import Determiner, Lexicon, Reading
    from armsctl.mentions.folding import Words

_ENDING: Final = re.compile(r"[.!?…][\"”’')\]]*\Z")
_BLANK: Final = re.compile(r"\n[ \t\r]*\n")
# A paragraph without a full stop at its end is a headline or a caption if it is no longer.
_HEADLINE: Final = 400


def determine(
    words: Words, reading: Reading, head: int, taken: Collection[int], known: Lexicon
) -> Determiner:
    """Return how the phrase that begins at `reading.first` is determined."""
    first = reading.first
    if first == 0:
        return "headline" if in_headline(words, head) else "none"
    before = words.words[first - 1]
    if INSIDE.match(words.gap(first)) is None or "," in words.gap(first):
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
    if not in_headline(words, head) or not (
        telling or before in known.bare_after or _starts_line(words, first)
    ):
        return "none"
    return "headline"


def _starts_line(words: Words, index: int) -> bool:
    gap = words.gap(index)
    return "\n" in gap or ":" in gap or starts_sentence(words, index)


def _left(words: Words, index: int, known: Lexicon) -> bool:
    """Whether the words before `index` say that somebody leaves, breaks or keeps what follows."""
    before = words.words[index - 1]
    return before in known.leaving or f"{words.words[index - 2]} {before}" in known.leaving


def _indefinite(
    words: Words,
    article: int,
    head: int,
    reading: Reading,
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


def in_headline(words: Words, index: int) -> bool:
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


def starts_sentence(words: Words, index: int) -> bool:
    """Whether word `index` is the first of its sentence."""
    return index == 0 or words.sentences[index] != words.sentences[index - 1]
