"""JSONL and JSON: fields, ids, dates, what is wrong with a line."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.documents import ReadOptions, read_documents
from armsctl.documents.decoding import clean

if TYPE_CHECKING:
    from tests.documents.conftest import Read


def write(*lines: str | dict[str, Any], name: str = "c.jsonl", encoding: str = "utf-8") -> None:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    Path(name).write_bytes(text.encode(encoding))


def test_fields(read: Read) -> None:
    given = {"id": 7, "text": "We.", "title": "T", "date": 1996, "speaker": "Norland", "x": None}
    write(given)
    [document], problems = read("c.jsonl")
    assert (document.id, document.title, document.speaker) == ("7", "T", "Norland")
    assert (document.date, document.date_text) == (dt.date(1996, 12, 31), "1996")
    assert not problems


def test_fields_by_other_names(read: Read) -> None:
    write({"key": "k", "body": "b", "head": "h", "day": "2019-10-21", "who": "w"})
    options = ReadOptions(
        text_field="body",
        id_field="key",
        title_field="head",
        date_field="day",
        speaker_field="who",
    )
    [document], _ = read("c.jsonl", options=options)
    assert (document.id, document.text, document.title) == ("k", "b", "h")
    assert (document.date, document.speaker) == (dt.date(2019, 10, 21), "w")


def test_the_users_word_wins(read: Read) -> None:
    write({"text": "a", "speaker": "X", "date": "2001"})
    options = ReadOptions(speaker="Russia", date="2019-10")
    [document], _ = read("c.jsonl", options=options)
    assert (document.speaker, document.date) == ("Russia", dt.date(2019, 10, 31))
    assert document.date_text == "2019-10"


def test_a_date_that_is_none_stops_at_once(read: Read) -> None:
    write({"text": "a"})
    documents, [problem] = read("c.jsonl", options=ReadOptions(date="someday"))
    assert not documents
    assert str(problem) == "--date: 'someday' is no date; give 2019-10-21, 2019-10 or 2019"


def test_ids_default_to_the_place_and_may_repeat(read: Read) -> None:
    write(
        {"text": "a"}, {"text": "b", "id": ""}, {"text": "c", "id": "x"}, {"text": "d", "id": "x"}
    )
    documents, problems = read("c.jsonl")
    assert [document.id for document in documents] == ["c:1", "c:2", "x", "x"]
    assert not problems


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "is no JSON: "),
        ("nonsense", "is no JSON: expecting value at column 1"),
        ('{"text": "a"} {"text": "b"}', "is no JSON: extra data"),
        ("[1]", "holds a list where an object"),
        ("null", "holds null where an object"),
        ('{"text": null}', "its 'text' is null, not a string"),
        ('{"text": ["a"]}', "its 'text' is a list, not a string"),
        ('{"body": "a", "n": 1}', "has no 'text' (its keys: 'body', 'n'); name the text by"),
        ("{}", "has no 'text' (its keys: none)"),
        ("[" * 100_000, "nested too deep"),
        ('{"text": ' + "9" * 5000 + "}", "is no JSON: "),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(read: Read, line: str, message: str) -> None:
    write({"text": "before"}, "", line, {"text": "after"})
    documents, [problem] = read("c.jsonl")
    assert [document.text for document in documents] == ["before", "after"]
    assert (problem.path, problem.line, problem.error) == ("c.jsonl", 3, True)
    assert message in problem.message
    assert "\n" not in problem.message


def test_bad_lines_without_end_are_counted(read: Read) -> None:
    write(*["no"] * 500, {"text": "after"})
    documents, problems = read("c.jsonl")
    assert len(documents) == 1
    assert len(problems) == 21
    assert "480 more lines" in problems[-1].message


def test_a_date_that_is_not_understood_is_a_note(read: Read) -> None:
    write({"text": "a", "date": "10/11/2019"})
    [document], [problem] = read("c.jsonl")
    assert (document.date, document.date_text, problem.error) == (None, "10/11/2019", False)


def test_lone_surrogates_are_replaced_one_for_one(read: Read) -> None:
    write('{"text": "a\\ud800b \\ud83d\\ude80 \\udc00", "id": "\\udfff", "title": "\\ud83d"}')
    [document], _ = read("c.jsonl")
    assert document.text == "a\ufffdb \U0001f680 \ufffd"
    assert (document.id, document.title) == ("\ufffd", "\ufffd")


def test_an_array_and_an_object(read: Read) -> None:
    write(json.dumps([{"text": "a"}, {"text": "b", "id": "x"}, 3], indent=1), name="many.json")
    write(json.dumps({"text": "c"}, indent=1), name="one.json")
    write({"text": "d"}, name="line.json")
    write({"text": "e"}, {"text": "f"}, name="lines.json")
    documents, [problem] = read("many.json", "one.json", "line.json", "lines.json")
    assert [(document.id, document.text) for document in documents] == [
        ("many:1", "a"),
        ("x", "b"),
        ("one", "c"),
        ("line:1", "d"),
        ("lines:1", "e"),
        ("lines:2", "f"),
    ]
    assert problem.message.startswith("holds a number where an object")


def test_broken_json_tells_the_line(read: Read) -> None:
    write('{"text":\n\n oops}', name="bad.json")
    documents, [problem] = read("bad.json")
    assert not documents
    assert str(problem).startswith("bad.json:3: is no JSON: expecting value")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_corpora_in_other_encodings(read: Read, encoding: str) -> None:
    write('{"text": "Café"}', '{"text": "two"}', encoding=encoding)
    documents, problems = read("c.jsonl")
    assert [document.text for document in documents] == ["Café", "two"]
    assert not problems


def test_a_corpus_in_windows_1252_is_noted_once(read: Read) -> None:
    write(*['{"text": "Russia’s “no” to the café"}'] * 3, encoding="cp1252")
    documents, [note] = read("c.jsonl")
    assert {document.text for document in documents} == {"Russia’s “no” to the café"}
    assert not note.error
    assert "cp1252" in note.message


def test_an_unknown_suffix_is_read_by_its_start(read: Read) -> None:
    write({"text": "a"}, {"text": "b"}, name="corpus.data")
    write("{brackets} begin an article", name="article.data")
    write(json.dumps([{"text": "c"}], indent=1), name="array.data")
    documents, _ = read("corpus.data", "article.data", "array.data")
    assert [document.text for document in documents] == [
        "a",
        "b",
        "{brackets} begin an article",
        "c",
    ]


@pytest.mark.usefixtures("read")  # in a directory of its own
def test_memory_is_flat() -> None:
    line = json.dumps({"text": "x" * 5000}) + "\n"
    with gzip.open("c.jsonl.gz", "wt", encoding="utf-8") as file:
        for _ in range(4000):
            file.write(line)
    tracemalloc.start()
    count = sum(1 for _ in read_documents(["c.jsonl.gz"]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 4000
    assert peak < 4 << 20  # of twenty


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_clean_keeps_every_place(text: str) -> None:
    assert clean(text) == text
    broken = text + "\ud800"
    assert clean(broken) == text + "\ufffd"


@given(st.lists(st.text(max_size=40), max_size=6))
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("corpus") / "c.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    assert [getattr(item, "text", None) for item in read_documents([str(path)])] == texts
