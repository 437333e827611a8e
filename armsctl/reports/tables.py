"""Reports as Rich tables for a person: treaties, weapons, ranges, speakers, stances, statements.

Every word that comes from a text or a file is put in as `rich.text.Text`, never as markup, and made
inert first. Rich is imported here and nowhere at start-up.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from armsctl.catalogue.status import status_words
from armsctl.reports.inert import one_line
from armsctl.reports.measure import kilometres, relation
from armsctl.reports.rows import treaties_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.console import Console, RenderableType

    from armsctl.catalogue.model import Catalogue
    from armsctl.mentions.model import MentionKind
    from armsctl.reports.model import Report
    from armsctl.reports.rows import TableName
    from armsctl.statements.model import Speaker

DEFAULT_TABLES: tuple[TableName, ...] = ("mentions", "speakers", "stances")
# Stances are told by words first; the colours repeat them.
STANCE_STYLE = {"support": "green", "oppose": "red", "mixed": "yellow", "neutral": "cyan"}
THE_WRITER = "(the writer)"
# A table of statements shows this much of each content; the whole stands in CSV and JSON.
SHOWN_CONTENT = 160
SHOWN_EVIDENCE = 240
SHOWN_SPEAKERS = 4
# The table of speakers names so many, those who speak of treaties and weapons first.
SHOWN_ROWS = 15


class TableWriter:
    """Prints each report's head line and those of its tables that hold anything.

    Of several documents, those in which nothing was found are passed over, as grep does.
    """

    def __init__(
        self, console: Console, catalogue: Catalogue, tables: Sequence[TableName] = ()
    ) -> None:
        self._console = console
        self._catalogue = catalogue
        self._tables = frozenset(tables or DEFAULT_TABLES)
        self._printed = 0

    def add(self, report: Report) -> None:
        """Print one report."""
        tables = [
            table
            for name, make in _MAKERS
            if name in self._tables
            for table in make(report, self._catalogue)
        ]
        if not tables:
            return
        if self._printed:
            self._console.print()
        self._printed += 1
        self._console.print(head(report))
        for table in tables:
            self._console.print()
            self._console.print(table)

    def close(self) -> None:
        """Nothing is left to print."""


def head(report: Report) -> RenderableType:
    """Return the line that names a document: path or id, title, speaker, date."""
    document = report.document
    line = Text(one_line(document.path or document.id), style="bold")
    if document.title and document.title != document.path:
        line.append(f"  {one_line(document.title)}", style="not bold italic")
    about = [
        one_line(part)
        for part in (
            f"speaker: {document.speaker}" if document.speaker else "",
            document.date_text or (document.date.isoformat() if document.date else ""),
        )
        if part
    ]
    if about:
        line.append(f"  ({', '.join(about)})", style="not bold dim")
    return line


def _new_table(title: str, *columns: tuple[str, dict[str, object]]) -> Table:
    table = Table(
        title=Text(title, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1),
        header_style="bold",
    )
    for name, options in columns:
        table.add_column(name, **{"overflow": "fold", **options})  # type: ignore[arg-type]
    return table


def _text(value: str | None, style: str = "") -> Text:
    return Text(one_line(value or ""), style=style)


_COUNT: dict[str, object] = {"justify": "right"}
_LINES: dict[str, object] = {"justify": "right", "max_width": 18}


def treaties_table(report: Report, catalogue: Catalogue) -> Iterator[Table]:
    """Yield the table of treaties: status on the document's date, mentions, lines, who says it."""
    groups = _grouped(report, "treaty")
    if not groups:
        return
    day = report.document.date
    status = f"Status on {day.isoformat()}" if day else "Status today"
    table = _new_table(
        "Treaties",
        ("Treaty", {"min_width": 6}),
        (status, {"min_width": 6}),
        ("Mentions", _COUNT),
        ("Lines", _LINES),
        ("Said by", {"min_width": 6}),
    )
    today = day or dt.datetime.now(tz=dt.UTC).date()
    for entry_id, indices in groups.items():
        treaty = catalogue.treaties.get(entry_id or "")
        table.add_row(
            _text(report.mentions[indices[0]].name, "bold"),
            _text(status_words(treaty, today) if treaty else None),
            str(len(indices)),
            _lines(report, indices),
            _voices(report, indices),
        )
    yield table


