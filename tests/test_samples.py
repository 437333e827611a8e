"""Each sample gives the report that stands beside it (samples/README.md says what is wrong in it).

After a change that is meant to change them: ARMSCTL_UPDATE_SAMPLES=1 python -m pytest
tests/test_samples.py writes them anew, and `git diff samples` shows what to read.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from armsctl.analysis import Analyzer
from armsctl.documents import Document, ReadOptions, read_documents

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SCHEMA: dict[str, Any] = json.loads(
    (SAMPLES.parent / "armsctl" / "reports" / "report.schema.json").read_text("utf-8")
)
# Each sample with the options that its README gives.
OPTIONS = {
    "agency-report.txt": ReadOptions(date="2019-11-05"),
    "briefing-transcript.txt": ReadOptions(date="2021-03"),
    "corpus.jsonl": ReadOptions(),
    "iran-deal.txt": ReadOptions(date="2018-05-04"),
    "missile-test.txt": ReadOptions(date="2017-09-15"),
    "think-tank-note.md": ReadOptions(date="2024"),
    "un-speech.txt": ReadOptions(speaker="Norland", date="2018"),
}


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def reports(name: str, analyzer: Analyzer) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for document in read_documents([str(SAMPLES / name)], OPTIONS[name]):
        assert isinstance(document, Document), document
        report = analyzer.analyze(document).to_dict()
        report["document"]["path"] = f"samples/{name}"
        found.append(report)
    return found


def test_every_sample_is_tested() -> None:
    samples = {path.name for path in SAMPLES.iterdir()} - {"README.md"}
    assert {name for name in samples if not name.endswith(".expected")} == set(OPTIONS)


@pytest.mark.parametrize("name", OPTIONS)
def test_a_sample_gives_its_report(name: str, analyzer: Analyzer) -> None:
    expected = SAMPLES / f"{Path(name).stem}.expected"
    found = reports(name, analyzer)
    if os.environ.get("ARMSCTL_UPDATE_SAMPLES"):
        text = "".join(json.dumps(r, ensure_ascii=False, indent=1) + "\n" for r in found)
        expected.write_text(text, encoding="utf-8")
    decoder = json.JSONDecoder()
    text, place, stored = expected.read_text("utf-8"), 0, []
    while place < len(text):
        report, place = decoder.raw_decode(text, place)
        stored.append(report)
        place += 1  # the line feed behind it
    assert found == stored


@pytest.mark.parametrize("name", OPTIONS)
def test_a_sample_keeps_to_the_schema_and_its_spans_to_the_text(
    name: str, analyzer: Analyzer
) -> None:
    texts = [
        d.text
        for d in read_documents([str(SAMPLES / name)], OPTIONS[name])
        if isinstance(d, Document)
    ]
    for text, report in zip(texts, reports(name, analyzer), strict=True):
        jsonschema.validate(report, SCHEMA)
        for mention in report["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
        for stance in report["stances"]:
            for piece in stance["evidence"]:
                assert text[piece["start"] : piece["end"]] == piece["text"]
        for statement in report["statements"]:
            for key in ("source", "cue", "content"):
                assert all(0 <= a < b <= len(text) for a, b in statement[key])
