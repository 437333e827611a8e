"""What a reporting verb takes: the clause, quotation, infinitive or noun phrase that follows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armsctl.language import base_of
from armsctl.language.groups import words
from armsctl.statements.cues import is_certain, takes_clause, times
from armsctl.statements.extents import content_end

if TYPE_CHECKING:
    from armsctl.language.layout import Layout
    from armsctl.language.model import Run

_INNER = frozenset("NEACYRGD'")
_RELATIVES = frozenset({"who", "which", "whose", "whom", "where", "when"})


def extent(layout: Layout, verb: int, past: int, frame: str, start: int) -> Run | None:
    """Return the content that begins at `start`, None where there is none.

    `past` is the end of the sentence, `frame` what `opening` found.
    """
    if start < 0:
        return None
    around = layout.quote_around(verb)
    if around is not None:
        past = min(past, around.past - around.closed)  # what is quoted ends with its quotation
    if start >= past:
        # "He said:", and the quotation is a paragraph of its own.
        quote = layout.quote_from(past) if frame.endswith("colon") else None
        return (past, quote.past) if quote else None
    if frame.endswith("colon"):
        quote = layout.quote_from(start)
        whole = quote is not None and layout.tags[quote.past - 2] == "."
        return start, quote.past if quote and (whole or quote.past > past) else past
    if frame in {"quote", "np-quote"}:
        quote = layout.quote_from(start)
        if quote and (quote.past >= past or layout.tags[quote.past - 2] == "."):
            return start, quote.past
    end = content_end(layout, start, past, frame, verb)
    if frame.endswith(("that", "clause")):
        end = _carried_on(layout, verb, end, past)
    return start, end


def _carried_on(layout: Layout, verb: int, end: int, past: int) -> int:
    """Return the end of a that-clause with the one that "and that" adds to it."""
    tags = layout.tags
    at = end
    while at < past and tags[at] in ",-":
        at += 1
    if tags[at : at + 2] != "KT" or at + 2 >= past or layout.lower[at] not in {"and", "but"}:
        return end
    if is_relative(tags, at + 1, past):
        return end
    return content_end(layout, at + 1, past, "that", verb)


# Words that "that" makes a conjunction with.
_CONJOINED = frozenset({"now", "given", "provided", "so", "such", "except", "only"})
# How far before a verb the "so" of "so deeply buried that" stands, in tokens.
_DEGREE = 4
_YEAR = re.compile("(?:19|20)[0-9][0-9]")
# The longest adverbial aside between a cue and its content, in tokens.
_SHORT_ASIDE = 8
# How many phrases may hang on a subject, or stand between a cue and its content.
_HANGING = 6
# The longest aside between a subject and its verb that is looked over, in tokens.
_ASIDE = 16


def opening(layout: Layout, verb: int, past: int) -> tuple[str, str, int]:
    """Return the frame in which a verb stands, its preposition or "", and where the content begins.

    Frames: "that", "clause", "wh", "quote" and "scare" (a short quotation), "colon", "to", "ing",
    "np" (a noun phrase), "pp" (a preposition with one), "adj", "as"; the same after a first object:
    "np-that", "np-to", …; "none", with the beginning -1. `past` is the end of the sentence.
    """
    tags, lower, inside = layout.tags, layout.lower, layout.inside
    at = verb + 1
    word = ""
    passed = 0  # noun groups passed over
    first = -1  # where the first of them begins
    while at < past:
        letter = tags[at]
        if inside[at] and not inside[verb]:
            around = layout.quote_around(at)
            if around and around.first == at:
                if around.speech or not passed:
                    frame = "quote" if around.speech else "scare"
                    return f"np-{frame}" if passed else frame, word, at
                return "np", word, first
        if letter == "R" or lower[at] in times():
            at += 1
            if word == "on":
                word = ""  # "said on Saturday that"
        elif letter == "X" and tags[at + 1 : at + 2] == "F":
            return "to", word, at
        elif letter == "T" and passed and lower[at - 1] in _CONJOINED:
            return ("pp" if word else "np"), word, first  # "now that", "given that"
        elif letter == "T" and not passed and _by_degree(layout, verb):
            break  # "so deeply buried that"
        elif letter == "C" and word == "in" and _YEAR.fullmatch(lower[at]):
            at += 1
            word = ""  # "admitted in 2016 that"
        elif letter == "T" and not (
            tags[at + 1 : at + 2] in {"N", "A"}
            and (
                tags[at - 1] == "I"  # "signed onto that letter"
                or not _clausal(layout, _group_end(tags, at + 1, past), past)
            )
        ):
            if passed and _common(layout, at - 1, verb) and is_relative(tags, at, past):
                return "np", word, first
            return "np-that" if passed else "that", word, at
        elif letter == "F":
            marked = tags[at + 1 : at + 2] == '"'  # "vows to “shred” it"
            verbal = at + 1 + marked
            if verbal < past and tags[verbal] in ("VL" if marked else "VBHUR"):
                return ("np-to", word, first) if passed else ("to", word, at)
            if passed or word:
                break
            word = "to"
            at += 1
        elif letter == "W" or (letter == "S" and lower[at] in {"if", "like", "as"}):
            if lower[at] == "as":
                return ("np-as", word, first) if passed else ("as", word, at + 1)
            if passed and lower[at] in _RELATIVES:
                break
            return "np-wh" if passed else "wh", word, at
        elif letter == "G" and not passed:
            return "pp-ing" if word else "ing", word, at
        elif letter == ":":
            if lower[at] == ":":
                return "np-colon" if passed else "colon", word, at + 1
            break
        elif letter == "I":
            # a phrase on the way: "said in a statement on Friday that"; a cue's own: "call for"
            if not passed:
                word = f"{word} {lower[at]}" if word else lower[at]
            at += 1
        elif letter in "DNEPOCA'YT":
            end = _group_end(tags, at + (letter == "T"), past)
            if (
                letter != "O"
                and (passed or not word)
                and _clausal(layout, end, past)
                and takes_clause(base_of(lower[verb]))
                and not _postnominal(layout, verb)
            ):
                return "np-clause" if passed else "clause", word, at
            if (passed and letter == "P") or passed > _HANGING:
                break
            passed += 1
            if first < 0:
                first = at
                if end < past and not _goes_on(layout, end, past):
                    break
            at = end
        elif (
            letter == ","
            and at + 1 < past
            and (layout.quote_from(at + 1) is not None or tags[at + 1] == "T")
        ):
            at += 1
        elif letter == "," and not word and (close := _aside(layout, at, past)) > 0:
            at = close + 1  # "said, however, that"
        else:
            break
    if first >= 0:
        plain = (
            "adj" if tags[first] in "AY" and not word and _adjectival(tags, first, past) else "np"
        )
        return "pp" if word else plain, word, first
    return "none", word, -1


def _aside(layout: Layout, comma: int, past: int) -> int:
    """Return the comma that ends an adverbial aside which begins at `comma`, 0 where none does."""
    tags = layout.tags
    if tags[comma + 1 : comma + 2] not in {"R", "I"}:
        return 0
    close = tags.find(",", comma + 1, min(past, comma + _SHORT_ASIDE))
    if close < 0 or any(letter in "LZMBHUVTWS" for letter in tags[comma:close]):
        return 0
    return close


def _adjectival(tags: str, at: int, past: int) -> bool:
    while at < past and tags[at] in "AYR":
        at += 1
    return at >= past or tags[at] not in "NE"


def _clausal(layout: Layout, end: int, past: int) -> bool:
    """Whether the noun group that ends at `end`, with what hangs on it, has a finite verb."""
    tags, inside = layout.tags, layout.inside
    for _ in range(_HANGING):
        verbal = end
        while verbal < past and tags[verbal] in 'R"':
            verbal += 1
        if verbal < past and tags[verbal] in "MBHUZLV":
            return True
        if verbal < past and tags[verbal] == ",":
            # over an aside: "said sanctions, coming in May, would"
            close = tags.find(",", verbal + 1, min(past, verbal + _ASIDE))
            return (
                close > 0
                and tags[verbal + 1] in "GWIYD"
                and close + 1 < past
                and tags[close + 1] in "MBHZ"
            )
        if tags[end : end + 1] == "F" and tags[end + 1 : end + 2] == "V" and end + 2 < past:
            end = _group_end(tags, end + 2, past)  # "his threats to kill the deal have"
            continue
        if not (
            end + 1 < past
            and tags[end] in "IK"
            and tags[end + 1] in "DNEPCA"
            and not inside[end + 1]
        ):
            return False
        end = _group_end(tags, end + 1, past)
    return False


def _goes_on(layout: Layout, at: int, past: int) -> bool:
    """Whether something that may be the content follows a verb's first object."""
    letter = layout.tags[at]
    if letter == ",":
        return at + 1 < past and (
            layout.quote_from(at + 1) is not None or layout.tags[at + 1] == "T"
        )
    return letter in 'TFWI":RDP' or layout.lower[at] in {"as", "if"} or layout.lower[at] in times()