def weapons_table(report: Report, _catalogue: Catalogue) -> Iterator[Table]:
    """Yield the table of weapons: how the text calls them, mentions, lines, who says it."""
    groups = _grouped(report, "weapon")
    if not groups:
        return
    table = _new_table(
        "Weapons",
        ("Weapon", {"min_width": 6}),
        ("As written", {"min_width": 6}),
        ("Mentions", _COUNT),
        ("Lines", _LINES),
        ("Said by", {"min_width": 6}),
    )
    for indices in groups.values():
        forms = Counter(one_line(report.mentions[i].text) for i in indices)
        most = [form for form, _ in forms.most_common(3)]
        table.add_row(
            _text(report.mentions[indices[0]].name, "bold"),
            _text(", ".join(most) + (", …" if len(forms) > len(most) else "")),
            str(len(indices)),
            _lines(report, indices),
            _voices(report, indices),
        )
    yield table


def ranges_table(report: Report, catalogue: Catalogue) -> Iterator[Table]:
    """Yield the table of ranges: the words, kilometres, the threshold they meet, who says it."""
    found = [i for i, mention in enumerate(report.mentions) if mention.kind == "range"]
    if not found:
        return
    table = _new_table(
        "Ranges",
        ("Range", {"min_width": 6}),
        ("km", {"justify": "right"}),
        ("Threshold", {"min_width": 6}),
        ("Line", _COUNT),
        ("Said by", {"min_width": 6}),
    )
    for index in found:
        mention = report.mentions[index]
        table.add_row(
            _text(mention.text, "bold"),
            kilometres(mention),
            _text(relation(mention, catalogue)),
            str(report.lines.line_of(mention.start)),
            _voices(report, [index]),
        )
    yield table


def _mention_tables(report: Report, catalogue: Catalogue) -> Iterator[Table]:
    yield from treaties_table(report, catalogue)
    yield from weapons_table(report, catalogue)
    yield from ranges_table(report, catalogue)


def speakers_table(report: Report, _catalogue: Catalogue) -> Iterator[Table]:
    """Yield the table of those who speak: name, role, side, statements, treaties spoken of."""
    speakers = [s for s in report.discourse.speakers if s.statements or _mentions_of(report, s)]
    if not speakers:
        return
    table = _new_table(
        "Speakers",
        ("Name", {"min_width": 6}),
        ("Role", {"min_width": 6}),
        ("Side", {"min_width": 6}),
        ("Statements", _COUNT),
        ("Speaks of", {"min_width": 6}),
    )
    counts = Counter(voice.speaker for voice in report.discourse.voices)
    speakers.sort(key=lambda s: (-counts[s.name], -s.statements, s.name))
    for speaker in speakers[:SHOWN_ROWS]:
        table.add_row(
            _text(speaker.name, "bold"),
            _text(speaker.role),
            _text(speaker.affiliation),
            str(speaker.statements),
            _text(", ".join(treaties_of(report, speaker.name))),
        )
    if len(speakers) > SHOWN_ROWS:
        more = len(speakers) - SHOWN_ROWS
        table.caption = Text(f"{more} more, without a mention or with fewer; see --format csv")
        table.caption_justify = "left"
    yield table


def stances_table(report: Report, catalogue: Catalogue) -> Iterator[Table]:
    """Yield the table of stances: holder, side, treaty, stance, the telling words, line."""
    if not report.stances:
        return
    table = _new_table(
        "Stances",
        ("Holder", {"min_width": 6}),
        ("Side", {"min_width": 6}),
        ("Treaty", {"min_width": 6}),
        ("Stance", {"no_wrap": True}),
        ("Words", {"min_width": 6, "ratio": 1}),
        ("Line", _COUNT),
        ("Sure", _COUNT),
    )
    for stance in report.stances:
        treaty = catalogue.treaties.get(stance.treaty)
        shown = stance.evidence[0] if stance.evidence else None
        telling = Text(_shortened(shown.text, SHOWN_EVIDENCE)) if shown else Text()
        if shown:
            for cue in shown.cues:
                telling.highlight_words([one_line(cue)], "bold", case_sensitive=False)
        if stance.reporter:
            telling.append(f" (as {one_line(stance.reporter)} says)", style="dim")
        table.add_row(
            _text(stance.holder, "bold"),
            _text(stance.affiliation),
            _text(treaty.short if treaty else stance.treaty),
            Text(stance.stance, style=STANCE_STYLE[stance.stance]),
            telling,
            str(report.lines.line_of(shown.start)) if shown else "",
            f"{stance.confidence:.2f}",
        )
    yield table


