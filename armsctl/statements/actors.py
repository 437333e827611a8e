"""The catalogue's actors, found in a reading: names, metonyms, adjectives, demonyms."""

from __future__ import annotations

import marshal
import sys
from bisect import bisect_left
from typing import TYPE_CHECKING, TypeAlias

from armsctl.catalogue.tables import once, table_of
from armsctl.language import read_name
from armsctl.language.words import __file__ as words_file
from armsctl.language.words import split
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armsctl.catalogue.model import Actor, Catalogue
    from armsctl.language import Reading

# How many tokens on either side count as company for an alias that must keep one.
COMPANY = 25
# What is called after a person: "the Trump administration".
_LED = frozenset(["administration", "government", "regime"])
_SMALL = frozenset(["of", "the", "for", "and", "on", "in", "to", "&", "de"])
# A form not yet cut into words: actor, text, part, exact, near, never.
Raw: TypeAlias = "tuple[str, str, str, str | None, tuple[str, ...], tuple[str, ...]]"
_DOTTED = {"us": "u.s.", "uk": "u.k.", "un": "u.n.", "eu": "e.u.", "usa": "u.s.a."}


class Form(Value):
    """One form of an actor; `part` is "name", "adjective" or "demonym"."""

    words: tuple[str, ...]
    actor: str
    part: str
    exact: str | None
    near: tuple[str, ...]
    never: tuple[str, ...]


class Found(Value):
    """An actor at a stretch of tokens."""

    first: int
    past: int
    actor: Actor
    part: str


class ActorIndex:
    """The forms of a catalogue's actors by their first word."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._actors = catalogue.actors
        # By their first word the forms, marshalled until a text holds it: few ever are needed.
        self._packed = table_of(catalogue, "actors", _packed, words_file, __file__)
        self._forms: dict[str, dict[str, list[Form]]] = {}
        self._last: tuple[str, Actors] | None = None

    def _forms_of(self, word: str) -> dict[str, list[Form]]:
        """Return the forms that begin with a word by their second, "" for none; longest first."""
        forms = self._forms.get(word)
        if forms is None:
            forms = self._forms[word] = {}
            rows = marshal.loads(self._packed[word])  # noqa: S302 (made by `_packed`)
            for form in [Form(*row) for row in rows]:
                forms.setdefault(form.words[1] if len(form.words) > 1 else "", []).append(form)
        return forms

    def begins(self, word: str) -> bool:
        """Tell whether an actor's name begins so: "russia", but not "trump", who only leads one."""
        return word in self._packed and _LED.isdisjoint(self._forms_of(word))

    def led_by(self, name: str) -> str | None:
        """Return the state whose government goes by a person's name: "the Trump administration"."""
        word = name.lower()
        if word not in self._packed:
            return None
        for form in self._forms_of(word).get("administration", ()):
            if len(form.words) == 2 and self._actors[form.actor].kind == "state":
                return self._actors[form.actor].name
        return None

    def actor(self, key: str) -> Actor | None:
        """Return the catalogue's actor of that id."""
        return self._actors.get(key)

    def within(self, reading: Reading) -> Actors:
        """Return the actors of a text; the last text's are kept, as its reading is."""
        last = self._last
        if last is None or last[0] is not reading.text:
            last = self._last = (reading.text, Actors(self, self._matches(reading)))
        return last[1]

    def named(self, name: str) -> Actors:
        """Return the actors of a name or phrase."""
        return Actors(self, self._matches(read_name(name)))

    def _matches(self, reading: Reading) -> dict[int, list[Found]]:
        """Return all that begins at each token, in the order of the text, longest first."""
        found: dict[int, list[Found]] = {}
        lower, packed, count = reading.lower, self._packed, len(reading.lower)
        words = reading.words
        for first in [
            place
            for place, word in enumerate(lower)
            if word in packed and not words[place].islower()
        ]:
            forms = self._forms.get(lower[first])
            if forms is None:
                forms = self._forms_of(lower[first])
            second = lower[first + 1].replace("’", "'") if first + 1 < count else ""
            for form in (*forms.get(second, ()), *(forms.get("", ()) if second else ())):
                past = first + len(form.words)
                if past <= count and _fits(reading, first, past, form):
                    match = Found._make((first, past, self._actors[form.actor], form.part))
                    found.setdefault(first, []).append(match)
        return found