def _postnominal(layout: Layout, verb: int) -> bool:
    """Whether a participle belongs to the noun before it: "those backing the deal remain"."""
    tags = layout.tags
    if tags[verb] != "G" or verb == 0 or tags[verb - 1] not in "NE":
        return False
    return not is_certain(base_of(layout.lower[verb]), "post-end")


def _by_degree(layout: Layout, verb: int) -> bool:
    """Whether a participle is told by degree: "so deeply buried", "so angered or annoyed"."""
    place = verb
    while place > 0 and verb - place < _DEGREE and layout.tags[place - 1] in "RYAK":
        place -= 1
        if layout.lower[place] == "so":
            return True
    return False


def _common(layout: Layout, index: int, verb: int) -> bool:
    """Whether a noun is none of the names that are urged to do something: "all States that"."""
    letter = layout.tags[index]
    if letter == "N" or (letter == "E" and not layout.lower[index].endswith("s")):
        return True
    return letter in "EC" and base_of(layout.lower[verb]) not in words("causing")


def is_relative(tags: str, at: int, past: int) -> bool:
    """Whether "that" is followed by a verb at once: "a plan that failed"."""
    return at + 1 < past and (
        tags[at + 1] in "LZMBHU" or (tags[at + 1] == "V" and tags[at - 1] == "N")
    )


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
