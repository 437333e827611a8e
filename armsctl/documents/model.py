"""A document: one article or one speech, decoded, with what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.values import Value

if TYPE_CHECKING:
    import datetime as dt


class Document(Value):
    """A decoded text and its metadata.

    `text` stands exactly as in the file: no newline is translated, so that every offset (in code
    points) that any later stage gives can be looked up in it. `date` is the day of publication;
    where only a year or a month is known, `date_text` keeps what was given ("1996") and `date` is
    the last day of that period. `speaker` is set for a speech: one person or state speaks in it.
    """

    id: str
    text: str
    path: str | None = None
    title: str | None = None
    date: dt.date | None = None
    date_text: str | None = None
    speaker: str | None = None


class Problem(Value):
    """What could not be read, or was read in a way that the user should know of.

    `message` says what is wrong and the way out, in one line, without the path. An `error` makes
    the command end with exit code 2; a note (a guessed encoding, a binary file left out) does not.
    """

    path: str
    message: str
    line: int | None = None
    error: bool = True

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class ReadOptions(Value):
    """How paths are read: which files of a directory, which keys of a JSONL object, what is given.

    `speaker` and `date` ("2019-10-21", "2019-10", "2019") are the user's word for every document
    and win over what a file says. `globs` empty: the suffixes that armsctl knows.
    """

    globs: tuple[str, ...] = ()
    text_field: str = "text"
    id_field: str = "id"
    title_field: str = "title"
    date_field: str = "date"
    speaker_field: str = "speaker"
    speaker: str | None = None
    date: str | None = None