class Actors:
    """The actors of one text: names, adjectives and demonyms, by the token where they begin."""

    def __init__(self, index: ActorIndex, found: dict[int, list[Found]]) -> None:
        self.index = index
        self._found = found
        self._places = list(found)

    def match(self, first: int, past: int) -> Found | None:
        """Return the longest actor that begins at token `first` and ends before `past`."""
        for match in self._found.get(first, ()):
            if match.past <= past:
                return match
        return None

    def all(self, first: int = 0, past: int = sys.maxsize) -> list[Found]:
        """Return the actors between two tokens, in order, none within another."""
        found: list[Found] = []
        places = self._places
        for place in places[bisect_left(places, first) : bisect_left(places, past)]:
            if place >= first and (match := self.match(place, past)) is not None:
                found.append(match)
                first = match.past
        return found


def _packed(catalogue: Catalogue) -> dict[str, bytes]:
    """Return the forms of all actors by their first word, longest first, each list marshalled."""
    found: dict[str, list[Form]] = {}
    for actor in catalogue.actors.values():
        for raw in _forms(actor):
            if (form := _form(*raw)).words:
                found.setdefault(form.words[0], []).append(form)
    return {
        word: marshal.dumps([tuple(form) for form in sorted(forms, key=lambda f: -len(f.words))])
        for word, forms in found.items()
    }


def _forms(actor: Actor) -> Iterator[Raw]:
    """Yield an actor's forms; an alias that repeats the name or the capital replaces it."""
    key = actor.id
    repeated = {alias.text for alias in actor.aliases}
    plain = [actor.name, *([actor.capital] if actor.capital else [])]
    for text in plain:
        if text not in repeated:
            yield from _dotted((key, text, "name", text if text.isupper() else None, (), ()))
    for alias in actor.aliases:
        text = alias.text
        yield from _dotted(
            (key, text, "name", text if alias.exact else None, alias.near, alias.never)
        )
    for part, texts in (("adjective", actor.adjectives), ("demonym", actor.demonyms)):
        for text in texts:
            if text not in repeated and text not in plain:
                yield from _dotted((key, text, part, text, (), ()))


def _dotted(raw: Raw) -> Iterator[Raw]:
    """Yield a form, and "U.S." beside "US"."""
    yield raw
    key, text, part, exact, near, never = raw
    if len(text) < 4 and (dotted := _DOTTED.get(text.lower())):
        yield key, dotted, part, exact and dotted.upper(), near, never


def _form(
    key: str,
    text: str,
    part: str,
    exact: str | None,
    near: tuple[str, ...],
    never: tuple[str, ...],
) -> Form:
    _, words, *_ = split(text.replace("’", "'"))
    return Form(tuple(words), key, part, exact, near, never)


def _fits(reading: Reading, first: int, end: int, form: Form) -> bool:
    """Tell whether a form stands at a token that is not in small letters.

    Its first two words have been looked up: they are those of the text.
    """
    if end - first > 2:
        words = reading.lower[first:end]
        # The People’s Republic, with a curly mark, where the catalogue has a straight one.
        if tuple(word.replace("’", "'") for word in words) != form.words:
            return False
    if form.exact is not None and len(form.words) == 1:
        word = reading.words[first]
        plain = word.isupper() or (form.exact.isupper() and word == form.exact.capitalize())
        if word != form.exact and not (plain and len(word) > 3):
            return False
    if form.near or form.never:
        around = " ".join(reading.lower[max(0, first - COMPANY) : end + COMPANY])
        if any(phrase in around for phrase in form.never):
            return False
        return not form.near or any(phrase in around for phrase in form.near)
    return True


def covering(found: Iterable[Found]) -> dict[int, Found]:
    """Map every token of an actor's name of several words to it."""
    return {
        index: match
        for match in found
        if match.part == "name" and match.past - match.first > 1
        for index in range(match.first, match.past)
    }


def display_names(found: Iterable[Found], reading: Reading) -> dict[str, str]:
    """Map catalogue names of organisations and outlets to the longest form the document uses.

    States are not in it, they keep their common English name; nor is what the document names only
    by the catalogue's own form.
    """
    names: dict[str, str] = {}
    for match in found:
        actor = match.actor
        if match.part != "name" or actor.kind == "state":
            continue
        first = match.first + (reading.lower[match.first] == "the")
        form = " ".join(reading.text[reading.starts[first] : reading.ends[match.past - 1]].split())
        if not _proper(form, actor.name):
            continue  # "the Western military alliance" is no name of NATO's
        if len(form) > len(names.get(actor.name, "")):
            names[actor.name] = form
    return names


def _proper(form: str, name: str) -> bool:
    """Whether a form is capitalized throughout, or holds a word of the name: "Yonhap news"."""
    words = form.split()
    if all(word[:1].isupper() or word.lower() in _SMALL for word in words):
        return True
    return bool({word.lower() for word in words} & {word.lower() for word in name.split()})


@once
def actor_index(catalogue: Catalogue) -> ActorIndex:
    """Return the index of a catalogue, made once."""
    return ActorIndex(catalogue)
