"""How long `armsctl scan` of one article takes, against importing the four packages alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.bench.measuring import SAMPLE, best_times, run

if TYPE_CHECKING:
    from pathlib import Path


def report(rounds: int) -> None:
    """Print the start-up ratio of each form of output; the bound is 1.6."""
    scan: list[str | Path] = [sys.executable, "-m", "armsctl", "scan", SAMPLE]
    run(scan)  # fills the cache of parsed YAML, as any earlier start has
    times = best_times(
        {
            "imports": lambda: run([sys.executable, "-c", "import typer, rich, regex, yaml"]),
            "scan, table": lambda: run(scan),
            "scan, jsonl": lambda: run([*scan, "--format", "jsonl"]),
        },
        rounds * 3,
    )
    print("start-up, one sample article")
    for name, seconds in times.items():
        print(f"  {name:12} {seconds * 1000:6.0f} ms  {seconds / times['imports']:.2f} × imports")
