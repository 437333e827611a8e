"""Every cue of the lexicon is found in its own example, and says something of the treaty there."""

from __future__ import annotations

import re
from typing import Any

import pytest

from armsctl.catalogue.model import Actor, Catalogue
from armsctl.documents.model import Document
from armsctl.lexicon import load_lexicon
from armsctl.mentions.model import Mention
from armsctl.stances import find_stances
from armsctl.stances.cues import LEXICON
from armsctl.statements.model import Discourse

STATES = Catalogue(
    actors={
        name.lower(): Actor(id=name.lower(), name=name, kind="state")
        for name in ("Spain", "France", "Italy")
    }
)
# Verdicts need a speaker, whose words these are.
SPOKEN = ("quality", "worth")


def examples() -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    kind = ""
    data: dict[str, Any] = load_lexicon(LEXICON)
    for key, value in data.items():
        if "." not in key:
            kind = value["class"] if value["weight"] else "hollow"
            continue
        found += [(cue, text, kind) for cue, text in value.items()]
    return found


@pytest.mark.parametrize("form", ["verb", "noun", "adjective"])
def test_lexicon_forms(form: str) -> None:
    assert any(key.endswith(f".{form}") for key in load_lexicon(LEXICON))


@pytest.mark.parametrize(("cue", "text", "kind"), examples())
def test_cue(cue: str, text: str, kind: str) -> None:
    own = kind in SPOKEN or text.startswith(("We ", "There ", "The treaty should"))
    mentions = tuple(
        Mention(m.start(), m.end(), m.group(), "treaty", "inf", "INF Treaty", "anaphor")
        for m in re.finditer(r"\btreaty\b", text)
    )
    document = Document(id="example", text=text, speaker="Italy" if own else None)
    stances = find_stances(document, mentions, Discourse(), STATES)
    cues = {found for stance in stances for piece in stance.evidence for found in piece.cues}
    assert (cue in cues) == (kind != "hollow")
    for stance in stances:
        for piece in stance.evidence:
            assert text[piece.start : piece.end] == piece.text
            assert piece.because
