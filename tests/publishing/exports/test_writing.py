from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import SetupError
from communique.publishing.exports.writing import replacing, replacing_all


def test_a_file_appears_when_all_is_written(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    with replacing(place) as out:
        out.write(b"one")
        assert not place.exists()
    assert place.read_bytes() == b"one"
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def fail_in_the_midst(place: Path) -> None:
    with replacing(place) as out:
        out.write(b"half")
        raise ValueError("half")


def fail_in_the_midst_of_several(folder: Path) -> None:
    with replacing_all(folder, ["a", "b"]) as files:
        files["a"].write(b"changed")
        raise ValueError("half")


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(b"before")
    with pytest.raises(ValueError, match="half"):
        fail_in_the_midst(place)
    assert place.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def test_of_several_files_all_appear_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "folder"
    with replacing_all(folder, ["a", "b"]) as files:
        files["a"].write(b"1")
        files["b"].write(b"2")
    (folder / "other").write_bytes(b"3")
    with pytest.raises(ValueError, match="half"):
        fail_in_the_midst_of_several(folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {
        "a": b"1",
        "b": b"2",
        "other": b"3",
    }


def test_a_place_that_cannot_be_written_is_named_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "none" / "a.csv", tmp_path / "file" / "a.csv"):
        with (
            pytest.raises(SetupError, match=r"a\.csv: cannot be written \(.+\); name another place"),
            replacing(place),
        ):
            pass
    with pytest.raises(SetupError, match="file: cannot be written"), replacing_all(tmp_path / "file", ["a"]):
        pass
