"""Of a long document only what surrounds its mentions is read, and every offset leads back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsctl.analysis import Analyzer
from armsctl.documents.model import Document
from armsctl.statements import excerpt_of, read_discourse
from armsctl.statements.passages import FAR, PART, paragraphs, parted

ANALYZER = Analyzer()
IDLE = (
    "The council of the town met on Tuesday to talk about the price of bread, said the clerk.",
    "Rain fell on the fields beyond the river, and nobody expected the ferry to run before noon.",
    "“We shall mend the bridge first,” the engineer told the meeting, and the members agreed.",
)
HEAD = ("Envoys meet by the lake", "Two envoys met in Lund on Monday.")
INTRODUCED = "Viktor Malin, the deputy foreign minister of Russia, arrived by train."
SPOKEN = "Malin sat down late. He was in no hurry, his aides said."
SAID = "“We shall stay in the INF Treaty,” he said."


def article(*, idle: int = 12) -> str:
    rows = [*HEAD, INTRODUCED, *(IDLE * idle), SPOKEN, SAID, *(IDLE * idle)]
    return "\n\n".join(rows)


def test_what_is_far_from_the_mentions_is_left_out() -> None:
    text = article()
    report = ANALYZER.analyze(text)
    (mention,) = report.mentions
    part = excerpt_of(Document("a", text), report.mentions, ANALYZER.catalogue)
    assert len(part.document.text) < len(text) / 4
    for kept in (*HEAD, INTRODUCED, SPOKEN, SAID):
        assert kept in part.document.text
    assert part.document.text[part.mentions[0].start : part.mentions[0].end] == mention.text
    # `armsctl statements` has them all.
    whole = read_discourse(Document("a", text), report.mentions, ANALYZER.catalogue)
    assert len(report.discourse.statements) < len(whole.statements) / 3


def test_a_speaker_is_known_from_where_he_was_named_first() -> None:
    text = article()
    report = ANALYZER.analyze(text)
    assert report.voice(0).speaker == "Viktor Malin"
    (malin,) = [s for s in report.discourse.speakers if s.name == "Viktor Malin"]
    assert malin.affiliation == "Russia"
    assert malin.role == "deputy foreign minister of Russia"
    (stance,) = report.stances
    assert (stance.holder, stance.treaty, stance.stance) == ("Viktor Malin", "inf", "support")


def test_every_offset_leads_back_to_its_words() -> None:
    text = article()
    report = ANALYZER.analyze(text)
    number = report.voice(0).statement
    assert number is not None
    statement = report.discourse.statements[number]
    (content,) = statement.content
    assert text[slice(*content)] == "“We shall stay in the INF Treaty,”"
    assert [text[slice(*span)] for span in (*statement.source, *statement.cue)] == ["he", "said"]
    for speaker in report.discourse.speakers:
        for form in speaker.forms:
            assert text.startswith(form.text, form.start)
    for stance in report.stances:
        for piece in stance.evidence:
            assert text[piece.start : piece.end] == piece.text


def test_a_quotation_over_paragraphs_is_read_from_its_beginning() -> None:
    quoted = [f"“The {n}th reason is the sea, and there is no other like it." for n in range(6)]
    rows = [*HEAD, *(IDLE * 8), "Anna Berg told the paper:", *quoted, "“We leave the INF Treaty.”"]
    report = ANALYZER.analyze("\n\n".join([*rows, *(IDLE * 8)]))
    assert report.voice(0).speaker == "Anna Berg"


def test_a_short_text_is_read_whole() -> None:
    text = article(idle=0)
    document = Document("a", text)
    part = excerpt_of(document, ANALYZER.analyze(text).mentions, ANALYZER.catalogue)
    assert part.document is document


ROWS = st.sampled_from(
    [*IDLE, INTRODUCED, SPOKEN, SAID, "Kyiv wants the NPT kept.", "  ", "a lower line", "\r"]
)


@given(st.lists(ROWS, max_size=40), st.sampled_from(["\n\n", "\n", " \r\n", "\n \n"]))
def test_spans_of_an_excerpt_are_those_of_the_text(rows: list[str], between: str) -> None:
    text = between.join(rows)
    report = ANALYZER.analyze(text)
    part = excerpt_of(Document("a", text), report.mentions, ANALYZER.catalogue)
    for own, whole in zip(part.mentions, report.mentions, strict=True):
        assert part.span((own.start, own.end)) == (whole.start, whole.end)
        assert part.document.text[own.start : own.end] == whole.text
    for statement in report.discourse.statements:
        for start, end in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("one\n\ntwo", 2),
        ("a headline\nand the text of it", 1),
        ("A line.\nAnother line.", 2),
        (f"{'wrapped at a width ' * 4}\nGoes on here.", 1),
        (f"{'wrapped at a width ' * 4}\n\nBegins here.\n", 2),
    ],
)
def test_paragraphs(text: str, count: int) -> None:
    assert len(paragraphs(text)) == count


PLAIN = "The ferry ran late and nobody had expected it to run before noon. "
QUOTED = "“The ferry ran late. Nobody expected it before noon. We waited for it,” he said. "


def test_a_long_paragraph_is_parted_between_sentences() -> None:
    text = PLAIN * 40
    starts = parted(text, [0])
    assert len(starts) > 5
    assert all(text[start:].startswith(PLAIN) for start in starts)
    assert all(past - first >= PART for first, past in pairwise([*starts, len(text)]))


def test_a_short_paragraph_is_not_parted() -> None:
    text = PLAIN * 5 + "\n\n" + PLAIN * 5
    assert parted(text, paragraphs(text)) == paragraphs(text)


@pytest.mark.parametrize("sentence", [QUOTED, QUOTED.replace("”", '"'), f"„{QUOTED[1:]}"])
def test_no_quotation_is_parted(sentence: str) -> None:
    text = sentence * 40
    starts = parted(text, [0])
    assert len(starts) > 5
    assert all(text[start:].startswith(sentence) for start in starts)


def test_what_follows_a_mark_that_is_never_closed_is_not_parted() -> None:
    text = PLAIN * 20 + "“" + PLAIN * 20
    assert max(parted(text, [0])) <= text.index("“")


def test_of_an_article_in_one_paragraph_a_part_is_read() -> None:
    text = article().replace("\n\n", " ")
    report = ANALYZER.analyze(text)
    part = excerpt_of(Document("a", text), report.mentions, ANALYZER.catalogue)
    assert len(part.document.text) < len(text) / 2
    assert report.voice(0).speaker == "Viktor Malin"


@pytest.mark.parametrize(("between", "name"), [(FAR // 2, "Viktor Malin"), (FAR * 2, "Malin")])
def test_who_speaks_is_looked_for_before_but_not_in_all_of_a_book(between: int, name: str) -> None:
    filler = "\n\n".join(IDLE) + "\n\n"
    said = "“We shall stay in the INF Treaty,” Malin said."
    text = f"{filler * 3}{INTRODUCED}\n\n{filler * (between // len(filler))}{said}\n\n{filler * 9}"
    assert ANALYZER.analyze(text).voice(0).speaker == name


def test_statements_are_sought_around_the_mentions_only() -> None:
    text = article()
    report = ANALYZER.analyze(text)
    lines = text.split("\n\n")
    said = {text[slice(*span)] for found in report.discourse.statements for span in found.content}
    assert "“We shall stay in the INF Treaty,”" in said
    assert not any(lines[0] in content or IDLE[0][:20] in content for content in said)


@pytest.mark.parametrize(
    ("own", "read"),
    [
        ("He spoke of the missile.", True),
        ("“The missile flew,” said Anna Berg.", True),
        ("The missile flew over the lake.", False),  # it goes back to nobody
    ],
)
def test_what_is_before_a_weapon_is_read_where_somebody_is_gone_back_to(
    own: str, *, read: bool
) -> None:
    before = "Rain fell on the quiet town, the envoys said."
    text = "\n\n".join([*HEAD, *(IDLE * 12), before, own, *(IDLE * 12)])
    document = Document("a", text)
    part = excerpt_of(document, ANALYZER.analyze(text).mentions, ANALYZER.catalogue)
    assert own in part.document.text
    assert (before in part.document.text) is read
    assert HEAD[1] not in part.document.text  # the head is a treaty's


def test_a_person_is_introduced_where_the_full_name_stands() -> None:
    full = "Then Viktor Malin came in."
    rows = [
        "Malin's hour",
        "It was late.",
        *(IDLE * 6),
        full,
        *(IDLE * 6),
        "Malin left the INF Treaty.",
    ]
    text = "\n\n".join(rows)
    part = excerpt_of(Document("a", text), ANALYZER.analyze(text).mentions, ANALYZER.catalogue)
    assert full in part.document.text
