"""What holds of every text: spans lie in it, results repeat, hostile texts do not stall."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.catalogue.model import Actor, Alias, Catalogue
from armsctl.documents.model import Document
from armsctl.mentions.model import Mention
from armsctl.stances import Stance, find_stances
from armsctl.statements.model import Discourse

CATALOGUE = Catalogue(
    actors={
        "norway": Actor(
            "norway", "Norway", "state", (Alias("Oslo"),), ("Norwegian",), ("Norwegians",)
        ),
        "sweden": Actor("sweden", "Sweden", "state", (), ("Swedish",), ("Swedes",)),
    }
)
VOCABULARY = (
    "the treaty Norway Sweden Norwegian withdrew from left signed ratify refuse to not condemned "
    "welcomed withdrawal decision if will would should must be been it , . ( ) and or that who 's "
    "urged to stay in by is a disaster cornerstone of we I has never"
)
WORDS = VOCABULARY.split()


def stances(text: str, speaker: str | None = None) -> tuple[Stance, ...]:
    mentions = tuple(
        Mention(m.start(), m.end(), m.group(), "treaty", "inf", "INF Treaty", "anaphor")
        for m in re.finditer(r"\btreaty\b", text)
    )
    document = Document(id="text", text=text, speaker=speaker)
    return find_stances(document, mentions, Discourse(), CATALOGUE)


@given(st.lists(st.sampled_from((*WORDS, '"')), max_size=60), st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_words(words: list[str], speech: bool) -> None:
    text = " ".join(words)
    found = stances(text, "Norway" if speech else None)
    assert found == stances(text, "Norway" if speech else None)
    for stance in found:
        assert 0 <= stance.confidence <= 1
        assert stance.evidence
        assert stance.reporter != stance.holder
        for piece in stance.evidence:
            assert text[piece.start : piece.end] == piece.text
    pairs = [(stance.holder, stance.treaty) for stance in found]
    assert len(pairs) == len(set(pairs))


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    stances(f"{text} the treaty {text}")


def test_no_mentions_no_stances() -> None:
    assert stances("Norway withdrew from the pact.") == ()


def test_hostile_text_is_read_in_linear_time() -> None:
    seconds = []
    for size in (500, 2000):
        text = "Norway refused to refuse to condemn the decision to leave the treaty, " * size
        start = time.perf_counter()
        stances(text)
        seconds.append(time.perf_counter() - start)
    assert seconds[1] < 12 * seconds[0] + 0.5
