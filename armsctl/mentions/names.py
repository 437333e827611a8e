"""Where a text names something of the catalogue: one automaton pass, then the checks that decide.

The pass runs over the folded text (see `folding`) and gives every place where the words of an alias
stand. Each is then held against the text itself:

- whole words: no letter, combining mark, "@" or "_" touches it, and it is no part of an address;
- nothing between its words that ends a thought: a full stop, a blank line, a comma or bracket that
  the alias does not have (an acronym in brackets may stand inside a name);
- case: an `exact` alias as written or in capitals; the acronyms of any alias in capitals, so that
  "a new start" is no treaty and "New Start treaty" is one;
- company: one of `near` in the same or a neighbouring sentence, none of `never` in its sentence.
  A short form of what the document names in full elsewhere needs no other company, nor does an
  acronym in brackets after the name.

Of hits that overlap, the longest stays. An acronym that several treaties share ("START") means the
one that the document names ("New START") when it names only that one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from armsctl.mentions.folding import fold_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from armsctl.mentions.aliases import Patterns, Target
    from armsctl.mentions.folding import Words

_TOKEN: Final = re.compile(r"[A-Za-z0-9]+")
# What ends a thought between two words of a name.
_STOP: Final = re.compile(r"[;:!?…|•*=<>{}]|\n\s*\n|\s[-–—]+\s|—|--")
_BRACKETED: Final = re.compile(r"\s*\(\s*[\"“'‘]?(?:the\s+|or\s+)?\Z")
_FULL_STOP: Final = re.compile(r"\.[\s\"”')\]]")
# Words that make an acronym in lower or mixed case the treaty all the same.
_HEAD_WORDS: Final = frozenset({"treaty", "treaties", "agreement", "accord", "pact", "convention"})
# Company that tells "New Start", the treaty, from any other new start.
_SUBJECT: Final = (
    "treat", "nuclear", "warhead", "missile", "arms control", "moscow", "russia", "kremlin",
    "putin", "strategic arms", "disarm", "arsenal",
)  # fmt: skip
# "Comprehensive Nuclear-Test-Ban Treaty Organization" names a body.
_BODIES: Final = frozenset({"organization", "organisation"})
_TREATY: Final = (["treaty"], ["convention"])
# "Iran deals with" is no plural of "Iran deal".
_NO_PLURAL: Final = frozenset({"deals", "pacts"})


class Place(NamedTuple):
    """The words [first, end) match a pattern whose meanings are `targets`; nothing is checked."""

    first: int
    end: int
    targets: list[Target]


class Hit(NamedTuple):
    """The words [first, end) of a text name the entry `id`, as an alias of `target` or after it.

    `because` says what let a hit pass that its alias alone would not have.
    """

    first: int
    end: int
    target: Target
    id: str
    because: str = ""


def find_places(
    folded: bytes, matches: Iterable[tuple[int, int, int]], patterns: Patterns, first: int = 0
) -> list[Place]:
    """Return the places of an automaton's `matches` in `folded` that end where a word ends.

    The automaton's pattern number `first` is the first one of `patterns`.
    """
    found: list[Place] = []
    counted = word = 0
    for index, start, end in sorted(matches, key=_by_start):
        follow = folded[end : end + 2]
        if follow[:1] == b" " or follow == b"s " or folded[end - 1] == 32:
            word += folded.count(b" ", counted, start)
            counted = start
            known = index - first
            found.append(Place(word, word + patterns.lengths[known], patterns.targets[known]))
    return found


def any_plausible(text: str, folded: bytes, found: list[Place]) -> bool:
    """Whether one of the places can pass the checks, as far as a look at the whole text tells.

    Most documents of a general stream hold "start", "laws" or "tank" and nothing else of the
    catalogue. An `exact` alias that nowhere stands as written, or whose company is nowhere in the
    document, settles that without finding where the words are.
    """
    seen: set[str] = set()
    for place in found:
        for target in place.targets:
            if target.written not in seen:
                seen.add(target.written)
                if _plausible(text, folded, target):
                    return True
    return False


def _plausible(text: str, folded: bytes, target: Target) -> bool:
    alias = target.alias
    if alias is None:
        forms, digits, acronyms = _forms(target.written)
        if not acronyms or digits or not _HEAD_WORDS.isdisjoint(forms):
            return True
        return any(word.upper() in text or word.capitalize() in text for word in acronyms)
    # A variant of the alias ("SS20") need not stand as written: only words alone are looked up.
    if alias.exact and alias.text.isalpha():
        written = alias.text in text or alias.text.upper() in text
        if not written:
            return False
    return not alias.near or any(stem in folded for stem in _stem_bytes(alias.near))


@functools.lru_cache(maxsize=4096)
def _stem_bytes(company: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(stem.encode() for stem in _stems(company))


def _by_start(match: tuple[int, int, int]) -> int:
    return match[1]


def check_places(words: Words, found: list[Place]) -> list[Hit]:
    """Return the hits among the places `found`, in text order; they may overlap."""
    hits: list[Hit] = []
    waiting: list[Hit] = []
    for place in found:
        if not _whole(words, place):
            continue
        for target in place.targets:
            if not _in_case(words, place, target):
                continue
            hit = Hit(place.first, place.end, target, target.id)
            alias = target.alias
            if alias is None or _in_company(words, hit, alias.near, alias.never):
                hits.append(hit)
                break
            waiting.append(hit)
    if waiting:
        hits.extend(_introduced(words, waiting, hits))
        hits.sort(key=lambda hit: (hit.first, hit.end))
    return hits


def _whole(words: Words, place: Place) -> bool:
    """Whether the words of `place` are whole and belong together."""
    text, first, last = words.text, place.first, place.end - 1
    start, end = words.starts[first], words.ends[last]
    if start and _joins(text, start - 1, -1):
        return False
    if end < len(text) and _joins(text, end, 1):
        return False
    following = words.words[place.end : place.end + 2]
    if not _BODIES.isdisjoint(following[: 1 + (following[:1] in _TREATY)]):
        return False
    if first == last:
        return True
    written = place.targets[0].written
    comma = "," in written
    if written[1:2] == "-" and words.gap(first + 1) == " ":
        return False  # "a bomb" is no A-bomb
    for index in range(first + 1, place.end):
        gap = words.gap(index)
        if gap == " " or gap == "-":  # noqa: PLR1714 (the two gaps that nearly all names have)
            continue
        if _STOP.search(gap) or ("," in gap and not comma):
            return False
        if "." in gap and len(words.words[index - 1]) > 1 and _FULL_STOP.search(gap):
            return False
        if ")" in gap and not any("(" in words.gap(k) for k in range(first + 1, index)):
            return False
        if "(" in gap and not any(")" in words.gap(k) for k in range(index + 1, place.end)):
            return False
    return True


def _joins(text: str, index: int, step: int) -> bool:
    """Whether the character at `index` makes the word beside it part of something longer."""
    char = text[index]
    if char in " -,.\n'’)(":
        if char != ".":
            return False
        beyond = index + step
        return 0 <= beyond < len(text) and text[beyond].isalpha() and text[beyond].islower()
    return char in "@_#" or char.isalnum() or unicodedata.combining(char) != 0


@functools.lru_cache(maxsize=8192)
def _forms(written: str) -> tuple[dict[str, set[str]], bool, frozenset[str]]:
    """Return an alias's words by lower case, whether it holds a digit, its acronyms (lower)."""
    tokens = _TOKEN.findall(written)
    forms: dict[str, set[str]] = {}
    for token in tokens:
        forms.setdefault(token.lower(), set()).add(token)
    acronyms = frozenset(
        token.lower() for token in tokens if len(token) > 1 and token.isalpha() and token.isupper()
    )
    return forms, any(char.isdigit() for char in written), acronyms


