"""The forms of words: what class a word may belong to by itself, and the base form of verbs."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from armsctl.lexicon import prepared

_MARKS = {
    **dict.fromkeys(".!?…", "."),
    **dict.fromkeys(",;:", ""),
    **dict.fromkeys("—–―-−", "-"),
    **dict.fromkeys(["''", "``", "’’", "‘‘", *"\"“”„‟«»‘’'`"], '"'),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
}
_ADJECTIVES = ("al", "ous", "ful", "able", "ible", "ic", "ive", "less", "ish", "ary", "ian", "est")
_ENDINGS = (("ed", "d", 4), ("ing", "G", 5), ("ly", "R", 5))
# How many words are kept in memory with their letters: enough for news, bounded for ever.
_REMEMBERED = 100_000


@functools.cache
def _lexicon() -> tuple[dict[str, str], dict[str, str], frozenset[str], dict[str, str]]:
    """Return the closed classes, the verbs' letters, the nouns in -s, base forms of irregulars."""
    path = Path(__file__).with_name("tags.yaml")
    tables: tuple[dict[str, str], dict[str, str], frozenset[str], dict[str, str]]
    tables = prepared(path, _tables, __file__)
    return tables


def _tables(
    data: dict[str, Any],
) -> tuple[dict[str, str], dict[str, str], frozenset[str], dict[str, str]]:
    closed = {word: letter for letter, words in data["closed"].items() for word in words.split()}
    closed.update({mark: letter or mark for mark, letter in _MARKS.items()})
    verbs: dict[str, str] = {}
    for name, letter in (("seldom", "n"), ("often", "v"), ("sure", "V")):
        verbs.update(dict.fromkeys(data["verbs"][name].split(), letter))
    bases: dict[str, str] = {}
    for name, letter in (("past", "L"), ("participle", "Y"), ("both", "d")):
        for pair in data["irregular"][name].split():
            form, _, base = pair.partition(":")
            bases[form] = base
            closed.setdefault(form, letter)
    for form in data["irregular"]["same"].split():
        bases[form] = form
        closed.setdefault(form, "t")
    return closed, verbs, frozenset(data["verbs"]["third"].split()), bases


class _Letters(dict[str, str]):
    """The letter, decided or not, of each word met so far; the closed classes to begin with."""

    def __missing__(self, word: str) -> str:
        letter = _guess(word)
        if len(self) < _REMEMBERED:
            self[word] = letter
        return letter


@functools.cache
def letters() -> dict[str, str]:
    """Return the letters of all words: a dictionary that guesses what it does not hold.

    Capital letters are those of `armsctl.language.tags`; lower-case ones are undecided between
    classes: v verb or noun, n noun or verb, z s the same in -s, d past tense or participle, t any
    of the three forms, q possessive or a short "is".
    """
    closed, _, _, _ = _lexicon()
    return _Letters(closed)


# What may stand before a verb with a hyphen: "re-examining".
_PREFIXES = frozenset({"re", "co", "pre", "over", "under", "out", "cross", "double", "second"})


def _guess(word: str) -> str:
    """Return the letter, decided or not, of a lower-case word outside the closed classes."""
    _, verbs, nouns, _ = _lexicon()
    if letter := verbs.get(word):
        return letter
    if "-" in word and word.endswith("ing") and word.partition("-")[0] not in _PREFIXES:
        return "A"  # "top-ranking officials"
    last = word[-1]
    if last == "s" and len(word) > 3:
        base = base_of(word)
        if base in verbs:
            return "s" if base in nouns or verbs[base] == "n" else "z"
        return "A" if word.endswith(("ous", "less")) else "N"
    for ending, letter, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) >= shortest:
            return letter if ending != "ed" or _past(word, verbs) else "N"
    if word.endswith(_ADJECTIVES) and len(word) > 4:
        return "A"
    if word[0].isdigit():
        return "C"
    if not word[0].isalnum():
        if word in {"'s", "’s"}:
            return "q"
        return word[0] if word[0] in "-." else "*"
    return "N"


def _past(word: str, verbs: dict[str, str]) -> bool:
    """Whether a word in -ed is a verb's: not "seed", "speed", but "agreed"."""
    return not word.endswith("eed") or word[:-1] in verbs


@functools.lru_cache(maxsize=65536)
def base_of(word: str) -> str:
    """Return the base form of a lower-case verb form: "said" → "say", "denies" → "deny".

    A word that is no known form of a known verb comes back with its ending taken off, so far as
    the spelling tells; anything else comes back as it is.
    """
    _, verbs, _, bases = _lexicon()
    if word in verbs:
        return word
    if base := bases.get(word):
        return base
    for ending, replacements in (
        ("ies", ("y", "ie")),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if not word.endswith(ending):
            continue
        stem = word[: -len(ending)]
        for replacement in replacements:
            if stem + replacement in verbs:
                return stem + replacement
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in verbs:
            return stem[:-1]
        if stem.endswith("ck") and stem[:-1] in verbs:
            return stem[:-1]
        if ending in {"ied", "ed", "ing"} and len(stem) > 2:
            return stem + replacements[0]
    return word
