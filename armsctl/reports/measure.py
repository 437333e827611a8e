"""Ranges in words: kilometres, and the threshold of the catalogue that they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.catalogue.model import Catalogue
from armsctl.catalogue.thresholds import mark_for

if TYPE_CHECKING:
    from armsctl.mentions.model import Mention


def kilometres(mention: Mention) -> str:
    """Return a range mention's bounds: "> 500", "500–5,500", "≈ 800"."""
    low, high = mention.low_km, mention.high_km
    if mention.comparator == "..":
        return f"{_number(low)}–{_number(high)}"
    sign = {"~": "≈ ", "=": "", ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ "}
    return sign.get(mention.comparator or "=", "") + _number(low if low is not None else high)


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,.0f}" if value >= 10 else f"{value:,.1f}"


def relation(mention: Mention, catalogue: Catalogue) -> str:
    """Return the threshold that a range mention meets and how: "INF lower limit, exceeded"."""
    mark = catalogue.ranges.get(mention.id or "")
    if mark is None or mention.comparator is None:
        return ""
    met = mark_for(
        Catalogue(ranges={mark.id: mark}), mention.low_km, mention.high_km, mention.comparator
    )
    return mark.name if met is None or met.relation == "equal" else f"{mark.name}, {met.relation}"
