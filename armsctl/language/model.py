"""What a reading of English gives: spans, tokens, quotations, groups of words, clauses."""

from __future__ import annotations

from typing import Literal, TypeAlias

from armsctl.values import Value

# Code points of the text, half open.
Span: TypeAlias = tuple[int, int]
# Tokens, from the first to past the last.
Run: TypeAlias = tuple[int, int]

QuotationKind: TypeAlias = Literal["speech", "scare", "nested"]


class Token(Value):
    """One word or mark. `tag` is a letter of `armsctl.language.tags`: a light part of speech."""

    start: int
    end: int
    text: str
    tag: str


class Quotation(Value):
    """One quotation, marks included: `start` is the opening one, `end` stands past the closing one.

    `kind`: "speech"; "scare" for a word or two held at arm's length ("so-called"); "nested" for one
    inside another. `opened` and `closed` tell whether the mark stands there: a quotation that runs
    over paragraphs is one piece for each, all but the last not closed; one whose mark was forgotten
    ends with its paragraph. `continues`: the piece carries on that of the paragraph before.
    """

    start: int
    end: int
    kind: QuotationKind = "speech"
    opened: bool = True
    closed: bool = True
    continues: bool = False


class Reading(Value):
    """A text cut into tokens, kept as parallel lists: millions of words pass through here.

    `words` and `lower` hold the tokens as they stand and in lower case, `starts` and `ends` their
    spans, `tags` one letter for each (see `armsctl.language.tags`). `bounds` holds the index of the
    first token of each sentence, and the number of tokens at its end; `paragraphs` likewise.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tags: str
    bounds: list[int]
    paragraphs: list[int]
    quotations: tuple[Quotation, ...]
