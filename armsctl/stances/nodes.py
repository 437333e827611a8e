"""What passes between the steps: a cue with what it stands over, and what is read of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from armsctl.stances.actors import Holder
    from armsctl.stances.cues import Cue
    from armsctl.stances.model import StanceValue


@dataclass(slots=True, eq=False, repr=False)
class Node:
    """A cue with what it stands over. `sign` is for (+1) or against (-1) the treaties."""

    cue: Cue
    at: int
    first: int
    past: int
    sign: int
    treaties: tuple[str, ...]
    inner: Node | None = None
    pointed: bool = False  # the treaty was not named here, but pointed back at
    negated: bool = False
    steps: list[str] = field(default_factory=list)
    subject: tuple[int, int] | None = None  # for qualities: where the subject stands

    @property
    def told_sign(self) -> int:
        """The sign of what is spoken of, done or not: of "chose not to leave", leaving."""
        sign, node = 1, self
        while True:
            sign *= node.cue.sign
            if node.inner is None:
                return sign
            node = node.inner


@dataclass(slots=True, eq=False, repr=False)
class Told:
    """What was told before: the last treaty, and the last act with its sign."""

    treaty: str | None = None
    act: Node | None = None
    treaties: tuple[str, ...] = ()
    age: int = 0  # sentences since the act was told
    by: set[str] = field(default_factory=set)  # whose acts were told so far
    near: bool = False  # the treaty was named in the sentence before


class Content(NamedTuple):
    """What a cue stands over."""

    sign: int
    treaties: tuple[str, ...]
    past: int
    inner: Node | None = None
    pointed: bool = False


class Finding(NamedTuple):
    """One reading: `holder` on `treaty`, from the tokens `first` to `past`."""

    holder: Holder
    treaty: str
    value: StanceValue
    weight: float
    rule: str
    cues: tuple[str, ...]
    first: int
    past: int
    because: str
    decision: bool
    reporter: str | None
