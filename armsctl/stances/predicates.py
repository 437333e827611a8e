"""What is said of a treaty or an act: "the treaty is flawed", "leaving would be a mistake".

Four forms: a predicate after a copula, a verb of worth with the treaty or act as its subject, a
predicate that somebody gives ("called the deal a disaster"), an adjective before the treaty
("the disastrous deal").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.language import base_of
from armsctl.stances.clauses import NEGATIVE, subject_of, verb_group
from armsctl.stances.cues import COPULAS, cues_at
from armsctl.stances.nodes import Content, Node
from armsctl.stances.objects import FAR, TREATY_NOUNS
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.composition import Composer
    from armsctl.stances.cues import Cue

CALLS = words("calls")
OF_TREATIES = words("of-treaties")
OF_ACTS = words("of-acts")
# A treaty is of these, or in them; with another preposition before them they say nothing of it.
_DEGREES = {"importance": "of", "significance": "of", "urgency": "of", "interest": "in"}
# "not simply an error" is one.
_ONLY = frozenset({"only", "just", "merely", "simply"})
# "no small achievement" is one.
_SLIGHT = _ONLY | {"small", "mean", "little", "minor", "slight"}
# "has proved to be": what follows is a predicate of the subject.
_PROVING = frozenset({"prove", "proves", "proved", "proven", "continue", "continues", "continued"})


def predicate(composer: Composer, index: int) -> Node | None:
    """Return what the quality or verb of worth at token `index` says, None where nothing."""
    for cue, past in cues_at(composer.reading, index, composer.past):
        if cue.form == "verb" and cue.kind == "quality":
            found = _undone(composer, cue, index)
        elif cue.kind == "quality":
            found = _quality(composer, cue, index, past)
        elif cue.kind == "worth":
            found = _worth(composer, cue, index, past)
        else:
            continue
        if found is not None:
            return found
    return None


def _quality(composer: Composer, cue: Cue, index: int, past: int) -> Node | None:
    attributive = _before_treaty(composer, cue, index, past)
    if attributive is not None:
        return attributive
    lower, tags = composer.reading.lower, composer.reading.tags
    head = _head(composer, cue, past)
    if head is None:
        return None
    place = index - 1
    negated = False
    within = -1  # the "of" of "is of great importance", "is one of the worst"
    while (
        place >= composer.first
        and (tags[place] in "ADRXCNGY\"&,K'" or lower[place] in {"of", _DEGREES.get(cue.name)})
        and index - place < 14
    ):
        if lower[place] in {"of", "in"}:
            within = place
        if (tags[place] == "X" or lower[place] in NEGATIVE) and lower[place + 1] not in _SLIGHT:
            negated = not negated
        if tags[place] == '"' and place > composer.first and tags[place - 1] in "NE":
            return _given(composer, cue, index, past, place - 1, negated, head)  # called it “bad”
        if lower[place] in COPULAS:
            break
        if tags[place] == "N" and tags[place - 1] == "I":
            return None
        place -= 1
    if within >= 0 and (place < composer.first or lower[place] not in COPULAS):
        place = within
    if place < composer.first:
        return None
    if cue.name in _DEGREES and _DEGREES[cue.name] not in lower[place:index]:
        return None  # "recognizing the importance", not "is of importance"
    if lower[place] == "be" and tags[place - 1] == "F" and lower[place - 2] in _PROVING:
        place -= 2
    elif lower[place] == "be" and tags[place - 1] == "F":
        return _given(composer, cue, index, past, place - 1, negated, head)
    if lower[place] in COPULAS or lower[place] in _PROVING:
        group = verb_group(composer.reading, place, composer.first)
        subject = subject_of(composer.reading, group.first, composer.first)
        if subject is None:
            return None
        subject = _with_verb(composer, subject)
        if lower[subject[0]] == "it" and past < composer.past and tags[past] in "TF":
            # "it is regrettable that": no "it" that means the treaty
            return _wished(composer, cue, index, past, negated=negated != group.negated)
        content = _subject(composer, subject, lower[index], head) or _relative(
            composer, group.first
        )
        if content is None or not (content.pointed or _beside(composer, content, group.first)):
            return None
        negated = negated != group.negated
        return _node(cue, index, past, content, subject, negated)
    return _given(composer, cue, index, past, place, negated, head)


def _wished(composer: Composer, cue: Cue, index: int, past: int, *, negated: bool) -> Node | None:
    """Read "it is imperative that the treaty enter into force", "a mistake to leave it"."""
    tags, lower = composer.reading.tags, composer.reading.lower
    if tags[past] == "F":
        verb = past + 1
        while verb < composer.past and tags[verb] == "R":
            verb += 1
        act = composer.node(verb, nested=True) if verb < composer.past else None
        if act is None or act.cue.kind not in {"act", "control"}:
            return None
        content = Content(act.sign, act.treaties, act.past, act, pointed=act.pointed)
        return _node(cue, index, past, content, (index, past), negated)
    for place in range(past + 1, min(composer.past, past + FAR)):
        target = composer.scene.holds.get(place)
        if target is not None:
            fate = composer.fate(target.past)
            if not fate:
                return None
            content = Content(fate, (target.treaty,), min(target.past + 4, composer.past))
            return _node(cue, index, past, content, (index, past), negated)
        if tags[place] in "ZLMBHUVW.;:" or lower[place] == "that":
            return None
    return None


def _with_verb(composer: Composer, subject: tuple[int, int]) -> tuple[int, int]:
    """Return a subject from the verb that governs it: "walking away from the deal", "to quit it".

    The treaty after the preposition is not what the predicate is about; the act is.
    """
    tags = composer.reading.tags
    place = subject[0] - 1
    while place >= composer.first and subject[0] - place <= 3 and tags[place] in "IR":
        place -= 1
    if place < composer.first or place == subject[0] - 1:
        return subject
    infinitive = tags[place] == "V" and tags[place - 1 : place] == "F"
    return (place, subject[1]) if tags[place] == "G" or infinitive else subject


def _head(composer: Composer, cue: Cue, past: int) -> str | None:
    """Return the noun that the predicate ends in; "" for none; None: no predicate.

    "a bad deal" is a verdict on the deal, "a key ally" is not; "flawed" and "flawed." are.
    """
    lower, tags = composer.reading.lower, composer.reading.tags
    if cue.form == "noun":
        return cue.words[-1]
    if cue.words == ("worst",):
        return ""  # "one of the worst transactions ever"
    place = past
    while (
        place < composer.past
        and place - past < 6
        and (tags[place] in "AYRK" or (tags[place] == "," and tags[place + 1 : place + 2] == "A"))
    ):
        place += 1
    if place >= composer.past or tags[place] not in "NE":
        return ""
    end = place
    while end + 1 < composer.past and tags[end + 1] in "NE":
        end += 1
    if lower[end] in TREATY_NOUNS or end in composer.scene.holds:
        return lower[end]
    if lower[end].removesuffix("s") in {
        "idea",
        "thing",
        "step",
        "move",
        "way",
        "decision",
        "mistake",
        "element",
        "part",
        "role",
        "tool",
        "instrument",
        "mechanism",
        "pillar",
        "measure",
        "component",
        "contribution",
        "framework",
        "importance",
    }:
        return lower[end]
    return None


def _subject(composer: Composer, subject: tuple[int, int], word: str, head: str) -> Content | None:
    first, past = subject
    act = composer.told.act
    pronoun = past - first == 1 and composer.reading.lower[first] in {"it", "this", "that"}
    if (
        pronoun
        and act is not None
        and head not in TREATY_NOUNS
        and (word in OF_ACTS or head in OF_ACTS)
    ):
        return Content(act.sign, act.treaties, past, act, pointed=True)
    if pronoun and head not in TREATY_NOUNS and word not in OF_TREATIES:
        return None
    return composer.within(first, past, pronouns=True)


def _beside(composer: Composer, content: Content, first: int) -> bool:
    """Tell whether the subject's treaty stands close before the verb group at `first`."""
    past = content.past
    if len(content.treaties) > 1:
        targets = (composer.scene.holds.get(place) for place in range(past, first))
        past = max((target.past for target in targets if target is not None), default=past)
    between = composer.reading.tags[past:first]
    return (len(between) <= 7 and "K" not in between) or (
        (bool(between) and between[0] in ",(W-T" and between[-1] in ",)-YL")
        or content.inner is not None
    )


