"""Which of the catalogue's distances a range found in a text stands for or goes across.

"A missile that flies further than 500 km": the INF Treaty's lower limit, exceeded.

A number in a text is seldom the treaty's own. Newspapers print the INF bounds as 300 and 3,400
miles (483 and 5,472 km), that is, rounded to hundreds after conversion. So numbers are taken as
equal within 1 %; round numbers of miles within 2 % (tens) or 4 % (fifties and hundreds, the error
of "300 miles"); and within 4 % what the text itself calls approximate or gives as a span.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, TypeAlias

from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Collection

    from armsctl.catalogue.model import Catalogue, RangeMark

# equal         the range, or an end of it, is the mark: "500 km", "500 to 5,500 km"
# exceeded      the range begins at the mark: "more than 500 km", "at least 500 km"
# not exceeded  the range ends at the mark: "up to 500 km", "less than 500 km"
# crossed       the mark lies within the range: "450 to 600 km"
Relation: TypeAlias = Literal["equal", "exceeded", "not exceeded", "crossed"]

MILE_KM = 1.609344
EXACT = 0.01
ROUNDED_TENS = 0.02
ROUNDED = 0.04


class Meeting(Value):
    """A mark that a range meets, and how."""

    mark: RangeMark
    relation: Relation


def mark_for(
    catalogue: Catalogue,
    low: float | None,
    high: float | None,
    comparator: str,
    *,
    context: Collection[str] = (),
) -> Meeting | None:
    """Return the mark that a range meets and how, None where it meets none.

    `low` and `high` are kilometres, None where open; `comparator` is a mention's: = ~ > >= < <= or
    `..`. Of several marks, one that is equal goes before one that is only crossed, then one of a
    treaty in `context` (ids of the treaties spoken of nearby) before the others, then one at the
    lower end before one at the upper, and then the first in the catalogue.
    """
    best: Meeting | None = None
    best_rank = (9, True, 9)
    for mark in catalogue.ranges.values():
        if (found := _relation(mark.km, low, high, comparator)) is None:
            continue
        relation, end = found
        rank = (int(relation == "crossed"), mark.treaty not in context, end)
        if rank < best_rank:
            best, best_rank = Meeting(mark, relation), rank
    return best


def _relation(
    km: float, low: float | None, high: float | None, comparator: str
) -> tuple[Relation, int] | None:
    """Return how a range meets a mark, and at which end (0 the lower, 1 the upper)."""
    if low is not None and high is not None and low > high:
        low, high = high, low
    for index, end in enumerate((low, high)):
        if end is None or not abs(end - km) <= km * _tolerance(end, comparator):
            continue
        if high is None:
            return "exceeded", index
        return ("not exceeded" if low is None else "equal"), index
    if low is not None and high is not None and low < km < high:
        return "crossed", 0
    return None


def _tolerance(km: float, comparator: str) -> float:
    """Return the share by which a number may miss a mark and still mean it."""
    if comparator in {"~", ".."}:
        return ROUNDED
    miles = km / MILE_KM
    if not math.isfinite(miles):
        return EXACT
    # Mentions may hold kilometres rounded to a metre.
    if abs(miles - round(miles)) * MILE_KM > 0.002:
        return EXACT
    if round(miles) % 50 == 0:
        return ROUNDED
    return ROUNDED_TENS if round(miles) % 10 == 0 else EXACT
