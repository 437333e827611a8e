"""`armsctl summary`: treaties, speakers and stances over all documents, as one table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

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
    paths_or_stdin,
    processes,
)
from armsctl.cli.output import Color, console_for, output_stream
from armsctl.cli.reading import Outcome, catalogue_for, told, with_progress
from armsctl.documents.model import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from armsctl.corpora.summary import Summary
    from armsctl.documents.model import Problem


class Format(StrEnum):
    """The forms of a summary."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"


class By(StrEnum):
    """What a summary groups by."""

    treaty = "treaty"
    speaker = "speaker"
    holder = "holder"
    year = "year"


def summary(
    paths: Paths = None,
    by: Annotated[
        list[By] | None,
        typer.Option(help="Group by this (treaty unless told); several add up."),
    ] = None,
    treaty: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Count only this treaty, by its id.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="The output's form.")
    ] = Format.table,
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
    date_field: DateField = "date",
    speaker_field: SpeakerField = "speaker",
) -> None:
    """Add up treaties, speakers and stances over many documents, or over reports of `scan`.

    A file that `armsctl scan --format jsonl` wrote is added up without reading its documents again.
    Exit code 0: something was found; 1: nothing was; 2: an error.
    """
    from armsctl.corpora.summary import Summary  # noqa: PLC0415 (no other command needs it)

    options = ReadOptions(
        globs=tuple(glob or ()),
        text_field=text_field,
        id_field=id_field,
        date_field=date_field,
        speaker_field=speaker_field,
        speaker=speaker,
        date=date,
    )
    sources = paths_or_stdin(paths)
    loaded = catalogue_for(catalogue, default=not no_default_catalogue)
    outcome = Outcome()
    total = Summary([choice.value for choice in by or [By.treaty]], treaty or ())

    def reports() -> Iterator[dict[str, Any] | Problem]:
        from armsctl.corpora.parallel import analyze_all  # noqa: PLC0415
        from armsctl.corpora.stored import holds_reports, read_reports  # noqa: PLC0415
        from armsctl.documents import read_documents  # noqa: PLC0415
        from armsctl.documents.model import Problem  # noqa: PLC0415

        stored = [source for source in sources if holds_reports(source)]
        fresh = [source for source in sources if source not in stored]
        for source in stored:
            yield from read_reports(source)
        if fresh:
            for result in analyze_all(read_documents(fresh, options), loaded, jobs=processes(jobs)):
                yield result if isinstance(result, Problem) else result.to_dict()

    with output_stream(output) as stream:
        shown = output is not None or not stream.isatty()
        for report in with_progress(told(reports(), outcome), shown=shown):
            report["stances"] = [
                stance for stance in report["stances"] if stance["confidence"] >= min_confidence
            ]
            total.add(report)
        outcome.found = bool(total.rows())
        _print(total, form, stream, excel_safe, color)
    raise typer.Exit(outcome.code)


def _print(total: Summary, form: Format, stream: TextIO, excel_safe: bool, color: Color) -> None:
    if form is Format.json:
        from armsctl.reports.writers import encode  # noqa: PLC0415

        rows = [dict(zip(total.header, row, strict=True)) for row in total.rows()]
        stream.write(encode({"documents": total.documents, "rows": rows}, indent=2) + "\n")
    elif form is Format.table:
        from armsctl.reports.tables import summary_table  # noqa: PLC0415

        rows_of = total.rows()
        if rows_of:
            table = summary_table(total.header, rows_of, total.documents)
            console_for(stream, color).print(table)
    else:
        from armsctl.reports.writers import Sheet  # noqa: PLC0415

        delimiter = "\t" if form is Format.tsv else ","
        Sheet(stream, total.header, delimiter, excel_safe=excel_safe).write(total.rows())
