from __future__ import annotations

import datetime as dt
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.catalogue import CatalogueError, builtin_path, load_catalogue, loader
from armsctl.catalogue.model import Alias, Catalogue, Event, Limits, Treaty, Weapon

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = Path(__file__).parent / "base.yaml"
TODAY = dt.date(2026, 11, 23)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def same(one: Catalogue, other: Catalogue) -> bool:
    sections = ("treaties", "weapons", "ranges", "actors")
    return all(
        list(getattr(one, it).items()) == list(getattr(other, it).items()) for it in sections
    )


def test_an_entry_has_every_field_of_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path / "mine.yaml",
        """
        treaties:
          - id: own
            name: Treaty of   Ghent
            short: Ghent Treaty
            kind: agreement
            status: suspended
            source: a book
            aliases: [Ghent, {text: GT, exact: true, near: [treaty], never: [car]}]
            described: [the Belgian treaty]
            parties: [russia]
            parties_count: 2
            parties_as_of: 2026-01-31
            signed: 2001-01-01
            in_force: 2002-02-02
            events: [{date: 2003-03-03, text: Put aside, status: suspended, source: a paper}]
            limits: {summary: No cannon, launch: sea, low_km: 1, high_km: 2.5, classes: [missile]}
            summary: >
              Two lines
              of text.
        weapons:
          - {id: own, name: Own, system: true, parent: missile, states: [russia], range_km: 300}
        """,
    )
    catalogue = load_catalogue(BASE, path, default=False, today=TODAY)
    assert catalogue.treaties["own"] == Treaty(
        id="own",
        name="Treaty of Ghent",
        short="Ghent Treaty",
        kind="agreement",
        status="suspended",
        source="a book",
        aliases=(Alias("Ghent"), Alias("GT", exact=True, near=("treaty",), never=("car",))),
        described=("the Belgian treaty",),
        parties=("russia",),
        parties_count=2,
        parties_as_of=dt.date(2026, 1, 31),
        signed=dt.date(2001, 1, 1),
        in_force=dt.date(2002, 2, 2),
        events=(Event(dt.date(2003, 3, 3), "Put aside", "suspended", "a paper"),),
        limits=Limits("No cannon", "sea", 1.0, 2.5, ("missile",)),
        summary="Two lines of text.",
    )
    assert catalogue.weapons["own"] == Weapon(
        id="own",
        name="Own",
        system=True,
        parent="missile",
        states=("russia",),
        range_km=(300.0, 300.0),
    )


def test_the_users_fields_win_and_the_others_stay(tmp_path: Path) -> None:
    path = write(
        tmp_path / "mine.yaml",
        "treaties:\n  - {id: inf, name: The Treaty, parties: [russia], limits: }\n"
        "actors:\n  - {id: france, name: France, kind: state}\n",
    )
    before = load_catalogue(BASE, default=False)
    after = load_catalogue(BASE, path, default=False)
    assert list(after.treaties) == ["inf", "npt"]
    assert list(after.actors) == ["russia", "united-states", "france"]
    old, new = before.treaties["inf"], after.treaties["inf"]
    assert (new.name, new.parties, new.limits) == ("The Treaty", ("russia",), None)
    assert (new.short, new.signed, new.aliases) == (old.short, old.signed, old.aliases)
    assert after.treaties["npt"] == before.treaties["npt"]
    assert after.digest != before.digest


def test_without_the_default_there_is_nothing() -> None:
    assert same(load_catalogue(default=False), Catalogue())


@given(
    st.dictionaries(
        st.sampled_from(["russia", "united-states", "france", "spain"]),
        st.fixed_dictionaries(
            {"kind": st.sampled_from(["state", "group"])},
            optional={
                "capital": st.sampled_from(["Paris", "Madrid"]),
                "adjectives": st.lists(st.sampled_from(["French", "Spanish"]), max_size=2),
                "of": st.just("russia") | st.none(),
            },
        ),
    )
)
@settings(max_examples=40, deadline=None)
def test_merging_a_file_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, actors: dict[str, dict[str, Any]]
) -> None:
    if "russia" in actors:
        actors["russia"]["of"] = None
    entries = [{"id": key, "name": key.title(), **fields} for key, fields in actors.items()]
    path = tmp_path_factory.getbasetemp() / "again.yaml"
    write(path, yaml.safe_dump({"actors": entries}))
    once = load_catalogue(BASE, path, default=False, today=TODAY)
    assert same(load_catalogue(BASE, path, path, default=False, today=TODAY), once)
    # What a catalogue holds is all in its file: it needs no other to stand on.
    for entry in entries:
        merged = once.actors[entry["id"]]
        assert merged.kind == entry["kind"]
        assert merged.capital == entry.get("capital", merged.capital)