def _indefinite(composer: Composer, first: int) -> bool:
    return composer.reading.lower[first] in {"a", "an", "any"}


def _relative(composer: Composer, first: int) -> Content | None:
    """Return the treaty of "the deal that halted it was …", or of "such as the deal,"."""
    tags, holds = composer.reading.tags, composer.scene.holds
    for place in range(first - 1, max(composer.first, first - 30) - 1, -1):
        if composer.reading.lower[place : place + 2] == ["such", "as"] and tags[first - 1] == ",":
            for step in range(place + 2, min(place + 5, first)):
                if step in holds:
                    return Content(1, composer.joined(step), first)

        target = holds.get(place)
        if target is not None and tags[target.past] in "TW":
            return Content(1, (target.treaty,), first)
        if tags[place] in ".;:":
            return None
    return None


def _node(
    cue: Cue, index: int, past: int, content: Content, subject: tuple[int, int], negated: bool
) -> Node:
    steps = [f"“{cue.name}” ({'good' if cue.sign > 0 else 'bad'})"]
    if negated:
        steps.insert(0, "negated")
    return Node(
        cue=cue,
        at=index,
        first=min(subject[0], index),
        past=max(past, content.past),
        sign=cue.sign * content.sign * (-1 if negated else 1),
        treaties=content.treaties,
        inner=content.inner,
        pointed=content.pointed,
        negated=negated,
        steps=steps + (content.inner.steps if content.inner else []),
        subject=subject,
    )


