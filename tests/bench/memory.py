"""Peak memory over a corpus and over ten times the corpus: flat in the number of documents."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import ROOT

# Runs a scan and prints the process's peak memory in kilobytes (bytes on macOS) to standard error.
SCAN = (
    "import resource, sys; from armsctl.cli import app\n"
    "try: app(['scan', sys.argv[1], '--format', 'jsonl'], standalone_mode=False)\n"
    "except SystemExit: pass\n"
    "finally: sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"
)
PART_BYTES = 2_000_000


def report(corpus: Path) -> None:
    """Print peak memory over a part of the corpus and over ten times that part."""
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rb") as file:
        lines = file.readlines(PART_BYTES)
    peaks: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "corpus.jsonl"
        for times in (1, 10):
            path.write_bytes(b"".join(lines * times))
            done = subprocess.run(
                [sys.executable, "-c", SCAN, str(path)],
                capture_output=True,
                check=True,
                cwd=ROOT,
            )
            peaks[times] = int(done.stderr.split()[-1])
    unit = 1e6 if sys.platform == "darwin" else 1e3
    size = sum(map(len, lines)) / 1e6
    print("peak memory")
    for times, peak in peaks.items():
        print(f"  {size * times:6.1f} MB of JSONL {peak / unit:6.0f} MB")
    print(f"  ratio {peaks[10] / peaks[1]:.2f}")
