"""Who can hold a stance, and the forms in which the catalogue's actors are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armsctl.catalogue.model import Actor, Alias, Catalogue


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who can hold a stance."""

    name: str
    kind: str
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form of words for a holder; `part`: the name itself, an adjective, a demonym."""

    words: tuple[str, ...]
    holder: Holder
    part: str
    exact: str | None = None
    near: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An actor at a stretch of tokens."""

    first: int
    past: int
    holder: Holder
    part: str


_WORD = re.compile(r"(?<=\w)'\w+|(?:[A-Za-z]\.){2,}|\w+(?:[-&]\w+)*|[^\w\s]")
_INDEXES: dict[str, dict[str, list[Form]]] = {}


def split_name(text: str) -> tuple[str, ...]:
    """Return the lower-case tokens of a name, cut as a reading cuts them."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def catalogue_forms(catalogue: Catalogue) -> dict[str, list[Form]]:
    """Return the forms of the catalogue's states, organisations and groups by first word."""
    key = catalogue.digest
    if key and key in _INDEXES:
        return _INDEXES[key]
    found: dict[str, list[Form]] = {}
    for actor in catalogue.actors.values():
        if actor.kind == "outlet":
            continue
        for form in _forms_of(actor):
            found.setdefault(form.words[0], []).append(form)
    if key:
        _INDEXES.clear()
        _INDEXES[key] = found
    return found


def _forms_of(actor: Actor) -> Iterator[Form]:
    holder = Holder(actor.name, actor.kind)
    names: list[tuple[str, Alias | None]] = [(actor.name, None)]
    names += [(alias.text, alias) for alias in actor.aliases]
    if actor.capital and not any(alias.text == actor.capital for alias in actor.aliases):
        names.append((actor.capital, None))
    for text, alias in names:
        if words := split_name(text):
            exact = text if alias is None or alias.exact else None
            near = alias.near if alias else ()
            never = alias.never if alias else ()
            yield Form(words, holder, "name", exact, near, never)
            if text == "US":
                yield Form(("u.s.",), holder, "name", "U.S.")
    for text in actor.adjectives:
        yield Form(split_name(text), holder, "adjective", text)
    for text in actor.demonyms:
        yield Form(split_name(text), holder, "demonym", text)
