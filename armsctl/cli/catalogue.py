"""`armsctl catalogue`: what armsctl looks for, and what is wrong with a catalogue of one's own."""

from __future__ import annotations

import contextlib
import itertools
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armsctl.cli.options import Catalogues, ColorChoice, ExcelSafe, NoDefault, Output
from armsctl.cli.output import (
    ERROR,
    FOUND,
    NOTHING,
    Color,
    Failure,
    complain,
    console_for,
    output_stream,
)
from armsctl.cli.reading import catalogue_for
from armsctl.reports.inert import guarded, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from rich.console import Console
    from rich.table import Table

    from armsctl.catalogue.cards import Card
    from armsctl.catalogue.listing import Kind
    from armsctl.catalogue.model import Catalogue

# Lists in a pipe are for other programs: a line for each entry, however long.
LONG_LINE = 2000

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Show what armsctl looks for; check a catalogue of your own.",
)


class KindChoice(StrEnum):
    """The kinds of entries."""

    treaty = "treaty"
    weapon = "weapon"
    range = "range"
    actor = "actor"


class Format(StrEnum):
    """The forms of a list of entries."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"


@app.command("list")
def list_entries(
    kind: Annotated[
        list[KindChoice] | None,
        typer.Option("--kind", "-k", help="Only entries of this kind.", show_default="all"),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="The output's form.")
    ] = Format.table,
    catalogue: Catalogues = None,
    no_default_catalogue: NoDefault = False,
    output: Output = None,
    excel_safe: ExcelSafe = True,
    color: ColorChoice = Color.auto,
) -> None:
    """List treaties, weapons, ranges and actors.

    JSON has the keys of treaties.yaml, so that it can serve as a catalogue itself. Exit code 0:
    there was an entry; 1: there was none; 2: an error.
    """
    loaded = catalogue_for(catalogue, default=not no_default_catalogue)
    kinds: list[Kind] = [choice.value for choice in dict.fromkeys(kind or KindChoice)]

    from armsctl.catalogue.listing import SECTION_OF  # noqa: PLC0415 (after the options hold)

    with output_stream(output) as stream:
        if form is Format.table:
            _write_tables(loaded, kinds, stream, color)
        elif form is Format.json or form is Format.jsonl:
            _write_json(loaded, kinds, stream, lines=form is Format.jsonl)
        else:
            delimiter = "\t" if form is Format.tsv else ","
            _write_rows(loaded, kinds, stream, delimiter, excel_safe=excel_safe)
    found = any(getattr(loaded, SECTION_OF[each]) for each in kinds)
    raise typer.Exit(FOUND if found else NOTHING)


@app.command("show")
def show(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids, or names or aliases in quotes.")
    ],
    catalogue: Catalogues = None,
    no_default_catalogue: NoDefault = False,
    color: ColorChoice = Color.auto,
) -> None:
    """Show what is known of an entry: dates, status, parties, limits, ranges, aliases, source."""
    loaded = catalogue_for(catalogue, default=not no_default_catalogue)

    from armsctl.catalogue.cards import cards_of, nearest_ids  # noqa: PLC0415
    from armsctl.catalogue.status import today  # noqa: PLC0415

    cards = {wanted: cards_of(loaded, wanted, today()) for wanted in dict.fromkeys(ids)}
    with output_stream(None) as stream, _console(stream, color) as console:
        for index, card in enumerate(itertools.chain.from_iterable(cards.values())):
            if index:
                console.print()
            _print_card(card, console)
    unknown = [wanted for wanted, found in cards.items() if not found]
    for wanted in unknown:
        near = nearest_ids(loaded, wanted)
        hint = f"did you mean {', '.join(near)}?" if near else "see `armsctl catalogue list`"
        complain(f"no entry '{wanted}'; {hint}")
    raise typer.Exit(ERROR if unknown else FOUND)


@app.command("check")
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Catalogue files, merged in this order; none: the built-in one.",
            show_default=False,
        ),
    ] = None,
    no_default_catalogue: NoDefault = False,
) -> None:
    """Check catalogue files: every fault at once, with its line, its column and the way out.

    Exit code 0: no fault; 2: faults, which are printed on standard error.
    """
    from armsctl.catalogue import CatalogueError  # noqa: PLC0415
    from armsctl.catalogue.loader import check_files  # noqa: PLC0415

    try:
        counts = check_files(*(files or ()), default=not no_default_catalogue)
    except CatalogueError as error:
        for fault in error.faults:
            sys.stderr.write(f"{one_line(str(fault))}\n")
        raise typer.Exit(ERROR) from None
    typer.echo("ok: " + ", ".join(_counted(number, name) for name, number in counts.items()))


@app.command("path")
def path() -> None:
    """Print where the built-in catalogue is."""
    from armsctl.catalogue import CatalogueError, builtin_path  # noqa: PLC0415

    try:
        typer.echo(builtin_path())
    except CatalogueError as error:
        raise Failure(str(error)) from error


def _counted(number: int, section: str) -> str:
    singular = {"treaties": "treaty"}.get(section, section.removesuffix("s"))
    return f"{number} {singular if number == 1 else section}"


@contextlib.contextmanager
def _console(stream: TextIO, color: Color) -> Iterator[Console]:
    """Yield a console for `stream`: as wide as the terminal, or as the lines are long."""
    console = console_for(stream, color)
    if stream.isatty():
        yield console
        return
    console.width = LONG_LINE
    with console.capture() as captured:
        yield console
    # Without the blanks that fill a column up.
    stream.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _write_tables(catalogue: Catalogue, kinds: list[Kind], stream: TextIO, color: Color) -> None:
    tables = [table for kind in kinds if (table := _table(catalogue, kind)).row_count]
    with _console(stream, color) as console:
        for index, table in enumerate(tables):
            if index:
                console.print()
            console.print(table)


def _table(catalogue: Catalogue, kind: Kind) -> Table:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from armsctl.catalogue.listing import COLUMNS, rows_of  # noqa: PLC0415
    from armsctl.catalogue.status import today  # noqa: PLC0415

    # Addresses are long and nobody reads them in a table: `show` and the other forms have them.
    names = [name for name in COLUMNS[kind] if name != "source"]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in names:
        number = name.endswith("km")
        table.add_column(name.replace("_", " "), justify="right" if number else "left")
    for row in rows_of(catalogue, kind, today()):
        table.add_row(*(Text(one_line(row[name]), overflow="fold") for name in names))
    return table


def _write_json(catalogue: Catalogue, kinds: list[Kind], stream: TextIO, *, lines: bool) -> None:
    from armsctl.catalogue.listing import SECTION_OF, data_of  # noqa: PLC0415
    from armsctl.reports.writers import encode  # noqa: PLC0415

    entries = {
        SECTION_OF[kind]: [
            data_of(entry) for entry in getattr(catalogue, SECTION_OF[kind]).values()
        ]
        for kind in kinds
    }
    if not lines:
        stream.write(encode(entries, indent=2) + "\n")
        return
    for section, items in entries.items():
        stream.writelines(encode({"section": section, **item}) + "\n" for item in items)


def _write_rows(
    catalogue: Catalogue, kinds: list[Kind], stream: TextIO, delimiter: str, *, excel_safe: bool
) -> None:
    import csv  # noqa: PLC0415

    from armsctl.catalogue.listing import columns, rows_of  # noqa: PLC0415
    from armsctl.catalogue.status import today  # noqa: PLC0415

    names = columns(kinds)
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(names)
    for kind in kinds:
        for row in rows_of(catalogue, kind, today()):
            cells = [one_line(row.get(name, "")) for name in names]
            writer.writerow(map(guarded, cells) if excel_safe else cells)


def _print_card(card: Card, console: Console) -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console.print(Text(one_line(card.title), style="bold"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column(overflow="fold")
    for label, lines in card.facts:
        for index, line in enumerate(lines):
            grid.add_row(Text("" if index else label, style="dim"), Text(one_line(line)))
    console.print(grid)
