"""What is wrong with a catalogue file: where, what, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# A file of garbage has a fault in every line; nobody reads more than these at once.
MOST_FAULTS = 1000


class Place(Value):
    """A place in a file: the line and the column count from 1, in characters."""

    path: Path
    line: int = 1
    column: int = 1


class Fault(Value):
    """One fault of a file: its place, and in one line what is wrong and the way out."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class CatalogueError(ValueError):
    """A catalogue cannot be used; `faults` holds everything wrong with it, in the files' order.

    Its text has one line for each fault: `file:line:column: message`.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class Faults:
    """Collects the faults of one or more files."""

    def __init__(self) -> None:
        self._found: dict[Fault, None] = {}  # a set that keeps its order
        self._files: dict[Path, int] = {}

    def add(self, place: Place, message: str) -> None:
        """Note a fault; beyond `MOST_FAULTS` none is kept."""
        self._files.setdefault(place.path, len(self._files))
        if len(self._found) < MOST_FAULTS:
            self._found[Fault(place.path, place.line, place.column, _one_line(message))] = None

    def __len__(self) -> int:
        return len(self._found)

    def raise_if_any(self) -> None:
        """Raise CatalogueError with all faults, sorted by file (as they came) and place."""
        if self._found:
            order = self._files
            raise CatalogueError(
                sorted(self._found, key=lambda it: (order[it.path], it.line, it.column))
            )


def quoted(text: str, most: int = 40) -> str:
    """Return the text in quotation marks for a message: cut short, without control characters."""
    shown = text if len(text) <= most else text[: most - 1] + "…"
    return f"'{shown}'"


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'parties'?" for the known word nearest to `word`, or nothing."""
    import difflib  # noqa: PLC0415 (only a faulty file pays for it)

    near = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=0.65)
    return f"; did you mean '{near[0]}'?" if near else ""


def _one_line(message: str) -> str:
    """Return the message on one line, with what is not printable as an escape."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in message
    )
