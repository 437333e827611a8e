"""A light part of speech for every token: one letter, from a word list, endings and neighbours.

    N noun  E name  P pronoun  O him, them  D determiner, my  C number  A adjective  R adverb
    V verb, base or plural  Z verb in -s  L past tense  Y past participle  G -ing form
    M modal  B be  H have  U do  X not  F to  I preposition  S subordinator  K and, or, but
    W who, what, whether  T that  ' possessive s  . , : ; - ( ) " marks  * anything else

No model stands behind it: closed classes and verbs come from tags.yaml, unknown words go by their
ending, and a word that may be noun or verb is settled by the words beside it. One letter for one
token makes patterns over tags ordinary regular expressions (see groups.py).
"""

from __future__ import annotations

import functools
from itertools import pairwise
from operator import eq
from pathlib import Path
from typing import Any

from armsctl.lexicon import load_lexicon

_MARKS = {
    **dict.fromkeys(".!?…", "."),
    **dict.fromkeys(",;:", ""),
    **dict.fromkeys("—–-−", "-"),
    **dict.fromkeys(["''", "``", "’’", "‘‘", *"\"“”„‟«»‘’'`"], '"'),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
}
# Lower-case letters are undecided: v verb or noun, n noun or verb, z s the same in -s, d past tense
# or participle, t any of the three forms, q possessive or a short "is".
_UNDECIDED = frozenset("vnzsdtqV")
_ADJECTIVES = ("al", "ous", "ful", "able", "ible", "ic", "ive", "less", "ish", "ary", "ian", "est")
_NOUN_BEFORE = frozenset("DA'CIY")  # what a noun follows
_VERB_BEFORE = frozenset("MFUX")  # what a bare verb follows
_OBJECT_AFTER = frozenset("DPOWTE")  # what likes to follow a verb with an object
_SUBJECT = frozenset("NEPWTC)")
_CLOSED = frozenset("PDTWIKSMBHUXFO")
_PUNCTUATION = frozenset('.,:;-()"')
_APOSTROPHES = frozenset({"’", "'"})
_SHORT_IS = frozenset({"here", "there", "let", "how", "so"})
_PRONOMINAL = frozenset({"many", "some", "several", "both", "all", "few", "most", "each", "half"})
# How far back a clause's finite verb is looked for, in tokens.
_REACH = 40
# How many words are kept in memory with their letters: enough for news, bounded for ever.
_REMEMBERED = 100_000
# Past forms that no noun is followed by as a participle.
_ALWAYS_PAST = frozenset({"said", "told"})


@functools.cache
def _lexicon() -> tuple[dict[str, str], dict[str, str], frozenset[str], dict[str, str]]:
    """Return the closed classes, the verbs' letters, the nouns in -s, base forms of irregulars."""
    data: dict[str, Any] = load_lexicon(Path(__file__).with_name("tags.yaml"))
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
def _letters() -> _Letters:
    closed, _, _, _ = _lexicon()
    return _Letters(closed)


def _guess(word: str) -> str:
    """Return the letter, decided or not, of a lower-case word outside the closed classes."""
    _, verbs, nouns, _ = _lexicon()
    if letter := verbs.get(word):
        return letter
    last = word[-1]
    if last == "s" and len(word) > 3:
        base = base_of(word)
        if base in verbs:
            return "s" if base in nouns or verbs[base] == "n" else "z"
        return "A" if word.endswith(("ous", "less")) else "N"
    if last == "d" and word.endswith("ed") and len(word) > 3 and _past(word, verbs):
        return "d"
    if last == "g" and word.endswith("ing") and len(word) > 4:
        return "G"
    if last == "y" and word.endswith("ly") and len(word) > 4:
        return "R"
    if word.endswith(_ADJECTIVES) and len(word) > 4:
        return "A"
    if word[0].isdigit():
        return "C"
    if not word[0].isalnum():
        return (
            "q"
            if word in {"'s", "’s"}
            else "-"
            if word[0] in "-–—"
            else "."
            if word[0] == "."
            else "*"
        )
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


def tag(words: list[str], lower: list[str], bounds: list[int]) -> str:
    """Return one letter for each token. `bounds` are the sentences' first tokens."""
    tags = list(map(_letters().__getitem__, lower))
    capitals = [index for index, same in enumerate(map(eq, words, lower)) if not same]
    _name(words, lower, tags, capitals, bounds)
    _abbreviate(tags, bounds)
    for index in [i for i, word in enumerate(words) if word in _APOSTROPHES]:
        if 0 < index < len(words) - 1 and lower[index - 1][-1] == "s":
            if tags[index + 1] in "NEACYnsd" and tags[index - 1] in "NEs":
                tags[index] = "'"  # the voters’ choice
    count = len(tags)
    for index in [i for i, letter in enumerate(tags) if letter in _UNDECIDED]:
        before = tags[index - 1] if index else "."
        if before == "R" and index > 1:
            before = tags[index - 2]
        after = tags[index + 1] if index + 1 < count else "."
        tags[index] = _decide(tags, before, after, index, lower)
    return "".join(tags)


