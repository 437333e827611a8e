"""What follows a description and tells whose treaty it is: "with Iran", "on climate change"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from armsctl.mentions.anaphor_words import Lexicon
    from armsctl.mentions.facts import Facts, TreatyFacts
    from armsctl.mentions.folding import Words

# Words of a complement that are looked at.
_LENGTH: Final = 5
# A word of the complement and one of the catalogue's entry are the same up to this many letters.
_SAME: Final = 5
_ABOUT: Final = frozenset({"on", "over", "about", "regarding", "concerning", "covering"})
_MADE_FOR: Final = frozenset({"for", "banning", "prohibiting", "outlawing", "limiting"})
# "The agreement on Friday", "the treaty on his desk": no subject.
_NO_SUBJECT: Final = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "his", "her", "their", "grounds"),
        *("our", "your", "my", "which", "whether", "time", "behalf", "hold", "day", "that"),
    }
)
# Nouns for so many things that what they are on must be the treaty's subject.
_MUST_AGREE: Final = frozenset({"agreement", "convention", "treaty", "protocol"})


def of_another_domain(words: Words, end: int, known: Lexicon) -> bool:
    """Whether the words from `end` on say that the phrase before them is of another domain."""
    if not _follows(words, end) or words.words[end] not in _ABOUT:
        return False
    return any(words.words[k] in known.foreign for k in _stretch(words, end))


def suits(words: Words, end: int, facts: TreatyFacts, treaty: str, known: Lexicon) -> bool:
    """Whether the words from `end` on let the phrase before them be `treaty`."""
    if not _follows(words, end):
        return True
    said = facts.of(treaty)
    joint = words.words[end]
    if joint in {"with", "between"}:
        return _parties_suit(words, end, facts, said, known)
    if joint in _ABOUT and words.words[end - 1] in _MUST_AGREE:
        return _subject_suits(words, end, said, known)
    if joint in _MADE_FOR:
        named = (known.subject.get(words.words[k]) for k in _stretch(words, end))
        return all(any(f" {stem}" in said.words for stem in stems) for stems in named if stems)
    if joint == "by" and not said.bilateral:
        maker = end + 2 if words.words[end + 1] == "the" else end + 1
        return maker >= len(words) or not words.written(maker)[:1].isupper()
    following = words.words[end + 1]
    return (joint, following) not in {("not", "to"), ("in", "principle"), ("to", "refrain")}


def made_with_party(words: Words, end: int, facts: TreatyFacts, treaty: str) -> bool:
    """Whether "with" and the name of a party of `treaty` stand from `end` on."""
    if not _follows(words, end) or words.words[end] != "with":
        return False
    owner = facts.actors.get(words.words[end + 1])
    return owner is not None and owner in facts.of(treaty).parties


def _follows(words: Words, end: int) -> bool:
    return end + 1 < len(words) and not words.gap(end).strip(" \n\"”’'")


def _stretch(words: Words, end: int) -> range:
    """Return the words after the joint at `end`, as far as no mark ends the complement."""
    stop = end + 1
    while stop < min(len(words), end + 1 + _LENGTH):
        if stop > end + 1 and any(mark in words.gap(stop) for mark in ".,;:!?"):
            break
        stop += 1
    return range(end + 1, stop)


def _parties_suit(words: Words, end: int, facts: TreatyFacts, said: Facts, known: Lexicon) -> bool:
    stretch = _stretch(words, end)
    if not known.several.isdisjoint(words.words[k] for k in stretch):
        return True
    actors = facts.actors
    for k in stretch:
        if words.written(k)[:1].isupper():
            pair = " ".join(words.words[k : k + 2])
            owner = actors.get(pair) or actors.get(words.words[k])
            # Nobody makes a treaty of the world with one state.
            return said.bilateral and owner in said.parties
    return True


def _subject_suits(words: Words, end: int, said: Facts, known: Lexicon) -> bool:
    stretch = (words.words[k] for k in _stretch(words, end))
    content = [word for word in stretch if len(word) >= _SAME and word not in known.heads]
    if words.words[end + 1] in _NO_SUBJECT or not content:
        return True
    return any(f" {word[:_SAME]}" in said.words for word in content)
