"""Reports as a stream of text: JSON, JSON lines, CSV and TSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from armsctl.reports.inert import guarded, inert_json, one_line
from armsctl.reports.rows import COLUMNS, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TextIO

    from armsctl.reports.model import Report
    from armsctl.reports.rows import Cell, TableName

Format: TypeAlias = Literal["table", "json", "jsonl", "csv", "tsv"]


class ReportWriter(Protocol):
    """Something that takes reports one at a time and is closed at the end."""

    def add(self, report: Report) -> None:
        """Write one report, or keep it until the next one comes."""

    def close(self) -> None:
        """Write what is left; the stream itself stays open."""


def encode(data: Any, indent: int | None = None) -> str:  # noqa: ANN401 (whatever JSON holds)
    """Return `data` as JSON that no terminal acts on."""
    import json  # noqa: PLC0415 (a start that prints tables does without)

    separators = None if indent else (",", ":")
    return inert_json(json.dumps(data, ensure_ascii=False, indent=indent, separators=separators))


class JsonLinesWriter:
    """One report a line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def add(self, report: Report) -> None:
        """Write one line."""
        self._stream.write(encode(report.to_dict()) + "\n")

    def close(self) -> None:
        """Nothing is left to write."""


class JsonWriter:
    """One object for one report, an array for several: a report waits for the next or the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._waiting: Report | None = None
        self._several = False

    def add(self, report: Report) -> None:
        """Write the report before this one."""
        if self._waiting is not None:
            self._stream.write(",\n" if self._several else "[\n")
            self._several = True
            self._stream.write(encode(self._waiting.to_dict(), indent=2))
        self._waiting = report

    def close(self) -> None:
        """Write the last report; an empty array where there was none."""
        if self._waiting is None:
            self._stream.write("[]\n")
            return
        self._stream.write(",\n" if self._several else "")
        self._stream.write(encode(self._waiting.to_dict(), indent=2))
        self._stream.write("\n]\n" if self._several else "\n")


class RowWriter:
    """One of the reports' lists as CSV or TSV, under a header."""

    def __init__(
        self, stream: TextIO, table: TableName, delimiter: str, *, excel_safe: bool = True
    ) -> None:
        self._table: TableName = table
        self._sheet = Sheet(stream, COLUMNS[table], delimiter, excel_safe=excel_safe)

    def add(self, report: Report) -> None:
        """Write the rows of one report."""
        self._sheet.write(rows(report, self._table))

    def close(self) -> None:
        """Nothing is left to write."""


class Sheet:
    """Rows of plain cells as CSV or TSV.

    Text stands on one line without control characters (its offsets find the original), and unless
    `excel_safe` is off a cell that a spreadsheet would run is guarded by a leading apostrophe,
    which can be undone without doubt (see `armsctl.reports.inert.guarded`). Cells of TSV are never
    quoted: nothing in them needs it.
    """

    def __init__(
        self, stream: TextIO, header: Sequence[str], delimiter: str, *, excel_safe: bool = True
    ) -> None:
        import csv  # noqa: PLC0415 (likewise)

        self._guard = guarded if excel_safe else str
        if delimiter == "\t":
            self._writer = csv.writer(
                stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
            )
        else:
            self._writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
        self._writer.writerow(header)

    def write(self, lines: Iterable[Iterable[Cell]]) -> None:
        """Write one row for each of `lines`."""
        for line in lines:
            self._writer.writerow([self._plain(cell) for cell in line])

    def _plain(self, cell: Cell) -> Cell:
        return self._guard(one_line(cell)) if isinstance(cell, str) else cell
