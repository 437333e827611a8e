"""Tables made of a catalogue, kept for the built-in one: no start makes them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from armsctl.lexicon import derived

if TYPE_CHECKING:
    from collections.abc import Callable

    from armsctl.catalogue.model import Catalogue

T = TypeVar("T")


def table_of(catalogue: Catalogue, name: str, make: Callable[[Catalogue], T], *code: str) -> T:
    """Return `make(catalogue)`: plain data, cached where the catalogue is the built-in one.

    `code` names the source files of `make` and of what it calls (`__file__`), its own last.
    """
    if not catalogue.builtin:
        return make(catalogue)
    table: T = derived(name, catalogue.digest, lambda: make(catalogue), *code)
    return table