def _before_treaty(composer: Composer, cue: Cue, index: int, past: int) -> Node | None:
    """Read an adjective that stands before the treaty or holds within its name's span."""
    if cue.form != "adjective" or cue.sign > 0:
        return None  # "the landmark treaty", "the important treaty" is how writers speak
    tags = composer.reading.tags
    target = composer.scene.holds.get(index)
    place = past
    while (
        target is None and place < composer.past and place - past < 5 and tags[place] in 'AYRKG",CN'
    ):
        target = composer.scene.holds.get(place)
        place += 1
    target = target or (composer.scene.holds.get(place) if place < composer.past else None)
    if target is None:
        return None
    content = Content(1, (target.treaty,), target.past)
    negated = index > 0 and tags[index - 1] == "X"
    return _node(cue, index, past, content, (index, past), negated)


def _given(
    composer: Composer, cue: Cue, index: int, past: int, place: int, negated: bool, head: str
) -> Node | None:
    """Read a predicate that somebody gives: "called the deal a disaster", "as a disaster"."""
    tags, lower = composer.reading.tags, composer.reading.lower
    if head[-1:] == "s" and head[-2:] != "ss" and head[:-1] not in TREATY_NOUNS:
        return None  # "see that the necessary steps are taken"
    for back in range(place, max(composer.first, index - 22) - 1, -1):
        if tags[back] in ".;":
            return None
        if tags[back] in "VZLYG" and base_of(lower[back]) in CALLS:
            content = composer.within_any(back + 1, place + 1)
            if content is None and tags[back] == "Y":
                content = composer.passive(back)
            content = content or composer.gapped(back)
            if content is None:
                return None
            return _node(cue, index, past, content, (back, back + 1), negated)
        if tags[back] in "ZLMBHU":
            return None
    return None


def _worth(composer: Composer, cue: Cue, index: int, past: int) -> Node | None:
    group = verb_group(composer.reading, index, composer.first)
    if group.passive or group.infinitive:
        return None
    subject = subject_of(composer.reading, group.first, composer.first)
    if subject is None:
        return None
    content = composer.within(*subject, pronouns=False)
    if content is None or not _beside(composer, content, group.first):
        return None
    if "act_only" in cue.flags and (content.inner is None or content.sign > 0):
        return None
    if (
        composer.reading.tags[group.first - 1] in "TW"
        and cue.family == "helps"
        and not group.negated
    ):
        return None  # "the treaty that prevents such tests": that is what it is
    if composer.reading.tags[group.first - 1] == "T" and _indefinite(composer, subject[0]):
        return None  # "only a treaty that addresses our fears": no such treaty
    if "duty" in cue.flags and (not group.duty or group.negated):
        return None
    return _node(cue, index, past, content, subject, group.negated)


def _undone(composer: Composer, cue: Cue, index: int) -> Node | None:
    """Read "(a deal that) should never have been made": a verdict on the treaty of the talk."""
    reading = composer.reading
    if reading.tags[index] != "Y":
        return None
    group = verb_group(reading, index, composer.first)
    if not (group.duty and group.passive and group.negated):
        return None
    subject = subject_of(reading, group.first, composer.first)
    content = composer.within(*subject, pronouns=True) if subject else None
    treaty = composer.topic(index)
    if (
        content is None
        and treaty is not None
        and (subject is None or reading.lower[subject[1] - 1] in TREATY_NOUNS)
    ):
        content = Content(1, (treaty,), index + 1, pointed=True)
    if content is None:
        return None
    return _node(cue, group.first, index + 1, content, (group.first, index), negated=True)
