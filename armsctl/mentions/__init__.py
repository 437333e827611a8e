"""Where a text names a treaty, a weapon or a range, or refers back to one."""

from __future__ import annotations

from armsctl.mentions.finder import MentionFinder
from armsctl.mentions.model import Mention

__all__ = ["Mention", "MentionFinder"]
