"""The ways of searching, word by word and with the two automata, find the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsctl.catalogue import load_catalogue
from armsctl.documents.model import Document
from armsctl.mentions import MentionFinder
from armsctl.mentions.aliases import patterns_of
from armsctl.mentions.folding import fold
from armsctl.mentions.names import search

CATALOGUE = load_catalogue()
PATTERNS = patterns_of(CATALOGUE)
NAMES = [pattern.decode().strip() for pattern in PATTERNS.patterns]
PARTS = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(["the", "s", "treaty", "500 km", "U.S.", ".", "’s", "é"]),
)


@pytest.fixture(scope="module", params=[250_000, 5_000_000], ids=["some text", "a corpus"])
def experienced(request: pytest.FixtureRequest) -> MentionFinder:
    """Return a finder that has read so many bytes."""
    found = MentionFinder(CATALOGUE)
    found.find(Document("long", "word " * (request.param // 5)))
    return found


@given(st.lists(PARTS, max_size=12), st.sampled_from([" ", "", "s ", "-", "\n\n"]))
def test_all_find_the_same(experienced: MentionFinder, parts: list[str], between: str) -> None:
    text = between.join(parts)
    document = Document("a", text)
    assert MentionFinder(CATALOGUE).find(document) == experienced.find(document)


@given(st.sampled_from(NAMES))
def test_every_name_is_found_where_it_stands(name: str) -> None:
    folded = fold(f"of {name} and")
    found = [PATTERNS.patterns[index] for index, start, _ in search(folded, PATTERNS) if start == 3]
    assert name.encode() in [pattern.strip() for pattern in found]
