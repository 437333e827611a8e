"""The report: what was found in one document, and its form as plain data (schema 1)."""

from __future__ import annotations

import functools
from collections import Counter
from typing import TYPE_CHECKING, Any

from armsctl.documents.lines import LineIndex
from armsctl.statements.model import Discourse, Voice
from armsctl.values import Value

if TYPE_CHECKING:
    from armsctl.documents.model import Document
    from armsctl.mentions.model import Mention
    from armsctl.stances.model import Evidence, Stance
    from armsctl.statements.model import Statement

SCHEMA = "armsctl.report/1"
_WRITER = Voice()
_UNATTRIBUTED = Discourse()


class _Found(Value):
    document: Document
    mentions: tuple[Mention, ...] = ()
    discourse: Discourse = _UNATTRIBUTED
    stances: tuple[Stance, ...] = ()


class Report(_Found):
    """Everything found in one document, in text order; stances by confidence.

    `discourse.voices` runs parallel to `mentions`, or is empty where nothing was attributed.
    """

    @functools.cached_property
    def lines(self) -> LineIndex:
        """The line numbers of the document's text."""
        return LineIndex(self.document.text)

    @property
    def found(self) -> bool:
        """Whether the document mentions anything in the catalogue."""
        return bool(self.mentions)

    def voice(self, index: int) -> Voice:
        """Who says `mentions[index]`."""
        voices = self.discourse.voices
        return voices[index] if voices else _WRITER

    def confident(self, minimum: float) -> Report:
        """Return the same report without the stances whose confidence is below `minimum`."""
        kept = tuple(stance for stance in self.stances if stance.confidence >= minimum)
        return self._replace(stances=kept)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data, in the form of `report.schema.json`."""
        return {
            "schema": SCHEMA,
            "document": _document(self.document),
            "mentions": [
                _mention(mention, self.voice(index), self.lines)
                for index, mention in enumerate(self.mentions)
            ],
            "speakers": self._speakers(),
            "statements": [
                _statement(statement, self.lines) for statement in self.discourse.statements
            ],
            "stances": [_stance(stance, self.lines) for stance in self.stances],
        }

    def _speakers(self) -> list[dict[str, Any]]:
        mentions = Counter(self.voice(index).speaker for index in range(len(self.mentions)))
        return [
            {
                "name": speaker.name,
                "kind": speaker.kind,
                "role": speaker.role,
                "affiliation": speaker.affiliation,
                "aliases": list(speaker.aliases),
                "statements": speaker.statements,
                "mentions": mentions[speaker.name],
            }
            for speaker in self.discourse.speakers
        ]


def _document(document: Document) -> dict[str, Any]:
    import hashlib  # noqa: PLC0415 (JSON alone needs it)

    date = document.date_text or (document.date.isoformat() if document.date else None)
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "date": date,
        "speaker": document.speaker,
        "characters": len(document.text),
        "sha256": digest,
    }


def _mention(mention: Mention, voice: Voice, lines: LineIndex) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "line": lines.line_of(mention.start),
        "text": mention.text,
        "kind": mention.kind,
        "id": mention.id,
        "name": mention.name,
    }
    if mention.kind == "treaty":
        entry["reference"] = mention.reference
    if mention.kind == "range":
        entry["comparator"] = mention.comparator
        entry["low_km"] = _kilometres(mention.low_km)
        entry["high_km"] = _kilometres(mention.high_km)
    entry["speaker"] = voice.speaker
    entry["statement"] = voice.statement
    return entry


def _statement(statement: Statement, lines: LineIndex) -> dict[str, Any]:
    places = statement.content or statement.cue or statement.source
    return {
        "speaker": statement.speaker,
        "type": statement.type,
        "reporter": statement.reporter,
        "source": [list(span) for span in statement.source],
        "cue": [list(span) for span in statement.cue],
        "content": [list(span) for span in statement.content],
        "line": lines.line_of(places[0][0]) if places else 1,
        "rule": statement.rule,
    }


def _stance(stance: Stance, lines: LineIndex) -> dict[str, Any]:
    return {
        "holder": stance.holder,
        "affiliation": stance.affiliation,
        "treaty": stance.treaty,
        "stance": stance.stance,
        "reporter": stance.reporter,
        "confidence": round(stance.confidence, 3),
        "evidence": [_evidence(piece, lines) for piece in stance.evidence],
    }


def _evidence(piece: Evidence, lines: LineIndex) -> dict[str, Any]:
    return {
        "start": piece.start,
        "end": piece.end,
        "line": lines.line_of(piece.start),
        "text": piece.text,
        "cues": list(piece.cues),
        "rule": piece.rule,
    }


def _kilometres(value: float | None) -> float | None:
    """Kilometres to a metre, whole ones as integers: 500, 804.672."""
    if value is None:
        return None
    rounded = round(value, 3)
    return int(rounded) if rounded.is_integer() else rounded
