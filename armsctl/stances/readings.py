"""From nodes to findings: who holds what a sentence says, and who tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armsctl.language import base_of
from armsctl.stances.agents import Agents
from armsctl.stances.clauses import POSSIBLE, asks, subject_of, verb_group
from armsctl.stances.composition import Composer
from armsctl.stances.conditions import condition_of, open_choices, threats
from armsctl.stances.cues import begins
from armsctl.stances.names import FIRST
from armsctl.stances.nodes import Finding
from armsctl.stances.predicates import CALLS, predicate
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.actors import Holder
    from armsctl.stances.holders import Cast
    from armsctl.stances.model import StanceValue
    from armsctl.stances.nodes import Node, Told
    from armsctl.stances.scene import Scene

CONFIRMED = words("confirmed")
WISE = words("wise")
JOINT = words("joint")
SIGNERS = words("signers")
_YEAR = re.compile(r"(?:18|19|20)\d\d")


class SentenceReader:
    """Reads the findings of one sentence."""

    def __init__(self, scene: Scene, cast: Cast, first: int, past: int, told: Told) -> None:
        self.scene = scene
        self.cast = cast
        self.reading = scene.reading
        self.first = first
        self.past = past
        self.told = told
        self.composer = Composer(scene, first, past, told)
        self.agents = Agents(scene, cast, first, past)
        self.found: list[Finding] = []
        self.condition = condition_of(self)
        self.demands: list[int] = []
        self.teller: str | None = None

    def read(self) -> list[Finding]:
        """Return all findings of the sentence."""
        if asks(self.reading, self.first, self.past):
            return []
        done = self.first
        nodes: list[Node] = []
        lower = self.reading.lower
        for index in [i for i in range(self.first, self.past) if begins(lower[i])]:
            node = self.composer.node(index) if index >= done else None
            if node is not None:
                nodes.append(node)
                done = max(done, self._last(node) + 1)
                self._remember(node)
            elif (node := predicate(self.composer, index)) is not None:
                nodes.append(node)
        self.demands = [
            node.at for node in nodes if node.cue.kind == "demand" and node.cue.form == "verb"
        ]
        for node in nodes:
            self._emit(node)
        threats(self)
        return open_choices(self)

    def _remember(self, node: Node) -> None:
        """Keep the act that a later "the decision" can mean."""
        act: Node | None = node
        while act is not None and act.cue.kind not in {"act", "control"}:
            act = act.inner
        if act is not None and self._settles(act):
            self.told.act = act
            self.told.age = 0
        if act is not None:
            for holder in self.agents.of(act):
                self.told.by.update({holder.name, holder.affiliation or holder.name})

    def _settles(self, act: Node) -> bool:
        """Tell whether a later "the decision" can mean this act."""
        old = self.told.act
        deepest = self._deepest(act).cue.flags
        return "decision" in deepest and (
            old is None or act.sign < 0 or old.sign > 0 or act.cue.kind == "control"
        )

    @staticmethod
    def _last(node: Node) -> int:
        while node.inner is not None and node.inner.at > node.at:
            node = node.inner
        return node.at

    def _emit(self, node: Node) -> None:
        kind = node.cue.kind
        if kind == "side":
            self._add_all(
                self.agents.of_copula(node.at) or self.agents.apposed(node),
                node,
                node.sign,
                node.cue.weight,
            )
            return
        if kind in {"quality", "worth"}:
            self._judgement(node)
        else:
            self._deed(node)
        inner = node.inner
        while inner is not None:
            if (
                kind in {"attitude", "quality", "worth"}
                and inner.cue.kind in {"act", "control"}
                and not inner.pointed
            ):
                bearers = self.agents.of(node) if node.cue.kind == "attitude" else []
                self.teller = bearers[0].name if bearers else None
                self._deed(inner, nested=True)
                self.teller = None
            kind = inner.cue.kind
            inner = inner.inner

    def _judgement(self, node: Node) -> None:
        voice = self.cast.named(self.scene.voice(node.at))
        weight = node.cue.weight
        value: StanceValue | None = "neutral" if "neutral" in node.cue.flags else None
        holders = [] if voice is None else [voice]
        if node.subject is not None and node.subject[1] - node.subject[0] == 1:
            # "called the deal a disaster": the subject of the calling
            place = node.subject[0]
            if self.reading.tags[place] in "VZLYG" and base_of(self.reading.lower[place]) in CALLS:
                given = self.agents.of_verb(place)
                if given and voice is not None and voice.affiliation == given[0].name:
                    given = [*given, voice]
                holders = given or holders
        for holder in holders:
            self.add(holder, node, node.sign, weight, value=value)

    def _others(self, node: Node) -> bool:
        """Tell whether "Trump's move" is that of another than whose act was told."""
        inner = node.inner
        if inner is None or inner.cue.kind != "refer":
            return False
        owners = self.agents.possessors(inner)
        return bool(owners) and not any(
            owner.name in self.told.by or owner.affiliation in self.told.by for owner in owners
        )

    def _deed(self, node: Node, *, nested: bool = False) -> None:
        """Add what the doer of an act or the bearer of an attitude shows.

        `nested`: the act is what somebody, `self.teller`, feels about.
        """
        kind = node.cue.kind
        if self._others(node):
            return
        weight = node.cue.weight
        inside = self.condition is not None and self.condition[0] <= node.at < self.condition[1]
        voice = self.cast.named(self.scene.voice(node.at))
        modal: str | None = None
        if node.cue.form == "verb":
            group = verb_group(self.reading, node.at, self.first)
            modal = group.modal
            if group.duty and kind in {"act", "attitude", "control", "demand"}:
                if voice is not None:
                    self.add(voice, node, node.sign, 0.8, rule="duty")
                return
        elif node.cue.form == "copular":
            modal = next(
                (
                    self.reading.lower[place]
                    for place in range(max(self.first, node.at - 5), node.at)
                    if self.reading.tags[place] == "M"
                ),
                None,
            )
        if node.cue.form in {"verb", "copular"} and self._embedded(node):
            return
        if nested and node.cue.form == "verb" and self.reading.tags[node.at] in "GV":
            return  # its agent is not its own
        if node.cue.form == "verb" and self._wise(node):
            if voice is not None:
                self.add(voice, node, node.sign, 0.7, rule="wise")
            return
        if inside:
            return
        if node.cue.form == "verb" and kind in {"act", "control"} and self._demanded(node):
            return
        agents = self.agents.of(node) if kind != "event" else []
        bare = node.cue.form == "verb" and self.reading.tags[node.at] == "V"
        if bare and kind in {"act", "control"}:
            if self._begins(node) and voice is not None and not node.negated:
                self.add(voice, node, node.sign, 0.7, rule="imperative")
                return
            if self._bare_infinitive(node, agents):
                return
        if node.cue.form == "noun" and not self._stated(node, nested=nested):
            return
        if not agents and kind == "demand" and voice is not None and self._imperative(node):
            agents = [voice]
        if (
            kind == "act"
            and "entry" in node.cue.flags
            and not self._counts_entry(node, agents, voice)
        ):
            return
        if modal in POSSIBLE and not node.negated:
            if kind in {"demand", "attitude"}:
                return
            weight *= 0.3 if voice is None else 0.5
        if node.negated and "yet" in self.reading.lower[max(self.first, node.at - 3) : node.at]:
            return  # what is not done yet may be done
        if "open" in node.cue.flags:
            weight *= 0.8
        for agent in agents:
            value: StanceValue = "support" if node.sign > 0 else "oppose"
            if (
                kind == "act"
                and modal in {"would", "will", "could"}
                and (
                    self.condition is not None
                    or "only" in self.reading.lower[max(self.first, node.at - 4) : node.at]
                )
            ):
                if voice is not None and agent.name not in {voice.name, voice.affiliation}:
                    continue  # what somebody else foresees
                value = "mixed"
            self.add(agent, node, node.sign, weight, value=value)
            for taken in self._taken_along(node, agent):
                self.add(taken, node, node.sign, weight, value=value)
            if (
                voice is None
                or voice.name == agent.name
                or kind not in {"act", "control", "attitude"}
            ):
                continue
            if voice.affiliation == agent.name and voice.kind in {"person", "group"}:
                self.add(
                    voice, node, node.sign, weight * 0.9, value=value, rule="speaks-for-holder"
                )
            elif node.sign < 0 and not nested and not bare and self._blames(node):
                self.add(voice, node, 1, weight * 0.6, rule="blame")
        if agents or voice is None or kind != "act" or node.cue.form != "verb" or node.sign > 0:
            return
        if node.pointed or self.reading.tags[node.at] == "G" or modal in POSSIBLE:
            return
        if verb_group(self.reading, node.at, self.first).infinitive:
            return
        if "blame" in node.cue.flags and not self._first_person(node):
            self.add(voice, node, 1, weight * 0.6, rule="blame")

    def _taken_along(self, node: Node, agent: Holder) -> list[Holder]:
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
            and match.first not in self.scene.holds
        ][:1]

    def _blames(self, node: Node) -> bool:
        """Tell whether the words blame whoever does it: "violate", "refuse to", "unilateral"."""
        step: Node | None = node
        while step is not None:
            if "blame" in step.cue.flags:
                return True
            step = step.inner
        return "unilateral" in self.reading.lower[max(self.first, node.at - 2) : node.at] or (
            "unilaterally" in self.reading.lower[max(self.first, node.at - 2) : node.past + 2]
        )

    def _first_person(self, node: Node) -> bool:
        words = self.reading.lower[max(self.first, node.at - 6) : node.at]
        return any(word in FIRST for word in words)

    def _embedded(self, node: Node) -> bool:
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

    def _begins(self, node: Node) -> bool:
        """Tell whether a quotation or sentence begins with the verb: "Keep the treaty"."""
        place = node.at - 1
        return place < self.first or (
            self.reading.tags[place] == '"'
            and (place == self.first or self.reading.lower[place - 1] in {",", ":"})
        )

    def _bare_infinitive(self, node: Node, agents: list[Holder]) -> bool:
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

    def _stated(self, node: Node, *, nested: bool) -> bool:
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

    def _wise(self, node: Node) -> bool:
        """Tell whether the act is what it is wise to do: "it is better to stay in the treaty"."""
        lower = self.reading.lower
        place = verb_group(self.reading, node.at, self.first).first
        return (
            place - 2 >= self.first
            and lower[place] == "to"
            and lower[place - 1] in WISE
            and bool({"it", "it's"}.intersection(lower[max(self.first, place - 5) : place]))
        )

    def _demanded(self, node: Node) -> bool:
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

    def _imperative(self, node: Node) -> bool:
        return node.at == self.first

    def _counts_entry(self, node: Node, agents: list[Holder], voice: Holder | None) -> bool:
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
        if node.cue.name in JOINT:
            return False
        tag = self.reading.tags[node.at]
        words = self.reading.lower[max(self.first, node.first - 6) : min(self.past, node.past + 8)]
        if tag in "LYN" and any(_YEAR.fullmatch(word) for word in words):
            return False
        return not (tag in "LY" and node.cue.name in SIGNERS and not node.negated)

    def _add_all(self, holders: list[Holder], node: Node, sign: int, weight: float) -> None:
        for holder in holders:
            self.add(holder, node, sign, weight)

    def add(
        self,
        holder: Holder,
        node: Node,
        sign: int,
        weight: float,
        *,
        value: StanceValue | None = None,
        rule: str | None = None,
    ) -> None:
        """Add a finding for each of the node's treaties."""
        if holder.kind == "outlet":
            return
        chosen: StanceValue = value or ("support" if sign > 0 else "oppose")
        voice = self.scene.voice(node.at) or self.teller
        cues, name = self._names(node)
        if node.pointed:
            weight *= 0.8
        for treaty in node.treaties:
            self.found.append(
                Finding(
                    holder=holder,
                    treaty=treaty,
                    value=chosen,
                    weight=weight,
                    rule=rule or name,
                    cues=cues,
                    first=node.first,
                    past=node.past,
                    because=f"{' → '.join(node.steps)} → {chosen} by {holder.name}",
                    decision="decision" in self._deepest(node).cue.flags,
                    reporter=voice if voice not in {None, holder.name} else None,
                )
            )

    @staticmethod
    def _deepest(node: Node) -> Node:
        while node.inner is not None and node.cue.kind == "control":
            node = node.inner
        return node

    @staticmethod
    def _names(node: Node) -> tuple[tuple[str, ...], str]:
        cues = []
        rule = []
        step: Node | None = node
        while step is not None:
            cues.append(step.cue.name)
            rule.append(step.cue.family)
            step = step.inner
        return tuple(cues), "-of-".join(rule[:3])
