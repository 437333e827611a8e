"""How fast a corpus is read, against ripgrep and spaCy's EntityRuler with the same names."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from armsctl.catalogue import load_catalogue
from armsctl.corpora.parallel import analyze_all
from armsctl.documents.model import Document
from armsctl.mentions import MentionFinder
from tests.bench.measuring import ROOT, best_times, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# spaCy is slow enough that a part of the corpus says the same.
SPACY_BYTES = 2_000_000


def repeated_samples() -> Path:
    """Return a JSONL corpus made of the samples, some 5 MB, in a temporary directory."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "samples").glob("*.[tm][xd]*"))]
    path = Path(tempfile.mkdtemp(prefix="armsctl-bench-")) / "samples.jsonl"
    copies = 5_000_000 // sum(map(len, texts))
    with path.open("w", encoding="utf-8") as file:
        for copy in range(copies):
            for number, text in enumerate(texts):
                file.write(json.dumps({"id": f"{copy}-{number}", "text": text}) + "\n")
    return path


def texts_of(corpus: Path) -> Iterator[str]:
    """Yield the texts of a JSONL corpus."""
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def report(corpus: Path, rounds: int) -> None:
    """Print megabytes of UTF-8 text a second, on one core, and the ratios to the others."""
    texts = list(texts_of(corpus))
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    size = sum(len(text.encode()) for text in texts)
    catalogue = load_catalogue()
    finder = MentionFinder(catalogue)
    names = sorted(
        {
            text
            for section in (catalogue.treaties, catalogue.weapons)
            for entry in section.values()
            for text in (entry.name, *(alias.text for alias in entry.aliases))
        }
    )
    print(f"throughput, {corpus.name}: {size / 1e6:.1f} MB, {len(texts)} documents")

    def mentions() -> None:
        for document in documents:
            finder.find(document)

    def analysis() -> None:
        for _ in analyze_all(documents, catalogue):
            pass

    command: list[str | Path] = [
        sys.executable,
        "-m",
        "armsctl",
        "scan",
        corpus,
        "--format",
        "jsonl",
    ]
    contestants: dict[str, Callable[[], object]] = {
        "mentions": mentions,
        "whole analysis": analysis,
        "whole command": lambda: run(command),
    }
    with tempfile.TemporaryDirectory() as directory:
        plain, patterns = Path(directory, "corpus.txt"), Path(directory, "names.txt")
        if shutil.which("rg"):
            plain.write_text("\n".join(texts), encoding="utf-8")
            patterns.write_text("\n".join(names), encoding="utf-8")
            ripgrep = ["rg", "-j1", "-F", "-i", "-w", "-o", "-f", str(patterns), str(plain)]
            contestants["ripgrep -F"] = lambda: subprocess.run(
                ripgrep, stdout=subprocess.DEVNULL, check=False
            )
        else:
            print("  ripgrep is not installed: not compared")
        times = best_times(contestants, rounds)
    rates = {name: size / seconds for name, seconds in times.items()}
    if (rate := _spacy(texts, names)) is not None:
        rates["EntityRuler"] = rate
    for name, rate in rates.items():
        ratio = rates["mentions"] / rate
        print(f"  {name:14} {rate / 1e6:8.2f} MB/s   mentions are {ratio:.2f} times as fast")


def _spacy(texts: list[str], names: list[str]) -> float | None:
    """Return the rate of spaCy's blank English with an EntityRuler, None where it is absent."""
    try:
        import spacy  # noqa: PLC0415
    except ImportError:
        print("  spaCy is not installed: not compared")
        return None
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "NAME", "pattern": name} for name in names])
    part: list[str] = []
    size = 0
    for text in texts:
        part.append(text[: pipeline.max_length])
        size += len(part[-1].encode())
        if size > SPACY_BYTES:
            break
    seconds = best_times({"spacy": lambda: [None for _ in pipeline.pipe(part)]}, 1)["spacy"]
    return size / seconds
