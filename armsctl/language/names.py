"""Which capitals are names: not those that begin a sentence, stand in a headline, or shout."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from armsctl.language.forms import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSED = frozenset("PDTWIKSMBHUXFO")
_PUNCTUATION = frozenset('.,:;-()"')
# "Walking away" is no name, "Beijing now" is one.
_PARTICLES = (["away"], ["out"], ["back"], ["off"], ["aside"], ["up"], ["down"], ["apart"])
# Before these letters a word that begins a sentence is likely its subject.
_AFTER_SUBJECT = frozenset("LZdzBHMUR'q")


def is_closed(word: str) -> bool:
    """Tell whether a lower-case word belongs to a closed class: "it", "but", "while"."""
    return letters()[word] in _CLOSED


def mark_names(words: list[str], tags: list[str], capitals: list[int], bounds: list[int]) -> None:
    """Write E over the letters of names.

    A name is a capital inside a sentence; at its beginning, a word that is a name elsewhere in the
    text, or that a verb follows as it follows a subject. `capitals` are the tokens with capitals.
    """
    firsts = set(bounds)
    headline = _headlines(words, tags, bounds, capitals)
    names: set[str] = set()
    open_at: list[int] = []
    for index in capitals:
        letter = tags[index]
        if letter in _CLOSED and (len(words[index]) < 2 or not words[index].isupper()):
            continue
        if (
            index in firsts
            or index in headline
            or (index - 1 in firsts and tags[index - 1] in '"(-')
            or tags[index - 1] in '":('
        ):
            open_at.append(index)
        elif letter in _CLOSED:
            if not _shouted(words, index):
                tags[index] = "E"  # "US", "WHO"
        elif letter not in _PUNCTUATION:
            tags[index] = "E"
            names.add(words[index])
    count = len(tags)
    for index in open_at:
        letter = tags[index]
        if letter in _CLOSED and len(words[index]) > 1 and words[index].isupper():
            if not _shouted(words, index):
                tags[index] = "E"
            continue
        if letter in _CLOSED or letter in _PUNCTUATION:
            continue
        after = tags[index + 1] if index + 1 < count else "."
        if words[index] in names or letter == "N" or (letter in "*Cns" and index not in headline):
            tags[index] = "E"
        elif index not in headline and letter in "VvdAGzt":
            goes_on = letter == "G" and words[index + 1 : index + 2] in _PARTICLES
            tags[index] = "E" if after in _AFTER_SUBJECT and not goes_on else letter


def places_of(wanted: str, words: list[str]) -> Iterator[int]:
    """Yield where one of the words stands."""
    place = -1
    while True:
        try:
            place = words.index(wanted, place + 1)
        except ValueError:
            return
        yield place


def mark_abbreviations(tags: list[str], bounds: list[int]) -> None:
    """Make the stop of an abbreviation part of its name: "Mr. Trump", "(R-Wis.)"."""
    firsts = set(bounds)
    for index in places_of(".", tags):
        if index and index + 1 < len(tags) and index + 1 not in firsts and tags[index - 1] == "E":
            after = tags[index + 1]
            if after not in '".)' or (after == ")" and index + 2 not in firsts):
                tags[index] = "E"


def _shouted(words: list[str], index: int) -> bool:
    """Whether the neighbours of a word in capitals are in capitals too: a headline, a shout."""
    around = words[max(index - 1, 0) : index] + words[index + 1 : index + 2]
    return any(len(word) > 1 and word.isupper() for word in around)


def _headlines(
    words: list[str], tags: list[str], bounds: list[int], capitals: list[int]
) -> set[int]:
    """Return the indices of tokens in sentences in which nearly every long word is a capital's.

    What stands in small letters there are little words: "President Donald Trump spoke on Friday"
    is no headline.
    """
    found: set[int] = set()
    place = 0
    total = len(capitals)
    for first, past in pairwise(bounds):
        begin = place
        while place < total and capitals[place] < past:
            place += 1
        number = place - begin
        if number < 3 or number * 2 < past - first:
            continue
        long = [i for i in range(first, past) if len(words[i]) > 3 and words[i][0].isalpha()]
        lowered = [i for i in long if words[i][0].islower()]
        weighty = sum(1 for i in lowered if tags[i] not in _CLOSED)
        if len(long) >= 3 and len(lowered) * 5 <= len(long) and weighty * 8 <= len(long):
            found.update(range(first, past))
    return found