def _in_case(words: Words, place: Place, target: Target) -> bool:
    """Whether the place is written in a case that the alias allows."""
    tokens = [words.written(index) for index in range(place.first, place.end)]
    last = tokens[-1].lower()
    if target.kind == "treaty" and (
        last in _NO_PLURAL or (last[-1] == "s" and target.written.isupper())
    ):
        return False  # "BWCs" are cameras
    if target.kind == "described" and last[-1] == "s" != target.written[-1].lower():
        return False
    if all(map(str.isupper, filter(str.isalpha, tokens))) and any(map(str.isalpha, tokens)):
        return True
    forms, digits, acronyms = _forms(target.written)
    if target.alias is not None and target.alias.exact:
        return all(_same_case(token, forms) for token in tokens)
    if not acronyms or digits:
        return True
    headed = any(token.lower() in _HEAD_WORDS for token in tokens)
    for token in tokens:
        if _singular(token.lower(), acronyms) not in acronyms or token.rstrip("s").isupper():
            continue
        if token.islower() and not headed:
            return target.kind == "weapon" and len(token) > 3
        if not headed and not _has(words, place.first, place.end, _SUBJECT):
            return False
    return True


def _same_case(token: str, forms: dict[str, set[str]]) -> bool:
    known = forms.get(token.lower())
    if known is None and token[-1:] in "sS":
        token = token[:-1]
        known = forms.get(token.lower())
    return known is None or token in known


