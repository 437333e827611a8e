"""Who holds a stance: a noun phrase, a possessive or a pronoun resolved to one canonical name.

The speakers of the discourse come first (their names and aliases), then the catalogue's states and
organisations, then persons and groups as the document itself names them in full.
"""

from __future__ import annotations

from bisect import bisect_right

from armsctl.language import is_first_person, token_at
from armsctl.stances.actors import Holder, Match
from armsctl.stances.names import GROUPS, THIRD, TITLES, VAGUE, Names
from armsctl.stances.wording import words

GOVERNMENTS = words("governments")
BODIES = words("bodies")
# Groups whose name says which, without another word.
CAMPS = frozenset({"republicans", "democrats", "europeans", "conservatives", "liberals"})


class Cast(Names):
    """Everybody whom one document can mean, and how phrases and pronouns mean them."""

    def phrase(self, first: int, past: int) -> list[Holder]:
        """Return whom the noun phrase between two tokens means; nobody where it is unclear."""
        reading = self._scene.reading
        tags, lower = reading.tags, reading.lower
        while first < past and tags[first] == '"':
            first += 1
        while past > first and tags[past - 1] in "\"R'":
            past -= 1
        if first >= past or past - 1 in self._scene.holds:
            return []
        if past - first == 1 and lower[first] == "they" and (sayers := self.sayers(first)):
            return sayers
        if past - first == 1 and (is_first_person(reading, first) or lower[first] in THIRD):
            holder = self.pronoun(first)
            return [holder] if holder else []
        if first + 2 < past and lower[first] in THIRD and tags[first + 1] == "K":
            holder = self.pronoun(first)  # "he and Berg"
            return [*([holder] if holder else []), *self.phrase(first + 2, past)]
        if first in self._sources and "K" not in tags[first:past]:
            return [self._sources[first]]
        head = self._head_end(first, past)
        matches = self.matches(first, head)
        last = head - 1
        closing = [m for m in matches if m.past == head and m.part != "adjective"]
        if closing:
            return self._joined(matches, closing[0])
        word = lower[last]
        if word in GOVERNMENTS or word in BODIES:
            return self._government(matches, first, last)
        if word in GROUPS:
            return self._group(first, past, head)
        if tags[last] == "E":
            return self._person(last, first, matches)
        if lower[first] in {"we", "i"}:
            holder = self.pronoun(first)
            return [holder] if holder else []
        if lower[first] in {"my", "our"} and word in {
            "delegation",
            "people",
            "parliament",
            "nation",
        }:
            holder = self.pronoun(first)
            return [holder] if holder else []
        if tags[last] == "N" and head < past and tags[head] == ",":
            return self._listed(head + 1, past)
        if word in {
            "president",
            "minister",
            "leader",
            "chancellor",
            "premier",
            "chief",
            "secretary",
        }:
            return self._office(matches, last)
        return []

    def sayers(self, index: int) -> list[Holder]:
        """Return those who say together what they will do: "Norway and Spain say they"."""
        scene = self._scene
        number = None if scene.quoted(index) else scene.statement_at(index)
        if number is None or not scene.discourse.statements[number].source:
            return []
        start, end = scene.discourse.statements[number].source[0]
        first, past = token_at(scene.reading, start), token_at(scene.reading, end - 1) + 1
        if "K" not in scene.reading.tags[first:past]:
            return []
        found = self.phrase(first, past)
        return found if len(found) > 1 else []

    def _listed(self, first: int, past: int) -> list[Holder]:
        """Return the actors of a list after a common noun: "its rivals, Spain and Italy"."""
        matches = [m for m in self.matches(first, past) if m.part == "name"]
        return self._joined(matches, matches[-1]) if matches and matches[-1].past == past else []

    def _head_end(self, first: int, past: int) -> int:
        tags = self._scene.reading.tags
        place = first
        while place < past:
            match = self.match(place, past)
            if match is not None:
                place = match.past
                continue
            if tags[place] in "I(-":
                break
            if tags[place] == "," and place > first and not _lists(tags[place:past]):
                break
            place += 1
        return place if place > first else past

    def _joined(self, matches: list[Match], last: Match) -> list[Holder]:
        """Return the actors of a list: "China and Germany"."""
        tags = self._scene.reading.tags
        found = [last.holder]
        before = last.first
        for match in reversed(matches):
            if match.past > before or match is last:
                continue
            between = tags[match.past : before]
            if ("K" in between and all(letter in "KD," for letter in between)) or (
                between and all(letter in ",D" for letter in between) and len(found) > 1
            ):
                found.insert(0, match.holder)
                before = match.first
            else:
                break
        return found

    def _government(self, matches: list[Match], first: int, last: int) -> list[Holder]:
        states = [m for m in matches if m.holder.kind == "state"]
        if states:
            return [states[-1].holder]
        lower, tags = self._scene.reading.lower, self._scene.reading.tags
        person: Holder | None = None
        if lower[first] in {"my", "our", "his", "her", "their"}:
            person = self.pronoun(first)
        elif lower[first] == "the" and all(tag == "A" for tag in tags[first + 1 : last]):
            voice = self.named(self._scene.voice(first))
            person = voice or self._recent(first, ("person",))
        if person is None:
            return []
        if person.kind == "state":
            return [person]
        if person.affiliation:
            return [self._by_name.get(person.affiliation) or Holder(person.affiliation, "state")]
        return []

    def _group(self, first: int, past: int, head: int) -> list[Holder]:
        """Return a group by its description, if that says which: "countries" alone does not."""
        reading = self._scene.reading
        while first < head - 1 and reading.tags[first] in "DCRT":
            first += 1
        if past - first < 2 or (past > head and reading.tags[head] != "I"):
            past = head
        named = past - first > 1 or reading.tags[first] == "E" or reading.lower[first] in CAMPS
        if not named or reading.lower[first] in VAGUE:
            return []
        short = reading.text[reading.starts[first] : reading.ends[head - 1]]
        whole = reading.text[reading.starts[first] : reading.ends[past - 1]]
        for text in (whole, short):
            for name, holder in self._by_name.items():
                if name.lower() == text.lower():
                    return [holder]
        match = self.match(first, head)
        affiliation = match.holder.name if match and match.holder.kind == "state" else None
        text = " ".join((whole if past - first <= 6 else short).split())
        return [Holder(text, "group", affiliation)]

    def _person(self, last: int, first: int, matches: list[Match]) -> list[Holder]:
        reading = self._scene.reading
        begin = last
        while begin > first and reading.tags[begin - 1] == "E":
            begin -= 1
        begin, past = self._strip(begin, last + 1)
        if (
            begin >= past
            or last in self._scene.holds
            or any(char.isdigit() for char in reading.words[last])
        ):
            return []
        words = reading.words[begin:past]
        titled = begin > first and reading.lower[begin - 1] in TITLES
        if len(words) == 1:
            full = self._full.get(words[0])
            if full is None and not titled:
                return []
            words = full.split() if full else words
        name = " ".join(words)
        if name in self._by_name:
            return [self._by_name[name]]
        states = [m.holder.name for m in matches if m.holder.kind == "state" and m.past <= begin]
        return [Holder(name, "person", states[0] if states else self._side(name, "person"))]

    def _office(self, matches: list[Match], last: int) -> list[Holder]:
        """Return the one speaker who holds the office: "the Iranian president"."""
        word = self._scene.reading.lower[last]
        states = {m.holder.name for m in matches if m.holder.kind == "state"}
        found = [
            speaker
            for speaker in self._scene.discourse.speakers
            if speaker.role
            and speaker.role.lower().split()[-1] == word
            and (not states or speaker.affiliation in states)
        ]
        return [self._by_name[found[0].name]] if len(found) == 1 else []

    def pronoun(self, index: int) -> Holder | None:
        """Return whom the pronoun or possessive at `index` means."""
        word = self._scene.reading.lower[index]
        if is_first_person(self._scene.reading, index):
            return self.named(self._scene.voice(index))
        if index in self._sources:
            return self._sources[index]
        kinds: tuple[str, ...] = ("organisation", "group")
        if word in {"he", "she", "his", "her", "him"}:
            kinds = ("person",)
        elif word in {"its", "it"}:
            kinds = ("state", "organisation")
        name = self._scene.said_by(index)
        sayer = self.named(name)
        several = sayer is not None and sayer.name[-1:] == "s" and sayer.name.split()[-1].islower()
        if sayer is not None and (
            word in {"they", "their", "them"}
            or (sayer.kind in kinds and not (several and kinds == ("person",)))
            or (word in {"it", "its"} and sayer.name.split()[-1] in GOVERNMENTS | BODIES)
        ):
            return sayer
        if name is not None and (sayer is None or kinds == ("person",)):
            return None  # "the president said he would": whoever that is
        return self._recent(index, kinds)

    def _recent(self, index: int, kinds: tuple[str, ...]) -> Holder | None:
        """Return the actor of one of the kinds that was last the talk before `index`."""
        reading = self._scene.reading
        voice = self._scene.voice(index) if self._quoted(index) else None
        bounds = reading.bounds
        number = bisect_right(bounds, index) - 1
        for sentence in range(number, max(-1, number - 2), -1):
            past = index if sentence == number else bounds[sentence + 1]
            found = [
                m
                for m in self.matches(bounds[sentence], past)
                if m.holder.kind in kinds and m.part != "adjective" and m.holder.name != voice
            ]
            # who does something is talked of further, rather than who is named on the way
            doers = [
                m for m in found if reading.tags[m.past : m.past + 1] in {"L", "Z", "M", "B", "H"}
            ]
            if best := doers or found:
                return best[-1 if sentence == number else 0].holder
        return None

    def _quoted(self, index: int) -> bool:
        return self._scene.quoted(index)


def _lists(tags: str) -> bool:
    """Whether these tags carry on a list of names: ", Spain and Italy"."""
    return "K" in tags and set(tags) <= set(",KED'A")
