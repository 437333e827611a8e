"""The passages of a long text, paragraphs or parts of them, and which of them have to be read."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from armsctl.language.names import is_closed
from armsctl.language.sentences import breaks_paragraph
from armsctl.statements.people import no_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armsctl.mentions.model import Mention
    from armsctl.statements.actors import ActorIndex
    from armsctl.statements.model import Span

# So many passages are read before one with a mention, fewer where nothing in it goes back to
# anybody; and so many behind it.
BEFORE = {"treaty": (1, 3), "weapon": (0, 1), "range": (0, 1)}
BEHIND = {"treaty": 1, "weapon": 0, "range": 0}
_BACK = re.compile(r"[“\"”]|\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
# A quotation is followed back over so many paragraphs.
LONGEST_QUOTATION = 12
# A person's name is looked for in so many characters before where it is read; its form in full in
# so many of the places where it stands, and a first name of so many letters before it.
FAR = 100_000
NAMINGS = 8
LONGEST_NAME = 24
_GAP = re.compile(r"\n\s*")
_NAME = re.compile(r"[A-Z]\w+(?:-\w+)*")
# A paragraph of so many characters is parted between sentences into parts of so many or more.
LONG = 600
PART = 250
# Where a sentence ends, as far as may be told without reading it: abbreviations are shorter.
_SENTENCE = re.compile(r"[a-z]{4}[.!?][\"”’)]*\s+(?=[A-Z“„«\"])")
_MARKS = re.compile(r"[\"“”„«»]")


class Passages:
    """The passages of a text by number: where each begins and ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        whole = paragraphs(text)
        self._whole = frozenset(whole)
        self._starts = parted(text, whole)
        self._ends = [*self._starts[1:], len(text)]

    def __len__(self) -> int:
        return len(self._starts)

    def around(self, mentions: Iterable[Mention]) -> set[int]:
        """Return the passages with `mentions` and what surrounds them."""
        text, starts = self._text, self._starts
        chosen: set[int] = set()
        seen: set[tuple[int, int, str]] = set()
        for mention in mentions:
            place = self._at(mention.start)
            # A name may run over the end of what was taken for a paragraph.
            last = self._at(mention.end - 1)
            if (place, last, mention.kind) in seen:
                continue
            seen.add((place, last, mention.kind))
            few, more = BEFORE[mention.kind]
            back = more if _BACK.search(text, starts[place], self._ends[place]) else few
            first = max(0, place - back)
            while first and place - first < LONGEST_QUOTATION and text[starts[first]] in '"“':
                if starts[first] not in self._whole:
                    break  # a quotation of one paragraph
                first -= 1
            chosen.update(range(first, min(len(starts), last + 1 + BEHIND[mention.kind])))
        return chosen

    def introducing(self, chosen: Iterable[int], actors: ActorIndex) -> set[int]:
        """Return the passages that first bring up the persons named in the chosen ones."""
        text = self._text
        names: dict[str, int] = {}  # where each is read first
        for place in sorted(chosen, reverse=True):
            found = _NAME.findall(text, self._starts[place], self._ends[place])
            names.update(dict.fromkeys(found, place))
        none = no_names()
        introducing: set[int] = set()
        for name, read in names.items():
            lower = name.lower()
            if not _may_be_person(lower, actors):
                continue
            low = max(0, self._starts[read] - FAR)
            first = text.find(name, low)
            place = self._at(first)
            # What stands in small letters too was a word at the head of a sentence.
            if place != read and text.find(f" {lower} ", low, low + 2 * FAR) >= 0:
                continue
            introducing.add(self._at(_in_full(text, name, first, none)))
        return introducing

    def spans(self, chosen: Iterable[int]) -> list[Span]:
        """Return the spans of the chosen passages, neighbours as one."""
        found: list[Span] = []
        for place in sorted(chosen):
            if found and found[-1][1] == self._starts[place]:
                found[-1] = (found[-1][0], self._ends[place])
            else:
                found.append((self._starts[place], self._ends[place]))
        return found

    def _at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


def paragraphs(text: str) -> list[int]:
    """Return where the paragraphs of `text` begin, as the reading of language finds them."""
    starts = [0]
    line = 0
    for match in _GAP.finditer(text):
        start, end = match.span()
        if end >= len(text):
            break
        length = len(text[line:start].rstrip())
        if line + length and breaks_paragraph(match[0], length, text[end]):
            starts.append(end)
        line = end
    return starts


def parted(text: str, starts: list[int]) -> list[int]:
    """Return where the paragraphs begin, `starts`, and where the parts of long ones do.

    They are parted between sentences, not within a quotation: none is read by half.
    """
    found: list[int] = []
    for start, end in pairwise([*starts, len(text)]):
        found.append(start)
        if end - start < LONG:
            continue
        last = seen = start
        marks = 0
        for match in _SENTENCE.finditer(text, start + PART, end - PART):
            cut = match.end()
            marks += len(_MARKS.findall(text, seen, cut))
            seen = cut
            if cut - last >= PART and marks % 2 == 0:
                found.append(cut)
                last = cut
    return found


@functools.lru_cache(maxsize=1 << 14)
def _may_be_person(word: str, actors: ActorIndex) -> bool:
    return word not in no_names() and not is_closed(word) and not actors.begins(word)


def _in_full(text: str, name: str, first: int, none: frozenset[str]) -> int:
    """Return where a name that first stands at `first` has another before it: "Donald Trump"."""
    place, last = first, first + 2 * FAR
    for _ in range(NAMINGS):
        before = text[max(0, place - LONGEST_NAME) : place]
        if before[-1:] == " ":
            word = before.rsplit(maxsplit=1)[-1:]
            if word and word[0][0].isupper() and word[0].lower() not in none:
                return place
        place = text.find(name, place + 1, last)
        if place < 0:
            break
    return first
