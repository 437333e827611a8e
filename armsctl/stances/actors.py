"""Who can hold a stance, and where a document names them."""

from __future__ import annotations

import re

from armsctl.values import Value


class Holder(Value):
    """Somebody who can hold a stance."""

    name: str
    kind: str
    affiliation: str | None = None


class Form(Value):
    """A form of words for a holder; `exact`: as it must be written, where it is one word."""

    words: tuple[str, ...]
    holder: Holder
    exact: str | None = None


class Match(Value):
    """An actor at a stretch of tokens."""

    first: int
    past: int
    holder: Holder
    part: str


_WORD = re.compile(r"(?<=\w)'\w+|(?:[A-Za-z]\.){2,}|\w+(?:[-&]\w+)*|[^\w\s]")


def split_name(text: str) -> tuple[str, ...]:
    """Return the lower-case tokens of a name, cut as a reading cuts them."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))
