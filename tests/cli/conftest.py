"""The command run for real, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `armsctl` with arguments in an empty directory; text in, text out."""

    def armsctl(
        *arguments: str | Path, stdin: str | bytes | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        names = {"NO_COLOR", "COLUMNS", "FORCE_COLOR", "TERM"}
        inherited = {name: value for name, value in os.environ.items() if name not in names}
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "armsctl", *map(str, arguments)],
            input=data if data is not None else b"",
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env={**inherited, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
            timeout=60,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return armsctl
