"""Line numbers of offsets, as an editor counts them."""

from __future__ import annotations

import bisect
import re

_LINE_END = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """The starts of a text's lines; LF, CR LF and a lone CR each end one."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def line_of(self, offset: int) -> int:
        """Return the number, from 1, of the line that holds the code point at `offset`."""
        return bisect.bisect_right(self._starts, offset)

    def bounds(self, line: int) -> tuple[int, int | None]:
        """Return where line `line` (from 1) starts and where the next one does (None: the last).

        Raises IndexError where the text has no such line.
        """
        if not 1 <= line <= len(self._starts):
            raise IndexError(f"no line {line}: the text has {len(self._starts)}")
        after = self._starts[line] if line < len(self._starts) else None
        return self._starts[line - 1], after
