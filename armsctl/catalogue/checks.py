"""What no value shows by itself: references, aliases claimed twice, dates and status at odds.

Only entries that a file under check gives or changes are looked at (`Entry.fresh`), against all.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from armsctl.catalogue.building import treaty_of
from armsctl.catalogue.entries import entry_row
from armsctl.catalogue.faults import quoted, suggestion
from armsctl.catalogue.fields import SECTIONS, SINGULAR
from armsctl.catalogue.folding import fold
from armsctl.catalogue.status import status_on, turns
from armsctl.values import Value

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from armsctl.catalogue.entries import Entries, Entry
    from armsctl.catalogue.faults import Faults, Place
    from armsctl.catalogue.model import Treaty
    from armsctl.catalogue.values import Path

# Which section a key's ids belong to.
_REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "treaties": (("parties", "actors"),),
    "weapons": (("parent", "weapons"), ("states", "actors")),
    "ranges": (("treaty", "treaties"),),
    "actors": (("of", "actors"),),
}
_CLASSES = 4  # where `limits` keeps them


def check_complete(entries: Entries, faults: Faults) -> None:
    """Note every key that an entry must have and that no file gives it."""
    for entry in _fresh(entries):
        for name in _missing(entry):
            faults.add(entry.place, f"{entry.label} lacks '{name}'; add it")


def check_references(entries: Entries, faults: Faults) -> None:
    """Note every id that no entry has, and every chain of parents that comes back to itself."""
    for entry in _fresh(entries):
        for name, section, place in _references(entry):
            if name not in entries[section]:
                known = entries[section]
                hint = suggestion(name, known) or f"; add it to the section {section}"
                faults.add(place, f"unknown {SINGULAR[section]} {quoted(name)}{hint}")
        for key in ("parent", "of"):
            _check_chain(entry, key, entries[entry.section], faults)
        parent = entries["weapons"].get(entry.values.get("parent") or "")
        if entry.section == "weapons" and parent and parent.values.get("system"):
            faults.add(
                entry.at("parent"),
                f"the parent '{parent.id}' is a system, not a class; name the class it belongs to",
            )


def _references(entry: Entry) -> Iterator[tuple[str, str, Place]]:
    for key, section in _REFERENCES[entry.section]:
        value = entry.values.get(key)
        if isinstance(value, str):
            yield value, section, entry.at(key)
        for index, name in enumerate(value if isinstance(value, list) else ()):
            yield name, section, entry.at(key, index)
    if limits := entry.values.get("limits"):
        for index, name in enumerate(limits[_CLASSES]):
            yield name, "weapons", entry.at("limits", "classes", index)


def _check_chain(entry: Entry, key: str, entries: dict[str, Entry], faults: Faults) -> None:
    seen: list[str] = []
    name: str | None = entry.id
    while name in entries and name not in seen:
        seen.append(name)
        name = entries[name].values.get(key)
    if seen and name == entry.id:
        chain = " → ".join([*seen, name][:6])
        faults.add(
            entry.at(key), f"{entry.label} belongs to itself by '{key}' ({chain}); break the circle"
        )


def check_aliases(entries: Entries, faults: Faults) -> None:
    """Note every name or alias that two entries of one section claim, or that one lists twice.

    Two may claim one alias ("Moscow Treaty") where each says in `near` what company decides.
    Between entries, what matching forgives makes no difference. Within one it may: "Bild" again as
    an alias that must be written so, "antitank" beside "anti-tank".
    """
    for section in SECTIONS:
        claims: dict[str, list[_Claim]] = {}
        for entry in entries[section].values():
            listed: set[str] = set()
            for claim in _claims(entry):
                earlier = claims.setdefault(fold(claim.text), [])
                for other in earlier:
                    if other.entry is not entry and not _told_apart(claim, other):
                        _note_claim(claim, other, faults)
                        break
                earlier.append(claim)
                if claim.path[0] != "aliases":
                    continue
                if claim.text in listed and entry.fresh:
                    message = f"the alias {quoted(claim.text)} stands twice in {entry.label}"
                    faults.add(entry.at(*claim.path), f"{message}; remove one")
                listed.add(claim.text)


class _Claim(Value):
    entry: Entry
    path: Path
    text: str
    near: frozenset[str] = frozenset()


def _claims(entry: Entry) -> Iterator[_Claim]:
    for key in ("name", "short"):
        if isinstance(written := entry.values.get(key), str):
            yield _Claim(entry, (key,), written)
    for index, alias in enumerate(entry.values.get("aliases", ())):
        path = ("aliases", index)
        if isinstance(alias, str):
            yield _Claim(entry, path, alias)
        else:
            yield _Claim(entry, path, alias[0], frozenset(map(str.casefold, alias[2])))


def _told_apart(one: _Claim, other: _Claim) -> bool:
    return bool(one.near) and bool(other.near) and one.near.isdisjoint(other.near)


def _note_claim(claim: _Claim, earlier: _Claim, faults: Faults) -> None:
    # The fault is the file's that is being checked, whichever entry came first.
    late, early = (claim, earlier) if claim.entry.fresh else (earlier, claim)
    if late.entry.fresh:
        faults.add(
            late.entry.at(*late.path),
            f"{quoted(late.text)} is claimed by {early.entry.label} too; leave it to one, "
            "or give each as an alias with 'near': words that only its own texts hold",
        )


def check_dates(entries: Entries, faults: Faults) -> None:
    """Note dates out of order: a treaty is signed, then in force, then ended."""
    for entry in _fresh(entries):
        for early, late in _disordered(entry):
            faults.add(
                entry.clash(late, early),
                f"{late} ({entry.values[late]}) lies before {early} ({entry.values[early]}); "
                "correct one of them",
            )
        given = _days(entry)
        for index, event in enumerate(entry.values.get("events", ())):
            if event[2] and given and event[0] < given[0][1]:
                faults.add(
                    entry.at("events", index),
                    f"this event ({event[0]}) changes the status before {given[0][0]} "
                    f"({given[0][1]}); correct the date or leave out its status",
                )


def _days(entry: Entry) -> list[tuple[str, str]]:
    """Return a treaty's days that are given, in the order in which they must lie."""
    order = ((key, entry.values.get(key)) for key in ("signed", "in_force", "ended"))
    return [(key, day) for key, day in order if isinstance(day, str)]


