"""`armsctl scan`: mentions, speakers and stances of documents."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from armsctl.cli.options import (
    Catalogues,
    ColorChoice,
    Date,
    DateField,
    ExcelSafe,
    Glob,
    IdField,
    Jobs,
    NoDefault,
    Output,
    Paths,
    Speaker,
    SpeakerField,
    TextField,
    TitleField,
    paths_or_stdin,
    processes,
)
from armsctl.cli.output import Color, Failure, console_for, output_stream
from armsctl.cli.reading import Outcome, catalogue_for, told, with_progress
from armsctl.documents.model import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from armsctl.catalogue.model import Catalogue
    from armsctl.reports.model import Report
    from armsctl.reports.rows import TableName
    from armsctl.reports.writers import ReportWriter


class Format(StrEnum):
    """The forms of a report."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"


class TableChoice(StrEnum):
    """The lists of a report."""

    mentions = "mentions"
    speakers = "speakers"
    statements = "statements"
    stances = "stances"


def scan(
    paths: Paths = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="The output's form.")
    ] = Format.table,
    table: Annotated[
        list[TableChoice] | None,
        typer.Option(
            "--table",
            "-t",
            metavar="LIST",
            help="mentions, speakers, statements or stances: one for CSV and TSV, any for tables.",
        ),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(min=0.0, max=1.0, metavar="SHARE", help="Leave out less certain stances."),
    ] = 0.0,
    speaker: Speaker = None,
    date: Date = None,
    glob: Glob = None,
    catalogue: Catalogues = None,
    no_default_catalogue: NoDefault = False,
    output: Output = None,
    jobs: Jobs = 1,
    excel_safe: ExcelSafe = True,
    color: ColorChoice = Color.auto,
    text_field: TextField = "text",
    id_field: IdField = "id",
    title_field: TitleField = "title",
    date_field: DateField = "date",
    speaker_field: SpeakerField = "speaker",
) -> None:
    """Find treaties, weapons and ranges in texts, who speaks of them, and where they stand.

    Exit code 0: something was found; 1: nothing was; 2: an error.
    """
    if form in {Format.csv, Format.tsv} and table and len(table) > 1:
        raise Failure(f"--format {form} prints one list; give --table once")
    if form in {Format.json, Format.jsonl} and table:
        raise Failure(f"--format {form} holds every list; leave --table out")
    options = ReadOptions(
        globs=tuple(glob or ()),
        text_field=text_field,
        id_field=id_field,
        title_field=title_field,
        date_field=date_field,
        speaker_field=speaker_field,
        speaker=speaker,
        date=date,
    )
    sources = paths_or_stdin(paths)
    loaded = catalogue_for(catalogue, default=not no_default_catalogue)
    outcome = Outcome()

    def reports() -> Iterator[Report]:
        from armsctl.corpora.parallel import analyze_all  # noqa: PLC0415
        from armsctl.documents import read_documents  # noqa: PLC0415

        results = analyze_all(
            read_documents(sources, options),
            loaded,
            jobs=processes(jobs),
        )
        for report in told(results, outcome):
            outcome.found = outcome.found or report.found
            yield report.confident(min_confidence) if min_confidence else report

    with output_stream(output) as stream:
        writer = _writer(
            stream, form, [choice.value for choice in table or ()], excel_safe, loaded, color
        )
        quiet_terminal = output is not None or not stream.isatty()
        for report in with_progress(reports(), shown=quiet_terminal):
            writer.add(report)
        writer.close()
    raise typer.Exit(outcome.code)


def _writer(
    stream: TextIO,
    form: Format,
    tables: list[TableName],
    excel_safe: bool,
    catalogue: Catalogue,
    color: Color,
) -> ReportWriter:
    if form is Format.table:
        from armsctl.reports.tables import TableWriter  # noqa: PLC0415 (the others do without)

        return TableWriter(console_for(stream, color), catalogue, tables)
    from armsctl.reports import writers  # noqa: PLC0415

    if form is Format.json:
        return writers.JsonWriter(stream)
    if form is Format.jsonl:
        return writers.JsonLinesWriter(stream)
    delimiter = "\t" if form is Format.tsv else ","
    return writers.RowWriter(
        stream, tables[0] if tables else "mentions", delimiter, excel_safe=excel_safe
    )
