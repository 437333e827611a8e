"""Entries as plain data with their places: read from a tree, merged with those of earlier files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from armsctl.catalogue.fields import SECTIONS, SINGULAR, read_mapping, unique_pairs
from armsctl.catalogue.values import Path, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armsctl.catalogue.faults import Faults, Place
    from armsctl.catalogue.reading import Node


@dataclass(slots=True)
class Entry:
    """An entry's values by key, and where they stand.

    `fresh`: it comes, wholly or in part, from a file that is being checked. `unreadable` names the
    keys that are given but whose value is faulty: they do not count as missing.
    """

    section: str
    values: dict[str, Any]
    place: Place
    places: dict[Path, Place] = field(default_factory=dict)
    fresh: bool = True
    unreadable: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The entry's id."""
        return str(self.values["id"])

    @property
    def label(self) -> str:
        """The entry in a message: treaty 'inf'."""
        return f"{SINGULAR[self.section]} '{self.id}'"

    def at(self, *path: str | int) -> Place:
        """Return the place of a value: its own, that of what holds it, or the entry's.

        The entry's is in the last file that gives or changes it.
        """
        while path:
            if path in self.places:
                return self.places[path]
            path = path[:-1]
        return self.place

    def clash(self, *keys: str) -> Place:
        """Return where to mend values that contradict each other: in the last file.

        That is the first of `keys` that it gives, or the entry itself.
        """
        places = (self.places.get((key,)) for key in keys)
        return next((it for it in places if it and it.path == self.place.path), self.place)


Entries: TypeAlias = dict[str, dict[str, Entry]]  # by section and id, in the files' order


def no_entries() -> Entries:
    """Return the empty catalogue."""
    return {section: {} for section in SECTIONS}


def read_entries(root: Node, faults: Faults) -> Entries:
    """Return the entries of one file that have an id; note every fault of form."""
    entries = no_entries()
    sections = ", ".join(SECTIONS)
    if root.tag == "null" or (root.kind == "mapping" and not root.pairs):
        faults.add(root.place, f"the file is empty; write one of the sections {sections}")
    elif root.kind != "mapping":
        what = "text" if root.kind == "scalar" else "a list"
        faults.add(root.place, f"the top of the file must be the sections {sections}, not {what}")
    reading = Reading(faults)
    seen: set[str] = set()
    for section, node in unique_pairs(root, reading, seen, SECTIONS, "the catalogue"):
        if node.kind == "list":
            for item in node.items:
                _read_entry(section, item, faults, entries[section])
        elif node.kind != "scalar" or node.tag != "null":
            faults.add(
                node.place, f"the section {section} must be a list; begin each entry with '- id:'"
            )
    return entries


def _read_entry(section: str, node: Node, faults: Faults, entries: dict[str, Entry]) -> None:
    kind = SINGULAR[section]
    if node.kind != "mapping":
        faults.add(node.place, f"{_an(kind)} must be a mapping that begins with its id: 'id: …'")
        return
    reading = Reading(faults)
    given = {key.text for key, _ in node.pairs}
    values = read_mapping(node, reading, (), SECTIONS[section], _an(kind))
    if "id" not in values:
        if "id" not in given:
            faults.add(node.place, f"{_an(kind)} lacks 'id'; give it one in small letters")
        return
    entry = Entry(section, values, node.place, reading.places)
    entry.unreadable.update(given & SECTIONS[section].keys() - values.keys())
    if entry.id in entries:
        first = entries[entry.id].place.line
        faults.add(
            entry.at("id"),
            f"the id '{entry.id}' stands twice in {section} (first in line {first}); "
            "rename one or join the two",
        )
        return
    entries[entry.id] = entry


def _an(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def merge(base: Entries, added: Entries) -> Entries:
    """Return `base` with `added`: of the same id, the added keys win and the others stay."""
    merged = {section: dict(entries) for section, entries in base.items()}
    for section, entries in added.items():
        target = merged[section]
        for name, entry in entries.items():
            if (old := target.get(name)) is None:
                target[name] = entry
                continue
            places = {path: at for path, at in old.places.items() if path[0] not in entry.values}
            target[name] = Entry(
                section,
                old.values | entry.values,
                entry.place,
                places | entry.places,
                unreadable=old.unreadable | entry.unreadable,
            )
    return merged


def entry_row(entry: Entry) -> list[Any]:
    """Return a complete entry as a row: the values in the order of the value's fields."""
    return [entry.values.get(name, key.default) for name, key in SECTIONS[entry.section].items()]


def rows(entries: Entries) -> dict[str, list[list[Any]]]:
    """Return complete entries as rows, by section."""
    return {
        section: [entry_row(entry) for entry in entries[section].values()] for section in SECTIONS
    }


def from_rows(table: Mapping[str, list[list[Any]]], place: Place) -> Entries:
    """Return entries that were checked before, from their rows."""
    return {
        section: {
            row[0]: Entry(section, dict(zip(keys, row, strict=True)), place, {}, fresh=False)
            for row in table[section]
        }
        for section, keys in SECTIONS.items()
    }
