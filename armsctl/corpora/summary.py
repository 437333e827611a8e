"""Counts over many reports: which treaties, speakers and stances, how often, from when to when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from armsctl.reports.rows import Cell

Key: TypeAlias = Literal["treaty", "speaker", "holder", "year"]
STANCES = ("support", "oppose", "mixed", "neutral")
# A stance or a year without its treaty would add up what does not belong together.
_WITH_TREATY: frozenset[Key] = frozenset({"holder", "year"})
_ORDER: tuple[Key, ...] = ("holder", "speaker", "year", "treaty")


@dataclass(slots=True)
class _Group:
    mentions: int = 0
    statements: int = 0
    documents: set[int] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    treaties: set[str] = field(default_factory=set)
    stances: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STANCES, 0))
    affiliation: str | None = None
    first: str | None = None
    last: str | None = None

    def seen(self, document: int, date: str | None) -> None:
        self.documents.add(document)
        if date:
            self.first = min(self.first or date, date)
            self.last = max(self.last or date, date)


class Summary:
    """Adds up reports (as plain data), grouped by one or more of treaty, speaker, holder, year.

    Grouping by holder or by year is within each treaty. `treaties`, where given, are the only ones
    counted. A row of `rows()` has the group's keys, then the counts that `header` names; `first`
    and `last` are the earliest and latest dates of the group's documents, as the documents give
    them.
    """

    def __init__(self, by: Sequence[Key], treaties: Iterable[str] = ()) -> None:
        wanted = set(by)
        if wanted & _WITH_TREATY:
            wanted.add("treaty")
        self.keys: tuple[Key, ...] = tuple(key for key in _ORDER if key in wanted)
        self._treaties = frozenset(treaties)
        self._groups: dict[tuple[str, ...], _Group] = {}
        self.documents = 0

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns of `rows()`."""
        columns: list[str] = [*self.keys]
        if "holder" in self.keys or "speaker" in self.keys:
            columns.append("affiliation")
        columns.append("documents")
        if "holder" not in self.keys:
            columns.append("mentions")
        if "speaker" in self.keys:
            columns += ["statements"]
            if "treaty" not in self.keys:
                columns.append("treaties")
        elif "holder" not in self.keys:
            columns.append("speakers")
        return (*columns, *STANCES, "first", "last")

    def add(self, report: Mapping[str, Any]) -> None:
        """Count one report, as `Report.to_dict()` gives it."""
        number, self.documents = self.documents, self.documents + 1
        date = report["document"]["date"]
        year = (date or "")[:4]
        names = {mention["id"]: mention["name"] for mention in report["mentions"]}
        sides = {speaker["name"]: speaker for speaker in report["speakers"]}
        if "holder" not in self.keys:
            for mention in report["mentions"]:
                if mention["kind"] != "treaty" or not self._counted(mention["id"]):
                    continue
                if "speaker" in self.keys and mention["speaker"] is None:
                    continue
                group = self._group(mention["name"], mention["speaker"] or "", "", year)
                group.seen(number, date)
                group.mentions += 1
                if mention["speaker"]:
                    group.speakers.add(mention["speaker"])
                group.treaties.add(mention["name"])
                speaker = sides.get(mention["speaker"])
                if speaker and group.affiliation is None:
                    group.affiliation = speaker["affiliation"]
        for stance in report["stances"]:
            if not self._counted(stance["treaty"]):
                continue
            treaty = names.get(stance["treaty"], stance["treaty"])
            group = self._group(treaty, stance["holder"], stance["holder"], year)
            group.seen(number, date)
            group.stances[stance["stance"]] += 1
            group.treaties.add(treaty)
            group.affiliation = group.affiliation or stance["affiliation"]
        if "speaker" in self.keys and "treaty" not in self.keys:
            for speaker in report["speakers"]:
                key = self._key("", speaker["name"], "", year)
                if key in self._groups and number in self._groups[key].documents:
                    self._groups[key].statements += speaker["statements"]
        elif "speaker" in self.keys:
            self._statements_on_treaties(report, year)

    def _statements_on_treaties(self, report: Mapping[str, Any], year: str) -> None:
        spoken = {
            (mention["name"], mention["speaker"], mention["statement"])
            for mention in report["mentions"]
            if mention["kind"] == "treaty"
            and mention["statement"] is not None
            and self._counted(mention["id"])
        }
        for treaty, speaker, _ in spoken:
            if speaker is not None:
                self._group(treaty, speaker, "", year).statements += 1

    def _counted(self, treaty: str) -> bool:
        return not self._treaties or treaty in self._treaties

    def _key(self, treaty: str, speaker: str, holder: str, year: str) -> tuple[str, ...]:
        values = {"treaty": treaty, "speaker": speaker, "holder": holder, "year": year}
        return tuple(values[key] for key in self.keys)

    def _group(self, treaty: str, speaker: str, holder: str, year: str) -> _Group:
        return self._groups.setdefault(self._key(treaty, speaker, holder, year), _Group())

    def rows(self) -> list[list[Cell]]:
        """Return one row for each group; by year in the order of time, else the largest first."""

        def order(item: tuple[tuple[str, ...], _Group]) -> tuple[Any, ...]:
            key, group = item
            size = group.mentions or sum(group.stances.values())
            if "year" in self.keys:
                return key
            return (-len(group.documents), -size, key)

        return [self._row(key, group) for key, group in sorted(self._groups.items(), key=order)]

    def _row(self, key: tuple[str, ...], group: _Group) -> list[Cell]:
        values: dict[str, Cell] = {
            **dict(zip(self.keys, key, strict=True)),
            "affiliation": group.affiliation,
            "documents": len(group.documents),
            "mentions": group.mentions,
            "statements": group.statements,
            "speakers": len(group.speakers),
            "treaties": "; ".join(sorted(group.treaties)),
            **group.stances,
            "first": group.first,
            "last": group.last,
        }
        return [values[name] for name in self.header]
