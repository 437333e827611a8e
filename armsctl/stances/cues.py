"""The words that show a stance, read from cues.yaml and found at a token.

A cue is one word or several ("pull out of", "withdraw signature from"); between its words a few
others may stand ("pulled the country out of"). Which words and what they mean is all in cues.yaml.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from armsctl.language import base_of
from armsctl.lexicon import prepared
from armsctl.stances.wording import words
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armsctl.language import Reading

Kind: TypeAlias = Literal[
    "act", "attitude", "demand", "control", "accuse", "event", "quality", "worth", "side", "refer"
]
Form: TypeAlias = Literal["verb", "noun", "adjective", "copular"]

LEXICON = Path(__file__).with_name("cues.yaml")
COPULAS = words("copulas")
# How many words may stand between two words of a cue.
GAP = 4
# The same where those who act stand there: "the signing by the United States and Russia of".
AMONG = 16
# How many words are kept in memory with what may begin with them.
_REMEMBERED = 65_536


class Cue(Value):
    """One entry of cues.yaml: `words` in base form, without the copula of a predicate."""

    name: str
    words: tuple[str, ...]
    form: Form
    family: str
    kind: Kind
    sign: int
    weight: float
    flags: frozenset[str]


@functools.cache
def _cues(first: str) -> tuple[Cue, ...]:
    """Return the cues whose first word is `first`, longest first."""
    return tuple(Cue(*row) for row in _lexicon().get(first, ()))


@functools.cache
def _lexicon() -> dict[str, list[tuple[Any, ...]]]:
    rows: dict[str, list[tuple[Any, ...]]] = prepared(LEXICON, _by_first_word, __file__)
    return rows


def _by_first_word(data: dict[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    """Return the lexicon's cues as plain rows by their first word, longest first."""
    found: dict[str, list[Cue]] = {}
    family: dict[str, Any] = {}
    form: Any
    for key, value in data.items():
        name, _, form = key.partition(".")
        if not form:
            family = value
            flags = frozenset(flag for flag, on in family.items() if on is True)
            continue
        for text in value:
            words = tuple(text.split())
            copular = form == "verb" and words[0] == "be"
            if copular:
                words = words[1:]
            cue = Cue(
                name=text,
                words=words,
                form="copular" if copular else form,
                family=name,
                kind=family["class"],
                sign=family["sign"],
                weight=family["weight"],
                flags=flags,
            )
            found.setdefault(words[0], []).append(cue)
    return {
        first: [tuple(cue) for cue in sorted(cues, key=lambda c: -len(c.words))]
        for first, cues in found.items()
    }


def _bases(word: str) -> list[str]:
    """Return what `word` may be a verb form of: the tagger knows not every verb of the lexicon."""
    found = {word: None, base_of(word): None}
    for ending in ("s", "es", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found.update({stem: None, stem + "e": None})
            if stem[-1] == stem[-2]:
                found[stem[:-1]] = None
    return list(found)


@functools.lru_cache(maxsize=65536)
def _candidates(word: str) -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """Return the cues that may begin with `word` as a verb, and as another part of speech."""
    verbs = [cue for base in _bases(word) for cue in _cues(base) if cue.form == "verb"]
    verbs.sort(key=lambda cue: -len(cue.words))
    others = [cue for cue in _cues(word) if cue.form != "verb"]
    if word.endswith("s"):
        single = word[:-3] + "y" if word.endswith("ies") else word[:-1]
        others += [cue for cue in _cues(single) if cue.form == "noun"]
    return tuple(verbs), tuple(others)


class _Beginnings(dict[str, bool]):
    """For each word met so far, whether any cue may begin with it."""

    def __missing__(self, word: str) -> bool:
        found = any(_candidates(word))
        if len(self) < _REMEMBERED:
            self[word] = found
        return found


BEGINS: Final = _Beginnings()


def cues_at(reading: Reading, index: int, past: int) -> Iterator[tuple[Cue, int]]:
    """Yield the cues that begin at token `index`, each with the token past its last word.

    `past` is the end of the sentence. Longest first.
    """
    verbs, others = _candidates(reading.lower[index])
    if not verbs and not others:
        return
    tag = reading.tags[index]
    lower = reading.lower
    possessed = index > 0 and reading.tags[index - 1] in "D'"
    if tag == "G" and possessed:
        verbs = ()  # "its backing for": a noun
    elif tag == "G" and index + 1 < past and lower[index + 1] == "of":
        # "the strengthening of" is a noun; "disapproving of" is not
        verbs = tuple(cue for cue in verbs if cue.words[1:2] == ("of",))
    if verbs and (tag in "VZLYGU" or _verbal(reading, index)):
        for cue in verbs:
            if end := _rest(reading, cue, index, past):
                yield cue, end
    for cue in others:
        if cue.form == "noun" and tag in "VZL" and not _nominal(reading, index):
            continue
        if cue.form == "adjective" and tag in "VZLM":
            continue
        if cue.form == "copular" and not _predicative(reading, index):
            continue
        if end := _rest(reading, cue, index, past):
            yield cue, end


def _verbal(reading: Reading, index: int) -> bool:
    """Tell whether a word that the tagger takes for a noun stands where a verb does."""
    tags, word = reading.tags, reading.lower[index]
    before = tags[index - 1] if index else "."
    if before == '"' and index > 1 and tags[index - 2] == "F":
        before = "F"  # "wants to “tear up” the treaty"
    after = tags[index + 1] if index + 1 < len(tags) else "."
    if tags[index] == "E":  # a headline: "Spain Slams Treaty"
        return before == "E" and word.endswith(("s", "ing")) and base_of(word) != word
    if tags[index] in "NA":
        return before in "FMX" or (
            before in "NEPR" and after in "DPOEIFGT" and word.endswith(("s", "ed"))
        )
    return tags[index] in "RS" and before in "MF"


def _nominal(reading: Reading, index: int) -> bool:
    """Tell whether a word that the tagger takes for a verb stands where a noun does."""
    return index > 0 and reading.tags[index - 1] in "DABLZVYI'"


def _predicative(reading: Reading, index: int) -> bool:
    """Tell whether a copula, or a comma, stands before the predicate at `index`."""
    for back in range(index - 1, max(index - 5, -1), -1):
        if reading.lower[back] in COPULAS:
            return True
        if reading.tags[back] == ",":
            return True
        if reading.tags[back] not in 'RXBAD"' and reading.lower[back] not in {"none", "nobody"}:
            return False
    return False


def _rest(reading: Reading, cue: Cue, index: int, past: int) -> int:
    """Return the token past the cue's last word, 0 where its other words do not follow."""
    lower, tags = reading.lower, reading.tags
    place = index + 1
    for word in cue.words[1:]:
        # "withdrawal of the United States from" has its own gap; one word more for the determiner.
        named = cue.form == "noun" and lower[place : place + 1] in (["by"], ["between"])
        for step in range(place, min(place + (AMONG if named else GAP) + 1, past)):
            if lower[step] == word or (step == place and base_of(lower[step]) == word):
                place = step + 1
                break
            if tags[step] in ".;:,(WSTMBHULZVF" or (
                tags[step] == "I" and lower[step] not in {"of", "by", "between"}
            ):
                return 0
            if tags[step] in "GY" and cue.form != "noun":
                return 0
        else:
            return 0
    return place
