"""The company that an alias must keep, or must not: words in the sentences around it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from armsctl.mentions.folding import fold_lines

if TYPE_CHECKING:
    from armsctl.mentions.folding import Words


def spoiled(words: Words, first: int, end: int, never: tuple[str, ...]) -> bool:
    """Whether a word of `never` begins a word in the sentence of the words [first, end)."""
    low, high = words.sentence(first)
    context = f" {' '.join(words.words[low : max(high, end)])} "
    return any(stem in context for stem in stems(never))


def accompanied(words: Words, first: int, end: int, near: tuple[str, ...]) -> bool:
    """Whether a word of `near` begins a word in the same or a neighbouring sentence."""
    low, high = words.sentence(first, around=1)
    context = f" {' '.join(words.words[low:first])} | {' '.join(words.words[end:high])} "
    return any(stem in context for stem in stems(near))


@functools.lru_cache(maxsize=4096)
def stems(company: tuple[str, ...]) -> tuple[str, ...]:
    """Return what to look for in a folded text: each stem after a space."""
    # Three letters begin too many words: "inf" is the treaty, not "information".
    return tuple(f" {stem}" if len(stem) > 3 else f" {stem} " for stem in fold_lines(list(company)))


@functools.lru_cache(maxsize=4096)
def stem_bytes(company: tuple[str, ...]) -> tuple[bytes, ...]:
    """Return the same as bytes."""
    return tuple(stem.encode() for stem in stems(company))
