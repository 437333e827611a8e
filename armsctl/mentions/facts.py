"""What the catalogue knows of a treaty that tells whether a description suits it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from armsctl.catalogue.tables import table_of
from armsctl.mentions import folding
from armsctl.mentions.folding import fold_lines
from armsctl.values import Value

if TYPE_CHECKING:
    from armsctl.catalogue.model import Catalogue, Treaty


# The most parties that a treaty between certain states has: with them it can be made.
_FEW: Final = 10
_NOUNS: Final = frozenset(
    {
        *("treaty", "convention", "agreement", "accord", "pact", "deal"),
        *("protocol", "arrangement", "regime", "contract"),
    }
)


class Facts(Value):
    """A treaty's kind, the years in which it was made, its names and all its words, its parties.

    `nouns` are those of its names, and of its descriptions if it binds only a few states.
    """

    kind: str
    nouns: frozenset[str]
    years: frozenset[int]
    names: str
    words: str
    parties: frozenset[str]

    @property
    def bilateral(self) -> bool:
        """Whether it binds a few states that the catalogue lists, and is none of the world's."""
        return 0 < len(self.parties) <= _FEW


class TreatyFacts:
    """The facts of a catalogue's treaties and the names of its actors, each read when needed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._facts: dict[str, Facts] = {}

    def of(self, treaty: str) -> Facts:
        """Return the facts of the treaty with the id `treaty`."""
        found = self._facts.get(treaty)
        if found is None:
            found = self._facts[treaty] = _read(self._catalogue.treaties[treaty])
        return found

    def telling_parties(self, treaty: str) -> frozenset[str]:
        """Return the parties that tell a treaty among few from others; none for one of the world.

        They are those that its names speak of (Iran in "Iran deal"); if they speak of none, all but
        the United States, which is party to most.
        """
        said = self.of(treaty)
        if not said.bilateral:
            return frozenset()
        spoken = {
            owner
            for word in said.names.split()
            if (owner := self.actors.get(word)) in said.parties and owner is not None
        }
        return frozenset(spoken - {"united-states"}) or said.parties - {"united-states"}

    @functools.cached_property
    def actors(self) -> dict[str, str]:
        """The folded names, adjectives, aliases and capitals of states and bodies, with their ids.

        "U.S." and "US" are both there as "us".
        """
        return table_of(self._catalogue, "names", _actors, folding.__file__, __file__)

    @functools.cached_property
    def adjectives(self) -> frozenset[str]:
        """The actors' names and adjectives that can stand before a noun, in lower case."""
        return table_of(self._catalogue, "adjectives", _adjectives, __file__)


def _actors(catalogue: Catalogue) -> dict[str, str]:
    named: list[tuple[str, str]] = []
    for actor in catalogue.actors.values():
        if actor.kind not in {"state", "organisation"}:
            continue
        names = [actor.name, *actor.adjectives, *(alias.text for alias in actor.aliases)]
        named += [(name, actor.id) for name in names if name.count(" ") < 3]
        if actor.capital:
            named.append((actor.capital, actor.id))
    folded = fold_lines([name.replace(".", "") for name, _ in named])
    table: dict[str, str] = {}
    for name, (_, owner) in zip(folded, named, strict=True):
        table.setdefault(name, owner)
    return table


def _adjectives(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(
        part.lower().replace(".", "")
        for actor in catalogue.actors.values()
        if actor.kind in {"state", "organisation"}
        for part in (actor.name, *actor.adjectives, *_short(actor.aliases))
        if part.count(" ") < 2
    )


def _short(aliases: tuple[object, ...]) -> list[str]:
    return [text for alias in aliases if (text := str(getattr(alias, "text", ""))).isupper()]


def _read(treaty: Treaty) -> Facts:
    names = [treaty.name, treaty.short, *(alias.text for alias in treaty.aliases)]
    texts = [*names, *treaty.described, treaty.summary or ""]
    # A treaty of the whole world is "the agreement" only if that is its name.
    few = 0 < len(treaty.parties) <= _FEW
    called = fold_lines([*names, *treaty.described] if few else [treaty.name, treaty.short])
    if treaty.limits is not None and treaty.limits.summary:
        texts.append(treaty.limits.summary)
    days = (treaty.signed, treaty.in_force)
    return Facts(
        treaty.kind,
        frozenset(word for name in called for word in name.split() if word in _NOUNS),
        frozenset(day.year for day in days if day is not None),
        " ".join(["", *fold_lines([*names, *treaty.described])]),
        " ".join(["", *fold_lines(texts)]),
        frozenset(treaty.parties),
    )
