"""Dates as files and people give them."""

from __future__ import annotations

import datetime as dt
import functools
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = r"(\d{4})(?:([-/.])(\d\d)(?:\2(\d\d))?|(\d\d)(\d\d))?(?=$|[T ,])"
FORMS = "2019-10-21, 2019-10 or 2019"


@functools.lru_cache(maxsize=4096)  # a corpus tells the same day over and over
def parsed_date(given: str) -> dt.date | None:
    """Return the day that `given` names, of a month or a year its last day; None for no date.

    Understands ISO dates and date-times ("2019-10-21", "2019-10-21T08:00:00Z"), "2019-10", "2019",
    "20191021", "2019/10/21", and the English "October 21, 2019" and "21 Oct. 2019". Day and month
    in figures alone ("10/11/2019") are no date: nobody can tell which is which.
    """
    given = given.strip()
    found = re.match(_ISO, given, re.ASCII)
    if found:
        year, _, month, day = found.group(1, 2, 3, 4)
        if found[5]:
            month, day = found.group(5, 6)
        if found.end() < len(given) and not day:
            return None
        return _day(int(year), int(month or 12), int(day) if day else None)
    words = re.findall(r"[a-z]+|\d+", given.lower(), re.ASCII)
    if len(words) == 4 and words[0][:3] in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        words = words[1:]
    if len(words) != 3 or not words[2].isdecimal() or len(words[2]) != 4:
        return None
    name, number = (words[0], words[1]) if words[1].isdecimal() else (words[1], words[0])
    if not number.isdecimal() or name[:3] not in _MONTHS:
        return None
    return _day(int(words[2]), _MONTHS.index(name[:3]) + 1, int(number))


def _day(year: int, month: int, day: int | None) -> dt.date | None:
    if not 1 <= month <= 12:
        return None
    try:
        if day is not None:
            return dt.date(year, month, day)
        after = dt.date(year + month // 12, month % 12 + 1, 1)
        return after - dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return None
