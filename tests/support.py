"""Behaviour as data: the cases of tests/cases/*.yaml as pytest parameters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

CASES = Path(__file__).parent / "cases"


def cases(prefix: str) -> list[ParameterSet]:
    """All cases of the files `cases/<prefix>*.yaml`: each a mapping with `label` and `text`.

    `known_failure: why` marks what is known not to work yet: strictly expected to fail.
    """
    found: list[ParameterSet] = []
    for path in sorted(CASES.glob(f"{prefix}*.yaml")):
        entries: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in entries:
            why = case.get("known_failure")
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            found.append(pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks))
    if not found:
        raise FileNotFoundError(f"no case file {CASES}/{prefix}*.yaml")
    return found
