"""A document: one article or one speech, decoded, with what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded text and its metadata.

    `text` stands exactly as in the file: no newline is translated, so that every offset (in code
    points) that any later stage gives can be looked up in it. `date` is the day of publication;
    where only a year or a month is known, `date_text` keeps what was given ("1996") and `date` is
    the last day of that period. `speaker` is set for a speech: one person or state speaks all along.
    """

    id: str
    text: str
    path: str | None = None
    title: str | None = None
    date: dt.date | None = None
    date_text: str | None = None
    speaker: str | None = None
