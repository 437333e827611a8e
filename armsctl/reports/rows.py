"""Reports as rows: one list of a report, one row an entry, the document's id first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armsctl.reports.model import Report

TableName: TypeAlias = Literal["mentions", "speakers", "statements", "stances"]
TABLES: tuple[TableName, ...] = get_args(TableName)
Cell: TypeAlias = str | float | None

COLUMNS: dict[TableName, tuple[str, ...]] = {
    "mentions": (
        "document", "date", "line", "start", "end", "kind", "id", "name", "reference", "text",
        "comparator", "low_km", "high_km", "speaker", "statement",
    ),
    "speakers": (
        "document", "date", "name", "kind", "role", "affiliation", "aliases", "statements",
        "mentions", "treaties",
    ),
    "statements": (
        "document", "date", "line", "statement", "type", "speaker", "reporter", "source", "cue",
        "content", "rule",
    ),
    "stances": (
        "document", "date", "line", "holder", "affiliation", "treaty", "stance", "reporter",
        "confidence", "evidence", "cues", "rule", "pieces",
    ),
}  # fmt: skip


def rows(report: Report, table: TableName) -> Iterator[list[Cell]]:
    """Yield the rows of one of the report's lists, their cells in the order of `COLUMNS`."""
    data = report.to_dict()
    head = (data["document"]["id"], data["document"]["date"])
    for index, entry in enumerate(data[table]):
        values = _EXTRA[table](report, index, entry)
        yield [*head, *(_cell(values.get(name, entry.get(name))) for name in COLUMNS[table][2:])]


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return "; ".join(map(str, value))
    raise TypeError(f"no cell holds a {type(value).__name__}")


def _mention(_report: Report, _index: int, _entry: dict[str, object]) -> dict[str, object]:
    return {}


def _speaker(report: Report, index: int, _entry: dict[str, object]) -> dict[str, object]:
    return {"treaties": treaties_of(report, report.discourse.speakers[index].name)}


def _statement(report: Report, index: int, _entry: dict[str, object]) -> dict[str, object]:
    statement = report.discourse.statements[index]
    return {
        "statement": index,
        "source": words(report, statement.source),
        "cue": words(report, statement.cue),
        "content": words(report, statement.content),
    }


def _stance(report: Report, index: int, _entry: dict[str, object]) -> dict[str, object]:
    pieces = report.stances[index].evidence
    if not pieces:
        return {"evidence": None, "pieces": 0}
    best = pieces[0]
    return {
        "line": report.lines.line_of(best.start),
        "evidence": best.text,
        "cues": list(best.cues),
        "rule": best.rule,
        "pieces": len(pieces),
    }


_EXTRA = {
    "mentions": _mention,
    "speakers": _speaker,
    "statements": _statement,
    "stances": _stance,
}


def words(report: Report, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text of `spans`, with an ellipsis where they leave something out."""
    return " … ".join(report.document.text[start:end] for start, end in spans)


def treaties_of(report: Report, speaker: str) -> list[str]:
    """Return the names of the treaties that `speaker` speaks of, in the order of the text."""
    return list(
        dict.fromkeys(
            mention.name
            for index, mention in enumerate(report.mentions)
            if mention.kind == "treaty" and report.voice(index).speaker == speaker
        )
    )
