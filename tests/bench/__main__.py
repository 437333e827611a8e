"""Benchmarks, run by hand: `python -m tests.bench [CORPUS.jsonl[.gz]]...`.

Each figure is a ratio of two things measured in turns in one run, since machines are noisy: the
time is the best of several. A corpus is a JSONL file with a `text` a line, of your own; without
one the samples are repeated. ripgrep and spaCy are measured where they are installed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.bench import memory, startup, throughput


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("corpus", nargs="*", type=Path, help="JSONL corpora, also gzipped")
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is timed")
    arguments = parser.parse_args()
    missing = [str(path) for path in arguments.corpus if not path.is_file()]
    if missing:
        sys.exit(f"no such corpus: {', '.join(missing)}")
    startup.report(arguments.rounds)
    corpora = arguments.corpus or [throughput.repeated_samples()]
    memory.report(corpora[0])  # before this process grows: a child's peak begins with its parent's
    for corpus in corpora:
        throughput.report(corpus, max(1, arguments.rounds // 2))


if __name__ == "__main__":
    main()
