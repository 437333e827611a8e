"""What there is to find: treaties, weapon systems, ranges and actors."""

from __future__ import annotations

from armsctl.catalogue.faults import CatalogueError, Fault
from armsctl.catalogue.loader import builtin_path, load_catalogue
from armsctl.catalogue.model import Catalogue

__all__ = ["Catalogue", "CatalogueError", "Fault", "builtin_path", "load_catalogue"]
