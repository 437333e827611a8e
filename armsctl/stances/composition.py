"""Polarity built along the words: a cue over a treaty, a cue over another cue.

"condemned Spain's refusal to ratify the treaty" is read from the right: the treaty (+), ratify (+),
refusal (-), condemn (-): whoever condemns is for the treaty, Spain against it. Each step is a
`Node`; its sign is the product of what it stands over.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from armsctl.stances.clauses import NEGATIVE, subject_of, verb_group
from armsctl.stances.cues import COPULAS, begins, cues_at
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.cues import Cue
    from armsctl.stances.scene import Scene

TRANSPARENT = words("transparent")
TREATY_NOUNS = words("treaty-nouns")
GOING_ON = words("going-on")
CALLS = words("calls")
LAID_DOWN = words("laid-down")
SLOW = words("slow")
PARTICLES = words("particles")
CLOSE = 9  # tokens between an act and its object
FAR = 18  # tokens between an attitude and what it is about
LONG = 26  # where a clause may stand between


@dataclass(slots=True)
class Node:
    """A cue with what it stands over. `sign` is for (+1) or against (-1) the treaties."""

    cue: Cue
    at: int
    first: int
    past: int
    sign: int
    treaties: tuple[str, ...]
    inner: Node | None = None
    pointed: bool = False  # the treaty was not named here, but pointed back at
    negated: bool = False
    steps: list[str] = field(default_factory=list)
    subject: tuple[int, int] | None = None  # for qualities: where the subject stands

    @property
    def told_sign(self) -> int:
        """The sign of what is spoken of, done or not: of "chose not to leave", leaving."""
        sign, node = 1, self
        while True:
            sign *= node.cue.sign
            if node.inner is None:
                return sign
            node = node.inner


@dataclass(slots=True)
class Told:
    """What was told before: the last treaty, and the last act with its sign."""

    treaty: str | None = None
    act: Node | None = None
    treaties: tuple[str, ...] = ()
    age: int = 0  # sentences since the act was told
    by: frozenset[str] = frozenset()  # whose act it was
    near: bool = False  # the treaty was named in the sentence before


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue stands over."""

    sign: int
    treaties: tuple[str, ...]
    past: int
    inner: Node | None = None
    pointed: bool = False


