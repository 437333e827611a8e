"""The treaty that words stand over, where it does not simply follow them.

The subject of a passive, a possessor ("the treaty's demise"), a noun phrase that is a treaty or an
act, a pronoun, nothing at all ("the country would withdraw").
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from armsctl.stances.clauses import subject_of, verb_group
from armsctl.stances.nodes import Content
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.cues import Cue
    from armsctl.stances.nodes import Node, Told
    from armsctl.stances.scene import Scene

TRANSPARENT = words("transparent")
# The longest subject within a relative clause, in tokens.
LONGEST_SUBJECT = 12


class Arguments(ABC):
    """Finds in one sentence, from token `first` to `past`, what its cues are about."""

    def __init__(self, scene: Scene, first: int, past: int, told: Told) -> None:
        self.scene = scene
        self.reading = scene.reading
        self.first = first
        self.past = past
        self.told = told

    @abstractmethod
    def node(self, index: int, *, nested: bool = False) -> Node | None:
        """Return what the cue at token `index` says of a treaty, None where it says nothing."""

    def possessed(self, cue: Cue, index: int) -> str | None:
        """Return the treaty that stands before a noun: "the treaty's demise"."""
        del cue
        place = index - 1
        while place >= self.first and self.reading.tags[place] in "A'":
            place -= 1
        target = self.scene.holds.get(place)
        return target.treaty if target else None

    def bare(self, cue: Cue, index: int, past: int) -> Content | None:
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
        return content._replace(past=index + 1)

    def gapped(self, index: int) -> Content | None:
        """Return the treaty that a verb has for its object in "the treaty, which he opposed"."""
        tags, lower = self.reading.tags, self.reading.lower
        start = verb_group(self.reading, index, self.first).first
        place = start - 1
        while place > self.first and tags[place] in "NEACPDRK'" and start - place < LONGEST_SUBJECT:
            place -= 1
        if place == start - 1 or place <= self.first or lower[place] not in {"which", "that"}:
            return None
        if index + 1 < self.past and tags[index + 1] in "DPO":
            return None  # it has an object of its own
        target = self.scene.holds.get(place - 1 - (tags[place - 1] == ","))
        return Content(1, (target.treaty,), index + 1) if target is not None else None

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
                treaties, end = self.conjuncts(node)
                return Content(node.sign, treaties, max(end, place + 1), node, node.pointed)
            word, letter = lower[place], tags[place]
            if pronouns and past - first == 1 and word in {"it", "this", "that"}:
                return self.pointed(place)
            if letter in "DARXCPG'\"&" or letter == "K":
                place += 1
                continue
            if letter in "NYE":
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
                return self.pointed(place)
        return None

    def _cue_noun(self, index: int, past: int) -> bool:
        return any(
            self.node(place, nested=True) is not None
            for place in range(index, min(past, index + 3))
        )

    def pointed(self, place: int) -> Content | None:
        """Return the treaty that a pronoun at `place` means."""
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

    def conjuncts(self, node: Node) -> tuple[tuple[str, ...], int]:
        """Return the treaties of a list of nouns that begins with a node, and where it ends.

        "the extension of the one treaty and the early conclusion of the other"
        """
        treaties, past = node.treaties, node.past
        tags, lower = self.reading.tags, self.reading.lower
        while node.cue.form == "noun" and node.cue.kind in {"event", "act"}:
            place = past
            while place < min(self.past, past + 5) and tags[place] in "ANCRI,":
                place += 1
            if tags[place : place + 1] != "K":
                break
            place += 1
            found = None
            while place < self.past:
                found = self.node(place, nested=True)
                if found is not None or (tags[place] not in "DAR" and lower[place] != "of"):
                    break
                place += 1
            if found is None or found.cue.form != "noun" or found.sign != node.sign:
                break
            if found.cue.kind not in {"event", "act"}:
                break
            treaties = tuple(dict.fromkeys((*treaties, *found.treaties)))
            past, node = found.past, found
        return treaties, past

    def joined(self, first: int) -> tuple[str, ...]:
        """Return the treaties of a list that begins with the target at `first`."""
        tags, lower = self.reading.tags, self.reading.lower
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
                if lower[step : step + 1] == ["of"] and tags[step - 1] == "K":
                    step += 1  # "the adoption of the one and of the other"
            following = self.scene.holds.get(step)
            if following is None or step == place:
                break
            found.append(following.treaty)
            place = following.past
        return tuple(dict.fromkeys(found))
