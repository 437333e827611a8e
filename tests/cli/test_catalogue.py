"""`armsctl catalogue`, run as users and scripts do."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from armsctl.catalogue import builtin_path, load_catalogue

if TYPE_CHECKING:
    from tests.cli.conftest import Run

BASE = Path(__file__).parents[1] / "catalogue" / "base.yaml"
OWN = ("--no-default-catalogue", "--catalogue", BASE)


def test_path_is_where_the_builtin_catalogue_lies(run: Run) -> None:
    done = run("catalogue", "path")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{builtin_path()}\n", "")


def test_list_prints_a_line_an_entry_into_a_pipe(run: Run) -> None:
    done = run("catalogue", "list", *OWN)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines if line and line[0] != "─"] == [
        *("id", "inf", "npt"),
        *("id", "missile", "cruise-missile", "tomahawk"),
        *("id", "inf-lower", "id", "russia", "united-states"),
    ]
    assert "ended 2019-08-02" in lines[2]
    assert all(line == line.rstrip() for line in lines)


def test_list_as_csv_has_the_same_columns_in_every_row(run: Run) -> None:
    done = run("catalogue", "list", *OWN, "--format", "csv", "--kind", "weapon", "--kind", "range")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert rows[0][:4] == ["kind", "id", "name", "type"]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [row[:2] for row in rows[1:]] == [
        ["weapon", "missile"],
        ["weapon", "cruise-missile"],
        ["weapon", "tomahawk"],
        ["range", "inf-lower"],
    ]


def test_list_as_json_is_a_catalogue_again(run: Run, tmp_path: Path) -> None:
    done = run("catalogue", "list", *OWN, "--format", "json")
    copy = tmp_path / "copy.yaml"
    copy.write_text(done.stdout, encoding="utf-8")
    one, other = (load_catalogue(path, default=False) for path in (BASE, copy))
    assert list(one.treaties.values()) == list(other.treaties.values())
    assert list(one.weapons.values()) == list(other.weapons.values())
    assert list(one.actors.values()) == list(other.actors.values())


def test_list_as_json_lines_names_the_section(run: Run) -> None:
    done = run("catalogue", "list", *OWN, "--format", "jsonl", "--kind", "range")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {
            "section": "ranges",
            "id": "inf-lower",
            "name": "INF lower limit",
            "km": 500,
            "treaty": "inf",
            "bound": "lower",
        }
    ]


def test_list_of_nothing_is_nothing(run: Run) -> None:
    done = run("catalogue", "list", "--no-default-catalogue")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_show_prints_a_card(run: Run) -> None:
    done = run("catalogue", "show", *OWN, "inf", "Tomahawk")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Intermediate-Range Nuclear Forces Treaty",
        "id          inf",
        "short name  INF Treaty",
        "kind        treaty",
        "status      ended 2019-08-02",
        "signed      1987-12-08",
        "in force    1988-06-01",
        "ended       2019-08-02",
        "parties     Russia, United States",
        "limits      launched from the ground",
        "            500 to 5,500 km",
        "ranges      INF lower limit (inf-lower): 500 km",
        "aliases     INF (written so; near treaty)",
        "source      a book",
        "",
        "Tomahawk",
        "id     tomahawk",
        "kind   weapon system",
        "class  cruise missile (cruise-missile)",
        "range  1,250 to 2,500 km",
    ]


def test_show_finds_ranges_and_actors_and_names(run: Run) -> None:
    done = run("catalogue", "show", *OWN, "inf-lower", "russia", "non proliferation treaty")
    assert done.returncode == 0
    assert "kind      range, lower limit\ndistance  500 km\ntreaty    INF Treaty" in done.stdout
    assert "capital     Moscow\nadjectives  Russian" in done.stdout
    assert "status      in force since 1970-03-05" in done.stdout


def test_show_of_an_unknown_id_names_the_nearest(run: Run) -> None:
    done = run("catalogue", "show", *OWN, "inf", "rusia", "zzzzz")
    assert done.returncode == 2
    assert done.stdout.startswith("Intermediate-Range")
    assert done.stderr.splitlines() == [
        "armsctl: no entry 'rusia'; did you mean russia?",
        "armsctl: no entry 'zzzzz'; see `armsctl catalogue list`",
    ]


@pytest.mark.parametrize("command", [["show", "evil"], ["list"], ["list", "--format", "csv"]])
def test_what_a_file_holds_is_printed_as_text(run: Run, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "evil.yaml"
    path.write_text(
        "actors: [{id: evil, name: '[bold]Evil[/] [link=x]y[/link]', kind: group, of: evil-2},"
        " {id: evil-2, name: '=1+1', kind: group}]",
        encoding="utf-8",
    )
    done = run("catalogue", *command, "--no-default-catalogue", "--catalogue", path)
    assert "[bold]Evil[/] [link=x]y[/link]" in done.stdout
    if "csv" in command:
        assert "evil-2,'=1+1,group" in done.stdout


def test_check_says_what_it_has_checked(run: Run) -> None:
    done = run("catalogue", "check", "--no-default-catalogue", BASE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "ok: 2 treaties, 3 weapons, 1 range, 2 actors\n"


def test_check_tells_every_fault_and_prints_nothing_else(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("treatys: []\nactors:\n  - {id: a, kind: group, knd: b}\n", encoding="utf-8")
    done = run("catalogue", "check", "mine.yaml", "none.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "mine.yaml:1:1: unknown key 'treatys' in the catalogue; did you mean 'treaties'?",
        "mine.yaml:3:5: actor 'a' lacks 'name'; add it",
        "mine.yaml:3:26: unknown key 'knd' in an actor; did you mean 'kind'?",
        "none.yaml:1:1: no such file; check the name",
    ]


def test_a_faulty_catalogue_ends_a_list_in_an_error(run: Run) -> None:
    done = run("catalogue", "list", "--catalogue", "none.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "armsctl: none.yaml:1:1: no such file; check the name\n"
