"""Entries in words, for a reader: a card with everything that the catalogue knows of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from armsctl.catalogue.folding import fold
from armsctl.catalogue.status import status_words
from armsctl.values import Value

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from armsctl.catalogue.model import Actor, Alias, Catalogue, Limits, RangeMark, Treaty, Weapon

T = TypeVar("T")
_Fact: TypeAlias = "tuple[str, Iterable[str | None] | str | None]"

_LAUNCH = {
    "ground": "launched from the ground",
    "sea": "launched at sea",
    "air": "launched from the air",
    "any": "however launched",
}
_BOUND = {"lower": "lower limit", "upper": "upper limit", "threshold": "threshold"}


class Card(Value):
    """An entry for a reader: a title, and labelled facts of one or more lines each."""

    title: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]


def cards_of(catalogue: Catalogue, wanted: str, day: dt.date) -> list[Card]:
    """Return the cards of the entries with this id, or else with this name or alias.

    `day` is the day on which a treaty's status is told.
    """
    # The names that an entry goes by are folded only when no id fits.
    for finder in (_with_id, _with_name):
        found = [
            *(_treaty(catalogue, it, day) for it in finder(catalogue.treaties, wanted)),
            *(_weapon(catalogue, it) for it in finder(catalogue.weapons, wanted)),
            *(_range(catalogue, it) for it in finder(catalogue.ranges, wanted)),
            *(_actor(catalogue, it) for it in finder(catalogue.actors, wanted)),
        ]
        if found:
            return found
    return []


def nearest_ids(catalogue: Catalogue, wanted: str, most: int = 3) -> list[str]:
    """Return the ids that look most like what was asked for."""
    import difflib  # noqa: PLC0415 (only a mistake pays for it)

    sections: tuple[Mapping[str, object], ...] = (
        catalogue.treaties,
        catalogue.weapons,
        catalogue.ranges,
        catalogue.actors,
    )
    known = dict.fromkeys(key for section in sections for key in section)
    sought = "-".join(wanted[:80].lower().split())
    near = difflib.get_close_matches(sought, known, n=most, cutoff=0.5)
    return near or [key for key in known if sought and sought in key][:most]


def _with_id(entries: Mapping[str, T], wanted: str) -> Iterator[T]:
    if wanted in entries:
        yield entries[wanted]


def _with_name(entries: Mapping[str, T], wanted: str) -> Iterator[T]:
    sought = fold(wanted)
    for entry in entries.values():
        names = [getattr(entry, "name", ""), getattr(entry, "short", "")]
        names += [alias.text for alias in getattr(entry, "aliases", ())]
        if any(fold(name) == sought for name in names if name):
            yield entry


def _card(title: str, key: str, facts: Iterable[_Fact]) -> Card:
    """Return a card with the facts that are known."""
    kept: list[tuple[str, tuple[str, ...]]] = [("id", (key,))]
    for label, value in facts:
        lines = (value,) if isinstance(value, str) else tuple(filter(None, value or ()))
        if lines:
            kept.append((label, lines))
    return Card(title, tuple(kept))


def _treaty(catalogue: Catalogue, treaty: Treaty, day: dt.date) -> Card:
    marks = [mark for mark in catalogue.ranges.values() if mark.treaty == treaty.id]
    return _card(
        treaty.name,
        treaty.id,
        [
            ("short name", treaty.short if treaty.short != treaty.name else None),
            ("kind", treaty.kind),
            ("status", status_words(treaty, day)),
            ("signed", _iso(treaty.signed)),
            ("in force", _iso(treaty.in_force)),
            ("ended", _iso(treaty.ended)),
            (
                "events",
                [
                    f"{event.date}  {event.text}" + (f" ({event.status})" if event.status else "")
                    for event in treaty.events
                ],
            ),
            ("parties", _parties(catalogue, treaty)),
            ("limits", _limits(catalogue, treaty.limits)),
            ("ranges", [f"{mark.name} ({mark.id}): {km(mark.km)}" for mark in marks]),
            ("summary", treaty.summary),
            ("aliases", map(alias_words, treaty.aliases)),
            ("described", _joined(treaty.described)),
            ("source", treaty.source),
        ],
    )


def _weapon(catalogue: Catalogue, weapon: Weapon) -> Card:
    parent = catalogue.weapons.get(weapon.parent or "")
    low, high = weapon.range_km or (None, None)
    return _card(
        weapon.name,
        weapon.id,
        [
            ("kind", "weapon system" if weapon.system else "class of weapons"),
            ("class", f"{parent.name} ({parent.id})" if parent else weapon.parent),
            ("states", _joined(_names(catalogue.actors, weapon.states))),
            ("range", span_words(low, high)),
            ("summary", weapon.summary),
            ("aliases", map(alias_words, weapon.aliases)),
            ("source", weapon.source),
        ],
    )


def _range(catalogue: Catalogue, mark: RangeMark) -> Card:
    treaty = catalogue.treaties.get(mark.treaty or "")
    return _card(
        mark.name,
        mark.id,
        [
            ("kind", f"range, {_BOUND[mark.bound]}"),
            ("distance", km(mark.km)),
            ("treaty", f"{treaty.short} ({treaty.id})" if treaty else mark.treaty),
            ("summary", mark.summary),
            ("source", mark.source),
        ],
    )


def _actor(catalogue: Catalogue, actor: Actor) -> Card:
    return _card(
        actor.name,
        actor.id,
        [
            ("kind", actor.kind),
            ("belongs to", _joined(_names(catalogue.actors, (actor.of,) if actor.of else ()))),
            ("capital", actor.capital),
            ("adjectives", _joined(actor.adjectives)),
            ("demonyms", _joined(actor.demonyms)),
            ("aliases", map(alias_words, actor.aliases)),
            ("source", actor.source),
        ],
    )


def alias_words(alias: Alias) -> str:
    """Return an alias with what it asks for: "START (written so; near treaty, warhead)"."""
    asks = ["written so"] if alias.exact else []
    asks += [f"near {', '.join(alias.near)}"] if alias.near else []
    asks += [f"never with {', '.join(alias.never)}"] if alias.never else []
    return f"{alias.text} ({'; '.join(asks)})" if asks else alias.text


def span_words(low: float | None, high: float | None) -> str | None:
    """Return a span of kilometres in words: "500 to 5,500 km", "from 500 km", "up to 300 km"."""
    if low is not None and high is not None:
        return km(high) if low == high else f"{low:,g} to {km(high)}"
    if low is not None:
        return f"from {km(low)}"
    return f"up to {km(high)}" if high is not None else None


def km(value: float) -> str:
    """Return kilometres with the unit."""
    return f"{value:,.10g} km"


def _parties(catalogue: Catalogue, treaty: Treaty) -> list[str | None]:
    as_of = f" (as of {treaty.parties_as_of})" if treaty.parties_as_of else ""
    number = f"{treaty.parties_count}{as_of}" if treaty.parties_count else None
    return [number, _joined(_names(catalogue.actors, treaty.parties))]


def _limits(catalogue: Catalogue, limits: Limits | None) -> list[str | None]:
    if limits is None:
        return []
    return [
        limits.summary,
        _LAUNCH[limits.launch] if limits.launch else None,
        span_words(limits.low_km, limits.high_km),
        _joined(_names(catalogue.weapons, limits.classes)),
    ]


def _names(entries: Mapping[str, Actor] | Mapping[str, Weapon], ids: Iterable[str]) -> list[str]:
    return [entries[key].name if key in entries else key for key in ids]


def _joined(words: Iterable[str]) -> str | None:
    return ", ".join(words) or None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
