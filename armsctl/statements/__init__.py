"""Who says, thinks or wants what, and who they are."""

from armsctl.statements.discourse import read_discourse
from armsctl.statements.excerpts import excerpt_of

__all__ = ["excerpt_of", "read_discourse"]
