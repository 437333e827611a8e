"""Each form holds what the report holds, and every JSON is valid against the schema."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from importlib import resources
from typing import Any

import jsonschema
import pytest

from armsctl.documents.model import Document
from armsctl.mentions.model import Mention
from armsctl.reports.model import Report
from armsctl.reports.rows import COLUMNS, TABLES, TableName
from armsctl.reports.writers import JsonLinesWriter, JsonWriter, RowWriter
from armsctl.stances.model import Evidence, Stance
from armsctl.statements.model import Discourse, Speaker, Statement, Voice

TEXT = "Line one.\r\n“=Leave the INF Treaty,” said Ann Lee.\r\nIt flew 500 km."


def find(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def full_report() -> Report:
    document = Document(
        id="doc", text=TEXT, path="doc.txt", title="Line one.", date=dt.date(2019, 10, 21)
    )
    treaty = Mention(*find("INF Treaty"), "INF Treaty", "treaty", "inf", "INF Treaty", "name")
    reach = Mention(*find("500 km"), "500 km", "range", None, "500 km", None, "=", 500.0, 500.0)
    statement = Statement(
        (find("Ann Lee"),), (find("said"),), (find("“=Leave the INF Treaty,”"),), "direct",
        "Ann Lee", None, "quotation-said",
    )  # fmt: skip
    discourse = Discourse(
        (statement,),
        (Speaker("Ann Lee", "person", "minister", "Norland", ("Lee",), 1),),
        (Voice("Ann Lee", 0), Voice()),
    )
    piece = Evidence(*find("=Leave the INF"), "=Leave the INF", ("Leave",), "exit", "oppose")
    stance = Stance("Ann Lee", "Norland", "inf", "oppose", None, 0.8765, (piece,))
    return Report(document, (treaty, reach), discourse, (stance,))


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    text = resources.files("armsctl.reports").joinpath("report.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


def test_a_report_is_valid(schema: dict[str, Any]) -> None:
    jsonschema.validate(full_report().to_dict(), schema)


@pytest.mark.parametrize(
    ("place", "value"),
    [("kind", "pact"), ("start", -1), ("text", ""), ("id", None), ("line", 0)],
)
def test_the_schema_refuses_what_no_report_may_hold(
    schema: dict[str, Any], place: str, value: object
) -> None:
    data = full_report().to_dict()
    data["mentions"][0][place] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_lines_are_counted_as_an_editor_does() -> None:
    data = full_report().to_dict()
    assert [mention["line"] for mention in data["mentions"]] == [2, 3]
    assert data["stances"][0]["evidence"][0]["line"] == 2


def test_whole_kilometres_are_integers() -> None:
    mention = full_report().to_dict()["mentions"][1]
    assert (mention["low_km"], type(mention["low_km"])) == (500, int)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_object_or_an_array(count: int) -> None:
    stream = io.StringIO()
    writer = JsonWriter(stream)
    for _ in range(count):
        writer.add(full_report())
    writer.close()
    data = json.loads(stream.getvalue())
    expected = full_report().to_dict()
    assert data == (expected if count == 1 else [expected] * count)


def test_json_lines_are_one_a_report() -> None:
    stream = io.StringIO()
    writer = JsonLinesWriter(stream)
    writer.add(full_report())
    writer.add(full_report())
    writer.close()
    lines = stream.getvalue().splitlines()
    assert [json.loads(line) for line in lines] == [full_report().to_dict()] * 2


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_rows_have_a_header_and_the_document_first(table: TableName, delimiter: str) -> None:
    stream = io.StringIO()
    RowWriter(stream, table, delimiter).add(full_report())
    stream.seek(0)
    back = list(csv.DictReader(stream, delimiter=delimiter))
    assert tuple(back[0]) == COLUMNS[table]
    assert back[0]["document"] == "doc"
    assert back[0]["date"] == "2019-10-21"
    assert len(back) == len(full_report().to_dict()[table])


def test_formulas_are_guarded_unless_told_otherwise() -> None:
    for safe, expected in ((True, "'=Leave the INF"), (False, "=Leave the INF")):
        stream = io.StringIO()
        RowWriter(stream, "stances", ",", excel_safe=safe).add(full_report())
        stream.seek(0)
        assert next(csv.DictReader(stream))["evidence"] == expected


def test_less_certain_stances_can_be_left_out() -> None:
    report = full_report()
    assert len(report.confident(0.8).stances) == 1
    assert not report.confident(0.9).stances
    assert report._replace(stances=()) == report.confident(0.9)
