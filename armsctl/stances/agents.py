"""Whose act or attitude a cue tells: subjects, possessors, agents of passives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.stances.actors import Holder
from armsctl.stances.clauses import noun_phrase, subject_of, verb_group
from armsctl.stances.cues import COPULAS
from armsctl.stances.names import VAGUE
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.holders import Cast
    from armsctl.stances.nodes import Node
    from armsctl.stances.scene import Scene

UNREAL = words("unreal")
# "the 26th country to ratify": who did it is named before.
_RANKS = ("first", "last", "latest", "only", "second", "third", "fourth", "fifth")


class Agents:
    """Finds who does what in one sentence, from token `first` to `past`."""

    def __init__(self, scene: Scene, cast: Cast, first: int, past: int) -> None:
        self.scene = scene
        self.cast = cast
        self.reading = scene.reading
        self.first = first
        self.past = past

    def of(self, node: Node) -> list[Holder]:
        """Return who does what the node's cue says."""
        if node.cue.form == "noun":
            if node.cue.words[0] == "in":
                return self._of_clause(node.at)
            return self.possessors(node)
        if node.cue.form in {"copular", "adjective"}:
            return self.of_copula(node.at)
        group = verb_group(self.reading, node.at, self.first)
        if group.passive:
            return self.by(node.at + 1)
        tags = self.reading.tags
        begin = group.first
        if group.infinitive:
            governor = self._governor(begin)
            if governor is None:
                return []
            begin = governor
        elif tags[node.at] == "G" and begin == node.at:
            return self._participle(begin)
        return (self._of_body(node, begin) if node.cue.kind == "attitude" else []) or self.subject(
            begin
        )

    def _of_body(self, node: Node, begin: int) -> list[Holder]:
        """Return the body of "the head of the council, which backs it": not its head."""
        if begin == self.first or self.reading.lower[begin - 1] != "which":
            return []
        subject = subject_of(self.reading, begin, self.first)
        link = self.reading.tags.rfind("I", *subject) if subject else -1
        if subject is None or link < 0 or self.reading.tags[node.at] not in "ZL":
            return []
        found = self.cast.phrase(link + 1, subject[1])
        return found if found and found[0].kind == "organisation" else []

    def _governor(self, begin: int) -> int | None:
        """Return where the verb group begins that governs an infinitive: "used to support".

        Verbs that say more about the act than that it is done are cues of their own; what any
        other verb makes of it ("cannot be trusted to") is not known.
        """
        place = begin - 1
        if place >= self.first and self.reading.lower[place] in {
            "used",
            "came",
            "continues",
            "continued",
            "got",
        }:
            return verb_group(self.reading, place, self.first).first
        low = max(self.first, place - 4)
        ranks = (
            word in _RANKS or (word[0].isdigit() and word[-2:] in {"st", "nd", "rd", "th"})
            for word in self.reading.lower[low : place + 1]
        )
        if not any(ranks):
            return None
        while place >= low and (
            self.reading.tags[place] in "NAECDR" or self.reading.lower[place] in {"of", "among"}
        ):
            place -= 1
        # "was among the first to sign", "became the 26th country to"
        if place < self.first or self.reading.lower[place] not in COPULAS:
            return None
        return verb_group(self.reading, place, self.first).first

    def _participle(self, begin: int) -> list[Holder]:
        """Return the subject of the clause that "by leaving" or ", leaving" hangs on."""
        tags, lower = self.reading.tags, self.reading.lower
        place = begin - 1
        if place > self.first and lower[place - 1] == "than":
            return []
        opens = place <= self.first or (place > 0 and tags[place - 1] in '."K')
        if opens and lower[place] in {"after", "before", "since", "by", "in", "while", "despite"}:
            # "After leaving the treaty, signed in 1987, Norway …"
            comma = begin
            while (comma := tags.find(",", comma + 1, self.past)) >= 0:
                end = comma + 1
                while end < self.past and tags[end] in "DAENCP'":
                    end += 1
                if end > comma + 1 and end < self.past and tags[end] in "LZMBHUR":
                    return self.cast.phrase(comma + 1, end)
        if place >= self.first and (
            tags[place] == "," or lower[place] in {"by", "after", "since", "before", "in"}
        ):
            for back in range(place - 1, max(self.first, place - 25) - 1, -1):
                told = tags[back] == "Y" and "H" in tags[max(self.first, back - 3) : back]
                if tags[back] in ("LZBH" if lower[place] == "in" else "LZ") or told:
                    group = verb_group(self.reading, back, self.first)
                    subject = subject_of(self.reading, group.first, self.first)
                    found = self.cast.phrase(*subject) if subject else []
                    if self.scene.statement_at(back) != self.scene.statement_at(begin):
                        # "aims to end it by leaving": of oneself
                        voice = self.scene.voice(begin)
                        return [holder for holder in found if holder.name == voice]
                    return found
        return []

    def of_verb(self, index: int) -> list[Holder]:
        """Return who does what the verb at `index` says, whatever its form."""
        group = verb_group(self.reading, index, self.first)
        if group.passive:
            return self.by(index + 1)
        if self.reading.tags[index] == "G" and group.first == index:
            return self._participle(index)
        return self.subject(group.first)

    def _of_clause(self, index: int) -> list[Holder]:
        """Return the subject of the clause's first verb, for "in compliance with" at its end."""
        tags = self.reading.tags
        for place in range(self.first, index):
            if tags[place] in "LZ" or (tags[place] == "Y" and place and tags[place - 1] in "HR"):
                return self.subject(verb_group(self.reading, place, self.first).first)
        return []

    def of_copula(self, index: int) -> list[Holder]:
        """Return of whom the predicate at `index` is said."""
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

    def possessors(self, node: Node) -> list[Holder]:
        """Return whose act a noun tells: "the U.S. withdrawal", "its refusal"."""
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
                if not phrase or place - 1 in self.scene.holds:
                    return []
                holders = self.cast.phrase(*phrase)
                link = max(tags.rfind("I", *phrase), tags.rfind("F", *phrase))
                if not holders and link > 0 and UNREAL.isdisjoint(lower[phrase[0] : link]):
                    return self.cast.phrase(link + 1, phrase[1])  # "a result of Spain's refusal"
                return holders
            owner = self._actor_at(place)
            if owner is not None and place not in self.scene.holds:
                return [owner]
        holders = self.by(node.past) or self.by(node.at + 1)
        if not holders and lower[node.at + 1 : node.at + 2] == ["from"]:
            end = node.at + 2  # "vows from officials to leave it"
            while end < self.past and tags[end] in "NEADC'":
                end += 1
            holders = self.cast.phrase(node.at + 2, end) if end > node.at + 2 else []
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
        if verb >= self.first and lower[verb] in {"in", "as"} and node.cue.kind == "control":
            return self._participle(verb + 1)  # "met them in a bid to save it"
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

    def by(self, place: int) -> list[Holder]:
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

    def apposed(self, node: Node) -> list[Holder]:
        """Return whom the noun explains: "Norway, a critic of the treaty"."""
        tags = self.reading.tags
        place = node.at - 1
        while place >= self.first and tags[place] in "ADRN":
            place -= 1
        if place > self.first and tags[place] == ",":
            phrase = noun_phrase(self.reading, place, self.first)
            found = self.cast.phrase(*phrase) if phrase else []
            link = tags.rfind("I", *phrase) if phrase and not found else -1
            if phrase and link > 0:  # "pressure on Europeans, backers of it"
                return self.cast.phrase(link + 1, phrase[1])
            return found
        behind = node.past
        if (place < self.first or tags[place] in '."K;') and tags[behind : behind + 1] == ",":
            end = tags.find(",", behind + 1, self.past)  # "a critic of it, Anna Berg, said"
            if 0 < end - behind < 9:
                return self.cast.phrase(behind + 1, end)
        return []

    def partisans(self, node: Node) -> list[Holder]:
        """Return those whom the noun itself names: "critics of the treaty", and who is with them.

        "Republicans and other critics of the treaty" are two.
        """
        tags, lower = self.reading.tags, self.reading.lower
        if not lower[node.at].endswith("s"):
            return []
        first = node.at
        while first > self.first and tags[first - 1] in "ANEYC" and lower[first - 1] not in VAGUE:
            first -= 1
        text = self.reading.text[self.reading.starts[first] : self.reading.ends[node.past - 1]]
        found = [Holder(" ".join(text.split()), "group")]
        while first > self.first and (tags[first - 1] in "DA" or lower[first - 1] in VAGUE):
            first -= 1
        if first > self.first and lower[first - 1] == "and":
            before = noun_phrase(self.reading, first - 1, self.first)
            found = [*(self.cast.phrase(*before) if before else []), *found]
        return found

    def subject(self, begin: int) -> list[Holder]:
        """Return whom the subject of the verb group that begins at `begin` means."""
        subject = subject_of(self.reading, begin, self.first)
        found = self.cast.phrase(*subject) if subject else []
        if subject and not found and begin > self.first and self.reading.lower[begin - 1] == "who":
            link = self.reading.tags.rfind("I", *subject)  # "demands of hawks who would leave"
            return self.cast.phrase(link + 1, subject[1]) if link > 0 else []
        return found
