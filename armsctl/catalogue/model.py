"""What there is to find: treaties, weapons, ranges and actors, as frozen values."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from armsctl.values import Value

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from typing import Self

TreatyKind: TypeAlias = Literal["treaty", "agreement", "regime", "talks", "resolution"]
# in-force   binding today
# signed     signed or adopted, never yet in force (ctbt)
# suspended  in force, but not carried out by a main party
# ended      expired, terminated, superseded or abandoned
# proposed   never concluded (fmct, start-3)
# active     a regime, forum or political commitment that operates without entry into force
TreatyStatus: TypeAlias = Literal["in-force", "signed", "suspended", "ended", "proposed", "active"]
ActorKind: TypeAlias = Literal["state", "organisation", "outlet", "group"]


class Alias(Value):
    """A name that an entry goes by.

    `exact`: the case must be as written (or ALL CAPS throughout). `near`: words of which one must
    stand close by (same or neighbouring sentence) for the alias to count. `never`: words that, when
    they touch the alias or stand in the same sentence, make it something else.
    """

    text: str
    exact: bool = False
    near: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Event(Value):
    """A dated turn in a treaty's life after its conclusion: a withdrawal, a suspension.

    `status` is the treaty's status from that day on, or None where the event changes none.
    """

    date: dt.date
    text: str
    status: TreatyStatus | None = None
    source: str | None = None


class Limits(Value):
    """What a treaty bans or limits, where that is a class of weapon or a range (km)."""

    summary: str | None = None
    launch: Literal["ground", "sea", "air", "any"] | None = None
    low_km: float | None = None
    high_km: float | None = None
    classes: tuple[str, ...] = ()


class Treaty(Value):
    """An arms-control treaty, agreement, regime or standing negotiation."""

    id: str
    name: str
    short: str
    kind: TreatyKind
    status: TreatyStatus
    source: str
    aliases: tuple[Alias, ...] = ()
    described: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    parties_count: int | None = None
    parties_as_of: dt.date | None = None
    signed: dt.date | None = None  # signed, adopted or agreed; opened for signature
    in_force: dt.date | None = None
    ended: dt.date | None = None
    events: tuple[Event, ...] = ()
    limits: Limits | None = None
    summary: str | None = None


class Weapon(Value):
    """A class of weapons (`system` False) or a named system.

    `parent` is the class that it belongs to, an id of another entry; `range_km` is the published
    maximum range as (lowest, highest) published figure, equal where there is one figure.
    """

    id: str
    name: str
    system: bool = False
    parent: str | None = None
    aliases: tuple[Alias, ...] = ()
    states: tuple[str, ...] = ()
    range_km: tuple[float, float] | None = None
    summary: str | None = None
    source: str | None = None


class RangeMark(Value):
    """A distance that means something in arms control, in kilometres."""

    id: str
    name: str
    km: float
    treaty: str | None = None
    bound: Literal["lower", "upper", "threshold"] = "threshold"
    summary: str | None = None
    source: str | None = None


class Actor(Value):
    """A state, organisation, outlet (news agency, newspaper, broadcaster) or standing group.

    `aliases` are names and metonyms (Moscow, the Kremlin, the Trump administration); `adjectives`
    and `demonyms` ("Russian", "Russians") say whose a person or thing is; `of` is the state or
    organisation that the actor belongs to.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[Alias, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    of: str | None = None
    source: str | None = None


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Catalogue(Value):
    """All entries, by id, in the file's order.

    `digest` names the content; `builtin`: it is the built-in catalogue, with nothing added.
    """

    treaties: Mapping[str, Treaty] = _NOTHING
    weapons: Mapping[str, Weapon] = _NOTHING
    ranges: Mapping[str, RangeMark] = _NOTHING
    actors: Mapping[str, Actor] = _NOTHING
    digest: str = ""
    builtin: bool = False

    def _replace(self, **changes: object) -> Self:
        """Return a copy with other sections: no longer the built-in one, its content unnamed."""
        return super()._replace(**({"digest": "", "builtin": False} | changes))
