"""What there is to find: treaties, weapon systems, ranges and actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.catalogue.loader import builtin_path, load_catalogue
from armsctl.catalogue.model import Catalogue

if TYPE_CHECKING:
    from armsctl.catalogue.faults import CatalogueError, Fault

__all__ = ["Catalogue", "CatalogueError", "Fault", "builtin_path", "load_catalogue"]


def __getattr__(name: str) -> object:
    """Import what tells of faults when it is asked for: a start with a good catalogue need not."""
    if name not in {"CatalogueError", "Fault"}:
        raise AttributeError(f"module 'armsctl.catalogue' has no attribute {name!r}")
    from armsctl.catalogue import faults  # noqa: PLC0415

    value: object = getattr(faults, name)
    return value
