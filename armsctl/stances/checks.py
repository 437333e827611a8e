"""What keeps a reading from counting: a wish, a question, a signature of old."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armsctl.language import is_first_person
from armsctl.stances.clauses import subject_of, verb_group
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.actors import Holder
    from armsctl.stances.agents import Agents
    from armsctl.stances.nodes import Node, Told
    from armsctl.stances.scene import Scene

CONFIRMED = words("confirmed")
WISE = words("wise")
JOINT = words("joint")
SIGNERS = words("signers")
RECENT = words("recent")
# How a body takes a treaty for itself or for its state.
APPROVED = frozenset({"approve", "ratify"})
SIGNED = frozenset({"signing of", "signature of", "ratification of"})
_YEAR = re.compile(r"(?:18|19|20)\d\d")


class Checks:
    """Tests of one sentence's nodes; `demands` holds where its demands stand."""

    def __init__(self, scene: Scene, agents: Agents, told: Told, first: int, past: int) -> None:
        self.scene = scene
        self.reading = scene.reading
        self.agents = agents
        self.cast = agents.cast
        self.told = told
        self.first = first
        self.past = past
        self.demands: list[int] = []

    def others(self, node: Node) -> bool:
        """Tell whether "Trump's move" is that of another than whose act was told."""
        inner = node.inner
        if inner is None or inner.cue.kind != "refer":
            return False
        owners = self.agents.possessors(inner)
        return bool(owners) and not any(
            owner.name in self.told.by or owner.affiliation in self.told.by for owner in owners
        )

    def taken_along(self, node: Node, agent: Holder) -> list[Holder]:
        """Return the state that a person pulls out of a treaty, or whose signature he withdraws."""
        if node.cue.form != "verb" or len(node.cue.words) < 2 or node.cue.family != "exit":
            return []
        matches = self.cast.matches(node.at + 1, min(node.at + 5, self.past))
        return [
            match.holder
            for match in matches
            if match.holder.kind == "state"
            and match.holder.name != agent.name
            and match.past < node.past
            and self.reading.lower[match.past] in {"out", "from", "away", "'", "’", "'s", "’s"}
            and match.first not in self.scene.holds
        ][:1]

    def blames(self, node: Node) -> bool:
        """Tell whether the words blame whoever does it: "violate", "refuse to", "unilateral"."""
        step: Node | None = node
        while step is not None:
            if "blame" in step.cue.flags:
                return True
            step = step.inner
        return "unilateral" in self.reading.lower[max(self.first, node.at - 2) : node.at] or (
            "unilaterally" in self.reading.lower[max(self.first, node.at - 2) : node.past + 2]
        )

    def first_person(self, node: Node) -> bool:
        """Tell whether the speaker says it of himself."""
        near = range(max(self.first, node.at - 6), node.at)
        return any(is_first_person(self.reading, place) for place in near)

    def embedded(self, node: Node) -> bool:
        """Tell whether the clause is asked, not told: "why he left", "whether to leave"."""
        lower, tags = self.reading.lower, self.reading.tags
        place = verb_group(self.reading, node.at, self.first).first - 1
        steps = 0
        while place >= self.first and steps < 8 and tags[place] not in ',.;:-"':
            if lower[place] in {"why", "whether", "how", "if", "unless"}:
                return not (lower[place] == "why" and tags[place - 1 : place] in ("'", "B"))
            if tags[place] in "LZ" and steps > 0:
                return False
            place -= 1
            steps += 1
        return False

    def wise(self, node: Node) -> bool:
        """Tell whether the act is what it is wise to do: "it is better to stay in the treaty"."""
        lower = self.reading.lower
        place = verb_group(self.reading, node.at, self.first).first
        return (
            place - 2 >= self.first
            and lower[place] == "to"
            and lower[place - 1] in WISE
            and bool({"it", "it's"}.intersection(lower[max(self.first, place - 5) : place]))
        )

    def begins(self, node: Node) -> bool:
        """Tell whether a quotation or sentence begins with the verb: "Keep the treaty"."""
        place = node.at - 1
        return place < self.first or (
            self.reading.tags[place] == '"'
            and (place == self.first or self.reading.lower[place - 1] in {",", ":"})
        )

    def bare_infinitive(self, node: Node, agents: list[Holder]) -> bool:
        """Tell whether the verb hangs on another: "see Spain leave", "let them leave"."""
        group = verb_group(self.reading, node.at, self.first)
        if group.modal or group.infinitive or set(self.reading.tags[group.first : node.at]) - {"R"}:
            return False
        before = group.first - 1
        if before >= self.first and self.reading.tags[before] == "O":
            return True
        return (
            len(agents) == 1
            and agents[0].kind == "state"
            and before >= self.first
            and self.reading.tags[before] in "NER"
        )

    def stated(self, node: Node, *, nested: bool) -> bool:
        """Tell whether "compliance" is stated as a fact: it is a subject, or confirmed."""
        if "keep" not in node.cue.flags and "entry" not in node.cue.flags:
            return True
        if nested or node.cue.words[0] == "in":
            return True
        tags, lower = self.reading.tags, self.reading.lower
        place = node.at - 1
        while place >= self.first and tags[place] in "NEADPC'Y" and lower[place] not in CONFIRMED:
            place -= 1
        return place < self.first or lower[place] in CONFIRMED or tags[place] in ',T"K;:-'

    def demanded(self, node: Node) -> bool:
        """Tell whether the clause is asked or hoped for: "hope that all will … sign it"."""
        subject = subject_of(
            self.reading, verb_group(self.reading, node.at, self.first).first, self.first
        )
        if subject is None:
            return False
        for at in self.demands:
            if at < subject[0] and not any(
                self.reading.lower[place] in {";", "but", "while"} for place in range(at, node.at)
            ):
                return True
        return False

    def unborne(self, node: Node) -> bool:
        """Tell whether nobody is said to ask or feel: who speaks does.

        "Ratify the treaty", "there is no alternative to it"
        """
        if node.cue.kind == "demand":
            return node.at == self.first
        if node.cue.kind != "attitude" or node.cue.form == "noun":
            return False
        first = verb_group(self.reading, node.at, self.first).first
        return first > self.first and self.reading.lower[first - 1] == "there"

    def counts_entry(self, node: Node, agents: list[Holder], voice: Holder | None) -> bool:
        """Tell whether a signature shows a stance: not one of old that a writer recalls."""
        own = voice is not None and any(agent.name == voice.name for agent in agents)
        if node.cue.name in {"be party to", "be member of", "be signatory to"}:
            modal = "M" in self.reading.tags[max(self.first, node.at - 5) : node.at]
            only = "only" in self.reading.lower[max(self.first, node.at - 4) : node.at]
            return (own and (modal or not node.negated)) or (modal and (node.negated or only))
        verb = node.cue.form == "verb"
        if (
            node.negated
            and verb
            and "M" not in self.reading.tags[max(self.first, node.at - 4) : node.at]
        ):
            return False  # being no party is no stance
        if own:
            return True
        tag = self.reading.tags[node.at]
        words = self.reading.lower[max(self.first, node.first - 6) : min(self.past, node.past + 8)]
        if "recent" in words and "by" in words and node.cue.name in SIGNED:
            return True  # "the recent signing of the treaty by Norway"
        if node.cue.name in JOINT:
            return False
        dated = any(_YEAR.fullmatch(word) for word in words)
        bodies = all(agent.kind == "organisation" for agent in agents)
        if node.cue.name in APPROVED and agents and bodies and not dated:
            return True  # a parliament, the Security Council
        if tag in "LYN" and dated:
            return False
        if RECENT.intersection(words):
            return True
        return not (tag in "LY" and node.cue.name in SIGNERS and not node.negated)
