"""Agreement between two coders on nominal values: Cohen's kappa and Krippendorff's alpha.

J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
20 (1960); K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), whose section B has
the two-observer nominal form that is computed here. Both are tested against published examples.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return kappa over units that both coders coded, in [-1, 1].

    None where it is not defined: no units, or both coders used one and the same value throughout.
    """
    count = len(pairs)
    if not count:
        return None
    first = Counter(a for a, _ in pairs)
    second = Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / count
    expected = sum(first[value] * second[value] for value in first) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Return alpha for nominal data: each unit holds the coders' values, None where one is missing.

    Units with fewer than two values are left out, as the method has it. None where alpha is not
    defined: nothing can be paired, or there is only one value throughout.
    """
    totals: Counter[Hashable] = Counter()
    disagreement = 0.0
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) < 2:
            continue
        weight = 1 / (len(values) - 1)
        totals.update(values)
        for i, one in enumerate(values):
            for j, other in enumerate(values):
                if i != j and one != other:
                    disagreement += weight
    pairable = sum(totals.values())
    if not pairable:
        return None
    expected = pairable**2 - sum(count**2 for count in totals.values())
    return None if expected == 0 else 1 - (pairable - 1) * disagreement / expected
