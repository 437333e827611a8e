"""Paths to reports: what `scan`, `statements` and `summary` share."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from armsctl.cli.output import Failure, complain
from armsctl.documents.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from armsctl.catalogue.model import Catalogue

T = TypeVar("T")


class Outcome:
    """What a run came to: whether anything was found, whether anything went wrong."""

    def __init__(self) -> None:
        self.documents = 0
        self.found = False
        self.failed = False

    @property
    def code(self) -> int:
        """The exit code, as grep's."""
        if self.failed:
            return 2
        return 0 if self.found else 1


def told(items: Iterable[T | Problem], outcome: Outcome, *, quiet: bool = False) -> Iterator[T]:
    """Yield what is no problem; complain of the problems and note the errors in `outcome`."""
    for item in items:
        if isinstance(item, Problem):
            outcome.failed = outcome.failed or item.error
            if item.error or not quiet:
                complain(str(item))
        else:
            outcome.documents += 1
            yield item


def catalogue_for(files: list[Path] | None, *, default: bool) -> Catalogue:
    """Return the catalogue that the options ask for; a faulty file ends the command."""
    from armsctl import catalogue  # noqa: PLC0415

    try:
        return catalogue.load_catalogue(*(files or ()), default=default)
    except catalogue.CatalogueError as error:  # imported where there is one
        raise Failure(str(error)) from error


def with_progress(items: Iterable[T], *, shown: bool) -> Iterator[T]:
    """Yield `items`, counting them on standard error where that is a terminal."""
    if not (shown and sys.stderr.isatty()):
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415 (long work only)
    from rich.progress import (  # noqa: PLC0415
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("documents read:"),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        for item in items:
            yield item
            progress.advance(task)
