"""A reading with its quotations laid over its tokens, as the search for statements uses it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from armsctl.language.reading import token_at
from armsctl.values import Value

if TYPE_CHECKING:
    from armsctl.language.model import Reading


class Quoted(Value):
    """A quotation as tokens: `first` its opening mark, `past` the token after its closing one."""

    first: int
    past: int
    speech: bool
    opened: bool
    closed: bool
    continues: bool


class Layout:
    """A reading, its outermost quotations in token indices, and for each token whether quoted.

    `inside` holds the number of the quotation around each token, plus one; 0 outside. `tags`,
    `lower` and `starts` are the reading's: all rules ask for them, at every verb.
    """

    __slots__ = ("firsts", "inside", "lower", "quotes", "reading", "starts", "tags")

    def __init__(self, reading: Reading, quotes: list[Quoted], inside: list[int]) -> None:
        self.reading = reading
        self.tags = reading.tags
        self.lower = reading.lower
        self.starts = reading.starts
        self.quotes = quotes
        self.firsts = [quote.first for quote in quotes]
        self.inside = inside

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the sentence around a token as (first, past)."""
        bounds = self.reading.bounds
        place = bisect_right(bounds, index)
        return bounds[place - 1], bounds[place]

    def paragraph(self, index: int) -> tuple[int, int]:
        """Return the paragraph around a token as (first, past)."""
        paragraphs = self.reading.paragraphs
        place = bisect_right(paragraphs, index)
        return paragraphs[place - 1], paragraphs[place]

    def quote_from(self, index: int) -> Quoted | None:
        """Return the quotation that begins exactly at a token."""
        place = bisect_left(self.firsts, index)
        found = place < len(self.firsts) and self.firsts[place] == index
        return self.quotes[place] if found else None

    def quoted_within(self, first: int, past: int) -> bool:
        """Tell whether any token from `first` to `past` stands in a quotation."""
        place = bisect_left(self.firsts, past) - 1
        return place >= 0 and self.quotes[place].past > first

    def quote_around(self, index: int) -> Quoted | None:
        """Return the quotation that a token stands in, its marks included."""
        number = self.inside[index] if 0 <= index < len(self.inside) else 0
        return self.quotes[number - 1] if number else None


def lay_out(reading: Reading) -> Layout:
    """Return `reading` with the outermost quotations as token ranges."""
    quotes: list[Quoted] = []
    inside = [0] * len(reading.words)
    covered = 0
    for quotation in reading.quotations:
        if quotation.kind == "nested" or quotation.start < covered:
            continue
        first = token_at(reading, quotation.start)
        past = bisect_left(reading.starts, quotation.end)
        if past <= first:
            continue
        covered = quotation.end
        quotes.append(
            Quoted(
                first,
                past,
                quotation.kind == "speech",
                quotation.opened,
                quotation.closed,
                quotation.continues,
            )
        )
        inside[first:past] = [len(quotes)] * (past - first)
    return Layout(reading, quotes, inside)
