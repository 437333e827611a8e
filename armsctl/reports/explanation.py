"""Why: each mention, statement, speaker and stance of a stretch of text with its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from armsctl.reports.inert import one_line
from armsctl.reports.measure import kilometres, relation
from armsctl.reports.rows import words
from armsctl.reports.tables import STANCE_STYLE, head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from armsctl.catalogue.model import Catalogue
    from armsctl.reports.model import Report
    from armsctl.stances.model import Stance
    from armsctl.statements.model import Speaker, Statement


def explanation(
    report: Report, catalogue: Catalogue, start: int, end: int
) -> Iterator[RenderableType]:
    """Yield lines for a person that explain all that was found between `start` and `end`.

    A statement belongs to the stretch where any of its spans touches it, a stance where any of its
    evidence does, a speaker where one of those statements or of the mentions is theirs.
    """
    yield head(report)
    statements = [
        (number, statement)
        for number, statement in enumerate(report.discourse.statements)
        if _touches((*statement.source, *statement.cue, *statement.content), start, end)
    ]
    mentions = [n for n, m in enumerate(report.mentions) if m.start < end and start < m.end]
    names = {statement.speaker for _, statement in statements}
    names |= {statement.reporter for _, statement in statements}
    names |= {report.voice(number).speaker for number in mentions}
    speakers = [speaker for speaker in report.discourse.speakers if speaker.name in names]
    stances = [
        stance
        for stance in report.stances
        if _touches(((piece.start, piece.end) for piece in stance.evidence), start, end)
    ]
    if mentions:
        yield _title("Mentions")
        for number in mentions:
            yield _mention(report, catalogue, number)
    if statements:
        yield _title("Statements")
        for number, statement in statements:
            yield _statement(report, number, statement)
    if speakers:
        yield _title("Speakers")
        for speaker in speakers:
            yield _speaker(report, speaker)
    if stances:
        yield _title("Stances")
        for stance in stances:
            yield _stance(report, catalogue, stance)
    if not (mentions or statements or stances):
        nothing = "nothing was found here"
        if report.found:
            nothing += ": what is far from any mention is not read closely (see armsctl statements)"
        yield Text(nothing, style="dim")


def _touches(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _title(title: str) -> Text:
    return Text(f"\n{title}", style="bold underline")


def _because(rule: str, because: str) -> Text:
    line = Text("\n      why: ", style="dim")
    line.append(one_line(rule) or "no rule", style="cyan")
    if because:
        line.append(f": {one_line(because)}")
    return line


def _place(report: Report, offset: int) -> str:
    return f"  {report.lines.line_of(offset)}: "


def _mention(report: Report, catalogue: Catalogue, number: int) -> Text:
    mention = report.mentions[number]
    line = Text(_place(report, mention.start), style="dim")
    line.append(one_line(mention.text), style="not dim bold")
    line.append(f"  {mention.kind}", style="not dim")
    if mention.kind == "range":
        met = relation(mention, catalogue)
        line.append(f" {kilometres(mention)} km" + (f", {met}" if met else ""), style="not dim")
    else:
        line.append(f" {mention.id} ({one_line(mention.name)})", style="not dim")
    if mention.reference:
        line.append(f", by {mention.reference}", style="not dim")
    voice = report.voice(number)
    line.append(", said by ", style="not dim")
    line.append(one_line(voice.speaker or "the writer"), style="not dim italic")
    if voice.statement is not None:
        line.append(f" in statement {voice.statement}", style="not dim")
    line.append_text(_because(mention.rule, mention.because))
    return line


def _statement(report: Report, number: int, statement: Statement) -> Text:
    places = statement.content or statement.cue or statement.source
    line = Text(_place(report, places[0][0]) if places else "  ", style="dim")
    line.append(f"statement {number}, {statement.type}", style="not dim")
    line.append(f", {one_line(statement.speaker or 'nobody named')}", style="not dim bold")
    if statement.reporter:
        line.append(f", reported by {one_line(statement.reporter)}", style="not dim")
    for name, spans in (
        ("source", statement.source),
        ("cue", statement.cue),
        ("content", statement.content),
    ):
        if spans:
            line.append(f"\n      {name}: ", style="dim")
            line.append(one_line(words(report, spans)), style="not dim")
    line.append_text(_because(statement.rule, ""))
    return line


def _speaker(report: Report, speaker: Speaker) -> Text:
    line = Text("  ")
    line.append(one_line(speaker.name), style="bold")
    about = [speaker.kind, speaker.role, speaker.affiliation]
    line.append(f"  {', '.join(one_line(part) for part in about if part)}")
    for form in speaker.forms:
        number = report.lines.line_of(form.start)
        line.append(f"\n      {number}: ", style="dim")
        line.append(f"“{one_line(form.text)}”")
        line.append(f": {one_line(form.because)}", style="dim")
    return line


def _stance(report: Report, catalogue: Catalogue, stance: Stance) -> Text:
    treaty = catalogue.treaties.get(stance.treaty)
    line = Text("  ")
    line.append(one_line(stance.holder), style="bold")
    line.append(" on ")
    line.append(treaty.short if treaty else stance.treaty, style="bold")
    line.append(": ")
    line.append(stance.stance, style=STANCE_STYLE[stance.stance])
    line.append(f" ({stance.confidence:.2f})")
    if stance.reporter:
        line.append(f", as {one_line(stance.reporter)} says")
    for piece in stance.evidence:
        line.append(f"\n    {report.lines.line_of(piece.start)}: ", style="dim")
        line.append(f"“{one_line(piece.text)}”")
        line.append(f" {piece.value}", style=STANCE_STYLE[piece.value])
        if piece.cues:
            line.append(f"\n      cues: {', '.join(map(one_line, piece.cues))}", style="dim")
        line.append_text(_because(piece.rule, piece.because))
    return line
