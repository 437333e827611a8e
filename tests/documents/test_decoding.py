"""Encodings, and what is no text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.documents.decoding import decode

if TYPE_CHECKING:
    from tests.documents.conftest import Read

ENGLISH = "Russia’s “no” to the talks in Genève – said the minister on Friday. \U0001f680"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_told(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == (ENGLISH, None)


def test_the_other_byte_order_with_a_mark() -> None:
    assert decode(b"\xfe\xff" + ENGLISH.encode("utf-16-be")) == (ENGLISH, None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("He said “no”.", "cp1252"),
        ("The minister’s view – a £5m café in Genève, naïve as it is.", "cp1252"),
        (
            "Le traité a été signé à Genève, où l'on a décidé d'éliminer les missiles.",
            "cp1252",
        ),
        (
            "Договор о нераспространении ядерного оружия был подписан в Москве в 1968 году.",
            "cp1251",
        ),
        ("核兵器不拡散条約は1968年に署名された。日本はこの条約を支持している。", "cp932"),
    ],
)
def test_other_encodings_are_guessed_with_a_note(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded == (text, f"is not UTF-8; read as {encoding} by guess")


def test_a_few_bad_bytes_do_not_spoil_the_rest() -> None:
    data = "Genève, Genève, Genève, Genève, Genève".encode() + b"\xe8"
    decoded = decode(data)
    assert decoded.text == "Genève, Genève, Genève, Genève, Genève\ufffd"
    assert decoded.note == "holds bytes that are not UTF-8, read as U+FFFD"


def test_damaged_utf_16_is_noted() -> None:
    decoded = decode("INF".encode("utf-16") + b"\x00")
    assert decoded.text.startswith("INF")
    assert decoded.note
    assert "damaged UTF-16" in decoded.note


def test_a_stray_nul_is_text(read: Read) -> None:
    Path("a.txt").write_bytes(b"The INF\x00 Treaty ended.")
    [document], problems = read("a.txt")
    assert (document.text, problems) == ("The INF\x00 Treaty ended.", [])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF; convert it"),
        (b"PK\x03\x04\x14\x00\x06\x00", "an office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is binary"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "is binary"),
        (bytes(range(256)) * 20, "is binary"),
        (b"\0" * 1000, "is binary"),
        (b"BZh91AY&SY", "bunzip2"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a"])
def test_binary_files_are_told(read: Read, name: str, data: bytes, message: str) -> None:
    Path(name).write_bytes(data)
    documents, [problem] = read(name)
    assert not documents
    assert message in problem.message
    assert problem.error
    # In a directory it may lie about; a note is enough.
    Path("d").mkdir()
    Path(name).rename("d/a.txt")
    documents, [problem] = read("d")
    assert (documents, problem.error) == ([], False)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
@settings(max_examples=60, deadline=None)
def test_utf8_is_read_as_it_is(text: str) -> None:
    text = text.lstrip("\ufeff")
    assert decode(text.encode()) == (text, None)


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_become_a_text_that_can_be_printed(data: bytes) -> None:
    decode(data).text.encode()
