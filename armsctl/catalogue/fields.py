"""Which keys an entry of each section has, and what each key's value must be.

The names and their order are those of the dataclasses in `model`. A reader takes a node and returns
plain data that JSON can hold (a date as ISO text, an alias as text or as a list of its fields), or
`BAD` after it has noted every fault.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, get_args

from armsctl.catalogue import model
from armsctl.catalogue.faults import Faults, Place, quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from armsctl.catalogue.reading import Node

Path: TypeAlias = tuple[str | int, ...]
T = TypeVar("T")

# Once round the earth: nothing that flies farther is called a range.
FARTHEST_KM = 40_075
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LAUNCH = ("ground", "sea", "air", "any")
_BOUND = ("lower", "upper", "threshold")


class Bad:
    """The type of `BAD`: a value that could not be read; why has been noted."""


BAD = Bad()


@dataclass(slots=True)
class Reading:
    """What readers write to: the faults, and the place of each value by its path in the entry."""

    faults: Faults
    places: dict[Path, Place] = field(default_factory=dict)

    def bad(self, node: Node, message: str) -> Bad:
        """Note a fault of this node."""
        self.faults.add(node.place, message)
        return BAD


Reader: TypeAlias = "Callable[[Node, Reading, Path], Any]"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an entry: how its value is read, and what stands where it is not given."""

    read: Reader
    required: bool = False
    default: Any = None


def text(node: Node, reading: Reading, path: Path) -> str | Bad:
    """Read text: a name, a summary. White space is folded, so that it may run over lines."""
    what = _last(path)
    if node.kind != "scalar":
        return reading.bad(node, f"{what} must be text, not a {node.kind}")
    if node.tag == "null":
        return reading.bad(node, f"{what} is empty; write it or leave it out")
    if node.tag != "str":
        return reading.bad(
            node,
            f"{what} must be text, but YAML reads {quoted(node.text)} as {_TAGS[node.tag]}; "
            "put it in quotation marks",
        )
    value = " ".join(node.text.split())
    if not value:
        return reading.bad(node, f"{what} is empty; write it or leave it out")
    if not value.isprintable():
        odd = next(character for character in value if not character.isprintable())
        return reading.bad(
            node, f"{what} holds the invisible character U+{ord(odd):04X}; remove it"
        )
    return value


_TAGS = {
    "int": "a number",
    "float": "a number",
    "bool": "a truth value",
    "timestamp": "a date",
    "merge": "a merge key",
    "value": "a default key",
    "seq": "a list",
    "map": "a mapping",
}


def identifier(node: Node, reading: Reading, path: Path) -> str | Bad:
    """Read an id in kebab-case."""
    if node.kind == "scalar" and node.tag == "int" and _ID.fullmatch(node.text):
        return node.text  # nobody would think of quotation marks
    value = text(node, reading, path)
    if isinstance(value, str) and not _ID.fullmatch(value):
        proper = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        hint = f", for example '{proper[:60]}'" if proper else ""
        return reading.bad(
            node,
            f"{quoted(value)} is no id: use small letters, digits and single hyphens{hint}",
        )
    return value


def one_of(choices: tuple[str, ...]) -> Reader:
    """Read one word out of a few."""

    def read(node: Node, reading: Reading, path: Path) -> str | Bad:
        value = text(node, reading, path)
        if isinstance(value, str) and value not in choices:
            listed = ", ".join(choices)
            return reading.bad(
                node,
                f"unknown {_last(path)} {quoted(value)}; use one of {listed}"
                + suggestion(value, choices),
            )
        return value

    return read


def flag(node: Node, reading: Reading, path: Path) -> bool | Bad:
    """Read true or false."""
    if node.kind != "scalar" or node.tag != "bool":
        return reading.bad(node, f"{_last(path)} must be true or false")
    return node.text.lower() in {"true", "yes", "on"}