def _singular(token: str, known: frozenset[str]) -> str:
    return token[:-1] if token not in known and token.endswith("s") else token


def _in_company(words: Words, hit: Hit, near: tuple[str, ...], never: tuple[str, ...]) -> bool:
    if near and not _has(words, hit.first, hit.end, near):
        return False
    return not (never and _spoiled(words, hit, never))


def _spoiled(words: Words, hit: Hit, never: tuple[str, ...]) -> bool:
    low, high = words.sentence(hit.first)
    context = f" {' '.join(words.words[low : max(high, hit.end)])} "
    return any(stem in context for stem in _stems(never))


def _has(words: Words, first: int, end: int, near: tuple[str, ...]) -> bool:
    """Whether a word of `near` begins a word in the same or a neighbouring sentence."""
    low, high = words.sentence(first, around=1)
    context = f" {' '.join(words.words[low:first])} | {' '.join(words.words[end:high])} "
    return any(stem in context for stem in _stems(near))


@functools.lru_cache(maxsize=4096)
def _stems(company: tuple[str, ...]) -> tuple[str, ...]:
    # Three letters begin too many words: "inf" is the treaty, not "information".
    return tuple(f" {stem}" if len(stem) > 3 else f" {stem} " for stem in fold_lines(list(company)))


def _introduced(words: Words, waiting: list[Hit], hits: list[Hit]) -> list[Hit]:
    """Return the hits of `waiting` that the document itself introduces."""
    named = {hit.id for hit in hits}
    ends = {hit.end: hit for hit in hits}
    passed: list[Hit] = []
    for hit in waiting:
        alias = hit.target.alias
        before = ends.get(hit.first)
        if (
            before is not None
            and before.target.kind == hit.target.kind
            and before.id == hit.id
            and _BRACKETED.match(words.gap(hit.first))
        ):
            passed.append(hit._replace(because="stands in brackets after the name"))
        elif hit.id in named and alias is not None and not _spoiled(words, hit, alias.never):
            passed.append(hit._replace(because="named in full elsewhere in the document"))
    return passed


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
        if owner in owners.get(word, ()) and _BRACKETED.match(words.gap(hit.first)):
            fuller.setdefault(word, set()).add(owner)
    shared: list[Hit] = []
    for hit in hits:
        result = hit
        word = words.words[hit.first]
        family = owners.get(word, frozenset())
        if hit.target.kind == "treaty" and len(family) > 1 and _bare(words, hit):
            before = ends.get(hit.first)
            named = fuller.get(word, set())
            if before in family and _BRACKETED.match(words.gap(hit.first)):
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
    return length == 1 or (length == 2 and words.words[hit.first + 1] in _HEAD_WORDS)
