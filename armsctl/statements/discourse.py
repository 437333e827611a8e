"""The whole discourse of a document: statements, their speakers, and who says each mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language import read, token_at
from armsctl.statements.actors import actor_index
from armsctl.statements.find import find_statements
from armsctl.statements.model import Discourse, SpeakerKind
from armsctl.statements.people import People
from armsctl.statements.reporters import unfold
from armsctl.statements.speakers import FIRST_PERSON, Gathering, Resolved, Resolver
from armsctl.statements.voices import voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armsctl.catalogue.model import Catalogue
    from armsctl.documents.model import Document
    from armsctl.language import Reading
    from armsctl.mentions.model import Mention
    from armsctl.statements.model import Statement


def read_discourse(
    document: Document, mentions: Sequence[Mention], catalogue: Catalogue
) -> Discourse:
    """Return all statements and speakers of `document`, and who says each of `mentions`."""
    reading = read(document.text)
    actors = actor_index(catalogue)
    people = People(reading, actors)
    things = [(mention.start, mention.end) for mention in mentions if mention.kind != "range"]
    resolver = Resolver(reading, people, actors, things)
    gathering = Gathering(document.text, resolver.names)
    statements, reporters = unfold(reading, actors, find_statements(document.text, reading))
    order = sorted(range(len(statements)), key=lambda n: _place(statements[n]))
    own: list[int] = []
    for number in order:
        statement = statements[number]
        if _first_person(reading, statement):
            own.append(number)
            continue
        resolved = resolver.resolve(statement.source)
        if resolved is not None:
            statements[number] = statement._replace(speaker=resolved.name)
            gathering.meet(resolved, statement.source)
        if number in reporters:
            passed_on = resolver.resolve([reporters[number]])
            if passed_on is not None:
                reporter = passed_on.name
                statements[number] = statements[number]._replace(reporter=reporter)
                gathering.meet(passed_on, [reporters[number]], speaks=False)
    for number in own:
        speaker = _whose(number, statements) or document.speaker
        statements[number] = statements[number]._replace(speaker=speaker)
    if document.speaker is not None:
        gathering.meet(_speechmaker(document.speaker, catalogue), (), speaks=False)
    found = tuple(statements)
    return Discourse(
        found, gathering.speakers(), voices(reading, mentions, found, document.speaker)
    )


def _place(statement: Statement) -> int:
    spans = statement.source or statement.cue or statement.content
    return spans[0][0] if spans else 0


def _first_person(reading: Reading, statement: Statement) -> bool:
    if not statement.source:
        return False
    start, end = statement.source[0]
    first, past = token_at(reading, start), token_at(reading, end - 1) + 1
    lower = reading.lower[first:past]
    return bool(lower) and lower[0] in FIRST_PERSON and len(lower) <= 3


def _whose(number: int, statements: Sequence[Statement]) -> str | None:
    """Return who says "I": the speaker of the innermost statement around it."""
    place = _place(statements[number])
    best: tuple[int, str] | None = None
    for other, statement in enumerate(statements):
        if other == number or statement.speaker is None:
            continue
        for start, end in statement.content:
            if start <= place < end and (best is None or end - start < best[0]):
                best = (end - start, statement.speaker)
    return best[1] if best else None


def _speechmaker(name: str, catalogue: Catalogue) -> Resolved:
    """Return a speech's speaker: an actor of the catalogue by its name, else a person."""
    for actor in catalogue.actors.values():
        if actor.name == name:
            return Resolved(name, actor.kind, "the speaker of the document")
    kind: SpeakerKind = "person" if " " in name else "state"
    return Resolved(name, kind, "the speaker of the document")
