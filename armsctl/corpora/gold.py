"""Hand-coded documents: read, checked, and turned into documents to analyse."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING, Any

from armsctl.documents.model import Document

if TYPE_CHECKING:
    from pathlib import Path

_MENTION_KEYS = {
    "treaty": ("id", "reference", "speaker"),
    "weapon": ("id",),
    "range": ("comparator", "low_km", "high_km"),
}
_STANCE_KEYS = ("holder", "treaty", "stance")


class GoldError(Exception):
    """A hand-coded file cannot be used; the message says where and why, and the way out."""


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Return the hand-coded documents of a JSONL file, plain or gzipped.

    Raises GoldError where the file cannot be read or a line is not of the form that
    `armsctl.corpora.evaluation` describes.
    """
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise GoldError(f"{path}: cannot be read ({why}); give a JSONL file in UTF-8") from error
    documents: list[dict[str, Any]] = []
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{path}:{number}: is no JSON; give one object a line") from error
        if fault := _fault(document, seen):
            raise GoldError(f"{path}:{number}: {fault}")
        seen.add(str(document["id"]))
        documents.append(document)
    if not documents:
        raise GoldError(f"{path}: holds no document; give one JSON object a line")
    return documents


def _fault(document: object, seen: set[str]) -> str | None:
    """Return what is wrong with one document, None where nothing is."""
    if not isinstance(document, dict):
        return "is no object; give one with id, text, mentions and stances"
    if not isinstance(document.get("text"), str) or document.get("id") is None:
        return "has no id or no text; give both"
    if str(document["id"]) in seen:
        return f"has the id {document['id']!r} of an earlier line; give each document its own"
    for name in ("actors", "mentions", "stances"):
        entries = document.get(name, [])
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            return f"{name} is no list of objects"
    for mention in document.get("mentions", []):
        if mention.get("kind") not in _MENTION_KEYS:
            return f"a mention's kind is {mention.get('kind')!r}; give treaty, weapon or range"
        for key in ("start", "end"):
            if not isinstance(mention.get(key), int):
                return f"a mention has no whole number as {key}"
        for key in _MENTION_KEYS[mention["kind"]]:
            if key not in mention:
                return f"a {mention['kind']} mention has no {key}"
    for stance in document.get("stances", []):
        for key in _STANCE_KEYS:
            if not isinstance(stance.get(key), str):
                return f"a stance has no {key}"
    for actor in document.get("actors", []):
        if not isinstance(actor.get("name"), str) or "kind" not in actor:
            return "an actor has no name or no kind"
    return None


def document_of(entry: dict[str, Any], path: str) -> Document:
    """Return the document to analyse, dated and spoken as the coded one is."""
    from armsctl.documents import parsed_date  # noqa: PLC0415 (only an evaluation needs it)

    given = entry.get("date")
    return Document(
        id=str(entry["id"]),
        text=entry["text"],
        path=path,
        title=entry.get("title"),
        date=parsed_date(given) if given else None,
        date_text=given,
        speaker=entry.get("speaker"),
    )
