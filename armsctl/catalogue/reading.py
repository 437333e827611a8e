"""A catalogue file read as a tree of nodes that know their place: safely, whatever is in the file.

The tree is composed here from PyYAML's events, not by its own composer, for three reasons: that one
calls itself for each level, so that a deeply nested file ends the process; it expands what an alias
stands for only later, when it is too late to count; and it drops the second of two equal keys.
Nothing is constructed but strings: what a value must be is decided by `fields`.
"""

from __future__ import annotations

import functools
import re
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from armsctl.catalogue.faults import Faults, Place, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 5_000_000  # the built-in catalogue has less than a tenth
MOST_NODES = 500_000  # written out or stood for by aliases; a file of 5 MB has no need of more
DEEPEST = 16  # sections, entries, fields, lists, their entries: six levels are used
_TOO_DEEP = f"nested more than {DEEPEST} levels deep; write it flat"

NodeKind: TypeAlias = Literal["scalar", "list", "mapping"]

_CORE = "tag:yaml.org,2002:"
# Beside tab and line ends, YAML allows no control characters; the parser stops at the first.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(slots=True)
class Node:
    """A scalar (`text`), a list (`items`) or a mapping (`pairs`), and where it begins.

    `tag` says what YAML takes a scalar for: str, int, float, bool, null, timestamp, or something
    else that no field of a catalogue can be.
    """

    kind: NodeKind
    place: Place
    tag: str = "str"
    text: str = ""
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    size: int = 1  # how many nodes it stands for, aliases written out


def read_tree(path: Path, faults: Faults) -> Node | None:
    """Return the tree of a YAML file; None where a fault leaves nothing to look at."""
    content = read_bytes(path, faults)
    return None if content is None else compose(content, path, faults)


