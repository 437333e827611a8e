"""What a value must be: text, an id, a date, a distance, a list of such.

A reader takes a node and returns plain data that JSON can hold (a date as ISO text), or `BAD` after
it has noted every fault.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from armsctl.catalogue.faults import Faults, Place, quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from armsctl.catalogue.reading import Node

Path: TypeAlias = tuple[str | int, ...]

# Once round the earth: nothing that flies farther is called a range.
FARTHEST_KM = 40_075
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


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


def text(node: Node, reading: Reading, path: Path) -> str | Bad:
    """Read text: a name, a summary. White space is folded, so that it may run over lines."""
    what = last_key(path)
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
                f"unknown {last_key(path)} {quoted(value)}; use one of {listed}"
                + suggestion(value, choices),
            )
        return value

    return read


def flag(node: Node, reading: Reading, path: Path) -> bool | Bad:
    """Read true or false."""
    if node.kind != "scalar" or node.tag != "bool":
        return reading.bad(node, f"{last_key(path)} must be true or false")
    return node.text.lower() in {"true", "yes", "on"}


def date(node: Node, reading: Reading, path: Path) -> str | Bad:
    """Read a day; returned in ISO form."""
    what, advice = last_key(path), "write a day as 1987-12-08"
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
        return reading.bad(node, f"{last_key(path)} must be a whole number above zero")
    return int(value)


def kilometres(node: Node, reading: Reading, path: Path) -> float | Bad:
    """Read a distance in kilometres, finite and above zero."""
    what, value = last_key(path), _number(node)
    shown = quoted(node.text) if node.kind == "scalar" else f"a {node.kind}"
    if value is None:
        return reading.bad(node, f"{what} must be a number of kilometres such as 5500, not {shown}")
    if not math.isfinite(value):
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
        return reading.bad(node, f"{last_key(path)} must be one number or two: 500 or [300, 500]")
    low, high = (kilometres(item, reading, path) for item in node.items)
    if isinstance(low, Bad) or isinstance(high, Bad):
        return BAD
    if low > high:
        return reading.bad(
            node, f"{last_key(path)}: {low:g} is above {high:g}; write the lower figure first"
        )
    return [low, high]


def many(read: Reader) -> Reader:
    """Read a list of what `read` reads."""

    def read_list(node: Node, reading: Reading, path: Path) -> list[Any] | Bad:
        if node.kind != "list":
            example = f"[{node.text}]" if node.text and node.kind == "scalar" else "[…]"
            return reading.bad(
                node, f"{last_key(path)} must be a list; write {last_key(path)}: {_cut(example)}"
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


def last_key(path: Path) -> str:
    """Return the name of the key that a value belongs to."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "the value")


def _cut(example: str, most: int = 40) -> str:
    return example if len(example) <= most else "[…]"
