"""A path or standard input as a stream of bytes, unzipped where it is gzipped."""

from __future__ import annotations

import contextlib
import io
import sys
import zlib
from typing import IO, TYPE_CHECKING, cast

from armsctl.documents.decoding import HEAD
from armsctl.values import Value

if TYPE_CHECKING:
    import gzip
    from collections.abc import Callable, Iterator

    from _typeshed import WriteableBuffer

STDIN = "-"
# What reading a stream can raise: damaged gzip data comes in all three shapes.
READ_ERRORS = (OSError, EOFError, zlib.error)
# Bytes that no text and no line of a corpus exceeds; a few kilobytes of gzip can unpack to that.
LONGEST = 128 << 20
_GZIP = b"\x1f\x8b"
_BUFFER = 1 << 18


class Stream(Value):
    """A stream with its first bytes known: they are read again from `file`."""

    file: io.BufferedReader
    head: bytes


@contextlib.contextmanager
def opened(path: str) -> Iterator[Stream]:
    """Open `path` ("-": standard input), tell gzip by its first bytes and unpack it.

    Raises what READ_ERRORS lists, here and while the stream is read.
    """
    if path == STDIN:
        # A program may have put a stream of its own there, or none.
        source = cast("IO[bytes]", getattr(sys.stdin, "buffer", io.BytesIO()))
        yield _told_apart(source)
        return
    with open(path, "rb", buffering=_BUFFER) as file:  # noqa: PTH123 (keeps names that are not UTF-8)
        yield _told_apart(file)


def _told_apart(source: IO[bytes]) -> Stream:
    head = source.read(HEAD)
    whole = _rejoined(head, source.read)
    if not head.startswith(_GZIP):
        return Stream(whole, head)
    import gzip  # noqa: PLC0415 (plain files do without)

    unzipped = gzip.GzipFile(fileobj=whole)
    head = _first_bytes(unzipped)
    return Stream(_rejoined(head, unzipped.read1), head)


def _first_bytes(unzipped: gzip.GzipFile) -> bytes:
    """Return what can be read of the first HEAD bytes; damage beyond is met again when it matters.

    `read1` gives what is there, where `read` would lose it to the damage behind.
    """
    head = unzipped.read1(HEAD)
    with contextlib.suppress(*READ_ERRORS):
        while len(head) < HEAD and (more := unzipped.read1(HEAD - len(head))):
            head += more
    return head


def _rejoined(head: bytes, read: Callable[[int], bytes]) -> io.BufferedReader:
    return io.BufferedReader(_Rejoined(head, read), _BUFFER)


class _Rejoined(io.RawIOBase):
    """The bytes of `head`, then those that `read` gives: a pipe cannot be rewound."""

    def __init__(self, head: bytes, read: Callable[[int], bytes]) -> None:
        super().__init__()
        self._head = head
        self._read = read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._head[: len(view)] if self._head else self._read(len(view))
        self._head = self._head[len(data) :]
        view[: len(data)] = data
        return len(data)
