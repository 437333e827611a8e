"""The persons whom a text names: full names, titles, roles, sides, gender.

A person is a run of capitalized words that is no actor of the catalogue and no institution: with a
title before it, with a role in apposition behind it, or of two words and more. Runs that share the
last word (and do not contradict each other in the first) are one person, under the fullest form.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

from armsctl.lexicon import load_lexicon
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from armsctl.language import Reading
    from armsctl.statements.actors import Actors, Found

# The longest name read: "Mary Robinson of …" has gone wrong long before.
LONGEST_NAME = 5
# The catalogue's id of the state whose officials the press names without saying whose they are.
UNITED_STATES = "united-states"
# Titles that only the United States' politicians bear without the name of their state.
_AMERICAN = frozenset(["sen", "sen.", "rep", "rep.", "congressman", "congresswoman", "gop"])
# How many words of an apposition are kept as a role.
LONGEST_ROLE = 12
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "ter",
    ]
)
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii"])
# The article of an Arabic name: "al-Assad".
_ARTICLES = ("al-", "el-", "ul-")
# A Korean given name: "Jae-in", "Myung-bak".
_GIVEN = r"[A-Z][a-z]+[-‑][a-z]+\Z"
_RUN = re.compile(r"E+")


class Titles(Value):
    """The words around names, from titles.yaml."""

    titles: frozenset[str]
    roles: dict[str, frozenset[str]]
    anybody: frozenset[str]
    governments: frozenset[str]
    groups: frozenset[str]
    texts: frozenset[str]
    not_names: frozenset[str]
    surnames_first: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]
    things: frozenset[str]
    feminine: frozenset[str]
    feminine_titles: frozenset[str]
    masculine_titles: frozenset[str]


@functools.cache
def titles() -> Titles:
    """Return the words of titles.yaml; `roles` maps a noun to the words of titles it accepts."""
    data = load_lexicon(Path(__file__).with_name("titles.yaml"))
    roles: dict[str, frozenset[str]] = {}
    for nouns, accepted in data["roles"].items():
        for noun in nouns.split():
            roles[noun] = frozenset(accepted.split())
    sets = {name: frozenset(data[name].split()) for name in Titles._fields if name != "roles"}
    return Titles(roles=roles, **sets)


@functools.cache
def no_names() -> frozenset[str]:
    """Return the words that stand before a person's name or in a body's, but in no person's."""
    return titles().titles | titles().not_names


class Naming(Value):
    """One place where a person is named: tokens, and what stands around the name."""

    first: int
    past: int
    words: tuple[str, ...]
    title: tuple[int, int] | None
    apposition: tuple[int, int] | None


class Person:
    """A person of the document, gathered from all the places that name them."""

    __slots__ = ("affiliation", "feminine", "name", "namings", "role", "role_words")

    def __init__(self, name: str, naming: Naming) -> None:
        self.name = name
        self.namings = [naming]
        self.role: str | None = None
        self.affiliation: str | None = None
        self.feminine: bool | None = None
        self.role_words: set[str] = set()

    @property
    def last(self) -> str:
        """The family name, folded."""
        return fold(family_name(self.name.split()))


def family_name(words: Sequence[str]) -> str:
    """Return the word by which a person is called: the last one, or the first of Kim Jong Un."""
    return words[0] if _surname_first(list(words)) else words[-1]


@functools.lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return a name's word without accents, case and stops."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return plain.casefold().replace(".", "").replace("'", "")


