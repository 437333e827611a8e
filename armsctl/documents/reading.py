"""Paths to documents: lazily, in order, with a problem where something is wrong.

Text and single JSON files are read whole, up to a limit; JSONL corpora, gzipped or not, are read a
line at a time, so that memory does not grow with the corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.documents.dates import FORMS, parsed_date
from armsctl.documents.decoding import binary_format, clean, decode
from armsctl.documents.finding import Found, find_files, unreadable
from armsctl.documents.forms import form_of, read_json, read_lines
from armsctl.documents.model import Document, Problem, ReadOptions
from armsctl.documents.streams import LONGEST, READ_ERRORS, STDIN, Stream, opened
from armsctl.documents.titles import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def read_documents(
    paths: Sequence[str], options: ReadOptions | None = None
) -> Iterator[Document | Problem]:
    """Yield the documents at `paths` and the problems met, lazily and in order.

    A path is a file, a directory (read recursively) or "-" for standard input; see `ReadOptions`.
    Nothing is raised for what is wrong with a file: a Problem says it, and the rest goes on.
    """
    options = options or ReadOptions()
    if options.date and not parsed_date(options.date):
        yield Problem("--date", f"{options.date!r} is no date; give {FORMS}")
        return
    for found in find_files(paths, options.globs):
        if isinstance(found, Problem):
            yield found
            continue
        try:
            with opened(found.path) as stream:
                yield from _read(found, stream, options)
        except READ_ERRORS as error:
            yield _broken(_place(found), error)


def _place(found: Found) -> str:
    return "standard input" if found.path == STDIN else clean(found.path)


def _broken(place: str, error: Exception) -> Problem:
    if isinstance(error, OSError) and error.errno:
        return unreadable(place, error)
    return Problem(place, f"is damaged gzip ({error}); unpack it again from its source")


def _read(found: Found, stream: Stream, options: ReadOptions) -> Iterator[Document | Problem]:
    place, name = _place(found), clean(found.id)
    path = None if found.path == STDIN else place
    if wrong := binary_format(stream.head):
        yield Problem(place, f"left out: {wrong}", error=found.named)
        return
    form = form_of(found.path, stream.head)
    if form == "lines":
        yield from read_lines(stream, name, path, options)
        return
    data = stream.file.read(LONGEST + 1)
    if len(data) > LONGEST:
        message = f"is longer than {LONGEST >> 20} MB; split it, or make JSONL of it"
        yield Problem(place, message)
        return
    decoded = decode(data)
    if decoded.note:
        yield Problem(place, decoded.note, error=False)
    if form == "json":
        yield from read_json(decoded.text, name, path, options)
        return
    yield Document(
        id=name,
        text=decoded.text,
        path=path,
        title=headline(decoded.text),
        date=parsed_date(options.date) if options.date else None,
        date_text=options.date,
        speaker=options.speaker,
    )
