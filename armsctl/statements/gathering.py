"""The speakers of a document put together from all that resolved to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armsctl.statements.model import Form, Speaker
from armsctl.statements.speakers import NEUTER, PLURAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armsctl.statements.model import Span
    from armsctl.statements.speakers import Resolved


class Gathering:
    """The speakers of a document as they are met: forms, counts, roles."""

    def __init__(self, text: str, names: Mapping[str, str]) -> None:
        self._text = text
        self._names = names
        self._resolved: dict[str, Resolved] = {}
        self._forms: dict[str, dict[str, Form]] = {}
        self._counts: dict[str, int] = {}

    def meet(self, resolved: Resolved, spans: Sequence[Span], *, speaks: bool = True) -> None:
        """Note that a source means `resolved`; `speaks`: a statement of theirs is counted."""
        known = self._resolved.setdefault(resolved.name, resolved)
        if known.person is None and resolved.person is not None:
            self._resolved[resolved.name] = resolved
        forms = self._forms.setdefault(resolved.name, {})
        for start, end in spans[:1]:
            text = " ".join(self._text[start:end].split())
            forms.setdefault(text, Form(text, start, resolved.because))
        self._counts[resolved.name] = self._counts.get(resolved.name, 0) + speaks

    def speakers(self) -> tuple[Speaker, ...]:
        """Return the speakers in the order in which they were met."""
        return tuple(
            Speaker(
                name=name,
                kind=resolved.kind,
                role=resolved.person.role if resolved.person else None,
                affiliation=self._side(resolved),
                aliases=self._aliases(resolved),
                statements=self._counts[name],
                forms=tuple(self._forms[name].values()),
            )
            for name, resolved in self._resolved.items()
        )

    def _side(self, resolved: Resolved) -> str | None:
        if resolved.person is None or resolved.person.affiliation is None:
            return None
        return self._names.get(resolved.person.affiliation, resolved.person.affiliation)

    def _aliases(self, resolved: Resolved) -> tuple[str, ...]:
        """Return the other names that the document uses: no pronouns, no mere descriptions."""
        if resolved.person is not None:
            names = [" ".join(naming.words) for naming in resolved.person.namings]
        elif resolved.kind in {"state", "organisation", "outlet"}:
            names = [
                form.removeprefix("the ").removeprefix("The ")
                for form in self._forms[resolved.name]
                if len(form) < 60 and form.lower() not in PLURAL | NEUTER
            ]
        else:
            names = []
        return tuple(name for name in dict.fromkeys(names) if name != resolved.name)