def test_the_builtin_catalogue_is_found_and_has_what_it_must() -> None:
    catalogue = load_catalogue()
    assert builtin_path().name == "treaties.yaml"
    assert len(catalogue.treaties) >= 75
    assert len(catalogue.weapons) >= 180
    assert len(catalogue.ranges) >= 15
    assert len(catalogue.actors) >= 120


def test_the_builtin_catalogue_has_no_fault() -> None:
    try:
        loader.check_files(today=TODAY)
    except CatalogueError as error:
        pytest.fail(str(error))


@pytest.fixture
def builtin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a small catalogue of the test's own in the place of the built-in one."""
    monkeypatch.setenv("ARMSCTL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(loader, "builtin_path", lambda: tmp_path / "treaties.yaml")
    loader.builtin_catalogue.cache_clear()
    yield write(tmp_path / "treaties.yaml", BASE.read_text(encoding="utf-8"))
    loader.builtin_catalogue.cache_clear()


def test_from_the_cache_comes_the_same(builtin: Path) -> None:
    fresh = load_catalogue()
    cached = list((builtin.parent / "cache").iterdir())
    assert len(cached) == 1
    loader.builtin_catalogue.cache_clear()
    assert same(load_catalogue(), fresh)
    assert load_catalogue().digest == fresh.digest
    assert same(fresh, load_catalogue(BASE, default=False))


def test_a_changed_file_does_not_meet_the_old_cache(builtin: Path) -> None:
    load_catalogue()
    write(builtin, builtin.read_text(encoding="utf-8").replace("Tomahawk", "Hatchet"))
    loader.builtin_catalogue.cache_clear()
    assert load_catalogue().weapons["tomahawk"].name == "Hatchet"


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", '{"digest": 1}', '{"treaties": [[]]}'])
def test_a_damaged_cache_is_passed_over(builtin: Path, damage: str) -> None:
    fresh = load_catalogue()
    (cached,) = (builtin.parent / "cache").iterdir()
    write(cached, damage)
    loader.builtin_catalogue.cache_clear()
    assert same(load_catalogue(), fresh)


def test_a_faulty_builtin_catalogue_is_told(builtin: Path) -> None:
    write(builtin, "treaties: [{id: inf}]\n")
    with pytest.raises(CatalogueError, match="treaty 'inf' lacks 'name'"):
        load_catalogue()
    builtin.unlink()
    with pytest.raises(CatalogueError, match="cannot be read: No such file"):
        load_catalogue()


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ("signed: 1968-07-01", "signed: 1968-07-01\n    ended: 2020-01-01", "ended 2020-01-01"),
        ("parent: cruise-missile", "parent: cruiser", "unknown weapon 'cruiser'"),
        ("name: United States", "name: Russia", "is claimed by actor 'russia' too"),
    ],
)
def test_what_is_at_odds_in_the_builtin_catalogue_is_told_by_the_check_alone(
    builtin: Path, was: str, becomes: str, why: str
) -> None:
    write(builtin, builtin.read_text(encoding="utf-8").replace(was, becomes))
    assert list(load_catalogue().treaties) == ["inf", "npt"]
    with pytest.raises(CatalogueError, match=why):
        loader.check_files(today=TODAY)


def test_a_catalogue_goes_to_other_processes() -> None:
    catalogue = load_catalogue(BASE, default=False)
    assert same(pickle.loads(pickle.dumps(catalogue)), catalogue)  # noqa: S301 (our own)


def test_a_start_with_a_good_cache_imports_no_yaml() -> None:
    code = (
        "import sys, json; from armsctl.catalogue import load_catalogue; load_catalogue(); "
        "print(json.dumps([name for name in ('yaml', 'difflib', 'rich') if name in sys.modules]))"
    )
    load_catalogue()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert json.loads(done.stdout) == []
