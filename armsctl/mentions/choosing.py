"""Which hits stay: the longest where they overlap, the right treaty where an acronym is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.mentions.names import HEAD_WORDS, bracketed

if TYPE_CHECKING:
    from collections.abc import Collection

    from armsctl.mentions.folding import Words
    from armsctl.mentions.names import Hit


def choose_longest(hits: list[Hit]) -> list[Hit]:
    """Return `hits` without those that overlap a longer one, in text order.

    Of two of one length a treaty's name goes before a description, a description before a weapon.
    """
    order = {"treaty": 0, "described": 1, "weapon": 2}
    taken: set[int] = set()
    chosen: list[Hit] = []
    for hit in sorted(
        hits, key=lambda hit: (hit.first - hit.end, order[hit.target.kind], hit.first)
    ):
        span = range(hit.first, hit.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(hit)
    return sorted(chosen)


def share_acronyms(
    hits: list[Hit],
    owners: dict[str, frozenset[str]],
    words: Words,
    current: Collection[str] | None,
) -> list[Hit]:
    """Return `hits` with shared acronyms given to the treaty that the document means.

    `owners` has for each acronym of one word the treaties whose aliases contain it, `current` the
    treaties that there were and that had not ended on the document's date, if it has one. "START"
    goes to New START where it stands in brackets after that treaty's name; where the document names
    New START and no other START treaty in more than that word; and where it names none, but START I
    was history on its date and New START was not.
    """
    fuller: dict[str, set[str]] = {}
    for hit in hits:
        if hit.target.kind == "treaty" and not _bare(words, hit):
            for word in words.words[hit.first : hit.end]:
                if word in owners:
                    fuller.setdefault(word, set()).add(hit.id)
    ends = {hit.end: hit.id for hit in hits if hit.target.kind == "treaty"}
    for hit in hits:
        word = words.words[hit.first]
        owner = ends.get(hit.first, "")
        if owner in owners.get(word, ()) and bracketed(words, hit.first):
            fuller.setdefault(word, set()).add(owner)
    shared: list[Hit] = []
    for hit in hits:
        result = hit
        word = words.words[hit.first]
        family = owners.get(word, frozenset())
        if hit.target.kind == "treaty" and len(family) > 1 and _bare(words, hit):
            before = ends.get(hit.first)
            named = fuller.get(word, set())
            if before in family and bracketed(words, hit.first):
                result = hit._replace(id=before, because="stands in brackets after the name")
            elif len(named) == 1 and hit.id not in named:
                result = hit._replace(
                    id=next(iter(named)), because="the document names only this one in full"
                )
            elif not named and current is not None and hit.id not in current:
                alive = [owner for owner in sorted(family) if owner in current]
                if len(alive) == 1:
                    result = hit._replace(id=alive[0], because="in force on the document's date")
        shared.append(result)
    return shared


def _bare(words: Words, hit: Hit) -> bool:
    """Whether the hit is an acronym alone, or with no more than "treaty" after it."""
    length = hit.end - hit.first
    return length == 1 or (length == 2 and words.words[hit.first + 1] in HEAD_WORDS)
