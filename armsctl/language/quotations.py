"""Quotations: which marks open, which close, and what stands between them.

Marks in real text are mixed (“…"), forgotten, typed as two single ones, turned the wrong way; a
quotation of several paragraphs opens each of them and closes the last. So a mark's shape is only
half of the evidence: the other half is which side of it touches a word. A forgotten closing mark
costs the rest of its paragraph, never more.

Single marks count where no double quotation is open, and then only in pairs: an opening one with a
space before it and a letter after it, a closing one that no letter follows. That leaves apostrophes
alone ("the voters’ choice", "’90s", "don't").
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from armsctl.language.model import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING = frozenset("“„«")
CLOSING = frozenset("”")  # » opens in some languages' books, but not in English ones
# A quotation of at most so many words, without a verb's punctuation, may be a scare quote.
SCARE_WORDS = 3
# How far a single mark looks for its partner, in characters.
SINGLE_REACH = 1500
_BEFORE_OPENING = frozenset("([{—–-/‘“\"'")
_DOUBLES = '"“”„‟«»'
# What a single-marked quotation begins with.
_SINGLES = ("‘", "'", "`")
_ENDING = frozenset(".,!?;…—-")


@functools.cache
def _typed() -> re.Pattern[str]:
    """Return what finds double marks, also those made of two single ones."""
    return re.compile("[\"“”„‟«»]|``|''|(?<!\\w)‘‘|’’")


@functools.cache
def _singles() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'])[‘'’`](?=[\w$£€\[“\"…])|(?<=[\w.,!?;…\-—\]%)”])[’'](?!\w)")


@functools.cache
def _openers(mark: str) -> re.Pattern[str]:
    """Return what finds a single mark where a quotation may begin."""
    return re.compile(rf"{mark}(?<!\w.)(?=[\w$£€\[“\"…])")


def find_quotations(text: str, paragraphs: list[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Return all quotations in text order; nested ones follow the one that they stand in.

    `paragraphs` are the spans of the text's paragraphs.
    """
    found: list[Quotation] = []
    if "''" in text or "``" in text or "’’" in text or "‘‘" in text:
        spans = [match.span() for match in _typed().finditer(text)]
    else:
        spans = sorted((place, place + 1) for mark in _DOUBLES for place in _places(text, mark))
    marks = [(first, past, _side(text, first, past)) for first, past in spans]
    # Where a single-marked quotation may begin: most texts have apostrophes only.
    openers = sorted(
        match.start()
        for mark in _SINGLES
        if mark in text
        for match in _openers(mark).finditer(text)
    )
    running = False  # the paragraph before ended inside a quotation
    at = 0
    for start, end in paragraphs:
        first = at
        while at < len(marks) and marks[at][0] < end:
            at += 1
        pieces, running = _paragraph(text, start, end, marks[first:at], running=running)
        if bisect_left(openers, start) < bisect_left(openers, end):
            pieces = list(_with_singles(text, start, end, pieces))
        found += pieces
    return tuple(found)


def _places(text: str, mark: str) -> Iterator[int]:
    """Yield where a mark stands: most of them stand nowhere, and a pattern of all looks longer."""
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)


