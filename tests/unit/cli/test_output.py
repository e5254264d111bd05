"""`-o FILE`: a file that is whole or not there; links are followed, what is no regular file is written to."""

from __future__ import annotations

import gzip
import os
import stat
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from click.exceptions import Exit

from kg.cli.output import output
from kg.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe, heard = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    with output(pipe) as out:
        out.write(b"kutipan")
    reader.join()
    assert heard == [b"kutipan"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_who_reads_a_pipe_may_stop_early(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = Thread(target=lambda: pipe.open("rb").close())
    reader.start()
    with pytest.raises(Exit) as raised, output(pipe) as out:
        out.write(b"kutipan" * 1_000_000)
    reader.join()
    assert raised.value.exit_code == 0


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_is_followed(tmp_path: Path, *, is_there: bool) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "target", tmp_path / "a.gz"
    if is_there:
        target.write_bytes(b"before")
    link.symlink_to(target)
    with output(link) as out:
        out.write(b"kutipan")
        assert target.exists() is is_there
    assert link.is_symlink()
    assert gzip.decompress(target.read_bytes()) == b"kutipan"
    assert [path.name for path in target.parent.iterdir()] == ["target"]


def test_what_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"before")
    with pytest.raises(TypeError), output(path) as out:
        out.writelines((b"half", None))  # type: ignore[arg-type]
    assert path.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_that_is_not_there_is_told_by_the_name_that_was_given(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="UJ724") as raised, output(tmp_path / "none" / "a.gexf"):
        pass
    assert raised.value.place == str(tmp_path / "none" / "a.gexf")
