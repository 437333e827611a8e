"""Options that several commands take, and what they mean together."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from armsctl.cli.output import Color, Failure

Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH|-]...",
        help="Files, directories or JSONL corpora, also gzipped; - or none reads standard input.",
        show_default=False,
    ),
]
Glob: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--glob", metavar="PATTERN", help="In directories, read only files like this."),
]
Speaker: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="A speech: NAME speaks throughout, first person is theirs."),
]
Date: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The documents' date: 2019-10-21, 2019-10 or 2019."),
]
TextField: TypeAlias = Annotated[
    str, typer.Option(metavar="KEY", help="JSONL: the key of the text.", rich_help_panel="JSONL")
]
IdField: TypeAlias = Annotated[
    str, typer.Option(metavar="KEY", help="JSONL: the key of the id.", rich_help_panel="JSONL")
]
TitleField: TypeAlias = Annotated[
    str, typer.Option(metavar="KEY", help="JSONL: the key of the title.", rich_help_panel="JSONL")
]
DateField: TypeAlias = Annotated[
    str, typer.Option(metavar="KEY", help="JSONL: the key of the date.", rich_help_panel="JSONL")
]
SpeakerField: TypeAlias = Annotated[
    str, typer.Option(metavar="KEY", help="JSONL: the key of the speaker.", rich_help_panel="JSONL")
]
Catalogues: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--catalogue",
        metavar="FILE",
        help="Add a catalogue of your own; where ids are the same, its fields win.",
    ),
]
NoDefault: TypeAlias = Annotated[
    bool, typer.Option("--no-default-catalogue", help="Leave the built-in catalogue out.")
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."),
]
ExcelSafe: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--excel-safe/--no-excel-safe",
        help="CSV and TSV: put an apostrophe before cells that a spreadsheet would run.",
    ),
]
ColorChoice: TypeAlias = Annotated[Color, typer.Option("--color", help="When to colour.")]
Jobs: TypeAlias = Annotated[
    int,
    typer.Option("--jobs", "-j", min=0, help="Processes that share the work; 0: one a core."),
]


def paths_or_stdin(paths: list[str] | None) -> list[str]:
    """Return the paths given; standard input where there are none and something is piped in."""
    if paths:
        return paths
    if sys.stdin is None or sys.stdin.isatty():
        raise Failure("nothing to read; name files or directories, or pipe text in")
    return ["-"]


def processes(jobs: int) -> int:
    """Return how many processes `--jobs` asks for."""
    if jobs:
        return jobs
    import os  # noqa: PLC0415

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
