"""Who holds a stance: a noun phrase, a possessive or a pronoun resolved to one canonical name.

The speakers of the discourse come first (their names and aliases), then the catalogue's states and
organisations, then persons and groups as the document itself names them in full.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from armsctl.language import token_at
from armsctl.stances.actors import Form, Holder, Match, catalogue_forms, split_name
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.scene import Scene
    from armsctl.statements.model import Speaker

TITLES = words("titles")
GOVERNMENTS = words("governments")
BODIES = words("bodies")
GROUPS = words("groups")
VAGUE = words("vague")
JUNK = words("junk")
NO_HOLDERS = words("no-holders")
MAX_NAME = 7  # words in a description of somebody
VAGUE_HOLDERS = words("vague-holders")
FIRST = words("first")
THIRD = words("third")


class Cast:
    """Everybody whom one document can mean, and how they are found in it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._catalogue = catalogue_forms(scene.catalogue)
        self._own: dict[str, list[Form]] = {}
        self._sources: dict[int, Holder] = {}
        self._full: dict[str, str] = {}
        self._by_name: dict[str, Holder] = {}
        reading = scene.reading
        for speaker in scene.discourse.speakers:
            side = speaker.affiliation or self._side(speaker.name, speaker.kind)
            holder = self._state(speaker.name) or Holder(speaker.name, speaker.kind, side)
            self._by_name[speaker.name] = holder
            for text in (speaker.name, *speaker.aliases):
                words = split_name(text)
                if (
                    words
                    and "and" not in words
                    and (len(words) > 1 or speaker.kind != "person" or self._leads(speaker))
                    and _bearable(text)
                    and (len(words) > 1 or text[0].isupper())
                    and text.lower() not in THIRD | FIRST
                ):
                    self._own.setdefault(words[0], []).append(Form(words, holder, "name"))
            if speaker.kind == "person" and " " in speaker.name and self._leads(speaker):
                words = split_name(speaker.name)[-1:]
                self._own.setdefault(words[0], []).append(
                    Form(words, holder, "name", speaker.name.split()[-1])
                )
            for form in speaker.forms:
                if _bearable(speaker.name):
                    self._sources[token_at(reading, form.start)] = holder
        if scene.document.speaker:
            self._by_name.setdefault(
                scene.document.speaker, self._document_speaker(scene.document.speaker)
            )
        for match in re.finditer(r"E{2,4}", reading.tags):
            run = self._strip(*match.span())
            if run[1] - run[0] >= 2:
                name = reading.words[run[0] : run[1]]
                self._full.setdefault(name[-1], " ".join(name))

    def _leads(self, speaker: Speaker) -> bool:
        """Tell whether the last name alone means this one of those who share it."""
        last = speaker.name.split()[-1]
        return all(
            other.statements <= speaker.statements
            for other in self._scene.discourse.speakers
            if other.kind == "person" and other.name.split()[-1] == last
        )

    def _side(self, name: str, kind: str) -> str | None:
        """Return the state that a name tells: "Iranian officials", a president."""
        parts = split_name(name)
        if kind not in {"person", "group", "organisation"} or not parts:
            return None
        for form in self._catalogue.get(parts[0], ()):
            if form.holder.kind == "state" and parts[: len(form.words)] == form.words:
                return form.holder.name if len(parts) > len(form.words) else None
        if kind == "person":
            for form in self._catalogue.get(parts[-1], ()):
                if form.words[1:] == ("administration",) and form.holder.kind == "state":
                    return form.holder.name
        return None

    def _document_speaker(self, name: str) -> Holder:
        for actor in self._scene.catalogue.actors.values():
            if actor.name == name:
                return Holder(name, actor.kind)
        return Holder(name, "state")

    def named(self, name: str | None) -> Holder | None:
        """Return the holder of that canonical name."""
        if name is None or not _bearable(name):
            return None
        if name.endswith(("'s", "’s")) and (match := self._known(name[:-2])) is not None:
            return match
        return self._by_name.get(name) or Holder(name, "person", self._side(name, "person"))

    def _state(self, name: str) -> Holder | None:
        """Return the state that "Government of Norway" is."""
        for lead in (
            "Government of ",
            "Republic of ",
            "Kingdom of ",
            "State of ",
            "Government of the ",
        ):
            if name.startswith(lead):
                found = self._known(name) or self._known(name[len(lead) :])
                return found if found is not None and found.kind == "state" else None
        return None

    def _known(self, name: str) -> Holder | None:
        """Return the actor of the catalogue that goes by exactly that name."""
        parts = split_name(name)
        for form in self._catalogue.get(parts[0] if parts else "", ()):
            if form.words == parts and form.part == "name":
                return self._by_name.get(form.holder.name) or form.holder
        return None

    def _strip(self, first: int, past: int) -> tuple[int, int]:
        lower = self._scene.reading.lower
        while first < past and (
            lower[first] in TITLES or lower[first] == "." or self._adjective(first)
        ):
            first += 1
        return first, past

    def _adjective(self, index: int) -> bool:
        match = self.match(index, index + 3)
        return match is not None and match.past == index + 1 and match.holder.kind == "state"

    def match(self, index: int, past: int) -> Match | None:
        """Return the longest actor that begins at token `index`."""
        reading = self._scene.reading
        word = reading.lower[index]
        best: Match | None = None
        for forms in (self._own.get(word, ()), self._catalogue.get(word, ())):
            for form in forms:
                end = index + len(form.words)
                if end > past or (best and end - index <= best.past - best.first):
                    continue
                if tuple(w.replace("’", "'") for w in reading.lower[index:end]) != form.words:
                    continue
                if reading.words[index][0].islower() and (form.exact or form.part != "name"):
                    continue
                word_here = reading.words[index]
                shouted = word_here.isupper() and len(form.exact or "") >= 4
                if form.exact not in {None, word_here} and len(form.words) == 1 and not shouted:
                    continue
                if form.near or form.never:
                    low, high = max(0, index - 20), min(len(reading.lower), end + 20)
                    around = " ".join(reading.lower[low:high])
                    if any(never in around for never in form.never):
                        continue
                    if form.near and not any(near in around for near in form.near):
                        continue
                best = Match(index, end, form.holder, form.part)
        if best is not None:
            known = self._by_name.get(best.holder.name)
            if known is not None:
                best = Match(best.first, best.past, known, best.part)
        return best

    def matches(self, first: int, past: int) -> list[Match]:
        """Return the actors between two tokens, longest first come, not overlapping."""
        found: list[Match] = []
        place = first
        while place < past:
            match = self.match(place, past)
            if match is None:
                place += 1
            else:
                found.append(match)
                place = match.past
        return found

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
        if past - first == 1 and (lower[first] in FIRST or lower[first] in THIRD):
            holder = self.pronoun(first)
            return [holder] if holder else []
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
            if tags[place] in "I(-" or (tags[place] == "," and place > first):
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
        named = (
            past - first > 1
            or reading.tags[first] == "E"
            or reading.lower[first] in {"republicans", "democrats", "europeans"}
        )
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
        if word in FIRST:
            return self.named(self._scene.voice(index))
        if index in self._sources:
            return self._sources[index]
        kinds: tuple[str, ...] = ("state", "organisation", "group")
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


def _bearable(name: str) -> bool:
    """Tell whether a speaker can hold a stance: not "another email", nor just "officials"."""
    parts = [part for part in name.lower().split() if part not in {"the", "a", "an", "another"}]
    if not parts:
        return False
    head = next(
        (
            parts[i - 1]
            for i, part in enumerate(parts)
            if i and part in {"of", "for", "in", "from", "to"}
        ),
        parts[-1],
    )
    if len(parts) == 2 and parts[0] in VAGUE and parts[1] in GROUPS:
        return False
    if JUNK.intersection(parts):
        return False
    if len(parts) > MAX_NAME or any(part.isdigit() for part in parts):
        return False
    return head not in NO_HOLDERS and (len(parts) > 1 or parts[0] not in VAGUE_HOLDERS)
