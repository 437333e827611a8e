"""When two names are one: what matching forgives, left out."""

from __future__ import annotations

import re
import unicodedata


def fold(name: str) -> str:
    """Return a name without what matching forgives: case, hyphens, spaces, dots, apostrophes."""
    plain = unicodedata.normalize("NFKC", name).casefold().removeprefix("the ")
    return re.sub(r"[\s.'’‘`\-‐-―−/]", "", plain) or plain
