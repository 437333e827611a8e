"""Bytes to text: what a file is encoded in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from armsctl.values import Value

# So many bytes tell what a stream is.
HEAD = 65536
_BOMS = (  # the longer ones first: UTF-32's begins as UTF-16's does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF; convert it first (pdftotext)"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as text"),
    (b"BZh", "compressed with bzip2; unpack it first (bunzip2)"),
    (b"\xfd7zXZ", "compressed with xz; unpack it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first (unzstd)"),
)
# All control characters but tab, the line and page ends, and escape.
_CONTROLS = bytes([*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_HIGH = bytes(range(0x80, 0x100))
_NOT_1252 = b"\x81\x8d\x8f\x90\x9d"
# Other scripts than Latin have more of it, and in longer runs.
_WESTERN = 0.25
_RUN = rb"[\x80-\xff]{3}"
# A guess gains nothing from more than this.
_SAMPLE = 1 << 18


class Decoded(Value):
    """A text, and what the user should know of how it was read (or None)."""

    text: str
    note: str | None = None


def clean(text: str) -> str:
    """Return `text` with each lone surrogate, which no output can hold, replaced by U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def wide_encoding(head: bytes) -> str | None:
    """Return the encoding that a byte order mark or the pattern of zero bytes shows, or None.

    UTF-16 without a mark is told by zeros in every other place, as Latin letters have them.
    """
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    sample = head[: min(len(head), 4096) & ~1]
    if b"\0" not in sample:
        return None
    half = len(sample) / 2
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return None


def binary_format(head: bytes) -> str | None:
    """Return what is wrong with a stream that begins so and is no text; None for a text."""
    for magic, name in _FORMATS:
        if head.startswith(magic):
            return f"is {name}"
    if wide_encoding(head) or not head:
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    # A stray NUL in UTF-8 is text; nothing else that holds NULs is.
    share = 0.1 if _is_utf8(head) else 0.0 if b"\0" in head else 0.02
    return "is binary; give text" if controls > share * len(head) else None


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # may end within a character
    except UnicodeDecodeError:
        return False
    return True


def decode(data: bytes) -> Decoded:
    """Return the text of `data`, without a byte order mark, every newline as it is."""
    encoding = wide_encoding(data[:HEAD]) or "utf-8"
    try:
        return Decoded(clean(data.decode(encoding)))
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            text = data.decode(encoding, "replace")
            note = f"is damaged {encoding.upper()} ({error.reason}); bad places are read as U+FFFD"
            return Decoded(clean(text), note)
    encoding = guess(data[:_SAMPLE])
    return Decoded(clean(data.decode(encoding, "replace")), guess_note(encoding))


def guess_note(encoding: str) -> str:
    """Return what to tell the user of bytes that were not UTF-8 and were read as `encoding`."""
    if encoding == "utf-8":
        return "holds bytes that are not UTF-8, read as U+FFFD"
    return f"is not UTF-8; read as {encoding} by guess"


def guess(data: bytes) -> str:
    """Return the name of the likeliest encoding of `data`, which is not all UTF-8.

    Mostly UTF-8 stays UTF-8: a text cut off or badly mended, which another encoding would spoil.
    Where most is ASCII and no more than two other bytes come together, they are the typographic
    marks and accents of English or another western language: Windows-1252. (A general guesser has
    too little to go on there, and takes English for Polish.) The rest is left to
    charset-normalizer.
    """
    bad = data.decode("utf-8", "replace").count("\ufffd")
    beyond = len(data) - len(data.translate(None, _HIGH))
    if beyond > 8 * bad:  # a character of UTF-8 has two to four such bytes
        return "utf-8"
    western = beyond <= _WESTERN * len(data) and not re.search(_RUN, data)
    if western and not set(_NOT_1252) & set(data):
        return "cp1252"
    import charset_normalizer  # noqa: PLC0415 (few files need it)

    best = charset_normalizer.from_bytes(data).best()
    return best.encoding if best else "cp1252"