def date(node: Node, reading: Reading, path: Path) -> str | Bad:
    """Read a day; returned in ISO form."""
    what, advice = _last(path), "write a day as 1987-12-08"
    if node.kind != "scalar" or node.tag == "null":
        return reading.bad(node, f"{what} must be a date; {advice}")
    value = node.text.strip()
    if not _DAY.fullmatch(value) or not value.isascii():
        return reading.bad(node, f"{quoted(value)} is no date for {what}; {advice}")
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        return reading.bad(node, f"{quoted(value)} is no date for {what}: {error}")


def count(node: Node, reading: Reading, path: Path) -> int | Bad:
    """Read a whole number above zero."""
    value = _number(node)
    if value is None or not value.is_integer() or value < 1:
        return reading.bad(node, f"{_last(path)} must be a whole number above zero")
    return int(value)


def kilometres(node: Node, reading: Reading, path: Path) -> float | Bad:
    """Read a distance in kilometres, finite and above zero."""
    what, value = _last(path), _number(node)
    shown = quoted(node.text) if node.kind == "scalar" else f"a {node.kind}"
    if value is None:
        return reading.bad(node, f"{what} must be a number of kilometres such as 5500, not {shown}")
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 (not a number)
        return reading.bad(node, f"{what} must be a finite number of kilometres, not {shown}")
    if value <= 0:
        return reading.bad(node, f"{what} must be above zero, not {shown}")
    if value > FARTHEST_KM:
        return reading.bad(
            node, f"{what} {shown} is farther than once round the earth ({FARTHEST_KM:,} km)"
        )
    return value


def _number(node: Node) -> float | None:
    """Return a number as YAML writes it, or None."""
    if node.kind != "scalar" or node.tag not in {"int", "float"}:
        return None
    plain = node.text.replace("_", "").lower()
    try:
        # ".inf", "-.inf" and ".nan" are YAML's; octal and base 60 ("1:30") are nobody's kilometres.
        return float(re.sub(r"\.(inf|nan)$", r"\1", plain))
    except ValueError:
        return None


def span_km(node: Node, reading: Reading, path: Path) -> list[float] | Bad:
    """Read `500` or `[300, 500]`: the lowest and the highest figure, equal for one."""
    if node.kind == "scalar":
        value = kilometres(node, reading, path)
        return value if isinstance(value, Bad) else [value, value]
    if node.kind != "list" or len(node.items) != 2:
        return reading.bad(node, f"{_last(path)} must be one number or two: 500 or [300, 500]")
    low, high = (kilometres(item, reading, path) for item in node.items)
    if isinstance(low, Bad) or isinstance(high, Bad):
        return BAD
    if low > high:
        return reading.bad(
            node, f"{_last(path)}: {low:g} is above {high:g}; write the lower figure first"
        )
    return [low, high]


def many(read: Reader) -> Reader:
    """Read a list of what `read` reads."""

    def read_list(node: Node, reading: Reading, path: Path) -> list[Any] | Bad:
        if node.kind != "list":
            example = f"[{node.text}]" if node.text and node.kind == "scalar" else "[…]"
            return reading.bad(
                node, f"{_last(path)} must be a list; write {_last(path)}: {_cut(example)}"
            )
        values: list[Any] = []
        for item in node.items:
            # Counted by what was kept: the paths are those of the values returned.
            place = (*path, len(values))
            value = read(item, reading, place)
            if value is not BAD:
                reading.places[place] = item.place
                values.append(value)
        return values

    return read_list


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
            listed = ", ".join(known)
            reading.bad(
                key,
                f"unknown key {quoted(key.text)} in {what}"
                + (suggestion(key.text, known) or f"; known are {listed}"),
            )
        elif key.text in seen:
            reading.bad(key, f"the key '{key.text}' stands twice in {what}; remove one")
        else:
            seen.add(key.text)
            yield key.text, value


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


def _last(path: Path) -> str:
    """Return the name of the key that a value belongs to."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "the value")


def _cut(example: str, most: int = 40) -> str:
    return example if len(example) <= most else "[…]"
