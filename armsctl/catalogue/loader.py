"""treaties.yaml and the user's own files → Catalogue."""

from __future__ import annotations

import functools
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from armsctl.catalogue.building import build, pack, unpack
from armsctl.catalogue.model import Actor, Alias, Event, Limits, RangeMark, Treaty, Weapon
from armsctl.lexicon import read_cached

if TYPE_CHECKING:
    import datetime as dt

    from armsctl.catalogue.entries import Entries
    from armsctl.catalogue.faults import CatalogueError
    from armsctl.catalogue.model import Catalogue

_HERE = Path(__file__).resolve().parent


def builtin_path() -> Path:
    """Return where the built-in treaties.yaml is.

    It lies beside this module in an installed wheel, and at the top of the repository in a checkout
    (plain or installed as editable). Raises CatalogueError where it is in neither place.
    """
    for place in (_HERE / "treaties.yaml", _HERE.parents[1] / "treaties.yaml"):
        if place.is_file():
            return place
    raise _error(_HERE / "treaties.yaml", "the built-in catalogue is missing; install armsctl anew")


def load_catalogue(
    *user_files: Path, default: bool = True, today: dt.date | None = None
) -> Catalogue:
    """Return the built-in catalogue with the user's files merged into it, one after the other.

    An entry of a user's file with an id that is already there overrules it key by key; others are
    added. `default=False` starts from nothing. Raises CatalogueError with every fault of the files;
    whether a treaty's status fits its dates is asked as of `today`.
    """
    if default and not user_files:
        return builtin_catalogue()
    from armsctl.catalogue.entries import rows  # noqa: PLC0415 (a plain start does without)

    entries, digest = _merged(user_files, default=default, today=today)
    return build({section: pack(found) for section, found in rows(entries).items()}, digest)


def check_files(*files: Path, default: bool = True, today: dt.date | None = None) -> dict[str, int]:
    """Return how many entries of each section these files give; raise CatalogueError for faults.

    Without files the built-in catalogue itself is checked, with its status as of `today`.
    """
    if files:
        entries, _ = _merged(files, default=default, today=today)
    else:
        entries, _ = _merged((builtin_path(),), default=False, today=today)
    return {
        section: sum(entry.fresh for entry in found.values()) for section, found in entries.items()
    }


def _merged(
    files: tuple[Path, ...], *, default: bool, today: dt.date | None
) -> tuple[Entries, str]:
    from armsctl.catalogue.merging import merge_files  # noqa: PLC0415
    from armsctl.catalogue.status import today as this_day  # noqa: PLC0415

    builtin: dict[str, Any] | None = None
    if default:
        digest, table = _builtin_table()
        builtin = {"digest": digest} | {name: unpack(found) for name, found in table.items()}
    return merge_files(files, builtin, today or this_day())


@functools.cache
def builtin_catalogue() -> Catalogue:
    """Return the built-in catalogue, loaded once; raise CatalogueError where it has a fault."""
    digest, table = _builtin_table()
    return build(table, digest, builtin=True)


def _builtin_table() -> tuple[str, dict[str, dict[str, bytes]]]:
    """Return the built-in catalogue's digest and its packed rows by section."""
    path = builtin_path()
    parse = functools.partial(_parse, path)
    try:
        digest, table = read_cached(path, parse, _shape())
    except OSError as error:
        raise _error(path, f"cannot be read: {error.strerror or error}") from error
    return digest, table


def _parse(path: Path, content: bytes) -> tuple[str, dict[str, dict[str, bytes]]]:
    import hashlib  # noqa: PLC0415

    from armsctl.catalogue.merging import parse_rows  # noqa: PLC0415

    digest = hashlib.sha256(content).hexdigest()
    return digest, {name: pack(found) for name, found in parse_rows(content, path).items()}


def _error(path: Path, message: str) -> CatalogueError:
    from armsctl.catalogue.faults import CatalogueError, Fault  # noqa: PLC0415

    return CatalogueError([Fault(path, 1, 1, message)])


def _shape() -> str:
    """Name the rows' form by the fields that they hold."""
    kinds = (Alias, Event, Limits, Treaty, Weapon, RangeMark, Actor)
    return f"{zlib.crc32(repr([kind._fields for kind in kinds]).encode()):08x}"