class Composer:
    """Reads one sentence: `node(i)` is the node whose cue begins at token i, or None."""

    def __init__(self, scene: Scene, first: int, past: int, told: Told) -> None:
        self.scene = scene
        self.reading = scene.reading
        self.first = first
        self.past = past
        self.told = told
        self._nodes: dict[tuple[int, bool], Node | None] = {}
        self._depth = 0

    def node(self, index: int, *, nested: bool = False) -> Node | None:
        """Return what the cue at token `index` says of a treaty, None where it says nothing."""
        if not begins(self.reading.lower[index]):
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
            if group.negated:
                return True
            before = group.first - 1
            return before >= self.first and lower[before] in {"without", "not", "never"}
        place = index - 1
        while place >= self.first and tags[place] in 'ARX"NCB' and lower[place] not in COPULAS:
            if lower[place] in NEGATIVE:
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
                if tags[place] == "X" or lower[place] == "cannot":
                    return True
                place -= 1
            return place >= self.first and lower[place] in {"nobody", "none", "neither"}
        while place >= self.first and tags[place] in "DARNC" and index - place < 7:
            place -= 1
        if place >= self.first and tags[place] in "BHVZLY":
            return verb_group(self.reading, place, self.first).negated
        return place - 1 >= self.first and tags[place] == "D" and tags[place - 1] == "X"

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
            lower[past] in {"to", "on", "that", "not", "in", "for", "against"} or tags[past] == "G"
        )

    def content(self, cue: Cue, index: int, past: int) -> Content | None:
        """Return what the cue that ends before token `past` stands over."""
        possessed = self._possessed(cue, index)
        passive = (
            cue.form == "verb"
            and self.reading.tags[index] in "YL"
            and (verb_group(self.reading, index, self.first).passive)
        )
        found = self.passive(index) if passive else self._ahead(cue, past)
        if found is None and cue.form == "noun" and possessed is not None:
            return Content(1, (possessed,), past)
        if found is None and "bare" in cue.flags:
            found = self._bare(cue, index, past)
        if "act_only" in cue.flags and (found is None or found.inner is None):
            return self._felt(past) if found is None else None
        return found

    def _possessed(self, cue: Cue, index: int) -> str | None:
        """Return the treaty that stands before a noun: "the treaty's demise", "treaty violation"."""
        del cue
        place = index - 1
        while place >= self.first and self.reading.tags[place] in "A'":
            place -= 1
        target = self.scene.holds.get(place)
        return target.treaty if target else None

    def _bare(self, cue: Cue, index: int, past: int) -> Content | None:
        """Return the treaty of the talk for "the country would withdraw", where nothing follows."""
        treaty = self.topic(index)
        lower, tags = self.reading.lower, self.reading.tags
        if treaty is None or (self.scene.document.speaker and cue.form == "noun"):
            return None
        if past < self.past:
            if tags[past] not in '.,;:-")KSRM' and lower[past] not in {
                "in",
                "on",
                "by",
                "last",
                "is",
                "was",
                "has",
            }:
                return None
            if lower[past] in {"in", "on"} and past + 1 < self.past and tags[past + 1] not in "CDN":
                return None
        if cue.form == "noun" and not (
            index > self.first
            and (
                tags[index - 1] in "'A"
                or lower[index - 1] in {"the", "its", "their", "his", "this", "us", "u.s."}
            )
        ):
            return None
        return Content(1, (treaty,), past, pointed=True)

    def passive(self, index: int) -> Content | None:
        """Return the treaty or act of which the verb says something in the passive voice."""
        tags = self.reading.tags
        if tags[index] not in "YL":
            return None
        group = verb_group(self.reading, index, self.first)
        if not group.passive:
            return None
        subject = subject_of(self.reading, group.first, self.first)
        if subject is None:
            return None
        content = self.within(*subject, pronouns=True)
        if content is None:
            return None
        return replace(content, past=index + 1)

    def within(self, first: int, past: int, *, pronouns: bool) -> Content | None:
        """Return the treaty or act that the noun phrase or gerund between two tokens is."""
        tags, lower = self.reading.tags, self.reading.lower
        place = first
        while place < past:
            target = self.scene.holds.get(place)
            if target is not None:
                if (
                    target.past < past
                    and tags[target.past] in "'NE"
                    and not self._cue_noun(target.past, past)
                ):
                    return None
                treaties = self.joined(target.first)
                return Content(1, treaties, target.past)
            node = self.node(place, nested=True)
            if node is not None and node.cue.kind in {
                "act",
                "control",
                "event",
                "refer",
                "attitude",
                "demand",
            }:
                return Content(
                    node.sign, node.treaties, max(node.past, place + 1), node, node.pointed
                )
            word, letter = lower[place], tags[place]
            if pronouns and past - first == 1 and word in {"it", "this", "that"}:
                return self._pointed(place)
            if letter in "DARXCEPG'\"&" or letter == "K":
                place += 1
                continue
            if letter in "NY":
                place += 1
                if place < past and tags[place] == "I" and word not in TRANSPARENT:
                    return None
                continue
            if letter == "I" and place > first and lower[place - 1] in TRANSPARENT:
                place += 1
                continue
            return None
        return None

    def within_any(self, first: int, past: int) -> Content | None:
        """Return the treaty or act that a person calls something, an object of a few words."""
        for place in range(first, min(past, first + 14)):
            target = self.scene.holds.get(place)
            if target is not None:
                return Content(1, (target.treaty,), target.past)
            node = self.node(place, nested=True)
            if node is not None and node.cue.kind in {"act", "refer", "control", "event"}:
                return Content(node.sign, node.treaties, node.past, node, node.pointed)
            if self.reading.lower[place] in {"it", "that"} and place == first:
                return self._pointed(place)
        return None

    def _cue_noun(self, index: int, past: int) -> bool:
        return any(
            self.node(place, nested=True) is not None
            for place in range(index, min(past, index + 3))
        )

    def _pointed(self, place: int) -> Content | None:
        treaty = self.topic(place, close=True)
        return None if treaty is None else Content(1, (treaty,), place + 1, pointed=True)

    def topic(self, place: int, *, close: bool = False) -> str | None:
        """Return the treaty of the talk at a token: the last one of the sentence, else of before.

        `close`: only where the sentence just before names it, as a pronoun wants.
        """
        for back in range(place - 1, self.first - 1, -1):
            if (target := self.scene.holds.get(back)) is not None:
                return target.treaty
        return self.told.treaty if self.told.near or not close else None

    def joined(self, first: int) -> tuple[str, ...]:
        """Return the treaties of a list that begins with the target at `first`."""
        tags = self.reading.tags
        target = self.scene.holds[first]
        found = [target.treaty]
        place = target.past
        while place < self.past:
            step = place
            while (
                step < self.past
                and step - place < 6
                and tags[step] in 'K,DA()"'
                and step not in self.scene.holds
            ):
                step += 1
            following = self.scene.holds.get(step)
            if following is None or step == place:
                break
            found.append(following.treaty)
            place = following.past
        return tuple(dict.fromkeys(found))

    def _ahead(self, cue: Cue, past: int) -> Content | None:
        """Return what the cue stands over to its right."""
        tags, lower = self.reading.tags, self.reading.lower
        clause = "clause" in cue.flags
        loose = "loose" in cue.flags
        limit = LONG if clause else FAR if loose else CLOSE
        sign = 1
        commas = 0
        actor = relative = False
        turned = -1  # where a "not" was counted that a verb after it may count itself
        place = past
        end = min(self.past, past + limit)
        while place < end:
            target = self.scene.holds.get(place)
            if target is not None:
                behind = target.past
                if cue.kind == "demand" and self._goes_on(behind):
                    return Content(sign, self.joined(target.first), behind)
                node = self._tail(behind)
                if node is not None:
                    return Content(sign * node.sign, node.treaties, node.past, node)
                if cue.kind in {"control", "demand", "accuse"} and not self._takes_thing(cue):
                    return None
                if (
                    behind < self.past
                    and tags[behind] == "N"
                    and lower[behind] not in TRANSPARENT
                    and cue.kind != "event"
                ):
                    if lower[behind] not in TREATY_NOUNS:
                        return None
                return Content(sign, self.joined(target.first), target.past)
            word, letter = lower[place], tags[place]
            if letter in "NEVGYZLA" or word in {"in"}:
                node = self.node(place, nested=True)
                if node is not None and relative:
                    # "urge those who have not ratified the treaty to do so"
                    if node.negated and "entry" in node.cue.flags:
                        return Content(1, node.treaties, node.past, node, node.pointed)
                    node = None
                if node is not None and self._nests(cue, node, past):
                    if node.negated and node.cue.form == "verb" and place - turned <= 3:
                        sign = -sign
                    if node.cue.kind == "accuse":  # a denied charge: what is denied is the act
                        sign = -sign
                    return Content(sign * node.sign, node.treaties, node.past, node, node.pointed)
            if letter == "X" or (word in {"without", "no", *SLOW} and cue.kind != "act"):
                if not relative:
                    sign = -sign
                    turned = place
            elif letter in ".;:-":
                return None
            elif letter == "W" or (
                letter == "T" and cue.kind == "demand" and tags[place - 1] in "NE"
            ):
                if cue.kind != "demand":
                    return None
                relative = True
            elif letter == ",":
                commas += 1
                if lower[place + 1 : place + 2] == ["including"] or lower[
                    place + 1 : place + 3
                ] == ["such", "as"]:
                    commas -= 1
                elif commas > 1 or not (place + 1 < end and tags[place + 1] in 'ADN"YE'):
                    return None
            elif letter in "ST":
                if not clause:
                    return None
            elif letter in "LY" and word in LAID_DOWN:
                pass
            elif letter in "ZLMBHU":
                if (
                    not clause
                    and not (letter in "BH" and tags[place - 1] in "FR")
                    and not (letter == "L" and tags[place - 1] in "DAR")
                ):
                    return None
            elif letter in "V":
                if not clause and cue.kind not in {"demand", "control"}:
                    return None
                if (
                    tags[place - 1] == "F"
                    and cue.kind in {"demand", "control"}
                    and word not in {"continue", "be", "have"}
                ):
                    return None
            elif letter == "F":
                relative = False
                if cue.kind == "act" or (
                    cue.kind in {"attitude", "event"} and not self._aimed(place)
                ):
                    return None
            elif letter == "I":
                before = lower[place - 1]
                if place > past and not (
                    before in TRANSPARENT
                    or actor
                    or cue.kind in {"demand", "accuse", "event"}
                    or clause
                    or (
                        word in {"of", "in", "to"}
                        and loose
                        and before not in {"president", "minister"}
                    )
                    or tags[place - 1] not in "NE"
                ):
                    return None
            elif letter in "PO" and word == "it" and place - past < 2:
                nested = self._it(cue, place, end)
                if nested is not None:
                    return replace(nested, sign=sign * nested.sign)
            if (
                word in TREATY_NOUNS
                and {"such", "these"} & set(lower[max(past, place - 3) : place])
                and self.told.treaties
            ):
                return Content(sign, self.told.treaties, place + 1, pointed=True)
            if letter in "E":
                actor = True
            place += 1
        return None

    def _felt(self, past: int) -> Content | None:
        """Return the act told before, for "expressed regret" where nothing follows."""
        act = self.told.act
        if act is None or (past < self.past and self.reading.tags[past] not in '.,;"'):
            return None
        return Content(act.sign, act.treaties, past, act, pointed=True)

    def _goes_on(self, place: int) -> bool:
        """Tell whether the treaty is wanted to live: "hopes the treaty will enter into force"."""
        tags, lower = self.reading.tags, self.reading.lower
        if place >= self.past or tags[place] not in "MFV":
            return False
        words = lower[place : min(place + 7, self.past)]
        if "not" in words or "never" in words:
            return False
        return bool(GOING_ON.intersection(words))

    def _takes_thing(self, cue: Cue) -> bool:
        return (
            cue.words[-1] in {"for", "of"}
            or len(cue.words) == 1
            and cue.family in {"demand", "refusal"}
        )

    def _aimed(self, place: int) -> bool:
        """Tell whether "to" follows a noun that takes it: "support efforts to save"."""
        return self.reading.tags[place - 1] in "NE"

    def _nests(self, outer: Cue, node: Node, past: int) -> bool:
        """Tell whether the outer cue can stand over that node."""
        if node.cue.kind == "accuse":
            return outer.family == "denial"
        if node.cue.kind == "side":
            return False
        if node.cue.kind == "refer" and outer.kind not in {"attitude"}:
            return False
        tags = self.reading.tags
        if outer.kind == "act" and node.cue.form == "verb":
            return node.at - past <= 1 and tags[node.at] == "G"
        if (
            outer.kind in {"attitude", "event"}
            and node.cue.form == "verb"
            and "clause" not in outer.flags
        ):
            return tags[node.at] in "GV" and (tags[node.at] == "G" or tags[node.at - 1] in "FRX")
        if outer.kind == "control" and node.cue.form == "verb":
            return tags[node.at] in "VGYN" and node.at - past <= 6
        return True

    def _tail(self, place: int) -> Node | None:
        """Return a nominal cue that a treaty modifies: "treaty ratification"."""
        tags = self.reading.tags
        if place < self.past and tags[place] == "'":
            place += 1
        for step in range(place, min(place + 2, self.past)):
            if tags[step] not in "NAE":
                return None
            node = self.node(step, nested=True)
            if node is not None and node.cue.form == "noun" and node.cue.kind in {"act", "event"}:
                return node
        return None

    def _it(self, cue: Cue, place: int, end: int) -> Content | None:
        """Return the treaty that "it" means: "pull out of it", "want it to continue"."""
        tags, lower = self.reading.tags, self.reading.lower
        treaty = self.topic(place, close=True)
        if treaty is None:
            return None
        after = place + 1
        if cue.kind == "demand":
            if (
                after + 1 < end
                and tags[after] == "F"
                and lower[after + 1]
                in {
                    "continue",
                    "survive",
                    "remain",
                    "stay",
                    "stand",
                    "succeed",
                    "work",
                    "hold",
                    "be",
                }
            ):
                return Content(1, (treaty,), after + 2, pointed=True)
            return None
        if cue.kind not in {"act", "attitude"}:
            return None
        ends = '.,;:-")KSRI' if cue.kind == "attitude" else '.,;:-")KSRIF'
        if after >= self.past or tags[after] in ends:
            return Content(1, (treaty,), after, pointed=True)
        return None
