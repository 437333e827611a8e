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

from itertools import compress, count
from operator import ne

from armsctl.language.forms import letters
from armsctl.language.names import mark_abbreviations, mark_names, places_of

# Letters that are still undecided: see forms.py.
_UNDECIDED = frozenset("vnzsdtqV")
_NOUN_BEFORE = frozenset("DA'CIY")  # what a noun follows
_VERB_BEFORE = frozenset("MFUX")  # what a bare verb follows
_OBJECT_AFTER = frozenset("DPOWTE")  # what likes to follow a verb with an object
_SUBJECT = frozenset("NEPWTC)")
# Verbs that end a sentence after a name, though most often plural nouns: "RIA Novosti reports."
_LAST_VERBS = frozenset({"reports", "notes", "claims", "states"})
_APOSTROPHES = ("’", "'")
_SHORT_IS = frozenset({"here", "there", "let", "how", "so"})
_PRONOMINAL = frozenset({"many", "some", "several", "both", "all", "few", "most", "each", "half"})
# How far back a clause's finite verb is looked for, in tokens.
_REACH = 40
# Past forms that no noun is followed by as a participle.
_ALWAYS_PAST = frozenset({"said", "told"})


def tag(words: list[str], lower: list[str], bounds: list[int]) -> str:
    """Return one letter for each token. `bounds` are the sentences' first tokens."""
    tags = list(map(letters().__getitem__, lower))
    capitals = list(compress(count(), map(ne, words, lower)))
    mark_names(words, tags, capitals, bounds)
    mark_abbreviations(tags, bounds)
    _mend(words, lower, tags)
    last = len(tags) - 1
    for index in [i for i, letter in enumerate(tags) if letter in _UNDECIDED]:
        place = index - 1
        while place > 0 and tags[place] == "R" and index - place < 4:
            place -= 1  # adverbs decide nothing
        before = tags[place] if index else "."
        after = tags[index + 1] if index < last else "."
        tags[index] = _decide(tags, before, after, index, lower)
    return "".join(tags)


def _mend(words: list[str], lower: list[str], tags: list[str]) -> None:
    """Set right what two words make of each other: "no longer", "the voters’ choice"."""
    for index in places_of("longer", lower):
        if index and lower[index - 1] == "no":
            tags[index - 1] = "R"
    for index in places_of("may", lower):
        dated = tags[index + 1 : index + 2] == ["C"] or (index and tags[index - 1] in "DI")
        if words[index] == "May" and (dated or _surname(index, words, lower, tags)):
            tags[index] = "E"  # "by May", "a May deadline", "May 8", "Theresa May"
    for index in [place for mark in _APOSTROPHES for place in places_of(mark, words)]:
        owned = index + 1 < len(words) and tags[index + 1] in "NEACYnsd"
        if owned and index and lower[index - 1][-1] == "s" and tags[index - 1] in "NEs":
            tags[index] = "'"


def _surname(index: int, words: list[str], lower: list[str], tags: list[str]) -> bool:
    """Tell whether "May" is somebody's name: modals have a capital only first, and in headlines."""
    after = words[index + 1 : index + 2]
    if not after or after[0][0].isupper():
        return False
    if index and tags[index - 1] not in '.":':
        return True
    return tags[index + 1] in "LdZzHMB" and lower[index + 1] not in {"be", "have"}


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
        if (before in '",-' and after in 'PENDTW"') or (
            before == "," and not _has_finite(tags, index - 1)
        ):
            return "L"
        return "Y" if before in ".,;:-(FMSC" or after == "I" else "L"
    if before in _VERB_BEFORE:
        return "V" if letter in "Vvn" else "N"
    if letter == "V":
        return "N" if before in "DA'" else "V"
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
        if letter == "z" or (before == "E" and after == "." and lower[index] in _LAST_VERBS):
            return "Z"
        return "Z" if after in _OBJECT_AFTER or after in '"F:' else "N"
    if before in ',"-K':
        return "Z" if letter == "z" else "N"
    return "N"


def _has_finite(tags: list[str], comma: int) -> bool:
    """Whether the sentence has a finite verb before `comma`, outside the aside that ends there.

    "Rhodes, who was hired by MSNBC, admitted": the verb of the relative clause is none.
    """
    finite = False
    for at in range(comma - 1, max(comma - _REACH, -1), -1):
        if tags[at] in "LZMBHU":
            finite = True
        elif tags[at] == "W" and at and tags[at - 1] == ",":
            finite = False
        elif tags[at] in '.;:"':
            break
    return finite