def _disordered(entry: Entry) -> list[tuple[str, str]]:
    return [
        (early, late)
        for (early, first), (late, second) in itertools.pairwise(_days(entry))
        if second < first
    ]


def check_status(entries: Entries, faults: Faults, today: dt.date) -> None:
    """Note every status that the dates and events contradict as of `today`."""
    for entry in entries["treaties"].values():
        if entry.fresh and not (_missing(entry) or entry.unreadable or _disordered(entry)):
            treaty = treaty_of(entry_row(entry))
            if why := _contradiction(treaty, today):
                faults.add(entry.clash("status"), f"status: {treaty.status}, {why}")


def _contradiction(treaty: Treaty, today: dt.date) -> str | None:
    """Say what contradicts the treaty's status, and the way out; None where nothing does."""
    status, past = treaty.status, [turn for turn in turns(treaty) if turn[0] <= today]
    ends = [day for day, becomes in past if becomes == "ended"]
    if status == "ended":
        if not any(becomes == "ended" for _, becomes in turns(treaty)):
            return "but nothing says when; add 'ended'"
        if not ends:
            return f"but 'ended' ({treaty.ended}) lies ahead; correct one of them"
    elif ends and past[-1][1] == "ended":
        return f"but it ended {ends[-1]}; write status: ended or correct the date"
    if status == "in-force" and treaty.in_force is None:
        return "needs 'in_force', the day of entry into force; what works without is 'active'"
    if status in {"in-force", "suspended"} and treaty.in_force and treaty.in_force > today:
        return f"but in_force ({treaty.in_force}) lies ahead; correct one of them"
    if status == "signed":
        if treaty.signed is None:
            return "needs 'signed', the day of signature"
        if treaty.in_force and treaty.in_force <= today:
            return f"but in force since {treaty.in_force}; write in-force or remove in_force"
    if status == "suspended" and not any(becomes == "suspended" for _, becomes in past):
        return "needs an event with 'status: suspended' that says since when"
    if status == "proposed":
        for key in ("signed", "in_force"):
            if (day := getattr(treaty, key)) and day <= today:
                return f"but {key} {day}; correct the status or remove {key}"
    if status == "active" and treaty.in_force:
        return "is for what works without entry into force; write in-force or remove in_force"
    found = status_on(treaty, today)
    if found != status:
        since = f" since {past[-1][0]}" if past else ""
        return f"but the dates and events make it {found}{since}; correct one of them"
    return None


def _missing(entry: Entry) -> list[str]:
    """Return the keys that the entry must have and that are given nowhere."""
    given = entry.values.keys() | entry.unreadable
    return [
        name for name, key in SECTIONS[entry.section].items() if key.required and name not in given
    ]


def _fresh(entries: Entries) -> Iterator[Entry]:
    for section in SECTIONS:
        yield from (entry for entry in entries[section].values() if entry.fresh)
