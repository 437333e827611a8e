"""Rows of plain data turned into the frozen values of `model`.

A row holds an entry's values in the order of the dataclass's fields: what is cached, and quick to
turn into values (the built-in catalogue in a few milliseconds, every time that armsctl starts).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

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
    from collections.abc import Mapping

Row: TypeAlias = "list[Any]"


def build(table: Mapping[str, list[Row]], digest: str) -> Catalogue:
    """Return the catalogue of these rows (by section); TypeError or ValueError for other rows."""
    return Catalogue(
        treaties={row[0]: treaty_of(row) for row in table["treaties"]},
        weapons={row[0]: _weapon(row) for row in table["weapons"]},
        ranges={row[0]: RangeMark(*row) for row in table["ranges"]},
        actors={row[0]: _actor(row) for row in table["actors"]},
        digest=digest,
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


def _weapon(row: Row) -> Weapon:
    (key, name, system, parent, aliases, states, range_km, summary, source) = row
    reach = (range_km[0], range_km[1]) if range_km else None
    return Weapon(
        key, name, system, parent, _aliases(aliases), tuple(states), reach, summary, source
    )


def _actor(row: Row) -> Actor:
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
