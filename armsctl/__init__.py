"""armsctl: who says what about which arms-control treaty, and where they stand.

    >>> import armsctl
    >>> report = armsctl.analyze("Moscow said that it would leave the INF Treaty.")
    >>> [(mention.id, mention.text) for mention in report.mentions]
    [('inf', 'INF Treaty')]

`analyze` reads one text; an `Analyzer` reads many with one catalogue; `load_catalogue` loads the
built-in catalogue together with files of your own. Results are tuples with named fields; their
spans count code points of the text, half open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armsctl.analysis import Analyzer, analyze
    from armsctl.catalogue import load_catalogue
    from armsctl.catalogue.model import Catalogue
    from armsctl.documents.model import Document
    from armsctl.mentions.model import Mention
    from armsctl.reports.model import Report
    from armsctl.stances.model import Stance
    from armsctl.statements.model import Speaker, Statement

__version__ = "0.1.0"
__all__ = [
    "Analyzer",
    "Catalogue",
    "Document",
    "Mention",
    "Report",
    "Speaker",
    "Stance",
    "Statement",
    "analyze",
    "load_catalogue",
]

_HOMES = {
    "Analyzer": "armsctl.analysis",
    "analyze": "armsctl.analysis",
    "load_catalogue": "armsctl.catalogue",
    "Catalogue": "armsctl.catalogue.model",
    "Document": "armsctl.documents.model",
    "Mention": "armsctl.mentions.model",
    "Report": "armsctl.reports.model",
    "Stance": "armsctl.stances.model",
    "Speaker": "armsctl.statements.model",
    "Statement": "armsctl.statements.model",
}


def __getattr__(name: str) -> object:
    """Import a public name from its room when it is first asked for: a start needs few of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'armsctl' has no attribute {name!r}")
    import importlib  # noqa: PLC0415 (not needed until then)

    value: object = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
