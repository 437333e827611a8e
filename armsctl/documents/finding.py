"""Paths to files: directories walked, globs applied, no file twice."""

from __future__ import annotations

import fnmatch
import os
import stat
from typing import TYPE_CHECKING

from armsctl.documents.model import Problem
from armsctl.documents.streams import STDIN
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
LINE_SUFFIXES = (".jsonl", ".ndjson")
JSON_SUFFIXES = (".json",)
_KNOWN = (*TEXT_SUFFIXES, *LINE_SUFFIXES, *JSON_SUFFIXES)


class Found(Value):
    """A file to read, and the id of what it holds; `named` where the user named it."""

    path: str
    id: str
    named: bool


def bare(name: str) -> str:
    """Return a file's name or path without ".gz" and the suffix below it."""
    name = name[:-3] if name.lower().endswith(".gz") else name
    stem, _ = os.path.splitext(name)  # noqa: PTH122 (a path may end in "/")
    return stem


def suffix(name: str) -> str:
    """Return the suffix that tells what a file holds: ".jsonl" of "corpus.jsonl.gz"."""
    name = name.lower().removesuffix(".gz")
    return os.path.splitext(name)[1]  # noqa: PTH122


def find_files(paths: Sequence[str], globs: Sequence[str]) -> Iterator[Found | Problem]:
    """Yield the files that `paths` lead to, directories in sorted order, each file once.

    What the user names is read whatever its name; in directories, files whose name (or path below
    the directory, for a pattern with a slash) matches one of `globs`, or has a known suffix where
    there are none. Hidden files and directories are left out. Two named files with the same stem
    go by their whole paths.
    """
    stems = [os.path.basename(bare(path)) for path in paths]  # noqa: PTH119
    seen: set[tuple[int, int]] = set()
    for path, stem in zip(paths, stems, strict=True):
        if path == STDIN:
            yield Found(STDIN, "stdin", named=True)
            continue
        try:
            status = os.stat(path)  # noqa: PTH116
        except (OSError, ValueError) as error:
            yield unreadable(path, error)
            continue
        if stat.S_ISDIR(status.st_mode):
            count = 0
            for found in _walk(path, "", globs, seen, set()):
                count += 1
                yield found
            if not count:
                wanted = " ".join(globs) or " ".join(f"*{known}" for known in _KNOWN)
                message = f"holds no file like {wanted}; name files, or use --glob"
                yield Problem(path, message)
        elif _new(status, seen):
            alone = stems.count(stem) == 1
            yield Found(path, stem if alone else bare(path).replace(os.sep, "/"), named=True)


def unreadable(path: str, error: Exception) -> Problem:
    """Return the problem of a path that cannot be opened or read."""
    if isinstance(error, FileNotFoundError):
        return Problem(path, "no such file or directory; check the name")
    if isinstance(error, PermissionError):
        return Problem(path, "may not be read; check its permissions")
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(path, f"cannot be read ({reason}); check the file")


def _new(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Return whether this file is met for the first time; a pipe always is."""
    if not stat.S_ISREG(status.st_mode) or not status.st_ino:
        return True
    key = (status.st_dev, status.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True


def _walk(
    top: str,
    below: str,
    globs: Sequence[str],
    seen: set[tuple[int, int]],
    above: set[tuple[int, int]],
) -> Iterator[Found | Problem]:
    """Yield the files below `top`/`below`; `above` are the directories on the way down.

    A link that leads back up is not followed.
    """
    place = os.path.join(top, below) if below else top  # noqa: PTH118
    try:
        status = os.stat(place)  # noqa: PTH116
        key = (status.st_dev, status.st_ino)
        if key in above and status.st_ino:
            return
        with os.scandir(place) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield unreadable(place, error)
        return
    for name in names:
        if name.startswith("."):
            continue
        relative = f"{below}/{name}" if below else name
        path = os.path.join(place, name)  # noqa: PTH118
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError as error:
            if _wanted(relative, globs):
                yield unreadable(path, error)
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(top, relative, globs, seen, above | {key})
        elif stat.S_ISREG(status.st_mode) and _wanted(relative, globs) and _new(status, seen):
            yield Found(path, bare(relative), named=False)


def _wanted(relative: str, globs: Sequence[str]) -> bool:
    name = relative.rpartition("/")[2]
    if not globs:
        return suffix(name) in _KNOWN
    return any(fnmatch.fnmatchcase(relative if "/" in glob else name, glob) for glob in globs)
