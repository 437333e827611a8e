"""`armsctl evaluate`: the tool against documents that an analyst coded by hand."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from armsctl.cli.options import (
    Catalogues,
    ColorChoice,
    Jobs,
    NoDefault,
    Output,
    processes,
)
from armsctl.cli.output import Color, Failure, console_for, output_stream
from armsctl.cli.reading import Outcome, catalogue_for, told

if TYPE_CHECKING:
    from typing import TextIO

    from armsctl.catalogue.model import Catalogue
    from armsctl.corpora.evaluation import Evaluation


class Format(StrEnum):
    """The forms of an evaluation."""

    table = "table"
    json = "json"
    csv = "csv"


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD.jsonl",
            help="Hand-coded documents: id, text, actors, mentions, stances, one object a line.",
        ),
    ],
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[REPORTS.jsonl]",
            help="What `armsctl scan GOLD.jsonl --format jsonl` wrote; without it, it is run now.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="The output's form.")
    ] = Format.table,
    catalogue: Catalogues = None,
    no_default_catalogue: NoDefault = False,
    output: Output = None,
    jobs: Jobs = 1,
    color: ColorChoice = Color.auto,
) -> None:
    """Measure mentions, speakers and stances against hand-coded documents.

    Prints precision, recall and F1, and over (holder, treaty) stances Cohen's kappa and
    Krippendorff's alpha between the tool and the coder.
    """
    from armsctl.corpora.evaluation import Evaluation  # noqa: PLC0415
    from armsctl.corpora.gold import GoldError, read_gold  # noqa: PLC0415

    outcome = Outcome()
    try:
        coded = read_gold(gold)
    except GoldError as error:
        raise Failure(str(error)) from error
    loaded = catalogue_for(catalogue, default=not no_default_catalogue)
    reports = _stored(path, outcome) if path else _scanned(gold, coded, loaded, processes(jobs))
    evaluation = Evaluation()
    for document in coded:
        evaluation.add(document, reports.get(str(document["id"])))
    with output_stream(output) as stream:
        _print(evaluation, form, stream, color)
    raise typer.Exit(2 if outcome.failed else 0)


def _stored(path: Path, outcome: Outcome) -> dict[str, dict[str, Any]]:
    from armsctl.corpora.stored import read_reports  # noqa: PLC0415

    reports = {r["document"]["id"]: r for r in told(read_reports(str(path)), outcome)}
    if not reports:
        raise Failure(f"{path}: holds no report; write it with `armsctl scan --format jsonl`")
    return reports


def _scanned(
    gold: Path,
    coded: list[dict[str, Any]],
    catalogue: Catalogue,
    jobs: int,
) -> dict[str, dict[str, Any]]:
    from armsctl.corpora.gold import document_of  # noqa: PLC0415
    from armsctl.corpora.parallel import analyze_all  # noqa: PLC0415

    documents = (document_of(entry, str(gold)) for entry in coded)
    found: dict[str, dict[str, Any]] = {}
    for report in told(analyze_all(documents, catalogue, jobs=jobs), Outcome()):
        found[report.document.id] = report.to_dict()
    return found


def _print(evaluation: Evaluation, form: Format, stream: TextIO, color: Color) -> None:
    header = ("figure", "precision", "recall", "f1", "coded", "predicted")
    rows: list[list[str | float | None]] = [
        [name, _share(f.precision), _share(f.recall), _share(f.f1), f.coded, f.predicted]
        for name, f in evaluation.figures.items()
    ]
    agreement = [
        [over, count, _share(kappa), _share(alpha)]
        for over, count, kappa, alpha in evaluation.agreement()
    ]
    if form is Format.json:
        from armsctl.reports.writers import encode  # noqa: PLC0415

        keys = ("over", "pairs", "cohens_kappa", "krippendorffs_alpha")
        data = {
            "documents": evaluation.documents,
            "missing": evaluation.missing,
            "figures": {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows},
            "agreement": [dict(zip(keys, row, strict=True)) for row in agreement],
        }
        stream.write(encode(data, indent=2) + "\n")
    elif form is Format.csv:
        from armsctl.reports.writers import Sheet  # noqa: PLC0415

        sheet = Sheet(stream, (*header, "kappa", "alpha"), ",")
        sheet.write([*row, None, None] for row in rows)
        sheet.write(
            [f"stances, {over}", None, None, None, count, count, kappa, alpha]
            for over, count, kappa, alpha in agreement
        )
    else:
        from armsctl.reports.tables import figures_tables  # noqa: PLC0415

        console = console_for(stream, color)
        note = f"{evaluation.documents} documents"
        if evaluation.missing:
            note += f", {evaluation.missing} without a report"
        for table in figures_tables(note, header, rows, agreement):
            console.print(table)


def _share(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
