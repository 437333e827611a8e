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

Which of the hits stay, where they overlap, is settled in `choosing`.

On the development gold: F1 0.993 for treaty names (68); on 18 documents measured before a rule was
made from them 0.86. Of the 116 treaty mentions in 5,000 general news articles that hold fewer than
two, read one by one, none is wrong.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from armsctl.mentions.company import accompanied, spoiled, stem_bytes
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armsctl.catalogue.model import Alias
    from armsctl.mentions.aliases import Patterns, Target
    from armsctl.mentions.folding import Words

_TOKEN: Final = re.compile(r"[A-Za-z0-9]+")
# What ends a thought between two words of a name.
_STOP: Final = r"[;:!?…|•*=<>{}]|\n\s*\n|\s[-–—]+\s|—|--"
_BRACKET: Final = r"\s*\(\s*[\"“'‘]?(?:the\s+|or\s+)?\Z"
_FULL_STOP: Final = r"\.[\s\"”')\]]"
# Words that make an acronym in lower or mixed case the treaty all the same.
HEAD_WORDS: Final = frozenset({"treaty", "treaties", "agreement", "accord", "pact", "convention"})
# Company that tells "New Start", the treaty, from any other new start.
_SUBJECT: Final = (
    "treat", "nuclear", "warhead", "missile", "arms control", "moscow", "russia", "kremlin",
    "putin", "strategic arms", "disarm", "arsenal",
)  # fmt: skip
# Names made of these describe; with one of the others before them, what is not there yet.
_DESCRIPTIVE: Final = frozenset({"deal", "agreement", "accord", "pact"})
_INDEFINITE: Final = frozenset({"a", "an", "any", "another"})
_WISHED: Final = frozenset(
    {"new", "final", "potential", "possible", "future", "eventual", "prospective", "better"}
)
_BEFORE_NAME: Final = 4
# "Comprehensive Nuclear-Test-Ban Treaty Organization" names a body.
_BODIES: Final = frozenset({"organization", "organisation"})
_TREATY: Final = (["treaty"], ["convention"])
# "Iran deals with" is no plural of "Iran deal".
_NO_PLURAL: Final = frozenset({"deals", "pacts"})


class Place(Value):
    """The words [first, end) match a pattern whose meanings are `targets`; nothing is checked."""

    first: int
    end: int
    targets: list[Target]


class Hit(Value):
    """The words [first, end) of a text name the entry `id`, as an alias of `target` or after it.

    `because` says what let a hit pass that its alias alone would not have.
    """

    first: int
    end: int
    target: Target
    id: str
    because: str = ""


def search(folded: bytes, patterns: Patterns) -> list[tuple[int, int, int]]:
    """Return what an automaton of `patterns` would find, without building one: for a short text.

    As (pattern, start, end) for every pattern that begins with a word of `folded`, or with one less
    the "s" at its end.
    """
    found: list[tuple[int, int, int]] = []
    lines, openings = patterns.patterns, patterns.openings
    start = 0
    for word in folded.split():
        known = openings.get(word, ())
        if word.endswith(b"s"):
            known = (*known, *openings.get(word[:-1], ()))
        found += [
            (index, start, start + len(lines[index]))
            for index in known
            if folded.startswith(lines[index], start)
        ]
        start += len(word) + 1
    return found


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
            past = word + patterns.length(known)
            found.append(Place._make((word, past, patterns.targets(known))))
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
        if not acronyms or digits or not HEAD_WORDS.isdisjoint(forms):
            return True
        return any(word.upper() in text or word.capitalize() in text for word in acronyms)
    # A variant of the alias ("SS20") need not stand as written: only words alone are looked up.
    if alias.exact and alias.text.isalpha():
        written = alias.text in text or alias.text.upper() in text
        if not written:
            return False
    return not alias.near or any(stem in folded for stem in stem_bytes(alias.near))


def _by_start(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1:]


def check_places(words: Words, found: list[Place]) -> list[Hit]:
    """Return the hits among the places `found`, in text order; they may overlap."""
    hits: list[Hit] = []
    waiting: list[Hit] = []
    for place in found:
        if not _whole(words, place) or _unborn(words, place):
            continue
        for target in place.targets:
            if not _in_case(words, place, target):
                continue
            hit = Hit(place.first, place.end, target, target.id)
            alias = target.alias
            if alias is None or _in_company(words, hit, alias):
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
    start, end = words.starts[first], words.end(last)
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
        if re.search(_STOP, gap) or ("," in gap and not comma):
            return False
        if "." in gap and len(words.words[index - 1]) > 1 and re.search(_FULL_STOP, gap):
            return False
        if ")" in gap and not any("(" in words.gap(k) for k in range(first + 1, index)):
            return False
        if "(" in gap and not any(")" in words.gap(k) for k in range(index + 1, place.end)):
            return False
    return True


def _unborn(words: Words, place: Place) -> bool:
    """Whether a descriptive name means a treaty that is only wished for: "a new Iran deal"."""
    if not _DESCRIPTIVE.intersection(words.words[place.first : place.end]):
        return False
    if words.written(place.end - 1)[:1].isupper() and words.written(place.first)[:1].isupper():
        return words.words[place.end : place.end + 2] == ["review", "act"]
    low = max(0, place.first - _BEFORE_NAME)
    before = words.words[low : place.first]
    while before and before[0] not in _INDEFINITE:
        before.pop(0)
    if not before:
        return False
    return before[0] in {"any", "another"} or not _WISHED.isdisjoint(before)


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
    headed = any(token.lower() in HEAD_WORDS for token in tokens)
    for token in tokens:
        if _singular(token.lower(), acronyms) not in acronyms or token.rstrip("s").isupper():
            continue
        if token.islower() and not headed:
            return target.kind == "weapon" and len(token) > 3
        if not headed and not accompanied(words, place.first, place.end, _SUBJECT):
            return False
    return True


def _same_case(token: str, forms: dict[str, set[str]]) -> bool:
    known = forms.get(token.lower())
    if known is None and token[-1:] in "sS":
        token = token[:-1]
        known = forms.get(token.lower())
    return known is None or token in known


def bracketed(words: Words, index: int) -> bool:
    """Whether word `index` stands in brackets after the word before it, as an acronym does."""
    return re.match(_BRACKET, words.gap(index)) is not None


def _singular(token: str, known: frozenset[str]) -> str:
    return token[:-1] if token not in known and token.endswith("s") else token


def _in_company(words: Words, hit: Hit, alias: Alias) -> bool:
    if alias.near and not accompanied(words, hit.first, hit.end, alias.near):
        return False
    return not (alias.never and spoiled(words, hit.first, hit.end, alias.never))


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
            and bracketed(words, hit.first)
        ):
            passed.append(hit._replace(because="stands in brackets after the name"))
        elif (
            hit.id in named
            and alias is not None
            and not spoiled(words, hit.first, hit.end, alias.never)
        ):
            passed.append(hit._replace(because="named in full elsewhere in the document"))
    return passed
