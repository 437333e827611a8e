"""What a cue stands over to its right: "condemned | Spain's refusal to ratify the treaty"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.stances.arguments import TRANSPARENT, Arguments
from armsctl.stances.clauses import verb_group
from armsctl.stances.nodes import Content
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.cues import Cue
    from armsctl.stances.nodes import Node

TREATY_NOUNS = words("treaty-nouns")
GOING_ON = words("going-on")
ENDING = words("ending")
LAID_DOWN = words("laid-down")
SLOW = words("slow")
MEASURES = frozenset(
    {"bill", "bills", "resolution", "legislation", "measure", "amendment", "motion"}
)
# What is done to bills: cues of these families reach what a bill would do.
_ON_BILLS = frozenset({"rejection", "liking", "disliking", "entry", "refusal", "demand"})
# How far into a bill's relative clause its verb is looked for, in tokens.
_PROVISION = 7
NEGOTIATIONS = frozenset({"negotiations", "talks"})
CLOSE = 9  # tokens between an act and its object
FAR = 18  # tokens between an attitude and what it is about
LONG = 26  # where a clause may stand between
_LIST = 20  # the rest of a list


class Objects(Arguments):
    """Adds to `Arguments` what follows a cue."""

    def content(self, cue: Cue, index: int, past: int) -> Content | None:
        """Return what the cue that ends before token `past` stands over."""
        possessed = self.possessed(cue, index)
        passive = (
            cue.form == "verb"
            and self.reading.tags[index] in "YL"
            and (verb_group(self.reading, index, self.first).passive)
        )
        if passive and "active" in cue.flags:
            return None
        found = self.passive(index) if passive else self._ahead(cue, past)
        if found is None and cue.form == "noun" and possessed is not None:
            return Content(1, (possessed,), past)
        if found is None and cue.form == "verb" and past == index + 1 and not passive:
            found = self.gapped(index)
        if found is None and "bare" in cue.flags and not passive:
            found = self.bare(cue, index, past)
        if "act_only" in cue.flags and (found is None or not (found.inner or found.fated)):
            return self._felt(past) if found is None else None
        return found

    def _measure(self, place: int, end: int) -> Node | None:
        """Return what a bill would do: "a bill | that would kill the treaty"."""
        tags = self.reading.tags
        if place + 1 >= end or tags[place] not in "TW" or tags[place + 1] not in "MZL":
            return None
        for step in range(place + 1, min(place + _PROVISION, end)):
            if tags[step] in ".;:":
                return None
            node = self.node(step, nested=True)
            if node is None or node.cue.form != "verb" or "going" in node.cue.flags:
                continue
            return node if node.cue.kind in {"act", "control"} else None
        return None

    def _felt(self, past: int) -> Content | None:
        """Return the act told before, for "expressed regret" where nothing follows."""
        act = self.told.act
        if act is None or (past < self.past and self.reading.tags[past] not in '.,;"'):
            return None
        return Content(act.sign, act.treaties, past, act, pointed=True)

    def _ahead(self, cue: Cue, past: int) -> Content | None:
        """Return what the cue stands over to its right."""
        tags, lower = self.reading.tags, self.reading.lower
        if (
            cue.kind == "control"
            and cue.words[-1] == "to"
            and tags[past : past + 1] in tuple("DAEPC")
            and lower[past] != "either"
        ):
            return None  # "moved to the front"
        clause = "clause" in cue.flags
        loose = "loose" in cue.flags
        limit = LONG if clause else FAR if loose else CLOSE
        sign = 1
        commas = 0
        actor = relative = person = False
        # What an act is done to ends where another verb begins.
        closed = cue.kind == "act" or (cue.kind == "control" and cue.words[-1] != "to")
        turned = -1  # where a "not" was counted that a verb after it may count itself
        place = past
        end = min(self.past, past + limit)
        while place < end:
            target = self.scene.holds.get(place)
            if target is not None:
                if relative:
                    return None
                behind = target.past
                while behind < self.past and lower[behind] in NEGOTIATIONS:
                    behind += 1  # "the SALT talks"
                told = "MFB" if cue.kind == "demand" else "MFHLB" if clause else ""
                if told and behind < self.past and tags[behind] in told:
                    fate = self.fate(behind)
                    if not fate:
                        return None
                    return Content(sign * fate, self.joined(target.first), behind, fated=True)
                if (
                    closed
                    and "K" in tags[past:place]
                    and tags[behind : behind + 1] in set("LZMBHU")
                ):
                    return None  # "left the town and | the treaty was signed"
                node = self._tail(behind)
                if node is not None:
                    return Content(sign * node.sign, node.treaties, node.past, node)
                if cue.kind in {"control", "demand", "accuse"} and not self._takes_thing(cue):
                    return None
                aside = person and cue.kind == "attitude" and cue.form == "verb"
                if aside and "I" in tags[past:place]:
                    return None  # "slammed Kerry for his talks on the deal"
                if (
                    behind < self.past
                    and tags[behind] == "N"
                    and lower[behind] not in TRANSPARENT
                    and cue.kind != "event"
                    and lower[behind] not in TREATY_NOUNS
                    and lower[behind + 1 : behind + 2] != ["that"]  # "critics of it note that"
                ):
                    return None
                return Content(sign, self.joined(target.first), target.past)
            word, letter = lower[place], tags[place]
            if (
                word in MEASURES
                and cue.family in _ON_BILLS
                and (node := self._measure(place + 1, end)) is not None
            ):
                return Content(sign * node.sign, node.treaties, node.past, node, node.pointed)
            if letter in "NEVGYZLA" or word == "in":
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
                    treaties, behind = self.conjuncts(node)
                    return Content(sign * node.sign, treaties, behind, node, node.pointed)
            if letter == "K" and place == past and tags[place + 1 : place + 2] == "V":
                place += 2  # "end | or renegotiate it"
                continue
            if (
                closed
                and letter == "K"
                and place > past
                and tags[place + 1 : place + 2] in ("V", "F")
            ):
                return None  # "end the arms race and | to ratify the treaty"
            if letter == "K" and tags[past - 1] == "G" and tags[place + 1 : place + 2] == "G":
                return None  # "demonizing Iran and | trashing the treaty"
            if letter == "X" or (word in {"without", "no", *SLOW} and cue.kind != "act"):
                only = lower[place + 1 : place + 2] in (["just"], ["only"], ["merely"], ["simply"])
                sign = sign if relative or only else -sign
                turned = turned if relative else place
            elif letter in ".;:-":
                return None
            elif letter == "W" or (
                letter == "T" and cue.kind == "demand" and tags[place - 1] in "NE"
            ):
                if cue.kind != "demand":
                    return None
                relative = True
            elif letter == "," and (closing := self._aside(place)):
                end = min(self.past, end + closing - place + 1)
                place = closing
            elif letter == "," and cue.kind == "act" and (last := self._listed(place)):
                place, end = last - 1, min(self.past, last + limit)
            elif letter == ",":
                commas += 1
                if lower[place + 1 : place + 2] == ["including"] or lower[
                    place + 1 : place + 3
                ] == ["such", "as"]:
                    commas -= 1
                elif cue.kind == "act" and cue.form == "noun":
                    return None  # "aside from its violations, critics of the treaty"
                elif commas > 1 or not (place + 1 < end and tags[place + 1] in 'ADN"YE'):
                    return None
            elif letter == "T" and word == "that" and place + 1 in self.scene.holds:
                pass  # "has opposed that treaty"
            elif word == "as" and LAID_DOWN.intersection(lower[place + 1 : place + 2]):
                pass  # "its obligations as laid out in the treaty"
            elif letter in "ST":
                if not clause or (letter == "S" and word != "as"):
                    return None
            elif letter in "LY" and word in LAID_DOWN:
                pass
            elif letter in "AY" and cue.kind == "control" and tags[place - 1] == "B":
                return None  # "is going to be hard to save"
            elif letter in "ZLMBHU":
                if (
                    not clause
                    and not (letter in "BH" and tags[place - 1] in "FR")
                    and not (letter == "L" and tags[place - 1] in "DAR")
                ):
                    return None
            elif letter == "V":
                if not clause and cue.kind not in {"demand", "control"}:
                    return None
                if (
                    tags[place - 1] == "F"
                    and cue.kind in {"demand", "control"}
                    and word not in {"continue", "be", "have"}
                ):
                    further = tags.find("KF", place, end)  # "to end it | and to ratify"
                    if cue.kind != "demand" or further < 0:
                        return None
                    if set(".;:") & set(tags[place:further]):
                        return None
                    place = further + 1
            elif letter == "F":
                relative = False
                if cue.kind == "act" or (
                    cue.kind in {"attitude", "event"} and not self._aimed(place)
                ):
                    return None
            elif letter == "I" and place == past and cue.words[-1] == "to" and word[-3:] != "ing":
                return None  # "the limit that it agreed to | in the treaty"
            elif word == "by" and cue.form == "noun" and self._gerund(place + 1):
                return None  # "dispel concern about its tests by | implementing the treaty"
            elif letter == "I":
                before = lower[place - 1]
                if place > past and not (
                    before in TRANSPARENT
                    or (actor and word in {"for", "over", "in", "from"})
                    or cue.kind in {"demand", "accuse", "event"}
                    or clause
                    or (
                        word in {"of", "in", "to"}
                        and loose
                        and before not in {"president", "minister"}
                    )
                    or tags[place - 1] not in 'NE"'
                ):
                    return None
            elif letter in "PO" and word == "it" and place - past < 2:
                nested = self._it(cue, place, end)
                if nested is not None:
                    return nested._replace(sign=sign * nested.sign)
            if (
                word in TREATY_NOUNS
                and {"such", "these"} & set(lower[max(past, place - 3) : place])
                and self.told.treaties
            ):
                return Content(sign, self.told.treaties, place + 1, pointed=True)
            if letter == "E":
                actor = True
                person = person or tags[place + 1 : place + 2] != "'"
            place += 1
        return None

    def _aside(self, comma: int) -> int:
        """Return the comma that closes ", as soon as possible," or ", in particular,", else 0."""
        tags = self.reading.tags
        closing = tags.find(",", comma + 2, min(comma + 7, self.past))
        inside = tags[comma + 1 : closing]
        if closing < 0 or inside[0] not in "RISX" or not set(inside) <= set("RISDAN"):
            return 0
        return closing

    def _listed(self, comma: int) -> int:
        """Return where the last of a list begins, if it is a treaty: "the pact, the accord and".

        0 where it is none.
        """
        tags = self.reading.tags
        place = comma + 1
        while place < min(self.past, comma + _LIST) and tags[place] in "DAENC',K-":
            if tags[place] == "K" or tags[place - 1 : place + 1] == ",K":
                last = place + 1
                step = last
                while step < min(self.past, last + 6) and tags[step] in "DAENC'":
                    target = self.scene.holds.get(step)
                    if target is not None:
                        # "left the town, the capital, and the treaty was signed": another clause
                        behind = tags[target.past : min(target.past + 1, self.past)]
                        return 0 if behind in set("LZMBHU") else last
                    step += 1
                return 0
            place += 1
        return 0

    def _gerund(self, place: int) -> bool:
        """Tell whether a gerund stands at a token, or behind an aside or adverb there."""
        tags = self.reading.tags
        if tags[place : place + 1] == ",":
            place = max(place, self._aside(place)) + 1
        return tags[place : place + 3].lstrip("R")[:1] == "G"

    def fate(self, place: int) -> int:
        """Return +1 where the treaty is wanted to live ("will enter into force"), -1 to end, 0."""
        heard = self.reading.lower[place : min(place + 7, self.past)]
        sign = -1 if {"not", "never"}.intersection(heard) else 1
        if ENDING.intersection(heard):
            return -sign
        return sign if GOING_ON.intersection(heard) else 0

    def _takes_thing(self, cue: Cue) -> bool:
        return (cue.kind != "accuse" and cue.words[-1] in {"for", "of"}) or (
            len(cue.words) == 1 and cue.family in {"demand", "refusal"}
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
        if node.cue.kind == "refer" and outer.kind != "attitude":
            return False
        tags = self.reading.tags
        if tags[node.at] == "G" and self.reading.lower[node.at - 1] in MEASURES:
            return True  # "veto a bill disapproving of it"
        if outer.kind == "act" and node.cue.form == "verb":
            return tags[node.at] == "G" and (node.at - past <= 1 or tags[node.at - 1] == "I")
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
        here = any(back in self.scene.holds for back in range(self.first, place))
        if "entry" in cue.flags and not here and self.scene.document.speaker is None:
            return None  # "I saw the letter and signed it"
        ends = '.,;:-")KSRI' if cue.kind == "attitude" else '.,;:-")KSRIF'
        if after >= self.past or tags[after] in ends:
            return Content(1, (treaty,), after, pointed=True)
        return None
