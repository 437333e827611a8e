"""Which keys an entry of each section has, and what each key's value must be.

The names and their order are those of the values in `model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from armsctl.catalogue import model
from armsctl.catalogue.faults import quoted, suggestion
from armsctl.catalogue.values import (
    BAD,
    Bad,
    Path,
    Reader,
    Reading,
    count,
    date,
    flag,
    identifier,
    kilometres,
    many,
    one_of,
    span_km,
    text,
)
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from armsctl.catalogue.reading import Node

_LAUNCH = ("ground", "sea", "air", "any")
_BOUND = ("lower", "upper", "threshold")


class Key(Value):
    """A key of an entry: how its value is read, and what stands where it is not given."""

    read: Reader
    required: bool = False
    default: Any = None


def record(keys: Mapping[str, Key], what: str) -> Callable[..., list[Any] | Bad]:
    """Read a mapping with these keys; returned as a list of values in the keys' order."""

    def read(node: Node, reading: Reading, path: Path) -> list[Any] | Bad:
        if node.kind != "mapping":
            return reading.bad(node, f"{what} must be a mapping with {', '.join(keys)}")
        values = read_mapping(node, reading, path, keys, what)
        missing = [name for name, key in keys.items() if key.required and name not in values]
        given = {name.text for name, _ in node.pairs}
        for name in missing:
            if name not in given:
                reading.bad(node, f"{what} lacks '{name}'; add it")
        if missing:
            return BAD
        return [values.get(name, key.default) for name, key in keys.items()]

    return read


def read_mapping(
    node: Node, reading: Reading, path: Path, keys: Mapping[str, Key], what: str
) -> dict[str, Any]:
    """Return the values of a mapping by key, those that could be read; note every fault."""
    values: dict[str, Any] = {}
    seen: set[str] = set()
    for name, value in unique_pairs(node, reading, seen, keys, what):
        if value.kind == "scalar" and value.tag == "null" and not keys[name].required:
            # Nothing: in a user's file, this takes the built-in's value away.
            values[name] = keys[name].default
            continue
        read = keys[name].read(value, reading, (*path, name))
        reading.places[(*path, name)] = value.place
        if read is not BAD:
            values[name] = read
    return values


def unique_pairs(
    node: Node, reading: Reading, seen: set[str], known: Iterable[str], what: str
) -> Iterable[tuple[str, Node]]:
    """Yield the pairs of a mapping whose key is known and stands there for the first time."""
    for key, value in node.pairs:
        if key.kind != "scalar":
            reading.bad(key, f"a key of {what} must be a word, not a {key.kind}")
        elif key.text not in known:
            reading.bad(
                key, f"unknown key {quoted(key.text)} in {what}{_hint(key.text, value, known)}"
            )
        elif key.text in seen:
            reading.bad(key, f"the key '{key.text}' stands twice in {what}; remove one")
        else:
            seen.add(key.text)
            yield key.text, value


def _hint(key: str, value: Node, known: Iterable[str]) -> str:
    if value.kind == "scalar" and not value.text and value.tag == "null":
        # {km: 5,500} and {text: Paris, the city} look like this.
        return "; is it a value with a comma? Put text in quotation marks, leave it out of a number"
    return suggestion(key, known) or f"; known are {', '.join(known)}"


_ALIAS_KEYS = {
    "text": Key(text, required=True),
    "exact": Key(flag, default=False),
    "near": Key(many(text), default=[]),
    "never": Key(many(text), default=[]),
}
_read_alias_record = record(_ALIAS_KEYS, "an alias")


def alias(node: Node, reading: Reading, path: Path) -> str | list[Any] | Bad:
    """Read an alias: its text alone, or a mapping with what it asks for."""
    value: str | list[Any] | Bad
    if node.kind == "mapping":
        value = _read_alias_record(node, reading, path)
        written = value[0] if isinstance(value, list) else ""
    else:
        value = text(node, reading, (*path, "alias"))
        written = value if isinstance(value, str) else ""
    if written and sum(map(str.isalnum, written)) < 2:
        return reading.bad(
            node, f"the alias {quoted(written)} is too short: it must have two letters or digits"
        )
    return value


def limits(node: Node, reading: Reading, path: Path) -> list[Any] | Bad:
    """Read what a treaty bans or limits; the bounds must be in order."""
    value = _read_limits_record(node, reading, path)
    if not isinstance(value, Bad):
        low, high = value[2], value[3]
        if low is not None and high is not None and low > high:
            return reading.bad(node, f"low_km {low:g} is above high_km {high:g}; swap them")
    return value


_status = one_of(get_args(model.TreatyStatus))
_read_limits_record = record(
    {
        "summary": Key(text),
        "launch": Key(one_of(_LAUNCH)),
        "low_km": Key(kilometres),
        "high_km": Key(kilometres),
        "classes": Key(many(identifier), default=[]),
    },
    "limits",
)
_event = record(
    {
        "date": Key(date, required=True),
        "text": Key(text, required=True),
        "status": Key(_status),
        "source": Key(text),
    },
    "an event",
)

SECTIONS: dict[str, dict[str, Key]] = {
    "treaties": {
        "id": Key(identifier, required=True),
        "name": Key(text, required=True),
        "short": Key(text, required=True),
        "kind": Key(one_of(get_args(model.TreatyKind)), required=True),
        "status": Key(_status, required=True),
        "source": Key(text, required=True),
        "aliases": Key(many(alias), default=[]),
        "described": Key(many(text), default=[]),
        "parties": Key(many(identifier), default=[]),
        "parties_count": Key(count),
        "parties_as_of": Key(date),
        "signed": Key(date),
        "in_force": Key(date),
        "ended": Key(date),
        "events": Key(many(_event), default=[]),
        "limits": Key(limits),
        "summary": Key(text),
    },
    "weapons": {
        "id": Key(identifier, required=True),
        "name": Key(text, required=True),
        "system": Key(flag, default=False),
        "parent": Key(identifier),
        "aliases": Key(many(alias), default=[]),
        "states": Key(many(identifier), default=[]),
        "range_km": Key(span_km),
        "summary": Key(text),
        "source": Key(text),
    },
    "ranges": {
        "id": Key(identifier, required=True),
        "name": Key(text, required=True),
        "km": Key(kilometres, required=True),
        "treaty": Key(identifier),
        "bound": Key(one_of(_BOUND), default="threshold"),
        "summary": Key(text),
        "source": Key(text),
    },
    "actors": {
        "id": Key(identifier, required=True),
        "name": Key(text, required=True),
        "kind": Key(one_of(get_args(model.ActorKind)), required=True),
        "aliases": Key(many(alias), default=[]),
        "adjectives": Key(many(text), default=[]),
        "demonyms": Key(many(text), default=[]),
        "capital": Key(text),
        "of": Key(identifier),
        "source": Key(text),
    },
}
SINGULAR = {"treaties": "treaty", "weapons": "weapon", "ranges": "range", "actors": "actor"}
