"""A text as plain words: what print does to a name is folded away, and every offset kept.

The fold is the same for texts and for aliases: ASCII letters and digits in lower case are words,
everything else (blanks, hyphens, dashes, apostrophes, brackets, line breaks, letters with accents)
is what stands between them and becomes one space. So "Nuclear- Test-Ban", "Nuclear–Test Ban" and
"nuclear-test-ban" are the same bytes, and an automaton over folded bytes finds them all. Characters
that print as nothing (soft hyphen, zero-width space) are dropped.

The folded bytes hold no offsets. They need none: the n-th word of the folded text is the n-th run
of ASCII letters and digits of the text itself, whatever stands between the words, so a hit is
looked up by counting words, in the few documents that have one. Where the words are, the aligned
form tells, the step before folding: one byte for each code point. (A UTF-8 sequence has one byte
that is no continuation, so leaving the continuations out does it, for any text.) The fold runs at
some 170 MB/s.
"""

from __future__ import annotations

import itertools
import operator
import re
from bisect import bisect_left, bisect_right
from typing import Final

_LETTERS: Final = b"abcdefghijklmnopqrstuvwxyz"
_TABLE: Final = bytes(
    byte if chr(byte) in "0123456789" or byte in _LETTERS else byte + 32 if 65 <= byte <= 90 else 32
    for byte in range(256)
)
# The second and later bytes of a UTF-8 sequence: the first one already stands for the character.
_CONTINUATION: Final = bytes(range(0x80, 0xC0))
# So many spaces as a number: shorter texts take as much of it as they need.
_MASKED: Final = 1 << 16
_SPACES: Final = int.from_bytes(b" " * _MASKED, "little")
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_INVISIBLE_BYTES: Final = tuple(char.encode() for char in INVISIBLE)
# No company is kept over more words than this, however long the sentence.
_REACH: Final = 80
# Compiled where it is used: few texts need it, as with the patterns of other modules that are text.
_BROKEN_WORD: Final = rf"[A-Za-z0-9](?:[{INVISIBLE}]*[A-Za-z0-9])*"
# Where a sentence may end, from the first mark to the last: `_ends_sentence` looks closer.
_BREAK: Final = re.compile(r"[.!?\n][.!?\"”’')\]\s]*")


def align(text: str) -> bytes:
    """Return `text` with a byte for each code point: words in lower case, spaces between them.

    Characters that print as nothing are left out, and then alignment is lost after them.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        data = text.encode("utf-8", "surrogatepass")
    if _has_invisible(text):
        for mark in _INVISIBLE_BYTES:
            data = data.replace(mark, b"")
    return data.translate(_TABLE, _CONTINUATION)


def fold(text: str) -> bytes:
    """Return the words of `text` in lower case, each after one space, with a space at the end."""
    return fold_aligned(align(text))


def fold_aligned(aligned: bytes) -> bytes:
    """Return what `fold` returns for the text that `aligned` was made of.

    Of each run of spaces the first stays. All bytes are looked at together, as one number: letters
    and digits have bit 6 or bit 4, a space has neither. Replacing takes half as long again or more.
    """
    padded = b" " + aligned + b" "
    size = len(padded)
    number = int.from_bytes(padded, "little")
    if size > _MASKED:
        spaces = int.from_bytes(b" " * size, "little")
    else:
        spaces = _SPACES >> 8 * (_MASKED - size)
    spaces ^= spaces & ((number >> 1) | (number << 1))  # now bit 5 of each byte that is a space
    number ^= spaces & (spaces << 8)  # a space behind a space is 0
    return number.to_bytes(size, "little").translate(None, b"\0")


def fold_lines(lines: list[str]) -> list[str]:
    """Return each of `lines` folded, without the spaces around it: all at the cost of one fold."""
    if not lines:
        return []
    joined = fold(" 0xa0 ".join(lines)).decode("ascii")
    return [line.strip() for line in joined.split(" 0xa0 ")]


class Words:
    """The words of a text in lower case, and where in the text each begins and ends."""

    __slots__ = ("_ends", "_sentences", "starts", "text", "words")

    def __init__(self, text: str, aligned: bytes | None = None) -> None:
        self.text = text
        # No loop of Python's own: this is most of the cost of reading a document closely.
        parts = (align(text) if aligned is None else aligned).decode("ascii").split(" ")
        self.words: list[str] = list(filter(None, parts))
        self._ends: list[int] | None = None  # where they are not told by the words' lengths
        if _has_invisible(text):
            spans = [match.span() for match in re.finditer(_BROKEN_WORD, text)]
            self.starts: list[int] = [start for start, _ in spans]
            self._ends = [end for _, end in spans]
        else:
            # Each part but the first begins one space after the part before it.
            lengths = itertools.accumulate(map(len, parts), initial=0)
            begins = map(operator.add, lengths, itertools.count())
            self.starts = list(itertools.compress(begins, parts))
        self._sentences: list[int] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def end(self, index: int) -> int:
        """Return where word `index` ends in the text."""
        if self._ends is not None:
            return self._ends[index]
        return self.starts[index] + len(self.words[index])

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the word before it."""
        before = self.end(index - 1) if index else 0
        return self.text[before : self.starts[index]]

    def written(self, index: int) -> str:
        """Word `index` as it stands in the text, without characters that print as nothing."""
        word = self.text[self.starts[index] : self.end(index)]
        if word.isascii():
            return word
        return "".join(char for char in word if char not in INVISIBLE)

    @property
    def sentences(self) -> list[int]:
        """For each word the number of its sentence, roughly: for company, not for syntax."""
        if self._sentences is None:
            self._sentences = _sentence_numbers(self)
        return self._sentences

    def sentence(self, index: int, *, around: int = 0) -> tuple[int, int]:
        """Return the words (first, end) of the sentence of `index`, with `around` more beside it.

        At most `_REACH` words to a side: a text without full stops must not cost its square.
        """
        numbers = self.sentences
        number = numbers[index]
        first = bisect_left(numbers, number - around, max(0, index - _REACH), index)
        end = bisect_right(numbers, number + around, index, min(len(numbers), index + _REACH))
        return first, end


def _has_invisible(text: str) -> bool:
    return not text.isascii() and any(char in text for char in INVISIBLE)


# A full stop after one of these, or after a single letter, ends no sentence.
_ABBREVIATIONS: Final = frozenset(
    {
        *("mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "lt", "col", "maj", "capt"),
        *("adm", "sgt", "amb", "st", "jr", "sr", "vs", "no", "vol", "art", "dept", "est"),
        *("jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec"),
    }
)


def _sentence_numbers(words: Words) -> list[int]:
    numbers: list[int] = []
    number = 0
    for match in _BREAK.finditer(words.text):
        marks = match[0]
        if marks == "\n":
            continue
        index = bisect_left(words.starts, match.start())
        if index == len(numbers) or not _ends_sentence(marks, words.words[index - 1]):
            continue
        numbers.extend([number] * (index - len(numbers)))
        number += 1
    numbers.extend([number] * (len(words) - len(numbers)))
    return numbers


def _ends_sentence(marks: str, word: str) -> bool:
    """Whether `marks`, which begin with a mark or a line break, end a sentence after `word`."""
    if marks[0] == "\n":
        return "\n\n" in marks or "\n\r\n" in marks
    if "!" in marks or "?" in marks:
        return True
    spaced = any(map(str.isspace, marks))  # and an opening quotation mark after it
    return spaced and len(word) > 1 and word not in _ABBREVIATIONS
