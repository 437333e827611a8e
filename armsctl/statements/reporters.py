"""Reports within reports: "TASS cited Shoigu as saying", "…, RIA Novosti reports".

Who passes a statement on is its reporter; the speaker is whom it is about. Both constructions reach
this module as statements of the outlet and leave it as statements of the speaker.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from armsctl.language import token_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armsctl.language import Reading
    from armsctl.statements.actors import Actors
    from armsctl.statements.model import Span, Statement

CITING = frozenset({"cited", "cites", "citing", "quoted", "quotes", "quoting"})
REPORTING = frozenset({"reports", "reported", "report", "said", "says", "writes", "wrote", "adds"})


@functools.cache
def _as_saying() -> re.Pattern[str]:
    return re.compile(r"\s+as\s+(?:saying|stating|telling|adding)\b")


def unfold(
    reading: Reading, actors: Actors, statements: Sequence[Statement]
) -> tuple[list[Statement], dict[int, Span]]:
    """Return the statements with cited sources put first, and each one's reporter by its index."""
    kept: list[Statement] = []
    reporters: dict[int, Span] = {}
    cited = _cited(reading.text, statements)
    for number, statement in enumerate(statements):
        if number in cited and cited[number] is None:
            continue
        source = cited.get(number)
        if source is not None and statement.source:
            reporters[len(kept)] = statement.source[0]
            kept.append(statement._replace(source=(source,), rule=f"{statement.rule}+cited"))
            continue
        trimmed, reporter = _trailing(reading, actors, statement)
        if reporter is not None:
            reporters[len(kept)] = reporter
        kept.append(trimmed)
    return kept, reporters


def _cited(text: str, statements: Sequence[Statement]) -> dict[int, Span | None]:
    """Map statements said "as saying" to whom they cite, and the citing ones to None: they go."""
    found: dict[int, Span | None] = {}
    for number, statement in enumerate(statements):
        if not any(text[start:end].lower() in CITING for start, end in statement.cue):
            continue
        for start, end in statement.content:
            match = _as_saying().search(text, start, end)
            if match is None:
                continue
            twin = next(
                (
                    other
                    for other, saying in enumerate(statements)
                    if other != number
                    and any(match.start() <= a and b <= match.end() for a, b in saying.cue)
                ),
                None,
            )
            if twin is not None:
                found[twin] = (start, match.start())
                found[number] = None
    return found


def _trailing(
    reading: Reading, actors: Actors, statement: Statement
) -> tuple[Statement, Span | None]:
    """Cut ", RIA Novosti reports" from the end of a content, and return the outlet's span."""
    if not statement.content or not statement.source:
        return statement, None
    start, end = statement.content[-1]
    last = token_at(reading, end - 1)
    first = token_at(reading, start)
    while last > first and reading.tags[last] in '.,"':
        last -= 1
    if reading.lower[last] not in REPORTING:
        return statement, None
    for place in range(last - 1, max(first, last - 8), -1):
        if place and reading.tags[place - 1] in ',"':
            match = actors.match(place, last)
            if match is None or match.past != last or match.actor.kind != "outlet":
                return statement, None
            comma = place - 1
            while comma > first and reading.tags[comma] == ",":
                comma -= 1
            content = (*statement.content[:-1], (start, reading.ends[comma]))
            outlet = (reading.starts[place], reading.ends[last - 1])
            return statement._replace(content=content), outlet
    return statement, None
