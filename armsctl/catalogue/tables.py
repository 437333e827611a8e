"""What is made of a catalogue and kept: on disk for the built-in one, in memory for any."""

from __future__ import annotations

import functools
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


# So many catalogues' things are kept in memory.
_MOST = 4


class _Held:
    """A catalogue as a cache's argument, equal to itself alone: its content has no hash."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.catalogue is other.catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)


def once(make: Callable[[Catalogue], T]) -> Callable[[Catalogue], T]:
    """Let `make` make its thing once for each catalogue; the last few catalogues' are kept."""

    @functools.lru_cache(maxsize=_MOST)
    def kept(held: _Held) -> T:
        return make(held.catalogue)

    @functools.wraps(make)
    def get(catalogue: Catalogue) -> T:
        return kept(_Held(catalogue))

    return get
