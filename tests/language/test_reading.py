"""Sentences, tokens, tags and groups."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.language import (
    base_of,
    noun_groups,
    read,
    sentence_at,
    sentences,
    token_at,
    tokens,
    verb_groups,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Weber met Gen. Roth. They ate.", ["Mr. Weber met Gen. Roth.", "They ate."]),
        ("The U.S. Navy left. It rained.", ["The U.S. Navy left.", "It rained."]),
        ("He lives in the U.S. The train left.", ["He lives in the U.S.", "The train left."]),
        ("J. F. Roth spoke. All left.", ["J. F. Roth spoke.", "All left."]),
        ("It cost $1.5 million. Why? All knew!", ["It cost $1.5 million.", "Why?", "All knew!"]),
        ('"Is it over?" he asked. "Yes."', ['"Is it over?" he asked.', '"Yes."']),
        ("It ended. (He left.) She stayed.", ["It ended.", "(He left.)", "She stayed."]),
        ("On Jan. 5 they met. It snowed.", ["On Jan. 5 they met.", "It snowed."]),
        ("Envoy says pact is dead\n\nBERN — It is.", ["Envoy says pact is dead", "BERN — It is."]),
        (
            "The delegation thanks the President of the\nGeneral Assembly for his patience.",
            ["The delegation thanks the President of the\nGeneral Assembly for his patience."],
        ),
        ("", []),
        (" \n ", []),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. plan", "the|U.S.|plan"),
        ("Trump’s deal", "Trump|’s|deal"),
        ("don't go", "don|'t|go"),
        ("short-range, 1,500.5 km", "short-range|,|1,500.5|km"),
        ("yes--no", "yes|--|no"),
        ("“a”", "“|a|”"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert "|".join(token.text for token in tokens(text)) == expected


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The envoy reports that it rained.", "DNZTPL."),
        ("The reports were long.", "DNBA."),
        ("They plan to leave.", "PVFV."),
        ("The plan failed.", "DNL."),
        ("He was told to go.", "PBYFV."),
        ("RIA Novosti reports.", "EEZ."),
        ("It’s over.", "PBI."),
        ("Roth’s plan failed.", "E'NL."),
        ("The voters’ choice stands.", "DN'NZ."),
        ("Trump said no.", "ELD."),
        ("Envoy Says Treaty Will End", "EZEMV"),
        ("It no longer works.", "PRRZ."),
        ("The US team met us.", "DENLO."),
    ],
)
def test_tags(text: str, tags: str) -> None:
    assert read(text).tags == tags


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("telling", "tell"),
        ("planned", "plan"),
        ("argued", "argue"),
        ("wrote", "write"),
        ("panicking", "panic"),
        ("missile", "missile"),
    ],
)
def test_base_of(form: str, base: str) -> None:
    assert base_of(form) == base


def test_groups() -> None:
    reading = read("The Russian defence minister has not been told about the silos.")
    spans = noun_groups(reading, 0, len(reading.words))
    assert [" ".join(reading.words[a:b]) for a, b in spans] == [
        "The Russian defence minister",
        "the silos",
    ]
    spans = verb_groups(reading, 0, len(reading.words))
    assert [" ".join(reading.words[a:b]) for a, b in spans] == ["has not been told"]


def test_places() -> None:
    text = "He left. She stayed."
    reading = read(text)
    assert reading.words[token_at(reading, text.index("She"))] == "She"
    first, past = sentence_at(reading, text.index("stayed"))
    assert reading.words[first:past] == ["She", "stayed", "."]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_a_reading_covers_the_text(text: str) -> None:
    reading = read(text)
    count = len(reading.words)
    assert len(reading.tags) == len(reading.starts) == len(reading.ends) == count
    assert all(
        text[start:end] == word
        for start, end, word in zip(reading.starts, reading.ends, reading.words, strict=True)
    )
    assert "".join(reading.words) == "".join(text.split())
    assert reading.bounds == sorted(set(reading.bounds))
    assert reading.bounds[-1] == count
    assert set(reading.paragraphs) <= set(reading.bounds)