def statements_table(report: Report, _catalogue: Catalogue) -> Iterator[Table]:
    """Yield the table of statements: speaker, type, cue, what is said, line."""
    if not report.discourse.statements:
        return
    table = _new_table(
        "Statements",
        ("Line", _COUNT),
        ("Speaker", {"min_width": 6}),
        ("Type", {"no_wrap": True}),
        ("Cue", {"min_width": 6}),
        ("Content", {"min_width": 6, "ratio": 1}),
    )
    for statement in report.discourse.statements:
        places = statement.content or statement.cue or statement.source
        speaker = Text(one_line(statement.speaker or "(nobody named)"))
        if statement.reporter:
            speaker.append(f" (by {one_line(statement.reporter)})", style="dim")
        table.add_row(
            str(report.lines.line_of(places[0][0])) if places else "",
            speaker,
            statement.type,
            _text(words(report, statement.cue)),
            Text(_shortened(words(report, statement.content), SHOWN_CONTENT)),
        )
    yield table


def summary_table(
    header: Sequence[str], rows: Sequence[Sequence[str | float | None]], documents: int
) -> Table:
    """Return a summary's rows as a table; a count of nothing is left blank."""
    numbers = {
        name
        for name, value in zip(header, rows[0], strict=True)
        if value is not None and not isinstance(value, str)
    }
    columns = [(name.capitalize(), _COUNT if name in numbers else {}) for name in header]
    table = _new_table(f"{documents:,} document{'s' * (documents != 1)}", *columns)
    for row in rows:
        cells: list[Text] = []
        for name, value in zip(header, row, strict=True):
            if name in numbers:
                style = STANCE_STYLE.get(name, "") if value else ""
                cells.append(Text(f"{value:,}" if value else "", style=style))
            else:
                cells.append(_text(str(value) if value is not None else None))
        table.add_row(*cells)
    return table


def figures_tables(
    title: str,
    header: Sequence[str],
    figures: Sequence[Sequence[str | float | None]],
    agreement: Sequence[Sequence[str | float | None]],
) -> Iterator[Table]:
    """Yield an evaluation's figures and the agreement on stances as tables."""
    head_of_agreement = ("over", "pairs", "Cohen's kappa", "Krippendorff's alpha")
    for name, columns, rows in (
        (title, header, figures),
        ("Agreement on stances", head_of_agreement, agreement),
    ):
        table = _new_table(name, (columns[0], {}), *((column, _COUNT) for column in columns[1:]))
        for row in rows:
            table.add_row(*("–" if cell is None else _figure(cell) for cell in row))
        yield table


def _figure(cell: str | float) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else one_line(str(cell))


_MAKERS: tuple[tuple[TableName, Callable[[Report, Catalogue], Iterator[Table]]], ...] = (
    ("mentions", _mention_tables),
    ("speakers", speakers_table),
    ("stances", stances_table),
    ("statements", statements_table),
)


def _mentions_of(report: Report, speaker: Speaker) -> bool:
    return any(voice.speaker == speaker.name for voice in report.discourse.voices)


def _grouped(report: Report, kind: MentionKind) -> dict[str | None, list[int]]:
    """Return the indices of the mentions of one kind by catalogue id, most mentioned first."""
    groups: dict[str | None, list[int]] = {}
    for index, mention in enumerate(report.mentions):
        if mention.kind == kind:
            groups.setdefault(mention.id, []).append(index)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[1][0])))


def _lines(report: Report, indices: list[int]) -> str:
    """Return the lines of mentions, runs drawn together: 3, 5–7."""
    numbers = sorted({report.lines.line_of(report.mentions[index].start) for index in indices})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def _voices(report: Report, indices: list[int]) -> Text:
    """Who says the mentions, most often first, with counts where there is more than one voice."""
    if not report.discourse.voices:
        return Text()
    counts = Counter(report.voice(index).speaker for index in indices)
    line = Text()
    for place, (name, count) in enumerate(counts.most_common(SHOWN_SPEAKERS)):
        if place:
            line.append(", ")
        line.append(one_line(name or THE_WRITER), style="" if name else "dim")
        if len(counts) > 1:
            line.append(f" {count}", style="dim")
    if len(counts) > SHOWN_SPEAKERS:
        line.append(f", {len(counts) - SHOWN_SPEAKERS} more", style="dim")
    return line


def _shortened(text: str, limit: int) -> str:
    """`text` on one line, cut at a word where it is longer than `limit` characters."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", limit // 2, limit)
    return line[: cut if cut > 0 else limit] + " …"
