"""Phrase books: lexicon phrases looked up at a place in a list of tokens, one dictionary get each.

A lexicon writes a phrase as tokens with spaces between; "hit/hits a" stands for two phrases.
"""

from __future__ import annotations

from typing import TypeAlias

# One word of the phrase (the last, or the first) → (whole phrase, meaning), longest phrase first.
Phrases: TypeAlias = dict[str, list[tuple[tuple[str, ...], str]]]
# Tokens in the longest phrase that `starting_at` looks for.
LONGEST = 4


def phrase_book(entries: dict[str, list[str]]) -> Phrases:
    """Return the phrases keyed by their last word, longest first; "a/b c" stands for two."""
    book: Phrases = {}
    for meaning, phrases in entries.items():
        for phrase in phrases:
            for words in expand(phrase):
                book.setdefault(words[-1], []).append((words, meaning))
    for options in book.values():
        options.sort(key=lambda option: -len(option[0]))
    return book


def expand(phrase: str) -> list[tuple[str, ...]]:
    """Return each reading of a lexicon phrase, whose words may offer choices: "hit/hits a"."""
    readings: list[tuple[str, ...]] = [()]
    for word in phrase.split():
        choices = word.split("/") if word != "/" else ["/"]
        readings = [(*reading, choice) for reading in readings for choice in choices]
    return readings


def ending_at(book: Phrases, words: list[str], stop: int) -> tuple[int, str] | None:
    """Return (first token, meaning) of the longest phrase that ends before token `stop`."""
    for phrase, meaning in book.get(words[stop - 1], ()) if stop else ():
        first = stop - len(phrase)
        if first >= 0 and tuple(words[first:stop]) == phrase:
            return first, meaning
    return None


def starting_at(book: Phrases, words: list[str], first: int) -> tuple[int, str] | None:
    """Return (token after it, meaning) of the longest phrase that begins at token `first`."""
    for length in range(LONGEST, 0, -1):
        stop = first + length
        if stop > len(words):
            continue
        for phrase, meaning in book.get(words[stop - 1], ()):
            if len(phrase) == length and tuple(words[first:stop]) == phrase:
                return stop, meaning
    return None
