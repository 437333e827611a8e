"""Every attribution of a text: who says, thinks or wants what, in which words.

Each verb, noun, adjective and mark that can attribute is a candidate, in each construction in which
it stands ("frame": a that-clause, a quotation before it, "X quoted Y as saying"). For a candidate
the source is looked for (armsctl.language.subjects), the content is followed to its likeliest end
(extents.py), and the whole is weighed (scoring.py): from the share of the cue's occurrences in that
frame which annotators marked (cues.yaml) and a few features of its surroundings (weights.yaml). The
best reading of each cue is kept where it is likelier than THRESHOLD.

    >>> found = find_statements("“It is over,” the envoy said, adding that talks would go on.")
    >>> [(statement.rule, statement.type) for statement in found]
    [('quote-before', 'direct'), ('that', 'indirect')]

Shares and weights come from PolNeAR 1.0 (Newell, Margolin, Ruths 2018), whose annotators marked
attitudes and plans as well as speech. Measured on it, contents that share half of their union
counting as one, with the right source (F1): attributed 0.639 on the train articles, 0.644 on the
dev articles, which no figure was learned from; with a quotation in the content 0.805 and 0.794;
over characters of content 0.824 and 0.828; of the pairs, 0.95 have the right source in both.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from armsctl.language import base_of, read
from armsctl.language.layout import Layout, lay_out
from armsctl.statements.carrying import carried
from armsctl.statements.cues import is_certain
from armsctl.statements.gather import candidates
from armsctl.statements.model import Statement
from armsctl.statements.relays import QUOTING, cited, enclosing
from armsctl.statements.scoring import THRESHOLD, weigh
from armsctl.statements.verbs import RELAYED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armsctl.language import Reading
    from armsctl.language.model import Run
    from armsctl.statements.candidates import Candidate
    from armsctl.statements.model import Span, StatementType

# Verbs with which somebody passes on what somebody else says.
_RELAYING = frozenset(
    {
        "report",
        "say",
        "quote",
        "cite",
        "quote as saying",
        "according to",
        "tell",
        "write",
        "add",
        "announce",
        "note",
    }
)


# No quotation of one piece is read further than so many tokens: in a text whose marks never close,
# each would else run to the end, and the time would grow with the square of its length.
LONGEST = 800


def find_statements(
    text: str, reading: Reading | None = None, near: Sequence[Span] | None = None
) -> tuple[Statement, ...]:
    """Return every attribution of `text`, in text order; speaker and reporter are left open.

    `reading` is the text's, where it has been read already. With `near`, only those whose cues
    stand within these spans are returned, and quotations that the same speakers carry on.
    """
    layout = lay_out(read(text) if reading is None else reading)
    taken = _handed_over(layout, _select(layout, near))
    taken += carried(layout, taken)
    taken.sort(key=lambda candidate: candidate.head)
    for candidate, outer in zip(taken, enclosing(taken), strict=True):
        if outer is not None and not candidate.reporter and outer.lemma in _RELAYING:
            candidate.reporter = outer.source
    taken.sort(key=lambda candidate: (candidate.content[0][0], candidate.head))
    return tuple(_statement(layout, candidate) for candidate in taken)


def _select(layout: Layout, near: Sequence[Span] | None) -> list[Candidate]:
    """Return the best candidate of each cue, and of those with the same content the likeliest."""
    chosen: dict[int, Candidate] = {}
    reading = layout.reading
    runs = [(0, len(reading.words))]
    if near is not None:
        starts = layout.starts
        runs = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in near]
    for candidate in candidates(layout, runs):
        candidate.score = weigh(layout, candidate)
        if is_certain(candidate.lemma, candidate.frame):
            candidate.score = max(candidate.score, THRESHOLD)
        if candidate.lemma == RELAYED:
            candidate.score = 1.0
        best = chosen.get(candidate.head)
        if candidate.score >= THRESHOLD and (best is None or _better(candidate, best)):
            chosen[candidate.head] = candidate
    taken: list[Candidate] = []
    seen: set[Run] = set()
    for candidate in sorted(chosen.values(), key=_rank):
        candidate.content = tuple(
            (first, min(past, first + LONGEST)) for first, past in candidate.content
        )
        if candidate.content[0] not in seen:
            seen.add(candidate.content[0])
            taken.append(candidate)
    return taken


def _rank(candidate: Candidate) -> tuple[bool, float, int]:
    """Sort the likeliest first, and before all others what is said to be somebody's own.

    "She repeated Berg's claim that" passes on what Berg says.
    """
    return not candidate.frame.startswith("n-own-"), -candidate.score, candidate.head


def _better(one: Candidate, other: Candidate) -> bool:
    """Whether `one` reads the same cue better: likelier; a broken quotation whole, not its rest."""
    if (one.frame == "quote") != (other.frame == "quote"):
        whole, rest = (other, one) if one.frame == "quote" else (one, other)
        if whole.frame.startswith("quote-before") and rest.content[0] in whole.content:
            return one is whole
    return one.score > other.score


def _handed_over(layout: Layout, taken: list[Candidate]) -> list[Candidate]:
    """Return `taken` with reports given to whom they cite.

    "Yonhap said, quoting the military" is the military's, reported by Yonhap.
    """
    lower = layout.lower
    quoting = {c.head: c for c in taken if base_of(lower[c.head]) in QUOTING}
    reports = {c.bounds: c for c in taken if c.lemma in _RELAYING and c.head not in quoting}
    spent: set[int] = set()
    for head, candidate in quoting.items():
        report = reports.get(candidate.bounds)
        source = cited(layout, report, candidate) if report is not None else ()
        if report is not None and source:
            report.source, report.reporter = source, report.source
            report.frame += "-citing"
            spent.add(head)
    return [candidate for candidate in taken if candidate.head not in spent]


def _statement(layout: Layout, candidate: Candidate) -> Statement:
    starts, ends = layout.starts, layout.reading.ends

    def spans(runs: tuple[Run, ...]) -> tuple[tuple[int, int], ...]:
        found = [(starts[first], ends[past - 1]) for first, past in runs if past > first]
        return tuple(sorted(found) if len(found) > 1 else found)

    covered = [layout.inside[first:past] for first, past in candidate.content]
    kind: StatementType = "mixed"
    if not any(0 in part for part in covered):
        kind = "direct"
    elif not any(map(any, covered)):
        kind = "indirect"
    return Statement(
        spans(candidate.source),
        spans((candidate.cue,)),
        spans(candidate.content),
        kind,
        None,
        None,
        candidate.frame,
        spans(candidate.reporter),
    )
