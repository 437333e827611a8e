from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from armsctl.catalogue import CatalogueError, load_catalogue
from armsctl.catalogue.faults import Fault, Faults
from armsctl.catalogue.fields import SECTIONS
from armsctl.catalogue.reading import MOST_BYTES, compose

SECONDS = 5.0  # generous: what is refused is refused while it is read


def fault_of(path: Path) -> str:
    start = time.monotonic()
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(path, default=False)
    assert time.monotonic() - start < SECONDS
    assert len(caught.value.faults) == 1
    return str(caught.value.faults[0])


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert fault_of(path) == (
        f"{path}:1:1: 50.0 MB: too large for a catalogue (at most 5 MB); is it the right file?"
    )


def test_a_file_of_five_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"actors: []\n# ".ljust(MOST_BYTES, b"x"))
    assert load_catalogue(path, default=False).actors == {}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_device_that_never_ends_is_refused() -> None:
    assert "more than 5 MB: too large for a catalogue" in fault_of(Path("/dev/zero"))


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.yaml"
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "stands for more than 500,000 values; shorten it" in fault_of(path)


def test_an_alias_that_is_used_often_but_small_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "actors:\n- {id: a, name: Aa, kind: &k state}\n"
        + "".join(f"- {{id: a{n}, name: Aa{n}, kind: *k}}\n" for n in range(500)),
        encoding="utf-8",
    )
    assert len(load_catalogue(path, default=False).actors) == 501


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_deep_nesting_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text(text, encoding="utf-8")
    assert "nested more than 16 levels deep; write it flat" in fault_of(path)


def test_text_that_is_not_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("actors:\n  # café é".encode() + " né".encode("latin-1") + b"\n")
    assert fault_of(path) == f"{path}:2:13: byte 0xe9 is not UTF-8; save the file as UTF-8"


def test_a_byte_order_mark_and_carriage_returns_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbfactors:\r\n- {id: a, name: Aa, kind: state}\r\n")
    assert list(load_catalogue(path, default=False).actors) == ["a"]


def test_a_missing_file_a_directory_and_a_name_that_cannot_be(tmp_path: Path) -> None:
    missing = tmp_path / "none.yaml"
    assert fault_of(missing) == f"{missing}:1:1: no such file; check the name"
    assert fault_of(tmp_path).endswith("this is a directory; name a YAML file in it")
    assert "cannot be read" in fault_of(tmp_path / "nul\0.yaml")
    assert "cannot be read" in fault_of(tmp_path / ("long" * 200))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.touch(mode=0o000)
    assert fault_of(path).endswith("no permission to read this file")


@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_garbage_raises_nothing_but_faults(content: bytes) -> None:
    compose(content, Path("garbage.yaml"), Faults())


KEYS = sorted({key for keys in SECTIONS.values() for key in keys})
# Pieces of catalogues and of YAML, put together at random.
PIECES = [
    *SECTIONS,
    *KEYS,
    *"-:[]{},&*!?|>'\"#%\\\t~é\n ",
    ": ",
    "\n- ",
    "\n  ",
    "*a",
    "&a ",
    "!!int ",
]


def faults_of(path: Path, text: str) -> tuple[Fault, ...]:
    path.write_text(text, encoding="utf-8", newline="")
    try:
        load_catalogue(path, default=False)
    except CatalogueError as error:
        return error.faults
    return ()


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=60, deadline=None)
def test_bad_catalogues_raise_nothing_but_catalogue_errors(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    count = text.count("\n") + 2
    for fault in faults_of(tmp_path_factory.getbasetemp() / "random.yaml", text):
        assert 1 <= fault.line <= count
        assert fault.column >= 1
        assert str(fault).isprintable()


# Whole sections with values of the wrong kind in the right places.
VALUES: st.SearchStrategy[object] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.dates()
    | st.sampled_from(["inf", "missile", "treaty", "ended", "ground"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "near", "date", "classes", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(["treaties", "weapons", "ranges", "actors"]),
        st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8), max_size=3),
        min_size=1,
    )
)
@settings(max_examples=60, deadline=None)
def test_wrong_values_raise_nothing_but_catalogue_errors(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    for fault in faults_of(tmp_path_factory.getbasetemp() / "values.yaml", text):
        assert str(fault).isprintable()
