"""Kappa and alpha against the worked examples of those who defined them."""

from __future__ import annotations

import pytest

from armsctl.corpora.agreement import cohens_kappa, krippendorffs_alpha


def test_kappa_of_cohen_1960() -> None:
    """Table 1 of Cohen (1960): 200 cases, three diagnoses, kappa .492."""
    counts = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    pairs = [
        (row, column)
        for row, line in enumerate(counts)
        for column, count in enumerate(line)
        for _ in range(count)
    ]
    assert cohens_kappa(pairs) == pytest.approx(0.492, abs=0.001)


def test_alpha_of_two_observers_binary_data() -> None:
    """Krippendorff (2011), section A: 0.095."""
    units = list(zip("0100000010", "1110010000", strict=True))
    assert krippendorffs_alpha(units) == pytest.approx(0.095, abs=0.001)


def test_alpha_of_two_observers_nominal_data() -> None:
    """Krippendorff (2011), section B: 0.692."""
    units = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert krippendorffs_alpha(units) == pytest.approx(0.692, abs=0.001)


def test_alpha_of_several_observers_with_missing_values() -> None:
    """Krippendorff (2011), section C: 0.743."""
    rows = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
    units = [
        [None if value == "." else value for value in unit]
        for unit in zip(*(row.split() for row in rows), strict=True)
    ]
    assert krippendorffs_alpha(units) == pytest.approx(0.743, abs=0.001)


@pytest.mark.parametrize("pairs", [[], [("support", "support")] * 3])
def test_agreement_is_not_defined_without_variation(pairs: list[tuple[str, str]]) -> None:
    assert cohens_kappa(pairs) is None
    assert krippendorffs_alpha(pairs) is None


def test_full_agreement_is_one() -> None:
    pairs = [("support", "support"), ("oppose", "oppose")]
    assert cohens_kappa(pairs) == 1
    assert krippendorffs_alpha(pairs) == 1
