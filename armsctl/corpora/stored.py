"""Reports that `armsctl scan --format jsonl` wrote, so that nothing is analysed twice."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from armsctl.documents.model import Problem
from armsctl.reports.model import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

# A report says what it is in its first key: so much of a file tells.
_HEAD = 400
_GZIP = b"\x1f\x8b"


def holds_reports(path: str) -> bool:
    """Return whether `path` (or "-", standard input, of which nothing is lost) begins a report.

    A path that cannot be read holds none: reading it as a document tells why.
    """
    if path == "-":
        peek = getattr(sys.stdin.buffer, "peek", None)
        return _is_report(peek(_HEAD)[:_HEAD]) if peek else False
    if not Path(path).is_file():
        return False
    try:
        with _opened(path) as file:
            return _is_report(file.read(_HEAD))
    except (OSError, EOFError, zlib.error):
        return False


def _is_report(head: bytes) -> bool:
    return head.lstrip().startswith(
        (b'{"schema":"' + SCHEMA.encode(), b'{"schema": "' + SCHEMA.encode())
    )


def _opened(path: str) -> IO[bytes]:
    with Path(path).open("rb") as file:
        zipped = file.read(2) == _GZIP
    return cast("IO[bytes]", gzip.open(path, "rb") if zipped else Path(path).open("rb"))


def read_reports(path: str) -> Iterator[dict[str, Any] | Problem]:
    """Yield the reports of a JSONL file (or standard input), a Problem for each bad line."""
    try:
        if path == "-":
            yield from _lines(sys.stdin.buffer, "standard input")
        else:
            with _opened(path) as file:
                yield from _lines(file, path)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(path, f"cannot be read on ({error}); scan its documents again")


def _lines(file: IO[bytes], path: str) -> Iterator[dict[str, Any] | Problem]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            report = json.loads(line)
        except (ValueError, RecursionError):
            yield Problem(path, "is no JSON; scan the documents again", line=number)
            continue
        if isinstance(report, dict) and report.get("schema") == SCHEMA:
            yield report
        else:
            yield Problem(path, f"is no {SCHEMA}; give reports of `scan --format jsonl`", number)
