"""English as far as the other rooms need it: sentences, quotations, noun groups, clauses.

    >>> from armsctl.language import sentences, tokens, quotations, read
    >>> sentences("He left. She stayed.")
    ((0, 8), (9, 20))

`read(text)` makes a `Reading` once for a document: tokens and tags as parallel lists, the first
token of each sentence and paragraph, quotations. `sentence_at(reading, offset)` and
`token_at(reading, offset)` find places in it; `noun_groups(reading, first, past)` and
`verb_groups(...)` cut a stretch of tokens into groups. `sentences`, `tokens` and `quotations` take
a plain text for those who need one thing. Tags are one letter for each token: see
`armsctl.language.tags`.
"""

from armsctl.language.forms import base_of
from armsctl.language.groups import noun_groups, verb_groups
from armsctl.language.model import Quotation, Reading, Span, Token
from armsctl.language.reading import (
    is_first_person,
    quotations,
    read,
    read_name,
    sentence_at,
    sentences,
    token_at,
    tokens,
)

__all__ = [
    "Quotation",
    "Reading",
    "Span",
    "Token",
    "base_of",
    "is_first_person",
    "noun_groups",
    "quotations",
    "read",
    "read_name",
    "sentence_at",
    "sentences",
    "token_at",
    "tokens",
    "verb_groups",
]
