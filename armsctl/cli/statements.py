"""`armsctl statements`: every attribution of a document, whatever it is about."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armsctl.cli.options import (
    Catalogues,
    ColorChoice,
    Date,
    ExcelSafe,
    Glob,
    IdField,
    NoDefault,
    Output,
    Paths,
    Speaker,
    SpeakerField,
    TextField,
    paths_or_stdin,
)
from armsctl.cli.output import Color, console_for, output_stream
from armsctl.cli.reading import Outcome, catalogue_for, told, with_progress
from armsctl.documents.model import ReadOptions

if TYPE_CHECKING:
    from armsctl.reports.model import Report


class Format(StrEnum):
    """The forms of a list of statements."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"


def statements(
    paths: Paths = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="The output's form.")
    ] = Format.table,
    speaker: Speaker = None,
    date: Date = None,
    glob: Glob = None,
    catalogue: Catalogues = None,
    no_default_catalogue: NoDefault = False,
    output: Output = None,
    excel_safe: ExcelSafe = True,
    color: ColorChoice = Color.auto,
    text_field: TextField = "text",
    id_field: IdField = "id",
    speaker_field: SpeakerField = "speaker",
) -> None:
    """Print every statement of a document, direct, indirect or mixed: source, cue and content.

    Exit code 0: there was one; 1: there was none; 2: an error.
    """
    options = ReadOptions(
        globs=tuple(glob or ()),
        text_field=text_field,
        id_field=id_field,
        speaker_field=speaker_field,
        speaker=speaker,
        date=date,
    )
    sources = paths_or_stdin(paths)
    loaded = catalogue_for(catalogue, default=not no_default_catalogue)

    from armsctl.analysis import Analyzer  # noqa: PLC0415 (after the checks that may fail)
    from armsctl.documents import read_documents  # noqa: PLC0415
    from armsctl.reports.model import Report  # noqa: PLC0415
    from armsctl.reports.writers import RowWriter, encode  # noqa: PLC0415

    analyzer = Analyzer(loaded)
    outcome = Outcome()
    with output_stream(output) as stream:
        if form is Format.table:
            from armsctl.reports.tables import TableWriter  # noqa: PLC0415

            add = TableWriter(console_for(stream, color), loaded, ["statements"]).add
        elif form is Format.jsonl:

            def add(report: Report) -> None:
                stream.write(encode(_line(report)) + "\n")

        else:
            delimiter = "\t" if form is Format.tsv else ","
            add = RowWriter(stream, "statements", delimiter, excel_safe=excel_safe).add
        documents = told(read_documents(sources, options), outcome)
        quiet_terminal = output is not None or not stream.isatty()
        for document in with_progress(documents, shown=quiet_terminal):
            report = Report(document, discourse=analyzer.statements(document))
            outcome.found = outcome.found or bool(report.discourse.statements)
            add(report)
    raise typer.Exit(outcome.code)


def _line(report: Report) -> dict[str, Any]:
    """Return one document's statements, with the words beside the spans."""
    text = report.document.text
    return {
        "id": report.document.id,
        "statements": [
            {**entry, "text": [text[start:end] for start, end in entry["content"]]}
            for entry in report.to_dict()["statements"]
        ],
    }
