"""Many documents, one or several processes, reports in the order of the documents."""

from __future__ import annotations

import gc
from collections import deque
from typing import TYPE_CHECKING, TypeAlias

from armsctl.analysis import analyzer_of
from armsctl.documents.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from armsctl.analysis import Analyzer
    from armsctl.catalogue.model import Catalogue
    from armsctl.documents.model import Problem
    from armsctl.reports.model import Report

Item: TypeAlias = "Document | Problem"
Result: TypeAlias = "Report | Problem"

# So much text goes to a worker at once: enough that sending it costs little beside reading it.
CHUNK_CHARACTERS = 400_000
# Documents leave few cycles behind: the collector is to look for them once in so many objects.
GARBAGE = 50_000
# So many chunks for each worker are on their way: memory stays flat, no worker waits.
CHUNKS_AHEAD = 2


def analyze_all(items: Iterable[Item], catalogue: Catalogue, *, jobs: int = 1) -> Iterator[Result]:
    """Yield a report for each document and each problem as it came, in order.

    `jobs` processes share the work; with one it is done here.
    """
    # The start is over: what it made is set aside, and what documents leave behind is collected.
    gc.freeze()
    gc.enable()
    gc.set_threshold(GARBAGE)
    if jobs == 1:
        analyzer = analyzer_of(catalogue)
        for item in items:
            yield analyzer.analyze(item) if isinstance(item, Document) else item
        return
    yield from _shared_out(items, catalogue, jobs)


def _shared_out(items: Iterable[Item], catalogue: Catalogue, jobs: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (only where it is used)

    waiting: deque[Future[list[Result]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(catalogue,))
    try:
        for chunk in _chunks(items):
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) > jobs * CHUNKS_AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        # Not without waiting: where the interpreter ends while the pool does, Python writes a
        # traceback of its own.
        pool.shutdown(wait=True, cancel_futures=True)


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
        if size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_worker: list[Analyzer] = []


def _prepare(catalogue: Catalogue) -> None:
    _worker[:] = [analyzer_of(catalogue)]


def _work(chunk: list[Item]) -> list[Result]:
    analyzer = _worker[0]
    return [analyzer.analyze(item) if isinstance(item, Document) else item for item in chunk]
