"""The whole reading of a text, made once and handed on."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

from armsctl.language.model import Quotation, Reading, Span, Token
from armsctl.language.quotations import find_quotations
from armsctl.language.sentences import find_bounds
from armsctl.language.tags import tag
from armsctl.language.words import split

FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})


@lru_cache(maxsize=1)
def read(text: str) -> Reading:
    """Return tokens, tags, sentences, paragraphs and quotations of `text`.

    The last text's reading is kept: several rooms ask for it one after the other.
    """
    words, lower, starts, ends, lines = split(text)
    bounds, paragraphs = find_bounds(text, words, lower, starts, ends, lines)
    spans = [(starts[first], ends[past - 1]) for first, past in pairwise(paragraphs)]
    return Reading(
        text=text,
        words=words,
        lower=lower,
        starts=starts,
        ends=ends,
        tags=tag(words, lower, bounds),
        bounds=bounds,
        paragraphs=paragraphs,
        quotations=find_quotations(text, spans),
    )


@lru_cache(maxsize=4096)
def read_name(text: str) -> Reading:
    """Return the reading of a name or phrase; it does not displace the text's."""
    return read.__wrapped__(text)


def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences, without the space between them."""
    words, lower, starts, ends, lines = split(text)
    bounds, _ = find_bounds(text, words, lower, starts, ends, lines)
    return tuple((starts[first], ends[past - 1]) for first, past in pairwise(bounds))


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of `text`, marks included, in text order."""
    words, lower, starts, ends, lines = split(text)
    _, paragraphs = find_bounds(text, words, lower, starts, ends, lines)
    spans = [(starts[first], ends[past - 1]) for first, past in pairwise(paragraphs)]
    return find_quotations(text, spans)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]`, with spans that count from the text's beginning."""
    part = text[start:end]
    words, lower, starts, ends, lines = split(part)
    bounds, _ = find_bounds(part, words, lower, starts, ends, lines)
    tags = tag(words, lower, bounds)
    return tuple(
        Token(start + first, start + past, word, letter)
        for first, past, word, letter in zip(starts, ends, words, tags, strict=True)
    )


def is_first_person(reading: Reading, index: int) -> bool:
    """Tell whether a token is "I", "us", "our": "US" is a name."""
    return reading.lower[index] in FIRST_PERSON and reading.tags[index] != "E"


def token_at(reading: Reading, offset: int) -> int:
    """Return the index of the token that holds or follows `offset`; the count past the last."""
    return bisect_right(reading.ends, offset)


def sentence_at(reading: Reading, offset: int) -> tuple[int, int]:
    """Return the sentence around `offset` as (first token, token past it)."""
    bounds = reading.bounds
    place = bisect_right(bounds, min(token_at(reading, offset), max(len(reading.words) - 1, 0)))
    return (bounds[place - 1], bounds[place]) if place < len(bounds) else (0, 0)
