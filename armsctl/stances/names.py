"""The names in a document: its speakers', the catalogue's, and persons it names in full."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from armsctl.language import read_name, token_at
from armsctl.language.reading import FIRST_PERSON
from armsctl.stances.actors import Form, Holder, Match, split_name
from armsctl.stances.wording import words
from armsctl.statements.actors import actor_index, display_names

if TYPE_CHECKING:
    from armsctl.catalogue.model import Actor
    from armsctl.stances.scene import Scene
    from armsctl.statements.model import Speaker

TITLES = words("titles")
GROUPS = words("groups")
VAGUE = words("vague")
THIRD = words("third")
JUNK = words("junk")
NO_HOLDERS = words("no-holders")
VAGUE_HOLDERS = words("vague-holders")
MAX_NAME = 7  # words in a description of somebody


class Names:
    """Finds the actors that a document names, each under one canonical name."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._actors = actor_index(scene.catalogue).within(scene.reading)
        self._sides: dict[tuple[str, str], str | None] = {}
        self._own: dict[str, list[Form]] = {}
        self._sources: dict[int, Holder] = {}
        self._by_name: dict[str, Holder] = {}
        reading = scene.reading
        for listed in scene.discourse.speakers:
            kept = [word for word in listed.name.split() if word.lower() not in JUNK]
            speaker = listed._replace(name=" ".join(kept) or listed.name)
            side = speaker.affiliation or self._side(speaker.name, speaker.kind)
            holder = self._state(speaker.name) or Holder(speaker.name, speaker.kind, side)
            self._by_name[speaker.name] = self._by_name[listed.name] = holder
            for text in (speaker.name, *speaker.aliases):
                words = split_name(text)
                if (
                    words
                    and "and" not in words
                    and (len(words) > 1 or speaker.kind != "person" or self._leads(speaker))
                    and _bearable(text)
                    and (len(words) > 1 or text[0].isupper())
                    and text.lower() not in THIRD | FIRST_PERSON
                ):
                    self._own.setdefault(words[0], []).append(Form(words, holder))
            if speaker.kind == "person" and " " in speaker.name and self._leads(speaker):
                words = split_name(speaker.name)[-1:]
                self._own.setdefault(words[0], []).append(
                    Form(words, holder, speaker.name.split()[-1])
                )
            for form in speaker.forms:
                if _bearable(speaker.name):
                    self._sources[token_at(reading, form.start)] = holder
        if scene.document.speaker:
            self._by_name.setdefault(
                scene.document.speaker, self._document_speaker(scene.document.speaker)
            )

    @functools.cached_property
    def _full(self) -> dict[str, str]:
        """Map last names to the first full name that the document gives with each."""
        reading = self._scene.reading
        found: dict[str, str] = {}
        for match in re.finditer(r"E{2,4}", reading.tags):
            run = self._strip(*match.span())
            if run[1] - run[0] >= 2:
                name = reading.words[run[0] : run[1]]
                found.setdefault(name[-1], " ".join(name))
        return found

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
        key = (name, kind)
        if key not in self._sides:
            self._sides[key] = self._side_of(name, kind)
        return self._sides[key]

    def _side_of(self, name: str, kind: str) -> str | None:
        if kind not in {"person", "group", "organisation"} or not name:
            return None
        words = read_name(name)
        found = self._actors.index.named(name).match(0, len(words.lower))
        if found is not None and found.actor.kind == "state":
            return found.actor.name if found.past < len(words.lower) else None
        if kind == "person" and " " in name:
            office = self._known(f"{name.rsplit(maxsplit=1)[-1]} administration")
            return office.name if office is not None and office.kind == "state" else None
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
        words = read_name(name)
        found = self._actors.index.named(name).match(0, len(words.lower))
        if found is None or found.past < len(words.lower) or found.part != "name":
            return None
        return self._from_list(found.actor)

    def _from_list(self, actor: Actor) -> Holder:
        """Return an actor of the catalogue, under the fullest name that the document has for it."""
        known = self._by_name.get(actor.name)
        if known is not None:
            return known
        name = self._shown.get(actor.name, actor.name)
        if name in self._by_name:
            return self._by_name[name]
        fuller = (
            actor.kind == "organisation"
            and len(name) > len(actor.name)
            and name.split()[-1] == actor.name.split()[-1]
            and (" of " in actor.name or " of " not in name)  # not "Members of Congress"
        )
        return Holder(name if fuller else actor.name, actor.kind)

    @functools.cached_property
    def _shown(self) -> dict[str, str]:
        return display_names(self._actors.all(), self._scene.reading)

    def _strip(self, first: int, past: int) -> tuple[int, int]:
        lower = self._scene.reading.lower
        while first < past and (
            lower[first] in TITLES or lower[first] in {".", *JUNK} or self._adjective(first)
        ):
            first += 1
        while past > first and lower[past - 1] in JUNK:
            past -= 1
        return first, past

    def _adjective(self, index: int) -> bool:
        match = self.match(index, index + 3)
        return match is not None and match.past == index + 1 and match.holder.kind == "state"

    def match(self, index: int, past: int) -> Match | None:
        """Return the longest actor that begins at token `index`."""
        reading = self._scene.reading
        best: Match | None = None
        for form in self._own.get(reading.lower[index], ()):
            end = index + len(form.words)
            longer = best is None or end > best.past
            if end <= past and longer and self._fits(index, end, form):
                best = Match(index, end, form.holder, "name")
        found = self._actors.match(index, past)
        if found is not None and (best is None or found.past > best.past):
            best = Match(index, found.past, self._from_list(found.actor), found.part)
        return best

    def _fits(self, index: int, end: int, form: Form) -> bool:
        reading = self._scene.reading
        if tuple(word.replace("’", "'") for word in reading.lower[index:end]) != form.words:
            return False
        if len(form.words) == 1 and reading.words[index][0].islower():
            return False
        return form.exact in {None, reading.words[index]} or len(form.words) > 1

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
