"""What a person sees: tables that keep to the width and say what was found."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from armsctl.catalogue import load_catalogue
from armsctl.reports.explanation import explanation
from armsctl.reports.tables import TableWriter
from tests.reports.test_writers import full_report

CATALOGUE = load_catalogue()


def printed(report: object, width: int = 100, tables: tuple[str, ...] = ()) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None, highlight=False)
    writer = TableWriter(console, CATALOGUE, tables)  # type: ignore[arg-type]
    writer.add(report)  # type: ignore[arg-type]
    writer.close()
    return stream.getvalue()


def test_each_table_names_what_was_found() -> None:
    text = printed(full_report())
    for words in ("Treaties", "Ranges", "Speakers", "Stances", "INF Treaty", "Ann Lee", "oppose"):
        assert words in text
    assert "Status on 2019-10-21" in text
    assert "ended 2019-08-02" in text


def test_statements_are_shown_where_asked_for() -> None:
    assert "Statements\n" not in printed(full_report())
    assert "“=Leave the INF Treaty,”" in printed(full_report(), tables=("statements",))


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, printed(full_report(), width).splitlines())) <= width


def test_markup_in_a_text_is_printed_as_it_stands() -> None:
    report = full_report()
    titled = report.document._replace(title="[red]warning[/red] \x1b[31m")
    assert "[red]warning[/red] �[31m" in printed(report._replace(document=titled))


def test_a_document_without_a_find_prints_nothing() -> None:
    report = full_report()
    assert printed(type(report)(report.document)) == ""


def test_an_explanation_names_cue_rule_and_words() -> None:
    report = full_report()
    console = Console(file=io.StringIO(), width=200)
    for paragraph in explanation(report, CATALOGUE, 0, len(report.document.text)):
        console.print(paragraph)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    for words in (
        "cue: said",
        "why: quotation-said",
        "why: exit",
        "source: Ann Lee",
        "cues: Leave",
    ):
        assert words in text


def test_an_explanation_keeps_to_its_stretch() -> None:
    report = full_report()
    words = " ".join(str(part) for part in explanation(report, CATALOGUE, 0, 5))
    assert "nothing was found here" in words


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_narrow_terminal_loses_no_words(width: int) -> None:
    words = set(printed(full_report(), width).split())
    assert {"INF", "Treaty", "Ann", "Lee", "Norland", "oppose", "0.88", "500"} <= words
