"""Sources resolved to speakers: one canonical name for a person or body, however it is called.

In this order: a pronoun, a person's name, an actor of the catalogue, a government by its adjective,
an office or role that a person of the document holds, else the description as it stands. Measured
through the mentions' speakers (see `armsctl.statements.voices`). Bodies go by the longest name that
the document gives them (see `armsctl.statements.actors.display_names`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from armsctl.language import is_first_person, token_at
from armsctl.language.groups import words
from armsctl.statements.actors import covering, display_names
from armsctl.statements.cues import carriers
from armsctl.statements.people import UNITED_STATES, phrase_text, titles
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armsctl.language import Reading
    from armsctl.statements.actors import Actors, Found
    from armsctl.statements.model import Span, SpeakerKind
    from armsctl.statements.people import People, Person

# How nouns for those who do something end, and how long they are at least.
_AGENTS = ("er", "or", "ist", "ian", "ant", "man", "men", "ee", "people", "person")
_SHORTEST_AGENT = 4
SINGULAR = frozenset(["he", "she", "him", "her", "his"])
FEMININE = frozenset(["she", "her"])
PLURAL = frozenset(["they", "them", "their"])
NEUTER = frozenset(["it", "its"])
# A pronoun looks back so far, in tokens, for the speaker of an earlier statement.
SPEAKER_REACH = 400
# And so far, in words of names, for a person named.
NAMES_REACH = 100
_SKIPPED_BEFORE = frozenset(["the", "this", "that", "these", "those"])
# Letters of armsctl.language.tags that a source cannot do without.
_NOMINAL = frozenset("NEPOCDWAG'")
# What bodies of the catalogue are called, by their ids, where they are named in full.
_KNOWN_AS = {
    "alliance": "nato",
    "watchdog": "iaea",
    "agency": "iaea",
    "bloc": "european-union",
    "union": "european-union",
}
_OUTLET_NOUNS = frozenset(
    ["newspaper", "paper", "outlet", "magazine", "broadcaster", "channel", "network", "website"]
)
# What any organisation may be called.
_NAMED_AT = attrgetter("first")
_ANY_BODY = frozenset(["group", "organization", "organisation", "agency", "alliance", "body"])
# Texts that tell what others say: not the last speaker's own.
_BY_ANYBODY = frozenset(["article", "report", "interview", "video"])
_DEFINITE = frozenset(["the", "this", "that", "his", "her", "their", "its", "our"])


class Resolved(Value):
    """Whom a source means, and why."""

    name: str
    kind: SpeakerKind
    because: str
    person: Person | None = None
    affiliation: str | None = None


class Resolver:
    """Resolves the sources of one document, in the order of the text."""

    def __init__(
        self,
        reading: Reading,
        people: People,
        actors: Actors,
        present: Sequence[Found],
        mentions: Sequence[Span],
    ) -> None:
        self._reading = reading
        self._people = people
        self._actors = actors
        self._quoted = sorted(
            (token_at(reading, quotation.start), token_at(reading, quotation.end - 1))
            for quotation in reading.quotations
            if quotation.kind == "speech"
        )
        self._covering = covering(present)
        self._present = list({match.actor.id: match.actor for match in present}.values())
        self.names = display_names(present, reading)
        self._things = {
            index
            for start, end in mentions
            for index in range(token_at(reading, start), token_at(reading, end - 1) + 1)
        }
        self._described_before: dict[str, Resolved] = {}
        self._last_outlet: tuple[int, Resolved] | None = None
        self._last_person: tuple[int, Resolved] | None = None
        self._last_body: tuple[int, Resolved] | None = None

    def resolve(self, spans: Sequence[Span], *, speaks: bool = True) -> Resolved | None:
        """Return whom a source means; None for nobody, a thing, or an "I" not resolved here.

        Who `speaks` is whom "he" and "she" mean further on: not who is only told of.
        """
        reading = self._reading
        for start, end in spans:
            first, past = token_at(reading, start), token_at(reading, end - 1) + 1
            first, past = self._trimmed(first, past)
            if first >= past or reading.tags[first] == "W" or reading.lower[first] == "that":
                continue
            if self._dated(first, past):
                continue
            found = self._phrase(first, past)
            if found is not None:
                if found.person is None:
                    found = found._replace(name=self.names.get(found.name, found.name))
                if speaks:
                    self._remember(first, found)
                return found
        return None

    def _remember(self, place: int, found: Resolved) -> None:
        if found.person is not None:
            self._last_person = (place, found)
        elif found.kind == "outlet":
            self._last_outlet = (place, found)
        else:
            self._last_body = (place, found)

    def _trimmed(self, first: int, past: int) -> tuple[int, int]:
        tags = self._reading.tags
        while first < past and tags[first] in '",.;:()-KR':
            first += 1
        while past > first and tags[past - 1] in "\",.;:(-R'":
            past -= 1
        lower = self._reading.lower
        weekdays = words("days") & words("calendar")
        if past - first > 1 and lower[past - 1] in weekdays and lower[past - 2] != "on":
            past -= 1 + (lower[past - 2] in {"early", "late"})  # "Colonel Berg late Sunday"
        return first, past

    def _dated(self, first: int, past: int) -> bool:
        """Tell whether the words are a date alone: "taken on | May 12 | showed"."""
        tags, lower = self._reading.tags, self._reading.lower
        calendar = words("calendar")
        if past - first == 1:
            return lower[first] in calendar - {"may", "april", "june"}
        heard = range(first + (tags[first] == "D"), past)
        dates = sum(lower[index] in calendar for index in heard)
        return 0 < dates == len(heard) - tags.count("C", heard.start, past)

    def _phrase(self, first: int, past: int) -> Resolved | None:
        reading = self._reading
        lower = reading.lower
        if past - first == 1:
            word = lower[first]
            if is_first_person(reading, first):
                return None
            if word in SINGULAR:
                return self._he(first, feminine=word in FEMININE)
            if word in PLURAL | NEUTER:
                return self._they(first, plural=word in PLURAL)
        comma = self._comma(first, past)
        whole = self._whole(first, comma)
        if whole is not None:
            return whole
        head = self._head(first, comma)
        person = self._person(first, head) or self._holder(first, comma)
        if person is not None:
            return person
        titled = self._titled(first, comma)
        if titled is not None:
            return titled
        behind = self._named_behind(first, comma, past)
        if behind is not None:
            return behind
        actor = self._actor(first, head)
        if actor is not None:
            return actor
        again = self._again(first, head)
        if again is not None:
            return again
        office = self._office(first, head, comma)
        if office is not None:
            return office
        if head - 1 in self._things or head <= first:
            return None
        if not set(reading.tags[first:head]) & _NOMINAL:
            return None  # "likely", "saying"
        again = self._body_again(first, head)
        if again is not None:
            return again
        if not self._can_speak(first, head):
            return None
        described = self._described(first, head, comma)
        self._described_before[lower[head - 1]] = described
        return described

    def _whole(self, first: int, past: int) -> Resolved | None:
        """Return the actor that all of a phrase names: "the People's Republic of China".

        A government is its state: "the Government of Japan".
        """
        tags, lower = self._reading.tags, self._reading.lower
        around = self._covering.get(past - 1)
        if around is not None and around.past == past and around.first <= first:
            return _as_actor(around, "named in full")
        owner = tags.rfind("'", first, past)
        match = self._named(owner + 1, past) if owner - 1 in self._people.at else None
        if match is not None and match.actor.kind == "organisation":
            return _as_actor(match, "named in full")  # "Mr. Lind's Institute for Peace"
        first += past - first > 1 and tags[first] == "D"
        if "I" in tags[first:past] and (match := self._named(first, past)) is not None:
            return _as_actor(match, "named in full")
        of = first + 1
        if past - of < 2 or lower[of] != "of" or lower[first] not in titles().governments:
            return None
        match = self._named(of + 1 + (tags[of + 1] == "D"), past)
        return None if match is None else _as_actor(match, f"whose {lower[first]} it is")

    def _named(self, first: int, past: int) -> Found | None:
        """Return the actor whose name stands exactly there."""
        match = self._actors.match(first, past) if first < past else None
        return match if match and match.past == past and match.part == "name" else None

    def _comma(self, first: int, past: int) -> int:
        """Return where the first part of a source ends: at a comma, a dash, a relative clause."""
        tags = self._reading.tags
        for index in range(first + 1, past):
            if tags[index] in ",;:(-W" and tags[index - 1] != "C":
                return index
        return past

    def _head(self, first: int, past: int) -> int:
        """Return where a phrase's head ends: before "of …", "in …", a participle."""
        tags = self._reading.tags
        for index in range(first + 1, past):
            if tags[index] in "IFTVZLGSK" and (tags[index] != "G" or tags[index - 1] in "NE"):
                return index
        return past

    def _person(self, first: int, head: int) -> Resolved | None:
        """Return the person whose name ends the head: "Russian Defence Minister Sergei Shoigu"."""
        reading, people = self._reading, self._people
        for index in range(head - 1, first - 1, -1):
            person = people.at.get(index)
            if person is None:
                continue
            end = index + 1
            if end < head and reading.tags[end] == "'":
                noun = reading.lower[head - 1]
                if noun in titles().texts:
                    return self._as_person(person, f"whose {noun} it is")
                return None  # "Trump's lawyer"
            if end < head and reading.tags[end] in "NA":
                return None  # "the Obama years"
            return self._as_person(person, "named")
        last = head - 1
        if (
            reading.tags[last] == "E"
            and self._actors.match(last, head) is None
            and all(reading.lower[i] in titles().titles for i in range(first, last))
            and reading.lower[last] not in titles().not_names | titles().titles
            and reading.lower[last] not in titles().groups
            and not (reading.words[last].isupper() and len(reading.words[last]) > 1)
        ):
            person = people.named((reading.words[last],))
            if person is not None:
                return self._as_person(person, "by the last name")
            return Resolved(reading.words[last], "person", "a name that stands alone")
        return None

    def _titled(self, first: int, comma: int) -> Resolved | None:
        """Return the person whose title the phrase begins: "Director of the Institute Ann Lee"."""
        reading, at = self._reading, self._people.at
        index = first
        while index < comma and reading.tags[index] in "DAENI'C" and index not in at:
            index += 1
        person = at.get(index) if index < comma else None
        if person is None:
            return None
        for naming in person.namings:
            if naming.first == index and naming.title and naming.title[0] <= first + 1:
                end = index + len(naming.words)
                if end < comma and reading.tags[end] in "NA'":
                    return None  # "a former Trump administration official", "Mr. Lind's club"
                return self._as_person(person, "named behind the title")
        return None

    def _as_person(self, person: Person, because: str) -> Resolved:
        return Resolved(person.name, "person", because, person, person.affiliation)

    def _holder(self, first: int, past: int) -> Resolved | None:
        """Return whose name ends a phrase after an office: "Council for Peace and Law chief X"."""
        person = self._people.at.get(past - 1)
        if person is None or "K" not in self._reading.tags[first:past]:
            return None
        starts = [naming.first for naming in person.namings if naming.past == past]
        if not starts or starts[0] <= first:
            return None
        if not set(self._reading.lower[starts[0] - 1 : starts[0] + 1]) & titles().roles.keys():
            return None
        return self._as_person(person, "named")

    def _named_behind(self, first: int, comma: int, past: int) -> Resolved | None:
        """Return who is named in apposition: "the head of Pacific Command, Adm. Harry Harris"."""
        reading = self._reading
        if comma >= past or reading.tags[comma] != ",":
            return None
        end = self._comma(comma + 1, past) if comma + 2 < past else past
        person = self._people.within(comma + 1, end)
        if person is None:
            match = self._actors.match(comma + 1, end)
            if match is not None and match.past == end and match.actor.kind == "outlet":
                return Resolved(match.actor.name, "outlet", "named in apposition")
            return None
        lower = reading.lower[first:comma]
        if not any(word in titles().roles for word in lower):
            return None
        person.role_words.update(lower)
        if person.role is None:
            person.role = phrase_text(reading, first, comma)
        if person.affiliation is None:
            found = self._actors.all(first, comma)
            person.affiliation = found[0].actor.name if found else None
        return self._as_person(person, "named in apposition")

    def _actor(self, first: int, head: int) -> Resolved | None:
        """Return the actor that a head names, or the state whose government it names."""
        reading = self._reading
        found = self._actors.all(first, head)
        if not found:
            return None
        last = found[-1]
        noun = reading.lower[head - 1]
        if noun in titles().texts:
            return _as_actor(last, f"whose {noun} it is")
        run = head
        while run > first and reading.tags[run - 1] == "E":
            run -= 1
        if run < head and last.part == "name" and _is_longer(run, head, found):
            return Resolved(phrase_text(reading, run, head), "organisation", "named in full")
        if last.past == head and last.part == "name":
            return _as_actor(last, "in the catalogue")
        if (
            last.part == "name"
            and last.actor.kind in {"organisation", "outlet"}
            and reading.tags[last.past : last.past + 1] in {"G", "I"}
        ):
            return _as_actor(last, "in the catalogue")
        if noun in titles().governments:
            states = [match for match in found if match.actor.kind == "state"]
            if states:
                return _as_actor(states[-1], f"“{noun}” of the state")
        first_match = found[0]
        joined = reading.tags[first_match.past : head]
        if first_match.part == "name" and joined[:1] in {"K", ","}:
            return _as_actor(first_match, "the first of those named")
        return None

    def _office(self, first: int, head: int, comma: int) -> Resolved | None:
        """Return the person who holds the office or role that a description names."""
        reading = self._reading
        lower = reading.lower[first:comma]
        noun = reading.lower[head - 1]
        known = titles()
        owned = "'" in reading.tags[first:head]
        last = self._last_person[1] if self._last_person else None
        signed = reading.lower[head : head + 1] == ["by"]  # "the statement by the four allies"
        if noun in known.texts and last and not owned and not signed:
            if noun in _BY_ANYBODY and last.kind == "person":
                return None
            return last._replace(because=f"the {noun} of the person who spoke last")
        if noun not in known.roles and noun not in known.anybody:
            return None
        if reading.lower[first] not in _DEFINITE | {"a", "an"} and reading.tags[first] not in "EA":
            return None
        alike = known.roles.get(noun, frozenset({noun}))
        states = {
            match.actor.name
            for match in self._actors.all(first, comma)
            if match.actor.kind == "state"
        }
        others = {word for word in lower if len(word) > 2} - _DEFINITE - {"the", "of", noun}
        best: tuple[tuple[int, int], Person] | None = None
        indefinite, alone = reading.lower[first] in {"a", "an"}, True
        for person in self._people.persons:
            if not person.role_words & alike:
                continue
            if states and person.affiliation and person.affiliation not in states:
                continue
            before = bisect_left(person.namings, first, key=_NAMED_AT)
            spokesman = noun.startswith("spokes") and person.affiliation in states
            if indefinite and not spokesman:
                continue
            if not before and not indefinite:
                continue
            if "former" in person.role_words - others and noun not in known.anybody:
                continue
            alone = alone and best is None
            rank = (
                len(others & person.role_words),
                person.namings[before - 1].first if before else 0,
            )
            if best is None or rank > best[0]:
                best = (rank, person)
        if best is not None and (alone or not indefinite):
            return self._as_person(best[1], f"holds the role “{noun}”")
        if noun in known.anybody and reading.lower[first] in _SKIPPED_BEFORE and self._last_person:
            return self._last_person[1]._replace(because="the person who spoke last")
        return None

    def _he(self, place: int, *, feminine: bool) -> Resolved | None:
        """Return whom "he" or "she" means: the subject of the sentence, else who spoke last."""
        people = self._people
        floor = self._last_person[0] if self._last_person else -1
        subject: Person | None = None
        past = bisect_left(people.order, place)
        for index in reversed(people.order[max(0, past - NAMES_REACH) : past]):
            if index <= floor:
                break
            person = people.at[index]
            if person.feminine is not None and person.feminine != feminine:
                continue
            if self._quoted_away(index, place):
                continue
            # A woman by her name or title is "she" wherever she stands.
            if self._is_subject(index) or (feminine and person.feminine):
                subject = person
                break
        owner = self._owner(place, feminine=feminine)
        if owner is not None:
            return self._as_person(owner, "whose it is, in the same sentence")
        if subject is not None:
            return self._as_person(subject, "the person named last as a subject")
        if self._last_person is not None and place - floor <= SPEAKER_REACH:
            resolved = self._last_person[1]
            person_ = resolved.person
            if person_ is None or person_.feminine is None or person_.feminine == feminine:
                return resolved._replace(because="the person who spoke last")
        for index in reversed(people.order[max(0, past - NAMES_REACH) : past]):
            person = people.at[index]
            if self._quoted_away(index, place):
                continue
            if person.feminine is None or person.feminine == feminine:
                return self._as_person(person, "the person named last")
        return None

    def _owner(self, place: int, *, feminine: bool) -> Person | None:
        """Return the one person named in the sentence before "he", as an owner: "Lind's fear"."""
        reading, people = self._reading, self._people
        floor = reading.bounds[bisect_right(reading.bounds, place) - 1]
        if SINGULAR.intersection(reading.lower[floor:place]):
            return None
        past = bisect_left(people.order, place)
        low = bisect_left(people.order, floor)
        near = people.order[max(low, past - NAMES_REACH) : past]
        persons = {id(people.at[index]) for index in near}
        if len(persons) != 1 or reading.tags[near[-1] + 1] != "'":
            return None
        person = people.at[near[-1]]
        if person.feminine not in {None, feminine} or self._quoted_away(near[-1], place):
            return None
        return person

    def _quoted_away(self, index: int, place: int) -> bool:
        """Whether a name stands within a quotation that ends before the pronoun."""
        found = bisect_right(self._quoted, (index, len(self._reading.words))) - 1
        return found >= 0 and index < self._quoted[found][1] <= place

    def _is_subject(self, index: int) -> bool:
        """Whether a name stands before its sentence's first verb, and is nobody's possessor."""
        reading = self._reading
        tags = reading.tags
        past = index + 1
        while past < len(tags) and tags[past] == "E":
            past += 1
        if tags[past : past + 1] == "'":
            return False
        start = index
        while start and tags[start - 1] not in '.;"' and index - start < 30:
            start -= 1
            if tags[start] in "VZLMUBHI":
                return False
        return True

    def _they(self, place: int, *, plural: bool) -> Resolved | None:
        if self._last_body is not None and place - self._last_body[0] <= SPEAKER_REACH:
            resolved = self._last_body[1]
            if plural or resolved.kind in {"state", "organisation"}:
                return resolved._replace(because="those who spoke last")
        return None

    def _again(self, first: int, head: int) -> Resolved | None:
        """Return whom "the source", "the official" means: whoever was described so before."""
        lower = self._reading.lower
        noun = lower[head - 1]
        if lower[first] not in _SKIPPED_BEFORE or head - first > 3:
            return None
        before = self._described_before.get(noun)
        return before and before._replace(because=f"described before as a {noun}")

    def _body_again(self, first: int, head: int) -> Resolved | None:
        """Return the body that "the agency", "the group", "the administration" means."""
        lower = self._reading.lower
        noun = lower[head - 1]
        if head - first > 2 or lower[first] not in _SKIPPED_BEFORE:
            return None
        if noun in titles().governments:
            if noun == "administration" and (home := self._actors.index.actor(UNITED_STATES)):
                return Resolved(home.name, home.kind, f"the {noun} of the country at home")
            if self._last_body is not None and self._last_body[1].kind == "state":
                return self._last_body[1]._replace(because=f"the {noun} of the state spoken of")
            return None
        if noun in {"north", "south"}:
            for actor in self._present:
                if actor.kind == "state" and actor.name.lower().startswith(noun + " "):
                    return Resolved(actor.name, actor.kind, "the part stands for the state")
        if noun not in titles().bodies:
            return None
        spoke = [last for last in (self._last_outlet, self._last_body) if last is not None]
        for _, resolved in sorted(spoke, key=lambda last: last[0], reverse=True):
            if noun in _OUTLET_NOUNS and resolved.kind != "outlet":
                continue
            if noun in resolved.name.lower() or (
                noun in _OUTLET_NOUNS | _ANY_BODY and resolved.kind in {"outlet", "organisation"}
            ):
                return resolved._replace(because=f"the {noun} that spoke last")
        # Named in the text, though it has not spoken: "NATO met in Brussels. The alliance said".
        known = _KNOWN_AS.get(noun)
        for actor in self._present:
            if actor.id == known:
                return Resolved(actor.name, actor.kind, f"the {noun} of the text")
        return None

    def _can_speak(self, first: int, head: int) -> bool:
        """Whether a phrase is of somebody, or of something read: "the crisis" says nothing."""
        reading, known = self._reading, titles()
        if "E" in reading.tags[first:head]:
            return True
        noun = reading.lower[head - 1]
        single = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
        if noun in known.things or single in known.things:
            return False
        if single.endswith(_AGENTS) and len(single) > _SHORTEST_AGENT:
            return True
        return any(
            word in words
            for word in (noun, single)
            for words in (
                known.persons,
                known.roles,
                known.anybody,
                known.titles,
                known.groups,
                known.bodies,
                known.governments,
                known.texts,
                carriers(),
            )
        )

    def _described(self, first: int, head: int, past: int) -> Resolved:
        """Return a source that nothing resolves, under its own description."""
        reading = self._reading
        start = first
        if reading.lower[first] in _SKIPPED_BEFORE and past - first > 1:
            start += 1
        text = " ".join(reading.text[reading.starts[start] : reading.ends[past - 1]].split())
        noun = reading.lower[head - 1]
        kind: SpeakerKind = "person"
        if _is_staff(reading.lower, head):
            kind = "organisation"
        elif noun in titles().groups or (noun.endswith("s") and noun[:-1] in titles().roles):
            kind = "group"
        elif noun in titles().bodies:
            kind = "organisation"
        elif any(word in titles().groups for word in reading.lower[first:past]):
            kind = "group"
        return Resolved(text, kind, "a description that names nobody")


def _is_staff(lower: Sequence[str], head: int) -> bool:
    """Whether a description is of a general staff: "South Korea's joint chiefs of staff"."""
    return lower[head - 1] == "chiefs" and lower[head : head + 2] == ["of", "staff"]


def _is_longer(run: int, head: int, found: list[Found]) -> bool:
    """Whether a run of names is more than its actors: "Oxfam America" is neither of the two."""
    within = [match for match in found if match.first >= run]
    covered = sum(match.past - match.first for match in within)
    return len(within) > 1 and covered == head - run and within[0].actor.kind != "state"


def _as_actor(found: Found, because: str) -> Resolved:
    actor = found.actor
    return Resolved(actor.name, actor.kind, because)
