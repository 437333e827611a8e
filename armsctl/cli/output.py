"""Where output goes: standard output or a file written whole; colours; complaints."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from armsctl.reports.inert import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from rich.console import Console

FOUND = 0
NOTHING = 1
ERROR = 2

# The width of tables in a pipe or a file, where there is no terminal to ask.
PIPED_WIDTH = 100


class Color(StrEnum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"


class Failure(Exception):  # noqa: N818 (it is told to the user, not raised at a caller)
    """An error that ends the command: told in one or two lines, exit code 2."""


def complain(message: str) -> None:
    """Tell `message` on standard error, inert, under the program's name."""
    for line in message.splitlines() or [""]:
        sys.stderr.write(f"armsctl: {one_line(line)}\n")


@contextlib.contextmanager
def output_stream(path: Path | None) -> Iterator[TextIO]:
    """Yield standard output, or a file that appears at `path` whole when all went well.

    Text is written as UTF-8 with line feeds. Raises Failure where the file cannot be written.
    """
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader has gone (`| head`): no error. Standard output is pointed at nothing so
            # that the interpreter's flush at exit does not fail on it again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(FOUND)
        return
    if path.is_dir():
        raise Failure(f"{path}: is a directory; name a file to write to")
    if path.exists() and not path.is_file():  # a device or a named pipe cannot be renamed onto
        try:
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
        except OSError as error:
            raise _unwritable(path, error) from error
        return
    import tempfile  # noqa: PLC0415 (only a file needs it)

    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        _share(temporary)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _unwritable(path, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _unwritable(path: Path, error: OSError) -> Failure:
    return Failure(
        f"{path}: cannot be written ({error.strerror or error}); choose another --output"
    )


def _share(path: Path) -> None:
    """Give a temporary file the permissions that a new file of the user's would have."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def console_for(stream: TextIO, color: Color) -> Console:
    """Return a Rich console that colours and measures only a terminal, unless told otherwise.

    NO_COLOR is honoured, but for an explicit `--color always`.
    """
    from rich.console import Console  # noqa: PLC0415 (only tables need it)

    class PipeConsole(Console):
        """A console that leaves a broken pipe to `output_stream`."""

        def on_broken_pipe(self) -> None:
            """Raise again what Rich would make an exit code of 1."""
            raise BrokenPipeError

    terminal = stream.isatty()
    colored = color is Color.always or (
        color is Color.auto
        and terminal
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
    return PipeConsole(
        file=stream,
        width=None if terminal else _piped_width(),
        force_terminal=colored,
        no_color=not colored,
        color_system="auto" if colored and terminal else ("standard" if colored else None),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _piped_width() -> int:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and 20 <= int(columns) <= 10_000 else PIPED_WIDTH