def _name(
    words: list[str], lower: list[str], tags: list[str], capitals: list[int], bounds: list[int]
) -> None:
    """Write E for names: capitals inside a sentence; at its beginning, words that are names
    elsewhere in the text, or that a verb follows as it follows a subject.
    """
    firsts = set(bounds)
    headline = _headlines(words, bounds, capitals)
    names: set[str] = set()
    open_at: list[int] = []
    for index in capitals:
        letter = tags[index]
        if letter in _CLOSED and (len(words[index]) < 2 or not words[index].isupper()):
            continue
        if (
            index in firsts
            or index in headline
            or (index - 1 in firsts and tags[index - 1] in '"(-')
            or tags[index - 1] in '":('
        ):
            open_at.append(index)
        elif letter not in _PUNCTUATION and letter not in _CLOSED:
            tags[index] = "E"
            names.add(words[index])
        elif letter in _CLOSED and not _shouted(words, index):
            tags[index] = "E"  # "US", "WHO"
    count = len(tags)
    for index in open_at:
        letter = tags[index]
        if letter in _CLOSED and len(words[index]) > 1 and words[index].isupper():
            if not _shouted(words, index):
                tags[index] = "E"
            continue
        if letter in _CLOSED or letter in _PUNCTUATION:
            continue
        after = tags[index + 1] if index + 1 < count else "."
        if words[index] in names or letter == "N" or (letter in "*Cns" and index not in headline):
            tags[index] = "E"
        elif index not in headline and letter in "VvdAGzt" and after in "LZdzBHMUR'":
            tags[index] = "E"


def _abbreviate(tags: list[str], bounds: list[int]) -> None:
    """Make the stop of an abbreviation part of its name: "Mr. Trump", "(R-Wis.)"."""
    firsts = set(bounds)
    for index in [i for i, letter in enumerate(tags) if letter == "."]:
        if index and index + 1 < len(tags) and index + 1 not in firsts and tags[index - 1] == "E":
            after = tags[index + 1]
            if after not in '".)' or (after == ")" and index + 2 not in firsts):
                tags[index] = "E"


def _shouted(words: list[str], index: int) -> bool:
    """Whether the neighbours of a word in capitals are in capitals too: a headline, a shout."""
    around = words[max(index - 1, 0) : index] + words[index + 1 : index + 2]
    return any(len(word) > 1 and word.isupper() for word in around)


def _headlines(words: list[str], bounds: list[int], capitals: list[int]) -> set[int]:
    """Return the indices of tokens in sentences in which nearly every long word is a capital's."""
    found: set[int] = set()
    place = 0
    total = len(capitals)
    for first, past in pairwise(bounds):
        begin = place
        while place < total and capitals[place] < past:
            place += 1
        number = place - begin
        if number < 3 or number * 2 < past - first:
            continue
        long = [i for i in range(first, past) if len(words[i]) > 3 and words[i][0].isalpha()]
        lowered = sum(1 for i in long if words[i][0].islower())
        if len(long) >= 3 and lowered * 5 <= len(long):
            found.update(range(first, past))
    return found


def _decide(tags: list[str], before: str, after: str, index: int, lower: list[str]) -> str:
    """Return the letter of an undecided token from its neighbours' letters."""
    letter = tags[index]
    if letter == "q":
        return "B" if before in "PWTO" or lower[index - 1] in _SHORT_IS else "'"
    if letter in "dt":
        if lower[index] in _ALWAYS_PAST and before not in "BH":
            return "L"
        if before == "D" and letter == "d" and lower[index - 1] in _PRONOMINAL and after != "N":
            return "L"
        if before in "BH'" or before == "I" or (before in "DA'" and letter == "d"):
            return "Y"
        if letter == "t":
            if before in _VERB_BEFORE or (
                before == "P" and lower[index - 1] not in {"he", "she", "it"}
            ):
                return "V"
            return "N" if before in _NOUN_BEFORE else "L"
        if before in _SUBJECT or before == "K":
            return "Y" if after == "I" and lower[index + 1] == "by" else "L"
        if before in '",-' and after in 'PENDTW"':
            return "L"
        if before == "," and not _has_finite(tags, index - 1):
            return "L"
        return "Y" if before in ".,;:-(FMSC" or after == "I" else "L"
    if before in _VERB_BEFORE:
        return "V" if letter in "Vvn" else "N"
    if letter == "V":
        return "N" if before in "DA" else "V"
    if before in _NOUN_BEFORE:
        return "N"
    if letter in "vn":
        if before in "PW" or (before == "O"):
            return "V"
        plural = index > 0 and lower[index - 1].endswith("s") and before in "NE"
        if plural and (letter == "v" or after in _OBJECT_AFTER or after in 'F"'):
            return "V"
        return "V" if letter == "v" and before not in "NEG" else "N"
    if before in "PWT":
        return "Z"
    if before in "NEC)":
        if letter == "z":
            return "Z"
        return "Z" if after in _OBJECT_AFTER or after in '"F:' else "N"
    if before in ',"-K':
        return "Z" if letter == "z" else "N"
    return "N"


def _has_finite(tags: list[str], comma: int) -> bool:
    """Whether the sentence has a finite verb before `comma`, relative clauses included."""
    for at in range(comma - 1, max(comma - _REACH, -1), -1):
        if tags[at] in "LZMBHU":
            return True
        if tags[at] in '.;:"':
            return False
    return False