def _side(text: str, start: int, end: int) -> int:
    """Return 1 for a mark that opens, -1 for one that closes, 0 where nothing tells."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    mark = text[start]
    left = before.isspace() or before in _BEFORE_OPENING
    right = after.isspace()
    if mark in OPENING or text[start:end] in {"``", "‘‘"}:
        # An opening curly mark at a word's end is a closing one mistyped.
        return -1 if right and not left else 1
    if mark in CLOSING or text[start:end] == "’’":
        return 1 if left and not right and before not in _ENDING and before != '"' else -1
    if left and not right:
        # ‘He said—"we'll go"’: a dash or bracket before it leaves an opening mark likelier.
        return 1 if before.isspace() or not _closes_like(after) else -1
    if not left:
        return -1 if right or not after.isalnum() else 0
    return 0


def _pair_within(text: str, opened: int, marks: list[tuple[int, int, int]]) -> bool:
    """Whether curly marks stand as a pair within straight ones: "The “reset” has failed …"."""
    return text[opened] == '"' and [text[place] for place, _, _ in marks] == ["“", "”"]


def _closes_like(after: str) -> bool:
    return after in ".,;:!?)]’'"


def _paragraph(
    text: str, start: int, end: int, marks: list[tuple[int, int, int]], *, running: bool
) -> tuple[list[Quotation], bool]:
    """Return one paragraph's double quotations, and whether the last is left open."""
    pieces: list[Quotation] = []
    opened: int | None = None
    depth = 0  # double marks inside double marks
    continues = False
    sides = [side for _, _, side in marks] + [0, 0]
    for index, (place, past, mark_side) in enumerate(marks):
        side = mark_side or (1 if opened is None else -1)
        if side > 0 and opened is None:
            opened = place
            continues = running and index == 0 and not text[start:place].strip()
        elif side > 0 and opened is not None:
            if (sides[index + 1] < 0 and sides[index + 2] < 0) or _pair_within(
                text, opened, marks[index : index + 2]
            ):
                depth += 1
                continue
            # Two that open in a row: the first was never closed.
            pieces.append(_make(text, opened, _cut(text, opened, place), closed=False))
            opened, continues, depth = place, False, 0
        elif opened is not None:
            if depth:
                depth -= 1
                continue
            pieces.append(_make(text, opened, past, continues=continues))
            opened = None
        elif index == 0 and (running or text[place - 1 : place] in {",", ".", "?", "!"}):
            # The opening mark was forgotten, or stands in the paragraph before.
            pieces.append(_make(text, start, past, opened=False, continues=running))
    if opened is not None:
        past = opened + len(text[opened:end].rstrip())
        pieces.append(_make(text, opened, past, closed=False, continues=continues))
    return pieces, opened is not None


def _cut(text: str, opened: int, place: int) -> int:
    """Where a quotation ends that another one follows unclosed: before the blank between them."""
    return opened + len(text[opened:place].rstrip())


def _make(
    text: str,
    start: int,
    end: int,
    *,
    opened: bool = True,
    closed: bool = True,
    continues: bool = False,
    nested: bool = False,
) -> Quotation:
    inner = text[start:end].strip("\"“”„‟«»‘’'` \n")
    scare = closed and not nested and inner.count(" ") < SCARE_WORDS and inner[-1:] not in _ENDING
    kind = "nested" if nested else "scare" if scare else "speech"
    return Quotation(start, end, kind, opened, closed, continues)  # type: ignore[arg-type]


def _with_singles(text: str, start: int, end: int, pieces: list[Quotation]) -> Iterator[Quotation]:
    """Yield the paragraph's double quotations and, outside and inside them, the single ones."""
    place = start
    for piece in pieces:
        yield from _between(text, place, piece.start, nested=False)
        yield piece
        yield from _between(text, piece.start + 1, piece.end - 1, nested=True)
        place = piece.end
    yield from _between(text, place, end, nested=False)


def _between(text: str, start: int, end: int, *, nested: bool) -> Iterator[Quotation]:
    """Yield the single-marked quotations in a stretch without double marks of its own level."""
    if end - start < 3 or not any(text.find(mark, start, end) >= 0 for mark in _SINGLES):
        return
    opened: int | None = None
    closing: int | None = None
    for match in _singles().finditer(text, start, end):
        place = match.start()
        opens = place + 1 < end and (text[place + 1].isalnum() or text[place + 1] in '$£€[…“"')
        if place > 0 and not text[place - 1].isspace() and text[place - 1] not in _BEFORE_OPENING:
            opens = False
        if text[place] == "’" and opens:
            opens = False  # ’90s, ’em
        if opens and opened is not None and closing is not None:
            yield _make(text, opened, closing, nested=nested)
            opened, closing = place, None
        elif opens and opened is None:
            opened = place
        elif not opens and opened is not None and place - opened <= SINGLE_REACH:
            # The last of several wins only while those before it look like plural possessives.
            if closing is None or text[closing - 2] == "s":
                closing = place + 1
            if text[place - 1] in _ENDING or text[place - 1] != "s":
                yield _make(text, opened, place + 1, nested=nested)
                opened = closing = None
    if opened is not None and closing is not None:
        yield _make(text, opened, closing, nested=nested)
