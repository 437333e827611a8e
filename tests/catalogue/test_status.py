from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from armsctl.catalogue.model import Event, Treaty
from armsctl.catalogue.status import status_on, status_words, today
from tests.support import cases


def treaty_of(fields: dict[str, Any]) -> Treaty:
    events = tuple(Event(**event) for event in fields.get("events", ()))
    return Treaty(id="own", name="Own", short="Own", source="", **{**fields, "events": events})


@pytest.mark.parametrize("case", cases("catalogue-status"))
def test_status_on_a_day(case: dict[str, Any]) -> None:
    treaty = treaty_of(case["text"])
    found = [[day, status_on(treaty, day), status_words(treaty, day)] for day, _, _ in case["days"]]
    assert found == case["days"]


def test_without_a_day_it_is_today() -> None:
    treaty = treaty_of({"kind": "treaty", "status": "signed", "signed": today()})
    assert status_words(treaty) == f"signed {dt.date.today()}, not in force"  # noqa: DTZ011
