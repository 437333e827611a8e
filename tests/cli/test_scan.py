"""`armsctl scan` as a user and a script meet it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.cli.conftest import ROOT, Run

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "Talks fail\n\nMoscow said that it would leave the INF Treaty.\n"
SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "armsctl" / "reports" / "report.schema.json").read_text("utf-8")
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_table_names_the_treaty(run: Run, article: Path) -> None:
    done = run("scan", article)
    assert done.returncode == 0
    assert "INF Treaty" in done.stdout
    assert "ended" in done.stdout
    assert not done.stderr


def test_the_status_is_that_of_the_documents_date(run: Run, article: Path) -> None:
    done = run("scan", article, "--date", "1990-01-01")
    assert "in force" in done.stdout
    assert "ended" not in done.stdout


def test_nothing_found_is_exit_1(run: Run) -> None:
    done = run("scan", "-", stdin="Farmers made a deal with the railway.\n")
    assert (done.returncode, done.stdout) == (1, "")


def test_an_empty_file_is_fine(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = run("scan", "empty.txt", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["document"]["characters"] == 0


def test_json_is_valid_and_its_spans_hold_its_words(run: Run, article: Path) -> None:
    done = run("scan", article, "--format", "json")
    data = json.loads(done.stdout)
    jsonschema.validate(data, SCHEMA)
    assert [(m["id"], ARTICLE[m["start"] : m["end"]]) for m in data["mentions"]] == [
        ("inf", "INF Treaty")
    ]


def test_standard_input_is_read_where_no_path_is_given(run: Run) -> None:
    done = run("scan", "--format", "jsonl", stdin=ARTICLE)
    assert json.loads(done.stdout)["mentions"][0]["id"] == "inf"


def test_jsonl_keeps_ids_dates_and_speakers(run: Run, tmp_path: Path) -> None:
    line = {"id": "x1", "text": "We support the NPT.", "date": "1996", "speaker": "Norland"}
    with gzip.open(tmp_path / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    document = json.loads(run("scan", "corpus.jsonl.gz", "--format", "jsonl").stdout)["document"]
    assert (document["id"], document["date"], document["speaker"]) == ("x1", "1996", "Norland")


def test_csv_has_a_header_and_one_list(run: Run, article: Path) -> None:
    done = run("scan", article, "--format", "csv")
    row = next(csv.DictReader(io.StringIO(done.stdout)))
    assert (row["document"], row["id"], row["line"]) == ("article", "inf", "3")


def test_csv_of_two_lists_is_refused(run: Run, article: Path) -> None:
    done = run("scan", article, "--format", "csv", "--table", "mentions", "--table", "stances")
    assert done.returncode == 2
    assert done.stderr.startswith("armsctl: --format csv prints one list")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_document_among_many(run: Run, article: Path, jobs: str) -> None:
    done = run("scan", "missing.txt", article, "--format", "jsonl", "--jobs", jobs)
    assert done.returncode == 2
    assert "missing.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(done.stdout)["document"]["id"] == "article"


def test_jobs_change_nothing(run: Run) -> None:
    lines = [json.dumps({"id": str(n), "text": f"{n}: the NPT and the CTBT"}) for n in range(40)]
    text = "\n".join(lines)
    outputs = {run("scan", "-", "-f", "jsonl", "-j", j, stdin=text).stdout for j in ("1", "2")}
    assert len(outputs) == 1
    assert outputs.pop().count("\n") == 40


def test_no_colour_in_a_pipe_unless_asked_for(run: Run, article: Path) -> None:
    assert "\x1b" not in run("scan", article).stdout
    assert "\x1b[" in run("scan", article, "--color", "always").stdout


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv"])
def test_hostile_text_is_inert(run: Run, form: str) -> None:
    text = (
        "\x1b]0;owned\x07[red]bold[/red] \x1b[31mthe INF\x9b31m Treaty\u202e\x1b[0m and the NPT\n"
    )
    done = run("scan", "-", "--format", form, stdin=text)
    assert done.returncode == 0
    assert not set(done.stdout) & set("\x1b\x07\x9b\u202e")


def test_output_is_written_whole(run: Run, article: Path, tmp_path: Path) -> None:
    done = run("scan", article, "--format", "json", "--output", "out.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["mentions"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "out.json"]


def test_an_output_that_cannot_be_written_is_told(run: Run, article: Path) -> None:
    done = run("scan", article, "--output", "no/such/place.json", "--format", "json")
    assert done.returncode == 2
    assert "no/such/place.json: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    line = json.dumps({"text": "the INF Treaty and the NPT. " * 200}) + "\n"
    corpus.write_text(line * 200, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "armsctl", "scan", str(corpus), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


def test_a_faulty_catalogue_ends_the_command_with_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("treaties:\n  - id: My Treaty\n    nmae: x\n", "utf-8")
    done = run("scan", "-", "--catalogue", "mine.yaml", stdin=ARTICLE)
    assert done.returncode == 2
    assert "mine.yaml:2:" in done.stderr
    assert "mine.yaml:3:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_catalogue_of_ones_own_adds_to_the_built_in_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "treaties:\n  - {id: oslo-pact, name: Oslo Missile Pact, short: Oslo Pact,\n"
        "     kind: treaty, status: proposed, source: 'https://example.org'}\n",
        encoding="utf-8",
    )
    text = "The Oslo Pact and the INF Treaty."
    both = run("scan", "-", "-f", "json", "--catalogue", "mine.yaml", stdin=text)
    assert [m["id"] for m in json.loads(both.stdout)["mentions"]] == ["oslo-pact", "inf"]
    mine = run(
        "scan", "-", "-f", "json", "--catalogue", "mine.yaml", "--no-default-catalogue", stdin=text
    )
    assert [m["id"] for m in json.loads(mine.stdout)["mentions"]] == ["oslo-pact"]


def test_help_and_version(run: Run) -> None:
    assert "scan" in run("--help").stdout
    assert run("--version").stdout.startswith("armsctl ")


def test_an_unknown_option_is_exit_2(run: Run) -> None:
    done = run("scan", "--no-such-option", stdin="")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("columns", ["40", "200"])
def test_tables_keep_to_the_width(run: Run, article: Path, columns: str) -> None:
    done = run("scan", article, COLUMNS=columns)
    assert max(map(len, done.stdout.splitlines())) <= int(columns)


def test_a_summary_of_reports_is_that_of_their_documents(run: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "date": "2010", "text": "Norland said that it supports the NPT."}),
        json.dumps({"id": "b", "date": "2012", "text": "The NPT and the CTBT."}),
    ]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run("scan", "corpus.jsonl", "--format", "jsonl", "--output", "reports.jsonl")
    fresh = run("summary", "corpus.jsonl", "--format", "csv")
    stored = run("summary", "reports.jsonl", "--format", "csv")
    assert fresh.stdout == stored.stdout
    rows = list(csv.DictReader(io.StringIO(fresh.stdout)))
    assert [(row["treaty"], row["documents"]) for row in rows] == [("NPT", "2"), ("CTBT", "1")]
    assert (rows[0]["first"], rows[0]["last"]) == ("2010", "2012")
    piped = run("summary", "-", "--format", "csv", stdin=(tmp_path / "reports.jsonl").read_bytes())
    assert piped.stdout == stored.stdout


def test_a_summary_of_nothing_is_exit_1(run: Run) -> None:
    assert run("summary", "-", stdin="Nothing of note.\n").returncode == 1


def test_statements_are_printed_without_any_treaty(run: Run) -> None:
    done = run("statements", "-", "--format", "jsonl", stdin="“It rains,” Ann Lee said.\n")
    assert done.returncode == 0
    (statement,) = json.loads(done.stdout)["statements"]
    assert statement["speaker"] == "Ann Lee"
    assert statement["text"] == ["“It rains,”"]


def test_an_explanation_names_rule_and_place(run: Run, article: Path) -> None:
    done = run("explain", f"{article}:3")
    assert done.returncode == 0
    assert "INF Treaty" in done.stdout
    assert "why:" in done.stdout


def test_an_explanation_of_a_line_that_is_not_there(run: Run, article: Path) -> None:
    done = run("explain", f"{article}:99")
    assert done.returncode == 2
    assert "no line 99" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_evaluation_against_hand_coded_documents(run: Run, tmp_path: Path) -> None:
    start = ARTICLE.index("INF Treaty")
    mention = {
        "start": start, "end": start + 10, "kind": "treaty", "id": "inf", "reference": "name",
        "speaker": "Russia",
    }  # fmt: skip
    coded = {
        "id": "1",
        "text": ARTICLE,
        "actors": [{"name": "Russia", "kind": "state", "aliases": ["Moscow"]}],
        "mentions": [mention],
        "stances": [{"holder": "Russia", "treaty": "inf", "stance": "oppose"}],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(coded) + "\n", encoding="utf-8")
    done = run("evaluate", "gold.jsonl", "--format", "json")
    assert done.returncode == 0
    figures = json.loads(done.stdout)["figures"]
    assert figures["names"]["f1"] == 1.0
    assert figures["said"]["f1"] == 1.0
    assert "Krippendorff" in run("evaluate", "gold.jsonl").stdout


def test_a_faulty_gold_file_ends_the_command_with_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    done = run("evaluate", "gold.jsonl")
    assert done.returncode == 2
    assert done.stderr.startswith("armsctl: gold.jsonl:1:")
