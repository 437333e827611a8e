"""What passes between the steps: a cue with what it stands over, and what is read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.values import Value

if TYPE_CHECKING:
    from armsctl.stances.actors import Holder
    from armsctl.stances.cues import Cue
    from armsctl.stances.model import StanceValue


class Node:
    """A cue with what it stands over. `sign` is for (+1) or against (-1) the treaties.

    `pointed`: the treaty was not named here, but pointed back at. `subject` tells for qualities
    where their subject stands.
    """

    __slots__ = (
        "at",
        "cue",
        "first",
        "inner",
        "negated",
        "past",
        "pointed",
        "sign",
        "steps",
        "subject",
        "treaties",
    )

    def __init__(
        self,
        cue: Cue,
        at: int,
        first: int,
        past: int,
        sign: int,
        treaties: tuple[str, ...],
        inner: Node | None = None,
        *,
        pointed: bool = False,
        negated: bool = False,
        steps: list[str] | None = None,
        subject: tuple[int, int] | None = None,
    ) -> None:
        self.cue = cue
        self.at = at
        self.first = first
        self.past = past
        self.sign = sign
        self.treaties = treaties
        self.inner = inner
        self.pointed = pointed
        self.negated = negated
        self.steps = steps or []
        self.subject = subject

    @property
    def told_sign(self) -> int:
        """The sign of what is spoken of, done or not: of "chose not to leave", leaving."""
        sign, node = 1, self
        while True:
            sign *= node.cue.sign
            if node.inner is None:
                return sign
            node = node.inner


class Told:
    """What was told before: the last treaty, and the last act with its sign.

    `age` counts the sentences since the act was told, `by` holds whose acts were told so far;
    `near`: the treaty was named in the sentence before.
    """

    __slots__ = ("act", "age", "by", "near", "treaties", "treaty")

    def __init__(self) -> None:
        self.treaty: str | None = None
        self.act: Node | None = None
        self.treaties: tuple[str, ...] = ()
        self.age = 0
        self.by: set[str] = set()
        self.near = False


class Content(Value):
    """What a cue stands over. `fated`: what is said to become of the treaty, not the treaty."""

    sign: int
    treaties: tuple[str, ...]
    past: int
    inner: Node | None = None
    pointed: bool = False
    fated: bool = False


class Finding(Value):
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
