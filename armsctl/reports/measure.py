"""Ranges in words: kilometres, and the threshold of the catalogue that they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.catalogue.thresholds import mark_for

if TYPE_CHECKING:
    from armsctl.catalogue.model import Catalogue
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
    if mention.comparator is None:
        return ""
    met = mark_for(catalogue, mention.low_km, mention.high_km, mention.comparator)
    return f"{met.mark.name}, {met.relation}" if met else ""
