"""Conditions and open choices: "if they leave, we will …", "may either leave it or keep it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.stances.clauses import POSSIBLE, verb_group
from armsctl.stances.wording import words

if TYPE_CHECKING:
    from armsctl.stances.actors import Holder
    from armsctl.stances.nodes import Finding
    from armsctl.stances.readings import SentenceReader

SUFFERED = words("suffered")
DIRE = words("dire")
CONDITIONS = words("conditions")


def condition_of(reader: SentenceReader) -> tuple[int, int] | None:
    """Return the tokens of the sentence's conditional clause."""
    lower, tags = reader.reading.lower, reader.reading.tags
    for place in range(reader.first, reader.past):
        if (
            (lower[place] in CONDITIONS and tags[place + 1 : place + 2] not in ("Y", "A", "L"))
            or (lower[place] == "case" and "in" in lower[max(reader.first, place - 2) : place])
            or (lower[place] == "long" and lower[place - 1 : place + 2] == ["as", "long", "as"])
            or (
                lower[place] in {"provided", "until", "once"}
                and place + 1 < reader.past
                and tags[place + 1] in "TPDNE"
            )
        ):
            end = place + 1
            while (
                end < reader.past
                and tags[end] not in ",;."
                and not (tags[end] == '"' and end > place + 3)
            ):
                end += 1
            return (place, end)
    return None


def threats(reader: SentenceReader) -> None:
    """Read "if they leave the treaty, we will …": keeping to it under a condition."""
    if reader.condition is None:
        return
    first, past = reader.condition
    acts = [node for i in range(first, past) if (node := reader.composer.node(i)) is not None]
    bad = [node for node in acts if node.sign < 0 and node.cue.kind in {"act", "control"}]
    if not bad:
        return
    tags, lower = reader.reading.tags, reader.reading.lower
    doers = {holder.name for node in bad for holder in reader.agents.of(node)}
    for place in [*range(reader.first, first), *range(past, reader.past)]:
        holders: list[Holder] = []
        if lower[place] in {"will", "would", "'ll", "’ll"}:
            verb = place + 1
            while verb < reader.past and tags[verb] in "RX":
                verb += 1
            if verb < reader.past and tags[verb] == "V" and lower[verb] not in SUFFERED:
                holders = reader.agents.subject(
                    verb_group(reader.reading, place, reader.first).first
                )
        elif lower[place] in {"threat", "threats"} and tags[place + 1 : place + 2] == "I":
            holders = [m.holder for m in reader.cast.matches(place + 2, place + 5)][:1]
        teller = reader.cast.named(reader.scene.voice(bad[0].at))
        for holder in holders:
            own = teller is None or holder.name in {teller.name, teller.affiliation}
            if own and holder.name not in doers:
                reader.add(holder, bad[0], 1, 0.6, value="mixed", rule="conditional-threat")
        if holders:
            return
    voice = reader.cast.named(reader.scene.voice(bad[0].at))
    rest = {*lower[reader.first : first], *lower[past : reader.past]}
    if voice is not None and voice.name not in doers and DIRE.intersection(rest):
        reader.add(voice, bad[0], 1, 0.55, value="support", rule="dire-if-left")


def open_choices(reader: SentenceReader) -> list[Finding]:
    """Make "may either abandon it or keep it" neutral."""
    words = reader.reading.lower[reader.first : reader.past]
    if "or" not in words or not POSSIBLE.intersection(words):
        return reader.found
    sides: dict[tuple[str, str], set[str]] = {}
    for f in reader.found:
        sides.setdefault((f.holder.name, f.treaty), set()).add(f.value)
    # "may either let the treaty lapse or replace it": the other way need not be one that we know.
    either = words.index("either") + reader.first if "either" in words else reader.past
    return [
        f._replace(value="neutral", weight=max(f.weight, 0.6), rule="open-choice", decision=False)
        if {"support", "oppose"} <= sides[f.holder.name, f.treaty] or 0 < f.first - either <= 8
        else f
        for f in reader.found
    ]