class People:
    """The persons of one text, by last name and by the token where they are named."""

    def __init__(self, reading: Reading, actors: Actors, covering: Mapping[int, Found]) -> None:
        self._reading = reading
        self._actors = actors
        self._covering = covering
        self.persons: list[Person] = []
        self.at: dict[int, Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        namings = self._namings()
        for naming in sorted(namings, key=lambda n: (-len(n.words), n.first)):
            self._place(naming)
        for person in self.persons:
            person.namings.sort()
            self._describe(person)
        self.order = sorted(self.at)

    def _namings(self) -> list[Naming]:
        found: list[Naming] = []
        alone: list[tuple[int, int, tuple[str, ...]]] = []  # single words that nothing tells names
        for run, end in self._runs():
            first, past, names = self._name(run, end)
            if not names:
                continue
            title, apposition = self._title(run, first), self._apposition(past)
            if len(names) > 1 or title is not None or apposition is not None:
                found.append(Naming(first, past, names, title, apposition))
            else:
                alone.append((first, past, names))
        lasts = {fold(family_name(naming.words)) for naming in found}
        found += [Naming(*naming, None, None) for naming in alone if fold(naming[2][0]) in lasts]
        return found

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Yield the runs of capitalized words; a heading is none with the line under it."""
        paragraphs = self._reading.paragraphs
        for match in _RUN.finditer(self._reading.tags):
            begin, end = match.span()
            around = self._covering.get(begin)
            if around is not None and around.first < begin:
                begin = around.past  # "Security" in a body's name is nobody
            if begin >= end:
                continue
            cut = paragraphs[bisect_right(paragraphs, begin)]
            if cut < end:
                yield begin, cut
                begin = cut
            yield begin, end

    def _name(self, run: int, end: int) -> tuple[int, int, tuple[str, ...]]:
        """Return the name that ends a run of capitalized words, after all that is none.

        As its first token, the token past it and its words; no words where there is no name.
        """
        reading, actors, none = self._reading, self._actors, no_names()
        first = index = run
        while index < end:
            match = actors.match(index, end)
            if match is not None and (match.past < end or match.past - index > 1 or index == run):
                index = first = match.past
                continue
            index += 1
            word = reading.lower[index - 1]
            if word == "." and index - 1 > first and _abbreviated(reading.lower[index - 2]):
                continue  # an initial's stop
            if not word[0].isalpha() or word in none:
                first = index
        if first >= end:
            return first, end, ()
        past = self._with_particle(first, end)
        names = _name_words(reading, first, past)
        if (
            len(names) > LONGEST_NAME
            or not names[-1][:1].isalpha()
            or all(len(name.strip(".")) < 2 for name in names)
            or (len(names) == 1 and names[0].isupper() and len(names[0]) > 1)  # an acronym
            # "Centre for Security Dialogue", "Department of Atomic Energy"; or "Security" alone
            # went before.
            or ((len(names) == 1 or (len(names) == 2 and first == run)) and self._names_a_body(run))
        ):
            names = ()
        return first, past, names

    def _names_a_body(self, run: int) -> bool:
        """Whether a run of names carries on a body's: behind "Department of", "Centre for the"."""
        lower, place = self._reading.lower, run - 1
        if place > 0 and lower[place] == "the":
            place -= 1
        if place < 1 or lower[place] not in {"of", "for", "on"}:
            return False
        behind = self._reading.words[place - 1]
        return behind[:1].isupper() and behind.lower() in titles().not_names

    def _with_particle(self, first: int, past: int) -> int:
        """Carry a name over "al-", "bin", "van der" to the word behind them."""
        reading = self._reading
        count = len(reading.words)
        word = reading.words[past] if past < count else ""
        if word.startswith(_ARTICLES) and word[3:4].isupper():
            return past + 1
        behind = past
        while behind + 1 < count and reading.lower[behind] in _PARTICLES and behind - past < 2:
            behind += 1
        if behind > past and reading.tags[behind] == "E" and past > first:
            while behind < count and reading.tags[behind] == "E" and behind - past < 3:
                behind += 1
            return behind
        return past

    def _title(self, run: int, first: int) -> tuple[int, int] | None:
        """Return the title before a name: "Russian Defence Minister", "director of RUSI"."""
        reading, words = self._reading, titles()
        if run == first and not (run and self._may_be_titled(run - 1)):
            return None
        begun = run
        floor = reading.bounds[bisect_right(reading.bounds, first) - 1]
        while begun > floor and first - begun < LONGEST_ROLE and self._may_be_titled(begun - 1):
            begun -= 1
        while begun < first and reading.tags[begun] in "IDK'":
            begun += 1
        known = words.titles | words.roles.keys()
        for place in range(first - 1, begun, -1):
            if reading.lower[place] in {"of", "for"} and not any(
                word in known or word in words.not_names for word in reading.lower[begun:place]
            ):
                begun = place + 1  # "assessment of former Vice President"
                break
        for place in range(first - 1, begun, -1):
            before = reading.lower[place - 1]
            if (
                reading.lower[place] == "and"
                and reading.tags[place - 1] == "E"
                and before not in known | words.not_names
                and any(word in known for word in reading.lower[place:first])
            ):
                begun = place + 1  # "President Donald Trump and North Korean leader"
                break
        if not any(word in known for word in reading.lower[begun:first]):
            return None
        return begun, first

    def _may_be_titled(self, index: int) -> bool:
        """Tell whether a token may belong to the title behind it."""
        word = self._reading.lower[index]
        return (
            self._reading.tags[index] in "AEN'"
            or word in {"of", "the", "for", "and"}
            or word in titles().titles
        )

    def _apposition(self, past: int) -> tuple[int, int] | None:
        """Return the role behind a name between commas: ", NATO's secretary general,"."""
        reading = self._reading
        tags, count = reading.tags, len(reading.words)
        if past + 1 >= count or tags[past] != ",":
            return None
        index = past + 1
        while index < count and tags[index] in "DACYREN'I-K" and index - past <= LONGEST_ROLE:
            index += 1
        if index == past + 1 or (index < count and tags[index] not in ',.;)"W'):
            return None
        if not any(word in titles().roles for word in reading.lower[past + 1 : index]):
            return None
        if tags[index : index + 3] == ",EE" and reading.lower[past + 1] == "the":
            return None  # "beside Trump, the treasury secretary, Steven Mnuchin,"
        return past + 1, index

    def _place(self, naming: Naming) -> None:
        last = fold(family_name(naming.words))
        for person in self._by_last.get(last, ()):
            if _agree(person.name.split(), naming.words):
                person.namings.append(naming)
                break
        else:
            person = Person(" ".join(naming.words), naming)
            self.persons.append(person)
            self._by_last.setdefault(last, []).append(person)
        for index in range(naming.first, naming.past):
            self.at[index] = person

    def _describe(self, person: Person) -> None:
        """Read role, side and gender from what stands around the person's names."""
        reading, words = self._reading, titles()
        known = words.titles | words.roles.keys()
        first_names = {fold(word) for word in person.name.split()[:-1]}
        if first_names & words.feminine:
            person.feminine = True
        for naming in person.namings:
            for span in (naming.title, naming.apposition):
                if span is None:
                    continue
                lower = reading.lower[span[0] : span[1]]
                person.role_words.update(lower)
                # In an apposition capitals belong to a body's name: "of the Notre Dame Center".
                telling = set(lower)
                if span is naming.apposition:
                    telling &= set(reading.words[span[0] : span[1]])
                if words.feminine_titles & telling:
                    person.feminine = True
                elif words.masculine_titles & telling and person.feminine is None:
                    person.feminine = False
                role = phrase_text(reading, *span)
                if any(word in words.roles for word in lower) and (
                    person.role is None or len(role) > len(person.role)
                ):
                    person.role = role
                bodies = self._actors.all(*span)
                untitled = span is naming.title and not known.intersection(lower[-2:])
                if untitled and bodies and reading.tags[bodies[-1].past] not in "E'":
                    continue  # "a Security Council meeting | Trump will chair"
                if person.affiliation is None:
                    person.affiliation = side(bodies, set(lower))
        if person.affiliation is None:
            person.affiliation = self._actors.index.led_by(family_name(person.name.split()))

    def named(self, words: tuple[str, ...]) -> Person | None:
        """Return the person whom a name means, however much of it is given."""
        for person in self._by_last.get(fold(family_name(words)), ()):
            if _agree(person.name.split(), words):
                return person
        return None

    def within(self, first: int, past: int) -> Person | None:
        """Return the first person named between two tokens."""
        for index in range(first, past):
            if index in self.at:
                return self.at[index]
        return None


def _name_words(reading: Reading, first: int, past: int) -> tuple[str, ...]:
    """Return the words of a name, initials with their stops, no "Jr." behind."""
    if past - first == 1:
        return (reading.words[first],)
    names = reading.text[reading.starts[first] : reading.ends[past - 1]].split()
    while len(names) > 1 and names[-1].strip(".,").lower() in _SUFFIXES:
        names.pop()
    return tuple(names)


def _abbreviated(word: str) -> bool:
    return len(word) == 1 or word in _SUFFIXES


def _surname_first(name: list[str]) -> bool:
    """Whether the family name leads: Kim Jong Un, Cheong Seong-chang, Xi Jinping."""
    if len(name) < 2:
        return False
    leading = titles().surnames_first
    if fold(name[0]) in leading:
        return fold(name[-1]) not in leading
    return len(name) == 2 and bool(re.match(_GIVEN, name[1])) and "-" not in name[0]


def _joined(words: Sequence[str]) -> str:
    """Return a name without spaces, hyphens and case: Kim Jong Un, Kim Jong-un, KIM JONG UN."""
    return fold("".join(words)).replace("-", "").replace("‑", "")


def _agree(full: list[str], words: tuple[str, ...]) -> bool:
    """Whether a name may be a form of a full one: Lavrov, S. Lavrov, Sergey for Sergei Lavrov."""
    if _joined(full) == _joined(words):
        return True
    if _surname_first(full):
        return len(words) == 1 and fold(words[0]) in {fold(full[0]), fold(full[-1])}
    if fold(full[-1]) != fold(words[-1]):
        return False
    if len(words) == 1 or len(full) == 1:
        return True
    one, other = fold(full[0]), fold(words[0])
    if one == other or (one[:1] == other[:1] and min(len(one), len(other)) == 1):
        return True
    return _spelled_alike(one, other)


def _spelled_alike(one: str, other: str) -> bool:
    """Whether two first names are spellings of one: Sergei and Sergey, Aleksandr and Alexander."""

    def skeleton(name: str) -> str:
        name = name.replace("ks", "x").replace("ph", "f").replace("kh", "h")
        return re.sub(r"[aeiouyj]+", "", name)

    return one[:1] == other[:1] and skeleton(one) == skeleton(other)


def side(found: list[Found], lower: set[str]) -> str | None:
    """Return the state or body that a role belongs to, by its canonical name."""
    for match in found:
        if match.actor.kind in {"state", "organisation"}:
            return match.actor.name
    american = lower & _AMERICAN or any(match.actor.of == UNITED_STATES for match in found)
    if american or {"of", "state", "secretary"} <= lower:
        return "United States"
    return found[0].actor.name if found else None


def phrase_text(reading: Reading, first: int, past: int) -> str:
    """Return the words between two tokens, on one line, without the article before them."""
    if past - first > 1 and reading.lower[first] in {"the", "a", "an"}:
        first += 1
    text = reading.text[reading.starts[first] : reading.ends[past - 1]]
    return " ".join(text.split())
