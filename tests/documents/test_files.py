"""Files, directories and streams: what is read, in which order, under which id."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from armsctl.documents import ReadOptions, read_documents, streams

if TYPE_CHECKING:
    from tests.documents.conftest import Read


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}", encoding="utf-8")


def test_a_file_is_a_document(read: Read) -> None:
    make("article.txt")
    [document], problems = read("article.txt")
    assert (document.id, document.text, document.path) == (
        "article",
        "text of article.txt",
        "article.txt",
    )
    assert not problems


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_no_newline_is_translated(read: Read, ending: str) -> None:
    text = f"one{ending}two{ending}"
    Path("a.txt").write_bytes(text.encode())
    [document], _ = read("a.txt")
    assert document.text == text


def test_an_empty_file_is_an_empty_text(read: Read) -> None:
    Path("empty.txt").touch()
    [document], problems = read("empty.txt")
    assert (document.text, document.title, problems) == ("", None, [])


def test_directories_are_read_in_order_without_what_is_hidden(read: Read) -> None:
    make("d/b.txt", "d/a/z.md", "d/a.txt", "d/.hidden.txt", "d/.git/x.txt", "d/picture.png")
    documents, problems = read("d")
    assert [document.id for document in documents] == ["a/z", "a", "b"]
    assert documents[0].path == str(Path("d/a/z.md"))
    assert not problems


def test_globs_choose(read: Read) -> None:
    make("d/a.log", "d/b.txt", "d/sub/c.log", "d/sub/d.log")
    documents, _ = read("d", options=ReadOptions(globs=("*.log",)))
    assert [document.id for document in documents] == ["a", "sub/c", "sub/d"]
    documents, _ = read("d", options=ReadOptions(globs=("sub/c*", "b.*")))
    assert [document.id for document in documents] == ["b", "sub/c"]


def test_a_named_file_is_read_whatever_its_name(read: Read) -> None:
    make("d/.notes", "d/report")
    documents, problems = read("d/.notes", "d/report")
    assert [document.id for document in documents] == [".notes", "report"]
    assert not problems


def test_stems_that_meet_go_by_their_paths(read: Read) -> None:
    make("a/x.txt", "b/x.txt", "y.txt")
    documents, _ = read("a/x.txt", "b/x.txt", "y.txt")
    assert [document.id for document in documents] == ["a/x", "b/x", "y"]


def test_a_file_reached_twice_is_read_once(read: Read) -> None:
    make("d/a.txt", "d/b.txt")
    Path("d/link.txt").symlink_to("a.txt")
    documents, _ = read("d/b.txt", "d", "./d/../d/a.txt")
    assert [document.text for document in documents] == ["text of d/b.txt", "text of d/a.txt"]


def test_links_in_a_ring_end(read: Read) -> None:
    make("d/sub/a.txt")
    Path("d/sub/up").symlink_to("..", target_is_directory=True)
    Path("d/sub/self").symlink_to(".", target_is_directory=True)
    Path("d/gone.txt").symlink_to("nowhere")
    documents, problems = read("d")
    assert [document.id for document in documents] == ["sub/a"]
    assert [str(problem) for problem in problems] == [
        f"{Path('d/gone.txt')}: no such file or directory; check the name"
    ]


def test_a_directory_without_texts_is_told(read: Read) -> None:
    Path("d").mkdir()
    documents, [problem] = read("d")
    assert not documents
    assert problem.error
    assert "holds no file like *.txt" in problem.message
    _, [problem] = read("d", options=ReadOptions(globs=("*.log",)))
    assert "holds no file like *.log" in problem.message


@pytest.mark.parametrize("name", ["missing.txt", "no/such/place", "nul\0l", "x" * 5000])
def test_what_cannot_be_opened_is_told_and_the_rest_goes_on(read: Read, name: str) -> None:
    make("article.txt")
    documents, [problem] = read(name, "article.txt")
    assert [document.id for document in documents] == ["article"]
    assert (problem.path, problem.error) == (name, True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_told(read: Read) -> None:
    make("secret.txt")
    Path("secret.txt").chmod(0)
    _, [problem] = read("secret.txt")
    assert "may not be read" in problem.message


def test_nothing_is_read_before_it_is_asked_for(read: Read) -> None:
    make("a.txt", "b.txt")
    items = read_documents(["a.txt", "b.txt"])
    next(items)
    Path("b.txt").write_text("changed", encoding="utf-8")
    second = next(items)
    assert getattr(second, "text", None) == "changed"
    assert read("a.txt")[0]


def test_a_pipe_is_read(read: Read) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo("pipe")
    if os.fork() == 0:  # pragma: no cover
        Path("pipe").write_text("through the pipe", encoding="utf-8")
        os._exit(0)
    [document], problems = read("pipe")
    os.wait()
    assert (document.text, problems) == ("through the pipe", [])


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are Unicode")
def test_a_name_that_is_no_utf8_can_be_printed(read: Read) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).touch()
    [document], _ = read(name)
    assert document.id == "caf\ufffd"
    assert document.path == "caf\ufffd.txt"


class _Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input_is_a_text_or_a_corpus(
    read: Read, monkeypatch: pytest.MonkeyPatch, pack: type[bytes]
) -> None:
    monkeypatch.setattr("sys.stdin", _Stdin(pack(b"An article.\n")))
    [document], problems = read("-")
    assert (document.id, document.text, document.path) == ("stdin", "An article.\n", None)
    corpus = b'\n\n{"text": "one"}\n{"text": "two", "id": 2}\n{"text": 3}\n'
    monkeypatch.setattr("sys.stdin", _Stdin(pack(corpus)))
    documents, problems = read("-")
    assert [(document.id, document.text) for document in documents] == [
        ("stdin:3", "one"),
        ("2", "two"),
    ]
    assert str(problems[0]).startswith("standard input:5: its 'text' is a number, not a string")


def test_gzip_is_told_by_its_bytes(read: Read) -> None:
    Path("a.txt.gz").write_bytes(gzip.compress(b"zipped"))
    Path("b.txt").write_bytes(gzip.compress(b"zipped under another name"))
    Path("c.txt.gz").write_bytes(b"not zipped at all")
    documents, problems = read(".")
    assert [(document.id, document.text) for document in documents] == [
        ("a", "zipped"),
        ("b", "zipped under another name"),
        ("c", "not zipped at all"),
    ]
    assert not problems


@pytest.mark.parametrize("cut", [5, 15, -4])
def test_damaged_gzip_is_told(read: Read, cut: int) -> None:
    make("b.txt")
    Path("a.txt.gz").write_bytes(gzip.compress(os.urandom(200).hex().encode())[:cut])
    documents, [problem] = read(".")
    assert [document.id for document in documents] == ["b"]
    assert "is damaged gzip" in problem.message


def test_a_corpus_is_read_up_to_the_damage(read: Read) -> None:
    lines = b"".join(b'{"text": "%s"}\n' % os.urandom(99).hex().encode() for _ in range(2000))
    packed = gzip.compress(lines)
    Path("c.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    documents, [problem] = read("c.jsonl.gz")
    assert 500 < len(documents) < 1500
    assert "is damaged gzip" in problem.message


def test_what_unpacks_to_too_much_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("armsctl.documents.reading.LONGEST", 1 << 20)
    monkeypatch.setattr("armsctl.documents.forms.LONGEST", 1 << 20)
    Path("bomb.txt.gz").write_bytes(gzip.compress(b" " * (4 << 20)))
    body = b'{"text": "' + b"a" * (4 << 20) + b'"}\n{"text": "next"}\n'
    Path("bomb.jsonl.gz").write_bytes(gzip.compress(body))
    documents, problems = read("bomb.txt.gz", "bomb.jsonl.gz")
    assert [document.text for document in documents] == ["next"]
    assert ["is longer than 1 MB" in problem.message for problem in problems] == [True, True]
    assert streams.LONGEST > 1 << 20
