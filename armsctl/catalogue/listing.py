"""Entries as lists: one row an entry for a table, and plain data with the keys of treaties.yaml."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from armsctl.catalogue.model import Alias, Event, Limits
from armsctl.catalogue.status import status_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from armsctl.catalogue.model import Catalogue

Kind: TypeAlias = Literal["treaty", "weapon", "range", "actor"]
SECTION_OF: dict[Kind, str] = {
    "treaty": "treaties",
    "weapon": "weapons",
    "range": "ranges",
    "actor": "actors",
}

# The cells of each kind's row. `type` is what the file calls `kind` or `bound`.
COLUMNS: dict[Kind, tuple[str, ...]] = {
    "treaty": ("id", "name", "type", "status", "signed", "in_force", "ended", "source"),
    "weapon": ("id", "name", "type", "class", "states", "low_km", "high_km", "source"),
    "range": ("id", "name", "type", "km", "treaty", "source"),
    "actor": ("id", "name", "type", "of", "source"),
}


def columns(kinds: Iterable[Kind]) -> list[str]:
    """Return the columns of a list of these kinds together; the kind itself comes first."""
    return list(dict.fromkeys(["kind", *(name for kind in kinds for name in COLUMNS[kind])]))


def rows_of(catalogue: Catalogue, kind: Kind, day: dt.date) -> Iterator[dict[str, str]]:
    """Yield a row for each entry of a kind; statuses as of `day`. What is not known is empty."""
    cells: dict[str, Any]
    match kind:
        case "treaty":
            for treaty in catalogue.treaties.values():
                cells = data_of(treaty) | {
                    "type": treaty.kind,
                    "status": status_words(treaty, day),
                }
                yield _row(kind, cells)
        case "weapon":
            for weapon in catalogue.weapons.values():
                low, high = weapon.range_km or (None, None)
                cells = data_of(weapon) | {
                    "type": "system" if weapon.system else "class",
                    "class": weapon.parent,
                    "states": ", ".join(weapon.states),
                    "low_km": low,
                    "high_km": high,
                }
                yield _row(kind, cells)
        case "range":
            for mark in catalogue.ranges.values():
                yield _row(kind, data_of(mark) | {"type": mark.bound})
        case "actor":
            for actor in catalogue.actors.values():
                yield _row(kind, data_of(actor) | {"type": actor.kind})


def _row(kind: Kind, cells: Mapping[str, Any]) -> dict[str, str]:
    return {"kind": kind} | {name: _cell(cells.get(name)) for name in COLUMNS[kind]}


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, int | float) else value


def data_of(entry: Any) -> dict[str, Any]:  # noqa: ANN401 (an entry of any kind)
    """Return an entry as JSON data with the keys of treaties.yaml: its own file would read so."""
    return {
        name: _plain(value)
        for name, value in entry._asdict().items()
        if value is not None and value != ()
    }


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Alias | Event | Limits):
        data = data_of(value)
        # An alias that asks for nothing is its text alone.
        return data["text"] if set(data) == {"text", "exact"} and not data["exact"] else data
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
