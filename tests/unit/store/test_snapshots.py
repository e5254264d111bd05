from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.snapshots import Snapshots


def fill(content: str):
    def write(target: str) -> None:
        Path(target).mkdir()
        (Path(target) / "isi").write_text(content)

    return write


def test_before_the_first(tmp_path):
    snapshots = Snapshots(tmp_path / "snapshots")
    assert snapshots.newest() is None
    with pytest.raises(StoreError, match="UJ408"):
        snapshots.lease()


def test_the_newest_wins_and_the_old_go(tmp_path):
    snapshots = Snapshots(tmp_path)
    first = snapshots.publish(fill("satu"))
    second = snapshots.publish(fill("dua"))
    assert snapshots.newest() == second
    assert not first.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [second.name, f"{second.name}.lock"]


def test_a_lease_keeps_its_snapshot(tmp_path):
    snapshots = Snapshots(tmp_path)
    snapshots.publish(fill("satu"))
    lease = snapshots.lease()
    snapshots.publish(fill("dua"))
    assert (lease.path / "isi").read_text() == "satu"
    lease.end()
    assert not lease.path.exists()
    lease.end()


def test_an_old_snapshot_goes_with_its_last_reader_and_the_newest_stays(tmp_path):
    snapshots = Snapshots(tmp_path)
    snapshots.publish(fill("satu"))
    first, second = snapshots.lease(), snapshots.lease()
    newest = snapshots.publish(fill("dua"))
    first.end()
    assert first.path.exists()
    second.end()
    assert not second.path.exists()
    third = snapshots.lease()
    third.end()
    assert (third.path, newest.exists(), snapshots.count()) == (newest, True, 1)


def test_a_killed_reader_keeps_nothing(tmp_path):
    snapshots = Snapshots(tmp_path)
    first = snapshots.publish(fill("satu"))
    script = (
        "import sys, time; from pathlib import Path; from kg.store.snapshots import Snapshots\n"
        "lease = Snapshots(Path(sys.argv[1])).lease(); print(lease.path, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline().strip() == str(first)
        snapshots.publish(fill("dua"))
        assert first.exists()
        reader.kill()
        reader.wait()
    snapshots.prune()
    assert not first.exists()


def test_a_publication_that_fails_changes_nothing(tmp_path):
    snapshots = Snapshots(tmp_path)
    first = snapshots.publish(fill("satu"))

    def fail(target: str) -> None:
        Path(target).mkdir()
        message = "disk penuh"
        raise OSError(message)

    with pytest.raises(OSError, match="disk penuh"):
        snapshots.publish(fail)
    assert snapshots.newest() == first
    second = snapshots.publish(fill("dua"))
    assert (second / "isi").read_text() == "dua"


def test_a_folder_has_a_state_once_it_rested_and_another_after_the_next_publication(tmp_path):
    snapshots = Snapshots(tmp_path / "snapshots")
    assert snapshots.state() is None
    snapshots.publish(fill("satu"))
    assert snapshots.state() is None
    rested = time.time() - 60
    os.utime(snapshots.folder, (rested, rested))
    first = snapshots.state()
    assert first is not None
    assert snapshots.state() == first
    snapshots.publish(fill("dua"))
    os.utime(snapshots.folder, (rested + 1, rested + 1))
    assert snapshots.state() not in {None, first}