def read_bytes(path: Path, faults: Faults) -> bytes | None:
    """Return the content of a file of a reasonable size, or None with the fault noted."""
    place = Place(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            faults.add(place, "this is a directory; name a YAML file in it")
            return None
        if status.st_size > MOST_BYTES:
            faults.add(place, _too_large(f"{status.st_size / 1e6:.1f} MB"))
            return None
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)  # a device or a pipe has no size beforehand
    except FileNotFoundError:
        faults.add(place, "no such file; check the name")
    except PermissionError:
        faults.add(place, "no permission to read this file")
    except (OSError, ValueError) as error:
        faults.add(place, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    else:
        if len(content) <= MOST_BYTES:
            return content
        faults.add(place, _too_large(f"more than {MOST_BYTES / 1e6:.0f} MB"))
    return None


def _too_large(size: str) -> str:
    limit = f"{MOST_BYTES / 1e6:.0f} MB"
    return f"{size}: too large for a catalogue (at most {limit}); is it the right file?"


def compose(content: bytes, path: Path, faults: Faults) -> Node | None:
    """Return the tree of the YAML text `content`, or None with the faults noted."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        faults.add(
            Place(path, line, column),
            f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8",
        )
        return None
    found = False
    for match in _CONTROL.finditer(text):
        found = True
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        faults.add(
            Place(path, line, column),
            f"control character U+{ord(match[0]):04X}; remove it",
        )
        if len(faults) > 20:  # a binary file
            break
    return None if found else _compose(text, path, faults)


def _compose(text: str, path: Path, faults: Faults) -> Node | None:
    import yaml  # noqa: PLC0415 (a start that finds the built-in catalogue cached does without)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Composer(path, faults).tree(yaml.parse(text, Loader=loader))
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        what = ", ".join(filter(None, (error.context, error.problem)))
        if "nesting depth" in what:  # libyaml has a limit of its own and may come to it first
            faults.add(place, _TOO_DEEP)
            return None
        tab = mark is not None and text[mark.index : mark.index + 1] == "\t"
        faults.add(place, f"not YAML: {what}{_advice(what, tab=tab)}")
    except yaml.YAMLError as error:
        faults.add(Place(path), f"not YAML: {error}")
    return None


def _advice(problem: str, *, tab: bool) -> str:
    """Say what most likely lies behind a parser's complaint."""
    if tab or "tab character" in problem:
        return "; indent with spaces, not tabs"
    if "mapping values" in problem:
        return "; put text that holds ': ' in quotation marks"
    if "','" in problem:
        return "; is a closing bracket missing?"
    return ""


class _RefusedError(Exception):
    """The file is not read on; why has been noted."""


class _Composer:
    """Builds the tree out of events, without recursion, counting as it goes."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self.path = path
        self.faults = faults
        self.open: list[Node] = []
        self.keys: list[Node | None] = []  # for each open mapping the key that waits for its value
        self.anchors: dict[str, Node] = {}
        self.names: list[str | None] = []  # the anchors of the open nodes
        self.root: Node | None = None

    def tree(self, events: Iterator[Any]) -> Node:
        import yaml  # noqa: PLC0415

        documents = 0
        for event in events:
            place = Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
            match event:
                case yaml.ScalarEvent():
                    tag = self._tag(event, place, _plain_tag)
                    self._close(Node("scalar", place, tag, event.value), event.anchor)
                case yaml.SequenceStartEvent():
                    self._tag(event, place, lambda _: "seq")
                    self._enter(Node("list", place), event.anchor)
                case yaml.MappingStartEvent():
                    self._tag(event, place, lambda _: "map")
                    self._enter(Node("mapping", place), event.anchor)
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self.keys.pop()
                    self._close(self.open.pop(), self.names.pop())
                case yaml.AliasEvent():
                    self._close(self._anchored(event.anchor or "", place), None)
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self._refuse(place, "a second document begins; a catalogue is one document")
        return self.root or Node("scalar", Place(self.path), "null")

    def _refuse(self, place: Place, message: str) -> None:
        self.faults.add(place, message)
        raise _RefusedError

    def _tag(self, event: Any, place: Place, default: Any) -> str:  # noqa: ANN401
        """Return what a node is, in a word; note a tag that asks for another type."""
        if event.tag and event.tag != "!":
            name: str = event.tag.removeprefix(_CORE)
            if name == event.tag or name not in _KNOWN_TAGS:
                self.faults.add(place, f"the tag {quoted(event.tag)} is not known here; remove it")
                return "str"
            return name
        if isinstance(event.implicit, tuple) and not event.implicit[0]:
            return "str"  # in quotation marks
        tag: str = default(getattr(event, "value", ""))
        return tag

    def _enter(self, node: Node, anchor: str | None) -> None:
        if len(self.open) >= DEEPEST:
            self._refuse(node.place, _TOO_DEEP)
        self.open.append(node)
        self.keys.append(None)
        self.names.append(anchor)

    def _anchored(self, name: str, place: Place) -> Node:
        if name not in self.anchors:
            why = "contains itself" if name in self.names else "is defined nowhere above"
            self._refuse(place, f"the anchor {quoted(name)} {why}; write the value out")
        return self.anchors[name]

    def _close(self, node: Node, anchor: str | None) -> None:
        """Put a finished node where it belongs: into the list, the mapping, or at the top."""
        if anchor is not None:
            self.anchors[anchor] = node
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        parent.size += node.size
        if parent.size > MOST_NODES:
            self._refuse(parent.place, f"stands for more than {MOST_NODES:,} values; shorten it")
        if parent.kind == "list":
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = node
        else:
            parent.pairs.append((key, node))
            self.keys[-1] = None


_KNOWN_TAGS = frozenset(
    {"str", "int", "float", "bool", "null", "timestamp", "seq", "map"},
)


@functools.cache
def _resolver() -> Any:  # noqa: ANN401
    import yaml  # noqa: PLC0415

    return yaml.resolver.Resolver()


def _plain_tag(value: str) -> str:
    """Return what YAML 1.1 takes a scalar without quotation marks for."""
    import yaml  # noqa: PLC0415

    tag: str = _resolver().resolve(yaml.ScalarNode, value, (True, False))
    return tag.removeprefix(_CORE)
