"""How a treaty stands on a day: not yet signed, in force since, suspended, ended.

Read from the dates and from the events that change the status, so that an article of 2018 is told
that the INF Treaty was in force, whatever became of it later.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, TypeAlias

from armsctl.catalogue.model import TreatyStatus

if TYPE_CHECKING:
    from armsctl.catalogue.model import Treaty

Standing: TypeAlias = TreatyStatus | Literal["not-yet"]
Turn: TypeAlias = tuple[dt.date, TreatyStatus]

_NOT_YET = {
    "treaty": "not yet signed",
    "agreement": "not yet agreed",
    "regime": "not yet set up",
    "talks": "not yet begun",
    "resolution": "not yet adopted",
}


def turns(treaty: Treaty) -> list[Turn]:
    """Return the days on which the treaty's status changed, or will, with what it became."""
    # What lies ahead of a treaty that was signed is entry into force; what is a commitment,
    # a regime or a forum operates from the day on which it is agreed.
    binding = treaty.kind == "treaty" or treaty.status == "signed" or treaty.in_force is not None
    works: TreatyStatus = "active" if treaty.status == "active" else "in-force"
    found: list[Turn] = []
    if treaty.signed:
        found.append((treaty.signed, "signed" if binding else "active"))
    if treaty.in_force:
        found.append((treaty.in_force, works))
    found += [(event.date, event.status) for event in treaty.events if event.status]
    if treaty.ended:
        found.append((treaty.ended, "ended"))
    return sorted(found, key=lambda turn: turn[0])  # of one day's turns, the last one holds


def status_on(treaty: Treaty, day: dt.date) -> Standing:
    """Return the treaty's status on a day; "not-yet" before it was signed, agreed or begun.

    What the catalogue gives no day for (a treaty that is only proposed) has its status always.
    """
    return _last_turn(treaty, day)[0]


def status_words(treaty: Treaty, day: dt.date | None = None) -> str:
    """Return the status on a day (today) in words: "ended 2019-08-02", "in force since 1970-03-05".

    Days are in ISO form.
    """
    status, since = _last_turn(treaty, day or today())
    match status:
        case "not-yet":
            return _NOT_YET[treaty.kind]
        case "in-force":
            again = since is not None and treaty.in_force is not None and since > treaty.in_force
            return _since("in force again" if again else "in force", since)
        case "suspended":
            return _since("suspended", since)
        case "active":
            return _since("active", since)
        case "signed":
            return f"signed {since}, not in force" if since else "signed, not in force"
        case "ended":
            return f"ended {since}" if since else "ended"
        case "proposed":
            return "proposed, not concluded"


def today() -> dt.date:
    """Return today's date where the user is."""
    return dt.date.today()  # noqa: DTZ011 (the day on the reader's wall)


def _since(words: str, day: dt.date | None) -> str:
    return f"{words} since {day}" if day else words


def _last_turn(treaty: Treaty, day: dt.date) -> tuple[Standing, dt.date | None]:
    known = turns(treaty)
    past = [turn for turn in known if turn[0] <= day]
    if past:
        since, status = past[-1]
        return status, since
    if not known:
        return treaty.status, None
    if treaty.signed or treaty.in_force or treaty.kind == "treaty" or known[0][1] != "ended":
        return "not-yet", None
    return "active", None  # of talks that ended, only the end is known
