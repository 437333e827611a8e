"""Timing commands and functions in turns."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "agency-report.txt"


def run(command: Sequence[str | Path]) -> None:
    """Run a command from the project's root, its output dropped.

    Bytecode is used as an installed package's is, whatever the environment says.
    """
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.DEVNULL,
        check=True,
        cwd=ROOT,
        env={**inherited, "PYTHONPATH": str(ROOT)},
    )


def best_times(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return each contestant's best time in seconds, all of them taken in turns."""
    best = dict.fromkeys(contestants, float("inf"))
    for _ in range(rounds):
        for name, contestant in contestants.items():
            start = time.perf_counter()
            contestant()
            best[name] = min(best[name], time.perf_counter() - start)
    return best
