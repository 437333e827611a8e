"""From nodes to findings: who holds what a sentence says, and who tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armsctl.language import base_of
from armsctl.stances.clauses import POSSIBLE, asks, noun_phrase, subject_of, verb_group
from armsctl.stances.composition import CALLS, Composer, Node, Told
from armsctl.stances.cues import begins
from armsctl.stances.holders import FIRST, Holder
from armsctl.stances.predicates import predicate
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.holders import Cast
    from armsctl.stances.model import StanceValue
    from armsctl.stances.scene import Scene

SUFFERED = words("suffered")
DIRE = words("dire")
CONDITIONS = words("conditions")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
JOINT = words("joint")
SIGNERS = words("signers")


@dataclass(frozen=True, slots=True)
class Finding:
    """One reading: `holder` on `treaty`, from the tokens `first` to `past`."""

    holder: Holder
    treaty: str
    value: StanceValue
    weight: float
    rule: str
    cues: tuple[str, ...]
    first: int
    past: int
    because: str
    decision: bool
    reporter: str | None


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
        self.found: list[Finding] = []
        self.condition = self._condition()
        self.demands: list[int] = []

    def _condition(self) -> tuple[int, int] | None:
        """Return the tokens of the sentence's conditional clause."""
        lower, tags = self.reading.lower, self.reading.tags
        for place in range(self.first, self.past):
            if (
                lower[place] in CONDITIONS
                or (lower[place] == "long" and lower[place - 1 : place + 2] == ["as", "long", "as"])
                or (
                    lower[place] in {"provided", "until"}
                    and place + 1 < self.past
                    and tags[place + 1] in "TPDNE"
                )
            ):
                end = place + 1
                while (
                    end < self.past
                    and tags[end] not in ",;."
                    and not (tags[end] == '"' and end > place + 3)
                ):
                    end += 1
                return (place, end)
        return None

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
        self._threats()
        return self._open_choices()

    def _threats(self) -> None:
        """Read "if they leave the treaty, we will …": keeping to it under a condition."""
        if self.condition is None:
            return
        first, past = self.condition
        acts = [node for i in range(first, past) if (node := self.composer.node(i)) is not None]
        bad = [node for node in acts if node.sign < 0 and node.cue.kind in {"act", "control"}]
        if not bad:
            return
        tags, lower = self.reading.tags, self.reading.lower
        doers = {holder.name for node in bad for holder in self.agents(node)}
        for place in [*range(self.first, first), *range(past, self.past)]:
            holders: list[Holder] = []
            if lower[place] in {"will", "would", "'ll", "’ll"}:
                verb = place + 1
                while verb < self.past and tags[verb] in "RX":
                    verb += 1
                if verb < self.past and tags[verb] == "V" and lower[verb] not in SUFFERED:
                    holders = self._subject(verb_group(self.reading, place, self.first).first)
            elif lower[place] in {"threat", "threats"} and tags[place + 1 : place + 2] == "I":
                holders = [m.holder for m in self.cast.matches(place + 2, place + 5)][:1]
            for holder in holders:
                if holder.name not in doers:
                    self._add(holder, bad[0], 1, 0.6, value="mixed", rule="conditional-threat")
            if holders:
                return
        voice = self.cast.named(self.scene.voice(bad[0].at))
        rest = {*lower[self.first : first], *lower[past : self.past]}
        if voice is not None and voice.name not in doers and DIRE.intersection(rest):
            self._add(voice, bad[0], 1, 0.55, value="support", rule="dire-if-left")

    def _open_choices(self) -> list[Finding]:
        """Make "may either abandon it or keep it" neutral."""
        words = self.reading.lower[self.first : self.past]
        if "or" not in words or not POSSIBLE.intersection(words):
            return self.found
        sides: dict[tuple[str, str], set[str]] = {}
        for f in self.found:
            sides.setdefault((f.holder.name, f.treaty), set()).add(f.value)
        return [
            replace(
                f, value="neutral", weight=max(f.weight, 0.6), rule="open-choice", decision=False
            )
            if {"support", "oppose"} <= sides[f.holder.name, f.treaty]
            else f
            for f in self.found
        ]

    def _remember(self, node: Node) -> None:
        """Keep the act that a later "the decision" can mean."""
        act: Node | None = node
        while act is not None and act.cue.kind not in {"act", "control"}:
            act = act.inner
        if act is not None and self._settles(act):
            self.told.act = act
            self.told.age = 0
            self.told.by = frozenset(holder.name for holder in self.agents(act))

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

    # -- who ---------------------------------------------------------------------------------

    def agents(self, node: Node) -> list[Holder]:
        """Return who does what the node's cue says."""
        if node.cue.form == "noun":
            if node.cue.words[0] == "in":
                return self._of_clause(node.at)
            return self._possessors(node)
        if node.cue.form in {"copular", "adjective"}:
            return self._of_copula(node.at)
        group = verb_group(self.reading, node.at, self.first)
        if group.passive:
            return self._by(node.at + 1)
        tags = self.reading.tags
        begin = group.first
        if group.infinitive:
            begin = self._governor(begin)
            if begin is None:
                return []
        elif tags[node.at] == "G" and begin == node.at:
            return self._participle(begin)
        subject = subject_of(self.reading, begin, self.first)
        return self.cast.phrase(*subject) if subject else []

    def _governor(self, begin: int) -> int | None:
        """Return where the verb group begins that governs an infinitive: "moved to leave"."""
        tags = self.reading.tags
        place = begin - 1
        while place >= self.first and tags[place] in "RA":
            place -= 1
        if place >= self.first and tags[place] in "ZLVYGB":
            return verb_group(self.reading, place, self.first).first
        return None

    def _participle(self, begin: int) -> list[Holder]:
        """Return the subject of the clause that "by leaving" or ", leaving" hangs on."""
        tags, lower = self.reading.tags, self.reading.lower
        place = begin - 1
        if place >= self.first and (
            tags[place] == "," or lower[place] in {"by", "after", "since", "before", "in"}
        ):
            for back in range(place - 1, max(self.first, place - 25) - 1, -1):
                if tags[back] in "LZ":
                    group = verb_group(self.reading, back, self.first)
                    subject = subject_of(self.reading, group.first, self.first)
                    return self.cast.phrase(*subject) if subject else []
        return []

    def _of_clause(self, index: int) -> list[Holder]:
        """Return the subject of the clause's first verb, for "in compliance with" at its end."""
        tags = self.reading.tags
        for place in range(self.first, index):
            if tags[place] in "LZ" or (tags[place] == "Y" and place and tags[place - 1] in "HR"):
                return self._subject(verb_group(self.reading, place, self.first).first)
        return []

    def _of_copula(self, index: int) -> list[Holder]:
        tags, lower = self.reading.tags, self.reading.lower
        place = index - 1
        while place >= self.first and (
            tags[place] in 'RXADH"' or lower[place] in {"none", "nobody"}
        ):
            place -= 1
        if place >= self.first and tags[place] in "BZLVYG":
            group = verb_group(self.reading, place, self.first)
            begin = group.first
            if group.infinitive:
                governor = self._governor(begin)
                if governor is None:
                    return []
                begin = governor
            subject = subject_of(self.reading, begin, self.first)
            return self.cast.phrase(*subject) if subject else []
        if place >= self.first and tags[place] == ",":
            phrase = noun_phrase(self.reading, place, self.first)
            return self.cast.phrase(*phrase) if phrase else []
        return []

    def _possessors(self, node: Node) -> list[Holder]:
        """Return whose act a noun tells: "the U.S. withdrawal", "Trump's decision", "its refusal"."""
        tags, lower = self.reading.tags, self.reading.lower
        place = node.at - 1
        while place >= self.first and (tags[place] in 'ARYC"N') and not self._actor_at(place):
            place = self.scene.holds[place].first - 1 if place in self.scene.holds else place - 1
        if place in self.scene.holds:
            place = self.scene.holds[place].first - 1
        if place >= self.first:
            if lower[place] in {"its", "his", "her", "their", "my", "our"}:
                holder = self.cast.pronoun(place)
                return [holder] if holder else []
            if tags[place] == "'":
                phrase = noun_phrase(self.reading, place, self.first)
                if phrase and place - 1 not in self.scene.holds:
                    return self.cast.phrase(*phrase)
                return []
            match = self._actor_at(place)
            if match is not None and place not in self.scene.holds:
                return [match]
        holders = self._by(node.past) or self._by(node.at + 1)
        if holders:
            return holders
        after = node.at + 1
        if after < self.past and lower[after] == "of" and node.inner is None:
            for match in self.cast.matches(after + 1, min(after + 6, self.past)):
                if match.part != "adjective" and match.first not in self.scene.holds:
                    return [match.holder]
        verb = node.at - 1
        while verb >= self.first and tags[verb] in 'DARYCN"':
            verb -= 1
        # "Spain has no intention of", "voiced its support": the subject of the verb before the noun
        if (
            verb >= self.first
            and tags[verb] in "HZLVYG"
            and node.cue.kind in {"attitude", "control"} | ({"act"} if tags[verb] == "H" else set())
        ):
            group = verb_group(self.reading, verb, self.first)
            if not group.infinitive:
                subject = subject_of(self.reading, group.first, self.first)
                return self.cast.phrase(*subject) if subject else []
        return []

    def _actor_at(self, place: int) -> Holder | None:
        """Return the actor whose last token is at `place`."""
        for begin in range(max(self.first, place - 3), place + 1):
            match = self.cast.match(begin, place + 1)
            if match is not None and match.past == place + 1:
                return match.holder
        return None

    def _by(self, place: int) -> list[Holder]:
        """Return the agent of "by …" shortly after a passive."""
        tags, lower = self.reading.tags, self.reading.lower
        for step in range(place, min(place + 6, self.past)):
            if lower[step] == "by" and step + 1 < self.past:
                end = step + 1
                while end < self.past and tags[end] in "NEADC'&GRK,\"" and end - step < 14:
                    if tags[end] == "," and not any(
                        tags[i] == "K" for i in range(end, min(end + 6, self.past))
                    ):
                        break
                    end += 1
                return self.cast.phrase(step + 1, end) if end > step + 1 else []
            if tags[step] in ".;WSTMBH":
                return []
        return []

    # -- what --------------------------------------------------------------------------------

    def _emit(self, node: Node) -> None:
        kind = node.cue.kind
        if kind == "side":
            self._add_all(
                self._of_copula(node.at) or self._apposed(node), node, node.sign, node.cue.weight
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
                self._deed(inner, nested=True)
            kind = inner.cue.kind
            inner = inner.inner

    def _apposed(self, node: Node) -> list[Holder]:
        tags = self.reading.tags
        place = node.at - 1
        while place >= self.first and tags[place] in "ADRN":
            place -= 1
        if place > self.first and tags[place] == ",":
            phrase = noun_phrase(self.reading, place, self.first)
            return self.cast.phrase(*phrase) if phrase else []
        return []

    def _judgement(self, node: Node) -> None:
        voice = self.cast.named(self.scene.voice(node.at))
        weight = node.cue.weight
        value: StanceValue | None = "neutral" if "neutral" in node.cue.flags else None
        holders = [] if voice is None else [voice]
        if node.subject is not None and node.subject[1] - node.subject[0] == 1:
            # "called the deal a disaster": the subject of the calling
            place = node.subject[0]
            if self.reading.tags[place] in "VZLYG" and base_of(self.reading.lower[place]) in CALLS:
                group = verb_group(self.reading, place, self.first)
                given = self._by(place + 1) if group.passive else self._subject(group.first)
                if given and voice is not None and voice.affiliation == given[0].name:
                    given = [*given, voice]
                holders = given or holders
        for holder in holders:
            self._add(holder, node, node.sign, weight, value=value)

    def _subject(self, begin: int) -> list[Holder]:
        subject = subject_of(self.reading, begin, self.first)
        return self.cast.phrase(*subject) if subject else []

    def _others(self, node: Node) -> bool:
        """Tell whether "Trump's move" is that of another than whose act was told."""
        inner = node.inner
        if inner is None or inner.cue.kind != "refer" or not self.told.by:
            return False
        owners = self._possessors(inner)
        return bool(owners) and not any(
            owner.name in self.told.by or owner.affiliation in self.told.by for owner in owners
        )

    def _deed(self, node: Node, *, nested: bool = False) -> None:
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
            if group.duty and kind in {"act", "attitude", "control"}:
                if voice is not None:
                    self._add(voice, node, node.sign, 0.8, rule="duty")
                return
        if node.cue.form == "verb" and self._embedded(node):
            return
        if inside:
            return
        if node.cue.form == "verb" and kind in {"act", "control"} and self._demanded(node):
            return
        agents = self.agents(node) if kind != "event" else []
        if not agents and kind == "demand" and voice is not None and self._imperative(node):
            agents = [voice]
        if (
            kind == "act"
            and "entry" in node.cue.flags
            and not self._counts_entry(node, agents, voice)
        ):
            return
        if modal in POSSIBLE and not node.negated and kind in {"act", "control"}:
            weight *= 0.5
        if "open" in node.cue.flags:
            weight *= 0.8
        for agent in agents:
            value: StanceValue = "support" if node.sign > 0 else "oppose"
            if (
                kind == "act"
                and modal in {"would", "will", "could"}
                and (
                    self.condition is not None
                    or "only" in self.reading.lower[max(self.first, node.at - 3) : node.at]
                )
            ):
                value = "mixed"
            self._add(agent, node, node.sign, weight, value=value)
            if (
                voice is None
                or voice.name == agent.name
                or kind not in {"act", "control", "attitude"}
            ):
                continue
            if voice.affiliation == agent.name and voice.kind in {"person", "group"}:
                self._add(
                    voice, node, node.sign, weight * 0.9, value=value, rule="speaks-for-holder"
                )
            elif node.sign < 0 and not nested and self._blames(node):
                self._add(voice, node, 1, weight * 0.6, rule="blame")
        if agents or voice is None or kind != "act" or node.cue.form != "verb" or node.sign > 0:
            return
        if "blame" in node.cue.flags and not self._first_person(node):
            self._add(voice, node, 1, weight * 0.6, rule="blame")

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
        """Tell whether the clause is asked, not told: "why he did not leave", "whether to leave"."""
        lower, tags = self.reading.lower, self.reading.tags
        place = verb_group(self.reading, node.at, self.first).first - 1
        steps = 0
        while place >= self.first and steps < 8 and tags[place] not in ',.;:-"':
            if lower[place] in {"why", "whether", "how", "if", "unless"}:
                return not (lower[place] == "why" and tags[place - 1 : place] in {"'", "B"})
            if tags[place] in "LZ" and steps > 0:
                return False
            place -= 1
            steps += 1
        return False

    def _demanded(self, node: Node) -> bool:
        """Tell whether the clause is one that somebody asks or hopes for: "hope all will … sign it"."""
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
            return own and (modal or not node.negated)
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
            self._add(holder, node, sign, weight)

    def _add(
        self,
        holder: Holder,
        node: Node,
        sign: int,
        weight: float,
        *,
        value: StanceValue | None = None,
        rule: str | None = None,
    ) -> None:
        chosen: StanceValue = value or ("support" if sign > 0 else "oppose")
        voice = self.scene.voice(node.at)
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


def first_person(word: str) -> bool:
    """Tell whether the word is of the first person."""
    return word in FIRST
