"""From nodes to findings: who holds what a sentence says, and who tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language import base_of
from armsctl.stances.agents import Agents
from armsctl.stances.checks import Checks
from armsctl.stances.clauses import POSSIBLE, asks, verb_group
from armsctl.stances.composition import Composer
from armsctl.stances.conditions import condition_of, open_choices, threats
from armsctl.stances.cues import BEGINS
from armsctl.stances.nodes import Finding
from armsctl.stances.predicates import CALLS, predicate

if TYPE_CHECKING:
    from armsctl.stances.actors import Holder
    from armsctl.stances.holders import Cast
    from armsctl.stances.model import StanceValue
    from armsctl.stances.nodes import Node, Told
    from armsctl.stances.scene import Scene


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
        self.checks = Checks(scene, self.agents, told, first, past)
        self.found: list[Finding] = []
        self.condition = condition_of(self)
        self.teller: str | None = None

    def read(self) -> list[Finding]:
        """Return all findings of the sentence."""
        if asks(self.reading, self.first, self.past):
            return []
        done = self.first
        nodes: list[Node] = []
        lower = self.reading.lower
        for index in [i for i in range(self.first, self.past) if BEGINS[lower[i]]]:
            node = self.composer.node(index) if index >= done else None
            if node is not None:
                nodes.append(node)
                done = max(done, self._last(node) + 1)
                self._remember(node)
            elif (node := predicate(self.composer, index)) is not None:
                nodes.append(node)
        self.checks.demands = [
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
                self.agents.of_copula(node.at)
                or self.agents.apposed(node)
                or self.agents.partisans(node),
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
            if kind in {"attitude", "accuse"} and node.inner is inner:
                self._blamed(node, inner)
            kind = inner.cue.kind
            inner = inner.inner

    def _blamed(self, outer: Node, act: Node) -> None:
        """Add what is taken for granted: "blames Spain for leaving the treaty"."""
        tags, lower = self.reading.tags, self.reading.lower
        given = "decision" in act.cue.flags and act.sign < 0 and not act.negated
        if not given or tags[act.at] != "G" or lower[act.at - 1] != "for":
            return
        bearers = self.agents.of(outer)
        self.teller = bearers[0].name if bearers else None
        for holder in self.cast.phrase(outer.at + 1, act.at - 1):
            self.add(holder, act, act.sign, act.cue.weight, rule="blamed")
        self.teller = None

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

    def _deed(self, node: Node, *, nested: bool = False) -> None:
        """Add what the doer of an act or the bearer of an attitude shows.

        `nested`: the act is what somebody, `self.teller`, feels about.
        """
        kind = node.cue.kind
        if self.checks.others(node):
            return
        weight = node.cue.weight
        if "going" in node.cue.flags:
            if "B" in self.reading.tags[max(self.first, node.at - 3) : node.at]:
                for agent in self.agents.of(node):
                    self.add(agent, node, 1, weight, value="neutral")
            return
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
        if node.cue.form in {"verb", "copular"} and self.checks.embedded(node):
            return
        if nested and node.cue.form == "verb" and self.reading.tags[node.at] in "GV":
            return  # its agent is not its own
        if node.cue.form == "verb" and self.checks.wise(node):
            if voice is not None:
                self.add(voice, node, node.sign, 0.7, rule="wise")
            return
        if kind == "control" and "going" in self._deepest(node).cue.flags:
            return  # "wants to review it"
        if inside or (("mixed" in node.cue.flags) and not nested and modal is None):
            return
        if node.cue.form == "verb" and kind in {"act", "control"} and self.checks.demanded(node):
            return
        agents = self.agents.of(node) if kind != "event" else []
        bare = node.cue.form == "verb" and self.reading.tags[node.at] == "V"
        if bare and kind in {"act", "control"}:
            if self.checks.begins(node) and voice is not None and not node.negated:
                self.add(voice, node, node.sign, 0.7, rule="imperative")
                return
            if self.checks.bare_infinitive(node, agents):
                return
        if node.cue.form == "noun" and not self.checks.stated(node, nested=nested):
            return
        if not agents and voice is not None and self.checks.unborne(node):
            agents = [voice]
        if (
            kind == "act"
            and "entry" in node.cue.flags
            and not self.checks.counts_entry(node, agents, voice)
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
            if (change := self._change(node)) is not None:
                # "end or renegotiate": against the treaty as it is
                if node.sign < 0:
                    value = "support"  # "would not renegotiate": for the treaty as it is
                elif self.reading.lower[change.at - 1] != "or":
                    value = "mixed"
            elif node.cue.family in {"will", "refusal"} and self.condition is not None:
                value = "mixed"  # "threatens to leave unless", "ready to return if"
            elif (
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
            for taken in self.checks.taken_along(node, agent):
                self.add(taken, node, node.sign, weight, value=value)
            if (
                voice is None
                or voice.name == agent.name
                or kind not in {"act", "control", "attitude"}
            ):
                continue
            speaks_for = voice.affiliation == agent.name and voice.kind in {"person", "group"}
            if speaks_for and nested:
                continue  # it is what the voice itself feels about
            if speaks_for:
                self.add(
                    voice, node, node.sign, weight * 0.9, value=value, rule="speaks-for-holder"
                )
            elif node.sign < 0 and not nested and not bare and self.checks.blames(node):
                self.add(voice, node, 1, weight * 0.6, rule="blame")
        if agents or voice is None or kind != "act" or node.cue.form != "verb" or node.sign > 0:
            return
        if node.pointed or self.reading.tags[node.at] == "G" or modal in POSSIBLE:
            return
        if verb_group(self.reading, node.at, self.first).infinitive:
            return
        if "blame" in node.cue.flags and not self.checks.first_person(node):
            self.add(voice, node, 1, weight * 0.6, rule="blame")

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
        own = voice in {None, holder.name} or holder in self.cast.sayers(node.at)
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
                    reporter=None if own else voice,
                )
            )

    @staticmethod
    def _deepest(node: Node) -> Node:
        while node.inner is not None and node.cue.kind == "control":
            node = node.inner
        return node

    @staticmethod
    def _change(node: Node) -> Node | None:
        """Return the node within that wants the treaty changed: "fix", "renegotiate"."""
        step: Node | None = node
        while step is not None and "mixed" not in step.cue.flags:
            step = step.inner
        return step

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
