"""Values behave as named tuples do."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsctl.documents.model import Document
from armsctl.reports.model import Report
from armsctl.values import Value


class Point(Value):
    """A value with a default."""

    x: int
    y: int = 0
    label: str = ""

    @property
    def sum(self) -> int:
        """Both coordinates together."""
        return self.x + self.y


@given(st.integers(), st.integers(), st.text())
def test_by_place_and_by_name_come_the_same(x: int, y: int, label: str) -> None:
    point = Point(x, y, label)
    assert point == Point(x, label=label, y=y)
    assert tuple(point) == (x, y, label)
    assert hash(point) == hash(Point(label=label, x=x, y=y))
    assert (point.x, point.y, point.label, point.sum) == (x, y, label, x + y)
    assert point._asdict() == {"x": x, "y": y, "label": label}
    assert pickle.loads(pickle.dumps(point)) == point  # noqa: S301 (our own)
    assert type(pickle.loads(pickle.dumps(point))) is Point  # noqa: S301


def test_defaults_replacing_and_form() -> None:
    point = Point(1)
    assert tuple(point) == (1, 0, "")
    assert point._replace(y=2) == Point(1, 2)
    assert isinstance(point._replace(y=2), Point)
    assert repr(point) == "Point(x=1, y=0, label='')"


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((), {"y": 1}), ((1, 2, "", 3), {}), ((1,), {"x": 2}), ((1,), {"z": 2})],
)
def test_what_does_not_fit_is_told(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(*values, **named)


def test_nothing_can_be_set() -> None:
    point = Point(1)
    for name in ("x", "other"):
        with pytest.raises(AttributeError):
            setattr(point, name, 2)


def test_a_value_of_a_value_may_keep_more() -> None:
    report = Report(Document("a", "one\ntwo"))
    assert report.lines is report.lines
    kept = pickle.loads(pickle.dumps(report))  # noqa: S301 (our own)
    assert (type(kept), kept) == (Report, report)
    assert kept.lines.line_of(4) == 2
