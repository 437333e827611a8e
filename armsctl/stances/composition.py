"""Polarity built along the words: a cue over a treaty, a cue over another cue.

"condemned Spain's refusal to ratify the treaty" is read from the right: the treaty (+), ratify (+),
refusal (-), condemn (-): whoever condemns is for the treaty, Spain against it. Each step is a
`Node`; its sign is the product of what it stands over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.stances.clauses import NEGATIVE, verb_group
from armsctl.stances.cues import BEGINS, COPULAS, cues_at
from armsctl.stances.nodes import Content, Node
from armsctl.stances.objects import Objects
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.cues import Cue
    from armsctl.stances.nodes import Told
    from armsctl.stances.scene import Scene

PARTICLES = words("particles")
_SPARED = (["spare"], ["spared"], ["spares"], ["sparing"])


class Composer(Objects):
    """Reads one sentence: `node(i)` is the node whose cue begins at token i, or None."""

    def __init__(self, scene: Scene, first: int, past: int, told: Told) -> None:
        super().__init__(scene, first, past, told)
        self._nodes: dict[tuple[int, bool], Node | None] = {}
        self._depth = 0

    def node(self, index: int, *, nested: bool = False) -> Node | None:
        """Return what the cue at token `index` says of a treaty, None where it says nothing."""
        if not BEGINS[self.reading.lower[index]]:
            return None
        key = (index, nested)
        if key in self._nodes:
            return self._nodes[key]
        self._nodes[key] = None
        if self._depth > 6:
            return None
        self._depth += 1
        found: Node | None = None
        if index in self.scene.holds:
            self._depth -= 1
            return None
        for cue, past in cues_at(self.reading, index, self.past):
            found = self._read(cue, index, past, nested)
            if found is not None:
                break
        self._depth -= 1
        self._nodes[key] = found
        return found

    def _read(self, cue: Cue, index: int, past: int, nested: bool) -> Node | None:
        between = [self.scene.holds[i] for i in range(index + 1, past) if i in self.scene.holds]
        if between and (cue.words[-1] not in PARTICLES or past - 1 in self.scene.holds):
            return None
        if cue.kind in {"quality", "worth"}:
            return None  # read from their subjects, see predicates.py
        if cue.kind == "refer":
            return self._refer(cue, index, past) if nested else None
        content = (
            Content(1, (between[0].treaty,), past) if between else self.content(cue, index, past)
        )
        if content is None:
            return None
        negated = self._negated(cue, index)
        sign = cue.sign * content.sign * (-1 if negated else 1)
        if "mixed" in cue.flags and self.reading.lower[index - 1] == "or":
            sign = -sign  # "end or renegotiate": against the treaty as it is
        steps = [f"“{cue.name}” ({'for' if cue.sign > 0 else 'against'})"]
        if negated:
            steps.insert(0, "negated")
        return Node(
            cue=cue,
            at=index,
            first=index,
            past=max(past, content.past),
            sign=sign,
            treaties=content.treaties,
            inner=content.inner,
            pointed=content.pointed,
            negated=negated,
            steps=steps + (content.inner.steps if content.inner else []),
        )

    def _negated(self, cue: Cue, index: int) -> bool:
        lower, tags = self.reading.lower, self.reading.tags
        if cue.form == "verb":
            group = verb_group(self.reading, index, self.first)
            if group.negated or self._shares_not(index):
                return True
            before = group.first - 1
            return before >= self.first and lower[before] in {"without", "not", "never"}
        place = index - 1
        if lower[place] == "no" and lower[place - 1 : place] in _SPARED:
            return False  # "spare no effort to"
        while place >= self.first and tags[place] in 'ARX"NCB' and lower[place] not in COPULAS:
            if lower[place] in NEGATIVE and lower[place + 1] not in {"only", "just", "merely"}:
                return True
            place -= 1
        if place >= self.first and lower[place] in {
            "no",
            "without",
            "neither",
            "never",
            "not",
            "any",
        }:
            return lower[place] != "any" or self._earlier_not(place)
        if cue.form in {"copular", "adjective"}:
            while place >= max(self.first, index - 5) and (tags[place] in "BRXMAD"):
                only = lower[place + 1] in {"only", "just", "merely"}
                if (tags[place] == "X" and not only) or lower[place] == "cannot":
                    return True
                if lower[place : place + 2] == ["no", "longer"]:
                    return True
                place -= 1
            return place >= self.first and lower[place] in {"nobody", "none", "neither"}
        while place >= self.first and tags[place] in "DARNC" and index - place < 7:
            place -= 1
        if place >= self.first and tags[place] in "BHVZLY":
            return verb_group(self.reading, place, self.first).negated
        return place - 1 >= self.first and tags[place] == "D" and tags[place - 1] == "X"

    def _shares_not(self, index: int) -> bool:
        """Tell whether a base form shares the "not" before "and": "did not go and leave it"."""
        tags = self.reading.tags
        if tags[index] != "V" or index - 1 < self.first or tags[index - 1] != "K":
            return False
        for back in range(index - 2, max(self.first, index - 14) - 1, -1):
            if tags[back] == "V":
                return verb_group(self.reading, back, self.first).negated
            if tags[back] in ",;:LZ":
                return False
        return False

    def _earlier_not(self, place: int) -> bool:
        return "X" in self.reading.tags[max(self.first, place - 5) : place]

    def _refer(self, cue: Cue, index: int, past: int) -> Node | None:
        """Return the act that "the decision" points back to."""
        act = self.told.act
        lower = self.reading.lower
        low = max(self.first, index - 4)
        definite = any(
            word in {"the", "this", "that", "such", "these", "his", "its", "their", "'s", "’s"}
            for word in lower[low:index]
        )
        if act is None or not definite or "new" in lower[low:index] or self._told_here(past):
            return None
        return Node(
            cue=cue,
            at=index,
            first=index,
            past=past,
            sign=act.told_sign if "such" in lower[low:index] else act.sign,
            treaties=act.treaties,
            pointed=True,
            steps=[f"“{cue.name}” (the {act.cue.name} told before)"],
        )

    def _told_here(self, past: int) -> bool:
        """Tell whether the noun says itself what it is about: "the decision to commence talks"."""
        tags, lower = self.reading.tags, self.reading.lower
        if past >= self.past or tags[past] not in "IFTG":
            return False
        if lower[past] == "of":  # "the decision of the American president."
            place = past + 1
            while place < self.past and tags[place] in "DAEN'":
                place += 1
            return place < self.past and tags[place] not in '.,;:")K'
        return (
            lower[past] in {"to", "on", "that", "not", "in", "for", "against", "from"}
            or tags[past] == "G"
        )
