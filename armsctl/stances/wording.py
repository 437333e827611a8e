"""Lists of words that the rules go by, read from words.yaml."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from armsctl.lexicon import load_lexicon


@functools.cache
def _lists() -> dict[str, Any]:
    lists: dict[str, Any] = load_lexicon(Path(__file__).with_name("words.yaml"))
    return lists


def words(name: str) -> frozenset[str]:
    """Return the list of that name: words, or phrases where the file gives a sequence."""
    found = _lists()[name]
    return frozenset(found.split() if isinstance(found, str) else found)
