"""Quotations without an attribution of their own, carried by whoever spoke last.

A paragraph that is one quotation after a paragraph of direct speech, a quoted sentence after a
statement in the same paragraph: the reader knows who goes on speaking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.statements.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armsctl.language.layout import Layout, Quoted

# A quotation shorter than this, in tokens, marks included, is a title or a catchword.
_SHORTEST = 6
_RELATIVE = frozenset({"who", "whose", "whom", "which"})


def carried(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return a statement for each quotation that nobody is said to say, by the last speaker.

    `candidates` are the statements found, in any order.
    """
    covered = set[int]()
    for candidate in candidates:
        for first, past in candidate.content:
            covered.update(layout.inside[first:past])
    order = sorted(candidates, key=lambda candidate: candidate.head)
    found: list[Candidate] = []
    place = 0
    last: Candidate | None = None
    for number, quote in enumerate(layout.quotes, start=1):
        while place < len(order) and order[place].head < quote.first:
            if _speaks(layout, order[place]):
                last = order[place]
            place += 1
        if number in covered or last is None or not _whole(layout, quote):
            continue
        begin, end = layout.paragraph(quote.first)
        before = last.content[-1][1] if last.content else last.head
        near = last.head >= begin
        if not near:
            # From the paragraph before, and only where it ended in that speaker's own words.
            previous = layout.paragraph(begin - 1)[0] if begin else 0
            near = (
                quote.first == begin
                and max(before, last.head) > previous
                and _ends_quoted(layout, last, begin)
            )
        if not near:
            continue
        stop = min(quote.past, end)
        statement = Candidate(
            last.lemma,
            "carried",
            last.head,
            last.bounds,
            last.cue,
            last.source,
            ((quote.first, stop),),
            score=last.score,
            reporter=last.reporter,
        )
        found.append(statement)
        last = statement
    return found


def _speaks(layout: Layout, candidate: Candidate) -> bool:
    """Whether a source may go on speaking: not the "who" of an aside, nor one who is quoted."""
    source = candidate.source
    if not source or layout.inside[candidate.head]:
        return False
    first, past = source[-1]
    word = layout.lower[first]
    return word not in _RELATIVE and (word != "that" or past - first > 1)


def _whole(layout: Layout, quote: Quoted) -> bool:
    """Whether a quotation is a sentence, or more, by itself."""
    if not quote.speech or quote.past - quote.first < _SHORTEST:
        return False
    first, past = layout.sentence(quote.first)
    if first != quote.first and layout.tags[first : quote.first].strip('"'):
        return False
    del past
    tags = layout.tags
    end = quote.past
    return not quote.closed or end >= len(tags) or tags[end - 2] == "." or tags[end] == "."


def _ends_quoted(layout: Layout, last: Candidate, begin: int) -> bool:
    """Whether the paragraph that ends at `begin` ends with words of `last`, quoted."""
    quoted = any(layout.inside[past - 1] for _, past in last.content)
    sentence, _ = layout.sentence(begin - 1)
    reach = max(past for _, past in last.content)
    return quoted and (reach > sentence or last.head >= sentence)
