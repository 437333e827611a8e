"""Catalogue files read, merged and checked: what happens where no cache answers."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from armsctl.catalogue.building import build
from armsctl.catalogue.entries import (
    check_complete,
    from_rows,
    merge,
    no_entries,
    read_entries,
    rows,
)
from armsctl.catalogue.faults import Faults, Place
from armsctl.catalogue.reading import compose, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armsctl.catalogue.model import Catalogue


def parse_rows(content: bytes, path: Path) -> dict[str, Any]:
    """Return the rows of the built-in catalogue's content; raise CatalogueError for its faults."""
    faults = Faults()
    entries = no_entries()
    if (root := compose(content, path, faults)) is not None:
        entries = read_entries(root, faults)
    check_complete(entries, faults)
    faults.raise_if_any()
    return rows(entries)


def load_merged(files: Iterable[Path], builtin: Mapping[str, Any] | None) -> Catalogue:
    """Return the catalogue of these files over the built-in one's rows, or over nothing."""
    faults = Faults()
    digest = hashlib.sha256()
    entries = no_entries()
    if builtin is not None:
        entries = from_rows(builtin, Place(Path("the built-in catalogue")))
        digest.update(str(builtin["digest"]).encode())
    for path in files:
        if (content := read_bytes(path, faults)) is None:
            continue
        digest.update(hashlib.sha256(content).digest())
        if (root := compose(content, path, faults)) is not None:
            entries = merge(entries, read_entries(root, faults))
    check_complete(entries, faults)
    faults.raise_if_any()
    return build(rows(entries), digest.hexdigest())
