"""What is made of a catalogue is made once, and never taken for another's."""

from __future__ import annotations

import armsctl
from armsctl.analysis import analyzer_of
from armsctl.catalogue.tables import once


def test_a_thing_is_made_once_for_each_catalogue() -> None:
    made: list[str] = []

    @once
    def first_treaty(catalogue: armsctl.Catalogue) -> str:
        made.append(catalogue.digest)
        return next(iter(catalogue.treaties))

    catalogue = armsctl.load_catalogue()
    assert first_treaty(catalogue) == first_treaty(catalogue)
    assert len(made) == 1


def test_a_catalogue_with_an_entry_taken_out_is_another() -> None:
    catalogue = armsctl.load_catalogue()
    without = catalogue._replace(
        treaties={name: found for name, found in catalogue.treaties.items() if name != "inf"}
    )
    text = "Norway wants the INF Treaty kept."
    assert [mention.id for mention in armsctl.analyze(text, catalogue).mentions] == ["inf"]
    assert armsctl.analyze(text, without).mentions == ()
    assert analyzer_of(catalogue) is analyzer_of(catalogue)
