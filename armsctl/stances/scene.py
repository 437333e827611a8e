"""A document laid out for reading stances: which tokens are treaties, which are actors, who speaks.

Only sentences that can show a stance are looked at: those that mention a treaty, and those close
behind, where "the decision" or "it" may point back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from armsctl.language import read, token_at
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armsctl.catalogue.model import Catalogue
    from armsctl.documents.model import Document
    from armsctl.language import Reading
    from armsctl.mentions.model import Mention
    from armsctl.statements.model import Discourse

_RIGHT_NOW = re.compile(r"AR")
_EITHER = re.compile(r"[MF]DN")
_PLURALS = re.compile(r"[EA]Z")
# How many sentences after a treaty's mention still speak of it.
REACH = 3
# A treaty with this many mentions, and this share of all, is what the document is about.
TOPIC_MENTIONS = 4
TOPIC_SHARE = 0.6


class Target(Value):
    """A treaty at a stretch of tokens."""

    first: int
    past: int
    treaty: str


class Scene(Value):
    """What `find_stances` reads: `targets` by first token, `holds` by every token of a target."""

    document: Document
    reading: Reading
    discourse: Discourse
    catalogue: Catalogue
    targets: dict[int, Target]
    holds: dict[int, Target]
    sentences: list[tuple[int, int, tuple[str, ...], bool]]
    spans: list[tuple[int, int, int]]
    starts: list[int]
    quote_starts: list[int]

    def statement_at(self, index: int) -> int | None:
        """Return the index of the innermost statement whose content holds token `index`."""
        offset = self.reading.starts[index]
        best: tuple[int, int] | None = None
        place = bisect_right(self.starts, offset)
        for start, end, number in reversed(self.spans[max(0, place - 40) : place]):
            if end > offset and (best is None or end - start < best[0]):
                best = (end - start, number)
        return None if best is None else best[1]

    def voice(self, index: int) -> str | None:
        """Return who says token `index`; None for the writer."""
        number = self.statement_at(index)
        if number is None:
            return self.document.speaker
        return self.discourse.statements[number].speaker

    def quoted(self, index: int) -> bool:
        """Tell whether token `index` stands between quotation marks."""
        offset = self.reading.starts[index]
        place = bisect_right(self.quote_starts, offset) - 1
        return place >= 0 and self.reading.quotations[place].end > offset

    def said_by(self, index: int) -> str | None:
        """Return who reports token `index` in indirect speech, whose "he" is the speaker."""
        if self.quoted(index) or self.statement_at(index) is None:
            return None
        return self.voice(index)


def make_scene(
    document: Document, mentions: Sequence[Mention], discourse: Discourse, catalogue: Catalogue
) -> Scene:
    """Return the scene of a document: tokens, targets, the sentences to read with their topics."""
    reading = _mended(read(document.text))
    targets: dict[int, Target] = {}
    holds: dict[int, Target] = {}
    for mention in mentions:
        if mention.kind != "treaty" or mention.id is None:
            continue
        first = token_at(reading, mention.start)
        past = token_at(reading, mention.end - 1) + 1
        target = Target(first, past, mention.id)
        targets[first] = target
        holds.update(dict.fromkeys(range(first, past), target))
    spans = sorted(
        (start, end, number)
        for number, statement in enumerate(discourse.statements)
        for start, end in statement.content
    )
    return Scene(
        document=document,
        reading=reading,
        discourse=discourse,
        catalogue=catalogue,
        targets=targets,
        holds=holds,
        sentences=_sentences(reading, targets),
        spans=spans,
        starts=[span[0] for span in spans],
        quote_starts=[quotation.start for quotation in reading.quotations],
    )


def _mended(reading: Reading) -> Reading:
    """Return the reading with "European powers" as nouns and "right now" as adverbs."""
    tags = reading.tags
    wrong = [
        (match.start() + 1, "N")
        for match in _PLURALS.finditer(tags)
        if reading.lower[match.start() + 1] in {"powers", "states", "allies", "backers"}
    ]
    wrong += [
        (match.start(), "R")
        for match in _RIGHT_NOW.finditer(tags)
        if reading.lower[match.start()] == "right"
    ]
    wrong += [
        (match.start() + 2, "V")
        for match in _EITHER.finditer(tags)
        if reading.lower[match.start() + 1] == "either"
    ]
    if not wrong:
        return reading
    letters = list(tags)
    for index, letter in wrong:
        letters[index] = letter
    return reading._replace(tags="".join(letters))


def _sentences(
    reading: Reading, targets: Mapping[int, Target]
) -> list[tuple[int, int, tuple[str, ...], bool]]:
    """Return the sentences to read, each with the treaties last named before it, the last first."""
    firsts = sorted(targets)
    counts = Counter(target.treaty for target in targets.values())
    if not counts:
        return []
    main, number = counts.most_common(1)[0]
    dominant = number >= TOPIC_MENTIONS and number >= TOPIC_SHARE * len(targets)
    found: list[tuple[int, int, tuple[str, ...], bool]] = []
    bounds = reading.bounds
    topic: tuple[str, ...] = (main,) if dominant else ()
    last = -REACH - 1
    for place in range(len(bounds) - 1):
        first, past = bounds[place], bounds[place + 1]
        low = bisect_left(firsts, first)
        here = low < len(firsts) and firsts[low] < past
        if here or dominant or place - last <= REACH:
            found.append(
                (first, past, topic if dominant or place - last <= REACH else (), place - last == 1)
            )
        if here:
            high = bisect_left(firsts, past)
            named = [targets[first].treaty for first in firsts[low:high]]
            topic = tuple(dict.fromkeys(reversed(named)))
            last = place
    return found
