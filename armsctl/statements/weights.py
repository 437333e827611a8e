"""The learned weights: what speaks for an end, and for an attribution, and how much."""

from __future__ import annotations

import functools
from pathlib import Path

from armsctl.lexicon import load_lexicon


def weights(table: str) -> dict[str, float]:
    """Return one table of weights.yaml: a feature's weight in log-odds, and the bias."""
    return _tables()[table]


@functools.cache
def _tables() -> dict[str, dict[str, float]]:
    tables: dict[str, dict[str, float]] = load_lexicon(Path(__file__).with_name("weights.yaml"))
    return tables
