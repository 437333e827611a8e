"""What a reporting verb takes: the clause, quotation, infinitive or noun phrase that follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.statements.extents import clause_end, strip

if TYPE_CHECKING:
    from armsctl.statements.candidates import Run
    from armsctl.statements.layout import Layout

_FINITE = frozenset("LZVMBHU")
_INNER = frozenset("NEACYRGD'")
_PARTICLES = frozenset("out up down off back on".split())
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday earlier late later last"
    " this early afterward afterwards recently again before tonight here then".split()
)


def complement(layout: Layout, verb: int, past: int) -> tuple[str, str, Run | None]:
    """Return the frame in which the verb stands, its preposition or "", and the content's tokens.

    `past` is the end of the sentence. Frames: "that", "clause", "wh", "quote", "colon", "to", "ing",
    "np", "np-to", "np-that", "np-as", "pp", "adj", "none".
    """
    reading = layout.reading
    tags, lower, inside = reading.tags, reading.lower, layout.inside
    tense = tags[verb]
    at = verb + 1
    word = ""
    passed = 0  # noun groups and phrases passed over
    while at < past:
        letter = tags[at]
        if inside[at] and not inside[verb]:
            around = layout.quote_around(at)
            if around and around.first == at:
                frame = "quote" if around.speech or not passed else "np"
                if not around.speech and not passed:
                    frame = "scare"
                name = frame if not passed else "np-" + frame
                return name, word, (at, _quote_end(layout, at, past, tense))
        if letter == "R" or (lower[at] in _TIMES and at > verb):
            at += 1
            continue
        if letter == "X" and tags[at + 1 : at + 2] == "F":
            return "to", word, (at, clause_end(layout, at, past, tense=tense))
        if letter == "T":
            if passed and at - 1 > verb and tags[at - 1] in "N" and _relative(tags, at, past):
                return (
                    "np",
                    word,
                    (verb + 1 + bool(word), clause_end(layout, at, past, tense=tense)),
                )
            return (
                ("np-that" if passed else "that"),
                word,
                (
                    at,
                    clause_end(layout, at, past, tense=tense),
                ),
            )
        if letter == "F":
            if at + 1 < past and tags[at + 1] in "VBHUR":
                begin = at
                if passed:
                    return (
                        "np-to",
                        word,
                        (
                            verb + 1 + bool(word),
                            clause_end(layout, at, past, tense=tense),
                        ),
                    )
                return "to", word, (begin, clause_end(layout, at, past, tense=tense))
            if passed or word:
                break
            word = "to"
            at += 1
            continue
        if letter == "W" or (letter == "S" and lower[at] in {"if", "like", "as"}):
            if letter == "S" and lower[at] == "as" and passed:
                return "np-as", word, (verb + 1, clause_end(layout, at, past, tense=tense))
            if passed and lower[at] in {"who", "which", "whose", "whom", "where", "when", "as"}:
                break
            frame = "wh" if lower[at] != "as" else "as"
            return (
                ("np-" + frame if passed else frame),
                word,
                (
                    at,
                    clause_end(layout, at, past, tense=tense),
                ),
            )
        if letter == "G" and not passed:
            return (
                ("pp-ing" if word else "ing"),
                word,
                (
                    at,
                    clause_end(layout, at, past, tense=tense),
                ),
            )
        if letter == ":":
            if lower[at] == ":":
                return ("np-colon" if passed else "colon"), word, (at + 1, past)
            break
        if letter == "I":
            if not passed and not word:
                word = lower[at]
                at += 1
                continue
            if passed:
                # a phrase on the way: "said in a statement on Friday that"
                at += 1
                continue
            word += " " + lower[at]
            at += 1
            continue
        if letter in "DNEPOCA'Y":
            end = _group_end(tags, at, past)
            chain = end
            while (
                chain + 1 < past
                and tags[chain] == "I"
                and tags[chain + 1] in "DNEPCA"
                and not inside[chain + 1]
            ):
                chain = _group_end(tags, chain + 1, past)
            for stop in (end, chain):
                verbal = stop
                while verbal < past and tags[verbal] == "R":
                    verbal += 1
                if (
                    verbal < past
                    and tags[verbal] in "MBHUZ"
                    or (verbal < past and tags[verbal] in "LV" and letter != "O")
                ):
                    if not word or passed:
                        frame = "np-clause" if passed else "clause"
                        return frame, word, (at, clause_end(layout, at, past, tense=tense))
            if passed and letter in "P":
                break
            passed += 1
            first = at if passed == 1 else None
            at = end
            if first is not None:
                after = tags[at] if at < past else "."
                quick = at < past and (
                    after in 'TFW"I'
                    or (after == "," and _quote_follows(layout, at, past))
                    or after == ":"
                    or lower[at] in {"as", "if"}
                    or lower[at] in _TIMES
                )
                if not quick:
                    frame = "pp" if word else "adj" if tags[at - 1] in "AY" else "np"
                    return frame, word, (first, clause_end(layout, first, past, tense=tense))
            continue
        if letter == "," and _quote_follows(layout, at, past):
            at += 1
            continue
        if letter == "," and at + 1 < past and tags[at + 1] == "T":
            at += 1
            continue
        break
    if passed or word:
        begin = verb + 1 + len(word.split())
        if passed and begin < past:
            return (
                ("pp" if word else "np"),
                word,
                (
                    begin,
                    clause_end(layout, begin, past, tense=tense),
                ),
            )
    return "none", word, None


def _relative(tags: str, at: int, past: int) -> bool:
    """Whether "that" is followed by a verb at once: "a plan that failed"."""
    return at + 1 < past and tags[at + 1] in "LZMBHU"


def _group_end(tags: str, at: int, past: int) -> int:
    if tags[at] in "PO":
        return at + 1
    end = at
    while end < past and tags[end] in _INNER:
        if end > at and tags[end] == "D" and tags[end - 1] not in "DR":
            break
        if tags[end] == "R" and (end + 1 >= past or tags[end + 1] not in "ACY"):
            break
        if tags[end] == "G" and tags[end - 1] in "NE":
            break
        end += 1
    return max(end, at + 1)


def _quote_follows(layout: Layout, comma: int, past: int) -> bool:
    return comma + 1 < past and layout.quote_from(comma + 1) is not None


def _quote_end(layout: Layout, at: int, past: int, tense: str) -> int:
    """Return the end of content that begins with a quotation: past it, or its clause's end."""
    around = layout.quote_around(at)
    if around is None:
        return past
    if around.past >= past or layout.reading.tags[around.past - 2] == ".":
        return around.past
    return clause_end(layout, at, past, tense=tense)


def trimmed(layout: Layout, run: Run | None) -> Run | None:
    """Return the run without marks at its ends, None where nothing is left."""
    if run is None:
        return None
    first, past = strip(layout, run)
    return (first, past) if past > first else None
