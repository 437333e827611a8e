"""Direct speech: quotations and clauses before their attribution, broken by it, and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language.groups import words
from armsctl.statements.candidates import strip, trimmed

if TYPE_CHECKING:
    from armsctl.language.layout import Layout, Quoted
    from armsctl.language.model import Run


def ending_before(layout: Layout, index: int, floor: int) -> Quoted | None:
    """Return the quotation that ends right before `index`, a comma between them or not."""
    at = index - 1
    if at > floor and layout.tags[at] == "," and not layout.inside[at]:
        at -= 1
    around = layout.quote_around(at)
    return around if around and around.past - 1 == at else None


def from_quote(layout: Layout, quote: Quoted) -> Run:
    """Return the content that ends with `quote`: all its sentence where it is quoted in part."""
    first, _ = layout.sentence(quote.first)
    if first >= quote.first or not quote.opened:
        return quote.first, quote.past
    lead = layout.tags[first : quote.first]
    if lead in {"K", "R", "K,", "R,"} or quote.first - first < 2:
        return quote.first, quote.past
    if lead[-1:] in ":," and quote.speech and layout.tags[quote.past - 2] in ".,":
        return quote.first, quote.past
    return first, quote.past


def following(layout: Layout, after: int, limit: int) -> list[Run]:
    """Return the quotations that carry on after an attribution: whole sentences, one by one.

    `after` is the first token past the attribution, `limit` the end of its paragraph.
    """
    found: list[Run] = []
    tags = layout.tags
    at = after
    while at < limit:
        quote = layout.quote_from(at)
        if quote is None or not (quote.speech or found):
            return found
        end = min(quote.past, limit)
        whole = end >= limit or tags[end - 2] == "." or tags[end] in ".,"
        if not whole:
            return found
        found.append((at, end))
        at = end
    return found


def running(layout: Layout, content: list[Run]) -> list[Run]:
    """Return the content with the other paragraphs of quotations that run over several."""
    quotes = layout.quotes
    number = layout.inside[content[0][1] - 1] - 1
    before: list[Run] = []
    while number > 0 and quotes[number].continues:
        number -= 1
        before.insert(0, (quotes[number].first, quotes[number].past))
    number = layout.inside[content[-1][1] - 1]
    after: list[Run] = []
    while 0 < number < len(quotes) and quotes[number].continues:
        after.append((quotes[number].first, quotes[number].past))
        number += 1
    return [*before, *content, *after]


def source_after(layout: Layout, start: int, past: int) -> tuple[Run, ...]:
    """Return the noun group that begins at `start`, with its apposition: "said X, who …"."""
    tags, inside = layout.tags, layout.inside
    at = start
    if at < past and tags[at] in "PO":
        return ((at, at + 1),)
    around = inside[start - 1]  # the cue may stand in a quotation itself
    while at < past and inside[at] in {0, around}:
        if tags[at - 2 : at + 2] == "IEKE" and at - 2 > start:
            at += 1  # "of the Organization for Security and Cooperation"
        if tags[at] not in "NEACYRGD'I":
            break
        if tags[at] == "I" and (at == start or (at + 1 < past and tags[at + 1] not in "NEDACG")):
            break
        if tags[at] == "N" and layout.lower[at] in words("days"):
            break
        at += 1
    while at > start and tags[at - 1] in "IDR":
        at -= 1
    if at == start or not any(letter in "NEC" for letter in tags[start:at]):
        return ()
    end = at
    if at + 1 < past and tags[at] == "," and tags[at + 1] in "DNEAW":
        stop = at + 1
        while stop < past and tags[stop] not in ',.;:"':
            stop += 1
        plain = tags[at + 1] != "W" and not any(c in "LZMBHU" for c in tags[at + 1 : stop])
        if stop >= past or (tags[stop] in ",." and plain):
            end = stop
    return ((start, end),)


def clause_before(layout: Layout, comma: int, floor: int) -> Run | None:
    """Return the words of the sentence before `comma`: "…, officials said"."""
    first, past = strip(layout, (floor, comma))
    return (first, past) if past - first >= 2 else None


def rest_after(layout: Layout, before: Run, end: int, past: int) -> Run | None:
    """Return what follows an attribution that breaks its clause: "The plan, he said, will fail".

    `before` is the clause's first part, `end` the token past the attribution.
    """
    tags = layout.tags
    if end >= past or tags[end] != ",":
        return None
    if any(letter in "LZMBHU" for letter in tags[before[0] : before[1]]):
        return None
    return trimmed(layout, (end, past))
