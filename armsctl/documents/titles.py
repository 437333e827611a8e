"""The headline of an article that brings none: its first line, where that stands alone."""

from __future__ import annotations

import re

_LONGEST = 200  # characters; longer than this is a paragraph
_CAPITALS = 0.8  # share of the longer words of a headline that begin so
_HEAD = 2000  # characters of the text that are looked at
_PARAGRAPH_END = r"(?:\r\n|\n|\r)[ \t\u00a0]*(?:\r\n|\n|\r)"
_LINE_END = r"\r\n|\n|\r"
# "… with U.S." ends a headline, "… with them." a sentence.
_ABBREVIATION = r"(?:\b[A-Za-z]\.){2,}$|\b(?:Inc|Corp|Co|Jr|Sr|Ltd|St|vs|No|Gov|Sen|Rep)\.$"
_INNER_STOP = r"[a-z]{3}[.!?][\"'”’]? +[\"'“‘]?[A-Z]"


def headline(text: str) -> str | None:
    """Return the first line of `text` where it stands alone and reads as a headline, else None.

    It is followed by a blank line and more text, has at most 200 characters, holds no end of a
    sentence and does not end as a sentence, a salutation or a list does; a line that the text
    repeats as its next paragraph is a headline however it ends. A Markdown heading loses its marks.
    """
    head = text[:_HEAD].lstrip("\ufeff \t\r\n\u00a0")
    end = re.search(_PARAGRAPH_END, head)
    if not end:
        return None
    line, rest = head[: end.start()].strip(), head[end.end() :].lstrip()
    if re.search(_LINE_END, line):
        # Markdown's other heading: a line underlined with === or ---
        line, *under = re.split(_LINE_END, line)
        if len(under) != 1 or not under[0].strip() or set(under[0].strip()) - set("=-"):
            return None
        return _fitting(line.strip())
    if line.startswith("#"):
        return _fitting(line.strip("# "))
    line = line.strip("*_") if line[:2] in ("**", "__") else line
    if not rest:
        return None
    repeated = rest.startswith(line)
    if not repeated and (_sentence(line) or re.search(_INNER_STOP, line) or line[:1].islower()):
        return None
    return _fitting(line)


def _fitting(line: str) -> str | None:
    return line if 0 < len(line) <= _LONGEST else None


def _sentence(line: str) -> bool:
    """Tell a line that ends as a sentence or a salutation does."""
    bare = line.rstrip("\"'”’)")
    if bare.endswith("."):
        # Some archives put a full stop behind their headlines; they are told by their capitals.
        long = [word for word in re.findall(r"[^\W\d_]+", bare) if len(word) > 3]
        if len(long) > 3 and sum(word[0].isupper() for word in long) > _CAPITALS * len(long):
            return False
        return not re.search(_ABBREVIATION, bare)
    return bare.endswith((",", ":", ";"))
