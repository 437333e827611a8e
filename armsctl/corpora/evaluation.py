"""How well reports agree with documents that a person coded: precision, recall, F1, agreement.

A hand-coded document is one JSON object with `id`, `text`, and lists `actors`, `mentions` and
`stances`; a mention or a stance has the keys of a report's. Mentions pair up one to one, longest
overlap first: of treaties where the ids agree, of ranges where comparator and both bounds do
(within 1 %), of weapons wherever the spans overlap.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from armsctl.corpora.agreement import cohens_kappa, krippendorffs_alpha

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Entry: TypeAlias = "Mapping[str, Any]"
FIGURES = ("names", "anaphors", "weapons", "ranges", "said", "holders", "stances")
_RANGE_TOLERANCE = 0.01


@dataclass(slots=True)
class Figure:
    """Counts of hits, of what was predicted and of what the coder has."""

    hits: int = 0
    predicted: int = 0
    coded: int = 0

    def add(self, hits: int, predicted: int, coded: int) -> None:
        """Count one document."""
        self.hits += hits
        self.predicted += predicted
        self.coded += coded

    @property
    def precision(self) -> float | None:
        """Share of the predicted that is right; None where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of the coded that was found; None where nothing was coded."""
        return self.hits / self.coded if self.coded else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is nothing on either side."""
        both = self.predicted + self.coded
        return 2 * self.hits / both if both else None


@dataclass(slots=True)
class Evaluation:
    """Adds up documents; `figures` by name, agreement over (holder, treaty) pairs.

    `pairs` holds the tool's and the coder's stance on each pair that either of them has, None
    where one has none.
    """

    documents: int = 0
    missing: int = 0
    figures: dict[str, Figure] = field(default_factory=lambda: {n: Figure() for n in FIGURES})
    pairs: list[tuple[str | None, str | None]] = field(default_factory=list)

    def add(self, coded: Entry, report: Entry | None) -> None:
        """Compare one hand-coded document with its report (None: there is none)."""
        self.documents += 1
        self.missing += report is None
        found: Entry = report or {"mentions": [], "stances": []}
        actors = {actor["name"]: actor for actor in coded.get("actors", ())}
        self._treaties(coded, found, actors)
        for name, kind, agree in (
            ("weapons", "weapon", _any),
            ("ranges", "range", _same_range),
        ):
            mine, theirs = _of(found, kind), _of(coded, kind)
            pairs = _paired(theirs, mine, agree)
            self.figures[name].add(len(pairs), len(mine), len(theirs))
        self._stances(coded, found, actors)

    def _treaties(self, coded: Entry, found: Entry, actors: Mapping[str, Entry]) -> None:
        theirs, mine = _of(coded, "treaty"), _of(found, "treaty")
        pairs = _paired(theirs, mine, _same_id)
        taken = set(pairs.values())
        for name, reference in (("names", "name"), ("anaphors", "anaphor")):
            # A prediction counts for the kind of reference that its coded twin has.
            wanted = {i for i, m in enumerate(theirs) if m["reference"] == reference}
            hits = len(wanted & pairs.keys())
            spare = sum(
                j not in taken and m.get("reference") == reference for j, m in enumerate(mine)
            )
            self.figures[name].add(hits, hits + spare, len(wanted))
        for i, mention in enumerate(theirs):
            said = mine[pairs[i]].get("speaker") if i in pairs else None
            right = i in pairs and same_actor(mention["speaker"], said, actors)
            attributed = mention["speaker"] is not None
            self.figures["said"].add(int(right and attributed), int(said is not None), attributed)

    def _stances(self, coded: Entry, found: Entry, actors: Mapping[str, Entry]) -> None:
        mine, theirs = list(found["stances"]), list(coded.get("stances", ()))
        left = dict(enumerate(mine))
        hits = right = 0
        for stance in theirs:
            twin = next(
                (
                    j
                    for j, other in left.items()
                    if other["treaty"] == stance["treaty"]
                    and same_actor(stance["holder"], other["holder"], actors)
                ),
                None,
            )
            value = left.pop(twin)["stance"] if twin is not None else None
            hits += value is not None
            right += value == stance["stance"]
            self.pairs.append((value, stance["stance"]))
        self.pairs.extend((other["stance"], None) for other in left.values())
        self.figures["holders"].add(hits, len(mine), len(theirs))
        self.figures["stances"].add(right, len(mine), len(theirs))

    def agreement(self) -> Iterator[tuple[str, int, float | None, float | None]]:
        """Yield (over what, pairs, Cohen's kappa, Krippendorff's alpha), twice.

        Once over the pairs that both coded: do they read a stance alike? Once over all pairs,
        where having no stance counts as a value: do they also find the same ones?
        """
        both = [(mine, theirs) for mine, theirs in self.pairs if mine and theirs]
        every = [(mine or "none", theirs or "none") for mine, theirs in self.pairs]
        for over, pairs in (("pairs that both have", both), ("pairs that either has", every)):
            yield over, len(pairs), cohens_kappa(pairs), krippendorffs_alpha(pairs)


def _of(document: Entry, kind: str) -> list[Entry]:
    return [mention for mention in document.get("mentions", ()) if mention["kind"] == kind]


def _any(_coded: Entry, _found: Entry) -> bool:
    return True


def _same_id(coded: Entry, found: Entry) -> bool:
    return bool(coded["id"] == found.get("id"))


def _same_range(coded: Entry, found: Entry) -> bool:
    return coded["comparator"] == found.get("comparator") and all(
        _near(coded[bound], found.get(bound)) for bound in ("low_km", "high_km")
    )


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _RANGE_TOLERANCE * max(abs(one), 1)


def _paired(
    coded: Sequence[Entry], found: Sequence[Entry], agree: Callable[[Entry, Entry], bool]
) -> dict[int, int]:
    """Return indices into `coded` and `found` that belong together, longest overlap first."""
    scored = []
    for i, one in enumerate(coded):
        for j, other in enumerate(found):
            shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
            if shared > 0 and agree(one, other):
                scored.append((-shared, i, j))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def same_actor(coded: str | None, found: str | None, actors: Mapping[str, Entry]) -> bool:
    """Return whether a found name is the coded actor: a form of it, a person by the last name."""
    if coded is None or found is None:
        return coded is found
    actor = actors.get(coded, {"name": coded, "kind": "group"})
    name = _folded(found)
    if name in {_folded(form) for form in (actor["name"], *actor.get("aliases", ()))}:
        return True
    last = _folded(actor["name"]).split()[-1:]
    return actor["kind"] == "person" and bool(name) and name.split()[-1:] == last


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = plain.replace(".", "").replace("'s", "").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
