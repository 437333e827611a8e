"""The whole discourse of a document: statements, their speakers, and who says each mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language import is_first_person, read, read_name, token_at
from armsctl.statements.actors import actor_index, covering
from armsctl.statements.find import find_statements
from armsctl.statements.gathering import Gathering
from armsctl.statements.model import Discourse, SpeakerKind
from armsctl.statements.people import People
from armsctl.statements.reporters import unfold
from armsctl.statements.speakers import Resolved, Resolver
from armsctl.statements.voices import voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armsctl.catalogue.model import Catalogue
    from armsctl.documents.model import Document
    from armsctl.language import Reading
    from armsctl.mentions.model import Mention
    from armsctl.statements.actors import ActorIndex
    from armsctl.statements.model import Span, Statement


# What of a state's speaks in its speech, the state's: "my country", "the Norwegian delegation".
_OWN = frozenset({"country", "delegation", "government", "nation", "people", "state", "republic"})
_LONGEST_OWN = 9


def read_discourse(
    document: Document,
    mentions: Sequence[Mention],
    catalogue: Catalogue,
    near: Sequence[Span] | None = None,
) -> Discourse:
    """Return all statements and speakers of `document`, and who says each of `mentions`.

    With `near`, only the statements that are made within these spans of the text.
    """
    reading = read(document.text)
    actors = actor_index(catalogue).within(reading)
    present = actors.all()
    people = People(reading, actors, covering(present))
    things = [(mention.start, mention.end) for mention in mentions if mention.kind != "range"]
    resolver = Resolver(reading, people, actors, present, things)
    gathering = Gathering(document.text, resolver.names)
    statements, reporters = unfold(reading, actors, find_statements(document.text, reading, near))
    order = sorted(range(len(statements)), key=lambda n: _place(statements[n]))
    own: list[int] = []
    for number in order:
        statement = statements[number]
        if _first_person(reading, statement):
            own.append(number)
            continue
        told_of = statement.rule.startswith("n-own")  # "on Trump's claim that …"
        resolved = resolver.resolve(statement.source, speaks=not told_of)
        if resolved is not None and _speaks_for(resolved.name, document.speaker, actors.index):
            own.append(number)
            continue
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
    if not lower or not is_first_person(reading, first):
        return False
    return len(lower) <= 3 or (lower[0] in {"my", "our"} and lower[1] in _OWN)


def _speaks_for(name: str, speaker: str | None, actors: ActorIndex) -> bool:
    """Whether a speech's state is meant: "the delegation of Norway", "the Norwegian Government"."""
    if speaker is None or name == speaker:
        return False
    lower = [word for word in read_name(name).lower if word != "the"]
    if not lower or (lower[0] not in _OWN and lower[-1] not in _OWN) or len(lower) > _LONGEST_OWN:
        return False
    found = actors.named(name).all()
    return bool(found) and found[0].actor.name == speaker


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
