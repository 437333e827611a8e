"""YAML read once, then from a cache: parsing the lexicons and the catalogue anew costs a start.

PyYAML's C loader takes some 100 ms for the built-in catalogue, marshal one. The parsed data is kept
marshalled, as Python keeps its compiled modules, in the user's own cache directory under a name
made of the content's SHA-256 and the Python's version, so that a changed file never meets an old
entry. Where no cache can be written, the file is parsed each time and nothing else changes.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# Raised when the shape of what is cached changes.
CACHE_FORMAT = 2
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
    another reader of the same content, or another version of this one, keeps an entry of its own.
    Raises OSError as reading does, and what `parse` raises; a cache that cannot be read or written
    is passed over.
    """
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    try:
        place = cache_directory() / f"{path.stem}-{digest[:32]}-{CACHE_FORMAT}{shape}.{TAG}"
    except RuntimeError:  # no home directory
        return parse(content)
    try:
        return marshal.loads(place.read_bytes())  # noqa: S302 (the user's own, like a .pyc)
    except (OSError, ValueError, EOFError, TypeError):
        parsed = parse(content)
    with contextlib.suppress(OSError):
        _write(place, marshal.dumps(parsed))
    return parsed


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


def _parse_yaml(content: bytes) -> Any:  # noqa: ANN401
    import yaml  # noqa: PLC0415 (a start that finds the cache does without)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(content, Loader=loader)  # noqa: S506 (a safe loader either way)
