"""Where speakers and states stand on a treaty, and the words that show it."""

from armsctl.stances.finding import find_stances
from armsctl.stances.model import Evidence, Stance

__all__ = ["Evidence", "Stance", "find_stances"]
