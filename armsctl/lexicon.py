"""YAML read once, then from a cache: parsing the lexicons and the catalogue anew costs a start.

PyYAML's C loader takes some 100 ms for the built-in catalogue, marshal three. What was parsed, and
the tables that are made of it at every start, are kept marshalled in the user's own cache directory
as Python keeps its compiled modules: one file for each source, with the source's size and time of
change in it, and written anew when they differ. Where no cache can be written, the work is done
each time and nothing else changes.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# Raised when the shape of what is cached changes.
CACHE_FORMAT = 3
# Marshalled data is read by the Python that wrote it.
TAG = sys.implementation.cache_tag or f"py{sys.hexversion:x}"


def cache_directory() -> Path:
    """Where parsed files are kept: ARMSCTL_CACHE, else the platform's cache directory."""
    if chosen := os.environ.get("ARMSCTL_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "armsctl"


def read_cached(path: Path, parse: Callable[[bytes], Any], shape: str = "") -> Any:  # noqa: ANN401
    """Return `parse(content of path)`, from the cache where that content was parsed before.

    `parse` must return plain data (no dates); `shape` names what it makes of the file, so that
    another version of it meets no old entry. Raises OSError as reading does, and what `parse`
    raises; a cache that cannot be read or written is passed over.
    """
    return _kept(path.stem, str(path), (*_stamp(path), shape), lambda: parse(path.read_bytes()))


def derived(name: str, digest: str, make: Callable[[], Any], *code: str) -> Any:  # noqa: ANN401
    """Return `make()`: plain data that follows from `digest` and `code` alone, cached.

    `code` names the files that it is made of or by (`__file__`), the maker's last: a changed one
    makes it anew.
    """
    try:
        stamps = tuple(_stamp(Path(file)) for file in code)
    except OSError:  # a package without sources: nothing tells when it has changed
        return make()
    return _kept(name, code[-1], (digest, stamps), make)


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _kept(name: str, origin: str, state: object, make: Callable[[], Any]) -> Any:  # noqa: ANN401
    """Return what was kept for `origin` in this `state`, else what `make` makes now."""
    key: Any = (CACHE_FORMAT, state)
    try:
        # As text: a start reads a dozen of these, and a Path costs more than the file.
        place = f"{cache_directory()}/{name}-{zlib.crc32(origin.encode()):08x}.{TAG}"
    except (RuntimeError, UnicodeError):  # no home directory; a name that is no text
        return make()
    try:
        with open(place, "rb") as file:  # noqa: PTH123 (likewise)
            kept = marshal.loads(file.read())  # noqa: S302 (the user's own, like a .pyc)
        if kept[0] == key:
            return kept[1]
    except (OSError, ValueError, EOFError, TypeError, LookupError):
        pass
    made = make()
    with contextlib.suppress(OSError):
        _write(Path(place), marshal.dumps((key, made)))
    return made


def _write(place: Path, content: bytes) -> None:
    """Write whole or not at all: to a temporary file beside it, then rename."""
    import tempfile  # noqa: PLC0415 (a start that finds the cache does without)

    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=place.stem)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def load_lexicon(path: Path) -> Any:  # noqa: ANN401
    """Return the plain data of one of the package's own YAML lexicons (dates as ISO strings)."""
    return read_cached(path, _parse_yaml)


def prepared(path: Path, prepare: Callable[[Any], Any], *code: str) -> Any:  # noqa: ANN401
    """Return `prepare(data of the lexicon at `path`)`: plain data, which is what is cached.

    `code` names the source files of `prepare` and of what it calls (`__file__`), its own last.
    """
    return derived(
        f"{path.stem}.{prepare.__name__.strip('_')}",
        "",
        lambda: prepare(_parse_yaml(path.read_bytes())),
        str(path),
        *code,
    )


def _parse_yaml(content: bytes) -> Any:  # noqa: ANN401
    import yaml  # noqa: PLC0415 (a start that finds the cache does without)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(content, Loader=loader)  # noqa: S506 (a safe loader either way)
