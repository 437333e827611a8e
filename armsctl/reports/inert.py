"""What comes from a text is printed as text: nothing in it may act on a terminal or spreadsheet."""

from __future__ import annotations

import re

# C0 and C1 controls and DEL act on terminals; the bidirectional controls reorder what is read
# ("Trojan source"); the line and paragraph separators break lines where none is seen.
_ACTIVE = "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"

# A spreadsheet takes a cell that begins so for a formula (the last four as some locales type them).
_FORMULA_START = frozenset("=+-@\t\r＝＋－＠")


def one_line(text: str) -> str:
    """Return `text` on one line, its control characters as U+FFFD, its white space folded."""
    if text.isprintable():  # the only white space that is printable is the space
        return " ".join(text.split())
    return re.sub(r"\s+", " ", re.sub(_ACTIVE, "�", text)).strip()


def inert_json(encoded: str) -> str:
    """Return JSON whose strings hold no active character but as an escape: the same data."""
    if encoded.isprintable():
        return encoded
    return re.sub(_ACTIVE, lambda match: f"\\u{ord(match[0]):04x}", encoded)


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs: one apostrophe before what begins like a formula.

    A cell that begins with an apostrophe gets a second one, so that the guard can be undone
    without doubt: drop one leading apostrophe wherever there is one.
    """
    return f"'{cell}" if cell[:1] in _FORMULA_START or cell[:1] == "'" else cell


def unguarded(cell: str) -> str:
    """Return what `guarded` was given."""
    return cell.removeprefix("'")
