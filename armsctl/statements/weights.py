"""The learned weights: what speaks for an end, and for an attribution, and how much."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from armsctl.lexicon import prepared


def weights(table: str) -> dict[str, float]:
    """Return one table of weights.yaml: a feature's weight in log-odds, and the bias."""
    return _tables()[table]


def most_of_content(frame: str) -> float:
    """Return the most that a content can add to the log-odds of a candidate in this frame."""
    return _tables()["content"].get(frame, 0.0)


@functools.cache
def _tables() -> dict[str, dict[str, float]]:
    tables: dict[str, dict[str, float]]
    tables = prepared(Path(__file__).with_name("weights.yaml"), _lay_out, __file__)
    return tables


def _lay_out(data: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Return the tables, and for each frame the most that its features of the content add.

    Of each kind of feature (scoring.py names them) one holds at most: those with ">" tell how a
    content begins, with "#" how long it is, with "$" what follows, the last whether it is quoted.
    """
    most: dict[tuple[str, str], float] = {}
    for feature, weight in data["cues"].items():
        if feature.startswith("mixed|"):
            keys = [(feature.removeprefix("mixed|"), "quoted")]
        elif feature.startswith("q") and feature[-1] in "01" and "#" not in feature:
            keys = [(feature[1:-1], "quoted")]
        else:
            # A frame may hold a ">" itself, and what follows may be a "$", the sentence's end.
            frames = [(feature.rpartition(">")[0], ">")]
            frames += [(feature.partition(mark)[0], mark) for mark in "#$" if mark in feature]
            keys = [(frame, mark) for frame, mark in frames if frame]
        for key in keys:
            most[key] = max(most.get(key, 0.0), weight)
    content: dict[str, float] = {}
    for (frame, _), weight in most.items():
        content[frame] = content.get(frame, 0.0) + weight
    return {**data, "content": content}
