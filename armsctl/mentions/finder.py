"""All mentions of a document: names, weapons, references back, ranges.

A document is folded, the automaton runs over it once, and where it stops at nothing that could be
a name the document is done with. Otherwise its words are laid out and the hits are checked
(`names`, `choosing`), weapons grown to noun phrases (`weapons`), references resolved (`anaphors`).
Each module tells how well it does on the development gold.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from armsctl.mentions.aliases import HEADS, acronym_owners, patterns_of
from armsctl.mentions.choosing import choose_longest, share_acronyms
from armsctl.mentions.folding import Words, align, fold, fold_aligned
from armsctl.mentions.model import Mention
from armsctl.mentions.names import any_plausible, check_places, find_places, search

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ahocorasick_rs import BytesAhoCorasick

    from armsctl.catalogue.model import Catalogue
    from armsctl.documents.model import Document
    from armsctl.mentions.anaphors import Anaphor
    from armsctl.mentions.facts import TreatyFacts
    from armsctl.mentions.names import Hit, Place
    from armsctl.mentions.ranges import RangeHit
    from armsctl.mentions.weapons import Phrase, WeaponReader

# Parts of the folded spellings of all units of length that `ranges` reads. The automaton looks for
# them on its way: a text without one has no range.
_UNITS: Final = (b"km ", b"kms ", b" mile", b"ilomet", b" nm ", b" mi ")
_UNIT_PLACES: Final = frozenset(range(len(_UNITS)))
# In a text that names neither weapon nor treaty, a distance is a reach only beside one of these.
_REACH: Final = (b" range", b" rocket", b" projectile", b" flew")


# So much text is searched word by word before an automaton is worth its building, and so much more
# before the fastest one is.
_FEW_BYTES: Final = 100_000
_MANY_BYTES: Final = 1_000_000
# Found nowhere. Patterns that all begin with one of three bytes are looked for by these bytes
# first, and as nearly all begin with a space, that finds each word: with two more bytes it is left
# out, and a deterministic automaton takes half of the time.
_NOWHERE: Final = (b"\0", b"\1")


class MentionFinder:
    """A catalogue compiled for search; `find` may be called for any number of documents.

    The automaton takes some seven milliseconds to build for the built-in catalogue's names, longer
    than reading an article: it is built when more text has come than one. One that is nearly three
    times as fast takes 40, and 12 MB of memory: it is built for a corpus. A document that holds
    none of the names costs one pass. A finder keeps nothing of the documents that it has read and
    may be shared between threads.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._patterns = patterns_of(catalogue)
        self._read = 0

    def might_hold(self, text: str) -> bool:
        """Whether `text` may hold a mention of a treaty or weapon: where not, `find` has none."""
        folded = fold(text)
        places, _ = self._search(folded)
        return any_plausible(text, folded, places)

    def find(self, document: Document) -> tuple[Mention, ...]:
        """Return the mentions of `document` in text order.

        No two overlap, but for a range inside a weapon ("a 3,400-mile-range missile").
        """
        text = document.text
        aligned = align(text)
        folded = fold_aligned(aligned)
        places, seen = self._search(folded)
        found: list[Mention] = []
        if any_plausible(text, folded, places):
            found = self._named(Words(text, aligned), places, document.date)
        if seen and not seen.isdisjoint(_UNIT_PLACES) and (found or not seen <= _UNIT_PLACES):
            found += self._ranges(text, found)
        found.sort(key=lambda mention: (mention.start, -mention.end))
        return tuple(found)

    def _search(self, folded: bytes) -> tuple[list[Place], set[int]]:
        """Return the places of names in a folded text, and which of `_UNITS`, `_REACH` it holds."""
        first = len(_UNITS) + len(_REACH)
        if self._read < _MANY_BYTES:
            self._read += len(folded)
        if self._read < _FEW_BYTES:
            seen = {index for index, part in enumerate((*_UNITS, *_REACH)) if part in folded}
            return find_places(folded, search(folded, self._patterns), self._patterns), seen
        automaton = self._small if self._read < _MANY_BYTES else self._fast
        matches = automaton.find_matches_as_indexes(folded, overlapping=True)
        if not matches:
            return [], set()
        seen = {index for index, _, _ in matches if index < first}
        if seen:
            matches = [match for match in matches if match[0] >= first]
        return find_places(folded, matches, self._patterns, first), seen

    @functools.cached_property
    def _small(self) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, Implementation  # noqa: PLC0415

        return BytesAhoCorasick(self._sought, implementation=Implementation.ContiguousNFA)

    @functools.cached_property
    def _fast(self) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, Implementation  # noqa: PLC0415

        return BytesAhoCorasick(self._sought, implementation=Implementation.DFA)

    @property
    def _sought(self) -> list[bytes]:
        return [*_UNITS, *_REACH, *self._patterns.patterns, *_NOWHERE]

    def _named(self, words: Words, places: list[Place], date: dt.date | None) -> list[Mention]:
        """Return the treaties and weapons of a text, of the day `date`, that stand at `places`."""
        hits = check_places(words, places)
        named = [hit for hit in hits if hit.target.kind != "described"]
        named = share_acronyms(choose_longest(named), self._acronyms, words, self._current(date))
        names = [_with_head(words, hit) for hit in named if hit.target.kind == "treaty"]
        weapons = [hit for hit in named if hit.target.kind == "weapon"]
        found = [self._treaty(words, hit) for hit in names]
        taken = _words_of(names)
        described = [hit for hit in hits if hit.target.kind == "described"]
        if names or described:
            from armsctl.mentions.anaphors import find_anaphors  # noqa: PLC0415 (few texts need it)

            described = [hit for hit in choose_longest(described) if _outside(hit, taken)]
            anaphors = find_anaphors(words, names, described, self._owners, self._facts)
            found.extend(self._anaphor(words, anaphor) for anaphor in anaphors)
            taken |= _words_of(anaphors)
            weapons = [hit for hit in weapons if _outside(hit, taken)]
        if weapons:
            phrases = self._weapons.phrases(words, weapons, taken)
            found.extend(self._weapon(words, phrase) for phrase in phrases)
        return found

    def _current(self, date: dt.date | None) -> frozenset[str] | None:
        """Return the treaties that were signed by `date` and had not ended; None without a date.

        Those that never came into force (START II) are left out.
        """
        if date is None:
            return None
        return frozenset(
            treaty.id
            for treaty in self._catalogue.treaties.values()
            if treaty.in_force is not None
            and treaty.signed is not None
            and treaty.signed <= date
            and (treaty.ended is None or treaty.ended > date)
        )

    def _owners(self, words: str) -> tuple[str, ...]:
        """Return the treaties that the catalogue describes as `words` (folded)."""
        described = self._patterns.named(words)
        return tuple(dict.fromkeys(t.id for t in described if t.kind == "described"))

    @functools.cached_property
    def _facts(self) -> TreatyFacts:
        from armsctl.mentions.facts import TreatyFacts  # noqa: PLC0415 (few texts need it)

        return TreatyFacts(self._catalogue)

    @functools.cached_property
    def _weapons(self) -> WeaponReader:
        from armsctl.mentions.weapons import WeaponReader  # noqa: PLC0415 (few texts need it)

        return WeaponReader(self._catalogue.weapons, self._patterns)

    @functools.cached_property
    def _acronyms(self) -> dict[str, frozenset[str]]:
        return acronym_owners(self._catalogue)

    def _treaty(self, words: Words, hit: Hit) -> Mention:
        start, end = words.starts[hit.first], words.end(hit.end - 1)
        because = f"“{hit.target.written}” in the catalogue"
        return Mention(
            start,
            end,
            words.text[start:end],
            "treaty",
            hit.id,
            self._catalogue.treaties[hit.id].short,
            reference="name",
            rule="name",
            because=f"{because}; {hit.because}" if hit.because else because,
        )

    def _anaphor(self, words: Words, anaphor: Anaphor) -> Mention:
        start, end = words.starts[anaphor.first], words.end(anaphor.end - 1)
        return Mention(
            start,
            end,
            words.text[start:end],
            "treaty",
            anaphor.id,
            self._catalogue.treaties[anaphor.id].short,
            reference="anaphor",
            rule=anaphor.rule,
            because=anaphor.because,
        )

    def _weapon(self, words: Words, phrase: Phrase) -> Mention:
        start, end = words.starts[phrase.first], words.end(phrase.end - 1)
        return Mention(
            start,
            end,
            words.text[start:end],
            "weapon",
            phrase.id,
            self._catalogue.weapons[phrase.id].name,
            rule=phrase.rule,
            because=phrase.because,
        )

    def _ranges(self, text: str, found: list[Mention]) -> list[Mention]:
        """Return the ranges of `text` outside the treaties of `found`."""
        from armsctl.mentions.ranges import find_ranges  # noqa: PLC0415 (few texts need it)

        treaties = [mention for mention in found if mention.kind == "treaty"]
        context = {mention.id for mention in treaties if mention.id is not None}
        return [
            self._range(text, hit, context)
            for hit in find_ranges(text)
            if all(_apart(hit, mention) for mention in treaties)
        ]

    def _range(self, text: str, hit: RangeHit, context: set[str]) -> Mention:
        from armsctl.catalogue.thresholds import mark_for  # noqa: PLC0415 (few texts need it)

        met = mark_for(self._catalogue, hit.low_km, hit.high_km, hit.comparator, context=context)
        return Mention(
            hit.start,
            hit.end,
            text[hit.start : hit.end],
            "range",
            met.mark.id if met else None,
            met.mark.name if met else "range",
            comparator=hit.comparator,
            low_km=hit.low_km,
            high_km=hit.high_km,
            rule=hit.rule,
            because=hit.because,
        )


def _words_of(spans: Iterable[Hit | Anaphor]) -> set[int]:
    return {word for span in spans for word in range(span.first, span.end)}


def _outside(hit: Hit, taken: set[int]) -> bool:
    return taken.isdisjoint(range(hit.first, hit.end))


def _apart(hit: RangeHit, mention: Mention) -> bool:
    return hit.end <= mention.start or mention.end <= hit.start


def _with_head(words: Words, hit: Hit) -> Hit:
    """Return the hit with the "treaty" that follows an acronym: "new START [treaty]"."""
    end = hit.end
    if end >= len(words) or words.words[end - 1] in HEADS or words.words[end] not in HEADS:
        return hit
    return hit._replace(end=end + 1) if words.gap(end) in {" ", "\n", "\u00a0"} else hit
