"""JSON in its two forms: JSONL, one object a line, and a single value; and how to tell them."""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias

from armsctl.documents.decoding import HEAD, guess, guess_note, wide_encoding
from armsctl.documents.finding import JSON_SUFFIXES, LINE_SUFFIXES, TEXT_SUFFIXES, suffix
from armsctl.documents.model import Document, Problem, ReadOptions
from armsctl.documents.streams import LONGEST, Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Form: TypeAlias = Literal["text", "json", "lines"]

# Of a file with more bad lines (or notes) than this, the rest is counted, not listed.
LINES_LISTED = 20
_JSON_START = r'\{\s*"|\[\s*\{\s*"'


def form_of(path: str, head: bytes) -> Form:
    """Return what a stream holds: by the path's suffix, or where that is not known by its start.

    "lines" is JSONL, "json" one object or array, "text" a text. A `.json` file that holds an object
    a line is JSONL, and a `.jsonl` file that begins with a bracket is an array.
    """
    kind = suffix(path)
    if kind in TEXT_SUFFIXES:
        return "text"
    start = head.decode(wide_encoding(head) or "utf-8", "replace").lstrip("\ufeff \t\r\n")
    first, newline, _ = start.partition("\n")
    cut = not newline and len(head) >= HEAD and start.startswith('{"')
    if cut or _is_object(first):
        return "lines"
    if kind in LINE_SUFFIXES:
        return "json" if start.startswith("[") else "lines"
    if kind in JSON_SUFFIXES or re.match(_JSON_START, start):
        return "json"
    return "text"


def _parsed(text: bytes | str) -> Any:  # noqa: ANN401 (whatever JSON holds)
    import json  # noqa: PLC0415 (a start with a plain text does without)

    return json.loads(text)


def _is_object(line: str) -> bool:
    if not line.startswith("{"):
        return False
    try:
        return isinstance(_parsed(line), dict)
    except (ValueError, RecursionError):
        return False


def read_json(
    text: str, name: str, path: str | None, options: ReadOptions
) -> Iterator[Document | Problem]:
    """Yield the document of an object, or those of an array; `name` and the place are their ids."""
    from armsctl.documents.records import read_record  # noqa: PLC0415 (a plain text does without)

    try:
        value = _parsed(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        yield Problem(path or "standard input", f"is no JSON: {_why(error)}; mend it", line)
        return
    if not isinstance(value, list):
        yield from read_record(value, name, path, options)
        return
    for number, record in enumerate(value, start=1):
        yield from read_record(record, f"{name}:{number}", path, options)


def read_lines(
    stream: Stream, name: str, path: str | None, options: ReadOptions
) -> Iterator[Document | Problem]:
    """Yield the documents of a JSONL stream; a bad line is a problem, and the next is read."""
    from armsctl.documents.records import read_record  # noqa: PLC0415 (a plain text does without)

    place = path or "standard input"
    wide = wide_encoding(stream.head)
    if wide and wide != "utf-8-sig":
        file: IO[Any] = io.TextIOWrapper(stream.file, wide, "replace", newline="\n")
    else:
        file = stream.file
    number = 0
    told = {True: 0, False: 0}  # errors, notes
    guessed: str | None = None
    while line := file.readline(LONGEST):
        number += 1
        if line.isspace():
            continue
        if len(line) >= LONGEST and _skip_line(file, line):
            yield Problem(place, f"is longer than {LONGEST >> 20} MB; left out", number)
            continue
        items: Iterable[Document | Problem]
        try:
            record, encoding = _load(line, guessed)
        except (ValueError, RecursionError) as error:
            items = [Problem(place, f"is no JSON: {_why(error)}; left out", number)]
        else:
            if encoding and encoding != guessed:
                guessed = encoding
                note = f"{guess_note(encoding)}; lines like it below likewise"
                yield Problem(place, note, number, error=False)
            items = read_record(record, f"{name}:{number}", path, options, number)
        for item in items:
            if isinstance(item, Problem):
                told[item.error] += 1
                if told[item.error] > LINES_LISTED:
                    continue
            yield item
    if (more := told[True] - LINES_LISTED) > 0:
        yield Problem(place, f"{more} more lines like these were left out")
    if (more := told[False] - LINES_LISTED) > 0:
        yield Problem(place, f"{more} more lines have notes like these", error=False)


def _load(line: bytes | str, encoding: str | None) -> tuple[Any, str | None]:
    """Return the value of a line, and the encoding that was guessed, here or for a line before."""
    try:
        return _parsed(line), encoding
    except UnicodeDecodeError as error:
        encoding = encoding or guess(error.object)
        return _parsed(error.object.decode(encoding, "replace")), encoding


def _skip_line(file: IO[Any], line: bytes | str) -> bool:
    """Return whether a line of the greatest length goes on; if so, pass over the rest of it."""
    end: Any = b"\n" if isinstance(line, bytes) else "\n"
    if line.endswith(end):
        return False
    while rest := file.readline(LONGEST):
        if rest.endswith(end):
            break
    return True


def _why(error: Exception) -> str:
    import json  # noqa: PLC0415

    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[0].lower()}{error.msg[1:]} at column {error.colno}"
    return "nested too deep" if isinstance(error, RecursionError) else str(error)
