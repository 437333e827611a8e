"""Catalogue files read, merged and checked: what happens where no cache answers."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from armsctl.catalogue import checks
from armsctl.catalogue.entries import from_rows, merge, no_entries, read_entries, rows
from armsctl.catalogue.faults import Faults, Place
from armsctl.catalogue.reading import compose, read_bytes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from armsctl.catalogue.entries import Entries


def parse_rows(content: bytes, path: Path) -> dict[str, Any]:
    """Return the rows of the built-in catalogue's content; raise CatalogueError for its faults.

    Only faults of form are asked for, those that leave no entry to build. That a treaty expires or
    that a name has come to be claimed twice must not end the work of an installed program: what
    stands at odds is asked by `armsctl catalogue check`, and by the tests before a release.
    """
    faults = Faults()
    root = compose(content, path, faults)
    entries = no_entries() if root is None else read_entries(root, faults)
    checks.check_complete(entries, faults)
    faults.raise_if_any()
    return rows(entries)


def merge_files(
    files: Iterable[Path], builtin: Mapping[str, Any] | None, today: dt.date
) -> tuple[Entries, str]:
    """Return the entries of these files over the built-in one's rows (or over nothing), a digest.

    Raises CatalogueError with every fault of the files.
    """
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
    checks.check_complete(entries, faults)
    checks.check_references(entries, faults)
    checks.check_aliases(entries, faults)
    checks.check_dates(entries, faults)
    checks.check_status(entries, faults, today)
    faults.raise_if_any()
    return entries, digest.hexdigest()
