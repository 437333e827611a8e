"""The whole way of one document: mentions, statements, stances, a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.catalogue import load_catalogue
from armsctl.catalogue.tables import once
from armsctl.documents.model import Document
from armsctl.mentions import MentionFinder
from armsctl.reports.model import Report

if TYPE_CHECKING:
    from armsctl.catalogue.model import Catalogue
    from armsctl.stances.model import Evidence, Stance
    from armsctl.statements.excerpts import Excerpt
    from armsctl.statements.model import Discourse


class Analyzer:
    """A catalogue made ready; `analyze` reads any number of documents with it.

    An analyzer holds no state of the documents that it has read: the same document gives the same
    report every time, in any order, in any process.
    """

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self.catalogue = load_catalogue() if catalogue is None else catalogue
        self._finder = MentionFinder(self.catalogue)

    def analyze(self, document: Document | str) -> Report:
        """Return what `document` mentions, who says it, and where they stand.

        A plain string is taken for an article without metadata, under an id made of its content.
        A document that mentions nothing of the catalogue is not read any closer, and of a long one
        only what surrounds its mentions (see `armsctl.statements.excerpts`).
        """
        if isinstance(document, str):
            import hashlib  # noqa: PLC0415 (a file has an id)

            digest = hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()
            document = Document(id=digest[:12], text=document)
        mentions = self._finder.find(document)
        if not mentions:
            return Report(document)
        # The closer readings and their lexicons are loaded when a document needs them.
        from armsctl.stances import find_stances  # noqa: PLC0415
        from armsctl.statements import excerpt_of, read_discourse  # noqa: PLC0415

        part = excerpt_of(document, mentions, self.catalogue)
        discourse = read_discourse(part.document, part.mentions, self.catalogue, part.near)
        stances: tuple[Stance, ...] = ()
        if any(mention.kind == "treaty" for mention in mentions):
            stances = find_stances(part.document, part.mentions, discourse, self.catalogue)
        placed = tuple(_placed(stance, part) for stance in stances)
        return Report(document, mentions, part.restored(discourse), placed)

    def statements(self, document: Document) -> Discourse:
        """Return all statements of `document`, whether it mentions anything of the catalogue."""
        from armsctl.statements import read_discourse  # noqa: PLC0415

        return read_discourse(document, self._finder.find(document), self.catalogue)


def _placed(stance: Stance, part: Excerpt) -> Stance:
    """Return a stance read in an excerpt with the offsets of the whole text."""
    pieces: list[Evidence] = []
    for piece in stance.evidence:
        start, end = part.span((piece.start, piece.end))
        pieces.append(piece._replace(start=start, end=end))
    return stance._replace(evidence=tuple(pieces))


@once
def analyzer_of(catalogue: Catalogue) -> Analyzer:
    """Return an analyzer of `catalogue`, made once: what it has built serves the next who asks."""
    return Analyzer(catalogue)


def analyze(document: Document | str, catalogue: Catalogue | None = None) -> Report:
    """Analyze one document with the built-in catalogue, or with `catalogue`.

    What is built of a catalogue is kept for the next call with the same one.
    """
    return analyzer_of(load_catalogue() if catalogue is None else catalogue).analyze(document)
