"""`armsctl explain`: why each mention, attribution and stance was read so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from armsctl.cli.options import Catalogues, ColorChoice, Date, NoDefault, Speaker
from armsctl.cli.output import Color, Failure, console_for, output_stream
from armsctl.cli.reading import Outcome, catalogue_for, told
from armsctl.documents.model import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from armsctl.documents.model import Document


def explain(
    place: Annotated[
        str, typer.Argument(metavar="FILE[:LINE]", help="An article or speech; one of its lines.")
    ],
    speaker: Speaker = None,
    date: Date = None,
    catalogue: Catalogues = None,
    no_default_catalogue: NoDefault = False,
    color: ColorChoice = Color.auto,
) -> None:
    """Show the words and the rule behind each mention, statement, speaker and stance."""
    from pathlib import Path  # noqa: PLC0415

    from armsctl.analysis import Analyzer  # noqa: PLC0415
    from armsctl.documents import read_documents  # noqa: PLC0415
    from armsctl.reports.explanation import explanation  # noqa: PLC0415

    path, line = place, None
    name, colon, number = place.rpartition(":")
    if colon and number.isdecimal() and not Path(place).exists():
        path, line = name, int(number)
    loaded = catalogue_for(catalogue, default=not no_default_catalogue)
    outcome = Outcome()
    analyzer = Analyzer(loaded)
    with output_stream(None) as stream:
        console = console_for(stream, color)
        options = ReadOptions(speaker=speaker, date=date)
        for document in told(read_documents([path], options), outcome):
            report = analyzer.analyze(document)
            bounds = _bounds(report.lines.bounds, line, document)
            for paragraph in explanation(report, loaded, *bounds):
                outcome.found = True
                console.print(paragraph, soft_wrap=not console.is_terminal)
    raise typer.Exit(outcome.code)


def _bounds(
    bounds: Callable[[int], tuple[int, int | None]], line: int | None, document: Document
) -> tuple[int, int]:
    """Return the stretch of text asked for."""
    if line is None:
        return 0, len(document.text)
    try:
        start, end = bounds(line)
    except IndexError as error:
        raise Failure(f"{document.path or document.id}: {error}; give one that it has") from error
    return start, len(document.text) if end is None else end
