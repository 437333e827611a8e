"""Rows of plain data turned into the frozen values of `model`.

A row holds an entry's values in the order of the value's fields: that, marshalled row by row, is
what is cached. An entry is unpacked and built when it is first asked for: few are in any document,
and a thousand are too many for a start that is to cost a few milliseconds.
"""

from __future__ import annotations

import datetime as dt
import marshal
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from armsctl.catalogue.model import (
    Actor,
    Alias,
    Catalogue,
    Event,
    Limits,
    RangeMark,
    Treaty,
    Weapon,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Row: TypeAlias = "list[Any]"
T = TypeVar("T")


class Section(Mapping[str, T]):
    """The entries of one section by id, in the file's order; each built once, when needed."""

    __slots__ = ("_built", "_make", "_rows")

    def __init__(self, rows: Mapping[str, bytes], make: Callable[[Row], T]) -> None:
        self._rows = rows
        self._make = make
        self._built: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        try:
            return self._built[key]
        except KeyError:
            row: Row = marshal.loads(self._rows[key])  # noqa: S302 (packed by `pack`)
            built = self._built[key] = self._make(row)
            return built

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __repr__(self) -> str:
        return repr(dict(self))


def pack(rows: Iterable[Row]) -> dict[str, bytes]:
    """Return the rows by id, each marshalled."""
    return {row[0]: marshal.dumps(row) for row in rows}


def unpack(packed: Mapping[str, bytes]) -> list[Row]:
    """Return the rows that were packed."""
    return [marshal.loads(row) for row in packed.values()]  # noqa: S302 (packed by `pack`)


def build(
    table: Mapping[str, Mapping[str, bytes]], digest: str, *, builtin: bool = False
) -> Catalogue:
    """Return the catalogue of these packed rows (by section)."""
    return Catalogue(
        treaties=Section(table["treaties"], treaty_of),
        weapons=Section(table["weapons"], weapon_of),
        ranges=Section(table["ranges"], range_of),
        actors=Section(table["actors"], actor_of),
        digest=digest,
        builtin=builtin,
    )


def treaty_of(row: Row) -> Treaty:
    """Return the treaty of one row."""
    (key, name, short, kind, status, source, aliases, described, parties, number, as_of) = row[:11]
    (signed, in_force, ended, events, limits, summary) = row[11:]
    return Treaty(
        key,
        name,
        short,
        kind,
        status,
        source,
        _aliases(aliases),
        tuple(described),
        tuple(parties),
        number,
        _day(as_of),
        _day(signed),
        _day(in_force),
        _day(ended),
        tuple([Event(dt.date.fromisoformat(day), *rest) for day, *rest in events]),
        _limits(limits),
        summary,
    )


def weapon_of(row: Row) -> Weapon:
    """Return the weapon of one row."""
    (key, name, system, parent, aliases, states, range_km, summary, source) = row
    reach = (range_km[0], range_km[1]) if range_km else None
    return Weapon(
        key, name, system, parent, _aliases(aliases), tuple(states), reach, summary, source
    )


def range_of(row: Row) -> RangeMark:
    """Return the range of one row."""
    return RangeMark(*row)


def actor_of(row: Row) -> Actor:
    """Return the actor of one row."""
    (key, name, kind, aliases, adjectives, demonyms, capital, of, source) = row
    return Actor(
        key,
        name,
        kind,
        _aliases(aliases),
        tuple(adjectives),
        tuple(demonyms),
        capital,
        of,
        source,
    )


def _aliases(items: Row) -> tuple[Alias, ...]:
    return tuple(
        [
            Alias(item)
            if type(item) is str
            else Alias(item[0], item[1], tuple(item[2]), tuple(item[3]))
            for item in items
        ]
    )


def _limits(row: Row | None) -> Limits | None:
    if row is None:
        return None
    (summary, launch, low, high, classes) = row
    return Limits(summary, launch, low, high, tuple(classes))


def _day(iso: str | None) -> dt.date | None:
    return None if iso is None else dt.date.fromisoformat(iso)
