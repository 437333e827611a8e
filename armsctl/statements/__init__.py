"""Who says, thinks or wants what, and who they are."""

from armsctl.statements.discourse import read_discourse

__all__ = ["read_discourse"]
