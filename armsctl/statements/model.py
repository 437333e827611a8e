"""Statements: who says, thinks or wants what; and the speakers behind them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from armsctl.values import Value

Span: TypeAlias = tuple[int, int]
StatementType: TypeAlias = Literal["direct", "indirect", "mixed"]
SpeakerKind: TypeAlias = Literal["person", "state", "organisation", "outlet", "group"]


class Statement(Value):
    """One attribution. Spans count code points in the document's text, half open, in text order.

    `speaker` is the canonical name that `source` was resolved to, None where there is no source
    ("it is believed"); `reporter` likewise names who passes the statement on ("RIA Novosti
    reports"), and `reporter_source` is where the text says so. `rule` names the construction that
    was read.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: StatementType
    speaker: str | None = None
    reporter: str | None = None
    rule: str = ""
    reporter_source: tuple[Span, ...] = ()


class Form(Value):
    """One form in which a document names a speaker, and why it was read so."""

    text: str
    start: int
    because: str


class Speaker(Value):
    """A person or body that speaks in a document, under the fullest name there, without title.

    States go by their common English name. `forms` lists how each form was resolved to it.
    """

    name: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()
    statements: int = 0
    forms: tuple[Form, ...] = ()


class Voice(Value):
    """Who says one mention: the speaker's name (None: the writer), the statement's index."""

    speaker: str | None = None
    statement: int | None = None


class Discourse(Value):
    """All statements and speakers of one document; `voices` runs parallel to its mentions."""

    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    voices: tuple[Voice, ...] = ()
