from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from armsctl.documents import Document, Problem, ReadOptions, read_documents

if TYPE_CHECKING:
    from pathlib import Path


class Read(Protocol):
    """Reads paths (relative to the test's directory) and tells documents from problems."""

    def __call__(
        self, *paths: str | Path, options: ReadOptions | None = None
    ) -> tuple[list[Document], list[Problem]]: ...


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    monkeypatch.chdir(tmp_path)

    def reader(
        *paths: str | Path, options: ReadOptions | None = None
    ) -> tuple[list[Document], list[Problem]]:
        items = list(read_documents([str(path) for path in paths], options))
        return (
            [item for item in items if isinstance(item, Document)],
            [item for item in items if isinstance(item, Problem)],
        )

    return reader
