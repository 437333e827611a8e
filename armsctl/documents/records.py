"""A JSON object of a corpus to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from armsctl.documents.dates import FORMS, parsed_date
from armsctl.documents.decoding import clean
from armsctl.documents.model import Document, Problem, ReadOptions
from armsctl.documents.titles import headline

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS_SHOWN = 8


def read_record(
    record: Any,  # noqa: ANN401 (whatever the JSON holds)
    fallback: str,
    path: str | None,
    options: ReadOptions,
    line: int | None = None,
) -> Iterator[Document | Problem]:
    """Yield the document that `record` is, and the problems it has.

    `fallback` is its id where it brings none. A record without a text of its own is an error; a
    date that cannot be understood is a note, and kept as it is given.
    """
    place = path or "standard input"
    if not isinstance(record, dict):
        message = f"holds {_kind(record)} where an object with a text is expected"
        yield Problem(place, message, line)
        return
    text = record.get(options.text_field)
    if not isinstance(text, str):
        yield Problem(place, _no_text(record, options.text_field), line)
        return
    date_text = options.date or _plain(record.get(options.date_field))
    date = parsed_date(date_text) if date_text else None
    if date_text and not date:
        message = f"date {date_text[:40]!r} is not understood; give {FORMS}"
        yield Problem(place, message, line, error=False)
    text = clean(text)
    yield Document(
        id=_plain(record.get(options.id_field)) or fallback,
        text=text,
        path=path,
        title=_plain(record.get(options.title_field)) or headline(text),
        date=date,
        date_text=date_text,
        speaker=options.speaker or _plain(record.get(options.speaker_field)),
    )


def _plain(value: Any) -> str | None:  # noqa: ANN401
    """Return a string or a number as text; None for what is empty or neither."""
    if isinstance(value, str):
        return clean(value.strip()) or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _kind(value: Any) -> str:  # noqa: ANN401
    kinds: tuple[tuple[type, str], ...] = (
        (dict, "an object"),
        (list, "a list"),
        (str, "a string"),
        (bool, "true or false"),
        (int, "a number"),
        (float, "a number"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def _no_text(record: dict[str, Any], field: str) -> str:
    if field in record:
        return f"its {field!r} is {_kind(record[field])}, not a string; mend it or use --text-field"
    keys = ", ".join(clean(repr(key[:30])) for key in list(record)[:_KEYS_SHOWN])
    more = ", …" if len(record) > _KEYS_SHOWN else ""
    return f"has no {field!r} (its keys: {keys or 'none'}{more}); name the text by --text-field"
